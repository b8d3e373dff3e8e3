#include "report-checks.h"

#include <math.h>
#include <string.h>

#include "report-fixture.h"
#include "report-pages.h"
#include "report/hl-list.h"

/* 9 mm, and 10 mm to the edge that a printer leaves white. */
#define LEAST_ROW 25.51
#define WHITE 28.0

static GPtrArray *
list_forms (const ReportFixture *fixture,
            const GPtrArray     *entries)
{
  return hl_list_forms_build (fixture->survey, fixture->office, entries, report_metrics ());
}

/* @n lines of @per_line forms each. */
static GPtrArray *
new_entries (guint n,
             guint per_line)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_forms_entry_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (entries, hl_forms_entry_new (i * per_line + 1, (i + 1) * per_line));

  return entries;
}

/* Nothing stands outside the page, and a list has the number of every page at its foot. */
static void
check_list (const GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);
      const double width = hl_scene_get_width (pages->pdata[i]);
      const double height = hl_scene_get_height (pages->pdata[i]);
      g_autofree char *number = g_strdup_printf ("Trang %u/%u", i + 1, pages->len);

      g_assert_cmpfloat (width, >, height);
      g_assert_nonnull (report_page_find (page, number));
      g_assert_nonnull (report_page_find (page, "STT"));
      for (guint k = 0; k < page->texts->len; k++)
        {
          const ReportText *text = &g_array_index (page->texts, ReportText, k);

          g_assert_cmpfloat (text->x, >=, WHITE);
          g_assert_cmpfloat (text->x + text->width, <=, width - WHITE);
          g_assert_cmpfloat (text->baseline, <=, height - WHITE);
        }
    }
}

/* Every row that stands on its own line of rules is high enough to sign in. */
static void
check_rows (const HlScene *scene,
            const char    *first,
            const char    *second)
{
  g_autoptr (ReportPage) page = report_page_new (scene);
  const ReportText *upper = report_page_find (page, first);
  const ReportText *lower = report_page_find (page, second);

  g_assert_nonnull (upper);
  g_assert_nonnull (lower);
  g_assert_cmpfloat (lower->baseline - upper->baseline, >=, LEAST_ROW);
}

static void
test_forms (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) entries = new_entries (20, 8);
  HlFormsEntry *entry = entries->pdata[1];
  HlFormsEntry *next = entries->pdata[2];
  g_autoptr (GPtrArray) pages = NULL;

  next->day = hl_date_new (2022, 9, 6);
  entry->person = g_strdup ("Bà Nguyễn Thị Lan");
  entry->day = hl_date_new (2022, 9, 5);
  entry->result = g_strdup ("Hỏng 01/10/2022; thay bằng phiếu 154-8");
  pages = list_forms (fixture, entries);

  check_list (pages);
  check_rows (pages->pdata[0], "05/9/2022", "06/9/2022");
  g_assert_true (report_pages_have (pages, "Tổng số | 160"));
  report_pages_check_golden ("list-forms", pages);
}

/* Ranges that belong to a field stand under it. */
static void
test_fields (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) entries = new_entries (16, 10);
  g_autoptr (GPtrArray) pages = NULL;

  fixture->survey->ranges[0].last = 50;
  fixture->survey->ranges[0].field = 0;
  hl_survey_add_range (fixture->survey, 51, 160, 1, HL_NO_INDEX);
  pages = list_forms (fixture, entries);

  check_list (pages);
  g_assert_true (report_pages_have (pages, "Lĩnh vực: Hộ tịch 1 |"));
  g_assert_true (report_pages_have (pages, "Lĩnh vực: Chứng thực 6 |"));
}

/* Long words, many lines and a heading of four lines keep to the page. */
static void
test_torture (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) entries = new_entries (5000, 200);
  HlFormsEntry *entry = entries->pdata[3];
  g_autoptr (GPtrArray) pages = NULL;

  g_free (fixture->office->heading);
  fixture->office->heading = g_strdup ("ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI\nỦY BAN NHÂN DÂN "
                                       "PHƯỜNG TRUNG HƯNG\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG");
  entry->person = g_strnfill (300, 'a');
  entry->result = g_strdup ("rách, mất góc, thay bằng phiếu khác, người dân đã chuyển đi nơi khác");
  pages = list_forms (fixture, entries);

  check_list (pages);
  g_assert_true (report_pages_have (pages, "Tổng số | 1.000.000"));
}

/* Nothing to list: head and signatures alone. */
static void
test_nothing (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) entries = new_entries (0, 1);
  g_autoptr (GPtrArray) pages = list_forms (fixture, entries);

  check_list (pages);
  g_assert_cmpuint (pages->len, ==, 1);
}

static GPtrArray *
list_dossiers (const ReportFixture *fixture,
               guint                n_drawn,
               guint                n_reserves)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (HlDrawPart));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (HlDossierEntry));
  const HlDrawPart part = { 0, 100, n_drawn, n_reserves };
  HlDossierList list = {
    fixture->survey, fixture->office, report_metrics (), parts, entries, 7,
  };

  g_array_append_val (parts, part);
  for (guint i = 0; i < n_drawn + n_reserves; i++)
    {
      HlDossierEntry entry = {
        i % 2 == 0 ? "000.00.01.H56-221005-0012" : "17/2022", 0, HL_NO_INDEX,
        hl_date_new (2022, 9, 1 + i), i >= n_drawn, i >= n_drawn ? 0 : i + 1,
      };

      g_array_append_val (entries, entry);
    }

  return hl_list_dossiers_build (&list);
}

static void
test_dossiers (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = list_dossiers (fixture, 15, 3);

  check_list (pages);
  check_rows (pages->pdata[0], "01/9/2022", "02/9/2022");
  g_assert_true (report_pages_have (pages, "Hộ tịch: 100 hồ sơ, chọn 15, khoảng cách chọn 6,67"));
  g_assert_true (report_pages_have (pages, "khoảng cách chọn 6,67, số khởi tạo 7."));
  g_assert_true (report_pages_have (pages, "Hồ sơ dự phòng, dùng theo thứ tự"));
  report_pages_check_golden ("list-dossiers", pages);
}

static void
test_no_reserves (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = list_dossiers (fixture, 2, 0);

  check_list (pages);
  g_assert_false (report_pages_have (pages, "dùng theo thứ tự"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list/forms", test_forms);
  g_test_add_func ("/list/fields", test_fields);
  g_test_add_func ("/list/torture", test_torture);
  g_test_add_func ("/list/nothing", test_nothing);
  g_test_add_func ("/list/dossiers", test_dossiers);
  g_test_add_func ("/list/no-reserves", test_no_reserves);

  return g_test_run ();
}
