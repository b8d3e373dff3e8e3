#include "core/hl-questionnaire-private.h"

/* Internal, all of this file: members of a questionnaire as values. A copy goes into memory that
 * holds nothing yet; indexes are copied as they are. */

void
hl_option_clear (HlOption *self)
{
  g_free (self->label);
  g_free (self->short_label);
}

void
hl_jump_clear (HlJump *self)
{
  g_free (self->options);
  g_free (self->targets);
}

void
hl_question_clear (HlQuestion *self)
{
  for (guint i = 0; i < self->n_options; i++)
    hl_option_clear (&self->options[i]);
  for (guint i = 0; i < self->n_jumps; i++)
    hl_jump_clear (&self->jumps[i]);

  g_free (self->options);
  g_free (self->jumps);
  g_free (self->code);
  g_free (self->number);
  g_free (self->text);
  g_free (self->short_text);
  g_free (self->identity);
  g_free (self->type_id);
  g_free (self->wording);
  g_free (self->scale);
  g_free (self->unit);
}

void
hl_factor_clear (HlFactor *self)
{
  g_free (self->code);
  g_free (self->number);
  g_free (self->title);
  g_free (self->short_title);
}

void
hl_part_clear (HlPart *self)
{
  g_free (self->code);
  g_free (self->number);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->lead);
}

void
hl_contradiction_clear (HlContradiction *self)
{
  for (guint i = 0; i < self->n_conditions; i++)
    g_free (self->conditions[i].options);

  g_free (self->conditions);
  g_free (self->code);
  g_free (self->text);
}

void
hl_option_copy (HlOption       *self,
                const HlOption *from)
{
  *self = *from;
  self->label = g_strdup (from->label);
  self->short_label = g_strdup (from->short_label);
}

void
hl_jump_copy (HlJump       *self,
              const HlJump *from)
{
  *self = *from;
  self->options = g_memdup2 (from->options, from->n_options);
  self->targets = g_memdup2 (from->targets, from->n_targets * sizeof *from->targets);
}

void
hl_question_copy (HlQuestion       *self,
                  const HlQuestion *from)
{
  *self = *from;
  self->code = g_strdup (from->code);
  self->number = g_strdup (from->number);
  self->text = g_strdup (from->text);
  self->short_text = g_strdup (from->short_text);
  self->identity = g_strdup (from->identity);
  self->type_id = g_strdup (from->type_id);
  self->wording = g_strdup (from->wording);
  self->scale = g_strdup (from->scale);
  self->unit = g_strdup (from->unit);

  self->options = g_new (HlOption, from->n_options);
  for (guint i = 0; i < from->n_options; i++)
    hl_option_copy (&self->options[i], &from->options[i]);

  self->jumps = g_new (HlJump, from->n_jumps);
  for (guint i = 0; i < from->n_jumps; i++)
    hl_jump_copy (&self->jumps[i], &from->jumps[i]);
}

void
hl_factor_copy (HlFactor       *self,
                const HlFactor *from)
{
  *self = *from;
  self->code = g_strdup (from->code);
  self->number = g_strdup (from->number);
  self->title = g_strdup (from->title);
  self->short_title = g_strdup (from->short_title);
}

void
hl_part_copy (HlPart       *self,
              const HlPart *from)
{
  *self = *from;
  self->code = g_strdup (from->code);
  self->number = g_strdup (from->number);
  self->title = g_strdup (from->title);
  self->short_title = g_strdup (from->short_title);
  self->lead = g_strdup (from->lead);
}

void
hl_contradiction_copy (HlContradiction       *self,
                       const HlContradiction *from)
{
  *self = *from;
  self->code = g_strdup (from->code);
  self->text = g_strdup (from->text);
  self->conditions = g_new (HlCondition, from->n_conditions);
  for (guint i = 0; i < from->n_conditions; i++)
    {
      self->conditions[i] = from->conditions[i];
      self->conditions[i].options = g_memdup2 (from->conditions[i].options,
                                               from->conditions[i].n_options);
    }
}
