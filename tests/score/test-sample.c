#include "score/hl-sample.h"

#include <math.h>

/* Table of D§3.4. */
static void
test_size (void)
{
  static const struct { gint64 population, five, ten; } cases[] = {
    { 200, 134, 67 }, { 400, 200, 80 }, { 600, 240, 86 }, { 800, 267, 89 }, { 1000, 286, 91 },
    { 1240, 303, 93 }, { 2000, 334, 96 }, { 5000, 371, 99 }, { 10000, 385, 100 }, { 0, 0, 0 },
    { HL_UNKNOWN_COUNT, 400, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (hl_sample_size (cases[i].population, 0.05), ==, cases[i].five);
      g_assert_cmpint (hl_sample_size (cases[i].population, 0.10), ==, cases[i].ten);
    }
}

static void
test_margin (void)
{
  g_assert_cmpfloat_with_epsilon (hl_sample_margin (150, HL_UNKNOWN_COUNT), 8.0015, 0.0005);
  g_assert_cmpfloat_with_epsilon (hl_sample_margin (150, 1240), 7.505, 0.0005);
  g_assert_cmpfloat (hl_sample_margin (150, 150), ==, 0.0);
  g_assert_cmpfloat (hl_sample_margin (1, 1), ==, 0.0);
  g_assert_cmpfloat (hl_sample_margin (150, 100), ==, hl_sample_margin (150, HL_UNKNOWN_COUNT));
  g_assert_true (isnan (hl_sample_margin (0, 100)));
}

static void
check_allocation (guint         total,
                  const gint64 *populations,
                  const guint  *expected,
                  guint         n)
{
  g_autofree guint *quotas = g_new0 (guint, n);

  hl_sample_allocate (total, populations, n, quotas);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (quotas[i], ==, expected[i]);
}

static void
test_allocate (void)
{
  static const gint64 two[] = { 400, 840 };
  static const guint two_quotas[] = { 48, 102 };
  static const gint64 alike[] = { 1, 1, 1 };
  static const guint alike_quotas[] = { 34, 33, 33 };
  static const gint64 nobody[] = { 0, 0 };
  static const guint nobody_quotas[] = { 0, 0 };
  static const gint64 one_empty[] = { 0, 3, 0 };
  static const guint one_empty_quotas[] = { 0, 7, 0 };

  check_allocation (150, two, two_quotas, 2);
  check_allocation (100, alike, alike_quotas, 3);
  check_allocation (100, nobody, nobody_quotas, 2);
  check_allocation (7, one_empty, one_empty_quotas, 3);
}

static void
test_rank (void)
{
  static const double values[] = { 80.1, 95.0, NAN, 90.0, 90.0, 80.1000001 };
  static const guint expected[] = { 5, 1, 0, 2, 2, 4 };
  guint ranks[G_N_ELEMENTS (values)];

  hl_sample_rank (values, G_N_ELEMENTS (values), ranks);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpuint (ranks[i], ==, expected[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/score/sample/size", test_size);
  g_test_add_func ("/score/sample/margin", test_margin);
  g_test_add_func ("/score/sample/allocate", test_allocate);
  g_test_add_func ("/score/sample/rank", test_rank);

  return g_test_run ();
}
