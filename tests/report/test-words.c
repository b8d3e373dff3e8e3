#include <math.h>

#include "report-checks.h"
#include "report-fixture.h"
#include "report-pages.h"

static void
test_formulas (void)
{
  static const struct
  {
    HlFormula     formula;
    HlFactorRule  factor_rule;
    HlOverallRule overall_rule;
    const char   *words[3];
  } cases[] = {
    { HL_FORMULA_TOP2, HL_FACTOR_CRITERIA, HL_OVERALL_CRITERIA,
      { "tỷ lệ phần trăm số người chọn “Hài lòng” hoặc “Rất hài lòng” trên số người trả lời",
        "chỉ số của yếu tố là trung bình cộng các tiêu chí thuộc yếu tố",
        "chỉ số chung là trung bình cộng của 22 tiêu chí." } },
    { HL_FORMULA_MEAN, HL_FACTOR_POOLED, HL_OVERALL_FACTORS,
      { "(mức thấp nhất 1 điểm, mức cao nhất 5 điểm) tính bằng phần trăm của 5 điểm",
        "chỉ số của yếu tố tính gộp mọi câu trả lời của các tiêu chí thuộc yếu tố",
        "chỉ số chung là trung bình cộng các yếu tố." } },
    { HL_FORMULA_MEAN100, HL_FACTOR_CRITERIA, HL_OVERALL_POOLED,
      { "quy đổi về thang 100 (mức thấp nhất là 0, mức cao nhất là 100)",
        "trung bình cộng các tiêu chí thuộc yếu tố",
        "chỉ số chung tính gộp mọi câu trả lời của mọi tiêu chí." } },
    { HL_FORMULA_TOP2, HL_FACTOR_CRITERIA, HL_OVERALL_QUESTION,
      { "chỉ số chung là chỉ số của câu “Lắng nghe ý kiến”.", "", "" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      HlScoreSnapshot *snapshot = fixture->round.snapshot;
      g_autoptr (GPtrArray) pages = NULL;

      snapshot->formula = cases[i].formula;
      snapshot->factor_rule = cases[i].factor_rule;
      snapshot->overall_rule = cases[i].overall_rule;
      snapshot->overall_question = g_strdup ("c11");
      pages = report_pages_build (&fixture->spec);

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].words); k++)
        g_assert_true (report_pages_have (pages, cases[i].words[k]));
    }
}

/* An index made of means speaks of points, not of shares of people. */
static void
test_mean_words (void)
{
  static const struct
  {
    HlFormula     formula;
    HlOverallRule rule;
    const char   *words[2];
  } cases[] = {
    { HL_FORMULA_MEAN, HL_OVERALL_FACTORS,
      { "147 phiếu hợp lệ), tương ứng điểm bình quân 4,47 trên thang 5 điểm.",
        "Chung (05 yếu tố) | 89,37%" } },
    { HL_FORMULA_MEAN100, HL_OVERALL_QUESTION,
      { "tương ứng điểm bình quân 4,57 trên thang 5 điểm.",
        "Chung (câu “Lắng nghe ý kiến”) | 89,37%" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      HlScoreSnapshot *snapshot = fixture->round.snapshot;
      g_autoptr (GPtrArray) pages = NULL;

      snapshot->formula = cases[i].formula;
      snapshot->overall_rule = cases[i].rule;
      snapshot->overall_question = g_strdup ("c11");
      pages = report_pages_build (&fixture->spec);

      for (guint k = 0; k < G_N_ELEMENTS (cases[i].words); k++)
        g_assert_true (report_pages_have (pages, cases[i].words[k]));
      g_assert_true (report_pages_have (pages, "Tỷ lệ đánh giá hài lòng là 89,37%, ở mức bình "
                                        "thường là 10,21%, chưa hài lòng là 0,42%."));
      g_assert_true (report_pages_have (pages, "sai số lớn nhất của tỷ lệ người chọn một mức"));
      g_assert_true (report_pages_have (pages, "không so trực tiếp với các tỷ lệ này."));
    }
}

static void
test_rules (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlRuleSetting *rules = fixture->survey->rules;
  g_autoptr (GPtrArray) usual = report_pages_build (&fixture->spec);
  g_autoptr (GPtrArray) changed = NULL;

  g_assert_true (report_pages_have (usual, "không ghi lĩnh vực (01 phiếu); bỏ trống hoặc đánh dấu "
                                    "hai ô ở trên 30% số tiêu chí được hỏi (01 phiếu)"));
  g_assert_true (report_pages_have (usual, "; hai lần nhập khác nhau, chưa xử lý."));
  g_assert_true (report_pages_have (usual, "trả lời từ 10 tiêu chí trở lên và đều chọn cùng một "
                                    "mức (13 phiếu)"));
  g_assert_false (report_pages_have (usual, "mức thường dùng"));

  rules[HL_RULE_Q01].effect = HL_EFFECT_WARNING;
  rules[HL_RULE_Q03].threshold = 0.5;
  rules[HL_RULE_Q07].effect = HL_EFFECT_INVALID;
  rules[HL_RULE_Q11].effect = HL_EFFECT_OFF;
  rules[HL_RULE_Q11].threshold = 0.0;
  changed = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (changed, "Quy tắc kiểm tra khác mức thường dùng: không có số "
                                    "phiếu hoặc số phiếu ngoài dải số đã phát (chuyển từ không "
                                    "hợp lệ sang cảnh báo); bỏ trống hoặc đánh dấu hai ô ở trên "
                                    "50% số tiêu chí được hỏi (mức thường dùng là 30%); ngày trả "
                                    "lời ngoài thời gian khảo sát (chuyển từ cảnh báo sang không "
                                    "hợp lệ); thuộc 10% số phiếu chọn để phúc tra, chưa phúc tra "
                                    "(không áp dụng)."));
}

/* Zeros as in administrative documents: before days, and before months 1 and 2 only. */
static void
test_dates (void)
{
  static const struct { guint month, day; const char *words; } cases[] = {
    { 9, 1, "từ ngày 01/9/2022 đến" }, { 2, 10, "từ ngày 10/02/2022 đến" },
    { 1, 5, "từ ngày 05/01/2022 đến" }, { 10, 3, "từ ngày 03/10/2022 đến" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      g_autoptr (GPtrArray) pages = NULL;

      fixture->survey->from = hl_date_new (2022, cases[i].month, cases[i].day);
      pages = report_pages_build (&fixture->spec);
      g_assert_true (report_pages_have (pages, cases[i].words));
    }
}

static void
test_sampling (void)
{
  static const struct { HlSampling sampling; const char *words; gboolean assumed; } cases[] = {
    { HL_SAMPLING_INTERCEPT, "không chọn ngẫu nhiên; các khoảng tin cậy 95%", TRUE },
    { HL_SAMPLING_RANDOM, "Người trả lời được chọn ngẫu nhiên.", FALSE },
    { HL_SAMPLING_SYSTEMATIC, "chọn ngẫu nhiên hệ thống từ danh sách hồ sơ.", FALSE },
    { HL_SAMPLING_CENSUS, "Khảo sát toàn bộ người thuộc diện khảo sát.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      g_autoptr (GPtrArray) pages = NULL;

      fixture->survey->sampling = cases[i].sampling;
      pages = report_pages_build (&fixture->spec);
      g_assert_true (report_pages_have (pages, cases[i].words));
      g_assert_true (report_pages_have (pages, "87% đến 92% (với giả định") == cases[i].assumed);
    }
}

static void
test_margin (void)
{
  static const struct { gint64 population; const char *words; } cases[] = {
    { 1240, "Với 147 phiếu hợp lệ trên tổng số 1.240 giao dịch của kỳ, sai số lớn nhất của "
      "một tỷ lệ ở mức tin cậy 95% là ±7,59 điểm phần trăm; để sai số không quá ±5 điểm phần "
      "trăm cần 303 phiếu." },
    { 150, "hợp lệ trên tổng số 150 giao dịch của kỳ, sai số lớn nhất của một tỷ lệ "
      "ở mức tin cậy 95% là ±1,15 điểm phần trăm." },
    { HL_UNKNOWN_COUNT, "chưa có tổng số giao dịch của kỳ, sai số lớn nhất của một tỷ lệ ở mức "
      "tin cậy "
      "95% là ±8,08 điểm phần trăm." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      g_autoptr (GPtrArray) pages = NULL;

      fixture->round.snapshot->population = cases[i].population;
      pages = report_pages_build (&fixture->spec);
      g_assert_true (report_pages_have (pages, cases[i].words));
    }
}

static void
test_target (void)
{
  static const struct { double target; const char *words; } cases[] = {
    { 90.0, "Chỉ số thấp hơn mục tiêu (90%) 0,63 điểm phần trăm; mục tiêu nằm trong khoảng tin "
      "cậy" },
    { 95.0, "Chỉ số thấp hơn mục tiêu (95%) 5,63 điểm phần trăm; chưa đạt mục tiêu." },
    { 82.5, "Chỉ số cao hơn mục tiêu (82,50%) 6,87 điểm phần trăm; đạt mục tiêu." },
    { 89.37, "Chỉ số bằng mục tiêu 89,37%; mục tiêu nằm trong khoảng tin cậy" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      g_autoptr (GPtrArray) pages = NULL;

      fixture->round.snapshot->target = cases[i].target;
      pages = report_pages_build (&fixture->spec);
      g_assert_true (report_pages_have (pages, cases[i].words));
    }
}

static void
test_no_target_no_previous (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->round.snapshot->target = NAN;
  g_clear_pointer (&fixture->round.previous, hl_score_snapshot_unref);
  g_clear_pointer (&fixture->round.comparison, hl_comparison_free);
  pages = report_pages_build (&fixture->spec);

  g_assert_false (report_pages_have (pages, "mục tiêu 90%"));
  g_assert_false (report_pages_have (pages, "Tăng, giảm"));
  g_assert_true (report_pages_have (pages, "Chưa có số liệu kỳ trước theo cùng bộ tiêu chí để so "
                                    "sánh."));
}

static void
test_change (void)
{
  static const struct { double before, low; gboolean significant; const char *words; } cases[] = {
    { 86.9, -0.6, FALSE, "So với năm 2021 (86,90%), chỉ số tăng 2,47 điểm phần trăm; mức thay "
      "đổi nằm trong phạm vi sai số." },
    { 95.0, -8.0, TRUE,
      "(95,00%), chỉ số giảm 5,63 điểm phần trăm; thay đổi có ý nghĩa thống kê." },
    { 89.3712, -3.0, FALSE, "(89,37%), chỉ số không thay đổi. Tỷ lệ" },
    { 86.9, NAN, FALSE, "tăng 2,47 điểm phần trăm; chưa đủ số liệu để đánh giá sai số." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      HlChange *change = &fixture->round.comparison->overall;
      g_autoptr (GPtrArray) pages = NULL;

      change->before = cases[i].before;
      change->low = cases[i].low;
      change->significant = cases[i].significant;
      pages = report_pages_build (&fixture->spec);
      g_assert_true (report_pages_have (pages, cases[i].words));
    }
}

static void
test_incomparable (void)
{
  static const struct { HlFormula formula; guint n_criteria; const char *words; } cases[] = {
    { HL_FORMULA_MEAN, 22, "Chưa so sánh được với năm 2021 do khác công thức tính chỉ số." },
    { HL_FORMULA_TOP2, 0, "Chưa so sánh được với năm 2021 do khác bộ phiếu, không có tiêu chí cùng "
      "nội "
      "dung." },
    { HL_FORMULA_TOP2, 22, "Chưa so sánh được với năm 2021 do chưa đủ số liệu." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ReportFixture) fixture = report_fixture_new ();
      HlComparison *comparison = fixture->round.comparison;
      guint n_criteria = comparison->n_criteria;
      g_autoptr (GPtrArray) pages = NULL;

      fixture->round.previous->formula = cases[i].formula;
      comparison->overall.change = NAN;
      comparison->n_criteria = cases[i].n_criteria;
      for (guint k = 0; k < comparison->n_factors; k++)
        comparison->factors[k].change = NAN;
      pages = report_pages_build (&fixture->spec);
      comparison->n_criteria = n_criteria;

      g_assert_true (report_pages_have (pages, cases[i].words));
      g_assert_true (report_pages_have (pages, "84,97% | 81,42–88,51% | – | –"));
    }
}

static void
test_changed_criteria (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) many = NULL;
  g_autoptr (GPtrArray) none = NULL;

  for (guint i = 0; i < 22; i++)
    fixture->round.comparison->criteria[i].significant = i < 8;
  many = report_pages_build (&fixture->spec);
  g_assert_true (report_pages_have (many, "So với năm 2021, 08 tiêu chí thay đổi có ý nghĩa thống "
                                    "kê"));

  for (guint i = 0; i < 8; i++)
    fixture->round.comparison->criteria[i].significant = FALSE;
  none = report_pages_build (&fixture->spec);
  g_assert_true (report_pages_have (none, "thay đổi của các tiêu chí đều trong phạm vi sai số."));
}

static void
test_weighted (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->round.snapshot->official = HL_OFFICIAL_WEIGHTED;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Chỉ số hài lòng chung đạt 89,32%"));
  g_assert_true (report_pages_have (pages, "nếu không tính trọng số, chỉ số là 89,37%"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/formulas", test_formulas);
  g_test_add_func ("/words/mean-words", test_mean_words);
  g_test_add_func ("/words/rules", test_rules);
  g_test_add_func ("/words/dates", test_dates);
  g_test_add_func ("/words/sampling", test_sampling);
  g_test_add_func ("/words/margin", test_margin);
  g_test_add_func ("/words/target", test_target);
  g_test_add_func ("/words/no-target", test_no_target_no_previous);
  g_test_add_func ("/words/change", test_change);
  g_test_add_func ("/words/incomparable", test_incomparable);
  g_test_add_func ("/words/changed-criteria", test_changed_criteria);
  g_test_add_func ("/words/weighted", test_weighted);

  return g_test_run ();
}
