#include <glib.h>
#include <math.h>

#include "score/hl-error-bound.h"

/* Exact sums of binomial probabilities in whole numbers, halved 45 times. */
static void
test_values (void)
{
  static const struct
  {
    guint64 n;
    guint64 n_errors;
    double  bound;
  } cases[] = {
    { 450, 0, 3.0 / 450 },
    { 2, 0, 1 },
    { 10, 1, 0.394163302 },
    { 450, 1, 0.010498170 },
    { 435, 2, 0.014401791 },
    { 1000, 10, 0.016903175 },
    { 30, 29, 0.998291684 },
    { 4500, 13, 0.004589101 },
    { 7, 7, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (hl_error_bound (cases[i].n, cases[i].n_errors), cases[i].bound,
                                    1e-8);
}

static void
test_nothing (void)
{
  g_assert_true (isnan (hl_error_bound (0, 0)));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error-bound/values", test_values);
  g_test_add_func ("/error-bound/nothing", test_nothing);

  return g_test_run ();
}
