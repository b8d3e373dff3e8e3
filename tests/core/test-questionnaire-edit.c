#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-questionnaire-edit.h"
#include "hl-test-form.h"

static HlQuestionnaireEdit *
new_edit (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();

  return hl_questionnaire_edit_new (form, NULL, 2);
}

/* A form that is numbered through: parts A and B, factors I and II, criteria 1 to 4. */
static HlQuestionnaireEdit *
new_numbered (void)
{
  HlQuestionnaireEdit *edit = hl_questionnaire_edit_new_empty ("own");
  const guint a = hl_questionnaire_edit_add_part (edit, 0);
  const guint b = hl_questionnaire_edit_add_part (edit, 1);

  hl_questionnaire_edit_set_text (edit, 0, "title", "Own form");
  hl_questionnaire_edit_set_text (edit, a, "title", "About you");
  hl_questionnaire_edit_set_text (edit, b, "title", "Judgement");
  for (guint i = 0; i < 2; i++)
    hl_questionnaire_edit_add_question (edit, a, G_MAXUINT, "yes-no", HL_KIND_YES_NO,
                                        HL_ROLE_FACT);
  for (guint i = 0; i < 2; i++)
    {
      const guint factor = hl_questionnaire_edit_add_factor (edit, b, i);

      hl_questionnaire_edit_set_text (edit, factor, "title", i == 0 ? "First" : "Second");
      for (guint j = 0; j < 2; j++)
        hl_questionnaire_edit_add_question (edit, factor, G_MAXUINT, "scale", HL_KIND_SCALE,
                                            HL_ROLE_CRITERION);
    }
  for (guint i = 0; i < 6; i++)
    hl_questionnaire_edit_set_text (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, i),
                                    "text", "A wording");

  return edit;
}

static guint
question_id (HlQuestionnaireEdit *edit,
             const char          *code)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);
  const guint index = hl_questionnaire_index_of (draft, code);

  g_assert_cmpuint (index, !=, HL_NO_INDEX);

  return hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, index);
}

static const HlQuestion *
question (HlQuestionnaireEdit *edit,
          const char          *code)
{
  return hl_questionnaire_find (hl_questionnaire_edit_get_draft (edit), code);
}

/* Numbers of all questions, "A1 A2 1 2 3 4". */
static char *
numbers (HlQuestionnaireEdit *edit)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < draft->n_questions; i++)
    g_string_append_printf (out, i == 0 ? "%s" : " %s", draft->questions[i].number);

  return g_string_free (out, FALSE);
}

static void
assert_numbers (HlQuestionnaireEdit *edit,
                const char          *expected)
{
  g_autofree char *found = numbers (edit);

  g_assert_cmpstr (found, ==, expected);
}

static char *
canonical (HlQuestionnaireEdit *edit)
{
  return hl_questionnaire_to_canonical (hl_questionnaire_edit_get_draft (edit));
}

static void
test_unchanged (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) next = hl_questionnaire_edit_finish (edit, &error);

  g_assert_no_error (error);
  g_assert_true (hl_questionnaire_same_content (form, next));
  g_assert_true (hl_questionnaire_same_content (form, hl_questionnaire_edit_get_draft (edit)));
  g_assert_cmpuint (next->revision, ==, 2);
  g_assert_false (hl_questionnaire_edit_is_modified (edit));
}

static void
test_typing (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  const guint id = question_id (edit, "c01");
  g_autofree char *before = canonical (edit);
  g_autofree char *after = NULL;

  hl_questionnaire_edit_set_text (edit, id, "text", "N");
  hl_questionnaire_edit_set_text (edit, id, "text", "Ne");
  hl_questionnaire_edit_set_text (edit, id, "text", "New ");
  g_assert_cmpstr (question (edit, "c01")->text, ==, "New ");
  g_assert_cmpstr (question (edit, "c01")->short_text, ==, "New ");
  hl_questionnaire_edit_end_typing (edit);
  hl_questionnaire_edit_set_text (edit, id, "text", "New one");
  hl_questionnaire_edit_set_text (edit, id, "short", "One");
  hl_questionnaire_edit_set_text (edit, id, "text", "New ones");

  g_assert_true (hl_questionnaire_edit_undo (edit));
  g_assert_true (hl_questionnaire_edit_undo (edit));
  g_assert_cmpstr (question (edit, "c01")->text, ==, "New one");
  g_assert_true (hl_questionnaire_edit_is_automatic (edit, id, "short"));
  g_assert_true (hl_questionnaire_edit_undo (edit));
  g_assert_cmpstr (question (edit, "c01")->text, ==, "New ");
  g_assert_true (hl_questionnaire_edit_undo (edit));
  after = canonical (edit);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (hl_questionnaire_edit_undo (edit));
}

static void
test_undo_texts (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;

  hl_questionnaire_edit_move_by (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 3), 1);
  undo = hl_questionnaire_edit_get_undo_text (edit);
  g_assert_cmpstr (undo, ==, "Undo: move question 2");
  g_assert_null (hl_questionnaire_edit_get_redo_text (edit));

  hl_questionnaire_edit_undo (edit);
  redo = hl_questionnaire_edit_get_redo_text (edit);
  g_assert_cmpstr (redo, ==, "Redo: move question 2");
  hl_questionnaire_edit_delete (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_PART, 0));
  g_assert_false (hl_questionnaire_edit_redo (edit));
}

static void
test_saved (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();

  hl_questionnaire_edit_set_paragraph (edit, "thanks", "Thanks");
  g_assert_true (hl_questionnaire_edit_is_modified (edit));
  hl_questionnaire_edit_set_saved (edit);
  g_assert_false (hl_questionnaire_edit_is_modified (edit));
  hl_questionnaire_edit_undo (edit);
  g_assert_true (hl_questionnaire_edit_is_modified (edit));
  hl_questionnaire_edit_redo (edit);
  g_assert_false (hl_questionnaire_edit_is_modified (edit));
}

static void
test_numbering (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint third = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 4);
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);

  assert_numbers (edit, "A1 A2 1 2 3 4");
  g_assert_cmpstr (draft->parts[1].number, ==, "B");
  g_assert_cmpstr (draft->factors[0].number, ==, "");
  g_assert_cmpstr (draft->factors[1].number, ==, "I");
  g_assert_cmpstr (draft->factors[2].number, ==, "II");

  hl_questionnaire_edit_set_text (edit, third, "number", "1");
  assert_numbers (edit, "A1 A2 2 3 1 5");
  hl_questionnaire_edit_set_role (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 2),
                                  HL_ROLE_FACT);
  assert_numbers (edit, "A1 A2 B1 2 1 4");
  hl_questionnaire_edit_number_all (edit);
  assert_numbers (edit, "A1 A2 B1 1 2 3");
  hl_questionnaire_edit_add_part (edit, 0);
  assert_numbers (edit, "B1 B2 C1 1 2 3");
}

static void
test_codes (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) form = NULL;
  guint id = question_id (edit, "c04");

  hl_questionnaire_edit_delete (edit, id);
  id = hl_questionnaire_edit_add_after (edit, question_id (edit, "c03"));
  hl_questionnaire_edit_set_text (edit, id, "text", "Another");
  g_assert_cmpuint (question_id (edit, "c05"), ==, id);
  g_assert_cmpint (question (edit, "c05")->role, ==, HL_ROLE_CRITERION);

  form = hl_questionnaire_edit_finish (edit, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hl_questionnaire_find (form, "c05")->identity, ==, "own/c05");
}

static void
test_identities (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  const guint id = hl_questionnaire_edit_duplicate (edit, question_id (edit, "c02"));
  guint index;

  g_assert_cmpint (hl_questionnaire_edit_find (edit, id, &index), ==, HL_EDIT_QUESTION);
  g_assert_cmpuint (index, ==, 5);
  hl_questionnaire_edit_set_text (edit, question_id (edit, "c01"), "text", "Otherwise said");
  hl_questionnaire_edit_set_text (edit, question_id (edit, "c01"), "code", "c77");

  g_assert_cmpstr (question (edit, "c77")->identity, ==, "test-1/c01");
  g_assert_cmpstr (question (edit, "c03")->identity, ==, "test-1/c03@2");
}

static void
test_move (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint first = question_id (edit, "c01");
  const guint part = hl_questionnaire_edit_get_id (edit, HL_EDIT_PART, 0);
  const guint second = hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, 2);

  g_assert_true (hl_questionnaire_edit_move_by (edit, first, 1));
  g_assert_true (hl_questionnaire_edit_move_by (edit, first, 1));
  g_assert_cmpstr (question (edit, "c01")->number, ==, "2");
  g_assert_cmpuint (question (edit, "c01")->factor, ==, 2);
  g_assert_true (hl_questionnaire_edit_move (edit, first, part, 0));
  g_assert_cmpuint (question (edit, "c01")->part, ==, 0);
  g_assert_false (hl_questionnaire_edit_can_move_by (edit, question_id (edit, "q1"), -1));
  g_assert_false (hl_questionnaire_edit_can_move_by (edit, question_id (edit, "c04"), 1));
  g_assert_false (hl_questionnaire_edit_move (edit, part, second, 0));
  g_assert_false (hl_questionnaire_edit_move (edit, first, part, 5));

  g_assert_true (hl_questionnaire_edit_move_by (edit, second, -1));
  g_assert_cmpuint (question (edit, "c04")->number[0], ==, '3');
  g_assert_true (hl_questionnaire_edit_move_by (edit, second, -1));
  g_assert_cmpuint (question (edit, "c04")->part, ==, 0);
}

static void
test_plain (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint plain = hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, 0);
  const guint part = hl_questionnaire_edit_get_id (edit, HL_EDIT_PART, 0);
  guint index;

  g_assert_true (hl_questionnaire_edit_is_plain (edit, plain));
  hl_questionnaire_edit_set_text (edit, part, "code", "who");
  g_assert_true (hl_questionnaire_edit_is_plain (edit, plain));
  hl_questionnaire_edit_add_factor (edit, part, G_MAXUINT);
  hl_questionnaire_edit_delete (edit, question_id (edit, "q1"));
  g_assert_true (hl_questionnaire_edit_is_plain (edit, plain));
  hl_questionnaire_edit_delete (edit, question_id (edit, "q2"));
  g_assert_cmpint (hl_questionnaire_edit_find (edit, plain, &index), ==, HL_EDIT_FORM);
}

static void
test_rules_follow (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  const guint time = question_id (edit, "time");

  /* "late" passes over c02 and many when its second answer is marked. */
  hl_questionnaire_edit_move (edit, question_id (edit, "many"),
                              hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, 1), 0);
  g_assert_cmpuint (question (edit, "late")->jumps[0].targets[0], ==, 5);
  g_assert_cmpuint (question (edit, "late")->jumps[0].targets[1], ==, 3);
  hl_questionnaire_edit_delete (edit, question_id (edit, "c02"));
  g_assert_cmpuint (question (edit, "late")->jumps[0].n_targets, ==, 1);
  hl_questionnaire_edit_delete (edit, question_id (edit, "many"));
  g_assert_cmpuint (question (edit, "late")->n_jumps, ==, 0);

  /* "time" passes over "late" unless its third answer is marked. */
  hl_questionnaire_edit_move_option (edit, time, 2, 0);
  g_assert_cmpuint (question (edit, "time")->jumps[0].options[0], ==, 1);
  g_assert_cmpstr (question (edit, "time")->options[0].label, ==, "Option 3");
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->contradictions[0].conditions[0]
                    .options[0], ==, 2);
  hl_questionnaire_edit_add_option (edit, time, 0, "New");
  g_assert_cmpuint (question (edit, "time")->jumps[0].options[0], ==, 2);
  hl_questionnaire_edit_delete_option (edit, time, 1);
  g_assert_cmpuint (question (edit, "time")->n_jumps, ==, 0);
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->n_contradictions, ==, 1);
  hl_questionnaire_edit_delete (edit, question_id (edit, "late"));
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->n_contradictions, ==, 0);
}

static void
test_set_rules (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint q1 = question_id (edit, "q1");
  const HlCondition conditions[] = { { q1, FALSE, (guint8[]) { 1 }, 1 },
                                     { question_id (edit, "q2"), TRUE, (guint8[]) { 2 }, 1 } };
  const HlQuestionnaire *draft;

  hl_questionnaire_edit_set_jump (edit, q1, 0, FALSE, (guint8[]) { 2 }, 1,
                                  question_id (edit, "c01"), question_id (edit, "c03"));
  g_assert_cmpuint (question (edit, "q1")->jumps[0].n_targets, ==, 3);
  g_assert_cmpuint (question (edit, "q1")->jumps[0].targets[2], ==, 4);
  hl_questionnaire_edit_set_jump (edit, q1, 0, TRUE, (guint8[]) { 1 }, 1,
                                  question_id (edit, "c02"), question_id (edit, "c02"));
  g_assert_cmpuint (question (edit, "q1")->n_jumps, ==, 1);
  g_assert_true (question (edit, "q1")->jumps[0].negate);

  hl_questionnaire_edit_set_contradiction (edit, 0, "Both", conditions, 2);
  draft = hl_questionnaire_edit_get_draft (edit);
  g_assert_cmpstr (draft->contradictions[0].code, ==, "k1");
  g_assert_cmpuint (draft->contradictions[0].conditions[1].question, ==, 1);
  hl_questionnaire_edit_delete_jump (edit, q1, 0);
  hl_questionnaire_edit_delete_contradiction (edit, 0);
  draft = hl_questionnaire_edit_get_draft (edit);
  g_assert_cmpuint (draft->n_contradictions, ==, 0);
  g_assert_cmpuint (draft->questions[0].n_jumps, ==, 0);
}

static void
test_kinds (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  const guint time = question_id (edit, "time");

  hl_questionnaire_edit_set_kind (edit, time, "multiple", HL_KIND_MULTIPLE);
  g_assert_cmpuint (question (edit, "time")->n_options, ==, 3);
  g_assert_cmpuint (question (edit, "time")->n_jumps, ==, 1);
  hl_questionnaire_edit_set_kind (edit, time, "scale", HL_KIND_SCALE);
  g_assert_cmpuint (question (edit, "time")->n_options, ==, 5);
  g_assert_cmpstr (question (edit, "time")->options[4].label, ==, "Level 5");
  hl_questionnaire_edit_set_kind (edit, time, "number", HL_KIND_NUMBER);
  g_assert_cmpuint (question (edit, "time")->n_options, ==, 0);
  g_assert_cmpuint (question (edit, "time")->n_jumps, ==, 0);
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->n_contradictions, ==, 0);
  hl_questionnaire_edit_set_range (edit, time, 1, NAN);
  g_assert_cmpfloat (question (edit, "time")->minimum, ==, 1);

  hl_questionnaire_edit_set_kind (edit, question_id (edit, "c01"), "single", HL_KIND_SINGLE);
  g_assert_cmpint (question (edit, "c01")->role, ==, HL_ROLE_FACT);
  g_assert_cmpuint (question (edit, "c01")->n_options, ==, 2);
}

static void
test_shared_scale (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint first = question_id (edit, "c01");
  const guint second = question_id (edit, "c02");

  hl_questionnaire_edit_set_option_text (edit, first, 2, "label", "So so");
  g_assert_cmpstr (question (edit, "c04")->options[2].label, ==, "So so");
  hl_questionnaire_edit_set_own_scale (edit, second, TRUE);
  hl_questionnaire_edit_delete_option (edit, second, 2);
  hl_questionnaire_edit_set_option_flag (edit, second, 0, HL_FLAG_SATISFIED);
  hl_questionnaire_edit_set_flag (edit, second, "descending", TRUE);
  g_assert_cmpuint (question (edit, "c02")->n_options, ==, 4);
  g_assert_cmpuint (question (edit, "c01")->n_options, ==, 5);
  g_assert_cmpint (question (edit, "c01")->options[0].flag, ==, HL_FLAG_DISSATISFIED);
  g_assert_false (question (edit, "c01")->descending);

  hl_questionnaire_edit_set_own_scale (edit, second, FALSE);
  g_assert_cmpuint (question (edit, "c02")->n_options, ==, 5);
  hl_questionnaire_edit_set_flag (edit, second, "descending", TRUE);
  hl_questionnaire_edit_set_flag (edit, second, "no_opinion", FALSE);
  g_assert_true (question (edit, "c01")->descending);
  g_assert_true (question (edit, "c01")->no_opinion);
}

static void
on_changed (HlQuestionnaireEdit *edit,
            HlEditChange         change,
            guint                id,
            GString             *log)
{
  g_string_append_printf (log, change == HL_EDIT_CHANGED_ALL ? "all " : "%u ", id);
}

static void
test_signal (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  g_autoptr (GString) log = g_string_new (NULL);
  g_autofree char *expected = NULL;
  const guint id = question_id (edit, "q1");

  g_signal_connect (edit, "changed", G_CALLBACK (on_changed), log);
  hl_questionnaire_edit_set_text (edit, id, "text", "Other");
  hl_questionnaire_edit_set_text (edit, id, "text", "Other");
  hl_questionnaire_edit_set_flag (edit, id, "required", TRUE);
  hl_questionnaire_edit_delete (edit, question_id (edit, "c01"));
  hl_questionnaire_edit_undo (edit);
  hl_questionnaire_edit_undo (edit);
  hl_questionnaire_edit_set_text (edit, 0, "title", "Other");

  expected = g_strdup_printf ("%u %u all all %u 0 ", id, id, id);
  g_assert_cmpstr (log->str, ==, expected);
}

static void
assert_problem (HlQuestionnaireEdit *edit,
                const char          *field,
                guint                index,
                gboolean             warning)
{
  g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (edit);

  for (guint i = 0; i < problems->len; i++)
    {
      const HlProblem *problem = problems->pdata[i];

      if (g_str_equal (problem->field, field) && problem->question == index &&
          problem->warning == warning)
        return;
    }

  g_test_fail_printf ("no problem of “%s” at question %u", field, index);
}

static void
test_problems (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  const guint c01 = question_id (edit, "c01");
  g_autoptr (GPtrArray) none = hl_questionnaire_edit_problems (edit);
  g_autofree char *long_text = g_strnfill (600, 'x');

  g_assert_cmpuint (none->len, ==, 0);
  hl_questionnaire_edit_set_text (edit, c01, "text", " ");
  assert_problem (edit, "text", 2, FALSE);
  hl_questionnaire_edit_set_text (edit, c01, "text", long_text);
  assert_problem (edit, "text", 2, TRUE);
  assert_problem (edit, "short", 2, TRUE);
  hl_questionnaire_edit_set_text (edit, c01, "code", "c02");
  assert_problem (edit, "code", 3, FALSE);
  hl_questionnaire_edit_set_text (edit, c01, "number", "A1");
  hl_questionnaire_edit_set_text (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 0),
                                  "number", "A1");
  assert_problem (edit, "number", 2, FALSE);
  hl_questionnaire_edit_set_jump (edit, question_id (edit, "q2"), 0, FALSE, (guint8[]) { 1, 2 }, 2,
                                  question_id (edit, "c04"), question_id (edit, "c04"));
  assert_problem (edit, "required", 5, FALSE);
  hl_questionnaire_edit_move_by (edit, question_id (edit, "c04"), -1);
  hl_questionnaire_edit_move (edit, question_id (edit, "c04"),
                              hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, 0), 0);
  assert_problem (edit, "jumps[0].skip", 2, FALSE);
}

static void
test_empty_rows (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_numbered ();
  g_autoptr (GPtrArray) problems = NULL;
  const HlProblem *problem;

  hl_questionnaire_edit_add_part (edit, 0);
  problems = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (problems->len, ==, 2);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->part, ==, 0);
  g_assert_cmpuint (problem->factor, ==, HL_NO_INDEX);
  g_assert_cmpstr (problem->message, ==, "Part A is empty: add a question or remove it");
  g_assert_true (((HlProblem *) problems->pdata[1])->warning);
}

static void
test_kept (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, 2);
  g_autoptr (HlQuestionnaireEdit) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  hl_questionnaire_edit_set_text (edit, question_id (edit, "c01"), "text", "“It's” \"new\"\n");
  hl_questionnaire_edit_set_text (edit, question_id (edit, "c02"), "code", "c01");
  hl_questionnaire_edit_add_part (edit, 0);
  text = hl_questionnaire_edit_to_text (edit);
  kept = hl_questionnaire_edit_new_from_text (text, form, &error);
  g_assert_no_error (error);

  before = canonical (edit);
  after = canonical (kept);
  again = hl_questionnaire_edit_to_text (kept);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (text, ==, again);
  g_assert_cmpuint (hl_questionnaire_edit_add_part (edit, 0), ==,
                    hl_questionnaire_edit_add_part (kept, 0));
}

static void
test_not_kept (void)
{
  static const char *const cases[] = { "", "nonsense", "(uint32 1, 'id')" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hl_questionnaire_edit_new_from_text (cases[i], NULL, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }
}

/* A draft in which a rule is about a question that is not there. */
static void
test_damaged (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  g_autofree char *text = hl_questionnaire_edit_to_text (edit);
  g_autoptr (GString) damaged = g_string_new (text);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (damaged, "[5, 6]", "[5, 99]", 0), ==, 1);
  g_assert_null (hl_questionnaire_edit_new_from_text (damaged->str, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static const HlRevision *
find_revision (GPtrArray *changes,
               guint      id)
{
  for (guint i = 0; i < changes->len; i++)
    if (((HlRevision *) changes->pdata[i])->id == id)
      return changes->pdata[i];

  return NULL;
}

static void
test_changes (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_edit ();
  const guint c01 = question_id (edit, "c01");
  const guint c02 = question_id (edit, "c02");
  const guint gender = question_id (edit, "gender");
  g_autoptr (GPtrArray) none = hl_questionnaire_edit_changes (edit);
  g_autoptr (GPtrArray) changes = NULL;
  guint added;

  g_assert_cmpuint (none->len, ==, 0);
  hl_questionnaire_edit_set_text (edit, c01, "text", "Otherwise said");
  hl_questionnaire_edit_delete_option (edit, c02, 0);
  hl_questionnaire_edit_set_same (edit, c02, FALSE);
  hl_questionnaire_edit_delete (edit, gender);
  added = hl_questionnaire_edit_add_after (edit, c02);

  changes = hl_questionnaire_edit_changes (edit);
  g_assert_cmpuint (changes->len, ==, 4);
  g_assert_cmpint (find_revision (changes, c01)->changes, ==, HL_REVISED_WORDING);
  g_assert_true (find_revision (changes, c01)->same);
  g_assert_true (find_revision (changes, c01)->criterion);
  g_assert_cmpint (find_revision (changes, c02)->changes, ==, HL_REVISED_ANSWERS);
  g_assert_false (find_revision (changes, c02)->same);
  g_assert_cmpint (find_revision (changes, added)->changes, ==, HL_REVISED_ADDED);
  g_assert_cmpint (find_revision (changes, gender)->changes, ==, HL_REVISED_REMOVED);
  g_assert_cmpstr (find_revision (changes, gender)->before, ==, "Wording of gender");
  g_assert_cmpstr (question (edit, "c02")->identity, ==, "test-1/c02@2");
  hl_questionnaire_edit_set_same (edit, c02, TRUE);
  g_assert_cmpstr (question (edit, "c02")->identity, ==, "test-1/c02");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questionnaire-edit/unchanged", test_unchanged);
  g_test_add_func ("/questionnaire-edit/typing", test_typing);
  g_test_add_func ("/questionnaire-edit/undo-texts", test_undo_texts);
  g_test_add_func ("/questionnaire-edit/saved", test_saved);
  g_test_add_func ("/questionnaire-edit/numbering", test_numbering);
  g_test_add_func ("/questionnaire-edit/codes", test_codes);
  g_test_add_func ("/questionnaire-edit/identities", test_identities);
  g_test_add_func ("/questionnaire-edit/move", test_move);
  g_test_add_func ("/questionnaire-edit/plain", test_plain);
  g_test_add_func ("/questionnaire-edit/rules-follow", test_rules_follow);
  g_test_add_func ("/questionnaire-edit/set-rules", test_set_rules);
  g_test_add_func ("/questionnaire-edit/kinds", test_kinds);
  g_test_add_func ("/questionnaire-edit/shared-scale", test_shared_scale);
  g_test_add_func ("/questionnaire-edit/signal", test_signal);
  g_test_add_func ("/questionnaire-edit/problems", test_problems);
  g_test_add_func ("/questionnaire-edit/empty-rows", test_empty_rows);
  g_test_add_func ("/questionnaire-edit/kept", test_kept);
  g_test_add_func ("/questionnaire-edit/not-kept", test_not_kept);
  g_test_add_func ("/questionnaire-edit/damaged", test_damaged);
  g_test_add_func ("/questionnaire-edit/changes", test_changes);

  return g_test_run ();
}
