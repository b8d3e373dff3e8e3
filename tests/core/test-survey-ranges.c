#include <string.h>

#include "core/hl-error.h"
#include "core/hl-survey-cell.h"
#include "core/hl-survey-ranges.h"
#include "hl-test-form.h"

/* As seed 004, before it has numbers. */
static HlSurvey *
new_survey (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);

  return survey;
}

static void
check_ranges (const HlSurvey *survey,
              guint           field,
              const char     *expected)
{
  g_autofree char *found = hl_survey_format_ranges (survey, field);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_proposed (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (GError) error = NULL;

  hl_survey_add_range (survey, 500, 600, 0, HL_NO_INDEX);
  g_assert_true (hl_survey_propose_ranges (survey, 10, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (survey->n_ranges, ==, 3);
  check_ranges (survey, 0, "1-50");
  check_ranges (survey, 1, "51-150");
  check_ranges (survey, HL_NO_INDEX, "151-160");

  survey->fields[0].quota = 0;
  g_assert_true (hl_survey_propose_ranges (survey, 1, NULL));
  check_ranges (survey, 0, "");
  check_ranges (survey, 1, "1-100");
  check_ranges (survey, HL_NO_INDEX, "101");
}

static void
test_proposed_by_area (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlSurvey) survey = hl_survey_new (form);

  hl_survey_add_area (survey, "Tổ 1", 30, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "Tổ 2", 20, HL_UNKNOWN_COUNT);
  g_assert_true (hl_survey_propose_ranges (survey, 0, NULL));
  g_assert_cmpuint (survey->n_ranges, ==, 2);
  g_assert_cmpuint (survey->ranges[1].area, ==, 1);
  g_assert_cmpint (survey->ranges[1].first, ==, 31);
  g_assert_cmpint (survey->ranges[1].last, ==, 50);
}

static void
test_not_proposed (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (GError) error = NULL;

  hl_survey_add_range (survey, 1, 9, 0, HL_NO_INDEX);
  survey->fields[1].quota = HL_UNKNOWN_COUNT;
  g_assert_false (hl_survey_propose_ranges (survey, 10, &error));
  g_assert_nonnull (strstr (error->message, "“Chứng thực” has no quota"));
  g_clear_error (&error);

  survey->fields[1].quota = 999999999;
  g_assert_false (hl_survey_propose_ranges (survey, 0, &error));
  g_assert_nonnull (strstr (error->message, "only 999999999 serials"));
  g_clear_error (&error);

  survey->fields[1].quota = 999999949;
  g_assert_false (hl_survey_propose_ranges (survey, 1, &error));
  check_ranges (survey, 0, "1-9");
  g_assert_true (hl_survey_propose_ranges (survey, 0, NULL));
}

static const struct
{
  const char *text;
  const char *found;   /* NULL = refused */
  const char *message;
} typed[] = {
  { "1-50", "1-50" },
  { " 001 – 050 ", "1-50" },
  { "7", "7" },
  { "61-70, 1-50", "1-50, 61-70" },
  { "1-50;61-70;", "1-50, 61-70" },
  { "1-9999999", "1-9999999" },
  { "9999999", "9999999" },
  { "", "" },
  { "0", NULL, "not 0" },
  { "0-50", NULL, "not 0-50" },
  { "1-1000000000", NULL, "not 1-1000000000" },
  { "50-1", NULL, "50-1 run backwards" },
  { "1-50-60", NULL, "“1-50-60” are no serials" },
  { "-5", NULL, "“-5” are no serials" },
  { "1-", NULL, "“1-” are no serials" },
  { "năm mươi", NULL, "“năm mươi” are no serials" },
  { "1-50, x", NULL, "“x” are no serials" },
  { "99999999999999999999", NULL, "are no serials" },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (HlSurvey) survey = new_survey ();
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", typed[i].text);
      hl_survey_add_range (survey, 2, 3, 0, HL_NO_INDEX);
      hl_survey_add_range (survey, 1001, 1100, 1, HL_NO_INDEX);
      g_assert_cmpint (hl_survey_set_ranges (survey, 0, typed[i].text, &error), ==,
                       typed[i].found != NULL);
      check_ranges (survey, 0, typed[i].found != NULL ? typed[i].found : "2-3");
      check_ranges (survey, 1, "1001-1100");
      if (typed[i].found == NULL)
        g_assert_nonnull (strstr (error->message, typed[i].message));
    }
}

/* Typing keeps the area a range of the field has. */
static void
test_area_kept (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  hl_survey_add_area (survey, "Tổ 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_range (survey, 1, 50, 0, 0);
  g_assert_true (hl_survey_set_ranges (survey, 0, "1-60, 70-80", NULL));
  g_assert_cmpuint (survey->ranges[0].area, ==, 0);
  g_assert_cmpuint (survey->ranges[1].area, ==, HL_NO_INDEX);
}

static void
test_overlap (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *spare = NULL;

  g_assert_true (hl_survey_set_ranges (survey, 0, "1-50", NULL));
  g_assert_true (hl_survey_set_ranges (survey, 1, "51-150", NULL));
  g_assert_null (hl_survey_find_overlap (survey, 0));
  g_assert_true (hl_survey_set_ranges (survey, HL_NO_INDEX, "150-160", NULL));
  first = hl_survey_find_overlap (survey, 0);
  second = hl_survey_find_overlap (survey, 1);
  spare = hl_survey_find_overlap (survey, HL_NO_INDEX);

  g_assert_null (first);
  g_assert_cmpstr (second, ==, "The serials 51-150 (Chứng thực) and 150-160 (spare numbers) "
                   "overlap: issue each serial once");
  g_assert_nonnull (strstr (spare, "51-150 (Chứng thực) and 150-160 (spare numbers)"));
}

static void
test_overlap_within (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *fault = NULL;

  g_assert_true (hl_survey_set_ranges (survey, 0, "1-50, 50-60", NULL));
  fault = hl_survey_find_overlap (survey, 0);
  g_assert_nonnull (strstr (fault, "1-50 (Hộ tịch) and 50-60 (Hộ tịch)"));
}

static const struct
{
  const char *text;
  gint64      count; /* −2 = refused */
} counts[] = {
  { "", HL_UNKNOWN_COUNT }, { "  ", HL_UNKNOWN_COUNT }, { "0", 0 }, { " 50 ", 50 },
  { "1240", 1240 }, { "1.240", 1240 }, { "1,240", 1240 }, { "1 240", 1240 },
  { "1.234.567", 1234567 }, { "999999999", 999999999 }, { "1000000000", -2 }, { "12.40", -2 },
  { "1.2400", -2 }, { "1240.000", -2 }, { ".240", -2 }, { "1..240", -2 }, { "-5", -2 },
  { "khoảng 50", -2 }, { "5e3", -2 }, { "99999999999999999999999", -2 },
};

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 count = -2;

      g_test_message ("%s", counts[i].text);
      g_assert_cmpint (hl_survey_parse_count (counts[i].text, &count, &error), ==,
                       counts[i].count != -2);
      g_assert_cmpint (count, ==, counts[i].count);
      g_assert_cmpint (error != NULL, ==, counts[i].count == -2);
    }
}

static void
test_cells (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *empty = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *quota = NULL;

  g_assert_null (hl_survey_find_name_fault (survey, HL_STRATA_FIELDS, 0));
  g_assert_null (hl_survey_find_quota_fault (survey, HL_STRATA_FIELDS, 0));

  hl_survey_add_field (survey, "Hộ tịch", 841, 840);
  hl_survey_add_area (survey, "", 10, HL_UNKNOWN_COUNT);
  empty = hl_survey_find_name_fault (survey, HL_STRATA_AREAS, 0);
  twice = hl_survey_find_name_fault (survey, HL_STRATA_FIELDS, 0);
  quota = hl_survey_find_quota_fault (survey, HL_STRATA_FIELDS, 2);

  g_assert_nonnull (strstr (empty, "Area 1 has no name"));
  g_assert_nonnull (strstr (twice, "Two fields are named “Hộ tịch”"));
  g_assert_nonnull (strstr (quota, "841 forms of only 840"));
  g_assert_null (hl_survey_find_quota_fault (survey, HL_STRATA_AREAS, 0));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-ranges/proposed", test_proposed);
  g_test_add_func ("/survey-ranges/proposed-by-area", test_proposed_by_area);
  g_test_add_func ("/survey-ranges/not-proposed", test_not_proposed);
  g_test_add_func ("/survey-ranges/typed", test_typed);
  g_test_add_func ("/survey-ranges/area-kept", test_area_kept);
  g_test_add_func ("/survey-ranges/overlap", test_overlap);
  g_test_add_func ("/survey-ranges/overlap-within", test_overlap_within);
  g_test_add_func ("/survey-ranges/counts", test_counts);
  g_test_add_func ("/survey-ranges/cells", test_cells);

  return g_test_run ();
}
