#include "exchange/hl-score-json.h"

#include <math.h>
#include <string.h>

static const HlFigure missing_figure = {
  .index = NAN,
  .low = NAN,
  .high = NAN,
  .se = NAN,
  .df = NAN,
  .variance_plain = NAN,
  .satisfied = NAN,
  .neutral = NAN,
  .dissatisfied = NAN,
};

static const HlFigure figure = {
  .index = 250.0 / 3.0,
  .low = 0.1,
  .high = 100.0,
  .se = 1e-17,
  .satisfied = 250.0 / 3.0,
  .neutral = 50.0 / 3.0,
  .dissatisfied = 0.0,
  .n = 12,
};

static guint counts[] = { 0, 2, 10 };
static char *no_codes[] = { NULL };
static char *one_code[] = { (char *) "c02", NULL };
static HlQuestion questions[] = {
  { .code = (char *) "gender", .role = HL_ROLE_DEMOGRAPHIC },
  { .code = (char *) "a2", .role = HL_ROLE_FACT },
};
static HlQuestionnaire questionnaire = {
  .id = (char *) "w9", .revision = 2, .questions = questions, .n_questions = 2,
};
static HlScoreBlock factor = { .code = (char *) "f1" };
static HlScoreCriterion criterion = { .code = (char *) "c01" };
static HlScoreCount facts[] = {
  { .code = (char *) "gender", .question = 0, .n = 12, .n_options = 3, .counts = counts },
  { .code = (char *) "a2", .question = 1, .n = 12, .n_options = 3, .counts = counts },
};
static HlScoreCount expectation = {
  .code = (char *) "m1", .n = 12, .n_options = 3, .counts = counts,
};
static gint64 surveys[] = { 1, 4 };

static void
fill_result (HlScoreResult *result)
{
  factor.figure = figure;
  factor.alpha = NAN;
  factor.missing = one_code;
  criterion.figure = figure;
  criterion.mean = 2.5;
  criterion.n_levels = 3;
  criterion.counts = counts;
  criterion.blank = 1;
  criterion.not_applicable = 2;
  criterion.skipped = 3;
  criterion.spoiled = 4;
  result->overall = figure;
  result->missing = no_codes;
  result->parts = NULL;
  result->factors = &factor;
  result->n_factors = 1;
  result->criteria = &criterion;
  result->n_criteria = 1;
}

static void
fill_snapshot (HlScoreSnapshot *snapshot,
               HlScoreGroup    *group)
{
  *snapshot = (HlScoreSnapshot) {
    .id = (char *) "abc", .surveys = surveys, .n_surveys = 2, .questionnaire = &questionnaire,
    .formula = HL_FORMULA_TOP2, .received = 15, .valid = 12, .invalid = 2, .excluded = 1,
    .reasons = { [HL_RULE_Q03] = 2 }, .warnings = { [HL_RULE_Q12] = 1 }, .fpc = 1.0,
    .population = HL_UNKNOWN_COUNT, .target = NAN, .unexcluded_index = NAN,
    .weighted = missing_figure, .groups = group, .n_groups = 1, .facts = facts, .n_facts = 2,
    .expectations = &expectation, .n_expectations = 1,
  };
  *group = (HlScoreGroup) {
    .by = (char *) "field", .value = (char *) "Hộ tịch", .label = (char *) "Hộ tịch",
  };
  fill_result (&snapshot->total);
  fill_result (&group->result);
}

#define FIGURE "\"index\":83.333333333333329,\"low\":0.10000000000000001,\"high\":100.0"
#define SHARES \
  "\"satisfied\":83.333333333333329,\"neutral\":16.666666666666668,\"dissatisfied\":0.0"
#define SE "\"se\":1.0000000000000001e-17,\"n\":12"
#define RESULT \
  "\"overall\":{" FIGURE "," SE ",\"missing\":[]," SHARES "}," \
  "\"parts\":[]," \
  "\"factors\":[{\"code\":\"f1\"," FIGURE "," SE ",\"missing\":[\"c02\"]," \
  "\"alpha\":null," SHARES "}]," \
  "\"criteria\":[{\"code\":\"c01\",\"n\":12,\"counts\":[0,2,10],\"blank\":1," \
  "\"not_applicable\":2,\"skipped\":3,\"spoiled\":4,\"mean\":2.5," FIGURE "," SHARES "}]"
#define COUNTS "\"n\":12,\"counts\":{\"1\":0,\"2\":2,\"3\":10}"

static const char expected_score[] =
  "{\"surveys\":[1,4],\"questionnaire\":\"w9\",\"revision\":2,\"formula\":\"top2\","
  "\"factor_rule\":\"criteria\",\"overall_rule\":\"criteria\",\"official\":\"unweighted\","
  "\"responses\":{\"received\":15,\"valid\":12,\"invalid\":2,\"excluded\":1,"
  "\"reasons\":{\"Q03\":2},\"warnings\":{\"Q12\":1}}," RESULT ","
  "\"weighted\":{\"index\":null,\"low\":null,\"high\":null,\"se\":null},"
  "\"groups\":[{\"by\":\"field\",\"value\":\"Hộ tịch\",\"label\":\"Hộ tịch\",\"n\":12," RESULT "}],"
  "\"facts\":[{\"code\":\"a2\"," COUNTS "}],"
  "\"expectations\":[{\"code\":\"m1\",\"option\":1,\"count\":0},"
  "{\"code\":\"m1\",\"option\":2,\"count\":2},{\"code\":\"m1\",\"option\":3,\"count\":10}],"
  "\"demographics\":[{\"code\":\"gender\"," COUNTS "}],"
  "\"population\":null,\"fpc\":1.0,\"target\":null,\"unexcluded_index\":null,"
  "\"snapshot\":\"abc\"}";

static void
test_score (void)
{
  HlScoreSnapshot snapshot;
  HlScoreGroup group;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  fill_snapshot (&snapshot, &group);
  node = hl_score_to_json (&snapshot);
  text = hl_json_to_string (node);

  g_assert_cmpstr (text, ==, expected_score);
}

static void
test_period (void)
{
  HlScoreSnapshot snapshot;
  HlScoreGroup group;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  fill_snapshot (&snapshot, &group);
  snapshot.population = 1240;
  snapshot.has_period = TRUE;
  snapshot.period.from = hl_date_new (2022, 9, 1);
  snapshot.period.to = hl_date_new (2022, 10, 31);
  snapshot.undated = 3;
  node = hl_score_to_json (&snapshot);
  text = hl_json_to_string (node);

  g_assert_nonnull (strstr (text, "\"population\":1240,"));
  g_assert_nonnull (strstr (text, "\"period\":{\"from\":\"2022-09-01\","
                            "\"to\":\"2022-10-31\",\"undated\":3}}"));
}

static void
test_group_without_value (void)
{
  HlScoreSnapshot snapshot;
  HlScoreGroup group;

  for (guint n = 0; n < 2; n++)
    {
      g_autoptr (JsonNode) node = NULL;
      JsonArray *groups;

      fill_snapshot (&snapshot, &group);
      group.value = (char *) "";
      group.result.overall.n = n;
      node = hl_score_to_json (&snapshot);
      groups = json_object_get_array_member (json_node_get_object (node), "groups");
      g_assert_cmpuint (json_array_get_length (groups), ==, n);
    }
}

/* Every double must come back as it was. */
static void
test_digits (void)
{
  static const double values[] = { 89.37140785098121, 1.1521113856719216, 0.1, 1.0 / 3.0, 1e-300,
                                   100.0, 5e-324, 1.7976931348623157e308, };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      HlScoreSnapshot snapshot;
      HlScoreGroup group;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;
      char *found;

      fill_snapshot (&snapshot, &group);
      snapshot.target = values[i];
      node = hl_score_to_json (&snapshot);
      text = hl_json_to_string (node);
      found = strstr (text, "\"target\":");

      g_assert_nonnull (found);
      g_assert_true (g_ascii_strtod (found + strlen ("\"target\":"), NULL) == values[i]);
    }
}

static void
test_compare (void)
{
  HlChange criterion_change = { (char *) "c01", 80.0, 85.5, 5.5, 1.25, 9.75, TRUE };
  HlChange factor_change = { (char *) "f1", NAN, 90.0, NAN, NAN, NAN, FALSE };
  HlComparison comparison = {
    .overall = { (char *) "", 50.0, 52.0, 2.0, -1.0, 5.0, FALSE },
    .factors = &factor_change, .n_factors = 1,
    .criteria = &criterion_change, .n_criteria = 1,
  };
  g_autoptr (JsonNode) node = hl_compare_to_json (&comparison);
  g_autofree char *text = hl_json_to_string (node);

  g_assert_cmpstr (text, ==,
                   "{\"overall\":{\"before\":50.0,\"after\":52.0,\"change\":2.0,\"low\":-1.0,"
                   "\"high\":5.0,\"significant\":false},"
                   "\"factors\":[{\"code\":\"f1\",\"before\":null,\"after\":90.0,\"change\":null,"
                   "\"low\":null,\"high\":null,\"significant\":false}],"
                   "\"criteria\":[{\"code\":\"c01\",\"before\":80.0,\"after\":85.5,\"change\":5.5,"
                   "\"low\":1.25,\"high\":9.75,\"significant\":true}],\"reason\":null}");
}

static void
test_compare_reason (void)
{
  HlComparison comparison = {
    .overall = { (char *) "", NAN, NAN, NAN, NAN, NAN, FALSE },
    .reason = (char *) "các đợt dùng công thức khác nhau",
  };
  g_autoptr (JsonNode) node = hl_compare_to_json (&comparison);
  g_autofree char *text = hl_json_to_string (node);

  g_assert_nonnull (strstr (text, "\"reason\":\"các đợt dùng công thức khác nhau\""));
  g_assert_nonnull (strstr (text, "\"change\":null"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score-json/score", test_score);
  g_test_add_func ("/score-json/period", test_period);
  g_test_add_func ("/score-json/group-without-value", test_group_without_value);
  g_test_add_func ("/score-json/digits", test_digits);
  g_test_add_func ("/score-json/compare", test_compare);
  g_test_add_func ("/score-json/compare-reason", test_compare_reason);

  return g_test_run ();
}
