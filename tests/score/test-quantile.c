#include "score/hl-quantile.h"

#include <math.h>

/* Printed tables of Student's t. */
static void
test_table (void)
{
  static const struct { double df, t; } cases[] = {
    { 1, 12.706 }, { 2, 4.303 }, { 3, 3.182 }, { 4, 2.776 }, { 5, 2.571 }, { 9, 2.262 },
    { 10, 2.228 }, { 29, 2.045 }, { 30, 2.042 }, { 60, 2.000 }, { 100, 1.984 }, { 1000, 1.962 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (hl_quantile_t (HL_CONFIDENCE_TAIL, cases[i].df), cases[i].t,
                                    5e-4);
}

/* Probability within ±t for whole degrees of freedom: a finite sum (Abramowitz & Stegun 26.7.3,
 * 26.7.4). */
static double
probability_within (double t,
                    guint  df)
{
  double angle = atan2 (t, sqrt (df));
  double square = cos (angle) * cos (angle);
  double term = df % 2 == 1 ? cos (angle) : 1.0;
  double sum = 0.0;

  for (guint k = df % 2 == 1 ? 3 : 2; k <= df; k += 2)
    {
      sum += term;
      term *= square * (k - 1) / k;
    }

  if (df % 2 == 1)
    return 2.0 / G_PI * (angle + sin (angle) * sum);

  return sin (angle) * sum;
}

static void
test_whole_degrees (void)
{
  static const double probabilities[] = { 0.6, 0.9, 0.95, 0.975, 0.995, 0.9999 };

  for (guint df = 1; df < 400; df++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (probabilities); i++)
        {
          double t = hl_quantile_t (probabilities[i], df);

          g_assert_cmpfloat_with_epsilon (probability_within (t, df), 2 * probabilities[i] - 1,
                                          1e-12);
        }
    }
}

/* Halfway between whole degrees of freedom the quantile lies on the smooth curve through its
 * neighbours. */
static void
test_fractional_degrees (void)
{
  for (guint df = 20; df < 200; df++)
    {
      double middle = 0.0;

      for (int side = -1; side <= 1; side += 2)
        middle += 150.0 / 256.0 * hl_quantile_t (HL_CONFIDENCE_TAIL, df + 0.5 + side * 0.5) -
                  25.0 / 256.0 * hl_quantile_t (HL_CONFIDENCE_TAIL, df + 0.5 + side * 1.5) +
                  3.0 / 256.0 * hl_quantile_t (HL_CONFIDENCE_TAIL, df + 0.5 + side * 2.5);

      g_assert_cmpfloat_with_epsilon (hl_quantile_t (HL_CONFIDENCE_TAIL, df + 0.5), middle, 1e-8);
    }
}

/* Cornish and Fisher's expansion in 1/df meets the quantile for many degrees of freedom. */
static void
test_many_degrees (void)
{
  static const double all_df[] = { 400, 1234.5, 99999, 1e6, 1e8 };
  double z = HL_NORMAL_QUANTILE;
  double z2 = z * z;

  for (guint i = 0; i < G_N_ELEMENTS (all_df); i++)
    {
      double df = all_df[i];
      double one = z * (z2 + 1) / 4;
      double two = z * ((5 * z2 + 16) * z2 + 3) / 96;
      double three = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384;

      g_assert_cmpfloat_with_epsilon (hl_quantile_t (HL_CONFIDENCE_TAIL, df),
                                      z + one / df + two / (df * df) + three / (df * df * df),
                                      1e-9);
    }
}

static void
test_range (void)
{
  g_assert_cmpfloat (hl_quantile_t (0.5, 3.0), ==, 0.0);
  g_assert_true (isnan (hl_quantile_t (0.4, 3.0)));
  g_assert_true (isnan (hl_quantile_t (1.0, 3.0)));
  g_assert_true (isnan (hl_quantile_t (0.975, 0.0)));
  g_assert_true (isnan (hl_quantile_t (0.975, NAN)));
}

/* D§3.2: 141 of 150. */
static void
test_wilson (void)
{
  double low, high;

  hl_wilson (0.94, 150, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, 0.8899, 5e-5);
  g_assert_cmpfloat_with_epsilon (high, 0.9681, 5e-5);

  hl_wilson (1.0, 10, &low, &high);
  g_assert_cmpfloat_with_epsilon (low, 0.7224672001371107, 1e-12);
  g_assert_cmpfloat (high, ==, 1.0);

  hl_wilson (0.0, 10, &low, &high);
  g_assert_cmpfloat (low, ==, 0.0);
  g_assert_cmpfloat_with_epsilon (high, 0.2775327998628893, 1e-12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/quantile/table", test_table);
  g_test_add_func ("/score/quantile/whole-degrees", test_whole_degrees);
  g_test_add_func ("/score/quantile/fractional-degrees", test_fractional_degrees);
  g_test_add_func ("/score/quantile/many-degrees", test_many_degrees);
  g_test_add_func ("/score/quantile/range", test_range);
  g_test_add_func ("/score/quantile/wilson", test_wilson);

  return g_test_run ();
}
