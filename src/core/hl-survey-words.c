#include "core/hl-survey.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define QUESTION_PREFIX "question:"

static const char *const states[] = { "draft", "open", "closed", "published", NULL };
static const char *const factor_rules[] = { "criteria", "pooled", NULL };
static const char *const overall_rules[] = { "criteria", "factors", "pooled", NULL };
static const char *const samplings[] = { "intercept", "random", "systematic", "census", NULL };
static const char *const officials[] = { "unweighted", "weighted", NULL };

static gboolean
find_word (const char *const *words,
           const char        *text,
           guint             *out_index)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], text) == 0)
      {
        *out_index = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * hl_survey_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name in files
 */
const char *
hl_survey_state_to_string (HlSurveyState state)
{
  return states[state];
}

/**
 * hl_survey_state_parse:
 * @text: "draft", "open", "closed" or "published"
 * @out_state: (out): the state
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_survey_state_parse (const char    *text,
                       HlSurveyState *out_state,
                       GError       **error)
{
  guint index;

  if (!find_word (states, text, &index))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a state of a survey: write draft, open, closed or published"),
                   text);
      return FALSE;
    }

  *out_state = (HlSurveyState) index;
  return TRUE;
}

/**
 * hl_factor_rule_to_string:
 * @rule: how a factor is made from its criteria
 *
 * Returns: (transfer none): its name in files
 */
const char *
hl_factor_rule_to_string (HlFactorRule rule)
{
  return factor_rules[rule];
}

/**
 * hl_factor_rule_parse:
 * @text: "criteria" or "pooled"
 * @out_rule: (out): the rule
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_factor_rule_parse (const char   *text,
                      HlFactorRule *out_rule,
                      GError      **error)
{
  guint index;

  if (!find_word (factor_rules, text, &index))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a rule for factors: write criteria or pooled"), text);
      return FALSE;
    }

  *out_rule = (HlFactorRule) index;
  return TRUE;
}

/**
 * hl_overall_rule_to_string:
 * @rule: how the overall index is made
 * @question: (nullable): code of the question, for %HL_OVERALL_QUESTION
 *
 * Returns: (transfer full): its name in files, "question:c01" for a question
 */
char *
hl_overall_rule_to_string (HlOverallRule rule,
                           const char   *question)
{
  if (rule == HL_OVERALL_QUESTION)
    return g_strconcat (QUESTION_PREFIX, question, NULL);

  return g_strdup (overall_rules[rule]);
}

/**
 * hl_overall_rule_parse:
 * @text: "criteria", "factors", "pooled" or "question:CODE"
 * @out_rule: (out): the rule
 * @out_question: (out) (transfer full) (nullable): the code for %HL_OVERALL_QUESTION, else %NULL
 * @error: return location for an error
 *
 * Reads a rule; whether the code is a criterion is checked by hl_survey_check().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_overall_rule_parse (const char    *text,
                       HlOverallRule *out_rule,
                       char         **out_question,
                       GError       **error)
{
  const char *question = g_str_has_prefix (text, QUESTION_PREFIX) ?
                         text + strlen (QUESTION_PREFIX) : NULL;
  guint index = HL_OVERALL_QUESTION;

  if (question == NULL && !find_word (overall_rules, text, &index))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a rule for the overall index: write criteria, factors, pooled "
                     "or question:CODE"), text);
      return FALSE;
    }

  *out_rule = (HlOverallRule) index;
  *out_question = g_strdup (question);

  return TRUE;
}

/**
 * hl_sampling_to_string:
 * @sampling: a method of sampling
 *
 * Returns: (transfer none): its name in files
 */
const char *
hl_sampling_to_string (HlSampling sampling)
{
  return samplings[sampling];
}

/**
 * hl_sampling_parse:
 * @text: "intercept", "random", "systematic" or "census"
 * @out_sampling: (out): the method
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_sampling_parse (const char *text,
                   HlSampling *out_sampling,
                   GError    **error)
{
  guint index;

  if (!find_word (samplings, text, &index))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a method of sampling: write intercept, random, systematic or "
                     "census"), text);
      return FALSE;
    }

  *out_sampling = (HlSampling) index;
  return TRUE;
}

/**
 * hl_official_to_string:
 * @official: which index is the official one
 *
 * Returns: (transfer none): its name in files
 */
const char *
hl_official_to_string (HlOfficial official)
{
  return officials[official];
}

/**
 * hl_official_parse:
 * @text: "unweighted" or "weighted"
 * @out_official: (out): the index
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_official_parse (const char *text,
                   HlOfficial *out_official,
                   GError    **error)
{
  guint index;

  if (!find_word (officials, text, &index))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not an official index: write unweighted or weighted"), text);
      return FALSE;
    }

  *out_official = (HlOfficial) index;
  return TRUE;
}
