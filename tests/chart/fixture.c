#include "fixture.h"

#include <math.h>
#include <string.h>

#include "core/hl-questionnaire-builder.h"

#define LONG_NAME \
  "Cơ quan giải quyết thủ tục hành chính/Bộ phận Tiếp nhận và Trả kết quả có thông báo " \
  "kết quả xử lý góp ý, phản ánh, kiến nghị kịp thời"

#define N_LEVELS 5

typedef struct
{
  const char *name;
  guint       counts[N_LEVELS];
} KnownCriterion;

typedef struct
{
  const char *name;
  guint       n_criteria;
  double      index;
  double      low;
  double      high;
} KnownFactor;

static const char *const level_names[N_LEVELS] = {
  "Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"
};

/* tests/data/but-son-2022/expected-top2.json */
static const KnownFactor known_factors[] = {
  { "Tiếp cận dịch vụ", 4, 84.96799452947299, 81.42128461002605, 88.51470444891993 },
  { "Thủ tục hành chính", 5, 92.55441400304414, 90.14098147346257, 94.96784653262571 },
  { "Công chức", 6, 92.56865509620484, 90.3016652258246, 94.83564496658506 },
  { "Kết quả dịch vụ", 3, 95.16795517424383, 92.98351455021864, 97.35239579826901 },
  { "Góp ý, phản ánh, kiến nghị", 4, 80.65278212212839, 74.88511088197448, 86.42045336228229 },
};

static const KnownCriterion known_criteria[] = {
  { "Đủ chỗ ngồi chờ", { 0, 1, 11, 49, 86 } },
  { "Trang thiết bị đầy đủ", { 0, 0, 19, 61, 62 } },
  { "Trang thiết bị hiện đại", { 0, 1, 31, 64, 50 } },
  { "Trang thiết bị dễ sử dụng", { 0, 1, 23, 57, 63 } },
  { "Niêm yết công khai đầy đủ", { 0, 0, 6, 48, 91 } },
  { "Niêm yết công khai chính xác", { 0, 0, 10, 54, 81 } },
  { "Thành phần hồ sơ đúng quy định", { 0, 0, 13, 42, 90 } },
  { "Phí, lệ phí đúng quy định", { 0, 0, 11, 37, 96 } },
  { "Thời hạn giải quyết đúng quy định", { 0, 0, 14, 64, 68 } },
  { "Thái độ giao tiếp lịch sự", { 0, 1, 4, 56, 84 } },
  { "Lắng nghe ý kiến", { 0, 0, 9, 59, 73 } },
  { "Giải đáp đầy đủ ý kiến", { 0, 0, 16, 63, 65 } },
  { "Hướng dẫn kê khai tận tình", { 0, 1, 15, 49, 77 } },
  { "Hướng dẫn hồ sơ dễ hiểu", { 0, 3, 8, 75, 61 } },
  { "Tuân thủ đúng quy định", { 0, 1, 6, 45, 91 } },
  { "Kết quả đúng quy định", { 0, 1, 4, 44, 92 } },
  { "Kết quả có thông tin đầy đủ", { 0, 2, 5, 39, 99 } },
  { "Kết quả có thông tin chính xác", { 0, 0, 9, 47, 91 } },
  { "Bố trí hình thức tiếp nhận góp ý", { 0, 0, 19, 67, 53 } },
  { "Dễ dàng góp ý, phản ánh", { 0, 0, 5, 29, 11 } },
  { "Xử lý tích cực các góp ý", { 0, 0, 9, 16, 20 } },
  { "Thông báo kết quả xử lý kịp thời", { 0, 0, 15, 17, 14 } },
};

static HlLevelFlag
choose_flag (guint level,
             guint n_levels)
{
  if (n_levels == 3)
    return level == 1 ? HL_FLAG_DISSATISFIED : HL_FLAG_SATISFIED;
  if (2 * level == n_levels + 1)
    return HL_FLAG_NEUTRAL;

  return 2 * level > n_levels ? HL_FLAG_SATISFIED : HL_FLAG_DISSATISFIED;
}

static void
add_levels (HlQuestionnaireBuilder *builder,
            guint                   n_levels,
            gboolean                is_descending)
{
  for (guint level = 1; level <= n_levels; level++)
    {
      guint place = is_descending ? n_levels + 1 - level : level;
      g_autofree char *plain = g_strdup_printf ("Mức %u", place);
      const char *label = n_levels == N_LEVELS ? level_names[place - 1] : plain;
      HlOption *option = hl_questionnaire_builder_add_option (builder, label);

      option->flag = choose_flag (place, n_levels);
    }
}

static HlQuestion *
add_criterion (HlQuestionnaireBuilder *builder,
               guint                   number,
               const char             *name,
               guint                   n_levels,
               gboolean                is_descending)
{
  g_autofree char *code = g_strdup_printf ("c%02u", number);
  HlQuestion *question =
    hl_questionnaire_builder_add_question (builder, code, "scale", HL_KIND_SCALE);

  question->number = g_strdup_printf ("%u", number);
  question->text = g_strdup_printf ("%s (%u).", name, number);
  question->short_text = g_strdup (name);
  question->role = HL_ROLE_CRITERION;
  add_levels (builder, n_levels, is_descending);

  return question;
}

static void
add_factor (HlQuestionnaireBuilder *builder,
            guint                   number,
            const char             *name)
{
  g_autofree char *code = g_strdup_printf ("f%u", number);
  HlFactor *factor = hl_questionnaire_builder_add_factor (builder, code);

  factor->title = g_strdup (name);
}

static HlQuestionnaireBuilder *
begin_questionnaire (void)
{
  HlQuestionnaireBuilder *builder = hl_questionnaire_builder_new ("fixture", 1);

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Phiếu khảo sát");
  hl_questionnaire_builder_add_part (builder, "p1");

  return builder;
}

/* Takes the builder. */
static HlScoreSnapshot *
begin_snapshot (HlQuestionnaireBuilder *questions,
                guint                   n)
{
  g_autoptr (HlQuestionnaireBuilder) builder = questions;
  g_autoptr (GError) error = NULL;
  HlScoreSnapshot *self = g_new0 (HlScoreSnapshot, 1);
  HlScoreResult *total = &self->total;

  g_atomic_ref_count_init (&self->ref_count);
  self->questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);
  self->target = NAN;
  self->received = n;
  self->valid = n;
  self->weighted = (HlFigure) { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, FALSE, 0 };
  total->n_factors = self->questionnaire->n_factors;
  total->factors = g_new0 (HlScoreBlock, total->n_factors);
  total->n_criteria = self->questionnaire->n_criteria;
  total->criteria = g_new0 (HlScoreCriterion, total->n_criteria);

  return self;
}

static void
fill_figure (HlFigure *figure,
             double    index,
             double    low,
             double    high,
             guint     n)
{
  *figure = (HlFigure) { .index = index, .low = low, .high = high, .n = n };
  figure->se = (high - low) / 4.0;
  figure->satisfied = index;
  figure->dissatisfied = 100.0 - index;
}

static void
fill_criterion (HlScoreSnapshot *self,
                guint            i,
                const guint     *counts,
                guint            n_levels)
{
  HlScoreCriterion *criterion = &self->total.criteria[i];
  const HlQuestion *question = &self->questionnaire->questions[i];
  guint n = 0, n_satisfied = 0;

  criterion->code = g_strdup (question->code);
  criterion->question = i;
  criterion->n_levels = n_levels;
  criterion->counts = g_memdup2 (counts, n_levels * sizeof (guint));

  for (guint level = 0; level < n_levels; level++)
    {
      n += counts[level];
      if (question->options[level].flag == HL_FLAG_SATISFIED)
        n_satisfied += counts[level];
    }

  fill_figure (&criterion->figure, n > 0 ? 100.0 * n_satisfied / n : NAN, NAN, NAN, n);
}

/* The mean of the criteria of a factor, with an interval of four points; one answer has none. */
static void
fill_factor (HlScoreSnapshot *self,
             guint            i)
{
  HlScoreBlock *block = &self->total.factors[i];
  const HlFactor *factor = &self->questionnaire->factors[i];
  double sum = 0.0;

  for (guint j = 0; j < factor->n_questions; j++)
    sum += self->total.criteria[factor->first_question + j].figure.index;

  double index = sum / factor->n_questions;
  double half = self->valid > 1 ? 2.0 : NAN;

  block->code = g_strdup (factor->code);
  fill_figure (&block->figure, index, fmax (index - half, 0.0) + 0.0 * half,
               fmin (index + half, 100.0) + 0.0 * half, self->valid);
}

static void
fill_overall (HlScoreSnapshot *self)
{
  double sum = 0.0;
  double half = self->valid > 1 ? 1.5 : NAN;

  for (guint i = 0; i < self->total.n_criteria; i++)
    sum += self->total.criteria[i].figure.index;

  double index = sum / self->total.n_criteria;

  fill_figure (&self->total.overall, index, fmax (index - half, 0.0) + 0.0 * half,
               fmin (index + half, 100.0) + 0.0 * half, self->valid);
}

static void
share_out (const FixtureSpec *spec,
           guint              row,
           guint             *counts)
{
  guint k = spec->n_levels;
  guint shift = spec->shape == SPREAD ? row : 0;

  switch (spec->shape)
    {
    case ALL_TOP:
      counts[spec->is_descending ? 0 : k - 1] = spec->n;
      break;

    case ALL_BOTTOM:
      counts[spec->is_descending ? k - 1 : 0] = spec->n;
      break;

    case ALL_MIDDLE:
      counts[k / 2] = spec->n;
      break;

    case ALL_EQUAL:
    case SPREAD:
    default:
      for (guint i = 0; i < spec->n; i++)
        counts[(i * (i + 3) / 2 + shift) % k]++;
      break;
    }
}

/**
 * fixture_snapshot:
 * @spec: what it should hold
 *
 * Returns: results as a run of the scores would give them, with top2 indices
 */
HlScoreSnapshot *
fixture_snapshot (const FixtureSpec *spec)
{
  HlQuestionnaireBuilder *builder = begin_questionnaire ();
  HlScoreSnapshot *self;

  for (guint i = 0; i < spec->n_factors * spec->n_per_factor; i++)
    {
      g_autofree char *name = spec->long_names ? g_strdup (LONG_NAME) :
                              g_strdup_printf ("Tiêu chí %u", i + 1);

      if (i % spec->n_per_factor == 0)
        add_factor (builder, i / spec->n_per_factor + 1, name);
      add_criterion (builder, i + 1, name, spec->n_levels, spec->is_descending);
    }

  self = begin_snapshot (builder, spec->n);
  self->target = spec->target;

  for (guint i = 0; i < self->total.n_criteria; i++)
    {
      guint counts[9] = { 0 };

      share_out (spec, i, counts);
      fill_criterion (self, i, counts, spec->n_levels);
    }

  for (guint i = 0; i < self->total.n_factors; i++)
    fill_factor (self, i);
  fill_overall (self);

  return self;
}

/**
 * fixture_but_son:
 *
 * Returns: the indices of the test survey of 2022, with a target of 90 %
 */
HlScoreSnapshot *
fixture_but_son (void)
{
  HlQuestionnaireBuilder *builder = begin_questionnaire ();
  guint number = 0;
  HlScoreSnapshot *self;

  for (guint i = 0; i < G_N_ELEMENTS (known_factors); i++)
    {
      add_factor (builder, i + 1, known_factors[i].name);
      for (guint j = 0; j < known_factors[i].n_criteria; j++, number++)
        add_criterion (builder, number + 1, known_criteria[number].name, N_LEVELS, FALSE);
    }

  self = begin_snapshot (builder, 147);
  self->target = 90.0;

  for (guint i = 0; i < G_N_ELEMENTS (known_factors); i++)
    {
      const KnownFactor *known = &known_factors[i];

      self->total.factors[i].code = g_strdup_printf ("f%u", i + 1);
      fill_figure (&self->total.factors[i].figure, known->index, known->low, known->high, 147);
    }

  for (guint i = 0; i < G_N_ELEMENTS (known_criteria); i++)
    fill_criterion (self, i, known_criteria[i].counts, N_LEVELS);
  fill_figure (&self->total.overall, 89.37140785098121, 87.09443752030009, 91.64837818166234, 147);

  return self;
}

/**
 * fixture_add_group:
 * @snapshot: results
 * @name: of a field
 * @quota: of the field, or %HL_UNKNOWN_COUNT
 * @valid: its valid responses
 *
 * Adds a field to the results.
 */
void
fixture_add_group (HlScoreSnapshot *snapshot,
                   const char      *name,
                   gint64           quota,
                   guint            valid)
{
  snapshot->groups = g_renew (HlScoreGroup, snapshot->groups, snapshot->n_groups + 1);
  snapshot->groups[snapshot->n_groups++] = (HlScoreGroup) {
    .by = g_strdup ("field"),
    .value = g_strdup (name),
    .label = g_strdup (name),
    .quota = quota,
    .population = HL_UNKNOWN_COUNT,
    .received = valid,
    .result.overall.n = valid,
  };
}

/**
 * fixture_point:
 * @label: of the round
 * @index: its index, with an interval of 2.5 points on either side, within 0…100
 * @n: its valid responses
 * @comparable: with the round before
 * @reason: (nullable): why not
 *
 * Returns: a point of a trend, free with hl_trend_point_clear()
 */
HlTrendPoint
fixture_point (const char *label,
               double      index,
               guint       n,
               gboolean    comparable,
               const char *reason)
{
  HlTrendPoint point = { g_strdup (label), { 0 }, comparable, g_strdup (reason) };

  fill_figure (&point.figure, index, index - fmin (2.5, index), index + fmin (2.5, 100.0 - index),
               n);
  if (isnan (index))
    point.figure.low = point.figure.high = NAN;

  return point;
}

static HlChange
make_change (const char *code,
             double      after,
             double      change)
{
  return (HlChange) {
           g_strdup (code), after - change, after, change, change - 4.0, change + 4.0,
           fabs (change) > 4.0
  };
}

/**
 * fixture_comparison:
 * @snapshot: the later results
 * @step: change of the whole, in points; the factors change by that and i points more, in turn up
 *   and down
 *
 * Returns: an invented comparison with an earlier round
 */
HlComparison *
fixture_comparison (const HlScoreSnapshot *snapshot,
                    double                 step)
{
  HlComparison *self = g_new0 (HlComparison, 1);

  self->overall = make_change ("", snapshot->total.overall.index, step);
  self->n_factors = snapshot->total.n_factors;
  self->factors = g_new0 (HlChange, self->n_factors);

  for (guint i = 0; i < self->n_factors; i++)
    {
      const HlScoreBlock *factor = &snapshot->total.factors[i];

      self->factors[i] = make_change (factor->code, factor->figure.index,
                                      i % 2 == 0 ? step + i : -step - i);
    }

  return self;
}

/**
 * fixture_check_golden:
 * @name: of the golden file, without "chart-" and ".txt"
 * @scene: what was drawn
 *
 * Compares a drawing with the stored one. With HL_UPDATE_GOLDEN=1 it is stored instead.
 */
void
fixture_check_golden (const char *name,
                      HlScene    *scene)
{
  g_autofree char *file = g_strdup_printf ("chart-%s.txt", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *drawn = hl_scene_to_text (scene);
  g_autofree char *stored = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (g_getenv ("HL_UPDATE_GOLDEN"), "1") == 0)
    {
      g_file_set_contents (path, drawn, -1, &error);
      g_assert_no_error (error);
    }

  g_file_get_contents (path, &stored, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (drawn, ==, stored);
}

/**
 * fixture_draw:
 * @type: id of a chart
 * @data: what it shows
 * @theme: where it is seen
 * @font_size: of its labels
 * @width: of the scene
 * @hits: (nullable): see hl_chart_to_scene()
 *
 * Returns: the chart, drawn with metrics that need no font
 */
HlScene *
fixture_draw (const char        *type,
              const HlChartData *data,
              HlTheme            theme,
              double             font_size,
              double             width,
              GArray            *hits)
{
  const HlChartStyle style = { theme, HL_FAMILY_SANS, font_size, 0.0, hl_metrics_fixed () };
  g_autoptr (GError) error = NULL;
  HlScene *scene =
    hl_chart_to_scene (hl_chart_type_by_id (type), data, &style, width, hits, &error);

  g_assert_no_error (error);

  return scene;
}
