#include "report/hl-forms.h"

#include "core/hl-text.h"

#define UNKNOWN "–"

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

static HlIssueCount
count_hand (const HlReportSurvey *survey)
{
  HlIssueCount hand = { hl_survey_n_issued (survey->survey), survey->n_returned, survey->n_blank,
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
add_hand (HlIssueCount       *sum,
          const HlIssueCount *hand)
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
add_hand_row (HlTable            *table,
              HlRowKind           kind,
              const char         *title,
              const HlIssueCount *hand)
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

/**
 * hl_forms_make_issue_table:
 * @spec: a report
 * @out_sum: (out): the counts of all rounds
 *
 * Tells what became of the issued forms, a row a round. Every row adds up: issued = returned with
 * answers + blank or spoiled + refused + lost + outstanding; where no register is kept the unknown
 * ones stand among the outstanding.
 *
 * Returns: (transfer full): the table
 */
HlTable *
hl_forms_make_issue_table (const HlReportSpec *spec,
                           HlIssueCount       *out_sum)
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

  *out_sum = (HlIssueCount) { 0, 0, HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT };
  for (guint i = 0; i < spec->n_surveys; i++)
    {
      HlIssueCount hand = count_hand (&spec->surveys[i]);

      add_hand (out_sum, &hand);
      add_hand_row (table, HL_ROW_BODY, skip > 0 ? NULL : spec->surveys[i].survey->title, &hand);
    }

  if (skip == 0)
    add_hand_row (table, HL_ROW_TOTAL, "Tổng số", out_sum);

  return table;
}

static void
add_tally_row (HlTable             *table,
               HlRowKind            kind,
               const char          *number,
               const char          *title,
               const HlReturnCount *tally,
               gboolean             with_excluded)
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

/**
 * hl_forms_are_by_area:
 * @spec: a report
 *
 * Returns: whether no round has fields, so that its forms are counted by area
 */
gboolean
hl_forms_are_by_area (const HlReportSpec *spec)
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
      HlReturnCount tally = { group->quota, group->received, group->invalid, group->excluded,
                              group->result.overall.n };
      g_autofree char *number = g_strdup_printf ("%u", n + 1);

      if (!g_str_equal (group->by, by))
        continue;

      n++;
      add_tally_row (table, HL_ROW_BODY, number, *group->value != '\0' ? group->label : nameless,
                     &tally, with_excluded);
    }
}

static HlReturnCount
tally_survey (const HlReportSurvey *survey)
{
  const HlScoreSnapshot *snapshot = survey->snapshot;

  return (HlReturnCount) { hl_survey_quota (survey->survey), snapshot->received, snapshot->invalid,
                           snapshot->excluded, snapshot->valid };
}

static HlReturnCount
add_up (const HlReportSpec *spec)
{
  HlReturnCount sum = { HL_UNKNOWN_COUNT };

  for (guint i = 0; i < spec->n_surveys; i++)
    {
      HlReturnCount tally = tally_survey (&spec->surveys[i]);

      sum.quota = add_known (sum.quota, tally.quota);
      sum.received += tally.received;
      sum.invalid += tally.invalid;
      sum.excluded += tally.excluded;
      sum.valid += tally.valid;
    }

  return sum;
}

static void
add_header (HlTable    *table,
            const char *strata,
            gboolean    with_excluded)
{
  hl_table_add_row (table, HL_ROW_HEADER);
  hl_table_add_cell (table, "TT");
  hl_table_add_cell (table, strata);
  hl_table_add_cell (table, "Kế hoạch");
  hl_table_add_cell (table, "Thu về");
  hl_table_add_cell (table, "Không hợp lệ");
  if (with_excluded)
    hl_table_add_cell (table, "Loại khỏi kết quả");
  hl_table_add_cell (table, "Hợp lệ");
  hl_table_add_cell (table, "So với kế hoạch");
}

/* One of several rounds: its title, its fields, its sum. */
static void
add_round (HlTable              *table,
           const HlReportSurvey *survey,
           guint                 number,
           gboolean              with_excluded)
{
  HlReturnCount tally = tally_survey (survey);
  g_autofree char *title = g_strdup_printf ("Cộng đợt %u", number);

  hl_table_add_row (table, HL_ROW_GROUP);
  hl_table_take_cell (table, g_strdup_printf ("Đợt %u: %s", number, survey->survey->title));
  add_groups (table, survey->survey, survey->snapshot, with_excluded);
  add_tally_row (table, HL_ROW_TOTAL, "", title, &tally, with_excluded);
}

/**
 * hl_forms_make_return_table:
 * @spec: a report
 * @out_sum: (out): the counts of all rounds
 *
 * Compares the forms that came back with the plan, by field (or area). Every row adds up: received
 * = invalid + excluded + valid.
 *
 * Returns: (transfer full): the table
 */
HlTable *
hl_forms_make_return_table (const HlReportSpec *spec,
                            HlReturnCount      *out_sum)
{
  static const HlColumn columns[] = {
    { HL_TEXT_CENTER }, { HL_TEXT_LEFT }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
    { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER }, { HL_TEXT_CENTER },
  };
  HlReturnCount sum = add_up (spec);
  gboolean with_excluded = sum.excluded > 0;
  HlTable *table = hl_table_new (columns, G_N_ELEMENTS (columns) - (with_excluded ? 0 : 1));

  add_header (table, hl_forms_are_by_area (spec) ? "Địa bàn" : "Lĩnh vực", with_excluded);

  if (spec->n_surveys == 1)
    add_groups (table, spec->surveys[0].survey, spec->surveys[0].snapshot, with_excluded);
  for (guint i = 0; i < spec->n_surveys && spec->n_surveys > 1; i++)
    add_round (table, &spec->surveys[i], i + 1, with_excluded);

  add_tally_row (table, HL_ROW_TOTAL, "", "Tổng số", &sum, with_excluded);
  *out_sum = sum;

  return table;
}
