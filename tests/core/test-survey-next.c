#include "core/hl-survey-next.h"

#include "core/hl-survey-edit.h"
#include "core/hl-survey-officers.h"
#include "core/hl-survey-steps.h"
#include "hl-test-form.h"

static HlSurvey *
new_survey (HlDate from,
            HlDate to)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  g_free (survey->title);
  survey->title = g_strdup ("Khảo sát năm 2026");
  survey->from = from;
  survey->to = to;
  survey->state = HL_SURVEY_PUBLISHED;
  survey->id = 7;
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_procedure (survey, "Kết hôn", 0);
  hl_survey_add_procedure (survey, "Sao y", 1);
  hl_survey_add_range (survey, 1, 50, 0, HL_NO_INDEX);
  hl_survey_add_range (survey, 51, 150, 1, HL_NO_INDEX);
  hl_survey_add_range (survey, 151, 160, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_officer (survey, 1, "CC-01", "", hl_date_new (2024, 2, 29), HL_DATE_NONE);
  hl_survey_add_step (survey, "Kế hoạch", "Tháng 12/2025, 1/2026", "", "", "");

  return survey;
}

static void
test_days (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *next_from;
    const char *next_to;
  } cases[] = {
    { "2026-03-15", "2026-06-14", "2027-03-15", "2027-06-14" }, /* a quarter */
    { "2025-12-15", "2026-12-14", "2026-12-15", "2027-12-14" }, /* a year */
    { "2027-02-15", "2028-02-29", "2028-02-15", "2029-02-28" }, /* days of one's own */
    { "2026-10-01", "2026-12-10", "2027-10-01", "2027-12-10" },
  };
  g_autoptr (HlOffice) office = hl_office_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HlDate from, to;

      g_assert_true (hl_date_parse (cases[i].from, &from, NULL));
      g_assert_true (hl_date_parse (cases[i].to, &to, NULL));

      g_autoptr (HlSurvey) survey = new_survey (from, to);
      g_autoptr (HlSurvey) next = hl_survey_next_year (survey, office);
      g_autofree char *next_from = hl_date_to_iso (next->from);
      g_autofree char *next_to = hl_date_to_iso (next->to);

      g_assert_cmpstr (next_from, ==, cases[i].next_from);
      g_assert_cmpstr (next_to, ==, cases[i].next_to);
    }
}

static void
test_members (void)
{
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlSurvey) survey = new_survey (hl_date_new (2026, 10, 1), hl_date_new (2026, 12, 10));
  g_autoptr (HlSurvey) next = hl_survey_next_year (survey, office);

  g_assert_cmpint (next->id, ==, 0);
  g_assert_cmpint (next->state, ==, HL_SURVEY_DRAFT);
  g_assert_cmpstr (next->uuid, !=, survey->uuid);
  g_assert_cmpstr (next->title, ==, "Khảo sát năm 2027");
  g_assert_cmpint (hl_survey_quota (next), ==, 150);
  g_assert_cmpuint (next->n_ranges, ==, 3);
  g_assert_cmpuint (next->officers[0].from, ==, HL_DATE_NONE);
  g_assert_cmpuint (next->officers[0].to, ==, HL_DATE_NONE);
  g_assert_cmpstr (next->steps[0].due, ==, "Tháng 12/2026, 1/2027");
  g_assert_true (hl_survey_check (next, NULL));
}

static void
test_keep_field (void)
{
  g_autoptr (HlSurvey) survey = new_survey (hl_date_new (2026, 10, 1), hl_date_new (2026, 12, 10));
  g_autoptr (HlSurvey) other = hl_survey_new_round (survey);

  hl_survey_keep_field (survey, "Chứng thực");
  g_assert_cmpuint (survey->n_fields, ==, 1);
  g_assert_cmpint (survey->fields[0].quota, ==, 100);
  g_assert_cmpuint (survey->n_procedures, ==, 1);
  g_assert_cmpstr (survey->procedures[0].name, ==, "Sao y");
  g_assert_cmpuint (survey->n_ranges, ==, 1);
  g_assert_cmpint (survey->ranges[0].first, ==, 51);
  g_assert_cmpuint (survey->ranges[0].field, ==, 0);
  g_assert_cmpuint (survey->n_officers, ==, 1);
  g_assert_true (hl_survey_check (survey, NULL));

  hl_survey_keep_field (other, "Đất đai");
  g_assert_cmpuint (other->n_fields, ==, 1);
  g_assert_cmpstr (other->fields[0].name, ==, "Đất đai");
  g_assert_cmpuint (other->n_ranges, ==, 0);
  g_assert_true (hl_survey_check (other, NULL));
}

static void
test_ask (void)
{
  g_autoptr (HlSurvey) survey = new_survey (hl_date_new (2026, 10, 1), hl_date_new (2026, 12, 10));
  g_autoptr (HlQuestionnaire) form = hl_test_form ();

  survey->formula = HL_FORMULA_MEAN100;
  survey->overall_rule = HL_OVERALL_QUESTION;
  survey->overall_question = g_strdup ("c01");
  hl_survey_ask (survey, form);
  g_assert_true (survey->questionnaire == form);
  g_assert_cmpint (survey->formula, ==, form->formula);
  g_assert_cmpint (survey->overall_rule, ==, HL_OVERALL_CRITERIA);
  g_assert_null (survey->overall_question);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-next/days", test_days);
  g_test_add_func ("/survey-next/members", test_members);
  g_test_add_func ("/survey-next/keep-field", test_keep_field);
  g_test_add_func ("/survey-next/ask", test_ask);

  return g_test_run ();
}
