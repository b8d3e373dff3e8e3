#include "core/hl-canonical.h"
#include "core/hl-questionnaire.h"

static void
put_numbers (GString      *out,
             const char   *name,
             const guint8 *numbers,
             guint         n_numbers)
{
  g_string_append_printf (out, "%s=%u:", name, n_numbers);
  for (guint i = 0; i < n_numbers; i++)
    g_string_append_printf (out, i == 0 ? "%u" : ",%u", numbers[i]);
  g_string_append_c (out, '\n');
}

static void
put_part (GString      *out,
          const HlPart *part)
{
  hl_canonical_put_text (out, "part", part->code);
  hl_canonical_put_text (out, "number", part->number);
  hl_canonical_put_text (out, "title", part->title);
  hl_canonical_put_text (out, "short_title", part->short_title);
  hl_canonical_put_text (out, "lead", part->lead);
  hl_canonical_put_int (out, "scored", part->scored);
  hl_canonical_put_int (out, "n_factors", part->n_factors);
}

static void
put_factor (GString        *out,
            const HlFactor *factor)
{
  hl_canonical_put_text (out, "factor", factor->code);
  hl_canonical_put_text (out, "number", factor->number);
  hl_canonical_put_text (out, "title", factor->title);
  hl_canonical_put_text (out, "short_title", factor->short_title);
  hl_canonical_put_int (out, "scored", factor->scored);
  hl_canonical_put_int (out, "n_questions", factor->n_questions);
}

static void
put_options (GString          *out,
             const HlQuestion *question)
{
  hl_canonical_put_int (out, "options", question->n_options);
  for (guint i = 0; i < question->n_options; i++)
    {
      const HlOption *option = &question->options[i];

      hl_canonical_put_text (out, "label", option->label);
      hl_canonical_put_text (out, "short_label", option->short_label);
      hl_canonical_put_int (out, "flag", option->flag);
      hl_canonical_put_int (out, "has_text", option->has_text);
    }
}

static void
put_jumps (GString          *out,
           const HlQuestion *question)
{
  hl_canonical_put_int (out, "jumps", question->n_jumps);
  for (guint i = 0; i < question->n_jumps; i++)
    {
      const HlJump *jump = &question->jumps[i];

      hl_canonical_put_int (out, "negate", jump->negate);
      put_numbers (out, "if", jump->options, jump->n_options);
      hl_canonical_put_int (out, "targets", jump->n_targets);
      for (guint j = 0; j < jump->n_targets; j++)
        hl_canonical_put_int (out, "skip", jump->targets[j]);
    }
}

static void
put_question (GString          *out,
              const HlQuestion *question)
{
  hl_canonical_put_text (out, "question", question->code);
  hl_canonical_put_text (out, "number", question->number);
  hl_canonical_put_text (out, "text", question->text);
  hl_canonical_put_text (out, "short_text", question->short_text);
  hl_canonical_put_text (out, "identity", question->identity);
  hl_canonical_put_text (out, "type", question->type_id);
  hl_canonical_put_text (out, "wording", question->wording);
  hl_canonical_put_text (out, "scale", question->scale);
  hl_canonical_put_text (out, "unit", question->unit);
  hl_canonical_put_int (out, "kind", question->kind);
  hl_canonical_put_int (out, "role", question->role);
  hl_canonical_put_int (out, "required", question->required);
  hl_canonical_put_int (out, "sensitive", question->sensitive);
  hl_canonical_put_int (out, "no_opinion", question->no_opinion);
  hl_canonical_put_int (out, "descending", question->descending);
  hl_canonical_put_int (out, "max_choices", question->max_choices);
  hl_canonical_put_int (out, "n_lines", question->n_lines);
  hl_canonical_put_double (out, "minimum", question->minimum);
  hl_canonical_put_double (out, "maximum", question->maximum);
  put_options (out, question);
  put_jumps (out, question);
}

static void
put_contradiction (GString               *out,
                   const HlContradiction *contradiction)
{
  hl_canonical_put_text (out, "contradiction", contradiction->code);
  hl_canonical_put_text (out, "text", contradiction->text);
  hl_canonical_put_int (out, "conditions", contradiction->n_conditions);
  for (guint i = 0; i < contradiction->n_conditions; i++)
    {
      const HlCondition *condition = &contradiction->conditions[i];

      hl_canonical_put_int (out, "question", condition->question);
      hl_canonical_put_int (out, "negate", condition->negate);
      put_numbers (out, "is", condition->options, condition->n_options);
    }
}

/* All but the revision number, which says nothing about the content. */
static char *
content_to_string (const HlQuestionnaire *self)
{
  GString *out = g_string_new (NULL);

  hl_canonical_put_text (out, "id", self->id);
  hl_canonical_put_text (out, "title", self->title);
  hl_canonical_put_text (out, "short_title", self->short_title);
  hl_canonical_put_text (out, "description", self->description);
  hl_canonical_put_text (out, "source", self->source);
  hl_canonical_put_text (out, "formula", hl_formula_to_string (self->formula));
  hl_canonical_put_int (out, "layout", self->layout);
  hl_canonical_put_table (out, "texts", self->texts);
  for (guint i = 0; i < self->n_parts; i++)
    put_part (out, &self->parts[i]);
  for (guint i = 0; i < self->n_factors; i++)
    put_factor (out, &self->factors[i]);
  for (guint i = 0; i < self->n_questions; i++)
    put_question (out, &self->questions[i]);
  for (guint i = 0; i < self->n_contradictions; i++)
    put_contradiction (out, &self->contradictions[i]);

  return g_string_free (out, FALSE);
}

/**
 * hl_questionnaire_same_content:
 * @self: a questionnaire
 * @other: another one
 *
 * Compares every member but the revision number.
 *
 * Returns: %TRUE when @other could stand in for @self
 */
gboolean
hl_questionnaire_same_content (const HlQuestionnaire *self,
                               const HlQuestionnaire *other)
{
  g_autofree char *mine = content_to_string (self);
  g_autofree char *theirs = content_to_string (other);

  return g_str_equal (mine, theirs);
}

/**
 * hl_questionnaire_to_canonical:
 * @self: a questionnaire
 *
 * Writes every member in a fixed order, so that equal texts mean equal questionnaires. What
 * follows from other members (offsets, the list of criteria) is left out.
 *
 * Returns: (transfer full): the canonical text
 */
char *
hl_questionnaire_to_canonical (const HlQuestionnaire *self)
{
  g_autofree char *content = content_to_string (self);

  return g_strdup_printf ("questionnaire\nrevision=%u\n%s", self->revision, content);
}
