#include <string.h>

#include <gio/gio.h>

#include "core/hl-error.h"
#include "exchange/hl-questionnaire-json.h"

#define RESOURCES "/io/github/hailong/HaiLong/questionnaires/"

static HlQuestionnaire *
load (const char *id)
{
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *questionnaire = hl_builtin_questionnaire (id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (questionnaire->id, ==, id);

  return questionnaire;
}

static const struct
{
  const char *id;
  HlFormula   formula;
  guint       n_criteria;
  guint       n_levels;
  guint       n_scored_factors;
  guint       n_scored_parts;
} shapes[] = {
  { "g1-2640", HL_FORMULA_TOP2, 22, 5, 5, 0 },
  { "g2-2022", HL_FORMULA_MEAN, 33, 5, 9, 2 },
  { "g3-1001", HL_FORMULA_MEAN, 39, 5, 9, 2 },
  { "w9", HL_FORMULA_TOP2, 9, 5, 3, 0 },
  { "counter-3", HL_FORMULA_TOP2, 1, 3, 1, 0 },
  { "officials", HL_FORMULA_MEAN, 8, 5, 1, 0 },
};

static void
test_ids (void)
{
  const char *const *ids = hl_builtin_questionnaire_ids ();

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    g_assert_cmpstr (ids[i], ==, shapes[i].id);
  g_assert_null (ids[G_N_ELEMENTS (shapes)]);
}

static void
test_shapes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = load (shapes[i].id);
      guint n_factors = 0;
      guint n_parts = 0;

      for (guint j = 0; j < questionnaire->n_factors; j++)
        n_factors += questionnaire->factors[j].scored;
      for (guint j = 0; j < questionnaire->n_parts; j++)
        n_parts += questionnaire->parts[j].scored;

      g_assert_cmpint (questionnaire->formula, ==, shapes[i].formula);
      g_assert_cmpuint (questionnaire->n_criteria, ==, shapes[i].n_criteria);
      g_assert_cmpuint (n_factors, ==, shapes[i].n_scored_factors);
      g_assert_cmpuint (n_parts, ==, shapes[i].n_scored_parts);
      for (guint j = 0; j < questionnaire->n_criteria; j++)
        g_assert_cmpuint (questionnaire->questions[questionnaire->criteria[j]].n_options, ==,
                          shapes[i].n_levels);
    }
}

static void
test_criteria_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = load (shapes[i].id);

      for (guint j = 0; j < questionnaire->n_criteria; j++)
        {
          g_autofree char *code = g_strdup_printf ("c%02u", j + 1);

          g_assert_cmpstr (questionnaire->questions[questionnaire->criteria[j]].code, ==, code);
        }
    }
}

static void
test_demographics (void)
{
  static const struct
  {
    const char *code;
    guint       n_options;
  } expected[] = {
    { "gender", 2 }, { "age", 5 }, { "ethnicity", 2 }, { "education", 6 }, { "occupation", 7 },
    { "residence", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = load (shapes[i].id);

      for (guint j = 0; j < G_N_ELEMENTS (expected); j++)
        {
          const HlQuestion *question = hl_questionnaire_find (questionnaire, expected[j].code);

          g_assert_nonnull (question);
          g_assert_cmpint (question->role, ==, HL_ROLE_DEMOGRAPHIC);
          g_assert_cmpuint (question->n_options, ==, expected[j].n_options);
        }
      g_assert_true (hl_questionnaire_find (questionnaire, "ethnicity")->sensitive);
    }
}

static void
assert_jump (const HlQuestionnaire *questionnaire,
             const char            *asking,
             gboolean               negate,
             guint8                 option,
             const char *const     *targets)
{
  const HlQuestion *question = hl_questionnaire_find (questionnaire, asking);

  g_assert_cmpuint (question->n_jumps, ==, 1);
  g_assert_cmpint (question->jumps[0].negate, ==, negate);
  g_assert_cmpmem (question->jumps[0].options, question->jumps[0].n_options, &option, 1);
  g_assert_cmpuint (question->jumps[0].n_targets, ==, g_strv_length ((char **) targets));
  for (guint i = 0; targets[i] != NULL; i++)
    g_assert_cmpuint (question->jumps[0].targets[i], ==,
                      hl_questionnaire_index_of (questionnaire, targets[i]));
}

static void
test_g1_jumps (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = load ("g1-2640");

  assert_jump (questionnaire, "a5", TRUE, 3, (const char *const[]) { "a6", "a7", NULL });
  assert_jump (questionnaire, "a8", FALSE, 2,
               (const char *const[]) { "c20", "c21", "c22", NULL });
}

static void
test_g1_wording (void)
{
  static const guint confirmed[] = { 5, 9, 10, 12, 13, 15, 22 };
  g_autoptr (HlQuestionnaire) questionnaire = load ("g1-2640");
  guint n_confirmed = 0;

  for (guint i = 0; i < questionnaire->n_criteria; i++)
    {
      const HlQuestion *question = &questionnaire->questions[questionnaire->criteria[i]];

      if (question->wording != NULL)
        continue;
      g_assert_cmpuint (n_confirmed, <, G_N_ELEMENTS (confirmed));
      g_assert_cmpuint (i + 1, ==, confirmed[n_confirmed++]);
    }
  g_assert_cmpuint (n_confirmed, ==, G_N_ELEMENTS (confirmed));
}

/* The short form's criteria of the same content can be pooled with those of the long one. */
static void
test_shared_identities (void)
{
  static const char *const pairs[][2] = {
    { "c01", "c10" }, { "c03", "c15" }, { "c04", "c16" }, { "c06", "c19" }, { "c07", "c20" },
    { "c08", "c21" }, { "c09", "c22" },
  };
  g_autoptr (HlQuestionnaire) short_form = load ("w9");
  g_autoptr (HlQuestionnaire) long_form = load ("g1-2640");

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (hl_questionnaire_find (short_form, pairs[i][0])->identity, ==,
                     hl_questionnaire_find (long_form, pairs[i][1])->identity);
  g_assert_cmpstr (hl_questionnaire_find (short_form, "c02")->identity, ==, "w9/c02");
}

static void
test_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = load (shapes[i].id);
      g_autofree char *path = g_strconcat (RESOURCES, shapes[i].id, ".json", NULL);
      g_autoptr (GBytes) file = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *written = hl_questionnaire_to_json (questionnaire);

      g_assert_true (g_str_equal (written, g_bytes_get_data (file, NULL)));
    }
}

/* The columns of a file of responses are the header's, or codes of questions. */
static void
test_columns_of_responses (void)
{
  static const char *const header[] = {
    "serial", "field", "procedure", "date", "channel", "officer", "interviewer", "respondent", NULL,
  };
  g_autoptr (HlQuestionnaire) questionnaire = load ("g1-2640");
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "but-son-2022",
                                                 "responses.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) columns = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  *strpbrk (text, "\r\n") = '\0';
  columns = g_strsplit (text, ",", -1);
  g_assert_cmpuint (g_strv_length (columns), ==, 46);
  for (guint i = 0; columns[i] != NULL; i++)
    g_assert_true (g_strv_contains (header, columns[i]) ||
                   hl_questionnaire_find (questionnaire, columns[i]) != NULL);
}

static void
test_example_of_readme (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "questionnaires",
                                                 "README.md", NULL);
  g_autofree char *text = NULL;
  g_autofree char *example = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  const char *start;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  start = strstr (text, "```json\n") + strlen ("```json\n");
  example = g_strndup (start, strstr (start, "```") - start);
  questionnaire = hl_questionnaire_from_json (example, -1, &error);
  g_assert_no_error (error);
  written = hl_questionnaire_to_json (questionnaire);
  g_assert_cmpstr (written, ==, example);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_builtin_questionnaire ("../w9", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/builtin/ids", test_ids);
  g_test_add_func ("/builtin/shapes", test_shapes);
  g_test_add_func ("/builtin/criteria-codes", test_criteria_codes);
  g_test_add_func ("/builtin/demographics", test_demographics);
  g_test_add_func ("/builtin/g1-jumps", test_g1_jumps);
  g_test_add_func ("/builtin/g1-wording", test_g1_wording);
  g_test_add_func ("/builtin/shared-identities", test_shared_identities);
  g_test_add_func ("/builtin/bytes", test_bytes);
  g_test_add_func ("/builtin/columns-of-responses", test_columns_of_responses);
  g_test_add_func ("/builtin/example-of-readme", test_example_of_readme);
  g_test_add_func ("/builtin/unknown", test_unknown);

  return g_test_run ();
}
