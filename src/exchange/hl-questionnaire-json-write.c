#include "exchange/hl-questionnaire-json.h"

#include <math.h>

#include "exchange/hl-json-text.h"
#include "exchange/hl-questionnaire-json-private.h"

/* Members that say what is so anyway are left out. */
static void
put_text (JsonBuilder *out,
          const char  *name,
          const char  *text,
          const char  *otherwise)
{
  if (text == NULL || g_strcmp0 (text, otherwise) == 0)
    return;

  json_builder_set_member_name (out, name);
  json_builder_add_string_value (out, text);
}

static void
put_flag (JsonBuilder *out,
          const char  *name,
          gboolean     flag,
          gboolean     otherwise)
{
  if (!flag == !otherwise)
    return;

  json_builder_set_member_name (out, name);
  json_builder_add_boolean_value (out, flag);
}

static void
put_count (JsonBuilder *out,
           const char  *name,
           guint        count,
           guint        otherwise)
{
  if (count == otherwise)
    return;

  json_builder_set_member_name (out, name);
  json_builder_add_int_value (out, count);
}

static void
put_number (JsonBuilder *out,
            const char  *name,
            double       number)
{
  if (isnan (number))
    return;

  json_builder_set_member_name (out, name);
  if (number == floor (number) && fabs (number) < G_MAXINT)
    json_builder_add_int_value (out, (gint64) number);
  else
    json_builder_add_double_value (out, number);
}

static void
put_numbers (JsonBuilder  *out,
             const char   *name,
             const guint8 *numbers,
             guint         n_numbers)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (guint i = 0; i < n_numbers; i++)
    json_builder_add_int_value (out, numbers[i]);
  json_builder_end_array (out);
}

static void
put_options (JsonBuilder      *out,
             const HlQuestion *question,
             const char       *name)
{
  json_builder_set_member_name (out, name);
  json_builder_begin_array (out);
  for (guint i = 0; i < question->n_options; i++)
    {
      const HlOption *option = &question->options[i];

      json_builder_begin_object (out);
      put_text (out, "label", option->label, NULL);
      put_text (out, "short", option->short_label, option->label);
      if (question->kind == HL_KIND_SCALE)
        put_text (out, "flag", hl_flag_words[option->flag], NULL);
      put_flag (out, "text", option->has_text, FALSE);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static gboolean
has_same_levels (const HlQuestion *a,
                 const HlQuestion *b)
{
  if (a->n_options != b->n_options)
    return FALSE;

  for (guint i = 0; i < a->n_options; i++)
    if (!g_str_equal (a->options[i].label, b->options[i].label) ||
        !g_str_equal (a->options[i].short_label, b->options[i].short_label) ||
        a->options[i].flag != b->options[i].flag)
      return FALSE;

  return TRUE;
}

/* The first question that uses a scale says what the scale is; %NULL when @question has no shared
 * scale, or has levels of its own under its name. */
static const HlQuestion *
find_scale (const HlQuestionnaire *self,
            const HlQuestion      *question)
{
  for (guint i = 0; question->scale != NULL && i < self->n_questions; i++)
    if (g_strcmp0 (self->questions[i].scale, question->scale) == 0)
      return has_same_levels (&self->questions[i], question) ? &self->questions[i] : NULL;

  return NULL;
}

static void
put_scales (JsonBuilder           *out,
            const HlQuestionnaire *self)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < self->n_questions; i++)
    {
      const HlQuestion *question = &self->questions[i];

      if (find_scale (self, question) != question)
        continue;
      if (!begun)
        {
          json_builder_set_member_name (out, "scales");
          json_builder_begin_object (out);
          begun = TRUE;
        }
      json_builder_set_member_name (out, question->scale);
      json_builder_begin_object (out);
      put_options (out, question, "levels");
      put_flag (out, "no_opinion", question->no_opinion, FALSE);
      put_flag (out, "descending", question->descending, FALSE);
      json_builder_end_object (out);
    }

  if (begun)
    json_builder_end_object (out);
}

static void
put_answers (JsonBuilder           *out,
             const HlQuestionnaire *self,
             const HlQuestion      *question)
{
  const HlQuestion *scale = find_scale (self, question);

  if (scale != NULL)
    put_text (out, "scale", question->scale, NULL);
  else if (question->kind == HL_KIND_SCALE)
    put_options (out, question, "levels");
  else if (question->n_options > 0)
    put_options (out, question, "options");

  put_flag (out, "no_opinion", question->no_opinion, scale != NULL && scale->no_opinion);
  put_flag (out, "descending", question->descending, scale != NULL && scale->descending);
}

static void
put_jumps (JsonBuilder           *out,
           const HlQuestionnaire *self,
           const HlQuestion      *question)
{
  if (question->n_jumps == 0)
    return;

  json_builder_set_member_name (out, "jumps");
  json_builder_begin_array (out);
  for (guint i = 0; i < question->n_jumps; i++)
    {
      const HlJump *jump = &question->jumps[i];

      json_builder_begin_object (out);
      put_numbers (out, jump->negate ? "not" : "is", jump->options, jump->n_options);
      json_builder_set_member_name (out, "skip");
      json_builder_begin_array (out);
      for (guint j = 0; j < jump->n_targets; j++)
        json_builder_add_string_value (out, self->questions[jump->targets[j]].code);
      json_builder_end_array (out);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
put_question (JsonBuilder           *out,
              const HlQuestionnaire *self,
              const HlQuestion      *question)
{
  g_autofree char *identity = g_strdup_printf ("%s/%s", self->id, question->code);

  json_builder_begin_object (out);
  put_text (out, "code", question->code, NULL);
  put_text (out, "number", question->number, NULL);
  put_text (out, "type", question->type_id, NULL);
  put_text (out, "role", hl_role_words[question->role], NULL);
  put_text (out, "text", question->text, NULL);
  put_text (out, "short", question->short_text, question->text);
  put_text (out, "identity", question->identity, identity);
  put_text (out, "wording", question->wording, NULL);
  put_flag (out, "required", question->required, FALSE);
  put_flag (out, "sensitive", question->sensitive, FALSE);
  put_number (out, "min", question->minimum);
  put_number (out, "max", question->maximum);
  put_count (out, "max", question->max_choices, 0);
  put_text (out, "unit", question->unit, NULL);
  if (question->kind == HL_KIND_LONG_TEXT)
    put_count (out, "lines", question->n_lines, HL_DEFAULT_LINES);
  put_answers (out, self, question);
  put_jumps (out, self, question);
  json_builder_end_object (out);
}

static void
put_questions (JsonBuilder           *out,
               const HlQuestionnaire *self,
               const HlFactor        *factor)
{
  json_builder_set_member_name (out, "questions");
  json_builder_begin_array (out);
  for (guint i = 0; i < factor->n_questions; i++)
    put_question (out, self, &self->questions[factor->first_question + i]);
  json_builder_end_array (out);
}

static void
put_factors (JsonBuilder           *out,
             const HlQuestionnaire *self,
             const HlPart          *part)
{
  json_builder_set_member_name (out, "factors");
  json_builder_begin_array (out);
  for (guint i = 0; i < part->n_factors; i++)
    {
      const HlFactor *factor = &self->factors[part->first_factor + i];

      json_builder_begin_object (out);
      put_text (out, "code", factor->code, NULL);
      put_text (out, "number", factor->number, "");
      put_text (out, "title", factor->title, "");
      put_text (out, "short", factor->short_title, factor->title);
      put_questions (out, self, factor);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

/* A part without factors of its own has one that is nothing but its code. */
static gboolean
is_plain (const HlQuestionnaire *self,
          const HlPart          *part)
{
  const HlFactor *factor = &self->factors[part->first_factor];

  return part->n_factors == 1 && g_str_equal (factor->code, part->code) &&
         *factor->number == '\0' && *factor->title == '\0' && *factor->short_title == '\0';
}

static void
put_parts (JsonBuilder           *out,
           const HlQuestionnaire *self)
{
  json_builder_set_member_name (out, "parts");
  json_builder_begin_array (out);
  for (guint i = 0; i < self->n_parts; i++)
    {
      const HlPart *part = &self->parts[i];

      json_builder_begin_object (out);
      put_text (out, "code", part->code, NULL);
      put_text (out, "number", part->number, "");
      put_text (out, "title", part->title, "");
      put_text (out, "short", part->short_title, part->title);
      put_text (out, "lead", part->lead, "");
      put_flag (out, "scored", part->scored, FALSE);
      if (is_plain (self, part))
        put_questions (out, self, &self->factors[part->first_factor]);
      else
        put_factors (out, self, part);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
}

static void
put_contradiction (JsonBuilder           *out,
                   const HlQuestionnaire *self,
                   const HlContradiction *contradiction)
{
  json_builder_begin_object (out);
  put_text (out, "code", contradiction->code, NULL);
  put_text (out, "text", contradiction->text, NULL);
  json_builder_set_member_name (out, "when");
  json_builder_begin_array (out);
  for (guint i = 0; i < contradiction->n_conditions; i++)
    {
      const HlCondition *condition = &contradiction->conditions[i];

      json_builder_begin_object (out);
      put_text (out, "question", self->questions[condition->question].code, NULL);
      put_numbers (out, condition->negate ? "not" : "is", condition->options,
                   condition->n_options);
      json_builder_end_object (out);
    }
  json_builder_end_array (out);
  json_builder_end_object (out);
}

static void
put_contradictions (JsonBuilder           *out,
                    const HlQuestionnaire *self)
{
  if (self->n_contradictions == 0)
    return;

  json_builder_set_member_name (out, "contradictions");
  json_builder_begin_array (out);
  for (guint i = 0; i < self->n_contradictions; i++)
    put_contradiction (out, self, &self->contradictions[i]);
  json_builder_end_array (out);
}

static void
put_texts (JsonBuilder           *out,
           const HlQuestionnaire *self)
{
  if (g_hash_table_size (self->texts) == 0)
    return;

  json_builder_set_member_name (out, "texts");
  json_builder_begin_object (out);
  for (guint i = 0; i < HL_N_TEXT_NAMES; i++)
    put_text (out, hl_text_names[i], hl_questionnaire_get_text (self, hl_text_names[i]), NULL);
  json_builder_end_object (out);
}

/**
 * hl_questionnaire_to_json:
 * @self: a questionnaire
 *
 * Writes a questionnaire so that hl_questionnaire_from_json() gives it back; what has its default
 * value is left out. The built-in questionnaires come out byte for byte as their files.
 *
 * Returns: (transfer full): the text of a file in the format of data/questionnaires/README.md
 */
char *
hl_questionnaire_to_json (const HlQuestionnaire *self)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (out);
  put_text (out, "format", HL_QUESTIONNAIRE_FORMAT, NULL);
  put_text (out, "id", self->id, NULL);
  put_count (out, "revision", self->revision, 0);
  put_text (out, "title", self->title, NULL);
  put_text (out, "short_title", self->short_title, self->title);
  put_text (out, "description", self->description, "");
  put_text (out, "source", self->source, "");
  put_text (out, "formula", hl_formula_to_string (self->formula), NULL);
  put_texts (out, self);
  put_scales (out, self);
  put_parts (out, self);
  put_contradictions (out, self);
  json_builder_end_object (out);
  root = json_builder_get_root (out);

  return hl_json_to_text (root);
}
