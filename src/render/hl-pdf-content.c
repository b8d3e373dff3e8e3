#include "render/hl-pdf-content.h"

#include <math.h>

#include "render/hl-pdf-private.h"

/* Operators are written to the page's stream directly: libharu's functions keep 28 graphics states
 * at most, round dashes to whole points and know no tags.
 * Source: ISO 32000-1, 8 (graphics), 9 (text), 14.6 (marked content). */

/* What the page's graphics state holds, so that nothing is set twice. */
typedef struct
{
  HlColor  fill;
  HlStroke stroke;
  guint    alpha;
} State;

struct _HlPdfContent
{
  HlPdf    *pdf;    /* borrowed */
  HPDF_Page page;   /* borrowed */
  double    height;
  GString  *out;    /* owned */
  State     state;
  GArray   *saved;  /* of State, owned */
  gboolean  is_marked;
};

static const State first_state = {
  .fill = { 0.0, 0.0, 0.0, 1.0 },
  .stroke = { 1.0, 0.0, { 0.0, 0.0, 0.0, 1.0 } },
  .alpha = HL_N_ALPHAS - 1,
};

/**
 * hl_pdf_content_new:
 * @pdf: the document
 * @page: an empty page of it
 * @height: of the page
 *
 * Begins the content of a page.
 *
 * Returns: (transfer full): the content
 */
HlPdfContent *
hl_pdf_content_new (HlPdf    *pdf,
                    HPDF_Page page,
                    double    height)
{
  HlPdfContent *self = g_new0 (HlPdfContent, 1);

  self->pdf = pdf;
  self->page = page;
  self->height = height;
  self->out = g_string_new (NULL);
  self->state = first_state;
  self->saved = g_array_new (FALSE, FALSE, sizeof (State));

  return self;
}

/**
 * hl_pdf_content_free:
 * @self: (transfer full): a content
 *
 * Frees a content.
 */
void
hl_pdf_content_free (HlPdfContent *self)
{
  g_string_free (self->out, TRUE);
  g_array_unref (self->saved);
  g_free (self);
}

/**
 * hl_pdf_content_put:
 * @self: a content
 * @format: as printf(); no floating point, which would follow the locale
 * @...: values
 *
 * Writes operators.
 */
void
hl_pdf_content_put (HlPdfContent *self,
                    const char   *format,
                    ...)
{
  va_list values;

  va_start (values, format);
  g_string_append_vprintf (self->out, format, values);
  va_end (values);
}

/**
 * hl_pdf_content_put_number:
 * @self: a content
 * @value: a number
 *
 * Writes a number to three decimals (0.0004 mm), without trailing zeros, and a space.
 */
void
hl_pdf_content_put_number (HlPdfContent *self,
                           double        value)
{
  gint64 thousandths = llround (value * 1000.0);
  gint64 size = ABS (thousandths);
  guint fraction = size % 1000;

  hl_pdf_content_put (self, "%s%" G_GINT64_FORMAT, thousandths < 0 ? "-" : "", size / 1000);

  if (fraction % 10 != 0)
    hl_pdf_content_put (self, ".%03u", fraction);
  else if (fraction % 100 != 0)
    hl_pdf_content_put (self, ".%02u", fraction / 10);
  else if (fraction != 0)
    hl_pdf_content_put (self, ".%u", fraction / 100);

  g_string_append_c (self->out, ' ');
}

/**
 * hl_pdf_content_put_point:
 * @self: a content
 * @x: from the left
 * @y: from the top
 *
 * Writes a point; in the file y grows upwards.
 */
void
hl_pdf_content_put_point (HlPdfContent *self,
                          double        x,
                          double        y)
{
  hl_pdf_content_put_number (self, x);
  hl_pdf_content_put_number (self, self->height - y);
}

/**
 * hl_pdf_content_begin_mark:
 * @self: a content
 *
 * Makes sure that what comes next stands in marked content: that of the structure element begun,
 * or decoration.
 */
void
hl_pdf_content_begin_mark (HlPdfContent *self)
{
  const char *role;
  guint number;

  if (self->is_marked)
    return;

  if (hl_pdf_tree_mark (self->pdf->tree, &role, &number))
    hl_pdf_content_put (self, "/%s <</MCID %u>> BDC\n", role, number);
  else
    hl_pdf_content_put (self, "/Artifact BMC\n");

  self->is_marked = TRUE;
}

/**
 * hl_pdf_content_begin_decoration:
 * @self: an empty content
 *
 * Marks what comes next as decoration, whatever structure element has begun.
 */
void
hl_pdf_content_begin_decoration (HlPdfContent *self)
{
  hl_pdf_content_put (self, "/Artifact BMC\n");
  self->is_marked = TRUE;
}

/**
 * hl_pdf_content_end_mark:
 * @self: a content
 *
 * Ends the marked content, if one was begun.
 */
void
hl_pdf_content_end_mark (HlPdfContent *self)
{
  if (self->is_marked)
    hl_pdf_content_put (self, "EMC\n");

  self->is_marked = FALSE;
}

static guint
get_alpha (const HlColor *color)
{
  return (guint) (CLAMP (color->alpha, 0.0, 1.0) * (HL_N_ALPHAS - 1) + 0.5);
}

static void
set_alpha (HlPdfContent *self,
           guint         alpha)
{
  if (self->state.alpha == alpha)
    return;

  hl_pdf_content_put (self, "/%s gs\n", hl_pdf_get_alpha (self->pdf, self->page, alpha));
  self->state.alpha = alpha;
}

static gboolean
is_same_color (const HlColor *one,
               const HlColor *other)
{
  return one->red == other->red && one->green == other->green && one->blue == other->blue;
}

static void
put_color (HlPdfContent  *self,
           const HlColor *color,
           const char    *gray_operator,
           const char    *color_operator)
{
  hl_pdf_content_put_number (self, CLAMP (color->red, 0.0, 1.0));

  if (color->red == color->green && color->red == color->blue)
    {
      hl_pdf_content_put (self, "%s\n", gray_operator);
      return;
    }

  hl_pdf_content_put_number (self, CLAMP (color->green, 0.0, 1.0));
  hl_pdf_content_put_number (self, CLAMP (color->blue, 0.0, 1.0));
  hl_pdf_content_put (self, "%s\n", color_operator);
}

/**
 * hl_pdf_content_set_opaque:
 * @self: a content
 *
 * Makes what is drawn next cover what is below.
 */
void
hl_pdf_content_set_opaque (HlPdfContent *self)
{
  set_alpha (self, HL_N_ALPHAS - 1);
}

/**
 * hl_pdf_content_set_fill:
 * @self: a content
 * @color: of insides and letters; parts are clamped to 0…1
 *
 * Sets the colour of what is filled next.
 */
void
hl_pdf_content_set_fill (HlPdfContent  *self,
                         const HlColor *color)
{
  set_alpha (self, get_alpha (color));
  if (is_same_color (&self->state.fill, color))
    return;

  put_color (self, color, "g", "rg");
  self->state.fill = *color;
}

/**
 * hl_pdf_content_set_stroke:
 * @self: a content
 * @stroke: of lines
 *
 * Sets how lines are drawn next.
 */
void
hl_pdf_content_set_stroke (HlPdfContent   *self,
                           const HlStroke *stroke)
{
  const HlStroke *now = &self->state.stroke;

  set_alpha (self, get_alpha (&stroke->color));
  if (!is_same_color (&now->color, &stroke->color))
    put_color (self, &stroke->color, "G", "RG");

  if (now->width != stroke->width)
    {
      hl_pdf_content_put_number (self, stroke->width);
      hl_pdf_content_put (self, "w\n");
    }

  if (now->dash != stroke->dash)
    {
      hl_pdf_content_put (self, "[");
      if (stroke->dash > 0.0)
        hl_pdf_content_put_number (self, stroke->dash);
      hl_pdf_content_put (self, "] 0 d\n");
    }

  self->state.stroke = *stroke;
}

/**
 * hl_pdf_content_save:
 * @self: a content
 *
 * Saves the graphics state.
 */
void
hl_pdf_content_save (HlPdfContent *self)
{
  g_array_append_val (self->saved, self->state);
  hl_pdf_content_put (self, "q\n");
}

/**
 * hl_pdf_content_restore:
 * @self: a content with a state saved
 *
 * Returns to the latest state saved.
 */
void
hl_pdf_content_restore (HlPdfContent *self)
{
  hl_pdf_content_put (self, "Q\n");
  self->state = g_array_index (self->saved, State, self->saved->len - 1);
  g_array_set_size (self->saved, self->saved->len - 1);
}

/**
 * hl_pdf_content_write:
 * @self: a content
 *
 * Writes all into the page; called once, at its end.
 */
void
hl_pdf_content_write (HlPdfContent *self)
{
  HPDF_PageAttr page = self->page->attr;

  hl_pdf_content_end_mark (self);
  HPDF_Stream_Write (page->stream, (const HPDF_BYTE *) self->out->str, self->out->len);
}

/**
 * hl_pdf_content_is_opaque:
 * @color: a colour
 *
 * Returns: whether nothing shines through @color
 */
gboolean
hl_pdf_content_is_opaque (const HlColor *color)
{
  return get_alpha (color) == HL_N_ALPHAS - 1;
}
