#include <string.h>

#include "core/hl-error.h"
#include "core/hl-survey-officers.h"
#include "hl-test-form.h"

#define DAY(month, day) hl_date_new (2022, month, day)

static HlSurvey *
new_survey (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  g_free (survey->title);
  survey->title = g_strdup ("Đợt 1");
  survey->from = DAY (9, 1);
  survey->to = DAY (10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);

  return survey;
}

static void
test_one (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *names = NULL;
  g_autofree char *none = NULL;

  hl_survey_add_officer (survey, 0, " CC-01 ", " Lê Văn An ", DAY (1, 1), HL_DATE_NONE);
  names = hl_survey_name_officers (survey, 0);
  none = hl_survey_name_officers (survey, 1);

  g_assert_true (hl_survey_check (survey, NULL));
  g_assert_cmpstr (hl_survey_only_officer (survey, 0)->code, ==, "CC-01");
  g_assert_null (hl_survey_only_officer (survey, 1));
  g_assert_cmpstr (names, ==, "Lê Văn An");
  g_assert_cmpstr (none, ==, "");
}

/* Replaced within the round, the second without a name. */
static void
test_replaced (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *names = NULL;

  hl_survey_add_officer (survey, 1, "CC-01", "Lê Văn An", HL_DATE_NONE, DAY (9, 15));
  hl_survey_add_officer (survey, 1, "CC-02", NULL, DAY (9, 16), DAY (10, 1));
  hl_survey_add_officer (survey, 1, "CC-01", "Lê Văn An", DAY (10, 2), HL_DATE_NONE);
  names = hl_survey_name_officers (survey, 1);

  g_assert_true (hl_survey_check (survey, NULL));
  g_assert_null (hl_survey_only_officer (survey, 1));
  g_assert_cmpstr (names, ==, "Lê Văn An (đến 15/09/2022); CC-02 (từ 16/09/2022 đến 01/10/2022); "
                   "Lê Văn An (từ 02/10/2022)");
}

/* In the next round whoever was there at the end of this one begins. */
static void
test_renewed (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  hl_survey_add_officer (survey, 1, "CC-01", NULL, HL_DATE_NONE, DAY (9, 15));
  hl_survey_add_officer (survey, 1, "CC-02", NULL, DAY (9, 16), HL_DATE_NONE);
  hl_survey_add_officer (survey, 0, "CC-03", NULL, DAY (9, 1), DAY (10, 31));
  hl_survey_renew_officers (survey);

  g_assert_cmpuint (survey->n_officers, ==, 2);
  g_assert_cmpstr (survey->officers[0].code, ==, "CC-02");
  g_assert_cmpuint (survey->officers[0].from, ==, HL_DATE_NONE);
  g_assert_cmpstr (survey->officers[1].code, ==, "CC-03");
  g_assert_cmpuint (survey->officers[1].to, ==, HL_DATE_NONE);
}

static void
test_whole_round (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  hl_survey_add_officer (survey, HL_NO_INDEX, "CC-01", "Lê Văn An", HL_DATE_NONE, HL_DATE_NONE);
  g_assert_cmpstr (hl_survey_only_officer (survey, 0)->code, ==, "CC-01");
  g_assert_cmpstr (hl_survey_only_officer (survey, HL_NO_INDEX)->code, ==, "CC-01");

  survey->officers[0].to = DAY (10, 30);
  g_assert_null (hl_survey_only_officer (survey, 0));
  survey->officers[0].to = DAY (10, 31);
  g_assert_nonnull (hl_survey_only_officer (survey, 0));
  survey->officers[0].from = DAY (9, 2);
  g_assert_null (hl_survey_only_officer (survey, 0));
}

static const struct
{
  guint       field;
  const char *code;
  HlDate      from;
  HlDate      to;
  const char *message;
} faults[] = {
  { 0, "", 0, 0, "has no code" },
  { 0, "  ", 0, 0, "has no code" },
  { 2, "CC-02", 0, 0, "CC-02 is responsible for a field" },
  { 0, "CC-02", 738000, 737999, "CC-02 is responsible to a day before" },
  { 0, "CC-01", 0, 0, "CC-01 stands twice" },
  { 0, "CC-01", 738000, 0, "CC-01 stands twice" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autoptr (HlSurvey) survey = new_survey ();
      g_autoptr (GError) error = NULL;

      hl_survey_add_officer (survey, 0, "CC-01", "", HL_DATE_NONE, 738000);
      hl_survey_add_officer (survey, faults[i].field, faults[i].code, NULL, faults[i].from,
                             faults[i].to);
      g_assert_false (hl_survey_check (survey, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, faults[i].message));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-officers/one", test_one);
  g_test_add_func ("/survey-officers/replaced", test_replaced);
  g_test_add_func ("/survey-officers/renewed", test_renewed);
  g_test_add_func ("/survey-officers/whole-round", test_whole_round);
  g_test_add_func ("/survey-officers/faults", test_faults);

  return g_test_run ();
}
