#include <math.h>
#include <string.h>

#include "chart/hl-scene-private.h"
#include "fixture.h"

/* Whatever the data: no text leaves the frame or touches another, each coordinate is finite. */

#define TOLERANCE 0.02 /* points */

typedef struct
{
  const char *name;
  FixtureSpec spec;
  double      width;
  double      font_size;
} Case;

static const Case cases[] = {
  { "but-son-like", { 5, 4, 5, 147, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "no-response", { 3, 2, 5, 0, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "one-response", { 3, 2, 5, 1, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "few", { 3, 2, 5, 12, SPREAD, FALSE, FALSE, NAN }, 456.0, 10.0 },
  { "one-row", { 1, 1, 5, 50, SPREAD, FALSE, FALSE, 0.0 }, 456.0, 10.0 },
  { "forty-rows", { 40, 1, 5, 50, SPREAD, FALSE, FALSE, 100.0 }, 456.0, 10.0 },
  { "long-names", { 4, 3, 5, 50, SPREAD, FALSE, TRUE, 90.0 }, 456.0, 10.0 },
  { "long-and-narrow", { 4, 3, 5, 50, SPREAD, FALSE, TRUE, 99.99 }, 300.0, 10.0 },
  { "big-letters", { 4, 3, 5, 50, SPREAD, FALSE, TRUE, 90.0 }, 1000.0, 28.0 },
  { "small-letters", { 4, 3, 5, 50, SPREAD, FALSE, TRUE, 90.0 }, 200.0, 5.0 },
  { "all-equal", { 5, 2, 5, 100, ALL_EQUAL, FALSE, FALSE, 40.0 }, 456.0, 10.0 },
  { "all-top", { 5, 2, 5, 100, ALL_TOP, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "all-bottom", { 5, 2, 5, 100, ALL_BOTTOM, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "all-middle", { 5, 2, 5, 100, ALL_MIDDLE, FALSE, FALSE, 90.0 }, 300.0, 10.0 },
  { "two-levels", { 2, 3, 2, 60, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "three-levels", { 2, 3, 3, 60, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "four-levels", { 2, 3, 4, 60, SPREAD, TRUE, FALSE, 90.0 }, 456.0, 10.0 },
  { "six-levels", { 2, 3, 6, 60, SPREAD, FALSE, FALSE, 90.0 }, 456.0, 10.0 },
  { "nine-levels", { 2, 3, 9, 60, SPREAD, TRUE, FALSE, 90.0 }, 300.0, 10.0 },
};

static HlRect
measure_text (const HlOperation *operation)
{
  const HlMetrics *metrics = hl_metrics_fixed ();
  const HlFont *font = &operation->text.font;
  double ascent = metrics->ascent (metrics, font);

  return (HlRect) {
           operation->text.x, operation->text.baseline - ascent,
           hl_metrics_width (metrics, font, operation->text.text),
           ascent + metrics->descent (metrics, font)
  };
}

static gboolean
is_inside (const HlRect  *rect,
           const HlScene *scene)
{
  return rect->x >= -TOLERANCE && rect->y >= -TOLERANCE &&
         rect->x + rect->width <= hl_scene_get_width (scene) + TOLERANCE &&
         rect->y + rect->height <= hl_scene_get_height (scene) + TOLERANCE;
}

static gboolean
is_touching (const HlRect *one,
             const HlRect *other)
{
  return one->x + TOLERANCE < other->x + other->width &&
         other->x + TOLERANCE < one->x + one->width &&
         one->y + TOLERANCE < other->y + other->height &&
         other->y + TOLERANCE < one->y + one->height;
}

static void
check_path (const HlScene     *scene,
            const HlOperation *operation)
{
  static const guint n_points[] = { 1, 1, 3, 0 };
  const HlSegment *segments = hl_scene_get_segments (scene, operation);

  for (gsize i = 0; i < operation->path.n_segments; i++)
    {
      for (guint k = 0; k < n_points[segments[i].kind]; k++)
        {
          g_assert_true (isfinite (segments[i].x[k]));
          g_assert_true (isfinite (segments[i].y[k]));
        }
    }
}

static void
check_text (const HlScene     *scene,
            const HlOperation *operation,
            GArray            *boxes)
{
  HlRect box = measure_text (operation);

  g_assert_true (isfinite (box.x) && isfinite (box.y));
  if (!is_inside (&box, scene))
    g_error ("“%s” leaves the frame: %.2f %.2f %.2f %.2f", operation->text.text, box.x, box.y,
             box.width, box.height);

  for (guint i = 0; i < boxes->len; i++)
    {
      if (is_touching (&box, &g_array_index (boxes, HlRect, i)))
        g_error ("“%s” lies on another text at %.2f %.2f", operation->text.text, box.x, box.y);
    }

  g_array_append_val (boxes, box);
}

static void
check_scene (HlScene *scene)
{
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (HlRect));
  gsize n_operations;
  const HlOperation *operations = hl_scene_get_operations (scene, &n_operations);

  g_assert_true (isfinite (hl_scene_get_height (scene)));

  for (gsize i = 0; i < n_operations; i++)
    {
      if (operations[i].kind == HL_OPERATION_PATH)
        check_path (scene, &operations[i]);
      else if (operations[i].kind == HL_OPERATION_TEXT)
        check_text (scene, &operations[i], boxes);
    }

  g_assert_cmpuint (boxes->len, >, 0);
}

static void
check_hits (GArray  *hits,
            HlScene *scene)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const HlChartHit *hit = &g_array_index (hits, HlChartHit, i);

      g_assert_true (is_inside (&hit->rect, scene));
      g_assert_nonnull (hit->code);
      g_assert_cmpstr (hit->text, !=, "");
      g_assert_null (strstr (hit->text, "nan"));
      g_assert_null (strstr (hit->text, "{"));
    }
}

static void
check_chart (const char  *type,
             HlChartData *data,
             double       width,
             double       font_size)
{
  for (HlLanguage language = HL_LANGUAGE_VI; language <= HL_LANGUAGE_EN; language++)
    {
      g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (HlChartHit));
      g_autofree char *words = NULL;
      g_autoptr (HlScene) scene = NULL;

      g_array_set_clear_func (hits, (GDestroyNotify) hl_chart_hit_clear);
      data->language = language;
      scene = fixture_draw (type, data, HL_THEME_PRINT, font_size, width, hits);
      words = hl_chart_type_by_id (type)->describe (data);

      check_scene (scene);
      check_hits (hits, scene);
      g_assert_cmpuint (hits->len, >, 0);
      g_assert_null (strstr (words, "nan"));
      g_assert_null (strstr (words, "{"));
    }
}

static void
test_scores (gconstpointer user_data)
{
  const Case *test = user_data;
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&test->spec);
  g_autoptr (HlComparison) comparison = fixture_comparison (snapshot, 2.0);
  HlChartData data = { .snapshot = snapshot };

  check_chart ("likert", &data, test->width, test->font_size);
  data.limit = 3;
  check_chart ("likert", &data, test->width, test->font_size);
  check_chart ("factors", &data, test->width, test->font_size);

  data.title = "Một tựa đề dài hơn một dòng của biểu đồ, để xem chữ có xuống dòng hay không, và "
               "biểu đồ bên dưới có dời xuống theo hay không";
  data.comparison = comparison;
  data.earlier_label = "đợt khảo sát quý II năm 2026";
  check_chart ("factors", &data, test->width, test->font_size);
}

/* Criteria with scales of their own on one chart: each scale has its line of the legend. */
static void
test_two_scales (void)
{
  const FixtureSpec spec = { 2, 2, 5, 60, SPREAD, FALSE, FALSE, 90.0 };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&spec);
  HlOption *option = &snapshot->questionnaire->questions[3].options[0];
  HlChartData data = { .snapshot = snapshot };

  g_free (option->short_label);
  option->short_label = g_strdup ("Rất kém");
  check_chart ("likert", &data, 300.0, 10.0);

  snapshot->total.criteria[3].n_levels = 4;
  check_chart ("likert", &data, 300.0, 10.0);
}

static void
test_trend (void)
{
  static const guint numbers[] = { 1, 2, 3, 12, 40 };
  static const double widths[] = { 300.0, 456.0, 900.0 };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlTrendPoint points[40];
  HlChartData data = { .snapshot = snapshot, .trend = points };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = fixture_point (i % 5 == 1 ? "Đợt khảo sát sự hài lòng quý III" : "Quý III",
                               i == 6 ? NAN : 60.0 + i * 37 % 40, i * 7, i % 3 != 2,
                               i % 2 == 0 ? "Khác công thức tính và khác bộ phiếu" : NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
        {
          data.n_trend = numbers[i];
          snapshot->target = k == 1 ? NAN : 90.0;
          check_chart ("trend", &data, widths[k], 10.0);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    hl_trend_point_clear (&points[i]);
}

static void
test_trend_of_extremes (void)
{
  static const double extremes[] = { 0.0, 100.0, NAN };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();

  for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
    {
      HlTrendPoint point = fixture_point ("Quý I", extremes[i], 5, TRUE, NULL);
      HlChartData data = { .snapshot = snapshot, .trend = &point, .n_trend = 1 };

      snapshot->target = NAN;
      check_chart ("trend", &data, 300.0, 10.0);
      hl_trend_point_clear (&point);
    }
}

static void
test_quota (void)
{
  static const double widths[] = { 200.0, 300.0, 456.0 };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot, .by = "field" };

  fixture_add_group (snapshot, "Hộ tịch", 50, 50);
  fixture_add_group (snapshot, "Chứng thực", 100, 0);
  fixture_add_group (snapshot, "Đất đai", 0, 0);
  fixture_add_group (snapshot, "Cư trú", 1, 100000);
  fixture_add_group (snapshot, "", HL_UNKNOWN_COUNT, 3);
  fixture_add_group (snapshot, "Lĩnh vực có tên rất dài để xem chữ xuống dòng khi hàng hết chỗ",
                     1240, 1200);
  for (guint i = 0; i < 34; i++)
    fixture_add_group (snapshot, "Cùng tên", 10, i % 11);

  for (guint k = 0; k < G_N_ELEMENTS (widths); k++)
    {
      data.limit = k;
      check_chart ("quota", &data, widths[k], 10.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/torture/scores/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_scores);
    }

  g_test_add_func ("/torture/two-scales", test_two_scales);
  g_test_add_func ("/torture/trend", test_trend);
  g_test_add_func ("/torture/trend-of-extremes", test_trend_of_extremes);
  g_test_add_func ("/torture/quota", test_quota);

  return g_test_run ();
}
