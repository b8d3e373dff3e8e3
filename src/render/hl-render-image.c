#include <math.h>

#include <cairo-svg.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "render/hl-canvas-cairo.h"
#include "render/hl-canvas-check.h"
#include "render/hl-picture.h"
#include "render/hl-render.h"

#define POINTS_PER_INCH 72.0
#define MAX_PIXELS 30000.0 /* a side; cairo stops at 32767 */

static gboolean
draw_scene (cairo_t       *cr,
            const HlScene *scene,
            GError       **error)
{
  g_autoptr (HlCanvas) canvas = hl_canvas_cairo_new (cr, error);

  if (canvas == NULL)
    return FALSE;

  hl_scene_replay (scene, canvas);

  return hl_canvas_cairo_finish (canvas, error);
}

static cairo_surface_t *
draw_picture (const HlScene *scene,
              double         scale,
              const HlColor *ground,
              GError       **error)
{
  int width = ceil (hl_scene_get_width (scene) * scale - 1e-6);
  int height = ceil (hl_scene_get_height (scene) * scale - 1e-6);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);

  if (ground != NULL)
    {
      cairo_set_source_rgba (cr, ground->red, ground->green, ground->blue, ground->alpha);
      cairo_paint (cr);
    }

  cairo_scale (cr, scale, scale);
  if (!draw_scene (cr, scene, error))
    g_clear_pointer (&surface, cairo_surface_destroy);
  cairo_destroy (cr);

  return surface;
}

/**
 * hl_render_png:
 * @scene: the drawing
 * @dpi: pixels per inch, > 0
 * @ground: (nullable): colour of the paper; %NULL = transparent
 * @error: return location for an error
 *
 * Draws a scene as a PNG picture.
 *
 * Returns: (transfer full): the file, or %NULL with %HL_ERROR_RENDER when the picture would be too
 *   large, fonts are missing or the scene cannot be drawn
 */
GBytes *
hl_render_png (const HlScene *scene,
               double         dpi,
               const HlColor *ground,
               GError       **error)
{
  double scale = dpi / POINTS_PER_INCH;
  double side = MAX (hl_scene_get_width (scene), hl_scene_get_height (scene)) * scale;

  if (!(side > 0.0 && side <= MAX_PIXELS))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER,
                   _("A picture can have 1 to %d pixels a side: choose another resolution"),
                   (int) MAX_PIXELS);
      return NULL;
    }

  if (!hl_scene_check (scene, error))
    return NULL;

  cairo_surface_t *surface = draw_picture (scene, scale, ground, error);
  if (surface == NULL)
    return NULL;

  GBytes *png = hl_picture_encode (surface, error);
  cairo_surface_destroy (surface);

  return png;
}

/**
 * hl_render_svg:
 * @scene: the drawing
 * @error: return location for an error
 *
 * Draws a scene as an SVG picture. Letters are outlines, so it looks the same without the fonts.
 *
 * Returns: (transfer full): the file, or %NULL with %HL_ERROR_RENDER when fonts are missing or the
 *   scene cannot be drawn
 */
GBytes *
hl_render_svg (const HlScene *scene,
               GError       **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!hl_scene_check (scene, error))
    return NULL;

  cairo_surface_t *surface =
    cairo_svg_surface_create_for_stream (hl_picture_append, bytes, hl_scene_get_width (scene),
                                         hl_scene_get_height (scene));
  cairo_t *cr = cairo_create (surface);
  gboolean is_drawn = draw_scene (cr, scene, error);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return is_drawn ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
