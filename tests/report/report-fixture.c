#include "report-fixture.h"

#include <math.h>

#include "core/hl-questionnaire-builder.h"
#include "core/hl-text.h"
#include "report-pages.h"

#define N_FACTORS 5
#define N_CRITERIA 22
#define N_LEVELS 5
#define Z_95 1.959963984540054

static const guint factor_sizes[N_FACTORS] = { 4, 5, 6, 3, 4 };

static const char *const factor_titles[N_FACTORS] = {
  "Tiếp cận dịch vụ hành chính công", "Thủ tục hành chính", "Công chức trực tiếp giải quyết công "
  "việc",
  "Kết quả cung ứng dịch vụ hành chính công", "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị",
};

static const char *const factor_names[N_FACTORS] = {
  "Tiếp cận dịch vụ", "Thủ tục hành chính", "Công chức", "Kết quả dịch vụ", "Góp ý, phản ánh, "
  "kiến nghị",
};

static const char *const levels[N_LEVELS] = {
  "Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng",
};

/* From expected-top2.json. */
static const struct
{
  const char *name;
  guint       counts[N_LEVELS];
  guint       blank;
  guint       not_applicable;
  guint       skipped;
  guint       spoiled;
} criteria[N_CRITERIA] = {
  { "Đủ chỗ ngồi chờ", { 0, 1, 11, 49, 86 }, 0, 0, 0, 0 },
  { "Trang thiết bị đầy đủ", { 0, 0, 19, 61, 62 }, 1, 3, 0, 1 },
  { "Trang thiết bị hiện đại", { 0, 1, 31, 64, 50 }, 1, 0, 0, 0 },
  { "Trang thiết bị dễ sử dụng", { 0, 1, 23, 57, 63 }, 3, 0, 0, 0 },
  { "Niêm yết công khai đầy đủ", { 0, 0, 6, 48, 91 }, 2, 0, 0, 0 },
  { "Niêm yết công khai chính xác", { 0, 0, 10, 54, 81 }, 2, 0, 0, 0 },
  { "Thành phần hồ sơ đúng quy định", { 0, 0, 13, 42, 90 }, 1, 1, 0, 0 },
  { "Phí, lệ phí đúng quy định", { 0, 0, 11, 37, 96 }, 2, 0, 0, 1 },
  { "Thời hạn giải quyết đúng quy định", { 0, 0, 14, 64, 68 }, 0, 1, 0, 0 },
  { "Thái độ giao tiếp lịch sự", { 0, 1, 4, 56, 84 }, 1, 0, 0, 1 },
  { "Lắng nghe ý kiến", { 0, 0, 9, 59, 73 }, 3, 2, 0, 1 },
  { "Giải đáp đầy đủ ý kiến", { 0, 0, 16, 63, 65 }, 2, 1, 0, 0 },
  { "Hướng dẫn kê khai tận tình", { 0, 1, 15, 49, 77 }, 3, 2, 0, 0 },
  { "Hướng dẫn hồ sơ dễ hiểu", { 0, 3, 8, 75, 61 }, 0, 0, 0, 0 },
  { "Tuân thủ đúng quy định", { 0, 1, 6, 45, 91 }, 2, 1, 0, 1 },
  { "Kết quả đúng quy định", { 0, 1, 4, 44, 92 }, 2, 3, 0, 1 },
  { "Kết quả có thông tin đầy đủ", { 0, 2, 5, 39, 99 }, 2, 0, 0, 0 },
  { "Kết quả có thông tin chính xác", { 0, 0, 9, 47, 91 }, 0, 0, 0, 0 },
  { "Bố trí hình thức tiếp nhận góp ý", { 0, 0, 19, 67, 53 }, 5, 3, 0, 0 },
  { "Dễ dàng góp ý, phản ánh", { 0, 0, 5, 29, 11 }, 1, 0, 101, 0 },
  { "Xử lý tích cực các góp ý", { 0, 0, 9, 16, 20 }, 1, 0, 101, 0 },
  { "Thông báo kết quả xử lý kịp thời", { 0, 0, 15, 17, 14 }, 0, 0, 101, 0 },
};

static const struct { double index, low, high, se; } factors[N_FACTORS] = {
  { 84.967995, 81.421285, 88.514704, 1.794580 },
  { 92.554414, 90.140981, 94.967847, 1.221159 },
  { 92.568655, 90.301665, 94.835645, 1.147061 },
  { 95.167955, 92.983515, 97.352396, 1.105293 },
  { 80.652782, 74.885111, 86.420453, 2.918351 },
};

static const double factors_before[N_FACTORS] = { 82.1, 90.45, 88.02, 93.8, 82.3 };

static const HlLevelFlag flags[N_LEVELS] = {
  HL_FLAG_DISSATISFIED, HL_FLAG_DISSATISFIED, HL_FLAG_NEUTRAL, HL_FLAG_SATISFIED, HL_FLAG_SATISFIED,
};

static const HlFigure no_figure = { NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, FALSE, 0 };

static void
add_criterion (HlQuestionnaireBuilder *builder,
               guint                   i,
               const char             *name)
{
  g_autofree char *code = g_strdup_printf ("c%02u", i + 1);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, "scale",
                                                                HL_KIND_SCALE);

  question->text = g_strdup (name);
  question->short_text = g_strdup (name);
  question->number = g_strdup (number);
  question->role = HL_ROLE_CRITERION;

  for (guint level = 0; level < N_LEVELS; level++)
    {
      HlOption *option = hl_questionnaire_builder_add_option (builder, levels[level]);

      option->flag = flags[level];
    }
}

/* A questionnaire in the shape of g1-2640 with its first @n_factors factors; @long_name: name of
 * every criterion. */
HlQuestionnaire *
report_fixture_make_questionnaire (const char *id,
                                   guint       n_factors,
                                   const char *long_name)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new (id, 1);
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *questionnaire;
  guint n = 0;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Phiếu khảo sát sự hài lòng");
  hl_questionnaire_builder_add_part (builder, "c")->title = g_strdup ("Mức độ hài lòng");

  for (guint f = 0; f < n_factors; f++)
    {
      g_autofree char *code = g_strdup_printf ("f%u", f + 1);
      HlFactor *factor = hl_questionnaire_builder_add_factor (builder, code);

      factor->title = g_strdup (factor_titles[f]);
      factor->short_title = g_strdup (factor_names[f]);
      factor->number = hl_text_roman (f + 1);
      for (guint i = 0; i < factor_sizes[f]; i++, n++)
        add_criterion (builder, n, long_name != NULL ? long_name : criteria[n].name);
    }

  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return questionnaire;
}

HlSurvey *
report_fixture_make_survey (HlQuestionnaire *questionnaire)
{
  HlSurvey *survey = hl_survey_new (questionnaire);

  survey->id = 1;
  g_free (survey->title);
  survey->title = g_strdup ("Khảo sát năm 2022");
  survey->state = HL_SURVEY_CLOSED;
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  survey->target = 90.0;
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);

  return survey;
}

static HlScoreSnapshot *
new_snapshot (HlQuestionnaire *questionnaire)
{
  HlScoreSnapshot *snapshot = g_new0 (HlScoreSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->ref_count);
  snapshot->id = g_strdup ("5f0c2b7ad19e4c3386b0e1f2a7d4c9b85f0c2b7ad19e4c3386b0e1f2a7d4c9b8");
  snapshot->questionnaire = hl_questionnaire_ref (questionnaire);
  snapshot->formula = HL_FORMULA_TOP2;
  snapshot->target = 90.0;
  snapshot->fpc = 1.0;
  snapshot->population = 1240;
  snapshot->weighted = no_figure;
  snapshot->unexcluded_index = NAN;
  snapshot->total.overall = no_figure;
  snapshot->total.n_criteria = questionnaire->n_criteria;
  snapshot->total.criteria = g_new0 (HlScoreCriterion, questionnaire->n_criteria);
  snapshot->total.factors = g_new0 (HlScoreBlock, questionnaire->n_factors);

  for (guint i = 0; i < questionnaire->n_factors; i++)
    {
      HlScoreBlock *block = &snapshot->total.factors[snapshot->total.n_factors++];

      block->code = g_strdup (questionnaire->factors[i].code);
      block->figure = no_figure;
      block->alpha = NAN;
    }

  for (guint i = 0; i < questionnaire->n_criteria; i++)
    {
      HlScoreCriterion *criterion = &snapshot->total.criteria[i];

      criterion->question = questionnaire->criteria[i];
      criterion->code = g_strdup (questionnaire->questions[criterion->question].code);
      criterion->figure = no_figure;
      criterion->mean = NAN;
      criterion->n_levels = N_LEVELS;
      criterion->counts = g_new0 (guint, N_LEVELS);
    }

  return snapshot;
}

static void
fill_criterion (HlScoreCriterion *criterion,
                guint             i)
{
  HlFigure *figure = &criterion->figure;
  double n, share, middle, half;

  *figure = (HlFigure) { 0 };
  for (guint level = 0; level < N_LEVELS; level++)
    {
      criterion->counts[level] = criteria[i].counts[level];
      figure->n += criteria[i].counts[level];
    }

  n = figure->n;
  figure->dissatisfied = 100.0 * (criterion->counts[0] + criterion->counts[1]) / n;
  figure->neutral = 100.0 * criterion->counts[2] / n;
  figure->satisfied = 100.0 * (criterion->counts[3] + criterion->counts[4]) / n;
  figure->index = figure->satisfied;

  share = figure->index / 100.0;
  middle = (share + Z_95 * Z_95 / (2.0 * n)) / (1.0 + Z_95 * Z_95 / n);
  half = Z_95 * sqrt (share * (1.0 - share) / n + Z_95 * Z_95 / (4.0 * n * n)) /
         (1.0 + Z_95 * Z_95 / n);
  figure->low = 100.0 * (middle - half);
  figure->high = 100.0 * (middle + half);

  criterion->blank = criteria[i].blank;
  criterion->not_applicable = criteria[i].not_applicable;
  criterion->skipped = criteria[i].skipped;
  criterion->spoiled = criteria[i].spoiled;
}

/* Adds a field with an overall index; "" = forms without a field. */
void
report_fixture_add_group (HlScoreSnapshot *snapshot,
                          const char      *value,
                          gint64           quota,
                          guint            received,
                          guint            invalid,
                          double           index)
{
  HlScoreGroup *group;

  snapshot->groups = g_renew (HlScoreGroup, snapshot->groups, snapshot->n_groups + 1);
  group = &snapshot->groups[snapshot->n_groups++];
  *group = (HlScoreGroup) {
    .by = g_strdup ("field"),
    .value = g_strdup (value),
    .label = g_strdup (value),
    .quota = quota,
    .population = HL_UNKNOWN_COUNT,
    .received = received,
    .invalid = invalid,
  };
  group->result.overall = no_figure;
  group->result.overall.index = index;
  group->result.overall.n = received - invalid;
}

/* The results of the round, for as many criteria as @questionnaire has. */
HlScoreSnapshot *
report_fixture_make_results (HlQuestionnaire *questionnaire)
{
  HlScoreSnapshot *snapshot = new_snapshot (questionnaire);

  snapshot->received = 151;
  snapshot->valid = 147;
  snapshot->invalid = 4;
  snapshot->reasons[HL_RULE_Q01] = snapshot->reasons[HL_RULE_Q02] = 1;
  snapshot->reasons[HL_RULE_Q03] = snapshot->reasons[HL_RULE_Q04] = 1;
  snapshot->warnings[HL_RULE_Q05] = 13;
  snapshot->warnings[HL_RULE_Q07] = 1;
  snapshot->warnings[HL_RULE_Q08] = 2;

  snapshot->total.overall = (HlFigure) {
    89.371408, 87.094438, 91.648378, 1.152111, 146.0, 1.5, 89.371408, 10.205943, 0.422649, FALSE,
    147
  };
  snapshot->weighted = (HlFigure) {
    89.319705, 87.038115, 91.601295, 1.154383, 145.0, 1.5, 89.319705, 10.25, 0.430295, FALSE, 147
  };
  snapshot->weighted_by = g_strdup ("field");

  for (guint f = 0; f < snapshot->total.n_factors; f++)
    snapshot->total.factors[f].figure = (HlFigure) {
      factors[f].index, factors[f].low, factors[f].high, factors[f].se, 146.0,
      factors[f].se * factors[f].se, factors[f].index, 100.0 - factors[f].index, 0.0, FALSE, 147
    }
  ;
  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    fill_criterion (&snapshot->total.criteria[i], i);

  report_fixture_add_group (snapshot, "Hộ tịch", 50, 51, 1, 91.824933);
  report_fixture_add_group (snapshot, "Chứng thực", 100, 99, 2, 88.126739);
  report_fixture_add_group (snapshot, "", HL_UNKNOWN_COUNT, 1, 1, NAN);

  return snapshot;
}

/* The results of a round nobody has answered yet. */
HlScoreSnapshot *
report_fixture_make_nothing (HlQuestionnaire *questionnaire,
                             const HlSurvey  *survey)
{
  HlScoreSnapshot *snapshot = new_snapshot (questionnaire);

  for (guint i = 0; i < survey->n_fields; i++)
    report_fixture_add_group (snapshot, survey->fields[i].name, survey->fields[i].quota, 0, 0, NAN);

  return snapshot;
}

static HlChange
make_change (const char *code,
             double      before,
             double      after,
             gboolean    significant)
{
  return (HlChange) { g_strdup (code), before, after, after - before, after - before - 3.1,
                      after - before + 3.1, significant };
}

static HlComparison *
make_comparison (const HlScoreSnapshot *snapshot)
{
  HlComparison *comparison = g_new0 (HlComparison, 1);

  comparison->overall = make_change ("", 86.9, snapshot->total.overall.index, FALSE);
  comparison->n_factors = snapshot->total.n_factors;
  comparison->factors = g_new0 (HlChange, comparison->n_factors);
  for (guint i = 0; i < comparison->n_factors; i++)
    comparison->factors[i] = make_change (snapshot->total.factors[i].code, factors_before[i],
                                          snapshot->total.factors[i].figure.index, i == 2);

  comparison->n_criteria = snapshot->total.n_criteria;
  comparison->criteria = g_new0 (HlChange, comparison->n_criteria);
  for (guint i = 0; i < comparison->n_criteria; i++)
    {
      const HlScoreCriterion *criterion = &snapshot->total.criteria[i];
      double after = criterion->figure.index;

      comparison->criteria[i] = make_change (criterion->code, after - (i == 12 ? 6.5 : 1.0), after,
                                             i == 12);
    }

  return comparison;
}

static void
fill_office (HlOffice *office)
{
  static const char *const values[][2] = {
    { "name", "UBND thị trấn Bút Sơn" },
    { "parent", "UBND huyện Hoằng Hóa" },
    { "place", "Bút Sơn" },
    { "one_stop", "Bộ phận Tiếp nhận và Trả kết quả" },
    { "symbol", "UBND" },
    { "signers", "TM. ỦY BAN NHÂN DÂN/CHỦ TỊCH|Lê Hồng Sơn" },
    { "recipients", "Phòng Nội vụ (b/c); TT ĐU, HĐND, UBND thị trấn (b/c); Các ngành, đoàn thể "
      "(t/h); Lưu: VT, VP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_true (hl_office_set (office, values[i][0], values[i][1], NULL));
}

ReportFixture *
report_fixture_new (void)
{
  ReportFixture *self = g_new0 (ReportFixture, 1);

  self->office = hl_office_new ();
  fill_office (self->office);
  self->questionnaire = report_fixture_make_questionnaire ("g1-2640", N_FACTORS, NULL);
  self->survey = report_fixture_make_survey (self->questionnaire);

  self->round = (HlReportSurvey) {
    .survey = self->survey,
    .snapshot = report_fixture_make_results (self->questionnaire),
    .previous = report_fixture_make_results (self->questionnaire),
    .previous_label = g_strdup ("năm 2021"),
    .n_returned = HL_UNKNOWN_COUNT,
    .n_blank = HL_UNKNOWN_COUNT,
    .n_refused = HL_UNKNOWN_COUNT,
    .n_lost = HL_UNKNOWN_COUNT,
    .n_out_of_range = 1,
    .n_duplicates = 1,
    .decisions = g_ptr_array_new (),
  };
  self->round.comparison = make_comparison (self->round.snapshot);

  self->spec = (HlReportSpec) {
    .kind = hl_report_kind_by_id ("quarterly"),
    .office = self->office,
    .surveys = &self->round,
    .n_surveys = 1,
    .state = HL_REPORT_SIGNATURE,
    .basis = HL_BASIS_ENDED,
    .date = hl_date_new (2022, 12, 2),
    .texts = g_hash_table_new (g_str_hash, g_str_equal),
    .fingerprint = "HL1-160-93d0c5b1a86e2f47",
    .n_log_responses = 151,
    .metrics = report_metrics (),
  };
  g_assert_true (hl_period_parse ("2022-Q4", self->office, &self->spec.period, NULL));

  return self;
}

void
report_fixture_free (ReportFixture *self)
{
  g_ptr_array_unref (self->round.decisions);
  g_clear_pointer (&self->round.snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&self->round.previous, hl_score_snapshot_unref);
  g_clear_pointer (&self->round.comparison, hl_comparison_free);
  g_free (self->round.previous_label);
  g_hash_table_unref (self->spec.texts);
  hl_survey_unref (self->survey);
  hl_questionnaire_unref (self->questionnaire);
  hl_office_unref (self->office);
  g_free (self);
}
