#include "report-checks.h"
#include "report-fixture.h"
#include "report-pages.h"

static const HlDecision decisions[] = {
  { (char *) "exclusion", (char *) "phiếu 034", NULL, (char *) "người trả lời là công chức",
    (char *) "Nguyễn Văn An" },
  { (char *) "correction", (char *) "phiếu 012", (char *) "c05: 4 → 3", (char *) "nhập nhầm",
    NULL },
  { (char *) "range", (char *) "161–200", NULL, (char *) "phát thêm", NULL },
  { (char *) "quota", (char *) "Hộ tịch: 50 → 60", NULL, NULL, NULL },
  { (char *) "rule", (char *) "Q03", (char *) "30% → 50%", NULL, NULL },
  { (char *) "other", NULL, NULL, NULL, NULL },
};

static void
add_decision (ReportFixture    *fixture,
              const HlDecision *from)
{
  HlDecision *decision = g_new0 (HlDecision, 1);

  *decision = (HlDecision) {
    g_strdup (from->kind), g_strdup (from->what), g_strdup (from->detail), g_strdup (from->reason),
    g_strdup (from->person), from->person != NULL ? hl_date_new (2022, 11, 3) : HL_DATE_NONE
  };
  g_ptr_array_add (fixture->round.decisions, decision);
}

static void
test_decisions (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  g_ptr_array_set_free_func (fixture->round.decisions, (GDestroyNotify) hl_decision_free);
  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    add_decision (fixture, &decisions[i]);
  fixture->round.snapshot->excluded = 1;
  fixture->round.snapshot->received++;
  fixture->round.snapshot->groups[0].excluded = 1;
  fixture->round.snapshot->groups[0].received++;
  fixture->round.snapshot->unexcluded_index = 89.415;
  pages = report_pages_build (&fixture->spec);

  report_pages_check_golden ("decisions", pages);
  g_assert_true (report_pages_have (pages, "1 | Hộ tịch | 50 | 52 | 1 | 1 | 50 | 100,00%"));
  g_assert_true (report_pages_have (pages, "Tổng số | 150 | 152 | 4 | 1 | 147 | 98,00%"));
  g_assert_true (report_pages_have (pages, "Nếu không loại 01 phiếu nêu trên, chỉ số chung là "
                                    "89,42% (chỉ số sau khi loại: 89,37%)."));
}

/* 160 = 145 + 3 + 4 + 2 + 6; 151 received = 145 + 1 out of range + 5 without paper. */
static void
test_register (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->round.n_returned = 145;
  fixture->round.n_blank = 3;
  fixture->round.n_refused = 4;
  fixture->round.n_lost = 2;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "160 | 145 | 3 | 4 | 2 | 6"));
  g_assert_false (report_pages_have (pages, "Không theo dõi"));
  g_assert_true (report_pages_have (pages, "Phiếu thu về không có số hoặc ngoài dải số đã phát: 01 "
                                    "phiếu."));
  g_assert_true (report_pages_have (pages, "Phiếu trùng số: 01 phiếu, không nhập."));
  g_assert_true (report_pages_have (pages, "Phiếu trả lời không dùng giấy: 05 phiếu."));
}

/* 160 = 147 + 3 + 4 + 2 + 4; two of the 147 are not in yet. */
static void
test_register_more (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->round.n_returned = 147;
  fixture->round.n_unkeyed = 2;
  fixture->round.n_blank = 3;
  fixture->round.n_refused = 4;
  fixture->round.n_lost = 2;
  fixture->round.n_not_met = 1;
  fixture->round.n_wrong_person = 2;
  fixture->round.n_replaced = 1;
  fixture->round.n_conflicts = 3;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "160 | 147 | 3 | 4 | 2 | 4"));
  g_assert_true (report_pages_have (pages, "Phiếu đã thu, chưa nhập: 02 phiếu."));
  g_assert_true (report_pages_have (pages, "Phiếu trả lời không dùng giấy: 05 phiếu."));
  g_assert_true (report_pages_have (pages, "không gặp người trả lời: 01 phiếu."));
  g_assert_true (report_pages_have (pages, "không đúng đối tượng: 02 phiếu."));
  g_assert_true (report_pages_have (pages, "đã thay bằng phiếu khác: 01 phiếu."));
  g_assert_true (report_pages_have (pages, "Phiếu đã có trả lời nhưng sổ phát, thu phiếu ghi "
                                    "khác: 03 phiếu, tính là thu về."));
}

static void
test_register_at_odds (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->round.n_returned = 165;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "cần kiểm tra lại sổ phát, thu phiếu"));
  g_assert_true (report_pages_have (pages, "Phiếu đã thu, chưa nhập: 15 phiếu."));
}

static void
test_dated (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->spec.basis = HL_BASIS_DATED;
  fixture->survey->state = HL_SURVEY_OPEN;
  fixture->round.snapshot->undated = 3;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Số liệu lấy từ các phiếu ghi ngày trả lời trong kỳ"));
  g_assert_true (report_pages_have (pages, "Phiếu không ghi ngày trả lời: 03 phiếu, không tính vào "
                                    "kỳ báo cáo."));
  g_assert_true (report_pages_have (pages, "Bảng 1. Số phiếu thu về và hợp lệ"));
  g_assert_true (report_pages_have (pages, "Chỉ số hài lòng chung tạm tính đạt 89,37%"));
  g_assert_true (report_pages_have (pages, "Việc thu phiếu chưa kết thúc nên số liệu là tạm tính"));
}

static void
test_areas (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlScoreSnapshot *snapshot = fixture->round.snapshot;
  g_autoptr (HlSurvey) survey = hl_survey_new (fixture->questionnaire);
  g_autoptr (GPtrArray) pages = NULL;

  hl_survey_add_area (survey, "Phố Đạo Sơn", 150, 1240);
  survey->from = survey->to = hl_date_new (2022, 10, 1);
  fixture->round.survey = survey;
  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      g_free (snapshot->groups[i].by);
      snapshot->groups[i].by = g_strdup ("area");
    }
  g_free (snapshot->weighted_by);
  snapshot->weighted_by = g_strdup ("area");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "TT | Địa bàn | Kế hoạch"));
  g_assert_true (report_pages_have (pages, "3 | Không ghi địa bàn | – | 1 | 1 | 0 | –"));
  g_assert_true (report_pages_have (pages, "; địa bàn: Phố Đạo Sơn;"));
  g_assert_true (report_pages_have (pages, "Theo địa bàn: Hộ tịch đạt 91,82%"));
  g_assert_true (report_pages_have (pages, "của từng địa bàn, chỉ số là 89,32%"));
  g_assert_false (report_pages_have (pages, "Phát ra"));
}

/* Two parts, each with an index of its own. */
static void
test_parts (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlScoreSnapshot *snapshot = fixture->round.snapshot;
  g_autoptr (GPtrArray) pages = NULL;

  snapshot->total.n_parts = 2;
  snapshot->total.parts = g_new0 (HlScoreBlock, 2);
  for (guint i = 0; i < 2; i++)
    {
      snapshot->total.parts[i].code = g_strdup (i == 0 ? "c" : "d");
      snapshot->total.parts[i].figure = snapshot->total.overall;
    }
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Mức độ hài lòng | 89,37% | 87,09–91,65%"));
}

typedef struct
{
  ReportFixture   *fixture;
  HlReportSurvey   rounds[6];
  HlSurvey        *second;
  HlQuestionnaire *other;
} Rounds;

/* The round of the fixture and @n − 1 others, keyed on another questionnaire. */
static Rounds *
make_rounds (guint n)
{
  Rounds *self = g_new0 (Rounds, 1);

  self->fixture = report_fixture_new ();
  self->other = report_fixture_make_questionnaire ("w9", 3, NULL);
  self->second = report_fixture_make_survey (self->other);
  g_free (self->second->title);
  self->second->title = g_strdup ("Khảo sát nhanh tại một cửa");
  self->rounds[0] = self->fixture->round;

  for (guint i = 1; i < n; i++)
    {
      self->rounds[i] = self->fixture->round;
      self->rounds[i].survey = self->second;
      self->rounds[i].snapshot = report_fixture_make_results (self->other);
      self->rounds[i].previous = NULL;
      self->rounds[i].comparison = NULL;
      self->rounds[i].previous_label = NULL;
      self->rounds[i].decisions = NULL;
    }

  self->fixture->spec.surveys = self->rounds;
  self->fixture->spec.n_surveys = n;

  return self;
}

static void
free_rounds (Rounds *self)
{
  for (guint i = 1; i < self->fixture->spec.n_surveys; i++)
    hl_score_snapshot_unref (self->rounds[i].snapshot);
  hl_survey_unref (self->second);
  hl_questionnaire_unref (self->other);
  report_fixture_free (self->fixture);
  g_free (self);
}

static void
test_two_questionnaires (void)
{
  Rounds *rounds = make_rounds (2);
  g_autoptr (GPtrArray) pages = NULL;

  rounds->second->state = HL_SURVEY_OPEN;
  pages = report_pages_build (&rounds->fixture->spec);

  report_pages_check_golden ("two-rounds", pages);
  g_assert_true (report_pages_have (pages, "Tổng số | 320 | 300 | – | – | – | 20"));
  g_assert_true (report_pages_have (pages, "Tổng số | 300 | 302 | 8 | 294 | 98,00%"));
  g_assert_true (report_pages_have (pages, "TT | Yếu tố | Đợt 1 | Đợt 2"));
  g_assert_true (report_pages_have (pages,
                                    "Kết quả cung ứng dịch vụ hành chính công | 95,17% | –"));
  g_assert_true (report_pages_have (pages, "Các đợt không có tiêu chí cùng nội dung nên không tính "
                                    "chỉ số chung."));

  free_rounds (rounds);
}

static void
test_joint (void)
{
  Rounds *rounds = make_rounds (2);
  HlScoreSnapshot *joint = report_fixture_make_results (rounds->other);
  g_autoptr (GPtrArray) pages = NULL;

  rounds->fixture->spec.joint = joint;
  pages = report_pages_build (&rounds->fixture->spec);

  g_assert_true (report_pages_have (pages, "Chỉ số hài lòng chung (chung các đợt) đạt 89,37%"));
  g_assert_true (report_pages_have (pages, "tính gộp câu trả lời của các đợt và chỉ trên 15 tiêu "
                                    "chí "
                                    "có cùng nội dung trong mọi đợt."));

  hl_score_snapshot_unref (joint);
  free_rounds (rounds);
}

static void
test_six_rounds (void)
{
  Rounds *rounds = make_rounds (6);
  g_autoptr (GPtrArray) pages = report_pages_build (&rounds->fixture->spec);

  g_assert_true (report_pages_have (pages, "TT | Yếu tố | Đợt 1 | Đợt 2 | Đợt 3 | Đợt 4"));
  g_assert_true (report_pages_have (pages, "TT | Yếu tố | Đợt 5 | Đợt 6"));

  free_rounds (rounds);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content/decisions", test_decisions);
  g_test_add_func ("/content/register", test_register);
  g_test_add_func ("/content/register-more", test_register_more);
  g_test_add_func ("/content/register-at-odds", test_register_at_odds);
  g_test_add_func ("/content/dated", test_dated);
  g_test_add_func ("/content/areas", test_areas);
  g_test_add_func ("/content/parts", test_parts);
  g_test_add_func ("/content/two-questionnaires", test_two_questionnaires);
  g_test_add_func ("/content/joint", test_joint);
  g_test_add_func ("/content/six-rounds", test_six_rounds);

  return g_test_run ();
}
