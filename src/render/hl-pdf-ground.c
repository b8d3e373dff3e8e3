#include "render/hl-pdf-ground.h"

#include "render/hl-canvas-check.h"
#include "render/hl-canvas-pdf.h"
#include "render/hl-pdf-private.h"

/* What pages have in common is a content stream that all of them list first. It names its faces as
 * the page on which it was drawn does, so every later page must take them in the same order.
 * Source: ISO 32000-1, 7.8.2 (content streams), 7.7.3.3 (Contents). */

typedef struct
{
  HlScene  *scene;  /* owned */
  HPDF_Dict stream; /* borrowed from the document; NULL before its first page */
  GArray   *fonts;  /* of HlFont, in the order of their first use; owned */
} HlPdfGround;

/* Draws on nothing: lists the faces that are used. */
typedef struct
{
  HlCanvas parent;
  GArray  *fonts;
} FontLister;

static void
free_ground (gpointer data)
{
  HlPdfGround *self = data;

  hl_scene_unref (self->scene);
  g_array_unref (self->fonts);
  g_free (self);
}

/**
 * hl_pdf_grounds_new:
 *
 * Returns: (transfer full): a table for the grounds of a document
 */
GHashTable *
hl_pdf_grounds_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, free_ground);
}

static void
list_font (HlCanvas      *canvas,
           double         x,
           double         baseline,
           const HlFont  *font,
           const HlColor *color,
           double         angle,
           const char    *text)
{
  GArray *fonts = ((FontLister *) canvas)->fonts;

  for (guint i = 0; i < fonts->len; i++)
    if (hl_font_set_get_index (&g_array_index (fonts, HlFont, i)) == hl_font_set_get_index (font))
      return;

  g_array_append_val (fonts, *font);
}

static void
ignore_path (HlCanvas        *canvas,
             const HlSegment *segments,
             gsize            n_segments,
             const HlColor   *fill,
             const HlStroke  *stroke)
{
}

static const HlCanvasClass lister_class = {
  .path = ignore_path,
  .text = list_font,
};

/**
 * hl_pdf_ground_check:
 * @pdf: a document
 * @ground: a scene
 * @error: return location for an error
 *
 * Looks at a ground when it is first used.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_RENDER when @ground cannot be drawn
 */
gboolean
hl_pdf_ground_check (HlPdf         *pdf,
                     const HlScene *ground,
                     GError       **error)
{
  FontLister lister = { { &lister_class }, NULL };
  HlPdfGround *self;

  if (g_hash_table_contains (pdf->grounds, ground))
    return TRUE;
  if (!hl_scene_check (ground, error))
    return FALSE;

  self = g_new0 (HlPdfGround, 1);
  self->scene = hl_scene_ref ((HlScene *) ground);
  self->fonts = g_array_new (FALSE, FALSE, sizeof (HlFont));
  lister.fonts = self->fonts;
  hl_scene_replay (ground, &lister.parent);
  g_hash_table_insert (pdf->grounds, self->scene, self);

  return TRUE;
}

static void
draw (HlPdf       *pdf,
      HlPdfGround *self,
      HPDF_Page    page)
{
  HPDF_PageAttr attr = page->attr;
  g_autoptr (HlCanvas) canvas = hl_canvas_pdf_new (pdf, page, hl_scene_get_height (self->scene));

  hl_canvas_pdf_begin_ground (canvas);
  hl_scene_replay (self->scene, canvas);
  hl_canvas_pdf_end_ground (canvas);
  self->stream = attr->contents;
  HPDF_Page_New_Content_Stream (page, NULL);
}

/**
 * hl_pdf_ground_put:
 * @pdf: a document
 * @ground: a scene that passed hl_pdf_ground_check()
 * @page: an empty page
 *
 * Puts a ground under what will be drawn on @page.
 */
void
hl_pdf_ground_put (HlPdf         *pdf,
                   const HlScene *ground,
                   HPDF_Page      page)
{
  HlPdfGround *self = g_hash_table_lookup (pdf->grounds, ground);

  for (guint i = 0; i < self->fonts->len; i++)
    {
      HlPdfFont *font = hl_pdf_get_font (pdf, &g_array_index (self->fonts, HlFont, i));

      if (font != NULL)
        hl_pdf_font_get_name (font, page);
    }

  if (self->stream == NULL)
    draw (pdf, self, page);
  else
    HPDF_Page_Insert_Shared_Content_Stream (page, self->stream);
}
