#include "report-checks.h"

#include <math.h>
#include <string.h>

#include "report-pages.h"
#include "report/hl-flow.h"

#define TOLERANCE 0.05

/* Texts reach below and above their baseline by this share of their size. */
#define ASCENT 0.8
#define DESCENT 0.2

char *
report_pages_write (const GPtrArray *pages)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *text = report_page_text (pages->pdata[i]);

      g_string_append_printf (out, "=== %u ===\n%s", i + 1, text);
    }

  return g_string_free (out, FALSE);
}

/* With HL_UPDATE_GOLDEN=1 the stored text is replaced. */
void
report_pages_check_golden (const char      *name,
                           const GPtrArray *pages)
{
  g_autofree char *file = g_strdup_printf ("report-%s.txt", name);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", file, NULL);
  g_autofree char *drawn = report_pages_write (pages);
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

/* Nothing that belongs to the text leaves the text area. */
static void
check_area (const GPtrArray *pages)
{
  double right = HL_PAGE_WIDTH - HL_PAGE_RIGHT + TOLERANCE;
  double top = HL_PAGE_TOP - TOLERANCE;
  double bottom = HL_PAGE_HEIGHT - HL_PAGE_BOTTOM + TOLERANCE;

  for (guint i = 0; i < pages->len; i++)
    {
      g_autoptr (ReportPage) page = report_page_new (pages->pdata[i]);

      for (guint k = 0; k < page->texts->len; k++)
        {
          const ReportText *text = &g_array_index (page->texts, ReportText, k);

          if (text->angle == 0.0)
            g_assert_cmpfloat (text->x + text->width, <=, right);
          if (!text->tagged)
            continue;

          g_assert_cmpfloat (text->x, >=, HL_PAGE_LEFT - TOLERANCE);
          g_assert_cmpfloat (text->baseline - ASCENT * text->font.size, >=, top);
          g_assert_cmpfloat (text->baseline + DESCENT * text->font.size, <=, bottom);
        }

      for (guint k = 0; k < page->rules->len; k++)
        {
          const ReportRule *rule = &g_array_index (page->rules, ReportRule, k);

          g_assert_cmpfloat (MIN (rule->x1, rule->x2), >=, HL_PAGE_LEFT - 0.5);
          g_assert_cmpfloat (MAX (rule->x1, rule->x2), <=, right + 0.5);
          g_assert_cmpfloat (MAX (rule->y1, rule->y2), <=, bottom);
        }
    }
}

/* The signature has the end of the body above it, on the same page. */
static void
check_signature (const GPtrArray *pages)
{
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *text = report_page_text (pages->pdata[i]);
      const char *heading = strstr (text, "Nơi nhận:");
      const char *end = strstr (text, "./.");

      g_assert_true ((heading != NULL) == (end != NULL));
      if (heading != NULL)
        g_assert_true (end < heading);
    }
}

/* The pages of a report that must be right whatever is in it. */
GPtrArray *
report_pages_build (const HlReportSpec *spec)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = hl_report_build (spec, &error);

  g_assert_no_error (error);

  check_area (pages);
  check_signature (pages);

  return pages;
}

/* Whether the pages hold @needle; ends of lines count as spaces. */
gboolean
report_pages_have (const GPtrArray *pages,
                   const char      *needle)
{
  g_autofree char *text = report_pages_write (pages);

  g_strdelimit (text, "\n", ' ');

  return strstr (text, needle) != NULL;
}
