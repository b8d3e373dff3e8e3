#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "fixture.h"

/* What the charts say and refuse. */

static void
check_refusal (const char        *type,
               const HlChartData *data,
               const char        *part)
{
  const HlChartStyle style = {
    HL_THEME_LIGHT, HL_FAMILY_SANS, 10.0, 0.0, hl_metrics_fixed ()
  };
  g_autoptr (GError) error = NULL;
  HlScene *scene =
    hl_chart_to_scene (hl_chart_type_by_id (type), data, &style, 400.0, NULL, &error);

  g_assert_null (scene);
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, part));
}

static void
check_text (char       *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in “%s”", part, text);

  g_free (text);
}

static void
test_registry (void)
{
  static const char *const ids[] = { "factors", "likert", "quota", "trend" };
  gsize n_types;
  const HlChartType *const *types = hl_chart_types (&n_types);

  g_assert_cmpuint (n_types, >=, G_N_ELEMENTS (ids));
  for (gsize i = 0; i < n_types; i++)
    g_assert_true (hl_chart_type_by_id (types[i]->id) == types[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (hl_chart_type_by_id (ids[i]));

  g_assert_null (hl_chart_type_by_id ("pie"));
}

static void
test_refusals (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  guint n_factors = snapshot->total.n_factors;
  guint n_criteria = snapshot->total.n_criteria;
  HlChartData data = { .snapshot = snapshot };

  check_refusal ("trend", &data, "no round");
  check_refusal ("quota", &data, "no fields or areas");
  data.by = "gender";
  check_refusal ("quota", &data, "“gender”");

  snapshot->total.n_factors = 0;
  check_refusal ("factors", &data, "no factor");
  snapshot->total.n_factors = n_factors;

  snapshot->total.n_criteria = 0;
  check_refusal ("likert", &data, "no criterion");
  snapshot->total.n_criteria = n_criteria;
}

static void
test_descriptions (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  g_autoptr (HlComparison) comparison = fixture_comparison (snapshot, 2.47);
  HlTrendPoint points[] = {
    fixture_point ("Quý I/2026", 86.9, 120, TRUE, NULL),
    fixture_point ("Quý II/2026", NAN, 0, FALSE, "Khác bộ phiếu"),
  };
  HlChartData data = { .snapshot = snapshot, .comparison = comparison, .limit = 2 };

  data.trend = points;
  data.n_trend = G_N_ELEMENTS (points);
  fixture_add_group (snapshot, "Chứng thực", 100, 97);

  check_text (hl_chart_type_by_id ("factors")->describe (&data),
              "Tiếp cận dịch vụ: 84,97%, khoảng tin cậy 95% 81,42–88,51%, thay đổi +2,47 điểm");
  check_text (hl_chart_type_by_id ("factors")->describe (&data),
              "Mục tiêu 90%. n = 147 phiếu hợp lệ.");
  check_text (hl_chart_type_by_id ("likert")->describe (&data),
              "22. Thông báo kết quả xử lý kịp thời: 67,39%, n = 46; "
              "3. Trang thiết bị hiện đại: 78,08%, n = 146.");
  check_text (hl_chart_type_by_id ("quota")->describe (&data),
              "Chứng thực: 97 trên 100 phiếu hợp lệ, còn thiếu 3.");
  check_text (hl_chart_type_by_id ("trend")->describe (&data),
              "Quý II/2026: chưa đủ số liệu, n = 0 (Khác bộ phiếu).");

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    hl_trend_point_clear (&points[i]);
}

/* A bar is judged by the figure printed beside it. */
static void
test_target_as_printed (void)
{
  const FixtureSpec spec = { 1, 1, 5, 100, ALL_TOP, FALSE, FALSE, 90.0 };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&spec);
  HlChartData data = { .snapshot = snapshot };
  const double indices[] = { 89.994, 89.996 };

  for (guint i = 0; i < G_N_ELEMENTS (indices); i++)
    {
      g_autoptr (HlScene) scene = NULL;
      g_autofree char *text = NULL;

      snapshot->total.factors[0].figure.index = indices[i];
      snapshot->total.overall.index = indices[i];
      scene = fixture_draw ("factors", &data, HL_THEME_LIGHT, 10.0, 400.0, NULL);
      text = hl_scene_to_text (scene);
      g_assert_cmpint (strstr (text, "fill #1c62b5") != NULL, ==, i == 1);
      g_assert_cmpint (strstr (text, "“90,00%”") != NULL, ==, i == 1);
    }
}

static void
test_target_with_decimals (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot };

  snapshot->target = 92.5;
  check_text (hl_chart_type_by_id ("factors")->describe (&data), "Mục tiêu 92,5%.");
  data.language = HL_LANGUAGE_EN;
  check_text (hl_chart_type_by_id ("factors")->describe (&data), "Target 92.5%.");
}

/* The index of the whole is the round's official one, and the chart says which. */
static void
test_weighted_index (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot };

  snapshot->official = HL_OFFICIAL_WEIGHTED;
  snapshot->weighted = snapshot->total.overall;
  snapshot->weighted.index = 89.31970496145843;
  check_text (hl_chart_type_by_id ("factors")->describe (&data), "(có trọng số): 89,32%");
}

/* A form without factors has one block, which is called by the title of the form. */
static void
test_block_without_name (void)
{
  const FixtureSpec spec = { 1, 3, 3, 100, SPREAD, FALSE, FALSE, NAN };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&spec);
  HlFactor *factor = &snapshot->questionnaire->factors[0];
  HlChartData data = { .snapshot = snapshot };

  *factor->short_title = '\0';
  check_text (hl_chart_type_by_id ("factors")->describe (&data), "Tiêu chí 1: ");
  *factor->title = '\0';
  check_text (hl_chart_type_by_id ("factors")->describe (&data), "Phiếu khảo sát: ");
}

static void
test_question_without_number (void)
{
  const FixtureSpec spec = { 1, 1, 5, 100, ALL_TOP, FALSE, FALSE, NAN };
  g_autoptr (HlScoreSnapshot) snapshot = fixture_snapshot (&spec);
  HlChartData data = { .snapshot = snapshot };

  *snapshot->questionnaire->questions[0].number = '\0';
  check_text (hl_chart_type_by_id ("likert")->describe (&data), "trước: Tiêu chí 1: 100,00%");
}

static void
test_hits (void)
{
  g_autoptr (HlScoreSnapshot) snapshot = fixture_but_son ();
  HlChartData data = { .snapshot = snapshot, .limit = 1 };
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (HlChartHit));
  g_autoptr (HlScene) scene = NULL;
  const HlChartHit *hit;

  g_array_set_clear_func (hits, (GDestroyNotify) hl_chart_hit_clear);
  scene = fixture_draw ("likert", &data, HL_THEME_LIGHT, 10.0, 400.0, hits);
  g_assert_cmpuint (hits->len, ==, 4);
  hit = &g_array_index (hits, HlChartHit, 1);
  g_assert_cmpstr (hit->code, ==, "c22");
  g_assert_cmpstr (hit->text, ==, "22. Thông báo kết quả xử lý kịp thời: 33% Bình thường "
                   "(15 trên 46 người trả lời)");
  g_assert_cmpfloat (hit->rect.width, >, 0.0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/registry", test_registry);
  g_test_add_func ("/charts/refusals", test_refusals);
  g_test_add_func ("/charts/descriptions", test_descriptions);
  g_test_add_func ("/charts/target-as-printed", test_target_as_printed);
  g_test_add_func ("/charts/target-with-decimals", test_target_with_decimals);
  g_test_add_func ("/charts/weighted-index", test_weighted_index);
  g_test_add_func ("/charts/block-without-name", test_block_without_name);
  g_test_add_func ("/charts/question-without-number", test_question_without_number);
  g_test_add_func ("/charts/hits", test_hits);

  return g_test_run ();
}
