#include <math.h>
#include <string.h>

#include "core/hl-text.h"

#define MAX_DECIMALS 9

/* Doubles made from counts miss the exact tie by some 1e-16 of their size, while the nearest
 * fraction of counts under 10⁸ that is no tie is at least 5e-9 away: this nudge makes "half up"
 * exact for both. */
#define NUDGE 1e-9

typedef struct
{
  const char *decimal;
  const char *thousands;
  const char *unknown;
} Marks;

static const Marks *
marks_of (HlLanguage language)
{
  static const Marks vietnamese = { ",", ".", "chưa đủ số liệu" };
  static const Marks english = { ".", ",", "not enough data" };

  return language == HL_LANGUAGE_VI ? &vietnamese : &english;
}

static gint64
power_of_ten (guint exponent)
{
  gint64 power = 1;

  for (guint i = 0; i < exponent; i++)
    power *= 10;

  return power;
}

/* Writes @scaled / 10^@decimals. */
static char *
format_scaled (gint64       scaled,
               guint        decimals,
               const Marks *marks)
{
  gint64 power = power_of_ten (decimals);
  guint64 size = scaled < 0 ? -(guint64) scaled : (guint64) scaled;
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, size / power);
  GString *out = g_string_new (scaled < 0 ? "−" : "");
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (out, marks->thousands);
      g_string_append_c (out, digits[i]);
    }

  if (decimals > 0)
    g_string_append_printf (out, "%s%0*" G_GINT64_MODIFIER "u", marks->decimal, (int) decimals,
                            size % power);

  return g_string_free (out, FALSE);
}

static gint64
scale_half_up (double value,
               guint  decimals)
{
  double scaled = fabs (value) * power_of_ten (decimals);
  double rounded = floor (scaled + 0.5 + NUDGE);

  return (gint64) (value < 0 ? -rounded : rounded);
}

static gboolean
is_printable (double value,
              guint  decimals)
{
  return isfinite (value) && fabs (value) < 9e17 / power_of_ten (decimals);
}

/**
 * hl_round_half_up:
 * @value: a finite number
 * @decimals: 0…9
 *
 * Returns: @value as hl_number_format() prints it
 */
double
hl_round_half_up (double value,
                  guint  decimals)
{
  g_return_val_if_fail (decimals <= MAX_DECIMALS, value);

  if (!is_printable (value, decimals))
    return value;

  return (double) scale_half_up (value, decimals) / power_of_ten (decimals);
}

/**
 * hl_number_format:
 * @value: a number; NaN = cannot be computed
 * @decimals: digits behind the decimal mark, 0…9
 * @language: decides the marks: "1.240,50" in Vietnamese, "1,240.50" in English
 *
 * Writes a number for people: rounded half up (away from zero), exactly, whatever the C locale. A
 * negative number begins with U+2212.
 *
 * Returns: (transfer full): the text; "chưa đủ số liệu" for NaN, never 0
 */
char *
hl_number_format (double     value,
                  guint      decimals,
                  HlLanguage language)
{
  const Marks *marks = marks_of (language);

  g_return_val_if_fail (decimals <= MAX_DECIMALS, NULL);

  if (!is_printable (value, decimals))
    return g_strdup (marks->unknown);

  return format_scaled (scale_half_up (value, decimals), decimals, marks);
}

/**
 * hl_percent_format:
 * @value: percentage points, 0…100; NaN = cannot be computed
 * @decimals: 0…9
 * @language: decides the marks
 *
 * Returns: (transfer full): "89,37%", or the words of hl_number_format() for NaN
 */
char *
hl_percent_format (double     value,
                   guint      decimals,
                   HlLanguage language)
{
  g_autofree char *number = hl_number_format (value, decimals, language);

  return is_printable (value, decimals) ? g_strconcat (number, "%",
                                                       NULL) : g_steal_pointer (&number);
}

/**
 * hl_ratio_format:
 * @numerator: ≥ 0
 * @denominator: ≥ 0; 0 = cannot be computed
 * @decimals: 0…9
 * @language: decides the marks
 *
 * Writes a share as a percentage, rounded half up in whole numbers: 1 of 32 is "3,13%".
 *
 * Returns: (transfer full): the text
 */
char *
hl_ratio_format (gint64     numerator,
                 gint64     denominator,
                 guint      decimals,
                 HlLanguage language)
{
  const Marks *marks = marks_of (language);
  g_autofree char *number = NULL;
  __int128 scaled;

  g_return_val_if_fail (numerator >= 0 && denominator >= 0 && decimals <= MAX_DECIMALS, NULL);

  if (denominator == 0)
    return g_strdup (marks->unknown);

  scaled = (__int128) numerator * 100 * power_of_ten (decimals);
  number = format_scaled ((gint64) ((2 * scaled + denominator) / ((__int128) 2 * denominator)),
                          decimals, marks);

  return g_strconcat (number, "%", NULL);
}

/**
 * hl_range_format:
 * @low: lower end, in percentage points
 * @high: upper end
 * @decimals: 0…9
 * @language: decides the marks
 *
 * Returns: (transfer full): "87,09–91,65%", or the words of hl_number_format() when an end is NaN
 */
char *
hl_range_format (double     low,
                 double     high,
                 guint      decimals,
                 HlLanguage language)
{
  g_autofree char *from = hl_number_format (low, decimals, language);
  g_autofree char *to = hl_number_format (high, decimals, language);

  if (!is_printable (low, decimals) || !is_printable (high, decimals))
    return g_strdup (marks_of (language)->unknown);

  return g_strconcat (from, "–", to, "%", NULL);
}

/**
 * hl_change_format:
 * @before: earlier value
 * @after: later value
 * @decimals: 0…9
 * @language: decides the marks
 *
 * Writes a change with its sign: the difference of the two values as they are printed.
 *
 * Returns: (transfer full): "+2,47", "−1,65" or "0,00"; the words of hl_number_format() when a
 *   value is NaN
 */
char *
hl_change_format (double     before,
                  double     after,
                  guint      decimals,
                  HlLanguage language)
{
  const Marks *marks = marks_of (language);
  g_autofree char *number = NULL;
  gint64 change;

  g_return_val_if_fail (decimals <= MAX_DECIMALS, NULL);

  if (!is_printable (before, decimals) || !is_printable (after, decimals))
    return g_strdup (marks->unknown);

  change = scale_half_up (after, decimals) - scale_half_up (before, decimals);
  number = format_scaled (change, decimals, marks);

  return g_strconcat (change > 0 ? "+" : "", number, NULL);
}

/**
 * hl_count_format:
 * @count: a whole number
 * @language: decides the thousands mark
 *
 * Returns: (transfer full): "1.240"
 */
char *
hl_count_format (gint64     count,
                 HlLanguage language)
{
  return format_scaled (count, 0, marks_of (language));
}

/**
 * hl_count_in_words:
 * @count: a whole number ≥ 0
 *
 * Writes a count as running text of a Vietnamese document does: a leading zero under ten.
 *
 * Returns: (transfer full): "04", "12", "1.240"; "0" stays "0"
 */
char *
hl_count_in_words (gint64 count)
{
  if (count > 0 && count < 10)
    return g_strdup_printf ("0%d", (int) count);

  return hl_count_format (count, HL_LANGUAGE_VI);
}
