#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "render/hl-pdf-private.h"
#include "render/hl-picture.h"

#define BYTES_PER_PIXEL 4

/**
 * hl_pdf_text_new:
 * @doc: the document
 * @text: any text
 *
 * Makes a text string of PDF: UTF-16 with byte order mark, in NFC.
 *
 * Source: ISO 32000-1, 7.9.2.2.
 *
 * Returns: (transfer full): the object, to be added to another one
 */
HPDF_Binary
hl_pdf_text_new (HPDF_Doc    doc,
                 const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  glong n_units;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (composed, -1, NULL, &n_units, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8[]) { 0xfe, 0xff }, 2);

  for (glong i = 0; i < n_units; i++)
    {
      const guint8 unit[] = { units[i] >> 8, units[i] & 0xff };

      g_byte_array_append (bytes, unit, sizeof unit);
    }

  return HPDF_Binary_New (doc->mmgr, bytes->data, bytes->len);
}

/**
 * hl_pdf_get_font:
 * @self: a document
 * @font: a font
 *
 * Returns: (nullable) (transfer none): its face in the document, loaded when first asked for;
 *   %NULL after an error
 */
HlPdfFont *
hl_pdf_get_font (HlPdf        *self,
                 const HlFont *font)
{
  HlPdfFont **face = &self->faces[hl_font_set_get_index (font)];
  HlFace *file = hl_font_set_get_face (self->fonts, font);

  if (*face != NULL || self->error != NULL)
    return *face;

  *face = hl_pdf_font_new (self->doc, file, font->family == HL_FAMILY_SERIF);
  if (*face == NULL)
    g_set_error (&self->error, HL_ERROR, HL_ERROR_RENDER,
                 _("The font %s cannot be put into a PDF (libharu error 0x%04lX): install the "
                   "package fonts-liberation2"), hl_face_get_path (file),
                 HPDF_GetError (self->doc));

  return *face;
}

/**
 * hl_pdf_get_alpha:
 * @self: a document
 * @page: a page
 * @alpha: opacity, 0…%HL_N_ALPHAS − 1
 *
 * Returns: (transfer none): name of the graphics state in the resources of @page
 */
const char *
hl_pdf_get_alpha (HlPdf    *self,
                  HPDF_Page page,
                  guint     alpha)
{
  HPDF_ExtGState *state = &self->alphas[alpha];

  if (*state == NULL)
    {
      *state = HPDF_CreateExtGState (self->doc);
      HPDF_ExtGState_SetAlphaFill (*state, alpha / (HL_N_ALPHAS - 1.0));
      HPDF_ExtGState_SetAlphaStroke (*state, alpha / (HL_N_ALPHAS - 1.0));
    }

  return HPDF_Page_GetExtGStateName (page, *state);
}

/* Source: ISO 32000-1, 12.3.3. */

/**
 * hl_pdf_add_bookmark:
 * @self: a document
 * @page: where it leads
 * @level: 0 = top; reduced to one more than the bookmark before
 * @top: the place on the page, from below
 * @title: text of the entry
 *
 * Adds an entry to the outline.
 */
void
hl_pdf_add_bookmark (HlPdf      *self,
                     HPDF_Page   page,
                     guint       level,
                     double      top,
                     const char *title)
{
  level = MIN (level, self->outlines->len);

  HPDF_Outline parent = level > 0 ? g_ptr_array_index (self->outlines, level - 1) : NULL;
  HPDF_Outline outline = HPDF_CreateOutline (self->doc, parent, "", NULL);
  HPDF_Destination destination = HPDF_Page_CreateDestination (page);

  if (outline == NULL || destination == NULL)
    return;

  HPDF_Dict_Add (outline, "Title", hl_pdf_text_new (self->doc, title));
  HPDF_Destination_SetXYZ (destination, 0, MAX (top, 0.0), 1);
  HPDF_Outline_SetDestination (outline, destination);
  g_ptr_array_set_size (self->outlines, level);
  g_ptr_array_add (self->outlines, outline);
}

/* Splits cairo's premultiplied pixels into colours and opacity. Returns whether any pixel is not
 * opaque. */
static gboolean
split_pixels (cairo_surface_t *surface,
              guint8          *colors,
              guint8          *alphas)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
  gboolean is_glassy = FALSE;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel;

        memcpy (&pixel, data + (gsize) y * stride + BYTES_PER_PIXEL * x, sizeof pixel);

        guint alpha = has_alpha ? pixel >> 24 : 255;

        for (int shift = 16; shift >= 0; shift -= 8)
          *colors++ = alpha > 0 ? (((pixel >> shift) & 0xff) * 255 + alpha / 2) / alpha : 0;
        *alphas++ = alpha;
        is_glassy = is_glassy || alpha < 255;
      }

  return is_glassy;
}

static HPDF_Image
make_image (HlPdf           *self,
            cairo_surface_t *surface)
{
  guint width = cairo_image_surface_get_width (surface);
  guint height = cairo_image_surface_get_height (surface);
  g_autofree guint8 *colors = g_malloc_n ((gsize) width * height, 3);
  g_autofree guint8 *alphas = g_malloc ((gsize) width * height);
  gboolean is_glassy = split_pixels (surface, colors, alphas);
  HPDF_Image image = HPDF_LoadRawImageFromMem (self->doc, colors, width, height,
                                               HPDF_CS_DEVICE_RGB, 8);

  if (image == NULL || !is_glassy)
    return image;

  HPDF_Image mask = HPDF_LoadRawImageFromMem (self->doc, alphas, width, height, HPDF_CS_DEVICE_GRAY,
                                              8);

  if (mask != NULL)
    HPDF_Image_AddSMask (image, mask);

  return image;
}

/**
 * hl_pdf_get_image:
 * @self: a document
 * @png: a PNG file
 *
 * Returns: (nullable) (transfer none): the picture in the document, once however often it is drawn;
 *   %NULL after an error
 */
HPDF_Image
hl_pdf_get_image (HlPdf  *self,
                  GBytes *png)
{
  HPDF_Image image = g_hash_table_lookup (self->images, png);

  if (image != NULL || self->error != NULL)
    return image;

  cairo_surface_t *surface = hl_picture_decode (png, &self->error);

  if (surface == NULL)
    return NULL;

  image = make_image (self, surface);
  cairo_surface_destroy (surface);
  if (image != NULL)
    g_hash_table_insert (self->images, g_bytes_ref (png), image);

  return image;
}
