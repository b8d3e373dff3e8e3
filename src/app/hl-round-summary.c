/* A round in words, for its review. */
#include "app/hl-round-words.h"

#include <math.h>

#include "app/hl-home-words.h"
#include "app/hl-round-library.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-officers.h"
#include "core/hl-text.h"

/**
 * hl_round_words_questionnaire:
 * @survey: a round
 *
 * Returns: (transfer full): its title and what it asks
 */
char *
hl_round_words_questionnaire (const HlSurvey *survey)
{
  g_autofree char *facts = hl_round_library_describe (survey->questionnaire);

  return g_strdup_printf ("%s\n%s (%s)", survey->title, survey->questionnaire->short_title, facts);
}

/**
 * hl_round_words_period:
 * @survey: a round
 *
 * Returns: (transfer full): its days: "01/10–10/12/2026"
 */
char *
hl_round_words_period (const HlSurvey *survey)
{
  return hl_home_words_days (survey->from, survey->to);
}

/**
 * hl_round_words_index:
 * @survey: a round
 *
 * Returns: (transfer full): how its index is made and what it aims at
 */
char *
hl_round_words_index (const HlSurvey *survey)
{
  g_autofree char *number = hl_round_words_number (survey->target);
  g_autofree char *target = isnan (survey->target) ? g_strdup (_("no target"))
                                                   : g_strdup_printf (_("target: %s%%"), number);

  return g_strdup_printf ("%s; %s\n%s; %s", hl_round_words_formula (survey->formula), target,
                          hl_round_words_overall (survey->overall_rule),
                          hl_round_words_official (survey->official));
}

static char *
describe_stratum (const HlStratum *stratum)
{
  const HlLanguage language = hl_i18n_get_language ();
  g_autofree char *quota = hl_count_format (stratum->quota, language);
  g_autofree char *population = hl_count_format (stratum->population, language);

  if (stratum->quota != HL_UNKNOWN_COUNT && stratum->population != HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("%s: %s forms, %s transactions"), stratum->name, quota, population);
  if (stratum->quota != HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("%s: %s forms"), stratum->name, quota);
  if (stratum->population != HL_UNKNOWN_COUNT)
    return g_strdup_printf (_("%s: %s transactions"), stratum->name, population);

  return g_strdup (stratum->name);
}

/**
 * hl_round_words_strata:
 * @strata: (array length=n_strata): fields or areas
 * @n_strata: how many
 *
 * Returns: (transfer full): a line each; "" when there is none
 */
char *
hl_round_words_strata (const HlStratum *strata,
                       guint            n_strata)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_strata; i++)
    {
      g_autofree char *line = describe_stratum (&strata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_round_words_serials:
 * @survey: a round
 *
 * Returns: (transfer full): the serials issued, a line a range; "" when there are none
 */
char *
hl_round_words_serials (const HlSurvey *survey)
{
  const guint width = hl_survey_serial_width (survey);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < survey->n_ranges; i++)
    {
      const HlSerialRange *range = &survey->ranges[i];
      g_autofree char *first = hl_serial_format (range->first, width);
      g_autofree char *last = hl_serial_format (range->last, width);

      g_string_append_printf (text, "%s%s–%s", i > 0 ? "\n" : "", first, last);
      if (range->field < survey->n_fields)
        g_string_append_printf (text, ", %s", survey->fields[range->field].name);
      if (range->area < survey->n_areas)
        g_string_append_printf (text, ", %s", survey->areas[range->area].name);
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_round_words_people:
 * @survey: a round
 *
 * Returns: (transfer full): who is responsible for what, and how long the time-table is; "" when
 *   there is neither
 */
char *
hl_round_words_people (const HlSurvey *survey)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < survey->n_fields; i++)
    {
      g_autofree char *names = hl_survey_name_officers (survey, i);

      if (*names != '\0')
        g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "",
                                survey->fields[i].name, names);
    }
  if (survey->n_steps > 0)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      g_string_append_printf (text, hl_ngettext ("a time-table of %u step",
                                                 "a time-table of %u steps", survey->n_steps),
                              survey->n_steps);
    }

  return g_string_free (text, FALSE);
}
