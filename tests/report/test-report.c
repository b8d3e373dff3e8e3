#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "report-checks.h"
#include "report-fixture.h"
#include "report-pages.h"
#include "report/hl-flow.h"

#define TOLERANCE 0.05

static void
test_signature_state (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);

  report_pages_check_golden ("signature", pages);
  g_assert_cmpuint (pages->len, >=, 2);
  g_assert_cmpuint (pages->len, <=, 4);
}

static void
test_issued_state (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->spec.state = HL_REPORT_ISSUED;
  fixture->spec.number = "5";
  pages = report_pages_build (&fixture->spec);

  g_assert_true (report_pages_have (pages, "Số: 05/BC-UBND"));
  g_assert_true (report_pages_have (pages, "Bút Sơn, ngày 02 tháng 12 năm 2022"));
}

static void
test_same_twice (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) first = report_pages_build (&fixture->spec);
  g_autoptr (GPtrArray) second = report_pages_build (&fixture->spec);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      g_autofree char *one = hl_scene_to_text (first->pdata[i]);
      g_autofree char *other = hl_scene_to_text (second->pdata[i]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_draft_state (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;

  fixture->spec.state = HL_REPORT_DRAFT;
  fixture->spec.number = "5";
  fixture->spec.date = HL_DATE_NONE;
  pages = report_pages_build (&fixture->spec);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);

      g_assert_nonnull (report_page_find (page, "DỰ THẢO"));
    }

  g_assert_true (report_pages_have (pages, "Số:        /BC-UBND"));
  g_assert_true (report_pages_have (pages, "Bút Sơn, ngày     tháng     năm"));
}

typedef struct
{
  const char *text;
  double      size;
  HlFontStyle style;
} Element;

/* D§6.2, sizes and faces; order from top to bottom in each half of the page. */
static void
test_elements (void)
{
  static const Element right[] = {
    { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12.0, HL_FONT_BOLD },
    { "Độc lập - Tự do - Hạnh phúc", 13.0, HL_FONT_BOLD },
    { "Bút Sơn, ngày     tháng 12 năm 2022", 13.0, HL_FONT_ITALIC },
  };
  static const Element left[] = {
    { "ỦY BAN NHÂN DÂN", 12.0, HL_FONT_BOLD },
    { "THỊ TRẤN BÚT SƠN", 12.0, HL_FONT_BOLD },
    { "Số:        /BC-UBND", 13.0, HL_FONT_REGULAR },
  };
  static const Element middle[] = {
    { "BÁO CÁO", 14.0, HL_FONT_BOLD },
    { "Kết quả đo lường sự hài lòng của người dân, tổ chức", 14.0, HL_FONT_BOLD },
    { "Kính gửi: Ủy ban nhân dân huyện Hoằng Hóa.", 14.0, HL_FONT_REGULAR },
    { "I. TÌNH HÌNH THỰC HIỆN", 14.0, HL_FONT_BOLD },
    { "1. Phạm vi, đối tượng, thời gian", 14.0, HL_FONT_BOLD },
  };
  static const struct { const Element *elements; guint n; } columns[] = {
    { right, G_N_ELEMENTS (right) }, { left, G_N_ELEMENTS (left) },
    { middle, G_N_ELEMENTS (middle) },
  };
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);
  g_autoptr (ReportPage) page = report_page_new (pages->pdata[0]);

  for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
    {
      double above = 0.0;

      for (guint i = 0; i < columns[c].n; i++)
        {
          const Element *element = &columns[c].elements[i];
          const ReportText *text = report_page_find (page, element->text);

          g_assert_nonnull (text);
          g_assert_cmpfloat (text->font.size, ==, element->size);
          g_assert_cmpint (text->font.style, ==, element->style);
          g_assert_cmpint (text->font.family, ==, HL_FAMILY_SERIF);
          g_assert_cmpfloat (text->baseline, >, above);
          above = text->baseline;
        }
    }

  g_assert_cmpfloat (report_page_find (page, right[2].text)->baseline, ==,
                     report_page_find (page, left[2].text)->baseline);
  g_assert_null (report_page_find (page, "1"));
}

static double
middle_of (const ReportText *text)
{
  return text->x + text->width / 2.0;
}

static const ReportRule *
find_rule_below (const ReportPage *page,
                 const ReportText *text)
{
  for (guint i = 0; i < page->rules->len; i++)
    {
      const ReportRule *rule = &g_array_index (page->rules, ReportRule, i);

      if (rule->y1 == rule->y2 && rule->y1 > text->baseline && rule->y1 < text->baseline + 12.0 &&
          fabs ((rule->x1 + rule->x2) / 2.0 - middle_of (text)) < TOLERANCE)
        return rule;
    }

  return NULL;
}

static void
test_rules_of_the_head (void)
{
  static const struct { const char *text; double least, most; } cases[] = {
    { "Độc lập - Tự do - Hạnh phúc", 1.0, 1.0 },
    { "THỊ TRẤN BÚT SƠN", 1.0 / 3.0, 0.5 },
    { "đối với sự phục vụ của UBND thị trấn Bút Sơn, quý IV năm 2022", 1.0 / 3.0, 0.5 },
  };
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);
  g_autoptr (ReportPage) page = report_page_new (pages->pdata[0]);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const ReportText *text = report_page_find (page, cases[i].text);
      const ReportRule *rule = NULL;

      g_assert_nonnull (text);
      rule = find_rule_below (page, text);
      g_assert_nonnull (rule);
      g_assert_cmpfloat ((rule->x2 - rule->x1) / text->width, >=, cases[i].least - 1e-6);
      g_assert_cmpfloat ((rule->x2 - rule->x1) / text->width, <=, cases[i].most + 1e-6);
    }
}

static void
test_foot (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);
  g_autoptr (ReportPage) page = report_page_new (pages->pdata[pages->len - 1]);
  const ReportText *heading = report_page_find (page, "Nơi nhận:");
  const ReportText *first = report_page_find (page, "- Như trên;");
  const ReportText *last = report_page_find (page, "- Lưu: VT, VP.");
  const ReportText *power = report_page_find (page, "TM. ỦY BAN NHÂN DÂN");
  const ReportText *post = report_page_find (page, "CHỦ TỊCH");
  const ReportText *name = report_page_find (page, "Lê Hồng Sơn");
  double centre = HL_PAGE_LEFT + HL_TEXT_WIDTH / 2.0;

  g_assert_cmpfloat (heading->font.size, ==, 12.0);
  g_assert_cmpint (heading->font.style, ==, HL_FONT_BOLD_ITALIC);
  g_assert_cmpfloat_with_epsilon (heading->x, HL_PAGE_LEFT, TOLERANCE);
  g_assert_cmpfloat (fabs (heading->baseline - power->baseline), <, 4.0);
  g_assert_cmpfloat (first->font.size, ==, 11.0);
  g_assert_cmpfloat_with_epsilon (first->x, HL_PAGE_LEFT, TOLERANCE);
  g_assert_cmpfloat (last->baseline, >, first->baseline);

  g_assert_cmpfloat (power->x, >, centre);
  g_assert_cmpfloat_with_epsilon (middle_of (power), middle_of (post), TOLERANCE);
  g_assert_cmpfloat_with_epsilon (middle_of (power), middle_of (name), TOLERANCE);
  g_assert_cmpfloat (name->baseline - post->baseline, >=, 4.0 * (post->baseline - power->baseline));
  g_assert_cmpfloat (name->font.size, ==, 14.0);
  g_assert_cmpint (name->font.style, ==, HL_FONT_BOLD);
}

static void
test_structure (void)
{
  static const char *const wanted[] = {
    "H1[I. TÌNH HÌNH THỰC HIỆN]", "H2[2. Phương pháp]", "Caption[Bảng 1. ",
    "Table[TR[TH[Phát ra] TH[Thu về có trả lời] ", "TR[TD[160] TD[150] TD[–] ", "Figure[(",
    "L[LI[- ", "Caption[Biểu đồ 2. ",
  };
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = report_pages_build (&fixture->spec);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GString) outline = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);

      g_string_append (all, page->structure->str);
      g_string_append (outline, page->bookmarks->str);
    }

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_nonnull (strstr (all->str, wanted[i]));

  g_assert_cmpstr (outline->str, ==,
                   "0 I. TÌNH HÌNH THỰC HIỆN\n"
                   "1 1. Phạm vi, đối tượng, thời gian\n"
                   "1 2. Phương pháp\n"
                   "1 3. Tình hình phiếu\n"
                   "0 II. KẾT QUẢ\n"
                   "1 1. Chỉ số chung\n"
                   "1 2. Các yếu tố\n"
                   "1 3. Kết quả theo từng mức đánh giá\n"
                   "1 4. Các tiêu chí có chỉ số cao nhất, thấp nhất\n"
                   "0 III. KHÓ KHĂN, VƯỚNG MẮC\n"
                   "0 IV. NHIỆM VỤ KỲ TỚI\n");
}

/* Decisions and texts as long as offices write them, in a report of one round. */
static void
add_usual_texts (ReportFixture *fixture)
{
  static const HlDecision decisions[] = {
    { (char *) "exclusion", (char *) "phiếu 018", NULL,
      (char *) "người trả lời là người nhà của công chức tiếp nhận hồ sơ, đã xác minh ngày "
      "14/9/2022", (char *) "Lê Hồng Sơn" },
    { (char *) "correction", (char *) "phiếu 064", (char *) "c09: 4 → 3",
      (char *) "đối chiếu bản giấy: khi nhập bấm nhầm phím", (char *) "Lê Hồng Sơn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    g_ptr_array_add (fixture->round.decisions, (gpointer) & decisions[i]);
  g_hash_table_insert (fixture->spec.texts, (gpointer) "tasks", (gpointer)
                       "- Đặt hòm thư góp ý tại cửa ra vào, mở hằng tuần và trả lời bằng văn bản "
                       "mọi góp ý trong 05 ngày làm việc.\n"
                       "- Bố trí thêm 01 công chức hướng dẫn hồ sơ vào sáng thứ Hai, thứ Sáu.\n"
                       "- Rà soát hồ sơ trễ hẹn hằng tuần; gửi thư xin lỗi trước ngày hẹn trả.");
}

static double
body_size (const GPtrArray *pages)
{
  g_autoptr (ReportPage) page = report_page_new (pages->pdata[pages->len - 1]);
  const ReportText *end = NULL;

  for (guint i = 0; i < page->texts->len && end == NULL; i++)
    {
      const ReportText *text = &g_array_index (page->texts, ReportText, i);

      if (g_str_has_suffix (text->text, "./."))
        end = text;
    }
  g_assert_nonnull (end);

  return end->font.size;
}

static void
test_page_limit (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) usual = NULL;
  g_autoptr (GPtrArray) tight = NULL;
  g_autoptr (GPtrArray) over = NULL;
  g_autoptr (GString) basis = g_string_new (NULL);

  add_usual_texts (fixture);
  usual = report_pages_build (&fixture->spec);
  g_assert_cmpuint (usual->len, ==, 4);
  g_assert_cmpfloat (body_size (usual), ==, 14.0);
  g_assert_true (report_pages_have (usual, "Hiện 5 trên 22 tiêu chí"));
  g_assert_true (report_pages_have (usual, "282 (65,13%)"));

  for (guint i = 0; i < 5; i++)
    g_string_append (basis, "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/01/2022 của Ủy ban nhân dân "
                     "thị trấn Bút Sơn;\n");
  g_hash_table_insert (fixture->spec.texts, (gpointer) "basis", basis->str);
  tight = report_pages_build (&fixture->spec);
  g_assert_cmpuint (tight->len, ==, 4);
  g_assert_cmpfloat (body_size (tight), ==, 13.0);

  for (guint i = 0; i < 40; i++)
    g_string_append (basis, "Căn cứ Quyết định số 13/QĐ-UBND ngày 03/01/2022;\n");
  g_hash_table_insert (fixture->spec.texts, (gpointer) "basis", basis->str);
  over = report_pages_build (&fixture->spec);
  g_assert_cmpuint (over->len, >, 4);
  g_assert_cmpfloat (body_size (over), ==, 13.0);
}

static void
test_refused (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GError) error = NULL;

  fixture->spec.state = HL_REPORT_ISSUED;
  g_assert_null (hl_report_build (&fixture->spec, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  fixture->spec.number = "5";
  fixture->spec.date = HL_DATE_NONE;
  g_assert_null (hl_report_build (&fixture->spec, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  fixture->spec.state = HL_REPORT_SIGNATURE;
  fixture->spec.n_surveys = 0;
  g_assert_null (hl_report_build (&fixture->spec, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  fixture->spec.n_surveys = 1;
  g_free (fixture->office->name);
  fixture->office->name = g_strdup ("");
  g_assert_null (hl_report_build (&fixture->spec, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static void
test_kinds (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  const HlReportKind *kind = hl_report_kind_by_id ("period");
  g_autofree char *title = hl_report_title (&fixture->spec);

  g_assert_true (kind == hl_report_kind_by_id ("quarterly"));
  g_assert_null (hl_report_kind_by_id ("poem"));
  g_assert_null (hl_report_kind_by_id (NULL));
  g_assert_cmpstr (title, ==,
                   "Báo cáo kết quả đo lường sự hài lòng, UBND thị trấn Bút Sơn, quý IV năm 2022");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/signature", test_signature_state);
  g_test_add_func ("/report/issued", test_issued_state);
  g_test_add_func ("/report/draft", test_draft_state);
  g_test_add_func ("/report/same-twice", test_same_twice);
  g_test_add_func ("/report/elements", test_elements);
  g_test_add_func ("/report/rules", test_rules_of_the_head);
  g_test_add_func ("/report/foot", test_foot);
  g_test_add_func ("/report/structure", test_structure);
  g_test_add_func ("/report/page-limit", test_page_limit);
  g_test_add_func ("/report/refused", test_refused);
  g_test_add_func ("/report/kinds", test_kinds);

  return g_test_run ();
}
