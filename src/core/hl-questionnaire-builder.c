#include "core/hl-questionnaire-builder.h"

#include <math.h>

#include "core/hl-array.h"
#include "core/hl-questionnaire-builder-private.h"

static void
clear_pending_jump (gpointer data)
{
  HlPendingJump *pending = data;

  g_strfreev (pending->targets);
}

static void
clear_pending_condition (gpointer data)
{
  HlPendingCondition *pending = data;

  g_free (pending->code);
}

/* A missing code is an ill-formed one, which the check reports. */
static char *
copy_code (const char *code)
{
  return g_strdup (code != NULL ? code : "");
}

static HlQuestionnaire *
new_draft (const char *id,
           guint       revision)
{
  HlQuestionnaire *draft = g_new0 (HlQuestionnaire, 1);

  g_atomic_ref_count_init (&draft->ref_count);
  draft->id = copy_code (id);
  draft->revision = revision;
  draft->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return draft;
}

/**
 * hl_questionnaire_builder_new:
 * @id: its id, checked at the end: lower-case letters, digits, `.`, `_`, `-`
 * @revision: its revision, from 1
 *
 * Begins a questionnaire. Parts, factors, questions, options and jumps are added in the order of
 * the form; each belongs to the last one of the level above.
 *
 * Returns: (transfer full): the builder; free with hl_questionnaire_builder_free()
 */
HlQuestionnaireBuilder *
hl_questionnaire_builder_new (const char *id,
                              guint       revision)
{
  HlQuestionnaireBuilder *self = g_new0 (HlQuestionnaireBuilder, 1);

  self->draft = new_draft (id, revision);
  self->jumps = g_array_new (FALSE, FALSE, sizeof (HlPendingJump));
  g_array_set_clear_func (self->jumps, clear_pending_jump);
  self->conditions = g_array_new (FALSE, FALSE, sizeof (HlPendingCondition));
  g_array_set_clear_func (self->conditions, clear_pending_condition);

  return self;
}

/**
 * hl_questionnaire_builder_free:
 * @self: (transfer full): a builder
 */
void
hl_questionnaire_builder_free (HlQuestionnaireBuilder *self)
{
  g_clear_pointer (&self->draft, hl_questionnaire_unref);
  g_array_unref (self->jumps);
  g_array_unref (self->conditions);
  g_free (self);
}

/**
 * hl_questionnaire_builder_get_draft:
 * @self: a builder
 *
 * Gives the questionnaire in the making, for setting its scalar members: strings are %NULL until
 * the caller puts a newly allocated one there. The members that count something, and the arrays,
 * belong to the builder.
 *
 * Returns: (transfer none): the draft, %NULL after hl_questionnaire_builder_finish()
 */
HlQuestionnaire *
hl_questionnaire_builder_get_draft (HlQuestionnaireBuilder *self)
{
  return self->draft;
}

/**
 * hl_questionnaire_builder_set_text:
 * @self: a builder
 * @name: name of a printed paragraph ("purpose")
 * @text: (nullable): the paragraph; %NULL or "" takes it away
 */
void
hl_questionnaire_builder_set_text (HlQuestionnaireBuilder *self,
                                   const char             *name,
                                   const char             *text)
{
  if (text == NULL || *text == '\0')
    g_hash_table_remove (self->draft->texts, name);
  else
    g_hash_table_insert (self->draft->texts, g_strdup (name), g_strdup (text));
}

/**
 * hl_questionnaire_builder_add_part:
 * @self: a builder
 * @code: its code
 *
 * Returns: (transfer none): the part, valid until the next part is added; set its titles
 */
HlPart *
hl_questionnaire_builder_add_part (HlQuestionnaireBuilder *self,
                                   const char             *code)
{
  HlQuestionnaire *draft = self->draft;
  HlPart *part = HL_APPEND (draft->parts, draft->n_parts);

  part->code = copy_code (code);
  part->first_factor = draft->n_factors;

  return part;
}

/**
 * hl_questionnaire_builder_add_factor:
 * @self: a builder with a part
 * @code: its code; for a block without a factor the part's code
 *
 * Returns: (transfer none): the factor, valid until the next factor is added; set its titles
 */
HlFactor *
hl_questionnaire_builder_add_factor (HlQuestionnaireBuilder *self,
                                     const char             *code)
{
  HlQuestionnaire *draft = self->draft;
  HlFactor *factor;

  g_return_val_if_fail (draft->n_parts > 0, NULL);

  factor = HL_APPEND (draft->factors, draft->n_factors);
  factor->code = copy_code (code);
  factor->part = draft->n_parts - 1;
  factor->first_question = draft->n_questions;
  draft->parts[factor->part].n_factors++;

  return factor;
}

/**
 * hl_questionnaire_builder_add_question:
 * @self: a builder whose last part has a factor
 * @code: its code
 * @type_id: (nullable): id of its type; %NULL for a type the program does not know, which is
 *   reported as a problem
 * @kind: the entry kind of that type
 *
 * Returns: (transfer none): the question, valid until the next question is added; set its members
 */
HlQuestion *
hl_questionnaire_builder_add_question (HlQuestionnaireBuilder *self,
                                       const char             *code,
                                       const char             *type_id,
                                       HlQuestionKind          kind)
{
  HlQuestionnaire *draft = self->draft;
  HlQuestion *question;

  g_return_val_if_fail (draft->n_parts > 0 && draft->parts[draft->n_parts - 1].n_factors > 0,
                        NULL);

  question = HL_APPEND (draft->questions, draft->n_questions);
  question->code = copy_code (code);
  question->type_id = g_strdup (type_id);
  question->kind = kind;
  question->minimum = NAN;
  question->maximum = NAN;
  question->part = draft->n_parts - 1;
  question->factor = draft->n_factors - 1;
  question->criterion = HL_NO_INDEX;
  question->offset = HL_NO_INDEX;
  draft->factors[question->factor].n_questions++;

  return question;
}

/**
 * hl_questionnaire_builder_add_option:
 * @self: a builder with a question
 * @label: (nullable): full wording
 *
 * Adds an option, or a level of a scale, to the last question.
 *
 * Returns: (transfer none): the option, valid until the next one is added to the question
 */
HlOption *
hl_questionnaire_builder_add_option (HlQuestionnaireBuilder *self,
                                     const char             *label)
{
  HlQuestion *question;
  HlOption *option;

  g_return_val_if_fail (self->draft->n_questions > 0, NULL);

  question = &self->draft->questions[self->draft->n_questions - 1];
  option = HL_APPEND (question->options, question->n_options);
  option->label = g_strdup (label);

  return option;
}

/**
 * hl_questionnaire_builder_add_jump:
 * @self: a builder with a question
 * @negate: see #HlJump
 * @options: (array length=n_options): option numbers
 * @n_options: length of @options
 * @target_codes: (array zero-terminated=1): codes of the questions passed over
 *
 * Adds a jump rule to the last question; the targets may be added later.
 */
void
hl_questionnaire_builder_add_jump (HlQuestionnaireBuilder *self,
                                   gboolean                negate,
                                   const guint8           *options,
                                   guint                   n_options,
                                   const char *const      *target_codes)
{
  HlPendingJump pending = { self->draft->n_questions - 1, 0, g_strdupv ((char **) target_codes) };
  HlQuestion *question;
  HlJump *jump;

  g_return_if_fail (self->draft->n_questions > 0);

  question = &self->draft->questions[pending.question];
  pending.jump = question->n_jumps;
  g_array_append_val (self->jumps, pending);

  jump = HL_APPEND (question->jumps, question->n_jumps);
  jump->negate = negate;
  jump->options = g_memdup2 (options, n_options);
  jump->n_options = n_options;
}

/**
 * hl_questionnaire_builder_add_contradiction:
 * @self: a builder
 * @code: its code
 * @text: (nullable): what is wrong when all its conditions hold
 *
 * Returns: (transfer none): the contradiction, valid until the next one is added
 */
HlContradiction *
hl_questionnaire_builder_add_contradiction (HlQuestionnaireBuilder *self,
                                            const char             *code,
                                            const char             *text)
{
  HlQuestionnaire *draft = self->draft;
  HlContradiction *contradiction = HL_APPEND (draft->contradictions, draft->n_contradictions);

  contradiction->code = copy_code (code);
  contradiction->text = g_strdup (text);

  return contradiction;
}

/**
 * hl_questionnaire_builder_add_condition:
 * @self: a builder with a contradiction
 * @question_code: code of the question asked about, which may be added later
 * @negate: see #HlJump
 * @options: (array length=n_options): option numbers
 * @n_options: length of @options
 *
 * Adds a condition to the last contradiction.
 */
void
hl_questionnaire_builder_add_condition (HlQuestionnaireBuilder *self,
                                        const char             *question_code,
                                        gboolean                negate,
                                        const guint8           *options,
                                        guint                   n_options)
{
  HlPendingCondition pending = { self->draft->n_contradictions - 1, 0, copy_code (question_code) };
  HlContradiction *contradiction;
  HlCondition *condition;

  g_return_if_fail (self->draft->n_contradictions > 0);

  contradiction = &self->draft->contradictions[pending.contradiction];
  pending.condition = contradiction->n_conditions;
  g_array_append_val (self->conditions, pending);

  condition = HL_APPEND (contradiction->conditions, contradiction->n_conditions);
  condition->question = HL_NO_INDEX;
  condition->negate = negate;
  condition->options = g_memdup2 (options, n_options);
  condition->n_options = n_options;
}

/**
 * hl_problem_free:
 * @self: (transfer full): a problem
 */
void
hl_problem_free (HlProblem *self)
{
  g_free (self->field);
  g_free (self->message);
  g_free (self);
}
