#include <json-glib/json-glib.h>
#include <math.h>

#include "score/hl-score.h"
#include "score/hl-validity-run.h"

#include "hl-score-fixture.h"

/* Agreement asked for: 1e-9 relative on indices and standard errors, 1e-6 on intervals and alpha.
 * */
#define EXACT 1e-9
#define CLOSE 1e-6

static JsonNode *
load_expected (const char *formula)
{
  g_autofree char *name = g_strdup_printf ("expected-%s.json", formula);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "but-son-2022", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  return json_parser_steal_root (parser);
}

static void
check_member (JsonObject *expected,
              const char *name,
              double      actual,
              double      tolerance)
{
  JsonNode *node = json_object_get_member (expected, name);
  double value;

  if (node == NULL)
    return;

  if (JSON_NODE_HOLDS_NULL (node))
    {
      g_assert_true (isnan (actual));
      return;
    }

  value = json_node_get_double (node);
  g_assert_cmpfloat_with_epsilon (actual, value, tolerance * MAX (1.0, fabs (value)));
}

static void
check_figure (JsonObject     *expected,
              const HlFigure *actual)
{
  g_assert_cmpint (json_object_get_int_member_with_default (expected, "n", actual->n), ==,
                   actual->n);
  check_member (expected, "index", actual->index, EXACT);
  check_member (expected, "se", actual->se, EXACT);
  check_member (expected, "low", actual->low, CLOSE);
  check_member (expected, "high", actual->high, CLOSE);
  check_member (expected, "dissatisfied", actual->dissatisfied, EXACT);
}

static void
check_factors (JsonArray           *expected,
               const HlScoreResult *actual)
{
  g_assert_cmpuint (json_array_get_length (expected), ==, actual->n_factors);
  for (guint i = 0; i < actual->n_factors; i++)
    {
      JsonObject *factor = json_array_get_object_element (expected, i);

      g_assert_cmpstr (json_object_get_string_member (factor, "code"), ==,
                       actual->factors[i].code);
      check_figure (factor, &actual->factors[i].figure);
      check_member (factor, "alpha", actual->factors[i].alpha, CLOSE);
    }
}

static void
check_criterion (JsonObject             *expected,
                 const HlScoreCriterion *actual)
{
  JsonArray *counts = json_object_get_array_member (expected, "counts");

  g_assert_cmpstr (json_object_get_string_member (expected, "code"), ==, actual->code);
  g_assert_cmpuint (json_array_get_length (counts), ==, actual->n_levels);
  for (guint level = 0; level < actual->n_levels; level++)
    g_assert_cmpint (json_array_get_int_element (counts, level), ==, actual->counts[level]);

  g_assert_cmpint (json_object_get_int_member (expected, "blank"), ==, actual->blank);
  g_assert_cmpint (json_object_get_int_member (expected, "not_applicable"), ==,
                   actual->not_applicable);
  g_assert_cmpint (json_object_get_int_member (expected, "skipped"), ==, actual->skipped);
  g_assert_cmpint (json_object_get_int_member (expected, "spoiled"), ==, actual->spoiled);
  check_member (expected, "mean", actual->mean, EXACT);
  check_figure (expected, &actual->figure);
}

static void
check_rules (JsonObject  *expected,
             const guint *actual)
{
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    g_assert_cmpint (json_object_get_int_member_with_default (expected, hl_rule_code (rule), 0),
                     ==, actual[rule]);
}

static void
check_responses (JsonObject            *expected,
                 const HlScoreSnapshot *actual)
{
  g_assert_cmpint (json_object_get_int_member (expected, "received"), ==, actual->received);
  g_assert_cmpint (json_object_get_int_member (expected, "valid"), ==, actual->valid);
  g_assert_cmpint (json_object_get_int_member (expected, "invalid"), ==, actual->invalid);
  g_assert_cmpuint (actual->excluded, ==, 0);
  check_rules (json_object_get_object_member (expected, "reasons"), actual->reasons);
  check_rules (json_object_get_object_member (expected, "warnings"), actual->warnings);
}

static void
check_groups (JsonArray             *expected,
              const HlScoreSnapshot *actual)
{
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonObject *group = json_array_get_object_element (expected, i);
      const HlScoreGroup *found =
        hl_score_snapshot_find_group (actual, json_object_get_string_member (group, "by"),
                                      json_object_get_string_member (group, "value"));

      g_assert_nonnull (found);
      g_assert_cmpint (json_object_get_int_member (group, "n"), ==, found->result.overall.n);
      check_figure (json_object_get_object_member (group, "overall"), &found->result.overall);
      check_factors (json_object_get_array_member (group, "factors"), &found->result);
    }
}

static void
test_expected (gconstpointer data)
{
  const char *formula = data;
  static const char *const by[] = { "field", NULL };
  g_autoptr (HlFixture) fixture = hl_fixture_new ();
  g_autoptr (JsonNode) root = load_expected (formula);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  JsonObject *expected = json_node_get_object (root);
  JsonArray *criteria = json_object_get_array_member (expected, "criteria");
  HlScoreInput input = { fixture->survey, fixture->responses };
  HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .by = by };

  g_assert_true (hl_formula_parse (formula, &request.formula, NULL));
  hl_validity_run_with_office (fixture->survey, fixture->office, fixture->responses);
  snapshot = hl_score_run (&request, NULL);

  check_responses (json_object_get_object_member (expected, "responses"), snapshot);
  check_figure (json_object_get_object_member (expected, "overall"), &snapshot->total.overall);
  check_factors (json_object_get_array_member (expected, "factors"), &snapshot->total);
  g_assert_cmpuint (json_array_get_length (criteria), ==, snapshot->total.n_criteria);
  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    check_criterion (json_array_get_object_element (criteria, i), &snapshot->total.criteria[i]);

  check_groups (json_object_get_array_member (expected, "groups"), snapshot);
  check_figure (json_object_get_object_member (expected, "weighted"), &snapshot->weighted);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/score/expected/top2", "top2", test_expected);
  g_test_add_data_func ("/score/expected/mean", "mean", test_expected);
  g_test_add_data_func ("/score/expected/mean100", "mean100", test_expected);

  return g_test_run ();
}
