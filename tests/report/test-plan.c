#include "report-checks.h"

#include "core/hl-survey-officers.h"
#include "core/hl-survey-steps.h"
#include "report-fixture.h"
#include "report-pages.h"
#include "report/hl-section.h"

static ReportFixture *
new_plan (void)
{
  ReportFixture *fixture = report_fixture_new ();

  fixture->spec.kind = hl_report_kind_by_id ("plan");
  g_assert_true (hl_period_parse ("2022", fixture->office, &fixture->spec.period, NULL));

  return fixture;
}

static void
test_plan (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);

  g_assert_cmpuint (pages->len, <=, 4);
  report_pages_check_golden ("plan", pages);
}

/* A plan is addressed to nobody and holds no results. */
static void
test_no_report (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "KẾ HOẠCH"));
  g_assert_true (report_pages_have (pages, "/KH-UBND"));
  g_assert_false (report_pages_have (pages, "Kính gửi"));
  g_assert_false (report_pages_have (pages, "Như trên"));
  g_assert_false (report_pages_have (pages, "HL1-"));
}

static void
test_quotas (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Tổng số: 150 phiếu trên 1.240 giao dịch"));
  g_assert_true (report_pages_have (pages, "±7,50 điểm phần trăm"));
  g_assert_true (report_pages_have (pages, "Phiếu đánh số từ 001 đến 160."));

  hl_survey_add_range (fixture->round.survey, 161, 170, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_range (fixture->round.survey, 201, 250, HL_NO_INDEX, HL_NO_INDEX);
  fixture->round.survey->fields[0].population = HL_UNKNOWN_COUNT;
  g_clear_pointer (&pages, g_ptr_array_unref);
  pages = report_pages_build (&fixture->spec);
  g_assert_true (report_pages_have (pages, "Tổng số: 150 phiếu; khi người trả lời"));
  g_assert_true (report_pages_have (pages, "±8,00 điểm phần trăm"));
  g_assert_true (report_pages_have (pages, "Phiếu đánh số từ 001 đến 170, từ 201 đến 250."));
}

/* Every field has its line of the office's text; what is left out stays as proposed. */
static void
test_written_fields (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = NULL;

  g_hash_table_insert (fixture->spec.texts, (gpointer) "plan_fields",
                       (gpointer) "Ông An | Phố Trung | Tháng 9\nBà Bình");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Ông An"));
  g_assert_true (report_pages_have (pages, "Phố Trung"));
  g_assert_true (report_pages_have (pages, "Tháng 9"));
  g_assert_true (report_pages_have (pages, "Bà Bình"));
  g_assert_true (report_pages_have (pages, "Toàn địa bàn"));
}

static void
test_officers (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = NULL;

  hl_survey_add_officer (fixture->round.survey, 0, "CC-01", "Lê Văn An", HL_DATE_NONE,
                         HL_DATE_NONE);
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Lê Văn An"));
  g_assert_true (report_pages_have (pages, "Công chức phụ trách"));
}

/* The office's own sentence on how people are chosen follows the usual one. */
static void
test_sampling (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = NULL;

  g_hash_table_insert (fixture->round.survey->texts, g_strdup ("sampling_how"),
                       g_strdup ("Mời người thứ ba mỗi buổi sáng."));
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "được mời trả lời tại chỗ. Mời người thứ ba"));
}

/* What is proposed can be taken as the office's own text and gives the same pages. */
static void
test_proposals (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) before = report_pages_build (&fixture->spec);
  g_autofree char *expected = report_pages_write (before);
  const char *const *sections = fixture->spec.kind->sections;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *drawn = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; sections[i] != NULL; i++)
    {
      const HlSectionType *section = hl_section_type_by_id (sections[i]);
      char *text;

      if (section->text == NULL)
        continue;

      text = hl_section_get_text (section, &fixture->spec);
      g_assert_cmpstr (text, !=, "");
      g_ptr_array_add (texts, text);
      g_hash_table_insert (fixture->spec.texts, (gpointer) section->text, text);
    }

  after = report_pages_build (&fixture->spec);
  drawn = report_pages_write (after);
  g_assert_cmpstr (drawn, ==, expected);
}

static void
test_written_steps (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  g_autoptr (GPtrArray) pages = NULL;

  hl_survey_add_step (fixture->round.survey, "Đo đạc", "Tháng 5/2022", "Bản vẽ", "Địa chính", "");
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Đo đạc"));
  g_assert_false (report_pages_have (pages, "Phát, thu phiếu"));
}

static void
test_proposed_steps (void)
{
  g_autoptr (ReportFixture) fixture = new_plan ();
  HlSurvey *survey = fixture->round.survey;

  survey->from = hl_date_new (2026, 1, 5);
  survey->to = hl_date_new (2026, 12, 20);
  hl_survey_propose_steps (survey, "Văn phòng", "Một cửa");

  g_assert_cmpuint (survey->n_steps, ==, 6);
  g_assert_cmpstr (survey->steps[0].due, ==, "Tháng 12/2025");
  g_assert_cmpstr (survey->steps[2].due, ==, "Từ 05/01/2026 đến 20/12/2026");
  g_assert_cmpstr (survey->steps[5].due, ==, "Tháng 1/2027");

  hl_survey_propose_steps (survey, "Văn phòng", "Một cửa");
  g_assert_cmpuint (survey->n_steps, ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan/golden", test_plan);
  g_test_add_func ("/plan/no-report", test_no_report);
  g_test_add_func ("/plan/quotas", test_quotas);
  g_test_add_func ("/plan/written-fields", test_written_fields);
  g_test_add_func ("/plan/officers", test_officers);
  g_test_add_func ("/plan/sampling", test_sampling);
  g_test_add_func ("/plan/proposals", test_proposals);
  g_test_add_func ("/plan/written-steps", test_written_steps);
  g_test_add_func ("/plan/proposed-steps", test_proposed_steps);

  return g_test_run ();
}
