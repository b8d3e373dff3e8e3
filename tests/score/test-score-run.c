#include "score/hl-score.h"

#include <math.h>
#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "score/hl-quantile.h"

#include "hl-score-fixture.h"

#define CLOSE 1e-9

/* A questionnaire of factors "f1", "f2"…, given by the number of criteria in each, all in one
 * scored part. */
static HlSurvey *
make_survey (const char *id,
             guint       n_levels,
             const char *sizes)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new (id, 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = NULL;
  guint n = 0;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "p")->scored = TRUE;
  for (guint f = 0; sizes[f] != '\0'; f++)
    {
      g_autofree char *factor = g_strdup_printf ("f%u", f + 1);

      hl_questionnaire_builder_add_factor (builder, factor);
      for (char i = '0'; i < sizes[f]; i++)
        {
          g_autofree char *code = g_strdup_printf ("c%u", ++n);

          hl_fixture_add_scale (builder, code, n_levels, TRUE);
        }
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);
  survey = hl_survey_new (questionnaire);
  survey->id = 1;

  return survey;
}

/* Rows of answers, one character a criterion. */
static HlResponseSet *
make_set (const HlSurvey    *survey,
          const char *const *rows)
{
  HlResponseSet *set = hl_response_set_new (survey->questionnaire->n_bytes, 8);

  for (guint i = 0; rows[i] != NULL; i++)
    hl_fixture_add_row (set, i + 1, rows[i]);

  return set;
}

static HlScoreSnapshot *
run (HlSurvey          *survey,
     HlResponseSet     *set,
     const char *const *by)
{
  HlScoreInput input = { survey, set };
  HlScoreRequest request = {
    .inputs = &input, .n_inputs = 1, .by = by, .use_survey_rules = TRUE,
  };
  g_autoptr (GError) error = NULL;
  HlScoreSnapshot *snapshot = hl_score_run (&request, &error);

  g_assert_no_error (error);

  return snapshot;
}

static HlScoreSnapshot *
run_rows (HlSurvey          *survey,
          const char *const *rows)
{
  g_autoptr (HlResponseSet) set = make_set (survey, rows);

  return run (survey, set, NULL);
}

/* D§3.3: ten forms, three factors of two criteria. */
static const char *const worked_example[] = {
  "54453-", "4454--", "344444", "555555", "23443-", "4-4544", "4434--", "554443", "123322",
  "444444", NULL,
};

static void
check_worked (HlFormula     formula,
              HlFactorRule  factor_rule,
              HlOverallRule overall_rule,
              const double *criteria,
              const double *factors,
              double        overall)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "222");
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  survey->formula = formula;
  survey->factor_rule = factor_rule;
  survey->overall_rule = overall_rule;
  snapshot = run_rows (survey, worked_example);

  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (snapshot->total.criteria[i].figure.index, criteria[i], 0.00501);

  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (snapshot->total.factors[i].figure.index, factors[i], 0.00501);

  g_assert_cmpfloat_with_epsilon (snapshot->total.overall.index, overall, 0.00501);
}

static void
test_worked_example (void)
{
  static const double top2[] = { 70.00, 77.78, 80.00, 90.00, 62.50, 66.67 };
  static const double mean[] = { 74.00, 77.78, 80.00, 84.00, 72.50, 73.33 };
  static const double mean100[] = { 67.50, 72.22, 75.00, 80.00, 65.63, 66.67 };
  static const double top2_factors[] = { 73.89, 85.00, 64.58 };
  static const double top2_pooled[] = { 73.68, 85.00, 64.29 };
  static const double mean_factors[] = { 75.89, 82.00, 72.92 };
  static const double mean_pooled[] = { 75.79, 82.00, 72.86 };
  static const double mean100_factors[] = { 69.86, 77.50, 66.15 };

  check_worked (HL_FORMULA_TOP2, HL_FACTOR_CRITERIA, HL_OVERALL_CRITERIA, top2, top2_factors,
                74.49);
  check_worked (HL_FORMULA_TOP2, HL_FACTOR_CRITERIA, HL_OVERALL_FACTORS, top2, top2_factors,
                74.49);
  check_worked (HL_FORMULA_TOP2, HL_FACTOR_POOLED, HL_OVERALL_POOLED, top2, top2_pooled,
                40.0 / 53 * 100);
  check_worked (HL_FORMULA_MEAN, HL_FACTOR_CRITERIA, HL_OVERALL_CRITERIA, mean, mean_factors,
                76.94);
  check_worked (HL_FORMULA_MEAN, HL_FACTOR_POOLED, HL_OVERALL_POOLED, mean, mean_pooled,
                205.0 / 265 * 100);
  check_worked (HL_FORMULA_MEAN100, HL_FACTOR_CRITERIA, HL_OVERALL_CRITERIA, mean100,
                mean100_factors, 71.17);
}

static void
test_worked_counts (void)
{
  static const guint n[] = { 10, 9, 10, 10, 8, 6 };
  static const double means[] = { 3.70, 35.0 / 9, 4.00, 4.20, 3.625, 22.0 / 6 };
  static const guint c1[] = { 1, 1, 1, 4, 3 };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "222");
  g_autoptr (HlScoreSnapshot) snapshot = run_rows (survey, worked_example);
  const HlScoreCriterion *criteria = snapshot->total.criteria;

  for (guint i = 0; i < 6; i++)
    {
      g_assert_cmpuint (criteria[i].figure.n, ==, n[i]);
      g_assert_cmpfloat_with_epsilon (criteria[i].mean, means[i], 1e-12);
    }

  for (guint level = 0; level < 5; level++)
    g_assert_cmpuint (criteria[0].counts[level], ==, c1[level]);

  g_assert_cmpuint (criteria[5].not_applicable, ==, 4);
  g_assert_cmpfloat_with_epsilon (criteria[0].figure.satisfied, 70.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (criteria[0].figure.neutral, 10.0, 1e-12);
  g_assert_cmpfloat_with_epsilon (criteria[0].figure.dissatisfied, 20.0, 1e-12);
  g_assert_cmpuint (snapshot->total.n_parts, ==, 1);
  g_assert_cmpfloat (snapshot->total.parts[0].figure.index, ==, snapshot->total.overall.index);
}

/* An index from counts is divided once: 1 of 32 is exactly 3.125. */
static void
test_exact (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "1");
  g_autoptr (HlResponseSet) set = hl_response_set_new (1, 32);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  for (guint i = 0; i < 32; i++)
    hl_fixture_add_row (set, i + 1, i == 0 ? "4" : "3");

  snapshot = run (survey, set, NULL);
  g_assert_cmpfloat (snapshot->total.criteria[0].figure.index, ==, 3.125);
  g_assert_cmpfloat (snapshot->total.overall.index, ==, 3.125);
}

/* counter-3: one criterion with three levels, the upper two satisfied. */
static void
test_three_levels (void)
{
  static const char *const rows[] = { "3", "3", "2", "1", "2", "3", "-", NULL };
  static const double expected[] = { 5.0 / 6 * 100, 14.0 / 18 * 100, 8.0 / 12 * 100 };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 3, "1");

  for (guint formula = 0; formula < G_N_ELEMENTS (expected); formula++)
    {
      g_autoptr (HlScoreSnapshot) snapshot = NULL;

      survey->formula = formula;
      snapshot = run_rows (survey, rows);
      g_assert_cmpfloat_with_epsilon (snapshot->total.overall.index, expected[formula], CLOSE);
      g_assert_cmpfloat_with_epsilon (snapshot->total.overall.dissatisfied, 100.0 / 6, CLOSE);
      g_assert_cmpfloat (snapshot->total.overall.neutral, ==, 0.0);
      g_assert_cmpuint (snapshot->total.overall.n, ==, 7);
      g_assert_cmpuint (snapshot->total.criteria[0].figure.n, ==, 6);
      g_assert_true (isnan (snapshot->total.factors[0].alpha));
    }
}

/* One question under top2 has Wilson's interval over those who answered it. */
static void
test_wilson (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "1");
  g_autoptr (HlResponseSet) set = hl_response_set_new (1, 150);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  g_autoptr (HlScoreSnapshot) named = NULL;
  const HlFigure *figure = NULL;

  for (guint i = 0; i < 160; i++)
    hl_fixture_add_row (set, i + 1, i < 141 ? "4" : i < 150 ? "2" : "-");

  snapshot = run (survey, set, NULL);
  figure = &snapshot->total.criteria[0].figure;
  g_assert_cmpfloat_with_epsilon (figure->low, 88.99, 0.005);
  g_assert_cmpfloat_with_epsilon (figure->high, 96.81, 0.005);

  survey->overall_rule = HL_OVERALL_QUESTION;
  survey->overall_question = g_strdup ("c1");
  named = run (survey, set, NULL);
  g_assert_cmpfloat (named->total.overall.low, ==, figure->low);
  g_assert_cmpfloat (named->total.overall.high, ==, figure->high);
  g_assert_cmpuint (named->total.overall.n, ==, 160);
}

static void
test_nobody (void)
{
  static const char *const none[] = { NULL };
  static const char *const unanswered[] = { "--0*", ">--0", NULL };
  const char *const *cases[] = { none, unanswered };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "22");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlScoreSnapshot) snapshot = run_rows (survey, cases[i]);
      const HlFigure *overall = &snapshot->total.overall;

      g_assert_true (isnan (overall->index) && isnan (overall->low) && isnan (overall->high));
      g_assert_true (isnan (overall->se) && isnan (overall->satisfied));
      g_assert_true (isnan (snapshot->total.criteria[0].mean));
      g_assert_true (isnan (snapshot->total.factors[1].figure.index));
      g_assert_cmpuint (g_strv_length (snapshot->total.missing), ==, 4);
      g_assert_cmpstr (snapshot->total.factors[1].missing[0], ==, "c3");
    }
}

/* What nobody answered is left out of every mean and listed. */
static void
test_missing (void)
{
  static const char *const rows[] = { "5-3--", "4-4--", "1-5--", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "212");
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  survey->overall_rule = HL_OVERALL_FACTORS;
  snapshot = run_rows (survey, rows);
  g_assert_cmpfloat_with_epsilon (snapshot->total.factors[0].figure.index, 200.0 / 3, CLOSE);
  g_assert_cmpstr (snapshot->total.factors[0].missing[0], ==, "c2");
  g_assert_true (isnan (snapshot->total.factors[0].alpha));
  g_assert_true (isnan (snapshot->total.factors[2].figure.index));
  g_assert_true (isnan (snapshot->total.factors[2].figure.low));
  g_assert_cmpfloat_with_epsilon (snapshot->total.overall.index, 200.0 / 3, CLOSE);
  g_assert_cmpuint (g_strv_length (snapshot->total.missing), ==, 3);
  g_assert_cmpuint (g_strv_length (snapshot->total.parts[0].missing), ==, 3);
}

static void
test_one_response (void)
{
  static const char *const rows[] = { "54", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlScoreSnapshot) snapshot = run_rows (survey, rows);

  g_assert_cmpfloat (snapshot->total.overall.index, ==, 100.0);
  g_assert_true (isnan (snapshot->total.overall.se));
  g_assert_true (isnan (snapshot->total.overall.low));
  g_assert_true (isnan (snapshot->total.factors[0].figure.high));
  g_assert_true (isnan (snapshot->total.overall.variance_plain));
}

/* Everybody alike: Wilson's interval at n/f, no standard error. */
static void
test_all_alike (void)
{
  static const char *const rows[] = { "45", "45", "45", "45", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlScoreSnapshot) plain = run_rows (survey, rows);
  g_autoptr (HlScoreSnapshot) corrected = NULL;
  double low, high;

  hl_wilson (1.0, 4.0, &low, &high);
  g_assert_true (plain->total.overall.all_alike);
  g_assert_cmpfloat (plain->total.overall.se, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (plain->total.overall.low, 100 * low, CLOSE);
  g_assert_cmpfloat (plain->total.overall.high, ==, 100.0);

  hl_survey_add_field (survey, "Hộ tịch", 5, 5);
  corrected = run_rows (survey, rows);
  hl_wilson (1.0, 4.0 / 0.2, &low, &high);
  g_assert_cmpfloat_with_epsilon (corrected->fpc, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (corrected->total.overall.low, 100 * low, CLOSE);

  survey->formula = HL_FORMULA_MEAN;
  hl_score_snapshot_unref (corrected);
  corrected = run_rows (survey, rows);
  hl_wilson (0.9, 4.0 / 0.2, &low, &high);
  g_assert_cmpfloat_with_epsilon (corrected->total.overall.low, 100 * low, CLOSE);
  g_assert_cmpfloat_with_epsilon (corrected->total.overall.high, 100 * high, CLOSE);
}

/* f = 0: all were asked, and every interval is the point. */
static void
test_census (void)
{
  static const char *const rows[] = { "45", "25", "41", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  const HlFigure *figures[4];

  hl_survey_add_field (survey, "Hộ tịch", 3, 3);
  for (guint i = 0; i < set->n; i++)
    set->fields[i] = 1;

  snapshot = run (survey, set, NULL);
  g_assert_cmpfloat (snapshot->fpc, ==, 0.0);
  g_assert_false (snapshot->over_population);
  figures[0] = &snapshot->total.overall;
  figures[1] = &snapshot->total.factors[0].figure;
  figures[2] = &snapshot->total.criteria[0].figure;
  figures[3] = &snapshot->weighted;

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_assert_cmpfloat (figures[i]->se, ==, 0.0);
      g_assert_cmpfloat (figures[i]->low, ==, figures[i]->index);
      g_assert_cmpfloat (figures[i]->high, ==, figures[i]->index);
      g_assert_cmpfloat (figures[i]->variance_plain, >, 0.0);
    }
}

static void
set_strata (HlResponseSet *set,
            const char    *fields,
            const char    *areas)
{
  for (guint i = 0; i < set->n; i++)
    {
      set->fields[i] = fields != NULL ? (guint16) (fields[i] - '0') : 0;
      set->areas[i] = areas != NULL ? (guint16) (areas[i] - '0') : 0;
    }
}

static const char *const six_rows[] = { "45", "25", "41", "34", "55", "12", NULL };

static void
test_over_population (void)
{
  static const char *const by[] = { "field", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 3, 2);
  hl_survey_add_field (survey, "Chứng thực", 3, 100);
  set_strata (set, "111222", NULL);
  snapshot = run (survey, set, by);

  g_assert_true (snapshot->over_population);
  g_assert_cmpint (snapshot->population, ==, 102);
  g_assert_cmpfloat_with_epsilon (snapshot->fpc, 1.0 - 6.0 / 102, 1e-15);
  g_assert_false (isnan (snapshot->weighted.index));
  g_assert_cmpfloat_with_epsilon (snapshot->groups[0].result.overall.se,
                                  sqrt (snapshot->groups[0].result.overall.variance_plain), 1e-12);
}

static void
test_unknown_population (void)
{
  static const char *const by[] = { "field", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 3, 30);
  hl_survey_add_field (survey, "Chứng thực", 3, HL_UNKNOWN_COUNT);
  set_strata (set, "111222", NULL);
  snapshot = run (survey, set, by);

  g_assert_cmpint (snapshot->population, ==, HL_UNKNOWN_COUNT);
  g_assert_cmpfloat (snapshot->fpc, ==, 1.0);
  g_assert_null (snapshot->weighted_by);
  g_assert_true (isnan (snapshot->weighted.index));
  g_assert_cmpfloat_with_epsilon (snapshot->groups[0].result.overall.se,
                                  sqrt (0.9 * snapshot->groups[0].result.overall.variance_plain),
                                  1e-12);
  g_assert_cmpfloat (snapshot->groups[1].result.overall.se, ==,
                     sqrt (snapshot->groups[1].result.overall.variance_plain));
}

/* Every stratum needs two valid responses. */
static void
test_small_stratum (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) one = NULL;
  g_autoptr (HlScoreSnapshot) two = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 3, 40);
  hl_survey_add_field (survey, "Chứng thực", 3, 60);
  survey->official = HL_OFFICIAL_WEIGHTED;
  set_strata (set, "111112", NULL);
  one = run (survey, set, NULL);
  g_assert_true (isnan (one->weighted.index) && isnan (one->weighted.se));
  g_assert_true (isnan (hl_score_snapshot_get_official (one)->index));
  g_assert_cmpstr (one->weighted_by, ==, "field");

  set_strata (set, "111122", NULL);
  two = run (survey, set, NULL);
  g_assert_cmpfloat_with_epsilon (two->weighted.index, 0.4 * 62.5 + 0.6 * 50.0, CLOSE);
  g_assert_cmpfloat (two->weighted.df, ==, 4.0);
  g_assert_true (hl_score_snapshot_get_official (two) == &two->weighted);
}

static void
test_weighted_by_area (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 3, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "Thôn 1", 3, 75);
  hl_survey_add_area (survey, "Thôn 2", 3, 25);
  set_strata (set, "111111", "111222");
  snapshot = run (survey, set, NULL);

  g_assert_cmpstr (snapshot->weighted_by, ==, "area");
  g_assert_cmpint (snapshot->population, ==, 100);
  g_assert_cmpfloat_with_epsilon (snapshot->weighted.index,
                                  0.75 * 400.0 / 6 + 0.25 * 300.0 / 6, CLOSE);
}

static void
test_weighted_alike (void)
{
  static const char *const rows[] = { "44", "44", "45", "55", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 3, 40);
  hl_survey_add_field (survey, "Chứng thực", 3, 60);
  set_strata (set, "1122", NULL);
  snapshot = run (survey, set, NULL);

  g_assert_true (snapshot->weighted.all_alike);
  g_assert_cmpfloat (snapshot->weighted.se, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (snapshot->weighted.low, snapshot->total.overall.low, CLOSE);
}

static void
test_period (void)
{
  static const char *const by[] = { "field", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlScoreInput input = { survey, set };
  HlScoreRequest request = {
    .inputs = &input, .n_inputs = 1, .by = by, .use_survey_rules = TRUE, .has_period = TRUE,
    .period = { HL_PERIOD_FREE, .from = hl_date_new (2022, 9, 1),
                .to = hl_date_new (2022, 9, 30) },
  };

  hl_survey_add_field (survey, "Hộ tịch", 3, 10);
  set_strata (set, "111111", NULL);
  set->dates[0] = hl_date_new (2022, 9, 1);
  set->dates[1] = hl_date_new (2022, 9, 30);
  set->dates[2] = hl_date_new (2022, 8, 31);
  set->dates[3] = hl_date_new (2022, 10, 1);
  set->rules[1] = HL_RULE_BIT (HL_RULE_Q07);
  snapshot = hl_score_run (&request, NULL);

  g_assert_cmpuint (snapshot->received, ==, 2);
  g_assert_cmpuint (snapshot->undated, ==, 2);
  g_assert_cmpuint (snapshot->warnings[HL_RULE_Q07], ==, 1);
  g_assert_cmpfloat (snapshot->fpc, ==, 1.0);
  g_assert_cmpfloat (snapshot->groups[0].result.overall.se, ==,
                     sqrt (snapshot->groups[0].result.overall.variance_plain));
  g_assert_cmpfloat_with_epsilon (snapshot->weighted.index, 75.0, CLOSE);
}

/* Excluded responses stand apart from invalid ones; the index with them is kept. */
static void
test_excluded (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) before = run (survey, set, NULL);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;

  g_assert_true (isnan (before->unexcluded_index));
  set->excluded[0] = TRUE;
  set->excluded[1] = TRUE;
  set->rules[1] = HL_RULE_BIT (HL_RULE_Q03) | HL_RULE_BIT (HL_RULE_Q05);
  set->rules[2] = HL_RULE_BIT (HL_RULE_Q03) | HL_RULE_BIT (HL_RULE_Q04);
  set->rules[3] = HL_RULE_BIT (HL_RULE_Q05);
  snapshot = run (survey, set, NULL);

  g_assert_cmpuint (snapshot->received, ==, 6);
  g_assert_cmpuint (snapshot->valid, ==, 3);
  g_assert_cmpuint (snapshot->invalid, ==, 1);
  g_assert_cmpuint (snapshot->excluded, ==, 2);
  g_assert_cmpuint (snapshot->reasons[HL_RULE_Q03], ==, 1);
  g_assert_cmpuint (snapshot->reasons[HL_RULE_Q04], ==, 1);
  g_assert_cmpuint (snapshot->warnings[HL_RULE_Q05], ==, 1);
  g_assert_cmpfloat_with_epsilon (snapshot->total.overall.index, 50.0, CLOSE);
  g_assert_cmpfloat_with_epsilon (snapshot->unexcluded_index, 62.5, CLOSE);
}

static void
test_excluded_weighted (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  g_autoptr (HlScoreSnapshot) whole = NULL;
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  g_autoptr (HlScoreSnapshot) none = NULL;

  survey->official = HL_OFFICIAL_WEIGHTED;
  hl_survey_add_field (survey, "Hộ tịch", 3, 40);
  hl_survey_add_field (survey, "Chứng thực", 3, 60);
  set_strata (set, "111222", NULL);
  whole = run (survey, set, NULL);
  set->excluded[0] = TRUE;
  snapshot = run (survey, set, NULL);
  g_assert_cmpfloat (snapshot->unexcluded_index, ==, whole->weighted.index);
  g_assert_cmpfloat (snapshot->weighted.index, !=, whole->weighted.index);

  survey->fields[0].population = HL_UNKNOWN_COUNT;
  none = run (survey, set, NULL);
  g_assert_true (isnan (none->unexcluded_index));
}

static void
test_errors (void)
{
  static const char *const unknown[] = { "weather", NULL };
  static const char *const far[] = { "officer", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, six_rows);
  HlScoreInput input = { survey, set };
  HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .by = unknown };
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_score_run (&request, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "weather"));
  g_clear_error (&error);

  set->officers[0] = 1;
  set->officers[1] = G_MAXUINT32;
  request.by = far;
  g_assert_null (hl_score_run (&request, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  request.by = NULL;
  request.overall_rule = HL_OVERALL_QUESTION;
  request.overall_question = "c9";
  g_assert_null (hl_score_run (&request, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "c9"));
  g_clear_error (&error);

  request.overall_question = NULL;
  g_assert_null (hl_score_run (&request, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* A scale with more levels than fit half a byte, beside others, and bytes no scale has. */
static void
test_wide_scale (void)
{
  static const char *const rows[] = { "55", "14", "95", NULL };
  g_autoptr (HlSurvey) survey = make_survey ("probe", 5, "2");
  g_autoptr (HlResponseSet) set = make_set (survey, rows);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlQuestion *question = &survey->questionnaire->questions[0];

  question->options = g_renew (HlOption, question->options, 20);
  for (guint i = 5; i < 20; i++)
    question->options[i] = (HlOption) { .label = g_strdup ("mức"), .short_label = g_strdup ("mức"),
                                        .flag = HL_FLAG_SATISFIED }
  ;

  question->n_options = 20;
  set->answers[0] = 20;
  set->answers[5] = 60;
  snapshot = run (survey, set, NULL);
  g_assert_cmpuint (snapshot->total.criteria[0].n_levels, ==, 20);
  g_assert_cmpuint (snapshot->total.criteria[0].counts[19], ==, 1);
  g_assert_cmpuint (snapshot->total.criteria[0].counts[8], ==, 1);
  g_assert_cmpuint (snapshot->total.criteria[1].spoiled, ==, 1);
  g_assert_cmpuint (snapshot->total.factors[0].n_complete, ==, 2);
  g_assert_cmpfloat_with_epsilon (snapshot->total.criteria[0].figure.index, 200.0 / 3, CLOSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/run/worked-example", test_worked_example);
  g_test_add_func ("/score/run/worked-counts", test_worked_counts);
  g_test_add_func ("/score/run/exact", test_exact);
  g_test_add_func ("/score/run/three-levels", test_three_levels);
  g_test_add_func ("/score/run/wilson", test_wilson);
  g_test_add_func ("/score/run/nobody", test_nobody);
  g_test_add_func ("/score/run/missing", test_missing);
  g_test_add_func ("/score/run/one-response", test_one_response);
  g_test_add_func ("/score/run/all-alike", test_all_alike);
  g_test_add_func ("/score/run/census", test_census);
  g_test_add_func ("/score/run/over-population", test_over_population);
  g_test_add_func ("/score/run/unknown-population", test_unknown_population);
  g_test_add_func ("/score/run/small-stratum", test_small_stratum);
  g_test_add_func ("/score/run/weighted-by-area", test_weighted_by_area);
  g_test_add_func ("/score/run/weighted-alike", test_weighted_alike);
  g_test_add_func ("/score/run/period", test_period);
  g_test_add_func ("/score/run/excluded", test_excluded);
  g_test_add_func ("/score/run/excluded-weighted", test_excluded_weighted);
  g_test_add_func ("/score/run/errors", test_errors);
  g_test_add_func ("/score/run/wide-scale", test_wide_scale);

  return g_test_run ();
}
