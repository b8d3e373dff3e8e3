#include "core/hl-text.h"
#include "report/hl-rules.h"
#include "report/hl-section.h"
#include "report/hl-words.h"

#define UNKNOWN "–"

/* What became of the issued forms of one round, or of all. */
typedef struct
{
  gint64   issued;
  gint64   returned;
  gint64   blank;
  gint64   refused;
  gint64   lost;
  gint64   outstanding;
  gboolean untracked; /* no register: some counts are unknown and stand among the outstanding */
} Hand;

static gint64
add_known (gint64 sum,
           gint64 count)
{
  if (count == HL_UNKNOWN_COUNT)
    return sum;

  return sum == HL_UNKNOWN_COUNT ? count : sum + count;
}

static gint64
known (gint64 count)
{
  return MAX (count, 0);
}

static Hand
count_hand (const HlReportSurvey *survey)
{
  Hand hand = { hl_survey_n_issued (survey->survey), survey->n_returned, survey->n_blank,
                survey->n_refused, survey->n_lost };

  if (hand.returned == HL_UNKNOWN_COUNT)
    hand.returned = survey->snapshot->received - known (survey->n_out_of_range);

  hand.outstanding = hand.issued - hand.returned - known (hand.blank) - known (hand.refused) -
                     known (hand.lost);
  hand.untracked = hand.blank == HL_UNKNOWN_COUNT || hand.refused == HL_UNKNOWN_COUNT ||
                   hand.lost == HL_UNKNOWN_COUNT;

  return hand;
}

static void
add_hand (Hand       *sum,
          const Hand *hand)
{
  sum->issued += hand->issued;
  sum->returned += hand->returned;
  sum->blank = add_known (sum->blank, hand->blank);
  sum->refused = add_known (sum->refused, hand->refused);
  sum->lost = add_known (sum->lost, hand->lost);
  sum->outstanding += hand->outstanding;
  sum->untracked = sum->untracked || hand->untracked;
}

static void
take_count (HlTable *table,
            gint64   count)
{
  hl_table_take_cell (table, count == HL_UNKNOWN_COUNT ? g_strdup (UNKNOWN) :
                      hl_count_format (count, HL_LANGUAGE_VI));
}

static void
add_hand_row (HlTable    *table,
              HlRowKind   kind,
              const char *title,
              const Hand *hand)
{
  hl_table_add_row (table, kind);
  if (title != NULL)
    hl_table_add_cell (table, title);
  take_count (table, hand->issued);
  take_count (table, hand->returned);
  take_count (table, hand->blank);
  take_count (table, hand->refused);
  take_count (table, hand->lost);
  take_count (table, hand->outstanding);
}

static HlTable *
make_hand_table (const HlReportSpec *spec,
                 Hand               *out_sum)
{
  static const HlColumn columns[] = {
    { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
    { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
  };
  static const char *const titles[] = {
    "Đợt khảo sát", "Phát ra", "Thu về có trả lời", "Trắng, hỏng", "Từ chối", "Mất", "Chưa thu",
  };
  guint skip = spec->n_surveys == 1 ? 1 : 0;
  HlTable *table = hl_table_new (columns + skip, G_N_ELEMENTS (columns) - skip);

  hl_table_add_row (table, HL_ROW_HEADER);
  for (guint i = skip; i < G_N_ELEMENTS (titles); i++)
    hl_table_add_cell (table, titles[i]);

  *out_sum = (Hand) { 0, 0, HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT };
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      Hand hand = count_hand (&spec->surveys[i]);

      add_hand (out_sum, &hand);
      add_hand_row (table, HL_ROW_BODY, skip > 0 ? NULL : spec->surveys[i].survey->title, &hand);
    }

  if (skip == 0)
    add_hand_row (table, HL_ROW_TOTAL, "Tổng số", out_sum);

  return table;
}

/* A row of the table by field: what was planned, came back and counts. */
typedef struct
{
  gint64 quota;
  guint  received;
  guint  invalid;
  guint  excluded;
  guint  valid;
} Tally;

static void
add_tally_row (HlTable     *table,
               HlRowKind    kind,
               const char  *number,
               const char  *title,
               const Tally *tally,
               gboolean     with_excluded)
{
  hl_table_add_row (table, kind);
  hl_table_add_cell (table, number);
  hl_table_add_cell (table, title);
  take_count (table, tally->quota);
  take_count (table, tally->received);
  take_count (table, tally->invalid);
  if (with_excluded)
    take_count (table, tally->excluded);
  take_count (table, tally->valid);
  if (tally->quota > 0)
    hl_table_take_cell (table, hl_ratio_format (tally->valid, tally->quota, 2, HL_LANGUAGE_VI));
  else
    hl_table_add_cell (table, UNKNOWN);
}

/* The grouping of a round's results that its quotas belong to. */
static const char *
find_grouping (const HlSurvey *survey)
{
  return survey->n_fields > 0 || survey->n_areas == 0 ? "field" : "area";
}

static gboolean
are_all_by_area (const HlReportSpec *spec)
{
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      if (*find_grouping (spec->surveys[i].survey) != 'a')
        return FALSE;
    }

  return TRUE;
}

static void
add_groups (HlTable               *table,
            const HlSurvey        *survey,
            const HlScoreSnapshot *snapshot,
            gboolean               with_excluded)
{
  const char *by = find_grouping (survey);
  const char *nameless = *by == 'f' ? "Không ghi lĩnh vực" : "Không ghi địa bàn";
  guint n = 0;

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];
      Tally tally = { group->quota, group->received, group->invalid, group->excluded,
                      group->result.overall.n };
      g_autofree char *number = g_strdup_printf ("%u", n + 1);

      if (!g_str_equal (group->by, by))
        continue;

      n++;
      add_tally_row (table, HL_ROW_BODY, number, *group->value != '\0' ? group->label : nameless,
                     &tally, with_excluded);
    }
}

static Tally
tally_survey (const HlReportSurvey *survey)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;

  return (Tally) { hl_survey_quota (survey->survey), snapshot->received, snapshot->invalid,
                   snapshot->excluded, snapshot->valid };
}

static HlTable *
make_tally_table (const HlReportSpec *spec,
                  Tally              *out_sum)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
    { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
  };
  gboolean with_excluded = FALSE;

  *out_sum = (Tally) { HL_UNKNOWN_COUNT };
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      Tally tally = tally_survey (&spec->surveys[i]);

      *out_sum = (Tally) { add_known (out_sum->quota, tally.quota),
                           out_sum->received + tally.received,
                           out_sum->invalid + tally.invalid, out_sum->excluded + tally.excluded,
                           out_sum->valid + tally.valid };
      with_excluded = with_excluded || tally.excluded > 0;
    }

  HlTable *table = hl_table_new (columns, G_N_ELEMENTS (columns) - (with_excluded ? 0 : 1));

  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, are_all_by_area (spec) ? "Địa bàn" : "Lĩnh vực");
  hl_table_add_cell (table, "Kế hoạch");
  hl_table_add_cell (table, "Thu về");
  hl_table_add_cell (table, "Không hợp lệ");
  if (with_excluded)
    hl_table_add_cell (table, "Loại khỏi kết quả");
  hl_table_add_cell (table, "Hợp lệ");
  hl_table_add_cell (table, "So với kế hoạch");

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      Tally tally = tally_survey (&spec->surveys[i]);
      g_autofree char *title = g_strdup_printf ("Cộng đợt %u", i + 1);

      if (spec->n_surveys > 1)
        {
          hl_table_add_row (table, HL_ROW_GROUP);
          hl_table_take_cell (table, g_strdup_printf ("Đợt %u: %s", i + 1,
                                                      spec->surveys[i].survey->title));
        }

      add_groups (table, spec->surveys[i].survey, spec->surveys[i].snapshot, with_excluded);
      if (spec->n_surveys > 1)
        add_tally_row (table, HL_ROW_TOTAL, "", title, &tally, with_excluded);
    }

  add_tally_row (table, HL_ROW_TOTAL, "", "Tổng số", out_sum, with_excluded);

  return table;
}

static void
add_opening (HlFlow             *flow,
             const HlReportSpec *spec,
             const Hand         *hand,
             const Tally        *tally)
{
  g_autofree char *issued = hl_words_forms (hand->issued);
  g_autofree char *received = hl_words_forms (tally->received);
  g_autofree char *valid = hl_words_forms (tally->valid);
  g_autofree char *invalid = hl_words_forms (tally->invalid);
  g_autofree char *excluded = hl_words_forms (tally->excluded);
  g_autofree char *share = hl_ratio_format (tally->valid, tally->received, 2, HL_LANGUAGE_VI);
  g_autoptr (HlRuns) runs = hl_runs_new ();

  if (hand->issued > 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Phát ra %s, thu về %s có trả lời", issued,
                        received);
  else
    hl_runs_add_format (runs, HL_FONT_REGULAR, "Thu về %s có trả lời", received);
  hl_runs_add_format (runs, HL_FONT_REGULAR, "; trong đó %s hợp lệ (%s), %s không hợp lệ", valid,
                      share,
                      invalid);
  if (tally->excluded > 0)
    hl_runs_add_format (runs, HL_FONT_REGULAR, ", %s loại khỏi kết quả", excluded);
  hl_runs_add (runs, HL_FONT_REGULAR, ".");

  hl_flow_paragraph (flow, runs);
}

/* A line of its own about forms that stand outside the count of issued ones. */
static void
add_line (HlFlow     *flow,
          const char *title,
          gint64      count,
          const char *remark)
{
  g_autofree char *forms = hl_words_forms (known (count));
  g_autofree char *line = g_strdup_printf ("%s: %s%s.", title, forms, remark);

  if (count > 0)
    hl_flow_note (flow, line);
}

static void
add_hand_notes (HlFlow     *flow,
                const Hand *hand)
{
  if (hand->untracked)
    hl_flow_note (flow, "(–) Không theo dõi; nếu có đã nằm trong số chưa thu.");
  if (hand->outstanding < 0)
    hl_flow_note (flow, "Số thu về nhiều hơn số phát ra: cần kiểm tra lại sổ phát, thu phiếu.");
}

static void
add_notes (HlFlow               *flow,
           const HlReportSurvey *survey,
           const char           *prefix)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;
  g_autofree char *reasons = hl_rules_count (survey->survey, snapshot->reasons, HL_EFFECT_INVALID);
  g_autofree char *warnings = hl_rules_count (survey->survey, snapshot->warnings, HL_EFFECT_OFF);
  g_autofree char *invalid = g_strdup_printf ("%sQuy tắc không hợp lệ và số phiếu vi phạm: %s.",
                                              prefix, reasons);
  g_autofree char *warned = g_strdup_printf ("%sCảnh báo, vẫn tính vào kết quả: %s.", prefix,
                                             warnings);
  gint64 paper = survey->n_returned == HL_UNKNOWN_COUNT ? 0 : survey->n_returned;
  gint64 rest = snapshot->received - known (survey->n_out_of_range) - paper;

  if (*reasons != '\0')
    hl_flow_note (flow, invalid);
  if (*warnings != '\0')
    hl_flow_note (flow, warned);
  add_line (flow, "Phiếu không có số hoặc ngoài dải số đã phát", survey->n_out_of_range,
            ", có trong số thu về, không có trong số phát ra");
  add_line (flow, "Phiếu trùng số", survey->n_duplicates, ", không nhập, không có trong số thu về");
  if (paper > 0)
    {
      add_line (flow, "Phiếu trả lời không dùng giấy", rest, ", có trong số thu về");
      add_line (flow, "Phiếu đã thu, chưa nhập", -rest, "");
    }
  add_line (flow, "Phiếu không ghi ngày trả lời", snapshot->undated, ", không tính vào kỳ báo cáo");
}

static void
compose (HlFlow             *flow,
         const HlReportSpec *spec)
{
  g_autoptr (HlTable) tallies = NULL;
  g_autoptr (HlTable) hands = NULL;
  Hand hand;
  Tally tally;

  if (!hl_section_has_forms (spec))
    {
      hl_flow_text (flow, "Đến thời điểm báo cáo chưa có phiếu trả lời.");
      return;
    }

  hands = make_hand_table (spec, &hand);
  tallies = make_tally_table (spec, &tally);
  add_opening (flow, spec, &hand, &tally);

  if (hand.issued > 0 && spec->basis == HL_BASIS_ENDED)
    {
      hl_flow_table (flow, "Số phiếu phát ra, thu về và hợp lệ", hands);
      add_hand_notes (flow, &hand);
      hl_flow_more_table (flow, are_all_by_area (spec) ? "Theo địa bàn" : "Theo lĩnh vực", tallies);
    }
  else
    hl_flow_table (flow, "Số phiếu thu về và hợp lệ", tallies);

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      g_autofree char *prefix = spec->n_surveys > 1 ? g_strdup_printf ("Đợt %u. ",
                                                                       i + 1) : g_strdup ("");

      add_notes (flow, &spec->surveys[i], prefix);
    }
}

const HlSectionType hl_section_forms = {
  .id = "forms",
  .part = "TÌNH HÌNH THỰC HIỆN",
  .title = "Tình hình phiếu",
  .compose = compose,
};
