#include "render/hl-canvas-pdf.h"

#include <math.h>

#include "render/hl-glyph-iter.h"
#include "render/hl-pdf-content.h"
#include "render/hl-pdf-private.h"

#define MAX_STRING_GLYPHS 8000 /* a string may have 32767 bytes */

typedef struct
{
  HlCanvas      parent;
  HlPdf        *pdf;     /* borrowed */
  HPDF_Page     page;    /* borrowed */
  double        height;
  HlPdfContent *content; /* owned */
} PdfCanvas;

static void
put_path (HlPdfContent    *content,
          const HlSegment *segments,
          gsize            n_segments,
          const char      *operator)
{
  static const char operators[] = { 'm', 'l', 'c', 'h' };
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (gsize i = 0; i < n_segments; i++)
    {
      for (guint k = 0; k < n_points[segments[i].kind]; k++)
        hl_pdf_content_put_point (content, segments[i].x[k], segments[i].y[k]);

      hl_pdf_content_put (content, "%c\n", operators[segments[i].kind]);
    }

  hl_pdf_content_put (content, "%s\n", operator);
}

static void
draw_path (HlCanvas        *canvas,
           const HlSegment *segments,
           gsize            n_segments,
           const HlColor   *fill,
           const HlStroke  *stroke)
{
  HlPdfContent *content = ((PdfCanvas *) canvas)->content;

  if (n_segments == 0)
    return;

  hl_pdf_content_begin_mark (content);

  if (fill != NULL && stroke != NULL && hl_pdf_content_is_opaque (fill) &&
      hl_pdf_content_is_opaque (&stroke->color))
    {
      hl_pdf_content_set_fill (content, fill);
      hl_pdf_content_set_stroke (content, stroke);
      put_path (content, segments, n_segments, "B");
      return;
    }

  if (fill != NULL)
    {
      hl_pdf_content_set_fill (content, fill);
      put_path (content, segments, n_segments, "f");
    }

  if (stroke != NULL)
    {
      hl_pdf_content_set_stroke (content, stroke);
      put_path (content, segments, n_segments, "S");
    }
}

static void
put_glyphs (PdfCanvas    *self,
            const HlFont *font,
            HlPdfFont    *face,
            const char   *text)
{
  g_auto (HlGlyphIter) iter = { 0 };
  HlGlyph glyph;
  guint n_glyphs = 0;

  hl_glyph_iter_init (&iter, hl_font_set_get_face (self->pdf->fonts, font), text, -1);
  hl_pdf_content_put (self->content, "<");

  while (hl_glyph_iter_next (&iter, &glyph))
    {
      if (n_glyphs > 0 && n_glyphs % MAX_STRING_GLYPHS == 0)
        hl_pdf_content_put (self->content, "> Tj <");

      hl_pdf_content_put (self->content, "%04X", hl_pdf_font_get_code (face, &glyph));
      n_glyphs++;
    }

  hl_pdf_content_put (self->content, "> Tj ");
}

static void
put_text_position (HlPdfContent *content,
                   double        x,
                   double        baseline,
                   double        angle)
{
  if (angle == 0.0)
    {
      hl_pdf_content_put_point (content, x, baseline);
      hl_pdf_content_put (content, "Td ");
      return;
    }

  hl_pdf_content_put_number (content, cos (angle));
  hl_pdf_content_put_number (content, -sin (angle));
  hl_pdf_content_put_number (content, sin (angle));
  hl_pdf_content_put_number (content, cos (angle));
  hl_pdf_content_put_point (content, x, baseline);
  hl_pdf_content_put (content, "Tm ");
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
  PdfCanvas *self = (PdfCanvas *) canvas;
  HlPdfFont *face = hl_pdf_get_font (self->pdf, font);

  if (face == NULL)
    return;

  hl_pdf_content_begin_mark (self->content);
  hl_pdf_content_set_fill (self->content, color);
  hl_pdf_content_put (self->content, "BT /%s ", hl_pdf_font_get_name (face, self->page));
  hl_pdf_content_put_number (self->content, font->size);
  hl_pdf_content_put (self->content, "Tf ");
  put_text_position (self->content, x, baseline, angle);
  put_glyphs (self, font, face, text);
  hl_pdf_content_put (self->content, "ET\n");
}

static void
draw_image (HlCanvas     *canvas,
            const HlRect *rect,
            GBytes       *png)
{
  PdfCanvas *self = (PdfCanvas *) canvas;
  HPDF_Image image = hl_pdf_get_image (self->pdf, png);

  if (image == NULL)
    return;

  hl_pdf_content_begin_mark (self->content);
  hl_pdf_content_set_opaque (self->content);
  hl_pdf_content_put (self->content, "q ");
  hl_pdf_content_put_number (self->content, rect->width);
  hl_pdf_content_put (self->content, "0 0 ");
  hl_pdf_content_put_number (self->content, rect->height);
  hl_pdf_content_put_point (self->content, rect->x, rect->y + rect->height);
  hl_pdf_content_put (self->content, "cm /%s Do Q\n", HPDF_Page_GetXObjectName (self->page, image));
}

static void
push_clip (HlCanvas     *canvas,
           const HlRect *rect)
{
  HlPdfContent *content = ((PdfCanvas *) canvas)->content;

  hl_pdf_content_end_mark (content);
  hl_pdf_content_save (content);
  hl_pdf_content_put_point (content, rect->x, rect->y + rect->height);
  hl_pdf_content_put_number (content, rect->width);
  hl_pdf_content_put_number (content, rect->height);
  hl_pdf_content_put (content, "re W n\n");
}

static void
pop_clip (HlCanvas *canvas)
{
  HlPdfContent *content = ((PdfCanvas *) canvas)->content;

  hl_pdf_content_end_mark (content);
  hl_pdf_content_restore (content);
}

static void
begin_tag (HlCanvas   *canvas,
           const char *role,
           const char *alternative)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  hl_pdf_content_end_mark (self->content);
  hl_pdf_tree_begin (self->pdf->tree, role, alternative);
}

static void
end_tag (HlCanvas *canvas)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  hl_pdf_content_end_mark (self->content);
  hl_pdf_tree_end (self->pdf->tree);
}

static void
add_bookmark (HlCanvas   *canvas,
              guint       level,
              double      y,
              const char *title)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  hl_pdf_add_bookmark (self->pdf, self->page, level, self->height - y, title);
}

static void
free_canvas (HlCanvas *canvas)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  hl_pdf_content_free (self->content);
  g_free (self);
}

static const HlCanvasClass pdf_class = {
  .path = draw_path,
  .text = draw_text,
  .image = draw_image,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .begin_tag = begin_tag,
  .end_tag = end_tag,
  .bookmark = add_bookmark,
  .free = free_canvas,
};

/**
 * hl_canvas_pdf_new:
 * @pdf: the document
 * @page: an empty page of it
 * @height: of the page
 *
 * Makes a canvas that draws on a page. Errors are kept by @pdf.
 *
 * Returns: (transfer full): the canvas
 */
HlCanvas *
hl_canvas_pdf_new (HlPdf    *pdf,
                   HPDF_Page page,
                   double    height)
{
  PdfCanvas *self = g_new0 (PdfCanvas, 1);

  self->parent.klass = &pdf_class;
  self->pdf = pdf;
  self->page = page;
  self->height = height;
  self->content = hl_pdf_content_new (pdf, page, height);

  return &self->parent;
}

/**
 * hl_canvas_pdf_finish:
 * @self: a canvas of hl_canvas_pdf_new()
 *
 * Writes what was drawn into the page.
 */
void
hl_canvas_pdf_finish (HlCanvas *self)
{
  hl_pdf_content_write (((PdfCanvas *) self)->content);
}

/**
 * hl_canvas_pdf_begin_ground:
 * @self: an unused canvas of hl_canvas_pdf_new()
 *
 * Begins what other pages share: decoration, in a graphics state of its own.
 */
void
hl_canvas_pdf_begin_ground (HlCanvas *self)
{
  HlPdfContent *content = ((PdfCanvas *) self)->content;

  hl_pdf_content_save (content);
  hl_pdf_content_begin_decoration (content);
}

/**
 * hl_canvas_pdf_end_ground:
 * @self: a canvas after hl_canvas_pdf_begin_ground()
 *
 * Writes what pages share into the page's present stream.
 */
void
hl_canvas_pdf_end_ground (HlCanvas *self)
{
  HlPdfContent *content = ((PdfCanvas *) self)->content;

  hl_pdf_content_end_mark (content);
  hl_pdf_content_restore (content);
  hl_pdf_content_write (content);
}
