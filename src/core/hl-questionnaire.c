#include "core/hl-questionnaire.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-private.h"

static const char *const formula_names[] = { "top2", "mean", "mean100" };

static void
free_members (HlQuestionnaire *self)
{
  for (guint i = 0; i < self->n_parts; i++)
    hl_part_clear (&self->parts[i]);
  for (guint i = 0; i < self->n_factors; i++)
    hl_factor_clear (&self->factors[i]);
  for (guint i = 0; i < self->n_questions; i++)
    hl_question_clear (&self->questions[i]);
  for (guint i = 0; i < self->n_contradictions; i++)
    hl_contradiction_clear (&self->contradictions[i]);

  g_free (self->parts);
  g_free (self->factors);
  g_free (self->questions);
  g_free (self->contradictions);
  g_free (self->criteria);
  g_hash_table_unref (self->texts);
}

/**
 * hl_questionnaire_ref:
 * @self: a questionnaire
 *
 * Takes a reference; may be called from any thread.
 *
 * Returns: (transfer full): @self
 */
HlQuestionnaire *
hl_questionnaire_ref (HlQuestionnaire *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_questionnaire_unref:
 * @self: (transfer full): a questionnaire
 *
 * Gives a reference back; the last one frees the questionnaire.
 */
void
hl_questionnaire_unref (HlQuestionnaire *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  free_members (self);
  g_free (self->id);
  g_free (self->title);
  g_free (self->short_title);
  g_free (self->description);
  g_free (self->source);
  g_free (self);
}

/**
 * hl_questionnaire_index_of:
 * @self: a questionnaire
 * @code: code of a question
 *
 * Finds a question; linear in the number of questions.
 *
 * Returns: its index, or %HL_NO_INDEX when no question has @code
 */
guint
hl_questionnaire_index_of (const HlQuestionnaire *self,
                           const char            *code)
{
  for (guint i = 0; i < self->n_questions; i++)
    if (g_strcmp0 (self->questions[i].code, code) == 0)
      return i;

  return HL_NO_INDEX;
}

/**
 * hl_questionnaire_find:
 * @self: a questionnaire
 * @code: code of a question
 *
 * Finds a question; linear in the number of questions.
 *
 * Returns: (transfer none) (nullable): the question, or %NULL when none has @code
 */
const HlQuestion *
hl_questionnaire_find (const HlQuestionnaire *self,
                       const char            *code)
{
  const guint index = hl_questionnaire_index_of (self, code);

  return index == HL_NO_INDEX ? NULL : &self->questions[index];
}

/**
 * hl_questionnaire_get_text:
 * @self: a questionnaire
 * @name: name of a printed paragraph ("purpose")
 *
 * Returns: (transfer none) (nullable): the paragraph, or %NULL when the form has none
 */
const char *
hl_questionnaire_get_text (const HlQuestionnaire *self,
                           const char            *name)
{
  return g_hash_table_lookup (self->texts, name);
}

/**
 * hl_formula_parse:
 * @text: "top2", "mean" or "mean100"
 * @out_formula: (out): the formula
 * @error: return location for an error
 *
 * Reads the name of a formula.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID for any other text
 */
gboolean
hl_formula_parse (const char *text,
                  HlFormula  *out_formula,
                  GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (formula_names); i++)
    if (g_strcmp0 (text, formula_names[i]) == 0)
      {
        *out_formula = (HlFormula) i;
        return TRUE;
      }

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not a formula: write top2, mean or mean100"), text);
  return FALSE;
}

/**
 * hl_formula_to_string:
 * @formula: a formula
 *
 * Returns: (transfer none): its name in files, the inverse of hl_formula_parse()
 */
const char *
hl_formula_to_string (HlFormula formula)
{
  return formula_names[formula];
}
