#include <math.h>
#include <string.h>

#include "report-pages.h"
#include "report/hl-flow.h"

#define WIDTH 300.0

/* Every letter is five points wide. */
#define SIZE (10.0 / 0.86)
#define SPACE 5.0

static const HlTextStyle justified = { SIZE, 1.2, HL_TEXT_JUSTIFY, 20.0 };
static const HlTextStyle ragged = { SIZE, 1.2, HL_TEXT_LEFT };
static const HlTextStyle centred = { SIZE, 1.2, HL_TEXT_CENTER };

/* What one line of a paragraph draws, at the origin. */
static ReportPage *
draw_line (const HlParagraph *paragraph,
           guint              line)
{
  g_autoptr (HlScene) scene = hl_scene_new (1000.0, 1000.0);

  hl_paragraph_draw (paragraph, line, hl_scene_get_canvas (scene), 0.0, 0.0);

  return report_page_new (scene);
}

static char *
make_words (guint n_words)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (words, "%s%.*s", i > 0 ? " " : "", (int) (1 + (i * 7) % 6), "nguyên");

  return g_string_free (words, FALSE);
}

static void
test_justified (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "kết quả đo lường sự hài lòng của người "
                                          "dân đối với sự phục vụ của cơ quan hành chính nhà nước "
                                          "trên địa bàn thị trấn trong quý bốn năm nay và các năm");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &justified,
                                                        WIDTH);
  guint n_lines = hl_paragraph_get_n_lines (paragraph);

  g_assert_cmpuint (n_lines, ==, 3);

  for (guint line = 0; line < n_lines; line++)
    {
      g_autoptr (ReportPage) page = draw_line (paragraph, line);
      const ReportText *first = &g_array_index (page->texts, ReportText, 0);
      const ReportText *last = &g_array_index (page->texts, ReportText, page->texts->len - 1);

      g_assert_cmpfloat_with_epsilon (first->x, line == 0 ? 20.0 : 0.0, 1e-6);
      if (line + 1 < n_lines)
        g_assert_cmpfloat_with_epsilon (last->x + last->width, WIDTH, 1e-6);
      else
        g_assert_cmpfloat (last->x + last->width, <=, WIDTH);
    }
}

static void
test_spaces_stay_even (void)
{
  g_autofree char *words = make_words (400);
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, words);
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &justified,
                                                        WIDTH);

  for (guint line = 0; line + 1 < hl_paragraph_get_n_lines (paragraph); line++)
    {
      g_autoptr (ReportPage) page = draw_line (paragraph, line);

      for (guint i = 0; i + 1 < page->texts->len; i++)
        {
          const ReportText *text = &g_array_index (page->texts, ReportText, i);
          double widening = text[1].x - text[0].x - text[0].width;

          g_assert_cmpfloat (widening, >=, -0.2 * SPACE);
          g_assert_cmpfloat (widening, <=, SPACE);
        }
    }
}

static void
test_nothing_is_lost (void)
{
  g_autofree char *words = make_words (300);
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, words);
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &justified,
                                                        WIDTH);
  g_autoptr (GString) drawn = g_string_new (NULL);

  for (guint line = 0; line < hl_paragraph_get_n_lines (paragraph); line++)
    {
      g_autoptr (ReportPage) page = draw_line (paragraph, line);

      if (line > 0)
        g_string_append_c (drawn, ' ');
      for (guint i = 0; i < page->texts->len; i++)
        g_string_append (drawn, g_array_index (page->texts, ReportText, i).text);
    }

  g_assert_cmpstr (drawn->str, ==, words);
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (150, 'w');
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, word);
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, WIDTH);

  g_assert_cmpuint (hl_paragraph_get_n_lines (paragraph), ==, 3);
  g_assert_cmpfloat (hl_paragraph_get_widest (paragraph), <=, WIDTH);
}

static void
test_no_break_space (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "aaaa aaaa 04\u00a0phiếu");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, 65.0);
  g_autoptr (ReportPage) page = draw_line (paragraph, 1);

  g_assert_cmpuint (hl_paragraph_get_n_lines (paragraph), ==, 2);
  g_assert_cmpstr (g_array_index (page->texts, ReportText, 0).text, ==, "04 phiếu");
}

static void
test_glued_too_wide (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "aaaa\u00a0bbbb\u00a0cccc");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, 45.0);

  g_assert_cmpuint (hl_paragraph_get_n_lines (paragraph), ==, 2);
  g_assert_cmpfloat (hl_paragraph_get_widest (paragraph), <=, 45.0);
}

static void
test_blanks_stay (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "Số:\u00a0\u00a0\u00a0/BC   a");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, WIDTH);
  g_autoptr (ReportPage) page = draw_line (paragraph, 0);

  g_assert_cmpstr (g_array_index (page->texts, ReportText, 0).text, ==, "Số:   /BC a");
}

static void
test_faces (void)
{
  g_autoptr (HlRuns) runs = hl_runs_new ();
  g_autoptr (HlParagraph) paragraph = NULL;
  g_autoptr (ReportPage) page = NULL;
  static const char *const words[] = { "đạt ", "89,37%", ", thấp hơn" };
  static const HlFontStyle faces[] = { HL_FONT_REGULAR, HL_FONT_BOLD, HL_FONT_REGULAR };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    hl_runs_add (runs, faces[i], words[i]);
  paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, WIDTH);
  page = draw_line (paragraph, 0);

  g_assert_cmpuint (page->texts->len, ==, G_N_ELEMENTS (words));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const ReportText *text = &g_array_index (page->texts, ReportText, i);

      g_assert_cmpstr (text->text, ==, words[i]);
      g_assert_cmpint (text->font.style, ==, faces[i]);
    }
}

static void
test_centred_and_empty (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_BOLD, "ab\ncdef");
  g_autoptr (HlRuns) nothing = hl_runs_from (HL_FONT_BOLD, "");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &centred, 100.0);
  g_autoptr (HlParagraph) empty = hl_paragraph_new (report_metrics (), nothing, &centred, 100.0);
  g_autoptr (ReportPage) page = draw_line (paragraph, 1);
  g_autoptr (ReportPage) blank = draw_line (empty, 0);

  g_assert_cmpuint (hl_paragraph_get_n_lines (paragraph), ==, 2);
  g_assert_cmpfloat_with_epsilon (g_array_index (page->texts, ReportText, 0).x, 40.0, 1e-6);
  g_assert_cmpuint (hl_paragraph_get_n_lines (empty), ==, 1);
  g_assert_cmpuint (blank->texts->len, ==, 0);
}

static void
fill_page (HlFlow *flow,
           guint   n_lines)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "dòng");
  const HlTextStyle style = { 10.0, 1.0, HL_TEXT_LEFT };

  for (guint i = 0; i < n_lines; i++)
    hl_flow_lines (flow, runs, &style, "P", 0.0);
}

/* A page holds 72 lines of ten points. */
static void
test_headings_keep_next (void)
{
  g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  fill_page (flow, 69);
  hl_flow_part (flow, "KẾT QUẢ");
  hl_flow_clause (flow, "Chỉ số chung");
  hl_flow_text (flow, "Chỉ số.");
  pages = hl_flow_to_pages (flow, FALSE, NULL);
  first = report_page_text (pages->pdata[0]);
  second = report_page_text (pages->pdata[1]);

  g_assert_cmpuint (pages->len, ==, 2);
  g_assert_null (strstr (first, "KẾT QUẢ"));
  g_assert_cmpstr (second, ==, "2\nI. KẾT QUẢ\n1. Chỉ số chung\nChỉ số.\n");
}

static void
test_no_single_lines (void)
{
  for (guint n = 66; n < 73; n++)
    {
      g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
      g_autofree char *words = make_words (70);
      g_autoptr (GPtrArray) pages = NULL;
      g_autoptr (ReportPage) second = NULL;
      guint n_words = 0;

      fill_page (flow, n);
      hl_flow_text (flow, words);
      pages = hl_flow_to_pages (flow, FALSE, NULL);
      g_assert_cmpuint (pages->len, ==, 2);

      second = report_page_new (pages->pdata[1]);
      n_words = report_page_count_lines (second) - 1;
      g_assert_cmpuint (n_words, !=, 1);
    }
}

static void
test_page_numbers (void)
{
  g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
  g_autoptr (GPtrArray) pages = NULL;

  fill_page (flow, 200);
  pages = hl_flow_to_pages (flow, FALSE, "Mã kiểm tra");
  g_assert_cmpuint (pages->len, ==, 3);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const ReportText *text = report_page_find (page, number);

      g_assert_true ((text != NULL) == (i > 0));
      g_assert_true ((report_page_find (page, "Mã kiểm tra") != NULL) == (i == 2));
      if (text == NULL)
        continue;

      g_assert_cmpfloat (text->baseline, <, HL_PAGE_TOP);
      g_assert_cmpfloat_with_epsilon (text->x + text->width / 2.0,
                                      HL_PAGE_LEFT + HL_TEXT_WIDTH / 2.0, 1e-6);
      g_assert_cmpfloat (text->font.size, ==, 14.0);
      g_assert_false (text->tagged);
    }
}

static void
test_draft (void)
{
  g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
  g_autoptr (GPtrArray) pages = NULL;

  fill_page (flow, 100);
  pages = hl_flow_to_pages (flow, TRUE, NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);
      const ReportText *text = &g_array_index (page->texts, ReportText, 0);

      g_assert_cmpstr (text->text, ==, "DỰ THẢO");
      g_assert_cmpfloat (text->angle, <, 0.0);
      g_assert_cmpfloat (text->color.red, >, 0.8);
    }
}

static void
test_empty_flow (void)
{
  g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
  g_autoptr (GPtrArray) pages = hl_flow_to_pages (flow, FALSE, NULL);

  g_assert_cmpuint (pages->len, ==, 1);
}

static void
test_lists (void)
{
  g_autoptr (HlFlow) flow = hl_flow_new (report_metrics (), HL_DENSITY_COMFORTABLE);
  g_autoptr (GPtrArray) pages = NULL;
  g_autofree char *scene = NULL;

  hl_flow_text (flow, "Gồm:\n- một;\n\n-  hai.\nHết.");
  pages = hl_flow_to_pages (flow, FALSE, NULL);
  scene = report_page_structure (pages->pdata[0]);

  g_assert_cmpstr (scene, ==, "P[Gồm:] L[LI[- một;] LI[- hai.]] P[Hết.]");
}

/* A letter wider than the text stands on a line of its own. */
static void
test_too_narrow (void)
{
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, "ba cm");
  g_autoptr (HlParagraph) paragraph = hl_paragraph_new (report_metrics (), runs, &ragged, 3.0);

  g_assert_cmpuint (hl_paragraph_get_n_lines (paragraph), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow/justified", test_justified);
  g_test_add_func ("/flow/spaces", test_spaces_stay_even);
  g_test_add_func ("/flow/nothing-lost", test_nothing_is_lost);
  g_test_add_func ("/flow/long-word", test_long_word);
  g_test_add_func ("/flow/no-break-space", test_no_break_space);
  g_test_add_func ("/flow/glued", test_glued_too_wide);
  g_test_add_func ("/flow/blanks", test_blanks_stay);
  g_test_add_func ("/flow/faces", test_faces);
  g_test_add_func ("/flow/centred", test_centred_and_empty);
  g_test_add_func ("/flow/headings", test_headings_keep_next);
  g_test_add_func ("/flow/single-lines", test_no_single_lines);
  g_test_add_func ("/flow/page-numbers", test_page_numbers);
  g_test_add_func ("/flow/draft", test_draft);
  g_test_add_func ("/flow/empty", test_empty_flow);
  g_test_add_func ("/flow/lists", test_lists);
  g_test_add_func ("/flow/too-narrow", test_too_narrow);

  return g_test_run ();
}
