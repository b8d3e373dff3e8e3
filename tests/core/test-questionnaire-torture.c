#include <math.h>
#include <string.h>
#include <time.h>

#include "core/hl-questionnaire-edit.h"
#include "hl-test-form.h"

#define N_OPERATIONS 10000
#define MAX_QUESTIONS 24

static const struct
{
  const char    *type_id;
  HlQuestionKind kind;
} kinds[] = {
  { "scale", HL_KIND_SCALE }, { "single", HL_KIND_SINGLE }, { "multiple", HL_KIND_MULTIPLE },
  { "yes-no", HL_KIND_YES_NO }, { "number", HL_KIND_NUMBER }, { "date", HL_KIND_DATE },
  { "short-text", HL_KIND_SHORT_TEXT }, { "long-text", HL_KIND_LONG_TEXT },
};

static const char *const texts[] = { "", " ", "A wording", "Ý kiến của Ông/Bà", "x" };

typedef struct
{
  HlQuestionnaireEdit *edit;
  GRand               *rand;
} Torture;

static guint
pick (Torture *self,
      guint    n)
{
  return n == 0 ? 0 : (guint) g_rand_int_range (self->rand, 0, (gint32) n);
}

static guint
pick_row (Torture    *self,
          HlEditLevel level)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  const guint n = level == HL_EDIT_PART ? draft->n_parts
                  : level == HL_EDIT_FACTOR ? draft->n_factors : draft->n_questions;

  return hl_questionnaire_edit_get_id (self->edit, level, pick (self, n));
}

static guint
pick_any (Torture *self)
{
  return pick_row (self, HL_EDIT_PART + pick (self, 3));
}

static const char *
pick_text (Torture *self)
{
  return texts[pick (self, G_N_ELEMENTS (texts))];
}

static const HlQuestion *
get_question (Torture *self,
              guint    id)
{
  guint index;

  if (hl_questionnaire_edit_find (self->edit, id, &index) != HL_EDIT_QUESTION)
    return NULL;

  return &hl_questionnaire_edit_get_draft (self->edit)->questions[index];
}

static void
change_rows (Torture *self)
{
  const guint part = pick_row (self, HL_EDIT_PART);
  const guint id = pick_any (self);
  const guint kind = pick (self, G_N_ELEMENTS (kinds));

  switch (pick (self, 8))
    {
    case 0:
      hl_questionnaire_edit_add_part (self->edit, pick (self, 5));
      break;
    case 1:
      if (part != 0)
        hl_questionnaire_edit_add_factor (self->edit, part, pick (self, 4));
      break;
    case 2:
      if (part != 0)
        hl_questionnaire_edit_add_question (self->edit, part, pick (self, 9), kinds[kind].type_id,
                                            kinds[kind].kind,
                                            kind == 0 ? HL_ROLE_CRITERION : HL_ROLE_FACT);
      break;
    case 3:
      if (id != 0)
        hl_questionnaire_edit_duplicate (self->edit, id);
      break;
    case 4:
      hl_questionnaire_edit_move_by (self->edit, id, pick (self, 2) == 0 ? -1 : 1);
      break;
    case 5:
      hl_questionnaire_edit_move (self->edit, id, pick_any (self), pick (self, 6));
      break;
    case 6:
      if (id != 0)
        hl_questionnaire_edit_delete (self->edit, id);
      break;
    default:
      hl_questionnaire_edit_add_after (self->edit, id);
    }
}

static void
change_texts (Torture *self)
{
  static const char *const fields[] = { "text", "short", "number", "code" };
  const guint question = pick_row (self, HL_EDIT_QUESTION);
  const guint part = pick_row (self, HL_EDIT_PART);
  const guint factor = pick_row (self, HL_EDIT_FACTOR);

  hl_questionnaire_edit_set_text (self->edit, 0, "short_title", pick_text (self));
  hl_questionnaire_edit_set_paragraph (self->edit, "purpose", pick_text (self));
  if (part != 0)
    hl_questionnaire_edit_set_text (self->edit, part, "number", pick_text (self));
  if (factor != 0)
    hl_questionnaire_edit_set_text (self->edit, factor, "title", pick_text (self));
  if (question != 0)
    hl_questionnaire_edit_set_text (self->edit, question,
                                    fields[pick (self, G_N_ELEMENTS (fields))], pick_text (self));
}

static void
change_properties (Torture *self)
{
  const guint id = pick_row (self, HL_EDIT_QUESTION);
  const guint kind = pick (self, G_N_ELEMENTS (kinds));

  if (id == 0)
    return;

  switch (pick (self, 6))
    {
    case 0:
      hl_questionnaire_edit_set_kind (self->edit, id, kinds[kind].type_id, kinds[kind].kind);
      break;
    case 1:
      hl_questionnaire_edit_set_flag (self->edit, id, "required", pick (self, 2) == 0);
      break;
    case 2:
      hl_questionnaire_edit_set_flag (self->edit, id, "descending", pick (self, 2) == 0);
      break;
    case 3:
      hl_questionnaire_edit_set_role (self->edit, id, pick (self, HL_ROLE_COMMENT + 1));
      break;
    case 4:
      hl_questionnaire_edit_set_range (self->edit, id, pick (self, 3), NAN);
      break;
    default:
      hl_questionnaire_edit_set_max_choices (self->edit, id, pick (self, 4));
    }
}

static void
change_options (Torture *self)
{
  const guint id = pick_row (self, HL_EDIT_QUESTION);
  const HlQuestion *question = get_question (self, id);
  const gboolean closed = question != NULL && question->kind <= HL_KIND_YES_NO;
  const guint option = closed ? pick (self, question->n_options) : 0;

  if (!closed)
    return;
  if (question->n_options == 0 || (pick (self, 3) == 0 && question->n_options < 12))
    hl_questionnaire_edit_add_option (self->edit, id, pick (self, 9), pick_text (self));
  else if (pick (self, 4) == 0)
    hl_questionnaire_edit_delete_option (self->edit, id, option);
  else if (pick (self, 3) == 0)
    hl_questionnaire_edit_move_option (self->edit, id, option, pick (self, 6));
  else if (question->kind == HL_KIND_SCALE && pick (self, 2) == 0)
    hl_questionnaire_edit_set_own_scale (self->edit, id, pick (self, 2) == 0);
  else
    hl_questionnaire_edit_set_option_text (self->edit, id, option, "label", pick_text (self));
}

static void
change_rules (Torture *self)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self->edit);
  const guint id = pick_row (self, HL_EDIT_QUESTION);
  const guint other = pick_row (self, HL_EDIT_QUESTION);
  const HlQuestion *question = get_question (self, id);
  const guint8 option = (guint8) (1 + pick (self, 3));
  const HlCondition condition = { other, FALSE, (guint8 *) &option, 1 };

  if (question == NULL)
    return;
  if (draft->n_contradictions > 5)
    hl_questionnaire_edit_delete_contradiction (self->edit, pick (self, 6));
  else if (pick (self, 4) == 0)
    hl_questionnaire_edit_set_contradiction (self->edit, draft->n_contradictions, "No", &condition,
                                             1);
  else if (question->n_jumps > 2)
    hl_questionnaire_edit_delete_jump (self->edit, id, pick (self, 3));
  else
    hl_questionnaire_edit_set_jump (self->edit, id, question->n_jumps, pick (self, 2) == 0,
                                    &option, 1, other, pick_row (self, HL_EDIT_QUESTION));
}

static void
change_anything (Torture *self)
{
  static void (*const changes[]) (Torture *) = { change_rows, change_rows, change_texts,
                                                 change_properties, change_options, change_rules };
  const guint n = hl_questionnaire_edit_get_draft (self->edit)->n_questions;

  if (n > MAX_QUESTIONS)
    hl_questionnaire_edit_delete (self->edit, pick_row (self, HL_EDIT_FACTOR));
  else
    changes[pick (self, G_N_ELEMENTS (changes))](self);
}

/* What must hold of any draft: indexes inside, every rule about a question that is there. */
static void
assert_sound (HlQuestionnaireEdit *edit)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);

  for (guint i = 0; i < draft->n_questions; i++)
    {
      const HlQuestion *question = &draft->questions[i];

      g_assert_cmpuint (question->factor, <, draft->n_factors);
      g_assert_nonnull (question->number);
      g_assert_nonnull (question->short_text);
      for (guint j = 0; j < question->n_jumps; j++)
        {
          g_assert_cmpuint (question->jumps[j].n_options, >, 0);
          for (guint k = 0; k < question->jumps[j].n_targets; k++)
            g_assert_cmpuint (question->jumps[j].targets[k], <, draft->n_questions);
        }
    }
  for (guint i = 0; i < draft->n_contradictions; i++)
    for (guint j = 0; j < draft->contradictions[i].n_conditions; j++)
      g_assert_cmpuint (draft->contradictions[i].conditions[j].question, <, draft->n_questions);
}

static char *
canonical (HlQuestionnaireEdit *edit)
{
  return hl_questionnaire_to_canonical (hl_questionnaire_edit_get_draft (edit));
}

static void
test_random (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, 2);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree char *first = canonical (edit);
  Torture torture = { edit, rand };

  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      change_anything (&torture);
      if (i % 97 == 0)
        {
          g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (edit);

          g_assert_nonnull (problems);
          assert_sound (edit);
        }
      if (pick (&torture, 20) == 0)
        hl_questionnaire_edit_undo (edit);
    }

  g_autofree char *text = hl_questionnaire_edit_to_text (edit);
  g_autoptr (HlQuestionnaireEdit) kept = hl_questionnaire_edit_new_from_text (text, form, NULL);
  g_autofree char *last = canonical (edit);
  g_autofree char *read = canonical (kept);
  g_assert_cmpstr (last, ==, read);
  g_assert_cmpstr (first, !=, last);
  while (hl_questionnaire_edit_undo (edit))
    ;
  g_autofree char *undone = canonical (edit);
  g_assert_cmpstr (first, ==, undone);
  g_assert_false (hl_questionnaire_edit_is_modified (edit));
  while (hl_questionnaire_edit_redo (edit))
    ;
  g_autofree char *redone = canonical (edit);
  g_assert_cmpstr (last, ==, redone);
}

static void
test_delete_all (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, 2);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < form->n_questions; i++)
    hl_questionnaire_edit_delete (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 0));
  hl_questionnaire_edit_delete (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_PART, 0));
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->n_factors, ==, 0);
  g_assert_cmpuint (hl_questionnaire_edit_get_draft (edit)->n_contradictions, ==, 0);
  g_assert_cmpuint (hl_questionnaire_edit_add_after (edit, 0), ==, 0);

  problems = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_null (hl_questionnaire_edit_finish (edit, &error));
  g_assert_cmpstr (error->message, ==, "The questionnaire has no question: add one");

  while (hl_questionnaire_edit_undo (edit))
    ;
  g_assert_true (hl_questionnaire_same_content (form, hl_questionnaire_edit_get_draft (edit)));
}

static HlQuestionnaireEdit *
new_large (guint n_questions)
{
  HlQuestionnaireEdit *edit = hl_questionnaire_edit_new_empty ("large");
  const guint part = hl_questionnaire_edit_add_part (edit, 0);

  hl_questionnaire_edit_set_text (edit, 0, "title", "Large");
  hl_questionnaire_edit_set_text (edit, part, "title", "All");
  for (guint i = 0; i < n_questions; i++)
    {
      const guint id = hl_questionnaire_edit_add_question (edit, part, G_MAXUINT, "scale",
                                                           HL_KIND_SCALE, HL_ROLE_CRITERION);

      hl_questionnaire_edit_set_text (edit, id, "text", "A wording of the usual length.");
    }

  return edit;
}

static void
test_large (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_large (500);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) form = hl_questionnaire_edit_finish (edit, &error);
  const guint id = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 250);
  const guint n_keys = 50;
  clock_t begin;

  g_assert_no_error (error);
  g_assert_cmpuint (form->n_criteria, ==, 500);
  g_assert_cmpstr (form->questions[499].number, ==, "500");

  begin = clock ();
  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *text = g_strnfill (i + 1, 'x');
      g_autoptr (GPtrArray) problems = NULL;

      hl_questionnaire_edit_set_text (edit, id, "text", text);
      problems = hl_questionnaire_edit_problems (edit);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  g_test_message ("500 questions: %.2f ms of processor a key",
                  (double) (clock () - begin) / CLOCKS_PER_SEC / n_keys * 1000.0);
}

static const HlProblem *
find_problem (GPtrArray  *problems,
              const char *field)
{
  for (guint i = 0; i < problems->len; i++)
    if (g_str_equal (((HlProblem *) problems->pdata[i])->field, field))
      return problems->pdata[i];

  return NULL;
}

static void
test_levels (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_large (3);
  const guint id = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 1);
  g_autoptr (GPtrArray) nine = NULL;
  g_autoptr (GPtrArray) twelve = NULL;

  for (guint i = 6; i <= 9; i++)
    hl_questionnaire_edit_add_option (edit, id, G_MAXUINT, "Level");
  nine = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (nine->len, ==, 0);

  for (guint i = 10; i <= 12; i++)
    hl_questionnaire_edit_add_option (edit, id, G_MAXUINT, "Level");
  twelve = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (twelve->len, ==, 3);
  g_assert_cmpstr (find_problem (twelve, "levels")->message, ==,
                   "“c01” has 12 levels: a scale has 2 to 9");
}

static void
test_long_texts (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_large (2);
  const guint id = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 0);
  const guint other = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, 1);
  g_autofree char *question = g_strnfill (600, 'q');
  g_autofree char *option = g_strnfill (200, 'o');
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) form = NULL;

  hl_questionnaire_edit_set_text (edit, id, "text", question);
  hl_questionnaire_edit_set_text (edit, id, "short", "Short");
  hl_questionnaire_edit_set_kind (edit, other, "single", HL_KIND_SINGLE);
  hl_questionnaire_edit_set_option_text (edit, other, 0, "label", option);
  hl_questionnaire_edit_set_option_text (edit, other, 1, "label", "Other");

  problems = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_true (find_problem (problems, "text")->warning);
  g_assert_true (find_problem (problems, "options")->warning);
  form = hl_questionnaire_edit_finish (edit, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (form->questions[0].text), ==, 600);
}

static void
test_circle (void)
{
  g_autoptr (HlQuestionnaireEdit) edit = new_large (3);
  guint ids[3];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    ids[i] = hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, i);
  hl_questionnaire_edit_set_jump (edit, ids[0], 0, FALSE, (guint8[]) { 1 }, 1, ids[2], ids[2]);
  hl_questionnaire_edit_set_jump (edit, ids[2], 0, FALSE, (guint8[]) { 1 }, 1, ids[0], ids[0]);
  hl_questionnaire_edit_set_jump (edit, ids[1], 0, FALSE, (guint8[]) { 1 }, 1, ids[1], ids[1]);

  g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (edit);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_cmpuint (((HlProblem *) problems->pdata[0])->question, ==, 1);
  g_assert_cmpuint (((HlProblem *) problems->pdata[1])->question, ==, 2);
  g_assert_null (hl_questionnaire_edit_finish (edit, &error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questionnaire-torture/random", test_random);
  g_test_add_func ("/questionnaire-torture/delete-all", test_delete_all);
  g_test_add_func ("/questionnaire-torture/large", test_large);
  g_test_add_func ("/questionnaire-torture/levels", test_levels);
  g_test_add_func ("/questionnaire-torture/long-texts", test_long_texts);
  g_test_add_func ("/questionnaire-torture/circle", test_circle);

  return g_test_run ();
}
