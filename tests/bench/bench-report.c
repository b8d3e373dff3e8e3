#include <locale.h>

#include <hpdf.h>

#include "render/hl-font-set.h"
#include "render/hl-render.h"
#include "report-fixture.h"

/* The period report, built and written, against the same letters and lines put on bare libharu
 * pages: the same faces and compression, no layout, no tags, no checks. */

#define N_ROUNDS 15
#define MAX_RATIO 3.0
#define MAX_BYTES 260000

typedef struct
{
  HlCanvas  parent;
  HPDF_Doc  doc;
  HPDF_Page page;
  double    height;
  HPDF_Font fonts[HL_N_FACES];
} BareCanvas;

static void
put_segment (BareCanvas      *self,
             const HlSegment *segment)
{
  const double *x = segment->x;
  double y[3];

  for (guint i = 0; i < 3; i++)
    y[i] = self->height - segment->y[i];

  switch (segment->kind)
    {
    case HL_SEGMENT_MOVE:
      HPDF_Page_MoveTo (self->page, x[0], y[0]);
      break;

    case HL_SEGMENT_LINE:
      HPDF_Page_LineTo (self->page, x[0], y[0]);
      break;

    case HL_SEGMENT_CURVE:
      HPDF_Page_CurveTo (self->page, x[0], y[0], x[1], y[1], x[2], y[2]);
      break;

    case HL_SEGMENT_CLOSE:
      HPDF_Page_ClosePath (self->page);
      break;

    default:
      g_assert_not_reached ();
    }
}

static void
draw_path (HlCanvas        *canvas,
           const HlSegment *segments,
           gsize            n_segments,
           const HlColor   *fill,
           const HlStroke  *stroke)
{
  BareCanvas *self = (BareCanvas *) canvas;

  if (fill != NULL)
    HPDF_Page_SetRGBFill (self->page, fill->red, fill->green, fill->blue);

  if (stroke != NULL)
    {
      const HlColor *color = &stroke->color;

      HPDF_Page_SetRGBStroke (self->page, color->red, color->green, color->blue);
      HPDF_Page_SetLineWidth (self->page, stroke->width);
    }

  for (gsize i = 0; i < n_segments; i++)
    put_segment (self, &segments[i]);

  if (fill != NULL && stroke != NULL)
    HPDF_Page_FillStroke (self->page);
  else if (fill != NULL)
    HPDF_Page_Fill (self->page);
  else
    HPDF_Page_Stroke (self->page);
}

static HPDF_Font
get_font (BareCanvas   *self,
          const HlFont *font)
{
  HPDF_Font *found = &self->fonts[hl_font_set_get_index (font)];

  if (*found == NULL)
    {
      const HlFace *face = hl_font_set_get_face (hl_font_set_get (NULL), font);
      const char *name = HPDF_LoadTTFontFromFile (self->doc, hl_face_get_path (face), HPDF_TRUE);

      *found = HPDF_GetFont (self->doc, name, "UTF-8");
    }

  return *found;
}

static void
draw_text (HlCanvas      *canvas,
           double         x,
           double         baseline,
           const HlFont  *font,
           const HlColor *color,
           double         angle,
           const char    *text)
{
  BareCanvas *self = (BareCanvas *) canvas;

  HPDF_Page_SetRGBFill (self->page, color->red, color->green, color->blue);
  HPDF_Page_SetFontAndSize (self->page, get_font (self, font), font->size);
  HPDF_Page_BeginText (self->page);
  HPDF_Page_TextOut (self->page, x, self->height - baseline, text);
  HPDF_Page_EndText (self->page);
}

static void
push_clip (HlCanvas     *canvas,
           const HlRect *rect)
{
  BareCanvas *self = (BareCanvas *) canvas;

  HPDF_Page_GSave (self->page);
  HPDF_Page_Rectangle (self->page, rect->x, self->height - rect->y - rect->height, rect->width,
                       rect->height);
  HPDF_Page_Clip (self->page);
  HPDF_Page_EndPath (self->page);
}

static void
pop_clip (HlCanvas *canvas)
{
  HPDF_Page_GRestore (((BareCanvas *) canvas)->page);
}

static const HlCanvasClass bare_class = {
  .path = draw_path,
  .text = draw_text,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
};

static gsize
write_bare (GPtrArray *pages)
{
  BareCanvas canvas = { .parent = { &bare_class }, .doc = HPDF_New (NULL, NULL) };

  HPDF_SetCompressionMode (canvas.doc, HPDF_COMP_ALL);
  HPDF_UseUTFEncodings (canvas.doc);

  for (guint i = 0; i < pages->len; i++)
    {
      const HlScene *scene = g_ptr_array_index (pages, i);

      canvas.page = HPDF_AddPage (canvas.doc);
      canvas.height = hl_scene_get_height (scene);
      HPDF_Page_SetWidth (canvas.page, hl_scene_get_width (scene));
      HPDF_Page_SetHeight (canvas.page, canvas.height);
      hl_scene_replay (scene, &canvas.parent);
    }

  HPDF_SaveToStream (canvas.doc);
  g_assert_cmpuint (HPDF_GetError (canvas.doc), ==, HPDF_OK);

  gsize size = HPDF_GetStreamSize (canvas.doc);
  HPDF_Free (canvas.doc);

  return size;
}

static GPtrArray *
build (ReportFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = hl_report_build (&fixture->spec, &error);

  g_assert_no_error (error);

  return pages;
}

static gsize
write_report (ReportFixture *fixture)
{
  const HlPdfInfo info = { "Báo cáo", "UBND", "SIPAS", "vi-VN", HL_DATE_NONE };
  g_autoptr (GPtrArray) pages = build (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = hl_render_pdf (pages, &info, &error);

  g_assert_no_error (error);

  return g_bytes_get_size (pdf);
}

int
main (void)
{
  g_autoptr (ReportFixture) fixture = report_fixture_new ();
  g_autoptr (GPtrArray) pages = NULL;
  gint64 report_time = G_MAXINT64, bare_time = G_MAXINT64;
  gsize report_size = 0, bare_size = 0;

  setlocale (LC_ALL, "");

  fixture->spec.metrics = hl_render_metrics (NULL);
  g_assert_nonnull (fixture->spec.metrics);
  pages = build (fixture);

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      report_size = write_report (fixture);
      report_time = MIN (report_time, g_get_monotonic_time () - start);

      start = g_get_monotonic_time ();
      bare_size = write_bare (pages);
      bare_time = MIN (bare_time, g_get_monotonic_time () - start);
    }

  double ratio = (double) report_time / bare_time;

  g_print ("period report, %u pages, best of %d\n", pages->len, N_ROUNDS);
  g_print ("  built and written  %6.1f ms  %7" G_GSIZE_FORMAT " bytes\n", report_time / 1000.0,
           report_size);
  g_print ("  bare libharu       %6.1f ms  %7" G_GSIZE_FORMAT " bytes\n", bare_time / 1000.0,
           bare_size);
  g_print ("  ratio              %6.2f     (goal ≤ %.1f, ≤ %d bytes)\n", ratio, MAX_RATIO,
           MAX_BYTES);

  return ratio <= MAX_RATIO && report_size <= MAX_BYTES ? 0 : 1;
}
