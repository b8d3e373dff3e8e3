#include "chart/hl-scene.h"

#include <math.h>

static const HlFont font = { HL_FAMILY_SANS, HL_FONT_BOLD_ITALIC, 10.0 };
static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
static const HlColor glass = { 1.0, 0.5, -0.2, 0.5 };

static HlScene *
make_scene (void)
{
  HlScene *scene = hl_scene_new (200.0, 100.0);
  HlCanvas *canvas = hl_scene_get_canvas (scene);
  const HlStroke solid = { 0.5, 0.0, { 0.0, 0.0, 1.0, 1.0 } };
  const HlStroke dashed = { 1.0, 2.5, { 0.0, 0.0, 0.0, 1.0 } };
  const HlRect rect = { 1.0, 2.0, 30.0, 40.0 };
  g_autoptr (GBytes) png = g_bytes_new_static ("png", 3);

  hl_canvas_bookmark (canvas, 0, 12.0, "Mục I");
  hl_canvas_begin_tag (canvas, "Figure", "Một hình");
  hl_canvas_push_clip (canvas, &rect);
  hl_canvas_rect (canvas, &rect, &glass, NULL);
  hl_canvas_line (canvas, 0.0, -0.001, 10.0, 20.0, &dashed);
  hl_canvas_circle (canvas, 10.0, 10.0, 10.0, &black, &solid);
  hl_canvas_pop_clip (canvas);
  hl_canvas_begin_tag (canvas, "Caption", NULL);
  hl_canvas_text (canvas, 1.0, 2.0, &font, &black, "Hài\tlòng");
  hl_canvas_end_tag (canvas);
  hl_canvas_end_tag (canvas);
  hl_canvas_text_rotated (canvas, 1.0, 2.0, &font, &black, -G_PI_2, "đứng");
  hl_canvas_text_right (canvas, hl_metrics_fixed (), 100.0, 2.0, &font, &black, "phải");
  hl_canvas_text_center (canvas, hl_metrics_fixed (), 100.0, 2.0, &font, &black, "giữa");
  hl_canvas_image (canvas, &rect, png);

  return scene;
}

static const char golden[] =
  "scene 200.00 100.00\n"
  "bookmark 0 12.00 “Mục I”\n"
  "tag Figure “Một hình”\n"
  "  clip 1.00 2.00 30.00 40.00\n"
  "  path fill #ff800080 M 1.00 2.00 L 31.00 2.00 L 31.00 42.00 L 1.00 42.00 Z\n"
  "  path stroke 1.00 #000000 dash 2.50 M 0.00 0.00 L 10.00 20.00\n"
  "  path fill #000000 stroke 0.50 #0000ff M 20.00 10.00"
  " C 20.00 15.52 15.52 20.00 10.00 20.00 C 4.48 20.00 0.00 15.52 0.00 10.00"
  " C 0.00 4.48 4.48 0.00 10.00 0.00 C 15.52 0.00 20.00 4.48 20.00 10.00 Z\n"
  "  unclip\n"
  "  tag Caption\n"
  "    text 1.00 2.00 sans bold-italic 10.00 #000000 “Hài\\x09lòng”\n"
  "  end\n"
  "end\n"
  "text 1.00 2.00 sans bold-italic 10.00 #000000 angle -1.57 “đứng”\n"
  "text 80.00 2.00 sans bold-italic 10.00 #000000 “phải”\n"
  "text 90.00 2.00 sans bold-italic 10.00 #000000 “giữa”\n"
  "image 1.00 2.00 30.00 40.00\n";

static void
test_text (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autofree char *text = hl_scene_to_text (scene);

  g_assert_cmpstr (text, ==, golden);
}

static void
test_replay (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (HlScene) copy = hl_scene_new (hl_scene_get_width (scene), hl_scene_get_height (scene));

  hl_scene_replay (scene, hl_scene_get_canvas (copy));

  g_autofree char *text = hl_scene_to_text (copy);
  g_assert_cmpstr (text, ==, golden);
}

static void
test_replay_at (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (HlScene) there = hl_scene_new (200.0, 100.0);
  g_autoptr (HlScene) back = hl_scene_new (200.0, 100.0);

  hl_scene_replay_at (scene, hl_scene_get_canvas (there), 5.0, -7.0);

  g_autofree char *moved = hl_scene_to_text (there);
  g_assert_nonnull (strstr (moved, "bookmark 0 5.00"));
  g_assert_nonnull (strstr (moved, "clip 6.00 -5.00 30.00 40.00"));
  g_assert_nonnull (strstr (moved, "M 5.00 -7.00 L 15.00 13.00"));
  g_assert_nonnull (strstr (moved, "text 85.00 -5.00"));
  g_assert_nonnull (strstr (moved, "image 6.00 -5.00"));

  hl_scene_replay_at (there, hl_scene_get_canvas (back), -5.0, 7.0);

  g_autofree char *text = hl_scene_to_text (back);
  g_assert_cmpstr (text, ==, golden);
}

static void
test_shared (void)
{
  HlScene *scene = make_scene ();
  g_autoptr (HlScene) other = hl_scene_ref (scene);

  hl_canvas_free (hl_scene_get_canvas (scene));
  hl_scene_unref (scene);
  g_assert_cmpfloat (hl_scene_get_width (other), ==, 200.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scene/text", test_text);
  g_test_add_func ("/scene/replay", test_replay);
  g_test_add_func ("/scene/replay-at", test_replay_at);
  g_test_add_func ("/scene/shared", test_shared);

  return g_test_run ();
}
