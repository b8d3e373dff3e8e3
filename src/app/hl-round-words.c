#include "app/hl-round-words.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"

/**
 * hl_round_words_fixed:
 * @fixed: how far a round is fixed
 *
 * Returns: (transfer full): what cannot change any more and why; "" when all can
 */
char *
hl_round_words_fixed (HlRoundFixed fixed)
{
  switch (fixed)
    {
    case HL_ROUND_PRINTED:
      return g_strdup (_("Numbered forms are printed: the questionnaire, the names of fields and "
                         "areas and the serials stay as they stand on paper. Ranges may grow."));

    case HL_ROUND_OPENED:
      return g_strdup (_("The round is open: the questionnaire, fields, populations, formula, "
                         "official index, target and rules stay as they are. Title, days, "
                         "sampling, quotas and longer ranges may change, with a reason that is "
                         "printed in the report."));

    case HL_ROUND_PUBLISHED:
      return g_strdup (_("The results are published: nothing changes any more. Copy the round to "
                         "plan another."));

    case HL_ROUND_FREE:
    default:
      return g_strdup ("");
    }
}

/**
 * hl_round_words_number:
 * @value: a number; NaN = none
 *
 * Returns: (transfer full): the number as it is typed, with up to two decimals; "" for none
 */
char *
hl_round_words_number (double value)
{
  if (isnan (value))
    return g_strdup ("");

  for (guint decimals = 0; decimals < 2; decimals++)
    if (fabs (hl_round_half_up (value, decimals) - value) < 1e-9)
      return hl_number_format (value, decimals, hl_i18n_get_language ());

  return hl_number_format (value, 2, hl_i18n_get_language ());
}

/**
 * hl_round_words_read_number:
 * @text: "90", "90,5" or "90.5"
 * @low: least value
 * @high: largest value
 * @out_value: (out): the number
 * @out_fault: (out) (transfer full): what is wrong, in a sentence
 *
 * Reads a number people typed, whichever sign divides the decimals.
 *
 * Returns: whether it is one from @low to @high
 */
gboolean
hl_round_words_read_number (const char *text,
                            double      low,
                            double      high,
                            double     *out_value,
                            char      **out_fault)
{
  g_autofree char *point = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  g_autofree char *from = hl_round_words_number (low);
  g_autofree char *to = hl_round_words_number (high);
  char *end;
  double value = g_ascii_strtod (point, &end);

  if (end == point || *end != '\0' || !(value >= low && value <= high))
    {
      *out_fault = g_strdup_printf (_("Write a number from %s to %s"), from, to);
      return FALSE;
    }

  *out_value = value;

  return TRUE;
}

/**
 * hl_round_words_formula:
 * @formula: a formula
 *
 * Returns: (transfer none): what it makes of the answers to a criterion
 */
const char *
hl_round_words_formula (HlFormula formula)
{
  static const char *const words[] = {
    [HL_FORMULA_TOP2] = N_("Share of satisfied and very satisfied answers"),
    [HL_FORMULA_MEAN] = N_("Mean level, in percent of the highest level"),
    [HL_FORMULA_MEAN100] = N_("Mean level, the lowest as 0 and the highest as 100"),
  };

  return _(words[formula]);
}

/**
 * hl_round_words_factor:
 * @rule: a rule
 *
 * Returns: (transfer none): what a factor's index is
 */
const char *
hl_round_words_factor (HlFactorRule rule)
{
  static const char *const words[] = {
    [HL_FACTOR_CRITERIA] = N_("Mean of its criteria"),
    [HL_FACTOR_POOLED] = N_("All answers to its criteria together"),
  };

  return _(words[rule]);
}

/**
 * hl_round_words_overall:
 * @rule: a rule
 *
 * Returns: (transfer none): what the overall index is
 */
const char *
hl_round_words_overall (HlOverallRule rule)
{
  static const char *const words[] = {
    [HL_OVERALL_CRITERIA] = N_("Mean of all criteria"),
    [HL_OVERALL_FACTORS] = N_("Mean of the factors"),
    [HL_OVERALL_POOLED] = N_("All answers together"),
    [HL_OVERALL_QUESTION] = N_("One criterion alone"),
  };

  return _(words[rule]);
}

/**
 * hl_round_words_official:
 * @official: which index is the official one
 *
 * Returns: (transfer none): how the forms count in it
 */
const char *
hl_round_words_official (HlOfficial official)
{
  static const char *const words[] = {
    [HL_OFFICIAL_UNWEIGHTED] = N_("Unweighted: every form counts the same"),
    [HL_OFFICIAL_WEIGHTED] = N_("Weighted: fields and areas count by their transactions"),
  };

  return _(words[official]);
}

/**
 * hl_round_words_rule:
 * @survey: a round
 * @rule: one of its validity rules
 *
 * Returns: (transfer full): what a hit does and from where on: "Invalid: more than 30%"
 */
char *
hl_round_words_rule (const HlSurvey *survey,
                     HlRule          rule)
{
  static const char *const effects[] = { N_("Off"), N_("Warning"), N_("Invalid") };
  const HlRuleSetting *setting = &survey->rules[rule];
  const char *effect = _(effects[setting->effect]);
  g_autofree char *number = hl_round_words_number (setting->threshold);
  g_autofree char *percent = hl_round_words_number (100 * setting->threshold);

  if (setting->effect == HL_EFFECT_OFF)
    return g_strdup (effect);

  switch ((int) rule)
    {
    case HL_RULE_Q03:
      return g_strdup_printf (_("%s: more than %s%% of the criteria asked"), effect, percent);

    case HL_RULE_Q04:
      return g_strdup_printf (_("%s: %s criteria or more"), effect, number);

    case HL_RULE_Q05:
      return g_strdup_printf (_("%s: with %s or more criteria answered"), effect, number);

    case HL_RULE_Q11:
      return g_strdup_printf (_("%s: %s%% of the forms, drawn at random"), effect, percent);

    default:
      return g_strdup (effect);
    }
}

/* Steps that may stay as they came. */
static gboolean
is_blank (const HlSurvey *survey,
          const char     *step)
{
  if (g_str_equal (step, HL_SURVEY_STEP_FIELDS))
    return survey->n_fields == 0 && survey->n_areas == 0 && survey->n_ranges == 0;
  if (g_str_equal (step, HL_SURVEY_STEP_PEOPLE))
    return survey->n_steps == 0 && survey->n_officers == 0;

  return FALSE;
}

/**
 * hl_round_words_step:
 * @survey: a round
 * @step: a step of setting it up, as %HL_SURVEY_STEP_FIELDS
 * @n_problems: how many problems the step has
 *
 * Says how far a step is; one that holds nothing is not said to be done.
 *
 * Returns: (transfer full): a few words
 */
char *
hl_round_words_step (const HlSurvey *survey,
                     const char     *step,
                     guint           n_problems)
{
  if (n_problems > 0)
    return g_strdup_printf (hl_ngettext ("%u thing missing", "%u things missing", n_problems),
                            n_problems);
  if (g_str_equal (step, HL_SURVEY_STEP_REVIEW))
    return g_strdup (_("nothing missing"));

  return g_strdup (is_blank (survey, step) ? _("not filled in") : _("filled in"));
}
