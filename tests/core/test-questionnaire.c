#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-questionnaire-builder.h"
#include "hl-test-form.h"

static void
test_layout (void)
{
  static const struct
  {
    const char *code;
    guint       offset;
    guint       n_bytes;
    guint       criterion;
  } cases[] = {
    { "gender", 0, 1, HL_NO_INDEX }, { "time", 1, 1, HL_NO_INDEX }, { "late", 2, 1, HL_NO_INDEX },
    { "c01", 3, 1, 0 }, { "c02", 4, 1, 1 }, { "many", 5, 4, HL_NO_INDEX },
    { "visits", HL_NO_INDEX, 0, HL_NO_INDEX }, { "day", HL_NO_INDEX, 0, HL_NO_INDEX },
    { "word", HL_NO_INDEX, 0, HL_NO_INDEX }, { "comment", HL_NO_INDEX, 0, HL_NO_INDEX },
  };
  g_autoptr (HlQuestionnaire) form = hl_test_form ();

  g_assert_cmpuint (form->n_questions, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlQuestion *question = hl_questionnaire_find (form, cases[i].code);

      g_assert_true (question == &form->questions[i]);
      g_assert_cmpuint (question->offset, ==, cases[i].offset);
      g_assert_cmpuint (question->n_bytes, ==, cases[i].n_bytes);
      g_assert_cmpuint (question->criterion, ==, cases[i].criterion);
    }
  g_assert_cmpuint (form->n_bytes, ==, 9);
  g_assert_cmpuint (form->layout, ==, 1);
  g_assert_cmpuint (form->n_criteria, ==, 2);
  g_assert_cmpuint (form->criteria[0], ==, 3);
  g_assert_cmpuint (form->criteria[1], ==, 4);
}

static void
test_structure (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  const HlJump *jump = &form->questions[2].jumps[0];

  g_assert_cmpuint (form->n_parts, ==, 1);
  g_assert_cmpuint (form->parts[0].n_factors, ==, 3);
  g_assert_cmpuint (form->factors[1].first_question, ==, 3);
  g_assert_cmpuint (form->factors[1].n_questions, ==, 2);
  g_assert_false (form->factors[0].scored);
  g_assert_true (form->factors[1].scored);
  g_assert_cmpuint (form->questions[9].factor, ==, 2);
  g_assert_cmpuint (jump->n_targets, ==, 2);
  g_assert_cmpuint (jump->targets[0], ==, 4);
  g_assert_cmpuint (jump->targets[1], ==, 5);
  g_assert_cmpuint (form->contradictions[0].conditions[0].question, ==, 1);
  g_assert_cmpuint (form->contradictions[0].conditions[1].question, ==, 2);
}

static void
test_defaults (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  const HlQuestion *late = hl_questionnaire_find (form, "late");
  const HlQuestion *comment = hl_questionnaire_find (form, "comment");

  g_assert_cmpstr (form->short_title, ==, "Test form");
  g_assert_cmpstr (form->description, ==, "");
  g_assert_cmpstr (form->source, ==, "");
  g_assert_cmpstr (form->parts[0].short_title, ==, "Part one");
  g_assert_cmpstr (form->parts[0].lead, ==, "");
  g_assert_cmpstr (form->factors[0].title, ==, "");
  g_assert_cmpstr (form->factors[1].short_title, ==, "Factor one");
  g_assert_cmpstr (late->short_text, ==, "Wording of late");
  g_assert_cmpstr (late->identity, ==, "test-1/late");
  g_assert_cmpstr (late->number, ==, "");
  g_assert_cmpuint (late->n_options, ==, 2);
  g_assert_cmpstr (late->options[0].label, ==, "Có");
  g_assert_cmpstr (late->options[1].short_label, ==, "Không");
  g_assert_true (isnan (comment->minimum));
  g_assert_cmpuint (comment->n_lines, ==, 3);
}

static void
test_lookup (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaire) other = hl_questionnaire_ref (form);

  g_assert_null (hl_questionnaire_find (other, "c99"));
  g_assert_cmpuint (hl_questionnaire_index_of (other, "c99"), ==, HL_NO_INDEX);
  g_assert_cmpuint (hl_questionnaire_index_of (other, "c02"), ==, 4);
  g_assert_cmpstr (hl_questionnaire_get_text (other, "purpose"), ==, "To test");
  g_assert_null (hl_questionnaire_get_text (other, "thanks"));
}

static void
test_formulas (void)
{
  static const HlFormula formulas[] = { HL_FORMULA_TOP2, HL_FORMULA_MEAN, HL_FORMULA_MEAN100 };
  g_autoptr (GError) error = NULL;
  HlFormula formula = HL_FORMULA_TOP2;

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_assert_true (hl_formula_parse (hl_formula_to_string (formulas[i]), &formula, NULL));
      g_assert_cmpint (formula, ==, formulas[i]);
    }
  g_assert_false (hl_formula_parse ("median", &formula, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* Each edit of a sound draft must show in the canonical text. */
static void
edit_title (HlQuestionnaire *draft)
{
  draft->short_title = g_strdup ("T");
}

static void
edit_formula (HlQuestionnaire *draft)
{
  draft->formula = HL_FORMULA_MEAN;
}

static void
edit_flag (HlQuestionnaire *draft)
{
  draft->questions[3].options[2].flag = HL_FLAG_SATISFIED;
}

static void
edit_jump (HlQuestionnaire *draft)
{
  draft->questions[1].jumps[0].options[0] = 1;
}

static void
edit_condition (HlQuestionnaire *draft)
{
  draft->contradictions[0].conditions[1].negate = TRUE;
}

static void
edit_limit (HlQuestionnaire *draft)
{
  draft->questions[6].minimum = 0.1;
}

static void
edit_text (HlQuestionnaire *draft)
{
  g_hash_table_insert (draft->texts, g_strdup ("thanks"), g_strdup ("Thanks"));
}

static void
edit_factor (HlQuestionnaire *draft)
{
  draft->factors[2].number = g_strdup ("II");
}

static void
edit_part (HlQuestionnaire *draft)
{
  draft->parts[0].lead = g_strdup ("Please tick");
}

static void
test_canonical (void)
{
  static void (*const edits[]) (HlQuestionnaire *) = {
    edit_title, edit_formula, edit_flag, edit_jump, edit_condition, edit_limit, edit_text,
    edit_factor, edit_part,
  };
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaire) same = hl_test_form ();
  g_autofree char *canonical = hl_questionnaire_to_canonical (form);
  g_autofree char *again = hl_questionnaire_to_canonical (same);

  g_assert_cmpstr (canonical, ==, again);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
      g_autoptr (HlQuestionnaire) edited = NULL;
      g_autofree char *text = NULL;

      edits[i] (hl_questionnaire_builder_get_draft (builder));
      edited = hl_questionnaire_builder_finish (builder, NULL);
      text = hl_questionnaire_to_canonical (edited);
      g_assert_cmpstr (canonical, !=, text);
      g_assert_false (hl_questionnaire_same_content (form, edited));
    }
}

static void
test_revision (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (HlQuestionnaire) next = NULL;
  g_autofree char *canonical = hl_questionnaire_to_canonical (form);
  g_autofree char *text = NULL;

  hl_questionnaire_builder_get_draft (builder)->revision = 2;
  next = hl_questionnaire_builder_finish (builder, NULL);
  text = hl_questionnaire_to_canonical (next);

  g_assert_true (hl_questionnaire_same_content (form, next));
  g_assert_cmpstr (canonical, !=, text);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questionnaire/layout", test_layout);
  g_test_add_func ("/questionnaire/structure", test_structure);
  g_test_add_func ("/questionnaire/defaults", test_defaults);
  g_test_add_func ("/questionnaire/lookup", test_lookup);
  g_test_add_func ("/questionnaire/formulas", test_formulas);
  g_test_add_func ("/questionnaire/canonical", test_canonical);
  g_test_add_func ("/questionnaire/revision", test_revision);

  return g_test_run ();
}
