#include "core/hl-text.h"
#include "report/hl-forms.h"
#include "report/hl-rules.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

static void
add_opening (HlFlow              *flow,
             const HlIssueCount  *issue,
             const HlReturnCount *returned)
{
  g_autofree char *issued = hl_words_forms (issue->issued);
  g_autofree char *received = hl_words_forms (returned->received);
  g_autofree char *valid = hl_words_forms (returned->valid);
  g_autofree char *invalid = returned->invalid > 0 ? hl_words_forms (returned->invalid) :
                             g_strdup ("không có phiếu");
  g_autofree char *excluded = hl_words_forms (returned->excluded);
  g_autofree char *share = hl_ratio_format (returned->valid, returned->received, 2, HL_LANGUAGE_VI);
  g_autoptr (HlRuns) runs = hl_runs_new ();

  if (issue->issued > 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Phát ra %s, thu về %s có trả lời", issued,
                        received);
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Thu về %s có trả lời", received);
  hl_runs_add_format (runs, HL_FONT_REGULAR, "; trong đó %s hợp lệ (%s), %s không hợp lệ", valid,
                      share, invalid);
  if (returned->excluded > 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR, ", %s bị loại khỏi kết quả", excluded);
  hl_runs_add (runs, HL_FONT_REGULAR, ".");

  hl_flow_paragraph (flow, runs);
}

/* A line of its own on forms that stand outside the count of issued ones; none for none. */
static void
add_line (HlFlow     *flow,
          const char *title,
          gint64      count,
          const char *remark)
{
  g_autofree char *forms = hl_words_forms (MAX (count, 0));
  g_autofree char *line = g_strdup_printf ("%s: %s%s.", title, forms, remark);

  if (count > 0)
    hl_flow_note (flow, line);
}

/* What the register tells beside the columns of the table. */
static void
add_register_notes (HlFlow             *flow,
                    const HlReportSpec *spec)
{
  gint64 n_not_met = 0, n_wrong_person = 0, n_replaced = 0, n_conflicts = 0;

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlReportSurvey *survey = &spec->surveys[i];

      n_not_met += survey->n_not_met;
      n_wrong_person += survey->n_wrong_person;
      n_replaced += survey->n_replaced;
      n_conflicts += survey->n_conflicts;
    }

  add_line (flow, "Trong số chưa thu, không gặp người trả lời", n_not_met, "");
  add_line (flow, "Trong số chưa thu, không đúng đối tượng", n_wrong_person, "");
  add_line (flow, "Trong số chưa thu, đã thay bằng phiếu khác", n_replaced, "");
  add_line (flow, "Phiếu đã có trả lời nhưng sổ phát, thu phiếu ghi khác", n_conflicts,
            ", tính là thu về");
}

static void
add_issue_notes (HlFlow             *flow,
                 const HlReportSpec *spec,
                 const HlIssueCount *issue)
{
  gint64 n_out_of_range = 0, n_duplicates = 0, n_others = 0, n_unkeyed = 0;

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      const HlReportSurvey *survey = &spec->surveys[i];
      gint64 outside = MAX (survey->n_out_of_range, 0);

      n_out_of_range += outside;
      n_duplicates += MAX (survey->n_duplicates, 0);
      if (survey->n_returned != HL_UNKNOWN_COUNT)
        n_others += survey->snapshot->received - outside - survey->n_returned + survey->n_unkeyed;
      n_unkeyed += survey->n_unkeyed;
    }

  if (issue->untracked)
    hl_flow_note (flow, "(–) Không theo dõi riêng; nếu có thì đã tính trong số chưa thu.");
  if (issue->outstanding < 0)
    hl_flow_note (flow, "Số thu về nhiều hơn số phát ra: cần kiểm tra lại sổ phát, thu phiếu.");
  add_line (flow, "Phiếu thu về không có số hoặc ngoài dải số đã phát", n_out_of_range, "");
  add_line (flow, "Phiếu trùng số", n_duplicates, ", không nhập");
  add_line (flow, "Phiếu trả lời không dùng giấy", n_others, "");
  add_line (flow, "Phiếu đã thu, chưa nhập", MAX (-n_others, 0) + n_unkeyed, "");
  add_register_notes (flow, spec);
}

static void
add_rule_notes (HlFlow               *flow,
                const HlReportSurvey *survey,
                const char           *prefix)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;
  g_autofree char *reasons = hl_rules_count (survey->survey, snapshot->reasons, HL_EFFECT_INVALID);
  g_autofree char *warnings = hl_rules_count (survey->survey, snapshot->warnings, HL_EFFECT_OFF);
  g_autofree char *changes = hl_rules_list_changes (survey->survey);
  g_autofree char *invalid = g_strdup_printf ("%sPhiếu không hợp lệ là phiếu: %s.", prefix,
                                              reasons);
  g_autofree char *warned = g_strdup_printf ("%sCần lưu ý, vẫn tính vào kết quả: %s.", prefix,
                                             warnings);
  g_autofree char *changed = g_strdup_printf ("%sQuy tắc kiểm tra khác mức thường dùng: %s.",
                                              prefix, changes);

  if (*reasons != '\0')
    hl_flow_note (flow, invalid);
  if (*warnings != '\0')
    hl_flow_note (flow, warned);
  if (*changes != '\0')
    hl_flow_note (flow, changed);
  add_line (flow, "Phiếu không ghi ngày trả lời", snapshot->undated, ", không tính vào kỳ báo cáo");
}

static void
add_tables (HlFlow             *flow,
            const HlReportSpec *spec)
{
  HlIssueCount issue;
  HlReturnCount returned;
  g_autoptr (HlTable) issues = hl_forms_make_issue_table (spec, &issue);
  g_autoptr (HlTable) returns = hl_forms_make_return_table (spec, &returned);

  add_opening (flow, &issue, &returned);

  if (issue.issued == 0 || spec->basis == HL_BASIS_DATED)
    {
      hl_flow_table (flow, "Số phiếu thu về và hợp lệ", returns);
      return;
    }

  hl_flow_table (flow, "Số phiếu phát ra, thu về và hợp lệ", issues);
  add_issue_notes (flow, spec, &issue);
  hl_flow_more_table (flow, hl_forms_are_by_area (spec) ? "Theo địa bàn" : "Theo lĩnh vực",
                      returns);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  if (!hl_section_has_forms (spec))
    {
      hl_flow_text (flow, "Đến thời điểm báo cáo chưa có phiếu trả lời.");
      return;
    }

  add_tables (flow, spec);
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("Đợt %u. ", i + 1);

      add_rule_notes (flow, &spec->surveys[i], spec->n_surveys > 1 ? prefix : "");
    }
}

const HlSectionType hl_section_forms = {
  .id = "forms",
  .part = "TÌNH HÌNH THỰC HIỆN",
  .title = "Tình hình phiếu",
  .compose = compose,
};
