#include "report/hl-section.h"

#include "core/hl-text.h"
#include "report/hl-words.h"

/* More fields than this are counted, not named. */
#define MAX_NAMED 6

static void
append_strata (GString         *out,
               const char      *kind,
               const HlStratum *strata,
               guint            n_strata)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *count = hl_count_in_words (n_strata);
  g_autofree char *list = NULL;

  if (n_strata == 0)
    return;

  for (guint i = 0; i < n_strata; i++)
    g_ptr_array_add (names, strata[i].name);
  list = hl_words_join (names, "và");

  if (n_strata == 1)
    g_string_append_printf (out, "; %s: %s", kind, list);
  else if (n_strata <= MAX_NAMED)
    g_string_append_printf (out, "; %s %s: %s", count, kind, list);
  else
    g_string_append_printf (out, "; %s %s", count, kind);
}

static char *
describe_survey (const HlReportSpec *spec,
                 const HlSurvey     *survey)
{
  GString *out = g_string_new (NULL);
  g_autofree char *from = hl_words_date (survey->from);
  g_autofree char *to = hl_words_date (survey->to);
  g_autofree char *quota = hl_words_forms (hl_survey_quota (survey));
  const HlOffice *office = spec->office;
  const char *place = *office->one_stop != '\0' ? office->one_stop : office->name;

  g_string_append_printf (out, "người dân, tổ chức có giao dịch tại %s", place);
  append_strata (out, "lĩnh vực", survey->fields, survey->n_fields);
  append_strata (out, "địa bàn", survey->areas, survey->n_areas);
  g_string_append_printf (out, "; thời gian từ ngày %s đến ngày %s", from, to);
  if (hl_survey_quota (survey) != HL_UNKNOWN_COUNT)
    g_string_append_printf (out, "; số phiếu theo kế hoạch: %s", quota);
  g_string_append_c (out, '.');

  return g_string_free (out, FALSE);
}

static void
append_basis (HlRuns             *runs,
              const HlReportSpec *spec)
{
  g_autofree char *from = hl_words_date (spec->period.from);
  g_autofree char *to = hl_words_date (spec->period.to);
  guint n_open = 0;

  for (guint i = 0; i < spec->n_surveys; i++)
    n_open += spec->surveys[i].survey->state < HL_SURVEY_CLOSED;

  if (spec->basis == HL_BASIS_DATED)
    hl_runs_add (runs, HL_FONT_REGULAR,
                 "Số liệu lấy từ các phiếu ghi ngày trả lời trong kỳ báo cáo");
  else
    hl_runs_add (runs, HL_FONT_REGULAR, spec->n_surveys > 1 ?
                 "Số liệu lấy từ các đợt khảo sát có ngày kết thúc trong kỳ báo cáo" :
                 "Số liệu lấy từ đợt khảo sát có ngày kết thúc trong kỳ báo cáo");
  hl_runs_add_format (runs, HL_FONT_REGULAR, " (từ ngày %s đến ngày %s).", from, to);
  if (n_open > 0)
    hl_runs_add (runs, HL_FONT_REGULAR, spec->n_surveys > 1 ?
                 " Có đợt chưa kết thúc thu phiếu nên số liệu là tạm tính." :
                 " Việc thu phiếu chưa kết thúc nên số liệu là tạm tính.");
}

static void
add_round (HlFlow             *flow,
           const HlReportSpec *spec,
           guint               i)
{
  const HlSurvey *survey = spec->surveys[i].survey;
  g_autofree char *description = describe_survey (spec, survey);
  g_autoptr (HlRuns) runs = hl_runs_new ();

  hl_runs_add_format (runs, HL_FONT_REGULAR, "Đợt %u (%s): khảo sát %s", i + 1, survey->title,
                      description);
  hl_flow_item (flow, runs);
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  const char *written = hl_words_written (spec, "scope");
  g_autoptr (HlRuns) runs = hl_runs_new ();

  if (written != NULL)
    hl_flow_text (flow, written);
  else if (spec->n_surveys == 1)
    {
      g_autofree char *description = describe_survey (spec, spec->surveys[0].survey);

      hl_runs_add_format (runs, HL_FONT_REGULAR, "Khảo sát %s ", description);
    }

  for (guint i = 0; i < spec->n_surveys && written == NULL && spec->n_surveys > 1; i++)
    add_round (flow, spec, i);

  append_basis (runs, spec);
  hl_flow_paragraph (flow, runs);
}

const HlSectionType hl_section_scope = {
  .id = "scope",
  .part = "TÌNH HÌNH THỰC HIỆN",
  .title = "Phạm vi, đối tượng, thời gian",
  .text = "scope",
  .compose = compose,
};
