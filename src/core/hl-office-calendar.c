#include "core/hl-office-calendar.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define DAY_LENGTH 5      /* MM-DD */
#define CUTOFF_LENGTH 12  /* MM-DD..MM-DD */
#define SOME_YEAR 2001    /* for comparing days of the year */
#define MAX_DUE_DAY 31

static const struct
{
  const char *name;
  guint       n_periods;
} kinds[] = {
  { "month", 12 }, { "quarter", 4 }, { "half", 2 }, { "nine", 1 }, { "year", 1 },
};

/* Reads "MM-DD" in @year; a day after the end of the month is its last day. */
static gboolean
read_day (const char *text,
          guint       year,
          HlDate     *out_day)
{
  guint month, day;

  for (guint i = 0; i < DAY_LENGTH; i++)
    if (i == 2 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;

  month = (text[0] - '0') * 10 + (text[1] - '0');
  day = (text[3] - '0') * 10 + (text[4] - '0');
  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;

  do
    *out_day = hl_date_new (year, month, day--);
  while (*out_day == HL_DATE_NONE);

  return TRUE;
}

static gboolean
read_cutoff (const char *text,
             gsize       length,
             guint       year,
             HlDate     *out_from,
             HlDate     *out_to)
{
  const gboolean before = length > 0 && *text == '-';

  if (length != CUTOFF_LENGTH + (before ? 1 : 0))
    return FALSE;

  text += before ? 1 : 0;

  return memcmp (text + DAY_LENGTH, "..", 2) == 0 &&
         read_day (text, before ? year - 1 : year, out_from) &&
         read_day (text + DAY_LENGTH + 2, year, out_to);
}

static gboolean
check_cutoffs (const char *cutoffs,
               guint       n_periods)
{
  HlDate last = HL_DATE_NONE;
  HlDate from, to;

  for (guint i = 0; i < n_periods; i++)
    {
      if (!hl_cutoffs_find (cutoffs, i, SOME_YEAR, &from, &to) || from <= last || to < from)
        return FALSE;

      last = to;
    }

  return !hl_cutoffs_find (cutoffs, n_periods, SOME_YEAR, &from, &to);
}

static gboolean
find_kind (const char *name,
           guint      *out_n_periods)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *out_n_periods = kinds[i].n_periods;
        return TRUE;
      }

  return FALSE;
}

/* Internal: reads "kind=due_day[:cutoffs]" of the office's calendar. */
gboolean
hl_deadline_parse (const char *text,
                   HlDeadline *out_deadline,
                   GError    **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("^([a-z]+) *= *([0-9]{1,2})(?: *: *(\\S+))?$",
                                          G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *due_day = NULL;
  g_autofree char *cutoffs = NULL;
  guint n_periods;

  if (g_regex_match (regex, text, G_REGEX_MATCH_DEFAULT, &match))
    {
      kind = g_match_info_fetch (match, 1);
      due_day = g_match_info_fetch (match, 2);
      cutoffs = g_match_info_fetch (match, 3);
    }
  if (kind == NULL || !find_kind (kind, &n_periods) || atoi (due_day) > MAX_DUE_DAY)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a deadline: write the period (month, quarter, half, nine or "
                     "year), = and the day, as in quarter=5"), text);
      return FALSE;
    }
  if (cutoffs != NULL && *cutoffs != '\0' && !check_cutoffs (cutoffs, n_periods))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” are not the cut-off days of the %u periods of a year: write each as "
                     "03-15..06-14, one after the other, joined by commas"), cutoffs, n_periods);
      return FALSE;
    }

  out_deadline->kind = g_steal_pointer (&kind);
  out_deadline->due_day = atoi (due_day);
  out_deadline->cutoffs = cutoffs != NULL ? g_steal_pointer (&cutoffs) : g_strdup ("");

  return TRUE;
}

/* Internal: the days of period @index (from 0) of @year; FALSE when @cutoffs lists none. */
gboolean
hl_cutoffs_find (const char *cutoffs,
                 guint       index,
                 guint       year,
                 HlDate     *out_from,
                 HlDate     *out_to)
{
  for (; index > 0; index--)
    {
      cutoffs = strchr (cutoffs, ',');
      if (cutoffs == NULL)
        return FALSE;
      cutoffs++;
    }

  return read_cutoff (cutoffs, strcspn (cutoffs, ","), year, out_from, out_to);
}

/* The last of February is the last in every year. */
static char *
format_day (HlDate date)
{
  guint month, day, next;

  hl_date_split (date, NULL, &month, &day);
  hl_date_split (date + 1, NULL, &next, NULL);

  return g_strdup_printf ("%02u-%02u", month, month == 2 && next == 3 ? MAX_DUE_DAY : day);
}

/**
 * hl_cutoffs_format:
 * @days: (array length=2*n_periods): first and last day of each period; the last ones lie in @year,
 *   the first ones in @year or the year before
 * @n_periods: how many periods
 * @year: the year they are meant for
 *
 * Returns: (transfer full): the days as #HlDeadline.cutoffs has them
 */
char *
hl_cutoffs_format (const HlDate *days,
                   guint         n_periods,
                   guint         year)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_periods; i++)
    {
      g_autofree char *from = format_day (days[2 * i]);
      g_autofree char *to = format_day (days[2 * i + 1]);
      guint from_year;

      hl_date_split (days[2 * i], &from_year, NULL, NULL);
      g_string_append_printf (out, "%s%s%s..%s", i > 0 ? "," : "", from_year < year ? "-" : "",
                              from, to);
    }

  return g_string_free (out, FALSE);
}

/**
 * hl_calendar_with:
 * @office: an office
 * @kind: kind of period: "quarter"
 * @due_day: as in #HlDeadline
 * @cutoffs: as in #HlDeadline
 *
 * Returns: (transfer full): the office's calendar with another deadline for @kind, as
 *   hl_office_set() takes it
 */
char *
hl_calendar_with (const HlOffice *office,
                  const char     *kind,
                  guint           due_day,
                  const char     *cutoffs)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "%s=%u%s%s", kind, due_day, *cutoffs != '\0' ? ":" : "", cutoffs);
  for (guint i = 0; i < office->n_calendar; i++)
    {
      const HlDeadline *other = &office->calendar[i];

      if (!g_str_equal (other->kind, kind))
        g_string_append_printf (out, "; %s=%u%s%s", other->kind, other->due_day,
                                *other->cutoffs != '\0' ? ":" : "", other->cutoffs);
    }

  return g_string_free (out, FALSE);
}
