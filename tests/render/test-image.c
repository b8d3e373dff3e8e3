#include <math.h>

#include "core/hl-error.h"
#include "render-test.h"
#include "render/hl-canvas-cairo.h"
#include "render/hl-picture.h"
#include "render/hl-render.h"

static const HlColor white = { 1.0, 1.0, 1.0, 1.0 };
static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
static const HlFont font = { HL_FAMILY_SANS, HL_FONT_REGULAR, 10.0 };

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  cairo_surface_flush (surface);
  data += (gsize) y * cairo_image_surface_get_stride (surface) + 4 * x;
  memcpy (&pixel, data, sizeof pixel);

  return pixel;
}

static void
test_png (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = hl_render_png (scene, 150.0, &white, &error);

  g_assert_no_error (error);

  cairo_surface_t *picture = hl_picture_decode (png, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 625);
  g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 450);
  g_assert_cmphex (get_pixel (picture, 0, 0), ==, 0xffffffff);
  g_assert_cmphex (get_pixel (picture, 60, 300), ==, 0xff3366cc);
  cairo_surface_destroy (picture);
}

static void
test_transparent (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) png = hl_render_png (scene, 72.0, NULL, NULL);
  cairo_surface_t *picture = hl_picture_decode (png, NULL);

  g_assert_cmphex (get_pixel (picture, 0, 0), ==, 0);
  cairo_surface_destroy (picture);
}

static void
test_svg (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) svg = hl_render_svg (scene, &error);

  g_assert_no_error (error);

  g_autofree char *text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_true (g_str_has_prefix (text, "<?xml"));
  g_assert_nonnull (strstr (text, "width=\"300pt\" height=\"216pt\""));
  g_assert_null (strstr (text, "<text"));
  g_assert_true (g_str_has_suffix (text, "</svg>\n"));
}

/* As a widget does it: on a drawing context of its own, at its own scale. */
static void
test_context (void)
{
  const HlRect rect = { 2.0, 2.0, 4.0, 4.0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 20, 20);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlCanvas) canvas = NULL;

  cairo_scale (cr, 2.0, 2.0);
  canvas = hl_canvas_cairo_new (cr, &error);
  g_assert_no_error (error);
  hl_canvas_begin_tag (canvas, "Figure", NULL);
  hl_canvas_rect (canvas, &rect, &white, NULL);
  hl_canvas_end_tag (canvas);
  hl_canvas_bookmark (canvas, 0, 0.0, "x");
  g_assert_true (hl_canvas_cairo_finish (canvas, &error));

  g_assert_cmphex (get_pixel (surface, 5, 5) & 0xffffff, ==, 0xffffff);
  g_assert_cmphex (get_pixel (surface, 3, 5) & 0xffffff, ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_failed_context (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 20, 20);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlCanvas) canvas = hl_canvas_cairo_new (cr, &error);

  hl_canvas_pop_clip (canvas);
  g_assert_false (hl_canvas_cairo_finish (canvas, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_resolution (void)
{
  const double bad[] = { 0.0, -1.0, NAN, INFINITY, 1e9 };
  g_autoptr (HlScene) scene = make_scene ();

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hl_render_png (scene, bad[i], &white, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
    }
}

static void
draw_bad_line (HlCanvas *canvas)
{
  const HlStroke stroke = { 1.0, 0.0, { 0.0, 0.0, 0.0, 1.0 } };

  hl_canvas_line (canvas, 0.0, 0.0, NAN, 1.0, &stroke);
}

static void
draw_bad_stroke (HlCanvas *canvas)
{
  const HlStroke stroke = { -1.0, 0.0, { 0.0, 0.0, 0.0, 1.0 } };

  hl_canvas_line (canvas, 0.0, 0.0, 1.0, 1.0, &stroke);
}

static void
draw_bad_color (HlCanvas *canvas)
{
  const HlColor color = { 0.0, NAN, 0.0, 1.0 };

  hl_canvas_circle (canvas, 5.0, 5.0, 5.0, &color, NULL);
}

static void
draw_bad_text (HlCanvas *canvas)
{
  hl_canvas_text (canvas, INFINITY, 0.0, &font, &black, "x");
}

static void
draw_bad_font (HlCanvas *canvas)
{
  const HlFont none = { HL_FAMILY_SANS, HL_FONT_REGULAR, 0.0 };

  hl_canvas_text (canvas, 0.0, 0.0, &none, &black, "x");
}

static void
draw_bad_place (HlCanvas *canvas)
{
  const HlRect far = { 40000.0, 0.0, 10.0, 10.0 };
  g_autoptr (GBytes) png = make_png ();

  hl_canvas_image (canvas, &far, png);
}

static void
draw_bad_picture (HlCanvas *canvas)
{
  const HlRect rect = { 0.0, 0.0, 10.0, 10.0 };
  g_autoptr (GBytes) good = make_png ();
  g_autoptr (GBytes) png = g_bytes_new_from_bytes (good, 0, 60);

  hl_canvas_image (canvas, &rect, png);
  hl_canvas_image (canvas, &rect, png);
}

static void
draw_open_clip (HlCanvas *canvas)
{
  const HlRect rect = { 0.0, 0.0, 10.0, 10.0 };

  hl_canvas_push_clip (canvas, &rect);
}

static void
draw_bad_unclip (HlCanvas *canvas)
{
  hl_canvas_pop_clip (canvas);
}

static void
draw_open_tag (HlCanvas *canvas)
{
  hl_canvas_begin_tag (canvas, "P", NULL);
}

static void
draw_bad_end (HlCanvas *canvas)
{
  hl_canvas_end_tag (canvas);
}

static void
draw_bad_bookmark (HlCanvas *canvas)
{
  hl_canvas_bookmark (canvas, 0, NAN, "x");
}

typedef void (*DrawFunc) (HlCanvas *canvas);

typedef struct
{
  DrawFunc    draw;
  const char *reason;
} BadCase;

/* What cannot be drawn is refused alike by all back ends. */
static void
test_bad_scenes (void)
{
  static const BadCase cases[] = {
    { draw_bad_line, "a line lies outside" },
    { draw_bad_stroke, "width or dash" },
    { draw_bad_color, "a colour is not a number" },
    { draw_bad_text, "a text lies outside" },
    { draw_bad_font, "a font has no size" },
    { draw_bad_place, "a rectangle lies outside" },
    { draw_bad_picture, "Save it again as PNG" },
    { draw_open_clip, "a clip never ends" },
    { draw_bad_unclip, "a clip ends that never began" },
    { draw_open_tag, "a tag never ends" },
    { draw_bad_end, "a tag ends that never began" },
    { draw_bad_bookmark, "a bookmark lies outside" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlScene) scene = hl_scene_new (100.0, 100.0);
      g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
      GError *errors[3] = { NULL };
      const HlPdfInfo info = { 0 };

      cases[i].draw (hl_scene_get_canvas (scene));
      g_ptr_array_add (scenes, scene);
      g_assert_null (hl_render_png (scene, 72.0, &white, &errors[0]));
      g_assert_null (hl_render_svg (scene, &errors[1]));
      g_assert_null (hl_render_pdf (scenes, &info, &errors[2]));

      for (guint k = 0; k < 3; k++)
        {
          g_assert_error (errors[k], HL_ERROR, HL_ERROR_RENDER);
          g_assert_nonnull (strstr (errors[k]->message, cases[i].reason));
          g_clear_error (&errors[k]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image/png", test_png);
  g_test_add_func ("/image/transparent", test_transparent);
  g_test_add_func ("/image/svg", test_svg);
  g_test_add_func ("/image/context", test_context);
  g_test_add_func ("/image/failed-context", test_failed_context);
  g_test_add_func ("/image/resolution", test_resolution);
  g_test_add_func ("/image/bad-scenes", test_bad_scenes);

  return g_test_run ();
}
