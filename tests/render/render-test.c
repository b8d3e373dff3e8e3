#include "render-test.h"

#include <cairo.h>
#include <glib/gstdio.h>

#include "render/hl-picture.h"
#include "render/hl-render.h"

void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  fixture->dir = g_dir_make_tmp ("hailong-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);

      g_remove (path);
    }

  g_rmdir (fixture->dir);
  g_free (fixture->dir);
}

char *
fixture_write (Fixture    *fixture,
               const char *name,
               GBytes     *bytes)
{
  char *path = g_build_filename (fixture->dir, name, NULL);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));

  return path;
}

/* Runs a program of poppler or qpdf, which must be content and silent, and returns its output; NULL
 * after marking the test as skipped when it is not installed. */
char *
run_tool (const char *tool,
          ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autofree char *program = g_find_program_in_path (tool);
  g_autofree char *complaints = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;
  va_list rest;

  if (program == NULL)
    {
      g_test_skip (tool);
      return NULL;
    }

  g_ptr_array_add (arguments, program);
  va_start (rest, tool);
  do
    g_ptr_array_add (arguments, va_arg (rest, char *));
  while (g_ptr_array_index (arguments, arguments->len - 1) != NULL);
  va_end (rest);

  g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                &complaints, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (complaints, ==, "");
  g_assert_cmpint (status, ==, 0);

  return output;
}

/* 8 × 8 pixels, half green glass, a quarter red. */
GBytes *
make_png (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 8, 8);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgba (cr, 0.0, 0.5, 0.0, 0.5);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, 1.0, 0.0, 0.0);
  cairo_rectangle (cr, 0.0, 0.0, 4.0, 4.0);
  cairo_fill (cr);
  cairo_destroy (cr);

  GBytes *png = hl_picture_encode (surface, NULL);
  cairo_surface_destroy (surface);

  return png;
}

static void
draw_shapes (HlCanvas *canvas)
{
  const HlColor blue = { 0.2, 0.4, 0.8, 1.0 };
  const HlColor glass = { 0.8, 0.1, 0.1, 0.4 };
  const HlStroke solid = { 1.0, 0.0, { 0.0, 0.0, 0.0, 1.0 } };
  const HlStroke dashed = { 1.5, 2.5, { 0.0, 0.5, 0.0, 1.0 } };
  const HlRect bar = { 10.0, 120.0, 90.0, 60.0 };
  const HlRect window = { 170.0, 120.0, 60.0, 30.0 };
  const HlRect place = { 240.0, 120.0, 50.0, 60.0 };
  g_autoptr (GBytes) png = make_png ();

  hl_canvas_begin_tag (canvas, "Figure", "Hình “thử”: 82,7 %");
  hl_canvas_rect (canvas, &bar, &blue, &solid);
  hl_canvas_circle (canvas, 100.0, 150.0, 25.0, &glass, &dashed);
  hl_canvas_push_clip (canvas, &window);
  hl_canvas_circle (canvas, 200.0, 150.0, 28.0, &blue, NULL);
  hl_canvas_pop_clip (canvas);
  hl_canvas_image (canvas, &place, png);
  hl_canvas_end_tag (canvas);
  hl_canvas_line (canvas, 10.0, 190.0, 290.0, 190.0, &dashed);
}

/* A small page full of letters of every face, shapes, a clip and a picture. At 150 dpi its height
 * and baselines are whole pixels, for poppler draws letters on whole pixels only. */
HlScene *
make_scene (void)
{
  HlScene *scene = hl_scene_new (300.0, 216.0);
  HlCanvas *canvas = hl_scene_get_canvas (scene);
  const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
  const HlFont upright = { HL_FAMILY_SERIF, HL_FONT_REGULAR, 12.0 };

  hl_canvas_bookmark (canvas, 0, 10.0, "I. Kết quả");
  hl_canvas_bookmark (canvas, 5, 20.0, "1. Mức độ hài lòng");
  hl_canvas_bookmark (canvas, 0, 30.0, "II. Kiến nghị");

  for (guint i = 0; i < HL_N_FACES; i++)
    {
      HlFont font = { i / 4, i % 4, 10.0 };

      hl_canvas_begin_tag (canvas, i == 0 ? "H1" : "P", NULL);
      hl_canvas_text (canvas, 10.0, 24.0 + 12.0 * i, &font, &black,
                      "Phường Bụt Sơn: ẳẵặữỵ ĐđƠơƯư 82,7 % ≥ 4 “x” – №");
      hl_canvas_end_tag (canvas);
    }

  hl_canvas_text_rotated (canvas, 160.8, 180.0, &upright, &black, -G_PI_2, "Đọc lên");
  draw_shapes (canvas);

  return scene;
}
