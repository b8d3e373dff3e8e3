#include "core/hl-date.h"

#include <stdlib.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define ISO_LENGTH 10

/**
 * hl_date_new:
 * @year: 1…9999
 * @month: 1…12
 * @day: 1…31
 *
 * Returns: the day, or %HL_DATE_NONE when there is no such day
 */
HlDate
hl_date_new (guint year,
             guint month,
             guint day)
{
  GDate date;

  if (year < 1 || year > 9999 || month > 12 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return HL_DATE_NONE;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_get_julian (&date);
}

static gboolean
is_iso (const char *text)
{
  for (guint i = 0; i < ISO_LENGTH; i++)
    {
      gboolean dash = i == 4 || i == 7;

      if (dash ? text[i] != '-' : !g_ascii_isdigit (text[i]))
        return FALSE;
    }

  return text[ISO_LENGTH] == '\0';
}

/**
 * hl_date_parse:
 * @text: "2022-09-01"
 * @out_date: (out): the day
 * @error: return location for an error
 *
 * Reads an ISO 8601 date.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is not a day of the calendar
 */
gboolean
hl_date_parse (const char *text,
               HlDate     *out_date,
               GError    **error)
{
  HlDate date = HL_DATE_NONE;

  if (is_iso (text))
    date = hl_date_new ((guint) g_ascii_strtoull (text, NULL, 10),
                        (guint) g_ascii_strtoull (text + 5, NULL, 10),
                        (guint) g_ascii_strtoull (text + 8, NULL, 10));

  if (date == HL_DATE_NONE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a date: write it as 2026-03-31"), text);
      return FALSE;
    }

  *out_date = date;

  return TRUE;
}

/**
 * hl_date_read:
 * @text: "01/09/2022", "1/9/2022", "1.9.2022" or "1-9-2022", blanks around it or not
 * @out_date: (out): the day
 * @error: return location for an error
 *
 * Reads a day as people write it: day, month, year of four digits.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is not a day of the calendar
 */
gboolean
hl_date_read (const char *text,
              HlDate     *out_date,
              GError    **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*([0-9]{1,2})([/.-])([0-9]{1,2})\\2([0-9]{4})\\s*$",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  HlDate date = HL_DATE_NONE;

  if (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    {
      g_autofree char *day = g_match_info_fetch (match, 1);
      g_autofree char *month = g_match_info_fetch (match, 3);
      g_autofree char *year = g_match_info_fetch (match, 4);

      date = hl_date_new (atoi (year), atoi (month), atoi (day));
    }
  if (date == HL_DATE_NONE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a day: write day, month and year, as in 31/03/2026"), text);
      return FALSE;
    }

  *out_date = date;

  return TRUE;
}

/**
 * hl_date_split:
 * @date: a day, not %HL_DATE_NONE
 * @out_year: (out) (optional): its year
 * @out_month: (out) (optional): its month, 1…12
 * @out_day: (out) (optional): its day, 1…31
 *
 * Takes a day apart.
 */
void
hl_date_split (HlDate date,
               guint *out_year,
               guint *out_month,
               guint *out_day)
{
  GDate parts;

  g_return_if_fail (g_date_valid_julian (date));

  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, date);

  if (out_year != NULL)
    *out_year = g_date_get_year (&parts);
  if (out_month != NULL)
    *out_month = g_date_get_month (&parts);
  if (out_day != NULL)
    *out_day = g_date_get_day (&parts);
}

/**
 * hl_date_to_iso:
 * @date: a day or %HL_DATE_NONE
 *
 * Returns: (transfer full): "2022-09-01", or "" for no date
 */
char *
hl_date_to_iso (HlDate date)
{
  guint year, month, day;

  if (date == HL_DATE_NONE)
    return g_strdup ("");

  hl_date_split (date, &year, &month, &day);

  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/**
 * hl_date_to_display:
 * @date: a day or %HL_DATE_NONE
 *
 * Returns: (transfer full): "01/09/2022", or "" for no date
 */
char *
hl_date_to_display (HlDate date)
{
  guint year, month, day;

  if (date == HL_DATE_NONE)
    return g_strdup ("");

  hl_date_split (date, &year, &month, &day);

  return g_strdup_printf ("%02u/%02u/%04u", day, month, year);
}

/**
 * hl_date_from_unix:
 * @utc_seconds: seconds since 1970-01-01 UTC
 *
 * Returns: the day of that moment on this computer's clock
 */
HlDate
hl_date_from_unix (gint64 utc_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (utc_seconds);
  int year, month, day;

  if (moment == NULL)
    return HL_DATE_NONE;

  g_date_time_get_ymd (moment, &year, &month, &day);

  return hl_date_new (year, month, day);
}

/**
 * hl_date_working_before:
 * @date: a day, not %HL_DATE_NONE
 *
 * Returns: @date itself, or the Friday before when it falls on a weekend
 */
HlDate
hl_date_working_before (HlDate date)
{
  /* Julian day 1 was a Monday: Saturday is 6 and Sunday 0 modulo 7. */
  switch (date % 7)
    {
    case 6:
      return date - 1;

    case 0:
      return date - 2;

    default:
      return date;
    }
}
