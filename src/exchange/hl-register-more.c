/* More numbers for a round. */
#include "exchange/hl-register-book.h"

#include "core/hl-error.h"
#include "core/hl-text.h"
#include "exchange/hl-register-serials.h"

/**
 * hl_register_highest:
 * @survey: a survey
 *
 * Returns: the highest paper serial issued, 0 = none
 */
gint64
hl_register_highest (const HlSurvey *survey)
{
  gint64 highest = 0;

  for (guint i = 0; i < survey->n_ranges; i++)
    highest = MAX (highest, survey->ranges[i].last);

  return highest;
}

/* The range that ends at @last may get longer when it decides the same. */
static HlSerialRange *
find_growing (HlSurvey            *survey,
              gint64               last,
              const HlSerialRange *more)
{
  for (guint i = 0; i < survey->n_ranges; i++)
    {
      HlSerialRange *range = &survey->ranges[i];

      if (range->last == last && range->field == more->field && range->area == more->area)
        return range;
    }

  return NULL;
}

/**
 * hl_register_issue_more:
 * @survey: a survey
 * @field: index of the field the new numbers decide, or %HL_NO_INDEX
 * @area: index of the area they decide, or %HL_NO_INDEX
 * @last: the last number to issue
 * @out_range: (out): the new numbers
 * @error: return location for an error
 *
 * Issues the numbers behind the highest one up to @last. What was issued stays as it is.
 *
 * Returns: (transfer full): the survey as it shall be; %NULL with %HL_ERROR_INVALID when @last is
 *   issued already or hl_survey_check() finds a fault
 */
HlSurvey *
hl_register_issue_more (const HlSurvey *survey,
                        guint           field,
                        guint           area,
                        gint64          last,
                        HlSerialRange  *out_range,
                        GError        **error)
{
  gint64 highest = hl_register_highest (survey);
  g_autofree char *serial = hl_serial_format (highest, hl_survey_serial_width (survey));
  g_autoptr (HlSurvey) grown = hl_survey_copy (survey);
  HlSerialRange more = { highest + 1, last, field, area };
  HlSerialRange *growing = find_growing (grown, highest, &more);

  if (last <= highest)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The numbers up to %s are issued already: write a higher one"), serial);
      return NULL;
    }

  if (growing != NULL)
    growing->last = last;
  else
    hl_survey_add_range (grown, more.first, more.last, more.field, more.area);
  if (!hl_survey_check (grown, error))
    return NULL;

  *out_range = more;

  return g_steal_pointer (&grown);
}

/**
 * hl_register_describe_more:
 * @survey: a survey as it shall be
 * @range: its new numbers
 *
 * Returns: (transfer full): what issuing them does, a sentence
 */
char *
hl_register_describe_more (const HlSurvey      *survey,
                           const HlSerialRange *range)
{
  gint64 n = range->last - range->first + 1;
  g_autofree char *serials = hl_register_format_checked (survey, range->first, range->last);
  g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());
  g_autofree char *forms = g_strdup_printf (hl_ngettext ("%s form", "%s forms", (gulong) n), count);
  const char *field = range->field != HL_NO_INDEX ? survey->fields[range->field].name : NULL;
  const char *area = range->area != HL_NO_INDEX ? survey->areas[range->area].name : NULL;

  if (field != NULL && area != NULL)
    return g_strdup_printf (_("The numbers %s (%s) will belong to the field %s and the area %s. "
                              "Forms already printed stay as they are."), serials, forms, field,
                            area);
  if (field != NULL)
    return g_strdup_printf (_("The numbers %s (%s) will belong to the field %s. Forms already "
                              "printed stay as they are."), serials, forms, field);
  if (area != NULL)
    return g_strdup_printf (_("The numbers %s (%s) will belong to the area %s. Forms already "
                              "printed stay as they are."), serials, forms, area);

  return g_strdup_printf (_("The numbers %s (%s) will be issued; the field is ticked on the form. "
                            "Forms already printed stay as they are."), serials, forms);
}
