#include <locale.h>

#include <hpdf.h>

#include "paper-fixture.h"
#include "paper/hl-paper-print.h"
#include "render/hl-font-set.h"
#include "render/hl-render.h"

/* 150 forms of two pages, against a bare libharu loop of as many pages with the same letters: no
 * layout, no lines, no boxes, no codes. */

#define N_FORMS 150
#define N_ROUNDS 5
#define MAX_RATIO 4.0
#define MAX_PAGE_BYTES 15000

static gboolean
take_page (const HlScene *ground,
           const HlScene *scene,
           gpointer       data,
           GError       **error)
{
  return hl_pdf_add_page_over (data, ground, scene, error);
}

static gsize
write_forms (PaperFixture *fixture)
{
  const HlPdfInfo info = { "Phiếu", "UBND", "SIPAS", "vi-VN", HL_DATE_NONE };
  const HlPaperJob job = { fixture->layout, fixture->survey, fixture->office, fixture->metrics,
                           1, N_FORMS };
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (hl_paper_job_run (&job, take_page, NULL, pdf, NULL, NULL));
  bytes = hl_pdf_finish (pdf, NULL);
  g_assert_nonnull (bytes);

  return g_bytes_get_size (bytes);
}

static HPDF_Font
load_font (HPDF_Doc    doc,
           HlFontStyle style)
{
  const HlFont font = { HL_FAMILY_SANS, style, 10.5 };
  const HlFace *face = hl_font_set_get_face (hl_font_set_get (NULL), &font);
  const char *name = HPDF_LoadTTFontFromFile (doc, hl_face_get_path (face), HPDF_TRUE);

  return HPDF_GetFont (doc, name, "UTF-8");
}

static void
write_bare_page (HPDF_Doc             doc,
                 HPDF_Font           *fonts,
                 const HlPaperLayout *layout,
                 guint                number)
{
  HPDF_Page page = HPDF_AddPage (doc);

  HPDF_Page_SetWidth (page, 595.276);
  HPDF_Page_SetHeight (page, 841.89);
  HPDF_Page_BeginText (page);
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const HlPaperText *text = &g_array_index (layout->texts, HlPaperText, i);

      if (text->page != number)
        continue;

      HPDF_Page_SetFontAndSize (page, fonts[text->style], text->size);
      HPDF_Page_TextOut (page, text->x * 72.0 / 25.4, 841.89 - text->baseline * 72.0 / 25.4,
                         text->text);
    }
  HPDF_Page_EndText (page);
}

static gsize
write_bare (const HlPaperLayout *layout)
{
  HPDF_Doc doc = HPDF_New (NULL, NULL);
  HPDF_Font fonts[4];

  HPDF_SetCompressionMode (doc, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings (doc);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    fonts[i] = load_font (doc, (HlFontStyle) i);

  for (guint i = 0; i < N_FORMS; i++)
    for (guint page = 1; page <= layout->n_pages; page++)
      write_bare_page (doc, fonts, layout, page);

  HPDF_SaveToStream (doc);
  g_assert_cmpuint (HPDF_GetError (doc), ==, HPDF_OK);

  gsize size = HPDF_GetStreamSize (doc);
  HPDF_Free (doc);

  return size;
}

int
main (void)
{
  g_autoptr (PaperFixture) fixture = NULL;
  gint64 forms_time = G_MAXINT64, bare_time = G_MAXINT64;
  gsize forms_size = 0, bare_size = 0;

  setlocale (LC_ALL, "");
  fixture = paper_fixture_new ("g1-2640", FALSE);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      forms_size = write_forms (fixture);
      forms_time = MIN (forms_time, g_get_monotonic_time () - start);

      start = g_get_monotonic_time ();
      bare_size = write_bare (fixture->layout);
      bare_time = MIN (bare_time, g_get_monotonic_time () - start);
    }

  const guint n_pages = N_FORMS * fixture->layout->n_pages;
  const double ratio = (double) forms_time / bare_time;

  g_print ("%d forms, %u pages, best of %d\n", N_FORMS, n_pages, N_ROUNDS);
  g_print ("  drawn and written  %6.1f ms  %7" G_GSIZE_FORMAT " bytes\n", forms_time / 1000.0,
           forms_size);
  g_print ("  bare libharu       %6.1f ms  %7" G_GSIZE_FORMAT " bytes\n", bare_time / 1000.0,
           bare_size);
  g_print ("  ratio              %6.2f     (goal ≤ %.1f)\n", ratio, MAX_RATIO);
  g_print ("  bytes a page       %6.0f     (goal ≤ %d)\n", (double) forms_size / n_pages,
           MAX_PAGE_BYTES);

  return ratio <= MAX_RATIO && forms_size <= (gsize) MAX_PAGE_BYTES * n_pages ? 0 : 1;
}
