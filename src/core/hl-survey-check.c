#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-officers.h"

#include <math.h>

#define MAX_SERIAL (HL_SERIAL_KIND_SIZE - 1)
#define MAX_STRATA 65000 /* indexes are kept in 16 bits */

static gboolean refuse (GError    **error,
                        const char *format,
                        ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError    **error,
        const char *format,
        ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (HL_ERROR, HL_ERROR_INVALID, format, arguments));
  va_end (arguments);

  return FALSE;
}

static gboolean
check_head (const HlSurvey *self,
            GError        **error)
{
  if (self->title == NULL || *self->title == '\0')
    return refuse (error, _("The survey has no title: give it one"));
  if (self->from == HL_DATE_NONE || self->to == HL_DATE_NONE)
    return refuse (error, _("The survey needs a first and a last day"));
  if (self->to < self->from)
    return refuse (error, _("The survey ends before it begins: exchange the two days"));
  if (self->target < 0.0 || self->target > 100.0)
    return refuse (error, _("The target must lie between 0 and 100"));
  if (self->n_fields > MAX_STRATA || self->n_areas > MAX_STRATA ||
      self->n_procedures > MAX_STRATA)
    return refuse (error, _("A survey has at most %d fields, areas or procedures"), MAX_STRATA);

  return TRUE;
}

static gboolean
check_overall (const HlSurvey *self,
               GError        **error)
{
  const HlQuestion *question;

  if (self->overall_rule != HL_OVERALL_QUESTION)
    return TRUE;

  question = hl_questionnaire_find (self->questionnaire, self->overall_question);
  if (question == NULL || question->criterion == HL_NO_INDEX)
    return refuse (error, _("“%s” is not a criterion of the questionnaire: it cannot be the "
                            "overall index"), self->overall_question);

  return TRUE;
}

static gboolean
check_rules (const HlSurvey *self,
             GError        **error)
{
  static const struct
  {
    HlRule rule;
    double low;
    double high;
  } limits[] = {
    { HL_RULE_Q03, 0.0, 1.0 },
    { HL_RULE_Q04, 1.0, 1000.0 },
    { HL_RULE_Q05, 1.0, 1000.0 },
    { HL_RULE_Q11, 0.0, 1.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      const double threshold = self->rules[limits[i].rule].threshold;

      if (!(threshold >= limits[i].low && threshold <= limits[i].high))
        return refuse (error, _("The threshold of rule %s must lie between %g and %g"),
                       hl_rule_code (limits[i].rule), limits[i].low, limits[i].high);
    }

  return TRUE;
}

static gboolean
check_stratum (const HlStratum *stratum,
               GHashTable      *seen,
               GError         **error)
{
  if (*stratum->name == '\0')
    return refuse (error, _("A field or area has no name: give it one"));
  if (!g_hash_table_add (seen, stratum->name))
    return refuse (error, _("“%s” is named twice: give each field and each area its own name"),
                   stratum->name);
  if (stratum->quota < HL_UNKNOWN_COUNT)
    return refuse (error, _("The quota of “%s” is negative"), stratum->name);
  if (stratum->population < HL_UNKNOWN_COUNT)
    return refuse (error, _("The population of “%s” is negative"), stratum->name);

  return TRUE;
}

static gboolean
check_strata (const HlStratum *strata,
              guint            n_strata,
              GError         **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_strata; i++)
    if (!check_stratum (&strata[i], seen, error))
      return FALSE;

  return TRUE;
}

static gboolean
is_index (guint index,
          guint n)
{
  return index == HL_NO_INDEX || index < n;
}

static gboolean
check_procedures (const HlSurvey *self,
                  GError        **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->n_procedures; i++)
    {
      const HlProcedure *procedure = &self->procedures[i];

      if (*procedure->name == '\0')
        return refuse (error, _("A procedure has no name: give it one"));
      if (!is_index (procedure->field, self->n_fields))
        return refuse (error, _("Procedure “%s” belongs to a field the survey does not have"),
                       procedure->name);
      if (!g_hash_table_add (seen, g_strdup_printf ("%u %s", procedure->field, procedure->name)))
        return refuse (error, _("Procedure “%s” is named twice in its field"), procedure->name);
    }

  return TRUE;
}

static char *
format_range (const HlSerialRange *range)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, range->first, range->last);
}

static gboolean
check_range (const HlSurvey *self,
             guint           index,
             GError        **error)
{
  const HlSerialRange *range = &self->ranges[index];
  g_autofree char *text = format_range (range);

  if (range->first < 1 || range->last > MAX_SERIAL)
    return refuse (error, _("Serials run from 1 to 999999999, not %s"), text);
  if (range->first > range->last)
    return refuse (error, _("The serials %s run backwards: write the lower one first"), text);
  if (!is_index (range->field, self->n_fields) || !is_index (range->area, self->n_areas))
    return refuse (error, _("The serials %s belong to a field or area the survey does not have"),
                   text);

  return TRUE;
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const HlSerialRange *left = a;
  const HlSerialRange *right = b;

  return left->first < right->first ? -1 : left->first > right->first;
}

static gboolean
check_ranges (const HlSurvey *self,
              GError        **error)
{
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (HlSerialRange));

  for (guint i = 0; i < self->n_ranges; i++)
    if (!check_range (self, i, error))
      return FALSE;

  g_array_append_vals (sorted, self->ranges, self->n_ranges);
  g_array_sort (sorted, compare_ranges);
  for (guint i = 1; i < sorted->len; i++)
    {
      const HlSerialRange *before = &g_array_index (sorted, HlSerialRange, i - 1);
      const HlSerialRange *range = &g_array_index (sorted, HlSerialRange, i);

      if (range->first <= before->last)
        {
          g_autofree char *one = format_range (before);
          g_autofree char *other = format_range (range);

          return refuse (error, _("The serials %s and %s overlap: issue each serial once"),
                         one, other);
        }
    }

  return TRUE;
}

/**
 * hl_survey_check:
 * @self: a survey
 * @error: return location for an error
 *
 * Checks that a survey can be stored: its title, days, target, overall rule, thresholds, fields,
 * areas, procedures, serial ranges and responsible officers.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID holding the first fault
 */
gboolean
hl_survey_check (const HlSurvey *self,
                 GError        **error)
{
  return check_head (self, error) &&
         check_overall (self, error) &&
         check_rules (self, error) &&
         check_strata (self->fields, self->n_fields, error) &&
         check_strata (self->areas, self->n_areas, error) &&
         check_procedures (self, error) &&
         check_ranges (self, error) &&
         hl_survey_check_officers (self, error);
}
