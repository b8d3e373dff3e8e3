#include "render/hl-canvas-cairo.h"

#include <math.h>

#include <cairo-ft.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "render/hl-font-set.h"
#include "render/hl-glyph-iter.h"
#include "render/hl-picture.h"

typedef struct
{
  HlCanvas           parent;
  cairo_t           *cr;                  /* owned */
  const HlFontSet   *fonts;               /* borrowed */
  cairo_font_face_t *faces[HL_N_FACES];   /* owned; made when first used */
  gboolean           is_vector;
  GError            *error;               /* owned: the first */
} CairoCanvas;

static void
set_color (cairo_t       *cr,
           const HlColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
trace_path (cairo_t         *cr,
            const HlSegment *segments,
            gsize            n_segments)
{
  cairo_new_path (cr);

  for (gsize i = 0; i < n_segments; i++)
    {
      const double *x = segments[i].x;
      const double *y = segments[i].y;

      switch (segments[i].kind)
        {
        case HL_SEGMENT_MOVE:
          cairo_move_to (cr, x[0], y[0]);
          break;

        case HL_SEGMENT_LINE:
          cairo_line_to (cr, x[0], y[0]);
          break;

        case HL_SEGMENT_CURVE:
          cairo_curve_to (cr, x[0], y[0], x[1], y[1], x[2], y[2]);
          break;

        case HL_SEGMENT_CLOSE:
          cairo_close_path (cr);
          break;

        default:
          g_assert_not_reached ();
        }
    }
}

static void
draw_path (HlCanvas        *canvas,
           const HlSegment *segments,
           gsize            n_segments,
           const HlColor   *fill,
           const HlStroke  *stroke)
{
  cairo_t *cr = ((CairoCanvas *) canvas)->cr;

  trace_path (cr, segments, n_segments);

  if (fill != NULL)
    {
      set_color (cr, fill);
      cairo_fill_preserve (cr);
    }

  if (stroke != NULL)
    {
      set_color (cr, &stroke->color);
      cairo_set_line_width (cr, stroke->width);
      cairo_set_dash (cr, &stroke->dash, stroke->dash > 0.0 ? 1 : 0, 0.0);
      cairo_stroke_preserve (cr);
    }

  cairo_new_path (cr);
}

static cairo_font_face_t *
get_face (CairoCanvas  *self,
          const HlFont *font)
{
  cairo_font_face_t **face = &self->faces[hl_font_set_get_index (font)];

  if (*face == NULL)
    {
      const char *path = hl_face_get_path (hl_font_set_get_face (self->fonts, font));
      FcPattern *pattern = FcPatternBuild (NULL, FC_FILE, FcTypeString, path, FC_INDEX,
                                           FcTypeInteger, 0, NULL);

      *face = cairo_ft_font_face_create_for_pattern (pattern);
      FcPatternDestroy (pattern);
    }

  return *face;
}

static GArray *
place_glyphs (CairoCanvas  *self,
              const HlFont *font,
              const char   *text)
{
  g_auto (HlGlyphIter) iter = { 0 };
  GArray *glyphs = g_array_new (FALSE, FALSE, sizeof (cairo_glyph_t));
  HlGlyph glyph;
  guint64 units = 0;

  hl_glyph_iter_init (&iter, hl_font_set_get_face (self->fonts, font), text, -1);

  while (hl_glyph_iter_next (&iter, &glyph))
    {
      cairo_glyph_t placed = { .index = glyph.index };

      placed.x = units * font->size / HL_UNITS_PER_EM;
      g_array_append_val (glyphs, placed);
      units += glyph.advance;
    }

  return glyphs;
}

/* On pixels cairo moves glyphs to whole pixels, which would spoil the measured advances: there the
 * letters are filled as outlines. */
static void
show_glyphs (CairoCanvas *self,
             GArray      *glyphs)
{
  if (self->is_vector)
    {
      cairo_show_glyphs (self->cr, (cairo_glyph_t *) glyphs->data, glyphs->len);
      return;
    }

  cairo_new_path (self->cr);
  cairo_glyph_path (self->cr, (cairo_glyph_t *) glyphs->data, glyphs->len);
  cairo_fill (self->cr);
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
  CairoCanvas *self = (CairoCanvas *) canvas;
  g_autoptr (GArray) glyphs = place_glyphs (self, font, text);

  cairo_save (self->cr);
  cairo_translate (self->cr, x, baseline);
  cairo_rotate (self->cr, angle);
  cairo_set_font_face (self->cr, get_face (self, font));
  cairo_set_font_size (self->cr, font->size);
  set_color (self->cr, color);
  show_glyphs (self, glyphs);
  cairo_restore (self->cr);
}

/* Whether a point of the picture covers more than a pixel; PDF readers show such points sharply. */
static gboolean
is_enlarged (cairo_t *cr)
{
  double x = 1.0, y = 1.0;

  cairo_user_to_device_distance (cr, &x, &y);

  return hypot (x, y) > G_SQRT2;
}

static void
draw_image (HlCanvas     *canvas,
            const HlRect *rect,
            GBytes       *png)
{
  CairoCanvas *self = (CairoCanvas *) canvas;
  cairo_surface_t *picture = hl_picture_decode (png, self->error == NULL ? &self->error : NULL);

  if (picture == NULL)
    return;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (self->cr);
  cairo_translate (self->cr, rect->x, rect->y);
  cairo_scale (self->cr, rect->width / cairo_image_surface_get_width (picture),
               rect->height / cairo_image_surface_get_height (picture));
  cairo_set_source_surface (self->cr, picture, 0.0, 0.0);
  cairo_pattern_set_extend (cairo_get_source (self->cr), CAIRO_EXTEND_PAD);
  if (is_enlarged (self->cr))
    cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
  cairo_paint (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (picture);
}

static void
push_clip (HlCanvas     *canvas,
           const HlRect *rect)
{
  cairo_t *cr = ((CairoCanvas *) canvas)->cr;

  cairo_save (cr);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr);
}

static void
pop_clip (HlCanvas *canvas)
{
  cairo_restore (((CairoCanvas *) canvas)->cr);
}

static void
free_canvas (HlCanvas *canvas)
{
  CairoCanvas *self = (CairoCanvas *) canvas;

  for (guint i = 0; i < HL_N_FACES; i++)
    cairo_font_face_destroy (self->faces[i]);

  cairo_destroy (self->cr);
  g_clear_error (&self->error);
  g_free (self);
}

static const HlCanvasClass cairo_class = {
  .path = draw_path,
  .text = draw_text,
  .image = draw_image,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .free = free_canvas,
};

static gboolean
draws_vectors (cairo_t *cr)
{
  switch ((int) cairo_surface_get_type (cairo_get_target (cr)))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
      return TRUE;

    default:
      return FALSE;
    }
}

/**
 * hl_canvas_cairo_new:
 * @cr: where to draw; one unit is one point
 * @error: return location for an error
 *
 * Makes a canvas that draws with cairo: on a picture, a widget or a printer. A drawing whose
 * pictures must be sound calls hl_canvas_cairo_finish() at its end.
 *
 * Returns: (transfer full): the canvas, or %NULL with %HL_ERROR_RENDER when fonts are missing
 */
HlCanvas *
hl_canvas_cairo_new (cairo_t *cr,
                     GError **error)
{
  const HlFontSet *fonts = hl_font_set_get (error);

  if (fonts == NULL)
    return NULL;

  CairoCanvas *self = g_new0 (CairoCanvas, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  self->parent.klass = &cairo_class;
  self->cr = cairo_reference (cr);
  self->fonts = fonts;
  self->is_vector = draws_vectors (cr);

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options (cr, options);
  cairo_font_options_destroy (options);

  return &self->parent;
}

/**
 * hl_canvas_cairo_finish:
 * @self: a canvas of hl_canvas_cairo_new()
 * @error: return location for an error
 *
 * Tells whether all has been drawn.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_RENDER when a picture was damaged or cairo failed
 */
gboolean
hl_canvas_cairo_finish (HlCanvas *self,
                        GError  **error)
{
  CairoCanvas *canvas = (CairoCanvas *) self;
  cairo_status_t status = cairo_status (canvas->cr);

  if (canvas->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&canvas->error));
      return FALSE;
    }

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_RENDER, _("The drawing failed: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}
