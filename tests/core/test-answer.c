#include <string.h>

#include "core/hl-answer.h"
#include "hl-test-form.h"

#define NA HL_ANSWER_NOT_APPLICABLE
#define SP HL_ANSWER_SPOILED
#define SK HL_ANSWER_SKIPPED
#define N_BYTES 9

/* gender, time, late, c01, c02, many (4 bytes); time ≠ 3 skips late; late = 2 skips c02, many */
static const struct
{
  const char *name;
  guint8      before[N_BYTES];
  guint8      after[N_BYTES];
} cases[] = {
  { "no jump", { 1, 3, 1, 5, 5, 0, 1, 0, 0 }, { 1, 3, 1, 5, 5, 0, 1, 0, 0 } },
  { "negated", { 1, 1, 0, 5, 5, 0, 1, 0, 0 }, { 1, 1, SK, 5, 5, 0, 1, 0, 0 } },
  { "blank does not jump", { 1, 0, 0, 0, 0, 0, 0, 0, 0 }, { 1, 0, 0, 0, 0, 0, 0, 0, 0 } },
  { "spoiled does not jump", { 1, SP, 0, 5, 5, 0, 0, 0, 0 }, { 1, SP, 0, 5, 5, 0, 0, 0, 0 } },
  { "n/a does not jump", { 1, NA, NA, 5, 5, 0, 0, 0, 0 }, { 1, NA, NA, 5, 5, 0, 0, 0, 0 } },
  { "n/a is passed over", { 1, 2, NA, 5, 5, 0, 0, 0, 0 }, { 1, 2, SK, 5, 5, 0, 0, 0, 0 } },
  { "two targets", { 1, 3, 2, 5, NA, 0, 0, 0, 0 }, { 1, 3, 2, 5, SK, SK, SK, SK, SK } },
  { "n/a choice", { 1, 3, 2, 5, 0, NA, NA, NA, NA }, { 1, 3, 2, 5, SK, SK, SK, SK, SK } },
  { "marks are kept", { 1, 3, 2, 5, 4, 0, 1, 0, 1 }, { 1, 3, 2, 5, 4, 0, 1, 0, 1 } },
  { "spoiled is kept", { 1, 3, 2, 5, SP, SP, SP, SP, SP }, { 1, 3, 2, 5, SP, SP, SP, SP, SP } },
  { "kept mark jumps", { 1, 1, 2, 5, 0, 0, 0, 0, 0 }, { 1, 1, 2, 5, SK, SK, SK, SK, SK } },
  { "no longer passed over", { 1, 3, SK, 5, SK, SK, SK, SK, SK }, { 1, 3, 0, 5, 0, 0, 0, 0, 0 } },
  { "passed over again", { 1, 1, SK, 5, 5, 0, 0, 0, 0 }, { 1, 1, SK, 5, 5, 0, 0, 0, 0 } },
};

static void
test_apply (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();

  g_assert_cmpuint (form->n_bytes, ==, N_BYTES);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint8 answers[N_BYTES];

      g_test_message ("%s", cases[i].name);
      memcpy (answers, cases[i].before, N_BYTES);
      hl_answer_apply_jumps (form, answers);
      g_assert_cmpmem (answers, N_BYTES, cases[i].after, N_BYTES);
    }
}

static void
test_find_skipped (void)
{
  static const guint8 answers[N_BYTES] = { 1, 1, 2, 5, 4, 0, 1, 0, 0 };
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  gboolean skipped[10];

  hl_answer_find_skipped (form, answers, skipped);

  for (guint i = 0; i < form->n_questions; i++)
    g_assert_cmpint (skipped[i], ==, i == 2 || i == 4 || i == 5);
}

static void
test_condition (void)
{
  static const struct
  {
    const char *code;
    gboolean    negate;
    guint8      option;
    guint8      answers[N_BYTES];
    gboolean    holds;
  } conditions[] = {
    { "time", FALSE, 3, { 0, 3 }, TRUE },
    { "time", TRUE, 3, { 0, 3 }, FALSE },
    { "time", TRUE, 3, { 0, 2 }, TRUE },
    { "time", TRUE, 3, { 0, SP }, FALSE },
    { "time", TRUE, 3, { 0, SK }, FALSE },
    { "time", FALSE, NA, { 0, NA }, FALSE },
    { "many", FALSE, 2, { 0, 0, 0, 0, 0, 0, 1, 0, 1 }, TRUE },
    { "many", FALSE, 1, { 0, 0, 0, 0, 0, 0, 1, 0, 1 }, FALSE },
    { "many", TRUE, 1, { 0, 0, 0, 0, 0, 0, 1, 0, 1 }, TRUE },
    { "many", TRUE, 4, { 0, 0, 0, 0, 0, 0, 1, 0, 1 }, FALSE },
    { "many", TRUE, 1, { 0 }, FALSE },
    { "many", TRUE, 1, { 0, 0, 0, 0, 0, NA, NA, NA, NA }, FALSE },
    { "comment", TRUE, 1, { 1, 1, 1, 1, 1, 1, 1, 1, 1 }, FALSE },
  };
  g_autoptr (HlQuestionnaire) form = hl_test_form ();

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    g_assert_cmpint (hl_answer_condition_holds (hl_questionnaire_find (form, conditions[i].code),
                                                conditions[i].answers, conditions[i].negate,
                                                &conditions[i].option, 1),
                     ==, conditions[i].holds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/apply", test_apply);
  g_test_add_func ("/answer/find-skipped", test_find_skipped);
  g_test_add_func ("/answer/condition", test_condition);

  return g_test_run ();
}
