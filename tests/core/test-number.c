#include <locale.h>
#include <math.h>

#include "core/hl-text.h"

static void
test_number (void)
{
  static const struct
  {
    double      value;
    guint       decimals;
    const char *vietnamese;
    const char *english;
  } cases[] = {
    { 98.8, 2, "98,80", "98.80" },
    { 1240, 0, "1.240", "1,240" },
    { 1234567.891, 1, "1.234.567,9", "1,234,567.9" },
    { 3.125, 2, "3,13", "3.13" },
    { 1.005, 2, "1,01", "1.01" },
    { 100.0 * 57 / 160, 2, "35,63", "35.63" },
    { 89.37140785098121, 2, "89,37", "89.37" },
    { 99.995, 2, "100,00", "100.00" },
    { 99.99499, 2, "99,99", "99.99" },
    { -1.655, 2, "−1,66", "−1.66" },
    { -0.001, 2, "0,00", "0.00" },
    { 0, 0, "0", "0" },
    { 0.5, 0, "1", "1" },
    { 999.9, 0, "1.000", "1,000" },
    { NAN, 2, "chưa đủ số liệu", "not enough data" },
    { INFINITY, 2, "chưa đủ số liệu", "not enough data" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *vi = hl_number_format (cases[i].value, cases[i].decimals, HL_LANGUAGE_VI);
      g_autofree char *en = hl_number_format (cases[i].value, cases[i].decimals, HL_LANGUAGE_EN);

      g_assert_cmpstr (vi, ==, cases[i].vietnamese);
      g_assert_cmpstr (en, ==, cases[i].english);
    }
}

/* Every share of up to 400 answers is printed as whole-number arithmetic prints it. */
static void
test_ratio_equals_double (void)
{
  for (gint64 n = 1; n <= 400; n++)
    {
      for (gint64 k = 0; k <= n; k++)
        {
          g_autofree char *exact = hl_ratio_format (k, n, 2, HL_LANGUAGE_VI);
          g_autofree char *from_double = hl_percent_format (100.0 * k / n, 2, HL_LANGUAGE_VI);

          g_assert_cmpstr (exact, ==, from_double);
        }
    }
}

static void
test_ratio (void)
{
  g_autofree char *tie = hl_ratio_format (1, 32, 2, HL_LANGUAGE_VI);
  g_autofree char *third = hl_ratio_format (1, 3, 2, HL_LANGUAGE_EN);
  g_autofree char *none = hl_ratio_format (0, 0, 2, HL_LANGUAGE_VI);

  g_assert_cmpstr (tie, ==, "3,13%");
  g_assert_cmpstr (third, ==, "33.33%");
  g_assert_cmpstr (none, ==, "chưa đủ số liệu");
}

static void
test_change_and_range (void)
{
  g_autofree char *rise = hl_change_format (86.904, 89.3749, 2, HL_LANGUAGE_VI);
  g_autofree char *fall = hl_change_format (82.3, 80.65278, 2, HL_LANGUAGE_VI);
  g_autofree char *same = hl_change_format (80.001, 79.999, 2, HL_LANGUAGE_VI);
  g_autofree char *unknown = hl_change_format (NAN, 79.999, 2, HL_LANGUAGE_VI);
  g_autofree char *range = hl_range_format (87.0944, 91.64837, 2, HL_LANGUAGE_VI);
  g_autofree char *open = hl_range_format (87.0944, NAN, 2, HL_LANGUAGE_EN);
  g_autofree char *percent = hl_percent_format (NAN, 2, HL_LANGUAGE_VI);

  g_assert_cmpstr (rise, ==, "+2,47");
  g_assert_cmpstr (fall, ==, "−1,65");
  g_assert_cmpstr (same, ==, "0,00");
  g_assert_cmpstr (unknown, ==, "chưa đủ số liệu");
  g_assert_cmpstr (range, ==, "87,09–91,65%");
  g_assert_cmpstr (open, ==, "not enough data");
  g_assert_cmpstr (percent, ==, "chưa đủ số liệu");
}

static void
test_count (void)
{
  static const struct
  {
    gint64      count;
    const char *words;
  } cases[] = { { 0, "0" }, { 4, "04" }, { 9, "09" }, { 10, "10" }, { 1240, "1.240" } };
  g_autofree char *plain = hl_count_format (1240, HL_LANGUAGE_EN);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = hl_count_in_words (cases[i].count);

      g_assert_cmpstr (words, ==, cases[i].words);
    }

  g_assert_cmpstr (plain, ==, "1,240");
}

static void
test_round (void)
{
  g_assert_cmpfloat (hl_round_half_up (3.125, 2), ==, 3.13);
  g_assert_cmpfloat (hl_round_half_up (-3.125, 2), ==, -3.13);
  g_assert_true (isnan (hl_round_half_up (NAN, 2)));
}

/* The marks are those of the page, whatever the C library would write. */
static void
test_locale (void)
{
  g_autofree char *number = NULL;

  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no de_DE.UTF-8 locale here");
      return;
    }

  number = hl_number_format (1234.5, 2, HL_LANGUAGE_EN);
  setlocale (LC_ALL, "C.UTF-8");

  g_assert_cmpstr (number, ==, "1,234.50");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number/format", test_number);
  g_test_add_func ("/number/ratio", test_ratio);
  g_test_add_func ("/number/ratio-equals-double", test_ratio_equals_double);
  g_test_add_func ("/number/change-and-range", test_change_and_range);
  g_test_add_func ("/number/count", test_count);
  g_test_add_func ("/number/round", test_round);
  g_test_add_func ("/number/locale", test_locale);

  return g_test_run ();
}
