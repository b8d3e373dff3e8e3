#include <math.h>

#include "fixture.h"

/* Each chart with a few sets of data against its stored drawing (tests/golden/chart-*.txt). */

#define WIDTH 456.0 /* of a report page's text */
#define FONT_SIZE 10.0

static void
check (const char        *type,
       const char        *name,
       const HlChartData *data,
       HlTheme            theme)
{
  g_autofree char *golden = g_strdup_printf ("%s-%s", type, name);
  g_autoptr (HlScene) scene = fixture_draw (type, data, theme, FONT_SIZE, WIDTH, NULL);

  fixture_check_golden (golden, scene);
}

static void
test_factors (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  g_autoptr (HlComparison) comparison = fixture_comparison (snapshot, 2.47);
  HlChartData data = { .snapshot = snapshot };

  check ("factors", "plain", &data, HL_THEME_PRINT);

  data.comparison = comparison;
  data.earlier_label = "năm 2021";
  check ("factors", "change", &data, HL_THEME_LIGHT);

  data.earlier_label = NULL;
  data.title = "Index by factor";
  data.language = HL_LANGUAGE_EN;
  check ("factors", "english", &data, HL_THEME_DARK);
}

static void
test_factors_without_figures (void)
{
  const FixtureSpec spec = { 3, 2, 5, 0, SPREAD, FALSE, FALSE, 90.0 };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&spec);
  g_autoptr (HlComparison) comparison = fixture_comparison (snapshot, NAN);
  HlChartData data = { .snapshot = snapshot, .comparison = comparison };

  check ("factors", "empty", &data, HL_THEME_LIGHT);
}

static void
test_likert (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot, .limit = 8 };

  check ("likert", "worst", &data, HL_THEME_PRINT);

  data.limit = 0;
  data.language = HL_LANGUAGE_EN;
  check ("likert", "all", &data, HL_THEME_DARK);
}

static void
test_likert_other_scales (void)
{
  const FixtureSpec three = { 1, 3, 3, 18, SPREAD, FALSE, FALSE, NAN };
  const FixtureSpec seven = { 1, 3, 7, 100, SPREAD, TRUE, FALSE, NAN };
  g_autoptr (HlScoreSnapshot) few = fixture_snapshot (&three);
  g_autoptr (HlScoreSnapshot) reversed = fixture_snapshot (&seven);
  HlChartData data = { .snapshot = few };

  few->formula = HL_FORMULA_MEAN;
  check ("likert", "three", &data, HL_THEME_LIGHT);

  data.snapshot = reversed;
  check ("likert", "seven", &data, HL_THEME_PRINT);
}

static void
test_trend (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlTrendPoint points[] = {
    fixture_point ("Quý I/2026", 82.1, 120, TRUE, NULL),
    fixture_point ("Quý II/2026", 86.9, 18, TRUE, NULL),
    fixture_point ("Quý III/2026", 90.25, 140, FALSE, "Khác bộ phiếu"),
    fixture_point ("Quý IV/2026", NAN, 0, TRUE, NULL),
    fixture_point ("Quý I/2027", 91.0, 150, FALSE, NULL),
  };
  HlChartData data = { .snapshot = snapshot, .trend = points, .n_trend = G_N_ELEMENTS (points) };

  check ("trend", "breaks", &data, HL_THEME_PRINT);

  data.n_trend = 1;
  check ("trend", "one", &data, HL_THEME_LIGHT);

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    hl_trend_point_clear (&points[i]);
}

static void
test_quota (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot };

  fixture_add_group (snapshot, "Hộ tịch", 50, 50);
  fixture_add_group (snapshot, "Chứng thực", 100, 97);
  check ("quota", "fields", &data, HL_THEME_LIGHT);

  fixture_add_group (snapshot, "Đất đai", 20, 26);
  fixture_add_group (snapshot, "Cư trú", 10, 55);
  fixture_add_group (snapshot, "Xây dựng", HL_UNKNOWN_COUNT, 7);
  fixture_add_group (snapshot, "", 0, 1);
  data.language = HL_LANGUAGE_EN;
  check ("quota", "mixed", &data, HL_THEME_DARK);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/gallery/factors", test_factors);
  g_test_add_func ("/gallery/factors-without-figures", test_factors_without_figures);
  g_test_add_func ("/gallery/likert", test_likert);
  g_test_add_func ("/gallery/likert-other-scales", test_likert_other_scales);
  g_test_add_func ("/gallery/trend", test_trend);
  g_test_add_func ("/gallery/quota", test_quota);

  return g_test_run ();
}
