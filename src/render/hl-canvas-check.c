#include "render/hl-canvas-check.h"

#include <math.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* Far outside any page, in points; PDF readers stop at 32767. */
#define FARTHEST 32000.0

typedef struct
{
  HlCanvas parent;
  GError  *error; /* owned */
  guint    n_clips;
  guint    n_tags;
} CheckCanvas;

static void
fail (HlCanvas   *canvas,
      const char *what)
{
  CheckCanvas *self = (CheckCanvas *) canvas;

  if (self->error == NULL)
    g_set_error (&self->error, HL_ERROR, HL_ERROR_RENDER,
                 _("The drawing cannot be rendered: %s"), what);
}

static gboolean
is_sane (double value)
{
  return isfinite (value) && fabs (value) <= FARTHEST;
}

static void
check_values (HlCanvas     *canvas,
              const double *values,
              gsize         n_values,
              const char   *what)
{
  for (gsize i = 0; i < n_values; i++)
    if (!is_sane (values[i]))
      {
        fail (canvas, what);
        return;
      }
}

static void
check_color (HlCanvas      *canvas,
             const HlColor *color)
{
  const double values[] = { color->red, color->green, color->blue, color->alpha };

  check_values (canvas, values, G_N_ELEMENTS (values), _("a colour is not a number"));
}

static void
check_rect (HlCanvas     *canvas,
            const HlRect *rect)
{
  const double values[] = { rect->x, rect->y, rect->width, rect->height };

  check_values (canvas, values, G_N_ELEMENTS (values),
                _("a rectangle lies outside any page or is not a number"));
}

static void
check_path (HlCanvas        *canvas,
            const HlSegment *segments,
            gsize            n_segments,
            const HlColor   *fill,
            const HlStroke  *stroke)
{
  static const guint n_points[] = { 1, 1, 3, 0 };

  for (gsize i = 0; i < n_segments; i++)
    {
      const char *what = _("a line lies outside any page or is not a number");

      check_values (canvas, segments[i].x, n_points[segments[i].kind], what);
      check_values (canvas, segments[i].y, n_points[segments[i].kind], what);
    }

  if (fill != NULL)
    check_color (canvas, fill);
  if (stroke == NULL)
    return;

  check_color (canvas, &stroke->color);
  if (!is_sane (stroke->width) || stroke->width < 0.0 || !is_sane (stroke->dash))
    fail (canvas, _("a line's width or dash is not a number"));
}

static void
check_text (HlCanvas      *canvas,
            double         x,
            double         baseline,
            const HlFont  *font,
            const HlColor *color,
            double         angle,
            const char    *text)
{
  const double place[] = { x, baseline, angle };

  check_color (canvas, color);
  check_values (canvas, place, G_N_ELEMENTS (place),
                _("a text lies outside any page or its place is not a number"));
  if (!is_sane (font->size) || font->size <= 0.0)
    fail (canvas, _("a font has no size"));
}

static void
check_image (HlCanvas     *canvas,
             const HlRect *rect,
             GBytes       *png)
{
  check_rect (canvas, rect);
}

static void
check_push_clip (HlCanvas     *canvas,
                 const HlRect *rect)
{
  ((CheckCanvas *) canvas)->n_clips++;
  check_rect (canvas, rect);
}

static void
check_pop_clip (HlCanvas *canvas)
{
  CheckCanvas *self = (CheckCanvas *) canvas;

  if (self->n_clips == 0)
    fail (canvas, _("a clip ends that never began"));
  else
    self->n_clips--;
}

static void
check_begin_tag (HlCanvas   *canvas,
                 const char *role,
                 const char *alternative)
{
  ((CheckCanvas *) canvas)->n_tags++;
}

static void
check_end_tag (HlCanvas *canvas)
{
  CheckCanvas *self = (CheckCanvas *) canvas;

  if (self->n_tags == 0)
    fail (canvas, _("a tag ends that never began"));
  else
    self->n_tags--;
}

static void
check_bookmark (HlCanvas   *canvas,
                guint       level,
                double      y,
                const char *title)
{
  if (!is_sane (y))
    fail (canvas, _("a bookmark lies outside any page or is not a number"));
}

static const HlCanvasClass check_class = {
  .path = check_path,
  .text = check_text,
  .image = check_image,
  .push_clip = check_push_clip,
  .pop_clip = check_pop_clip,
  .begin_tag = check_begin_tag,
  .end_tag = check_end_tag,
  .bookmark = check_bookmark,
};

/**
 * hl_scene_check:
 * @self: a scene
 * @error: return location for an error
 *
 * Looks for what no back end can draw, so that none has to: numbers that are not finite or far off
 * the page, fonts without a size, clips and tags that are not closed.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_RENDER
 */
gboolean
hl_scene_check (const HlScene *self,
                GError       **error)
{
  CheckCanvas check = { .parent = { &check_class } };

  hl_scene_replay (self, &check.parent);
  if (check.n_clips > 0)
    fail (&check.parent, _("a clip never ends"));
  if (check.n_tags > 0)
    fail (&check.parent, _("a tag never ends"));

  if (check.error == NULL)
    return TRUE;

  g_propagate_error (error, check.error);

  return FALSE;
}
