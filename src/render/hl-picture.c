#include "render/hl-picture.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

typedef struct
{
  const guchar *next;
  gsize         n_left;
} Reader;

static cairo_status_t
on_read (void   *data,
         guchar *out,
         guint   length)
{
  Reader *reader = data;

  if (length > reader->n_left)
    return CAIRO_STATUS_READ_ERROR;

  memcpy (out, reader->next, length);
  reader->next += length;
  reader->n_left -= length;

  return CAIRO_STATUS_SUCCESS;
}

/**
 * hl_picture_decode:
 * @png: a PNG file
 * @error: return location for an error
 *
 * Decodes a picture for every back end.
 *
 * Returns: (transfer full): an image surface, ARGB32 or RGB24, or %NULL with %HL_ERROR_RENDER when
 *   @png is damaged or no PNG
 */
cairo_surface_t *
hl_picture_decode (GBytes  *png,
                   GError **error)
{
  Reader reader;

  reader.next = g_bytes_get_data (png, &reader.n_left);

  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (on_read, &reader);
  cairo_status_t status = cairo_surface_status (surface);

  if (status == CAIRO_STATUS_SUCCESS)
    return surface;

  cairo_surface_destroy (surface);
  g_set_error (error, HL_ERROR, HL_ERROR_RENDER,
               _("A picture cannot be read as PNG: %s. Save it again as PNG"),
               cairo_status_to_string (status));

  return NULL;
}

/**
 * hl_picture_append:
 * @bytes: a #GByteArray
 * @data: (array length=length): what comes next
 * @length: in bytes
 *
 * Collects what cairo writes; a cairo_write_func_t.
 *
 * Returns: success
 */
cairo_status_t
hl_picture_append (void         *bytes,
                   const guchar *data,
                   guint         length)
{
  g_byte_array_append (bytes, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/**
 * hl_picture_encode:
 * @surface: an image surface
 * @error: return location for an error
 *
 * Writes a picture as PNG.
 *
 * Returns: (transfer full): the file, or %NULL with %HL_ERROR_RENDER
 */
GBytes *
hl_picture_encode (cairo_surface_t *surface,
                   GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, hl_picture_append, bytes);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

  g_set_error (error, HL_ERROR, HL_ERROR_RENDER, _("The picture could not be made: %s"),
               cairo_status_to_string (status));

  return NULL;
}
