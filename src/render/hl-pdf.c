#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "hl-config.h"
#include "render/hl-canvas-check.h"
#include "render/hl-canvas-pdf.h"
#include "render/hl-pdf-ground.h"
#include "render/hl-pdf-private.h"

#define CREATOR "Hài Lòng " HL_VERSION

static void *HPDF_STDCALL
allocate (HPDF_UINT size)
{
  return g_malloc (size);
}

static void HPDF_STDCALL
release (void *memory)
{
  g_free (memory);
}

/* libharu remembers its first error and then does nothing more. */
static gboolean
check_library (HlPdf *self)
{
  HPDF_STATUS code = HPDF_GetError (self->doc);

  if (self->error == NULL && code != HPDF_OK)
    g_set_error (&self->error, HL_ERROR, HL_ERROR_RENDER,
                 _("The PDF could not be made: libharu reports error 0x%04lX"), code);

  return self->error == NULL;
}

static gboolean
report (HlPdf   *self,
        GError **error)
{
  if (check_library (self))
    return TRUE;

  g_propagate_error (error, g_error_copy (self->error));

  return FALSE;
}

static void
set_info (HlPdf      *self,
          const char *key,
          const char *value)
{
  if (value != NULL)
    HPDF_Dict_Add (self->doc->info, key, hl_pdf_text_new (self->doc, value));
}

static void
set_date (HlPdf *self,
          HlDate date)
{
  guint year, month, day;

  if (date == HL_DATE_NONE)
    return;

  hl_date_split (date, &year, &month, &day);
  HPDF_SetInfoDateAttr (self->doc, HPDF_INFO_CREATION_DATE,
                        (HPDF_Date) { year, month, day, 0, 0, 0, '+', 7, 0 });
}

static void
describe (HlPdf           *self,
          const HlPdfInfo *info)
{
  HPDF_Dict preferences = HPDF_Dict_New (self->doc->mmgr);

  set_info (self, "Title", info->title);
  set_info (self, "Author", info->author);
  set_info (self, "Subject", info->subject);
  set_info (self, "Creator", CREATOR);
  set_date (self, info->date);
  HPDF_Dict_AddBoolean (preferences, "DisplayDocTitle", HPDF_TRUE);
  HPDF_Dict_Add (self->doc->catalog, "ViewerPreferences", preferences);
  if (info->language != NULL)
    HPDF_Dict_Add (self->doc->catalog, "Lang",
                   HPDF_String_New (self->doc->mmgr, info->language, NULL));
}

/**
 * hl_pdf_new:
 * @info: what the document is; without a date, the same drawings give the same bytes
 * @error: return location for an error
 *
 * Begins a PDF document: tagged, compressed, with embedded subsets of its fonts.
 *
 * Returns: (transfer full): the document, or %NULL with %HL_ERROR_RENDER when fonts are missing
 */
HlPdf *
hl_pdf_new (const HlPdfInfo *info,
            GError         **error)
{
  const HlFontSet *fonts = hl_font_set_get (error);

  if (fonts == NULL)
    return NULL;

  HlPdf *self = g_new0 (HlPdf, 1);

  self->fonts = fonts;
  self->images = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                        (GDestroyNotify) g_bytes_unref, NULL);
  self->grounds = hl_pdf_grounds_new ();
  self->outlines = g_ptr_array_new ();
  self->doc = HPDF_NewEx (NULL, allocate, release, 0, NULL);
  HPDF_SetCompressionMode (self->doc, HPDF_COMP_ALL);
  self->tree = hl_pdf_tree_new (self->doc);
  describe (self, info);

  return self;
}

/**
 * hl_pdf_free:
 * @self: (transfer full): a document
 *
 * Frees a document, finished or not.
 */
void
hl_pdf_free (HlPdf *self)
{
  for (guint i = 0; i < HL_N_FACES; i++)
    g_clear_pointer (&self->faces[i], hl_pdf_font_free);

  hl_pdf_tree_free (self->tree);
  g_hash_table_unref (self->images);
  g_hash_table_unref (self->grounds);
  g_ptr_array_unref (self->outlines);
  HPDF_Free (self->doc);
  g_clear_error (&self->error);
  g_free (self);
}

static void
draw_page (HlPdf         *self,
           const HlScene *ground,
           const HlScene *scene)
{
  double height = hl_scene_get_height (scene);
  HPDF_Page page = HPDF_AddPage (self->doc);

  if (page == NULL)
    return;

  HPDF_Page_SetWidth (page, hl_scene_get_width (scene));
  HPDF_Page_SetHeight (page, height);
  hl_pdf_tree_begin_page (self->tree, page);
  if (ground != NULL)
    hl_pdf_ground_put (self, ground, page);

  g_autoptr (HlCanvas) canvas = hl_canvas_pdf_new (self, page, height);

  hl_scene_replay (scene, canvas);
  hl_canvas_pdf_finish (canvas);
}

/**
 * hl_pdf_add_page:
 * @self: a document
 * @scene: the page; 3…14400 points a side
 * @error: return location for an error
 *
 * Adds a page. After a failure the document is dead: every later call fails with the first error.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_RENDER when the scene cannot be drawn
 */
gboolean
hl_pdf_add_page (HlPdf         *self,
                 const HlScene *scene,
                 GError       **error)
{
  if (self->error == NULL && hl_scene_check (scene, &self->error))
    draw_page (self, NULL, scene);

  return report (self, error);
}

/**
 * hl_pdf_add_page_over:
 * @self: a document
 * @ground: what several pages have in common, of the size of @scene; without tags, images and
 *   transparency
 * @scene: the rest of the page
 * @error: return location for an error
 *
 * Adds a page whose ground is written into the file once, however many pages lie over the same
 * scene. To readers of the structure it is decoration.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_RENDER when a scene cannot be drawn
 */
gboolean
hl_pdf_add_page_over (HlPdf         *self,
                      const HlScene *ground,
                      const HlScene *scene,
                      GError       **error)
{
  if (self->error == NULL && hl_pdf_ground_check (self, ground, &self->error) &&
      hl_scene_check (scene, &self->error))
    draw_page (self, ground, scene);

  return report (self, error);
}

static GBytes *
save (HlPdf *self)
{
  self->doc->pdf_version = HPDF_VER_17;
  if (HPDF_SaveToStream (self->doc) != HPDF_OK)
    return NULL;

  HPDF_UINT32 size = HPDF_GetStreamSize (self->doc);
  g_autofree HPDF_BYTE *data = g_malloc (size);

  HPDF_ResetStream (self->doc);
  if (HPDF_ReadFromStream (self->doc, data, &size) != HPDF_OK)
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), size);
}

/**
 * hl_pdf_finish:
 * @self: a document with at least one page; only to be freed afterwards
 * @error: return location for an error
 *
 * Completes the document.
 *
 * Returns: (transfer full): the file, or %NULL with %HL_ERROR_RENDER
 */
GBytes *
hl_pdf_finish (HlPdf   *self,
               GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (check_library (self))
    {
      for (guint i = 0; i < HL_N_FACES; i++)
        if (self->faces[i] != NULL)
          hl_pdf_font_finish (self->faces[i]);

      hl_pdf_tree_finish (self->tree);
      bytes = save (self);
    }

  return report (self, error) ? g_steal_pointer (&bytes) : NULL;
}

/**
 * hl_render_pdf:
 * @scenes: (element-type HlScene): the pages, at least one
 * @info: what the document is
 * @error: return location for an error
 *
 * Draws pages as a PDF document.
 *
 * Returns: (transfer full): the file, or %NULL with %HL_ERROR_RENDER
 */
GBytes *
hl_render_pdf (GPtrArray       *scenes,
               const HlPdfInfo *info,
               GError         **error)
{
  g_autoptr (HlPdf) pdf = hl_pdf_new (info, error);

  if (pdf == NULL)
    return NULL;

  for (guint i = 0; i < scenes->len; i++)
    if (!hl_pdf_add_page (pdf, g_ptr_array_index (scenes, i), error))
      return NULL;

  return hl_pdf_finish (pdf, error);
}
