#include "score/hl-compare.h"

#include <math.h>
#include <string.h>

#include "score/hl-quantile.h"
#include "score/hl-score.h"

#include "hl-score-fixture.h"

#define CLOSE 1e-9

/* Factors of two criteria each, with one identity a letter. */
static HlSurvey *
make_survey (const char *identities,
             guint       n_levels)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("probe", 1);
  HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (builder);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;

  draft->title = g_strdup ("Thử");
  hl_questionnaire_builder_add_part (builder, "p");
  for (guint i = 0; identities[i] != '\0'; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%u", i + 1);
      g_autofree char *factor = g_strdup_printf ("f%u", i / 2 + 1);

      if (i % 2 == 0)
        hl_questionnaire_builder_add_factor (builder, factor);

      hl_fixture_add_scale (builder, code, n_levels, TRUE);
      draft->questions[i].identity = g_strdup_printf ("%c", identities[i]);
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return hl_survey_new (questionnaire);
}

static HlScoreSnapshot *
run (HlSurvey          *survey,
     const char *const *rows)
{
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, 8);
  HlScoreInput input = { survey, set };
  HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .use_survey_rules = TRUE };

  for (guint i = 0; rows[i] != NULL; i++)
    set->fields[hl_fixture_add_row (set, i + 1, rows[i])] = (guint16) (1 + i % 2);

  return hl_score_run (&request, NULL);
}

static const char *const low_rows[] = { "3344", "4433", "2545", "5141", "4455", NULL };
static const char *const high_rows[] = { "5544", "4455", "4545", "5543", "4455", "5554", NULL };

static void
test_change (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) before = NULL;
  g_autoptr (HlScoreSnapshot) after = NULL;
  g_autoptr (HlComparison) comparison = NULL;
  double t = hl_quantile_t (0.975, 5 + 6 - 2);
  double margin;

  survey->formula = HL_FORMULA_MEAN;
  hl_survey_add_field (survey, "Hộ tịch", 10, 20);
  before = run (survey, low_rows);
  after = run (survey, high_rows);
  comparison = hl_comparison_new (before, after);

  margin = t * sqrt (before->total.overall.variance_plain + after->total.overall.variance_plain);
  g_assert_null (comparison->reason);
  g_assert_cmpfloat (comparison->overall.before, ==, before->total.overall.index);
  g_assert_cmpfloat (comparison->overall.after, ==, after->total.overall.index);
  g_assert_cmpfloat_with_epsilon (comparison->overall.change, 90.0 - 73.0, CLOSE);
  g_assert_cmpfloat_with_epsilon (comparison->overall.low, 17.0 - margin, CLOSE);
  g_assert_cmpfloat_with_epsilon (comparison->overall.high, 17.0 + margin, CLOSE);
  g_assert_cmpint (comparison->overall.significant, ==, 17.0 > margin);
  g_assert_true (comparison->overall.significant);
  g_assert_cmpuint (comparison->n_factors, ==, 2);
  g_assert_cmpstr (comparison->factors[1].code, ==, "f2");
  g_assert_cmpuint (comparison->n_criteria, ==, 4);
  g_assert_cmpfloat (before->total.overall.se, <, sqrt (before->total.overall.variance_plain));
}

static void
test_no_change (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) snapshot = run (survey, low_rows);
  g_autoptr (HlComparison) comparison = hl_comparison_new (snapshot, snapshot);

  g_assert_cmpfloat (comparison->overall.change, ==, 0.0);
  g_assert_cmpfloat (comparison->overall.low, ==, -comparison->overall.high);
  g_assert_false (comparison->overall.significant);
}

static void
check_nothing (const HlChange *change)
{
  g_assert_true (isnan (change->change) && isnan (change->low) && isnan (change->high));
  g_assert_false (change->significant);
}

/* Everybody alike, or a single response: the indices stand, nothing is said about the change. */
static void
test_no_statement (void)
{
  static const char *const alike[] = { "4545", "5454", "4444", NULL };
  static const char *const one[] = { "4521", NULL };
  static const char *const none[] = { "----", "0000", NULL };
  const char *const *cases[] = { alike, one, none };
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) before = run (survey, low_rows);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlScoreSnapshot) after = run (survey, cases[i]);
      g_autoptr (HlComparison) comparison = hl_comparison_new (before, after);
      g_autoptr (HlComparison) reverse = hl_comparison_new (after, before);

      check_nothing (&comparison->overall);
      check_nothing (&reverse->overall);
      check_nothing (&comparison->factors[0]);
      check_nothing (&comparison->criteria[3]);
      g_assert_cmpfloat (comparison->overall.before, ==, before->total.overall.index);
      g_assert_null (comparison->reason);
    }
}

static void
test_formula (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) before = run (survey, low_rows);
  g_autoptr (HlScoreSnapshot) after = NULL;
  g_autoptr (HlComparison) comparison = NULL;

  survey->formula = HL_FORMULA_MEAN;
  after = run (survey, high_rows);
  comparison = hl_comparison_new (before, after);
  check_nothing (&comparison->overall);
  g_assert_cmpuint (comparison->n_factors, ==, 0);
  g_assert_cmpuint (comparison->n_criteria, ==, 0);
  g_assert_nonnull (comparison->reason);
}

static void
test_rules (void)
{
  static const struct {
    HlFactorRule factor; HlOverallRule overall; guint n_factors; gboolean has_overall;
  } cases[] = {
    { HL_FACTOR_POOLED, HL_OVERALL_CRITERIA, 0, TRUE },
    { HL_FACTOR_CRITERIA, HL_OVERALL_POOLED, 2, FALSE },
    { HL_FACTOR_POOLED, HL_OVERALL_FACTORS, 0, FALSE },
    { HL_FACTOR_CRITERIA, HL_OVERALL_QUESTION, 2, FALSE },
  };
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) before = run (survey, low_rows);

  survey->overall_question = g_strdup ("c2");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlScoreSnapshot) after = NULL;
      g_autoptr (HlComparison) comparison = NULL;

      survey->factor_rule = cases[i].factor;
      survey->overall_rule = cases[i].overall;
      after = run (survey, high_rows);
      comparison = hl_comparison_new (before, after);
      g_assert_cmpuint (comparison->n_factors, ==, cases[i].n_factors);
      g_assert_cmpuint (comparison->n_criteria, ==, 4);
      g_assert_cmpint (!isnan (comparison->overall.change), ==, cases[i].has_overall);
      g_assert_nonnull (comparison->reason);
    }
}

/* Codes may move; identities decide. */
static void
test_identities (void)
{
  static const struct {
    const char *before; const char *after; guint n_criteria, n_factors; gboolean has_overall;
  } cases[] = {
    { "abcd", "abcd", 4, 2, TRUE },
    { "abcd", "cdab", 4, 2, TRUE },
    { "abcd", "acbd", 4, 0, TRUE },
    { "abcd", "abce", 3, 1, FALSE },
    { "abcd", "efgh", 0, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlSurvey) earlier = make_survey (cases[i].before, 5);
      g_autoptr (HlSurvey) later = make_survey (cases[i].after, 5);
      g_autoptr (HlScoreSnapshot) before = run (earlier, low_rows);
      g_autoptr (HlScoreSnapshot) after = run (later, high_rows);
      g_autoptr (HlComparison) comparison = hl_comparison_new (before, after);

      g_assert_cmpuint (comparison->n_criteria, ==, cases[i].n_criteria);
      g_assert_cmpuint (comparison->n_factors, ==, cases[i].n_factors);
      g_assert_cmpint (!isnan (comparison->overall.change), ==, cases[i].has_overall);
      g_assert_cmpint (comparison->reason == NULL, ==, cases[i].has_overall);
    }
}

static void
test_levels (void)
{
  g_autoptr (HlSurvey) earlier = make_survey ("abcd", 5);
  g_autoptr (HlSurvey) later = make_survey ("abcd", 7);
  g_autoptr (HlScoreSnapshot) before = run (earlier, low_rows);
  g_autoptr (HlScoreSnapshot) after = run (later, high_rows);
  g_autoptr (HlComparison) comparison = hl_comparison_new (before, after);

  g_assert_cmpuint (comparison->n_criteria, ==, 0);
  g_assert_nonnull (comparison->reason);
}

/* Under a named question only that question must be the same. */
static void
test_named_question (void)
{
  g_autoptr (HlSurvey) earlier = make_survey ("abcd", 5);
  g_autoptr (HlSurvey) later = make_survey ("bexy", 5);
  g_autoptr (HlScoreSnapshot) before = NULL;
  g_autoptr (HlScoreSnapshot) after = NULL;
  g_autoptr (HlScoreSnapshot) other = NULL;
  g_autoptr (HlComparison) same = NULL;
  g_autoptr (HlComparison) different = NULL;

  earlier->overall_rule = later->overall_rule = HL_OVERALL_QUESTION;
  earlier->overall_question = g_strdup ("c2");
  later->overall_question = g_strdup ("c1");
  before = run (earlier, low_rows);
  after = run (later, low_rows);
  same = hl_comparison_new (before, after);
  g_assert_false (isnan (same->overall.change));
  g_assert_null (same->reason);

  g_free (later->overall_question);
  later->overall_question = g_strdup ("c2");
  other = run (later, low_rows);
  different = hl_comparison_new (before, other);
  check_nothing (&different->overall);
  g_assert_nonnull (different->reason);
}

static void
test_official (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) plain = NULL;
  g_autoptr (HlScoreSnapshot) before = NULL;
  g_autoptr (HlScoreSnapshot) after = NULL;
  g_autoptr (HlComparison) weighted = NULL;
  g_autoptr (HlComparison) mixed = NULL;

  hl_survey_add_field (survey, "Hộ tịch", 10, 20);
  hl_survey_add_field (survey, "Chứng thực", 10, 80);
  plain = run (survey, low_rows);
  survey->official = HL_OFFICIAL_WEIGHTED;
  before = run (survey, low_rows);
  after = run (survey, high_rows);
  weighted = hl_comparison_new (before, after);
  mixed = hl_comparison_new (plain, after);

  g_assert_cmpfloat (weighted->overall.before, ==, before->weighted.index);
  g_assert_cmpfloat (weighted->overall.after, ==, after->weighted.index);
  g_assert_null (weighted->reason);
  g_assert_cmpfloat (mixed->overall.before, ==, plain->total.overall.index);
  g_assert_cmpfloat (mixed->overall.after, ==, after->total.overall.index);
  g_assert_nonnull (mixed->reason);
}

static void
test_snapshot_id (void)
{
  g_autoptr (HlSurvey) survey = make_survey ("abcd", 5);
  g_autoptr (HlScoreSnapshot) first = NULL;
  g_autoptr (HlScoreSnapshot) again = NULL;
  g_autoptr (HlScoreSnapshot) other_rows = NULL;
  g_autoptr (HlScoreSnapshot) other_rule = NULL;
  g_autoptr (HlScoreSnapshot) shared = NULL;
  g_autofree char *content = NULL;

  survey->id = 1;
  first = run (survey, low_rows);
  survey->id = 77;
  again = run (survey, low_rows);
  other_rows = run (survey, high_rows);
  survey->rules[HL_RULE_Q05].threshold = 9.0;
  other_rule = run (survey, low_rows);
  content = hl_score_snapshot_to_canonical (first);
  shared = hl_score_snapshot_ref (first);

  g_assert_cmpuint (strlen (first->id), ==, 64);
  g_assert_cmpstr (first->id, ==, again->id);
  g_assert_cmpstr (first->id, !=, other_rows->id);
  g_assert_cmpstr (first->id, !=, other_rule->id);
  g_assert_nonnull (strstr (content, survey->uuid));
  g_assert_nonnull (strstr (content, "formula=4:top2\n"));
  g_assert_true (shared == first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/compare/change", test_change);
  g_test_add_func ("/score/compare/no-change", test_no_change);
  g_test_add_func ("/score/compare/no-statement", test_no_statement);
  g_test_add_func ("/score/compare/formula", test_formula);
  g_test_add_func ("/score/compare/rules", test_rules);
  g_test_add_func ("/score/compare/identities", test_identities);
  g_test_add_func ("/score/compare/levels", test_levels);
  g_test_add_func ("/score/compare/named-question", test_named_question);
  g_test_add_func ("/score/compare/official", test_official);
  g_test_add_func ("/score/snapshot/id", test_snapshot_id);

  return g_test_run ();
}
