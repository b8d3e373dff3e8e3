/* What opening, closing and publishing fix, with the figures of the round. */
#include "app/hl-round-life-words.h"

#include <math.h>

#include "app/hl-round-words.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

static void
add_line (GString    *text,
          const char *format,
          ...) G_GNUC_PRINTF (2, 3);

static void
add_line (GString    *text,
          const char *format,
          ...)
{
  va_list arguments;

  g_string_append (text, text->len > 0 ? "\n• " : "• ");
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
add_strata (GString         *text,
            const char      *kind,
            const HlStratum *strata,
            guint            n_strata)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (n_strata == 0)
    return;

  for (guint i = 0; i < n_strata; i++)
    {
      g_autofree char *count = hl_count_format (strata[i].population, hl_i18n_get_language ());

      g_ptr_array_add (names, strata[i].population == HL_UNKNOWN_COUNT
                       ? g_strdup (strata[i].name)
                       : g_strdup_printf (_("%s (%s transactions)"), strata[i].name, count));
    }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **) names->pdata);
  add_line (text, "%s: %s", kind, list);
}

static void
add_serials (GString        *text,
             const HlSurvey *survey)
{
  gint64 n = hl_survey_n_issued (survey);
  g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());

  if (n > 0)
    add_line (text, hl_ngettext ("%s serial issued", "%s serials issued", (gulong) n), count);
  else
    add_line (text, "%s", _("no serials on paper"));
}

static guint
count_rules (const HlSurvey *survey)
{
  guint n = 0;

  for (guint i = 0; i < HL_N_RULES; i++)
    n += survey->rules[i].effect != HL_EFFECT_OFF;

  return n;
}

/**
 * hl_round_life_frozen:
 * @survey: a draft
 *
 * Returns: (transfer full): all that opening fixes, a line each
 */
char *
hl_round_life_frozen (const HlSurvey *survey)
{
  GString *text = g_string_new (NULL);
  g_autofree char *target = hl_round_words_number (survey->target);

  add_line (text, _("questionnaire: %s, revision %u, %u criteria"),
            survey->questionnaire->short_title, survey->questionnaire->revision,
            survey->questionnaire->n_criteria);
  add_strata (text, _("fields"), survey->fields, survey->n_fields);
  add_strata (text, _("areas"), survey->areas, survey->n_areas);
  add_serials (text, survey);
  add_line (text, _("index: %s"), hl_round_words_formula (survey->formula));
  add_line (text, _("official index: %s"), hl_round_words_official (survey->official));
  if (isnan (survey->target))
    add_line (text, "%s", _("no target"));
  else
    add_line (text, _("target: %s%%"), target);
  add_line (text, _("%u of %u validity rules, with their thresholds"), count_rules (survey),
            HL_N_RULES);

  return g_string_free (text, FALSE);
}

/**
 * hl_round_life_collected:
 * @data: an open round
 *
 * Returns: (transfer full): how many forms are in, a line each
 */
char *
hl_round_life_collected (const HlHomeData *data)
{
  const HlLanguage language = hl_i18n_get_language ();
  g_autofree char *received = hl_count_format (data->snapshot->received, language);
  g_autofree char *valid = hl_count_format (data->snapshot->valid, language);
  g_autofree char *issued = hl_count_format (data->n_issued, language);
  g_autofree char *left = hl_count_format (data->n_issued - data->n_keyed, language);
  GString *text = g_string_new (NULL);

  add_line (text, _("%s forms keyed, %s of them valid"), received, valid);
  if (data->n_issued > 0)
    add_line (text, _("%s serials issued, %s of them not keyed"), issued, left);
  if (data->n_to_check > 0)
    add_line (text, hl_ngettext ("%u form still needs a look", "%u forms still need a look",
                                 data->n_to_check), data->n_to_check);

  return g_string_free (text, FALSE);
}

/**
 * hl_round_life_result:
 * @data: a closed round
 *
 * Returns: (transfer full): the result that is published, a line each
 */
char *
hl_round_life_result (const HlHomeData *data)
{
  const HlFigure *overall = &data->snapshot->total.overall;
  const HlLanguage language = hl_i18n_get_language ();
  g_autofree char *valid = hl_count_format (data->snapshot->valid, language);
  GString *text = g_string_new (NULL);

  if (!isnan (overall->index))
    {
      g_autofree char *index = hl_percent_format (overall->index, 2, language);

      add_line (text, _("overall index %s, on %s valid forms"), index, valid);
    }
  if (data->n_to_check > 0)
    add_line (text, hl_ngettext ("%u form still needs a look", "%u forms still need a look",
                                 data->n_to_check), data->n_to_check);

  return g_string_free (text, FALSE);
}

/**
 * hl_round_life_lacking:
 * @data: an open round
 *
 * Returns: (transfer full): how its quotas stand, a line each; "" when all are reached
 */
char *
hl_round_life_lacking (const HlHomeData *data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; data->is_under_quota && i < data->quotas->len; i++)
    add_line (text, "%s", (const char *) data->quotas->pdata[i]);

  return g_string_free (text, FALSE);
}
