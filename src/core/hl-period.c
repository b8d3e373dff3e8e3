#include "core/hl-period.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-office-calendar.h"
#include "core/hl-text.h"

#define DEFAULT_DUE_DAY 5
#define FIRST_YEAR 1900
#define LAST_YEAR 9998
#define YEAR_LENGTH 4

/* Source of the quarters and the year: công văn 581/BNV-CCHC; the others follow them. */
static const struct
{
  const char *name;
  guint       n_periods;
  guint       n_months;
  const char *cutoffs;
} kinds[] = {
  [HL_PERIOD_MONTH] = { "month", 12, 1,
                        "-12-15..01-14,01-15..02-14,02-15..03-14,03-15..04-14,"
                        "04-15..05-14,05-15..06-14,06-15..07-14,07-15..08-14,"
                        "08-15..09-14,09-15..10-14,10-15..11-14,11-15..12-14" },
  [HL_PERIOD_QUARTER] = { "quarter", 4, 3,
                          "-12-15..03-14,03-15..06-14,06-15..09-14,09-15..12-14" },
  [HL_PERIOD_HALF] = { "half", 2, 6, "-12-15..06-14,06-15..12-14" },
  [HL_PERIOD_NINE] = { "nine", 1, 9, "-12-15..09-14" },
  [HL_PERIOD_YEAR] = { "year", 1, 12, "-12-15..12-14" },
};

static const HlDeadline *
find_deadline (const HlOffice *office,
               HlPeriodKind    kind)
{
  for (guint i = 0; i < office->n_calendar; i++)
    if (g_str_equal (office->calendar[i].kind, kinds[kind].name))
      return &office->calendar[i];

  return NULL;
}

/* The last working day before @due_day of the last month of the period. */
static HlDate
find_due (HlPeriodKind kind,
          guint        year,
          guint        index,
          guint        due_day)
{
  const guint month = (index + 1) * kinds[kind].n_months;
  HlDate due = HL_DATE_NONE;

  if (due_day == 0)
    return HL_DATE_NONE;

  for (guint before = due_day - 1; due == HL_DATE_NONE && before > 0; before--)
    due = hl_date_new (year, month, before);

  return hl_date_working_before (due != HL_DATE_NONE ? due : hl_date_new (year, month, 1) - 1);
}

static void
make_period (HlPeriodKind    kind,
             guint           year,
             guint           index,
             const HlOffice *office,
             HlPeriod       *out_period)
{
  const HlDeadline *deadline = find_deadline (office, kind);
  const gboolean own = deadline != NULL && *deadline->cutoffs != '\0';

  out_period->kind = kind;
  out_period->year = year;
  out_period->number = kinds[kind].n_periods > 1 ? index + 1 : 0;
  out_period->due = find_due (kind, year, index,
                              deadline != NULL ? deadline->due_day : DEFAULT_DUE_DAY);
  hl_cutoffs_find (own ? deadline->cutoffs : kinds[kind].cutoffs, index, year,
                   &out_period->from, &out_period->to);
}

static gboolean
read_number (const char *text,
             guint       n_digits,
             guint       first,
             guint       last,
             guint      *out_number)
{
  guint number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      number = number * 10 + (text[i] - '0');
    }

  *out_number = number;
  return number >= first && number <= last;
}

/* Reads what follows the year: "", "-Q3", "-H1", "-9M" or "-09". */
static gboolean
read_kind (const char   *text,
           HlPeriodKind *out_kind,
           guint        *out_number)
{
  *out_number = 1;
  *out_kind = HL_PERIOD_YEAR;
  if (*text == '\0')
    return TRUE;
  if (strlen (text) != 3 || *text != '-')
    return FALSE;

  *out_kind = HL_PERIOD_NINE;
  if (g_str_equal (text, "-9M"))
    return TRUE;

  *out_kind = HL_PERIOD_QUARTER;
  if (text[1] == 'Q')
    return read_number (text + 2, 1, 1, 4, out_number);

  *out_kind = HL_PERIOD_HALF;
  if (text[1] == 'H')
    return read_number (text + 2, 1, 1, 2, out_number);

  *out_kind = HL_PERIOD_MONTH;
  return read_number (text + 1, 2, 1, 12, out_number);
}

static gboolean
parse_free (const char *text,
            HlPeriod   *out_period,
            GError    **error)
{
  g_auto (GStrv) ends = g_strsplit (text, "..", 2);
  HlDate from, to;

  if (!hl_date_parse (ends[0], &from, error) || !hl_date_parse (ends[1], &to, error))
    return FALSE;
  if (from > to)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The period “%s” ends before it begins"), text);
      return FALSE;
    }

  *out_period = (HlPeriod) { HL_PERIOD_FREE, 0, 0, from, to, HL_DATE_NONE };

  return TRUE;
}

static char *
format_long_date (HlDate date)
{
  guint year, month, day;

  hl_date_split (date, &year, &month, &day);

  return g_strdup_printf (month <= 2 ? "%02u/%02u/%u" : "%02u/%u/%u", day, month, year);
}

/**
 * hl_period_count:
 * @kind: what kind of period, not %HL_PERIOD_FREE
 *
 * Returns: how many of them a year has
 */
guint
hl_period_count (HlPeriodKind kind)
{
  return kinds[kind].n_periods;
}

/**
 * hl_period_get:
 * @kind: what kind of period, not %HL_PERIOD_FREE
 * @year: 1900…9998
 * @index: which of the year, from 0
 * @office: whose cut-off days count
 * @out_period: (out): the period
 *
 * Gives one period of a year.
 */
void
hl_period_get (HlPeriodKind    kind,
               guint           year,
               guint           index,
               const HlOffice *office,
               HlPeriod       *out_period)
{
  g_return_if_fail (kind < HL_PERIOD_FREE && index < kinds[kind].n_periods);

  make_period (kind, year, index, office, out_period);
}

/**
 * hl_period_kind_name:
 * @kind: what kind of period, not %HL_PERIOD_FREE
 *
 * Returns: (transfer none): its name in the office's calendar: "quarter"
 */
const char *
hl_period_kind_name (HlPeriodKind kind)
{
  return kinds[kind].name;
}

/**
 * hl_period_is_owed:
 * @kind: what kind of period, not %HL_PERIOD_FREE
 * @office: an office
 *
 * Returns: whether the office hands in reports of that kind: those of its calendar that have a due
 *   day, and those of quarters unless the calendar says otherwise
 */
gboolean
hl_period_is_owed (HlPeriodKind    kind,
                   const HlOffice *office)
{
  const HlDeadline *deadline = find_deadline (office, kind);

  return deadline != NULL ? deadline->due_day > 0 : kind == HL_PERIOD_QUARTER;
}

/**
 * hl_period_parse:
 * @text: "2022-Q3", "2022-09", "2022-H1", "2022-9M", "2022" or "2022-09-01..2022-10-31"
 * @office: whose cut-off days count
 * @out_period: (out): the period
 * @error: return location for an error
 *
 * Reads a reporting period. An office that set no cut-off days has the usual ones: a period begins
 * on the 15th of the month before its first and ends on the 14th of its last month. Its report is
 * to be handed in before the office's due day (the 5th) of its last month: @due is the last working
 * day before that day.
 *
 * Source: công văn 581/BNV-CCHC (cut-off days).
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_period_parse (const char     *text,
                 const HlOffice *office,
                 HlPeriod       *out_period,
                 GError        **error)
{
  HlPeriodKind kind;
  guint year, number;

  if (strstr (text, "..") != NULL)
    return parse_free (text, out_period, error);

  if (!read_number (text, YEAR_LENGTH, FIRST_YEAR, LAST_YEAR, &year) ||
      !read_kind (text + YEAR_LENGTH, &kind, &number))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a period: write 2022-Q3, 2022-09, 2022-H1, 2022-9M, 2022 or "
                     "2022-09-01..2022-10-31"), text);
      return FALSE;
    }

  make_period (kind, year, number - 1, office, out_period);

  return TRUE;
}

/**
 * hl_period_holding:
 * @kind: what kind of period, not %HL_PERIOD_FREE
 * @day: a day
 * @office: whose cut-off days count
 * @out_period: (out): the period
 *
 * Finds the period whose data hold @day: the last one that began on it or before. A day that no
 * period holds (after the nine months) so belongs to the one before it.
 */
void
hl_period_holding (HlPeriodKind    kind,
                   HlDate          day,
                   const HlOffice *office,
                   HlPeriod       *out_period)
{
  HlPeriod period;
  guint year;

  g_return_if_fail (kind < HL_PERIOD_FREE);
  g_return_if_fail (day != HL_DATE_NONE);

  hl_date_split (day, &year, NULL, NULL);
  make_period (kind, year - 1, 0, office, out_period);
  for (guint i = 0; i < 3 * kinds[kind].n_periods; i++)
    {
      make_period (kind, year - 1 + i / kinds[kind].n_periods, i % kinds[kind].n_periods,
                   office, &period);
      if (period.from <= day)
        *out_period = period;
    }
}

/**
 * hl_period_previous:
 * @self: a period
 * @office: whose cut-off days count
 * @out_period: (out): the period of the same kind before it
 *
 * Returns: %FALSE for a free period, which has none
 */
gboolean
hl_period_previous (const HlPeriod *self,
                    const HlOffice *office,
                    HlPeriod       *out_period)
{
  if (self->kind == HL_PERIOD_FREE)
    return FALSE;

  if (self->number > 1)
    make_period (self->kind, self->year, self->number - 2, office, out_period);
  else
    make_period (self->kind, self->year - 1, kinds[self->kind].n_periods - 1, office, out_period);

  return TRUE;
}

/**
 * hl_period_to_string:
 * @self: a period
 *
 * Returns: (transfer full): the period as hl_period_parse() reads it
 */
char *
hl_period_to_string (const HlPeriod *self)
{
  g_autofree char *from = hl_date_to_iso (self->from);
  g_autofree char *to = hl_date_to_iso (self->to);

  switch (self->kind)
    {
    case HL_PERIOD_MONTH:
      return g_strdup_printf ("%04u-%02u", self->year, self->number);
    case HL_PERIOD_QUARTER:
      return g_strdup_printf ("%04u-Q%u", self->year, self->number);
    case HL_PERIOD_HALF:
      return g_strdup_printf ("%04u-H%u", self->year, self->number);
    case HL_PERIOD_NINE:
      return g_strdup_printf ("%04u-9M", self->year);
    case HL_PERIOD_YEAR:
      return g_strdup_printf ("%04u", self->year);
    case HL_PERIOD_FREE:
    default:
      return g_strdup_printf ("%s..%s", from, to);
    }
}

/**
 * hl_period_title:
 * @self: a period
 *
 * Returns: (transfer full): its name as printed in titles, always Vietnamese: "quý III năm 2022"
 */
char *
hl_period_title (const HlPeriod *self)
{
  g_autofree char *roman = hl_text_roman (MAX (self->number, 1));
  g_autofree char *from = format_long_date (self->from);
  g_autofree char *to = format_long_date (self->to);

  switch (self->kind)
    {
    case HL_PERIOD_MONTH:
      return g_strdup_printf ("tháng %u năm %u", self->number, self->year);
    case HL_PERIOD_QUARTER:
      return g_strdup_printf ("quý %s năm %u", roman, self->year);
    case HL_PERIOD_HALF:
      return g_strdup_printf (self->number == 1 ? "6 tháng đầu năm %u" : "6 tháng cuối năm %u",
                              self->year);
    case HL_PERIOD_NINE:
      return g_strdup_printf ("9 tháng đầu năm %u", self->year);
    case HL_PERIOD_YEAR:
      return g_strdup_printf ("năm %u", self->year);
    case HL_PERIOD_FREE:
    default:
      return g_strdup_printf ("từ ngày %s đến ngày %s", from, to);
    }
}
