#include <math.h>
#include <string.h>

#include "report-checks.h"
#include "report-fixture.h"
#include "report-pages.h"

static const char long_name[] =
  "Cơ quan tiếp nhận và xử lý tích cực các góp ý, phản ánh, kiến nghị của Ông/Bà về thái độ giao "
  "tiếp, trách nhiệm giải quyết công việc, việc niêm yết công khai thủ tục hành chính, thành phần "
  "hồ sơ, mức phí, lệ phí, thời hạn giải quyết và việc thông báo kết quả xử lý góp ý, phản ánh, "
  "kiến "
  "nghị kịp thời cho người dân và đại diện tổ chức";

static void
set_text (ReportFixture *fixture,
          const char    *name,
          const char    *text)
{
  g_hash_table_insert (fixture->spec.texts, (gpointer) name, (gpointer) text);
}

static void
set_snapshot (ReportFixture   *fixture,
              HlScoreSnapshot *snapshot)
{
  hl_score_snapshot_unref (fixture->round.snapshot);
  fixture->round.snapshot = snapshot;
}

static void
forget_previous (ReportFixture *fixture)
{
  g_clear_pointer (&fixture->round.previous, hl_score_snapshot_unref);
  g_clear_pointer (&fixture->round.comparison, hl_comparison_free);
  g_clear_pointer (&fixture->round.previous_label, g_free);
}

static void
test_long_office (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_true (hl_office_set (fixture->office, "name",
                                "Ban Quản lý dự án đầu tư xây dựng hạ tầng kỹ thuật và phát triển "
                                "đô thị đặc khu Phú Quốc", NULL));
  g_assert_true (hl_office_set (fixture->office, "parent", "UBND tỉnh Kiên Giang", NULL));
  g_assert_true (hl_office_set (fixture->office, "place", "Đặc khu Phú Quốc", NULL));
  fixture->spec.state = HL_REPORT_ISSUED;
  fixture->spec.number = "123";
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "ỦY BAN NHÂN DÂN TỈNH KIÊN GIANG"));
  g_assert_true (report_pages_have (pages, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
  g_assert_true (report_pages_have (pages, "Đặc khu Phú Quốc, ngày 02 tháng 12 năm 2022"));
  g_assert_true (report_pages_have (pages, "Số: 123/BC-UBND"));
}

static void
set_recipients (ReportFixture *fixture,
                guint          n_recipients,
                const char    *prefix)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < n_recipients; i++)
    g_string_append_printf (value, "%sTổ dân phố số %u (t/h); ", prefix, i + 1);
  g_string_append (value, "Lưu: VT, VHTT");
  g_assert_true (hl_office_set (fixture->office, "recipients", value->str, NULL));
}

static void
test_many_recipients (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  set_recipients (fixture, 60, "");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "- Như trên;"));
  g_assert_true (report_pages_have (pages, "- Tổ dân phố số 60 (t/h); - Lưu: VT, VHTT."));
}

static void
test_many_addressees (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  set_recipients (fixture, 60, "> ");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Kính gửi: - Tổ dân phố số 1; "));
  g_assert_true (report_pages_have (pages, "- Tổ dân phố số 60."));
  g_assert_true (report_pages_have (pages, "- Như trên; "));
  g_assert_true (report_pages_have (pages, "- Lưu: VT, VHTT."));
}

static void
test_nobody_addressed (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_true (hl_office_set (fixture->office, "parent", "", NULL));
  pages = report_pages_build (&fixture->spec);

  g_assert_false (report_pages_have (pages, "Kính gửi"));
  g_assert_false (report_pages_have (pages, "Như trên"));
  g_assert_true (report_pages_have (pages, "- Phòng Nội vụ (b/c);"));
}

static void
test_three_line_signer (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlSigner signer = { (char *) "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
                      (char *) "Trịnh Quang Hòa" };
  g_autoptr (GPtrArray) pages = NULL;

  fixture->spec.signer = &signer;
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "PHÓ CHỦ TỊCH"));
  g_assert_true (report_pages_have (pages, "Trịnh Quang Hòa"));
  g_assert_false (report_pages_have (pages, "Lê Hồng Sơn"));
}

static void
test_office_without_signers (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_true (hl_office_set (fixture->office, "signers", "", NULL));
  g_assert_true (hl_office_set (fixture->office, "recipients", "", NULL));
  g_assert_true (hl_office_set (fixture->office, "place", "", NULL));
  g_assert_true (hl_office_set (fixture->office, "one_stop", "", NULL));
  g_assert_true (hl_office_set (fixture->office, "symbol", "", NULL));
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "CHỦ TỊCH"));
  g_assert_true (report_pages_have (pages, "- Lưu: VT, VP."));
}

static void
test_endless_texts (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GString) text = g_string_new ("- Một việc.\n");
  g_autofree char *word = g_strnfill (3000, 'w');
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "việc %u phải làm%s", i, i % 500 == 0 ? "\n" : ", ");
  g_string_append (text, word);
  set_text (fixture, "difficulties", text->str);
  set_text (fixture, "tasks", text->str);
  set_text (fixture, "scope", "Phạm vi do đơn vị viết.");
  set_text (fixture, "method", "Phương pháp do đơn vị viết.");
  set_text (fixture, "closing", text->str);
  pages = report_pages_build (&fixture->spec);

  g_assert_cmpuint (pages->len, >, 40);
  g_assert_true (report_pages_have (pages, "Phạm vi do đơn vị viết."));
  g_assert_true (report_pages_have (pages, "Phương pháp do đơn vị viết."));
}

static void
test_grounds (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  set_text (fixture, "basis", "Căn cứ Quyết định số 5347/QĐ-UBND ngày 24/12/2021;\n"
            "Căn cứ Quyết định số 3246/QĐ-UBND ngày 29/12/2021.\nKế hoạch số 12/KH-UBND.");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Căn cứ Quyết định số 5347/QĐ-UBND ngày 24/12/2021; "
                                    "Căn cứ Quyết định số 3246/QĐ-UBND ngày 29/12/2021. "
                                    "Thực hiện Kế hoạch số 12/KH-UBND, Ủy ban nhân dân"));
}

static void
test_forty_fields (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlScoreSnapshot *snapshot = report_fixture_make_results (fixture->questionnaire);
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lĩnh vực đất đai, xây dựng số %u", i + 1);

      hl_survey_add_field (fixture->survey, name, 10, HL_UNKNOWN_COUNT);
      report_fixture_add_group (snapshot, name, 10, 9, 1, 80.0 + 0.25 * i);
    }
  set_snapshot (fixture, snapshot);
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "42 lĩnh vực"));
  g_assert_true (report_pages_have (pages, "Lĩnh vực đất đai, xây dựng số 40 | 8 (*) | 89,75%"));
  g_assert_true (report_pages_have (pages, "(*) Dưới 30 phiếu: số phiếu ít, chỉ tham khảo."));
}

static void
test_long_criteria (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (HlQuestionnaire) questionnaire =
    report_fixture_make_questionnaire ("own", 5, long_name);
  g_autoptr (GPtrArray) pages = NULL;

  g_assert_cmpint (g_utf8_strlen (long_name, -1), >=, 300);
  set_snapshot (fixture, report_fixture_make_results (questionnaire));
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Tiêu chí có chỉ số cao nhất: “Cơ quan tiếp nhận"));
}

static void
test_no_responses (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  static const char *const steps[][6] = {
    { "Xây dựng Kế hoạch khảo sát", "Tháng 4/2022", "Kế hoạch", "Văn phòng", "Bộ phận một cửa",
      "done" },
    { "Xây dựng bộ công cụ khảo sát", "Tháng 7/2022", "Mẫu phiếu", "Văn phòng", "", "doing" },
    { "Tiến hành khảo sát", "Tháng 9/2022 và tháng 10/2022", "Số phiếu", "Văn phòng", "", "" },
  };
  g_autoptr (GPtrArray) pages = NULL;

  forget_previous (fixture);
  fixture->survey->state = HL_SURVEY_OPEN;
  fixture->survey->n_steps = G_N_ELEMENTS (steps);
  fixture->survey->steps = g_new0 (HlTimetableStep, G_N_ELEMENTS (steps));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    fixture->survey->steps[i] = (HlTimetableStep) {
      g_strdup (steps[i][0]), g_strdup (steps[i][1]), g_strdup (steps[i][2]),
      g_strdup (steps[i][3]), g_strdup (steps[i][4]), g_strdup (steps[i][5])
    }
  ;
  set_snapshot (fixture, report_fixture_make_nothing (fixture->questionnaire, fixture->survey));
  pages = report_pages_build (&fixture->spec);

  report_pages_check_golden ("no-responses", pages);
  g_assert_false (report_pages_have (pages, "KẾT QUẢ"));
}

static void
test_no_responses_no_steps (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  set_snapshot (fixture, report_fixture_make_nothing (fixture->questionnaire, fixture->survey));
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "chưa lập bảng tiến độ"));
}

/* One valid form: indices without intervals. */
static void
test_one_response (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlScoreSnapshot *snapshot = report_fixture_make_nothing (fixture->questionnaire, fixture->survey);
  g_autoptr (GPtrArray) pages = NULL;

  forget_previous (fixture);
  snapshot->received = snapshot->valid = 1;
  snapshot->groups[0].received = snapshot->groups[0].result.overall.n = 1;
  snapshot->groups[0].result.overall.index = 100.0;
  snapshot->total.overall = (HlFigure) {
    100.0, NAN, NAN, NAN, NAN, NAN, 100.0, 0.0, 0.0, FALSE, 1
  };
  for (guint i = 0; i < snapshot->total.n_criteria; i++)
    {
      snapshot->total.criteria[i].counts[4] = 1;
      snapshot->total.criteria[i].figure = snapshot->total.overall;
    }
  fixture->round.n_out_of_range = fixture->round.n_duplicates = 0;
  set_snapshot (fixture, snapshot);
  pages = report_pages_build (&fixture->spec);

  report_pages_check_golden ("one-response", pages);
  g_assert_true (report_pages_have (pages, "số phiếu ít, chỉ tham khảo"));
}

/* Forms came back, but none is valid: no figure is known. */
static void
test_nothing_known (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  HlScoreSnapshot *snapshot = report_fixture_make_nothing (fixture->questionnaire, fixture->survey);
  g_autoptr (GPtrArray) pages = NULL;

  snapshot->received = snapshot->invalid = 3;
  snapshot->population = HL_UNKNOWN_COUNT;
  snapshot->target = NAN;
  set_snapshot (fixture, snapshot);
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Chỉ số hài lòng chung: chưa đủ số liệu"));
  g_assert_false (report_pages_have (pages, "nan"));
  g_assert_false (report_pages_have (pages, "Bảng 2."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/torture/long-office", test_long_office);
  g_test_add_func ("/torture/recipients", test_many_recipients);
  g_test_add_func ("/torture/addressees", test_many_addressees);
  g_test_add_func ("/torture/nobody", test_nobody_addressed);
  g_test_add_func ("/torture/signer", test_three_line_signer);
  g_test_add_func ("/torture/no-signer", test_office_without_signers);
  g_test_add_func ("/torture/endless", test_endless_texts);
  g_test_add_func ("/torture/grounds", test_grounds);
  g_test_add_func ("/torture/fields", test_forty_fields);
  g_test_add_func ("/torture/criteria", test_long_criteria);
  g_test_add_func ("/torture/no-responses", test_no_responses);
  g_test_add_func ("/torture/no-steps", test_no_responses_no_steps);
  g_test_add_func ("/torture/one", test_one_response);
  g_test_add_func ("/torture/nothing-known", test_nothing_known);

  return g_test_run ();
}
