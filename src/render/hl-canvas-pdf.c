#include "render/hl-canvas-pdf.h"

#include <math.h>

#include "render/hl-pdf-private.h"

/* Operators are written to the page's stream directly: libharu's functions keep 28 graphics states
 * at most, round dashes to whole points and know no tags.
 * Source: ISO 32000-1, 8 (graphics), 9 (text), 14.6 (marked content). */

#define MAX_STRING_GLYPHS 8000 /* a string may have 32767 bytes */

/* What the page's graphics state holds, so that nothing is set twice. */
typedef struct
{
  HlColor  fill;
  HlStroke stroke;
  guint    alpha;
} State;

typedef enum
{
  MARK_NONE,
  MARK_DECORATION,
  MARK_CONTENT,
} Mark;

typedef struct
{
  HlCanvas  parent;
  HlPdf    *pdf;    /* borrowed */
  HPDF_Page page;   /* borrowed */
  double    height;
  GString  *out;    /* owned */
  State     state;
  GArray   *states; /* of State: saved by clips, owned */
  Mark      mark;
} PdfCanvas;

static const State first_state = {
  .fill = { 0.0, 0.0, 0.0, 1.0 },
  .stroke = { 1.0, 0.0, { 0.0, 0.0, 0.0, 1.0 } },
  .alpha = HL_N_ALPHAS - 1,
};

/* Three decimals, 0.0004 mm, without trailing zeros. */
static void
put (PdfCanvas *self,
     double     value)
{
  gint64 thousandths = llround (value * 1000.0);
  guint64 size = ABS (thousandths);
  guint fraction = size % 1000;

  g_string_append_printf (self->out, "%s%" G_GUINT64_FORMAT, thousandths < 0 ? "-" : "",
                          size / 1000);

  if (fraction % 10 != 0)
    g_string_append_printf (self->out, ".%03u", fraction);
  else if (fraction % 100 != 0)
    g_string_append_printf (self->out, ".%02u", fraction / 10);
  else if (fraction != 0)
    g_string_append_printf (self->out, ".%u", fraction / 100);

  g_string_append_c (self->out, ' ');
}

static void
put_point (PdfCanvas *self,
           double     x,
           double     y)
{
  put (self, x);
  put (self, self->height - y);
}

static void
put_rect (PdfCanvas    *self,
          const HlRect *rect)
{
  put_point (self, rect->x, rect->y + rect->height);
  put (self, rect->width);
  put (self, rect->height);
}

static void
end_mark (PdfCanvas *self)
{
  if (self->mark != MARK_NONE)
    g_string_append (self->out, "EMC\n");

  self->mark = MARK_NONE;
}

/* Every drawing operator stands in marked content: an element's, or decoration. */
static void
ensure_mark (PdfCanvas *self)
{
  const char *role;
  guint number;

  if (self->mark != MARK_NONE)
    return;

  if (hl_pdf_tree_mark (self->pdf->tree, &role, &number))
    {
      g_string_append_printf (self->out, "/%s <</MCID %u>> BDC\n", role, number);
      self->mark = MARK_CONTENT;
      return;
    }

  g_string_append (self->out, "/Artifact BMC\n");
  self->mark = MARK_DECORATION;
}

static guint
get_alpha (const HlColor *color)
{
  return (guint) (CLAMP (color->alpha, 0.0, 1.0) * (HL_N_ALPHAS - 1) + 0.5);
}

static void
set_alpha (PdfCanvas *self,
           guint      alpha)
{
  if (self->state.alpha == alpha)
    return;

  g_string_append_printf (self->out, "/%s gs\n", hl_pdf_get_alpha (self->pdf, self->page, alpha));
  self->state.alpha = alpha;
}

static gboolean
is_same_color (const HlColor *one,
               const HlColor *other)
{
  return one->red == other->red && one->green == other->green && one->blue == other->blue;
}

static void
put_color (PdfCanvas     *self,
           const HlColor *color,
           const char    *gray_operator,
           const char    *color_operator)
{
  put (self, CLAMP (color->red, 0.0, 1.0));

  if (color->red == color->green && color->red == color->blue)
    {
      g_string_append_printf (self->out, "%s\n", gray_operator);
      return;
    }

  put (self, CLAMP (color->green, 0.0, 1.0));
  put (self, CLAMP (color->blue, 0.0, 1.0));
  g_string_append_printf (self->out, "%s\n", color_operator);
}

static void
set_fill (PdfCanvas     *self,
          const HlColor *color)
{
  set_alpha (self, get_alpha (color));
  if (is_same_color (&self->state.fill, color))
    return;

  put_color (self, color, "g", "rg");
  self->state.fill = *color;
}

static void
set_stroke (PdfCanvas      *self,
            const HlStroke *stroke)
{
  HlStroke *now = &self->state.stroke;

  set_alpha (self, get_alpha (&stroke->color));
  if (!is_same_color (&now->color, &stroke->color))
    put_color (self, &stroke->color, "G", "RG");

  if (now->width != stroke->width)
    {
      put (self, stroke->width);
      g_string_append (self->out, "w\n");
    }

  if (now->dash != stroke->dash)
    {
      g_string_append_c (self->out, '[');
      if (stroke->dash > 0.0)
        put (self, stroke->dash);
      g_string_append (self->out, "] 0 d\n");
    }

  *now = *stroke;
}

static void
put_segment (PdfCanvas       *self,
             const HlSegment *segment)
{
  static const char operators[] = { 'm', 'l', 'c', 'h' };
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (guint i = 0; i < n_points[segment->kind]; i++)
    put_point (self, segment->x[i], segment->y[i]);

  g_string_append_printf (self->out, "%c\n", operators[segment->kind]);
}

static void
put_path (PdfCanvas       *self,
          const HlSegment *segments,
          gsize            n_segments,
          const char      *operator)
{
  for (gsize i = 0; i < n_segments; i++)
    put_segment (self, &segments[i]);

  g_string_append_printf (self->out, "%s\n", operator);
}

static void
draw_path (HlCanvas        *canvas,
           const HlSegment *segments,
           gsize            n_segments,
           const HlColor   *fill,
           const HlStroke  *stroke)
{
  PdfCanvas *self = (PdfCanvas *) canvas;
  guint opaque = HL_N_ALPHAS - 1;

  if (n_segments == 0)
    return;

  ensure_mark (self);

  if (fill != NULL && stroke != NULL && get_alpha (fill) == opaque &&
      get_alpha (&stroke->color) == opaque)
    {
      set_fill (self, fill);
      set_stroke (self, stroke);
      put_path (self, segments, n_segments, "B");
      return;
    }

  if (fill != NULL)
    {
      set_fill (self, fill);
      put_path (self, segments, n_segments, "f");
    }

  if (stroke != NULL)
    {
      set_stroke (self, stroke);
      put_path (self, segments, n_segments, "S");
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
  g_string_append_c (self->out, '<');

  while (hl_glyph_iter_next (&iter, &glyph))
    {
      if (n_glyphs > 0 && n_glyphs % MAX_STRING_GLYPHS == 0)
        g_string_append (self->out, "> Tj <");

      g_string_append_printf (self->out, "%04X", hl_pdf_font_get_code (face, &glyph));
      n_glyphs++;
    }

  g_string_append (self->out, "> Tj ");
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

  if (face == NULL || *text == '\0')
    return;

  ensure_mark (self);
  set_fill (self, color);
  g_string_append_printf (self->out, "BT /%s ", hl_pdf_font_get_name (face, self->page));
  put (self, font->size);
  g_string_append (self->out, "Tf ");

  if (angle != 0.0)
    {
      put (self, cos (angle));
      put (self, -sin (angle));
      put (self, sin (angle));
      put (self, cos (angle));
    }

  put_point (self, x, baseline);
  g_string_append (self->out, angle != 0.0 ? "Tm " : "Td ");
  put_glyphs (self, font, face, text);
  g_string_append (self->out, "ET\n");
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

  ensure_mark (self);
  set_alpha (self, HL_N_ALPHAS - 1);
  g_string_append (self->out, "q ");
  put (self, rect->width);
  g_string_append (self->out, "0 0 ");
  put (self, rect->height);
  put_point (self, rect->x, rect->y + rect->height);
  g_string_append_printf (self->out, "cm /%s Do Q\n",
                          HPDF_Page_GetXObjectName (self->page, image));
}

static void
push_clip (HlCanvas     *canvas,
           const HlRect *rect)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  end_mark (self);
  g_array_append_val (self->states, self->state);
  g_string_append (self->out, "q ");
  put_rect (self, rect);
  g_string_append (self->out, "re W n\n");
}

static void
pop_clip (HlCanvas *canvas)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  end_mark (self);
  g_string_append (self->out, "Q\n");
  self->state = g_array_index (self->states, State, self->states->len - 1);
  g_array_set_size (self->states, self->states->len - 1);
}

static void
begin_tag (HlCanvas   *canvas,
           const char *role,
           const char *alternative)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  end_mark (self);
  hl_pdf_tree_begin (self->pdf->tree, role, alternative);
}

static void
end_tag (HlCanvas *canvas)
{
  PdfCanvas *self = (PdfCanvas *) canvas;

  end_mark (self);
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

  g_string_free (self->out, TRUE);
  g_array_unref (self->states);
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
  self->out = g_string_new (NULL);
  self->state = first_state;
  self->states = g_array_new (FALSE, FALSE, sizeof (State));

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
  PdfCanvas *canvas = (PdfCanvas *) self;
  HPDF_PageAttr page = canvas->page->attr;

  end_mark (canvas);
  HPDF_Stream_Write (page->stream, (const HPDF_BYTE *) canvas->out->str, canvas->out->len);
}
