#include <string.h>

#include "core/hl-error.h"
#include "core/hl-questionnaire-builder.h"
#include "hl-test-form.h"

#define FIRST ((const guint8[]) { 1 })

typedef struct
{
  const char *name;
  void (*spoil)(HlQuestionnaireBuilder *builder,
                HlQuestionnaire        *draft);
  const char *field;
  const char *message; /* part of it */
} Fault;

static void
set_text (char      **member,
          const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static void
add_jump (HlQuestionnaireBuilder *builder,
          gboolean                negate,
          guint8                  option,
          const char             *target)
{
  const char *const targets[] = { target, NULL };

  hl_questionnaire_builder_add_jump (builder, negate, &option, 1, targets);
}

static void
spoil_id (HlQuestionnaireBuilder *builder,
          HlQuestionnaire        *draft)
{
  set_text (&draft->id, "Mẫu 1");
}

static void
spoil_revision (HlQuestionnaireBuilder *builder,
                HlQuestionnaire        *draft)
{
  draft->revision = 0;
}

static void
spoil_title (HlQuestionnaireBuilder *builder,
             HlQuestionnaire        *draft)
{
  set_text (&draft->title, "");
}

static void
spoil_code (HlQuestionnaireBuilder *builder,
            HlQuestionnaire        *draft)
{
  set_text (&draft->questions[0].code, "Giới tính");
}

static void
spoil_code_twice (HlQuestionnaireBuilder *builder,
                  HlQuestionnaire        *draft)
{
  set_text (&draft->questions[9].code, "c01");
}

static void
spoil_code_missing (HlQuestionnaireBuilder *builder,
                    HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "", "date", HL_KIND_DATE, HL_ROLE_FACT);
}

static void
spoil_code_reserved (HlQuestionnaireBuilder *builder,
                     HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "officer", "date", HL_KIND_DATE, HL_ROLE_FACT);
}

static void
spoil_number (HlQuestionnaireBuilder *builder,
              HlQuestionnaire        *draft)
{
  set_text (&draft->questions[0].number, "A1");
  set_text (&draft->questions[6].number, "A1");
}

static void
spoil_identity (HlQuestionnaireBuilder *builder,
                HlQuestionnaire        *draft)
{
  set_text (&draft->questions[3].identity, "g1/c01");
  set_text (&draft->questions[4].identity, "g1/c01");
}

static void
spoil_type (HlQuestionnaireBuilder *builder,
            HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", NULL, HL_KIND_SHORT_TEXT, HL_ROLE_FACT);
}

static void
spoil_wording (HlQuestionnaireBuilder *builder,
               HlQuestionnaire        *draft)
{
  set_text (&draft->questions[5].text, NULL);
}

static void
spoil_label (HlQuestionnaireBuilder *builder,
             HlQuestionnaire        *draft)
{
  set_text (&draft->questions[0].options[1].label, "");
}

static void
spoil_no_option (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "single", HL_KIND_SINGLE, HL_ROLE_FACT);
}

static void
spoil_many_options (HlQuestionnaireBuilder *builder,
                    HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "single", HL_KIND_SINGLE, HL_ROLE_FACT);
  hl_test_add_options (builder, 36);
}

static void
spoil_open_options (HlQuestionnaireBuilder *builder,
                    HlQuestionnaire        *draft)
{
  hl_test_add_options (builder, 1);
}

static void
spoil_yes_no (HlQuestionnaireBuilder *builder,
              HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  hl_test_add_options (builder, 3);
}

static void
spoil_two_texts (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  draft->questions[5].options[0].has_text = TRUE;
  draft->questions[5].options[3].has_text = TRUE;
}

static void
spoil_text_column (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  draft->questions[0].options[2].has_text = TRUE;
  hl_test_add_question (builder, "gender_text", "date", HL_KIND_DATE, HL_ROLE_FACT);
}

static void
spoil_few_levels (HlQuestionnaireBuilder *builder,
                  HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "scale", HL_KIND_SCALE, HL_ROLE_CRITERION);
  hl_questionnaire_builder_add_option (builder, "Good")->flag = HL_FLAG_SATISFIED;
}

static void
spoil_many_levels (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  hl_test_add_criterion (builder, "q");
  hl_test_add_options (builder, 5);
}

static void
spoil_satisfied (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  draft->questions[3].options[3].flag = HL_FLAG_NEUTRAL;
  draft->questions[3].options[4].flag = HL_FLAG_NEUTRAL;
}

static void
spoil_criterion (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  draft->questions[0].role = HL_ROLE_CRITERION;
}

static void
spoil_max (HlQuestionnaireBuilder *builder,
           HlQuestionnaire        *draft)
{
  draft->questions[5].max_choices = 5;
}

static void
spoil_max_single (HlQuestionnaireBuilder *builder,
                  HlQuestionnaire        *draft)
{
  draft->questions[0].max_choices = 1;
}

static void
spoil_limits (HlQuestionnaireBuilder *builder,
              HlQuestionnaire        *draft)
{
  draft->questions[6].minimum = 10.0;
  draft->questions[6].maximum = 1.0;
}

static void
spoil_empty_factor (HlQuestionnaireBuilder *builder,
                    HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_factor (builder, "f9");
}

static void
spoil_scored_factor (HlQuestionnaireBuilder *builder,
                     HlQuestionnaire        *draft)
{
  draft->factors[2].scored = TRUE;
}

static void
spoil_factor_code (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  set_text (&draft->factors[2].code, "f1");
}

static void
spoil_empty_part (HlQuestionnaireBuilder *builder,
                  HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_part (builder, "p2");
}

static void
spoil_scored_part (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_part (builder, "p2")->scored = TRUE;
  hl_questionnaire_builder_add_factor (builder, "p2");
  hl_test_add_question (builder, "q", "date", HL_KIND_DATE, HL_ROLE_FACT);
}

static void
spoil_jump_target (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  add_jump (builder, FALSE, 1, "nowhere");
}

static void
spoil_jump_back (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  add_jump (builder, FALSE, 1, "time");
}

static void
spoil_jump_self (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  add_jump (builder, FALSE, 1, "q");
}

static void
spoil_jump_option (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  add_jump (builder, FALSE, 3, "r");
  hl_test_add_question (builder, "r", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
}

static void
spoil_jump_open (HlQuestionnaireBuilder *builder,
                 HlQuestionnaire        *draft)
{
  add_jump (builder, FALSE, 1, "r");
  hl_test_add_question (builder, "r", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
}

static void
spoil_jump_empty (HlQuestionnaireBuilder *builder,
                  HlQuestionnaire        *draft)
{
  static const char *const none[] = { NULL };

  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  hl_questionnaire_builder_add_jump (builder, FALSE, FIRST, 1, none);
}

static void
spoil_jump_answer (HlQuestionnaireBuilder *builder,
                   HlQuestionnaire        *draft)
{
  static const char *const targets[] = { "r", NULL };

  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  hl_questionnaire_builder_add_jump (builder, FALSE, NULL, 0, targets);
  hl_test_add_question (builder, "r", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
}

static void
spoil_reach (HlQuestionnaireBuilder *builder,
             HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  add_jump (builder, FALSE, 1, "r");
  add_jump (builder, TRUE, 1, "r");
  hl_test_add_question (builder, "r", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
}

static void
spoil_reach_required (HlQuestionnaireBuilder *builder,
                      HlQuestionnaire        *draft)
{
  spoil_reach (builder, draft);
  draft->questions[draft->n_questions - 1].required = TRUE;
}

static void
spoil_reach_multiple (HlQuestionnaireBuilder *builder,
                      HlQuestionnaire        *draft)
{
  hl_test_add_question (builder, "q", "multiple", HL_KIND_MULTIPLE, HL_ROLE_FACT);
  hl_test_add_options (builder, 2);
  add_jump (builder, FALSE, 1, "r");
  add_jump (builder, TRUE, 1, "r");
  hl_test_add_question (builder, "r", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
}

static void
spoil_contradiction_code (HlQuestionnaireBuilder *builder,
                          HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_contradiction (builder, "x1", "Again");
  hl_questionnaire_builder_add_condition (builder, "time", FALSE, FIRST, 1);
}

static void
spoil_contradiction_text (HlQuestionnaireBuilder *builder,
                          HlQuestionnaire        *draft)
{
  set_text (&draft->contradictions[0].text, "");
}

static void
spoil_contradiction_empty (HlQuestionnaireBuilder *builder,
                           HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_contradiction (builder, "x2", "Empty");
}

static void
spoil_contradiction_question (HlQuestionnaireBuilder *builder,
                              HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_condition (builder, "nowhere", FALSE, FIRST, 1);
}

static void
spoil_contradiction_open (HlQuestionnaireBuilder *builder,
                          HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_condition (builder, "visits", FALSE, FIRST, 1);
}

static void
spoil_contradiction_option (HlQuestionnaireBuilder *builder,
                            HlQuestionnaire        *draft)
{
  hl_questionnaire_builder_add_condition (builder, "late", FALSE, (const guint8[]) { 3 }, 1);
}

static const Fault faults[] = {
  { "id", spoil_id, "id", "“Mẫu 1” is not an id" },
  { "revision", spoil_revision, "revision", "from 1" },
  { "title", spoil_title, "title", "no title" },
  { "code", spoil_code, "code", "“Giới tính” is not a code" },
  { "code-twice", spoil_code_twice, "code", "“c01” is used twice" },
  { "code-missing", spoil_code_missing, "code", "“” is not a code" },
  { "code-reserved", spoil_code_reserved, "code", "“officer” is a column" },
  { "number", spoil_number, "number", "“A1” is printed twice" },
  { "identity", spoil_identity, "identity", "“c02” has the identity" },
  { "type", spoil_type, "type", "“q” has a type" },
  { "wording", spoil_wording, "text", "“many” has no text" },
  { "label", spoil_label, "options", "Option 2 of “gender”" },
  { "no-option", spoil_no_option, "options", "“q” has no option" },
  { "many-options", spoil_many_options, "options", "“q” has 36 options: there are keys for 35" },
  { "open-options", spoil_open_options, "options", "“comment” is an open question" },
  { "yes-no", spoil_yes_no, "options", "“q” is a yes/no question" },
  { "two-texts", spoil_two_texts, "options", "“many” may have only one" },
  { "text-column", spoil_text_column, "options", "in column “gender_text”" },
  { "few-levels", spoil_few_levels, "levels", "“q” has 1 levels" },
  { "many-levels", spoil_many_levels, "levels", "“q” has 10 levels" },
  { "satisfied", spoil_satisfied, "levels", "“c01” has no level" },
  { "criterion", spoil_criterion, "role", "“gender” cannot be a criterion" },
  { "max", spoil_max, "max", "“many” allows 5 choices but has 4" },
  { "max-single", spoil_max_single, "max", "“gender” allows one choice" },
  { "limits", spoil_limits, "min", "least value of “visits”" },
  { "empty-factor", spoil_empty_factor, "questions", "Factor “f9” is empty" },
  { "scored-factor", spoil_scored_factor, "scored", "Factor “f2” is to be scored" },
  { "factor-code", spoil_factor_code, "code", "“f1” is used twice" },
  { "empty-part", spoil_empty_part, "factors", "Part “p2” is empty" },
  { "scored-part", spoil_scored_part, "scored", "Part “p2” is to be scored" },
  { "jump-target", spoil_jump_target, "jumps[0].skip", "“nowhere”, which is no question" },
  { "jump-back", spoil_jump_back, "jumps[0].skip", "“time”, which does not come after" },
  { "jump-self", spoil_jump_self, "jumps[0].skip", "“q”, which does not come after" },
  { "jump-option", spoil_jump_option, "jumps[0].is", "asks for answer 3: there are only 2" },
  { "jump-open", spoil_jump_open, "jumps[0].is", "“comment” is an open question" },
  { "jump-empty", spoil_jump_empty, "jumps[0].skip", "“q” passes nothing over" },
  { "jump-answer", spoil_jump_answer, "jumps[0].is", "names no answer" },
  { "reach", spoil_reach, "", "“r” can never be asked: “q”" },
  { "reach-required", spoil_reach_required, "required", "“r” is required but “q”" },
  { "reach-multiple", spoil_reach_multiple, "", "“r” can never be asked" },
  { "contradiction-code", spoil_contradiction_code, "code", "“x1” is used twice" },
  { "contradiction-text", spoil_contradiction_text, "text", "“x1” has no text" },
  { "contradiction-empty", spoil_contradiction_empty, "when", "“x2” has no condition" },
  { "contradiction-question", spoil_contradiction_question, "when[2]", "“nowhere”" },
  { "contradiction-open", spoil_contradiction_open, "when[2]", "“visits” is an open question" },
  { "contradiction-option", spoil_contradiction_option, "when[2]", "asks for answer 3" },
};

static void
test_fault (gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (HlQuestionnaire) form = NULL;
  g_autoptr (GError) error = NULL;
  const HlProblem *problem;

  fault->spoil (builder, hl_questionnaire_builder_get_draft (builder));
  problems = hl_questionnaire_builder_check (builder);
  form = hl_questionnaire_builder_finish (builder, &error);

  g_assert_cmpuint (problems->len, >=, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->field, ==, fault->field);
  g_assert_nonnull (strstr (problem->message, fault->message));
  g_assert_null (form);
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fault->message));
}

static void
test_sound (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (GPtrArray) problems = hl_questionnaire_builder_check (builder);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new (NULL, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_questionnaire_builder_finish (builder, &error));
  g_assert_cmpstr (error->message, ==,
                   "“” is not an id: use lower-case letters, digits, “.”, “_” and “-” "
                   "(and 2 more problems)");
}

static void
test_place (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (GPtrArray) problems = NULL;
  const HlProblem *problem;

  spoil_wording (builder, hl_questionnaire_builder_get_draft (builder));
  spoil_contradiction_text (builder, hl_questionnaire_builder_get_draft (builder));
  problems = hl_questionnaire_builder_check (builder);

  g_assert_cmpuint (problems->len, ==, 2);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->part, ==, 0);
  g_assert_cmpuint (problem->factor, ==, 2);
  g_assert_cmpuint (problem->question, ==, 5);
  g_assert_cmpuint (problem->contradiction, ==, HL_NO_INDEX);
  problem = problems->pdata[1];
  g_assert_cmpuint (problem->question, ==, HL_NO_INDEX);
  g_assert_cmpuint (problem->contradiction, ==, 0);
}

/* A rule that spares one answer leaves its target reachable. */
static void
test_spared (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (GPtrArray) problems = NULL;

  hl_test_add_question (builder, "q", "multiple", HL_KIND_MULTIPLE, HL_ROLE_FACT);
  hl_test_add_options (builder, 3);
  add_jump (builder, FALSE, 1, "r");
  add_jump (builder, TRUE, 2, "r");
  hl_test_add_question (builder, "r", "single", HL_KIND_SINGLE, HL_ROLE_FACT);
  hl_test_add_options (builder, 3);
  add_jump (builder, FALSE, 1, "s");
  add_jump (builder, TRUE, 2, "s");
  hl_test_add_question (builder, "s", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  problems = hl_questionnaire_builder_check (builder);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_mended (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (HlQuestionnaire) form = NULL;

  hl_questionnaire_builder_get_draft (builder)->revision = 0;
  g_assert_null (hl_questionnaire_builder_finish (builder, NULL));
  hl_questionnaire_builder_get_draft (builder)->revision = 3;
  hl_questionnaire_builder_set_text (builder, "purpose", "");
  form = hl_questionnaire_builder_finish (builder, NULL);

  g_assert_nonnull (form);
  g_assert_cmpuint (form->revision, ==, 3);
  g_assert_null (hl_questionnaire_get_text (form, "purpose"));
  g_assert_null (hl_questionnaire_builder_get_draft (builder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/questionnaire-check/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/questionnaire-check/sound", test_sound);
  g_test_add_func ("/questionnaire-check/empty", test_empty);
  g_test_add_func ("/questionnaire-check/place", test_place);
  g_test_add_func ("/questionnaire-check/spared", test_spared);
  g_test_add_func ("/questionnaire-check/mended", test_mended);

  return g_test_run ();
}
