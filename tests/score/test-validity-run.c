#include "score/hl-validity-run.h"

#include <string.h>

#include "core/hl-response.h"
#include "hl-score-fixture.h"

#define N_CRITERIA 12

#define BIT(number) HL_RULE_BIT (HL_RULE_Q ## number)

/* One criterion a character, and a fact "known" (2 options) behind them that passes the last three
 * criteria over. */
static HlSurvey *
make_survey (guint n_criteria)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("probe", 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = NULL;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "p");
  hl_questionnaire_builder_add_factor (builder, "f1");
  for (guint i = 0; i < n_criteria; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%u", i + 1);

      hl_fixture_add_scale (builder, code, 5, TRUE);
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);
  survey = hl_survey_new (questionnaire);
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_range (survey, 1, 100, HL_NO_INDEX, HL_NO_INDEX);

  return survey;
}

static void
set_effect (HlSurvey *survey,
            HlRule    rule,
            HlEffect  effect)
{
  survey->rules[rule].effect = effect;
}

static guint
run_one (HlSurvey   *survey,
         HlSerial    serial,
         const char *criteria)
{
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 1);

  hl_fixture_add_row (set, serial, criteria);
  hl_validity_run (survey, set);

  return set->rules[0];
}

static void
test_criteria (void)
{
  static const struct { const char *criteria; guint rules; } cases[] = {
    { "445544554455", 0 },
    { "4455445500-5", 0 },               /* 2 of 11 */
    { "445544550005", 0 },               /* 3 of 12 */
    { "44554455000*", BIT (03) },        /* 4 of 12 */
    { "445544--000-", BIT (03) },        /* 3 of 9: those not applicable were not asked */
    { "4455440>000>", 0x0 | BIT (03) },  /* 4 of 10 */
    { "4455445>000>", 0 },               /* 3 of 10 is not over 30 % */
    { "------------", 0 },               /* nothing was asked */
    { ">>>>>>>>>>>>", 0 },
    { "000000000000", BIT (03) },
    { "**5544554455", 0 },
    { "***544554455", BIT (04) },        /* 3 of 12 */
    { "****44554455", BIT (03) | BIT (04) },
    { "444444444444", BIT (05) },
    { "4444444444--", BIT (05) },
    { "444444444---", 0 },               /* 9 answered */
    { "4444444444*0", BIT (05) },
    { "444444444445", 0 },
    { "544444444444", 0 },
  };
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (run_one (survey, 5, cases[i].criteria), ==, cases[i].rules);
}

static void
test_few_criteria (void)
{
  g_autoptr (HlSurvey) survey = make_survey (3);
  g_autoptr (HlSurvey) single = make_survey (1);

  g_assert_cmphex (run_one (survey, 5, "444"), ==, BIT (05));
  g_assert_cmphex (run_one (survey, 5, "44-"), ==, 0);
  g_assert_cmphex (run_one (survey, 5, "445"), ==, 0);
  g_assert_cmphex (run_one (survey, 5, "---"), ==, 0);
  g_assert_cmphex (run_one (single, 5, "4"), ==, BIT (05));
}

static void
test_thresholds (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);

  survey->rules[HL_RULE_Q03].threshold = 0.5;
  survey->rules[HL_RULE_Q04].threshold = 2.0;
  survey->rules[HL_RULE_Q05].threshold = 5.0;
  g_assert_cmphex (run_one (survey, 5, "445544000000"), ==, 0);
  g_assert_cmphex (run_one (survey, 5, "445540000000"), ==, BIT (03));
  g_assert_cmphex (run_one (survey, 5, "4455445544**"), ==, BIT (04));
  g_assert_cmphex (run_one (survey, 5, "44444-------"), ==, BIT (05));

  survey->rules[HL_RULE_Q04].threshold = 0.0;
  g_assert_cmphex (run_one (survey, 5, "445544554455"), ==, 0);
}

static void
test_off (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    set_effect (survey, rule, HL_EFFECT_OFF);

  g_assert_cmphex (run_one (survey, HL_SERIAL_NONE, "***000000000"), ==, 0);
}

static void
test_serial (void)
{
  static const struct { HlSerial serial; guint rules; } cases[] = {
    { 1, 0 }, { 100, 0 }, { 101, BIT (01) }, { HL_SERIAL_NONE, BIT (01) },
    { HL_SERIAL_KIND_SIZE + 500, 0 }, { 4 * HL_SERIAL_KIND_SIZE + 1, 0 },
  };
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (run_one (survey, cases[i].serial, "445544554455"), ==, cases[i].rules);
}

static void
test_header (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);

  hl_survey_add_field (survey, "Hộ tịch", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_field (survey, "Chứng thực", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_range (survey, 201, 300, 1, HL_NO_INDEX);
  for (HlSerial serial = 1; serial <= 5; serial++)
    set->fields[hl_fixture_add_row (set, serial, "445544554455")] = 1;

  set->fields[0] = 0;
  set->dates[1] = survey->from - 1;
  set->dates[2] = survey->to + 1;
  set->dates[3] = survey->to;
  set->flags[4] = HL_RESPONSE_UNSETTLED | HL_RESPONSE_BACKCHECK_DUE;
  set->fields[hl_fixture_add_row (set, 201, "445544554455")] = 2;
  set->fields[hl_fixture_add_row (set, 202, "445544554455")] = 1;
  hl_fixture_add_row (set, 203, "445544554455");
  hl_validity_run (survey, set);

  g_assert_cmphex (set->rules[0], ==, BIT (02));
  g_assert_cmphex (set->rules[1], ==, BIT (07));
  g_assert_cmphex (set->rules[2], ==, BIT (07));
  g_assert_cmphex (set->rules[3], ==, 0);
  g_assert_cmphex (set->rules[4], ==, BIT (10) | BIT (11));
  g_assert_cmphex (set->rules[5], ==, 0);
  g_assert_cmphex (set->rules[6], ==, BIT (06));
  g_assert_cmphex (set->rules[7], ==, BIT (02));
}

static void
test_area (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);

  hl_survey_add_area (survey, "Thôn 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "Thôn 2", 1, HL_UNKNOWN_COUNT);
  hl_survey_add_range (survey, 201, 300, HL_NO_INDEX, 0);
  hl_fixture_add_row (set, 1, "445544554455");
  set->areas[hl_fixture_add_row (set, 201, "445544554455")] = 2;
  set->areas[hl_fixture_add_row (set, 202, "445544554455")] = 2;
  hl_validity_run (survey, set);

  g_assert_cmphex (set->rules[0], ==, BIT (02));
  g_assert_cmphex (set->rules[1], ==, BIT (06));
  g_assert_cmphex (set->rules[2], ==, BIT (06) | BIT (12));
}

static void
test_jumps_and_contradictions (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("probe", 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  static const char *const targets[] = { "c2", NULL };
  static const struct { const char *answers; guint rules; } cases[] = {
    { "144", 0 }, { "24>", 0 }, { "244", BIT (06) }, { "24*", BIT (06) }, { "240", 0 },
    { "24-", 0 }, { "344", 0 }, { "315", BIT (06) }, { "3*5", 0 }, { "045", 0 }, { "314", 0 },
  };
  const guint8 option[] = { 2, 3, 1, 5 };

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "p");
  hl_questionnaire_builder_add_factor (builder, "f1");
  hl_fixture_add_single (builder, "a1", 3, HL_ROLE_FACT);
  hl_questionnaire_builder_add_jump (builder, FALSE, &option[0], 1, targets);
  hl_fixture_add_scale (builder, "c1", 5, TRUE);
  hl_fixture_add_scale (builder, "c2", 5, TRUE);
  hl_questionnaire_builder_add_contradiction (builder, "k1", "trái nhau");
  hl_questionnaire_builder_add_condition (builder, "a1", FALSE, &option[1], 1);
  hl_questionnaire_builder_add_condition (builder, "c1", FALSE, &option[2], 1);
  hl_questionnaire_builder_add_condition (builder, "c2", FALSE, &option[3], 1);
  questionnaire = hl_questionnaire_builder_finish (builder, NULL);
  survey = hl_survey_new (questionnaire);
  hl_survey_add_range (survey, 1, 9, HL_NO_INDEX, HL_NO_INDEX);
  set_effect (survey, HL_RULE_Q03, HL_EFFECT_OFF);
  set_effect (survey, HL_RULE_Q05, HL_EFFECT_OFF);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (run_one (survey, 5, cases[i].answers), ==, cases[i].rules);
}

static void
test_identical (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);
  static const struct { guint32 interviewer; guint day; gboolean hit; } rows[] = {
    { 7, 1, TRUE }, { 8, 1, FALSE }, { 7, 2, FALSE }, { 7, 1, TRUE }, { 0, 1, FALSE },
    { 0, 1, FALSE }, { 9, 0, FALSE }, { 9, 0, FALSE }, { 7, 1, TRUE }, { 7, 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean last = i + 1 == G_N_ELEMENTS (rows);
      guint row = hl_fixture_add_row (set, i + 1, last ? "445544554454" : "445544554455");

      set->interviewers[row] = rows[i].interviewer;
      set->dates[row] = rows[i].day > 0 ? hl_date_new (2022, 9, rows[i].day) : HL_DATE_NONE;
    }

  hl_validity_run (survey, set);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (set->rules[i], ==, rows[i].hit ? BIT (08) : 0);
}

/* Every pair of forms is alike among many that are not. */
static void
test_identical_pairs (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);
  const guint n = 3000;

  hl_survey_add_range (survey, 101, n, HL_NO_INDEX, HL_NO_INDEX);
  for (guint i = 0; i < n; i++)
    {
      guint row = hl_fixture_add_row (set, i + 1, "445544554455");
      guint number = i % 2000;

      set->interviewers[row] = 1;
      set->dates[row] = survey->from;
      for (guint digit = 0; digit < 6; digit++, number /= 5)
        set->answers[row * set->stride + digit] = (guint8) (number % 5 + 1);
    }

  hl_validity_run (survey, set);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint ((set->rules[i] & BIT (08)) != 0, ==, i < 1000 || i >= 2000);
}

static void
test_people (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);
  g_autoptr (HlOffice) office = hl_office_new ();
  static const struct { guint32 officer, interviewer; gboolean by_id, by_code; } rows[] = {
    { 1, 3, FALSE, TRUE }, { 1, 4, FALSE, FALSE }, { 2, 3, FALSE, FALSE }, { 0, 0, FALSE, FALSE },
    { 5, 5, TRUE, TRUE }, { 77, 3, FALSE, FALSE }, { 1, 77, FALSE, FALSE }, { 0, 3, FALSE, FALSE },
  };

  hl_fixture_add_person (office, 'o', 1, "CC-01", "A");
  hl_fixture_add_person (office, 'o', 2, "CC-02", "B");
  hl_fixture_add_person (office, 'i', 3, "CC-01", "");
  hl_fixture_add_person (office, 'i', 4, "DTV-1", "");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = hl_fixture_add_row (set, i + 1, "445544554455");

      set->officers[row] = rows[i].officer;
      set->interviewers[row] = rows[i].interviewer;
    }

  hl_validity_run (survey, set);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (set->rules[i], ==, rows[i].by_id ? BIT (09) : 0);

  hl_validity_run_with_office (survey, office, set);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (set->rules[i], ==, rows[i].by_code ? BIT (09) : 0);
}

static void
test_quota (void)
{
  g_autoptr (HlSurvey) survey = make_survey (N_CRITERIA);
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 16);
  static const struct { guint16 field; gboolean excluded, bad; guint rules; } rows[] = {
    { 1, FALSE, FALSE, 0 }, { 2, FALSE, FALSE, 0 }, { 1, FALSE, TRUE, BIT (04) },
    { 1, TRUE, FALSE, 0 }, { 1, FALSE, FALSE, 0 }, { 1, FALSE, FALSE, BIT (12) },
    { 2, FALSE, FALSE, 0 }, { 1, TRUE, FALSE, 0 }, { 1, FALSE, FALSE, BIT (12) },
  };

  hl_survey_add_field (survey, "Hộ tịch", 2, HL_UNKNOWN_COUNT);
  hl_survey_add_field (survey, "Chứng thực", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint row = hl_fixture_add_row (set, i + 1, rows[i].bad ? "***544554455" : "445544554455");

      set->fields[row] = rows[i].field;
      set->excluded[row] = rows[i].excluded;
    }

  hl_validity_run (survey, set);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmphex (set->rules[i], ==, rows[i].rules);
}

/* tests/data/but-son-2022/README.md and the counts of expected-top2.json. */
static void
test_but_son (void)
{
  g_autoptr (HlFixture) fixture = hl_fixture_new ();
  static const guint expected[HL_N_RULES] = {
    [HL_RULE_Q01] = 1, [HL_RULE_Q02] = 1, [HL_RULE_Q03] = 1, [HL_RULE_Q04] = 1,
    [HL_RULE_Q05] = 13, [HL_RULE_Q07] = 1, [HL_RULE_Q08] = 2,
  };
  guint counts[HL_N_RULES] = { 0 };

  g_assert_cmpuint (fixture->n_refused, ==, 2);
  g_assert_cmpuint (fixture->responses->n, ==, 151);
  hl_validity_run_with_office (fixture->survey, fixture->office, fixture->responses);

  for (guint row = 0; row < fixture->responses->n; row++)
    {
      for (guint rule = 0; rule < HL_N_RULES; rule++)
        counts[rule] += (fixture->responses->rules[row] & HL_RULE_BIT (rule)) != 0;
    }

  for (guint rule = 0; rule < HL_N_RULES; rule++)
    g_assert_cmpuint (counts[rule], ==, expected[rule]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/validity/criteria", test_criteria);
  g_test_add_func ("/score/validity/few-criteria", test_few_criteria);
  g_test_add_func ("/score/validity/thresholds", test_thresholds);
  g_test_add_func ("/score/validity/off", test_off);
  g_test_add_func ("/score/validity/serial", test_serial);
  g_test_add_func ("/score/validity/header", test_header);
  g_test_add_func ("/score/validity/area", test_area);
  g_test_add_func ("/score/validity/jumps", test_jumps_and_contradictions);
  g_test_add_func ("/score/validity/identical", test_identical);
  g_test_add_func ("/score/validity/identical-pairs", test_identical_pairs);
  g_test_add_func ("/score/validity/people", test_people);
  g_test_add_func ("/score/validity/quota", test_quota);
  g_test_add_func ("/score/validity/but-son", test_but_son);

  return g_test_run ();
}
