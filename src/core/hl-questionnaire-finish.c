#include "core/hl-array.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-builder-private.h"

#define LAYOUT_VERSION 1
#define DEFAULT_TEXT_LINES 3

static void
set_default (char      **member,
             const char *value)
{
  if (*member == NULL)
    *member = g_strdup (value);
}

static void
fill_titles (HlQuestionnaire *draft)
{
  set_default (&draft->short_title, draft->title);
  set_default (&draft->description, "");
  set_default (&draft->source, "");

  for (guint i = 0; i < draft->n_parts; i++)
    {
      HlPart *part = &draft->parts[i];

      set_default (&part->number, "");
      set_default (&part->title, "");
      set_default (&part->short_title, part->title);
      set_default (&part->lead, "");
    }

  for (guint i = 0; i < draft->n_factors; i++)
    {
      HlFactor *factor = &draft->factors[i];

      set_default (&factor->number, "");
      set_default (&factor->title, "");
      set_default (&factor->short_title, factor->title);
    }
}

static void
fill_yes_no (HlQuestion *question)
{
  static const char *const labels[] = { "Có", "Không" };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    HL_APPEND (question->options, question->n_options)->label = g_strdup (labels[i]);
}

static void
fill_question (const HlQuestionnaire *draft,
               HlQuestion            *question)
{
  set_default (&question->number, "");
  set_default (&question->short_text, question->text);
  if (question->identity == NULL)
    question->identity = g_strdup_printf ("%s/%s", draft->id, question->code);
  if (question->kind == HL_KIND_LONG_TEXT && question->n_lines == 0)
    question->n_lines = DEFAULT_TEXT_LINES;
  if (question->kind == HL_KIND_YES_NO && question->n_options == 0)
    fill_yes_no (question);

  for (guint i = 0; i < question->n_options; i++)
    set_default (&question->options[i].short_label, question->options[i].label);
}

static guint
count_bytes (const HlQuestion *question)
{
  switch (question->kind)
    {
    case HL_KIND_SCALE:
    case HL_KIND_SINGLE:
    case HL_KIND_YES_NO:
      return 1;
    case HL_KIND_MULTIPLE:
      return question->n_options;
    case HL_KIND_NUMBER:
    case HL_KIND_DATE:
    case HL_KIND_SHORT_TEXT:
    case HL_KIND_LONG_TEXT:
    default:
      return 0;
    }
}

static void
lay_out (HlQuestionnaire *draft)
{
  draft->layout = LAYOUT_VERSION;

  for (guint i = 0; i < draft->n_questions; i++)
    {
      HlQuestion *question = &draft->questions[i];

      fill_question (draft, question);
      question->n_bytes = count_bytes (question);
      if (question->n_bytes > 0)
        question->offset = draft->n_bytes;
      draft->n_bytes += question->n_bytes;

      if (question->role != HL_ROLE_CRITERION)
        continue;

      question->criterion = draft->n_criteria;
      draft->factors[question->factor].scored = TRUE;
      *HL_APPEND (draft->criteria, draft->n_criteria) = i;
    }
}

static void
resolve_codes (HlQuestionnaireBuilder *self)
{
  for (guint i = 0; i < self->jumps->len; i++)
    {
      const HlPendingJump *pending = &g_array_index (self->jumps, HlPendingJump, i);
      HlJump *jump = &self->draft->questions[pending->question].jumps[pending->jump];

      for (char **code = pending->targets; *code != NULL; code++)
        *HL_APPEND (jump->targets, jump->n_targets) =
          hl_questionnaire_index_of (self->draft, *code);
    }

  for (guint i = 0; i < self->conditions->len; i++)
    {
      const HlPendingCondition *pending =
        &g_array_index (self->conditions, HlPendingCondition, i);
      HlContradiction *contradiction = &self->draft->contradictions[pending->contradiction];

      contradiction->conditions[pending->condition].question =
        hl_questionnaire_index_of (self->draft, pending->code);
    }
}

static void
set_problems_error (GPtrArray *problems,
                    GError   **error)
{
  const HlProblem *first = problems->pdata[0];
  const guint n_more = problems->len - 1;

  if (n_more == 0)
    g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, first->message);
  else
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 hl_ngettext ("%s (and %u more problem)", "%s (and %u more problems)", n_more),
                 first->message, n_more);
}

/* Internal: fills what was left out and lays out the answer block, whatever problems there are;
 * the targets of jumps and conditions are the caller's. Afterwards the builder can only be freed.
 * Returns the questionnaire. */
HlQuestionnaire *
hl_questionnaire_builder_lay_out (HlQuestionnaireBuilder *self)
{
  fill_titles (self->draft);
  lay_out (self->draft);

  return g_steal_pointer (&self->draft);
}

/**
 * hl_questionnaire_builder_finish:
 * @self: a builder
 * @error: return location for an error
 *
 * Checks the draft, fills what was left out (short names, identities, the two options of a yes/no
 * question), finds the targets of jumps and conditions, and lays out the answer block in the
 * order of the form. Afterwards the builder can only be freed; on failure the draft can be mended.
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with %HL_ERROR_INVALID holding
 *   the first problem of hl_questionnaire_builder_check()
 */
HlQuestionnaire *
hl_questionnaire_builder_finish (HlQuestionnaireBuilder *self,
                                 GError                **error)
{
  g_autoptr (GPtrArray) problems = hl_questionnaire_builder_check (self);

  if (problems->len > 0)
    {
      set_problems_error (problems, error);
      return NULL;
    }

  resolve_codes (self);

  return hl_questionnaire_builder_lay_out (self);
}
