#include <locale.h>

#include "core/hl-error.h"
#include "render-test.h"
#include "render/hl-picture.h"
#include "render/hl-render.h"

static const HlPdfInfo info = {
  "Báo cáo <quý> III & “thử”", "UBND phường Bụt Sơn", "Ha\xcc\x80i lo\xcc\x80ng", "vi-VN",
  HL_DATE_NONE
};
static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
static const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, 12.0 };

static GBytes *
render (HlScene         *scene,
        guint            n_pages,
        const HlPdfInfo *about)
{
  g_autoptr (GPtrArray) scenes = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n_pages; i++)
    g_ptr_array_add (scenes, scene);

  GBytes *pdf = hl_render_pdf (scenes, about, &error);
  g_assert_no_error (error);

  return pdf;
}

static void
assert_has (const char *text,
            const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("“%s” is not in %.2000s", part, text);
}

static void
test_sound (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) pdf = render (scene, 3, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("qpdf", "--check", path, NULL);

  if (report != NULL)
    assert_has (report, "No syntax or stream encoding errors found");
}

static void
test_same_bytes (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) one = render (scene, 2, &info);
  g_autoptr (GBytes) other = render (scene, 2, &info);

  g_assert_true (g_bytes_equal (one, other));
}

static void
test_fonts (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("pdffonts", path, NULL);

  if (report == NULL)
    return;

  g_auto (GStrv) lines = g_strsplit (g_strchomp (report), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 2 + HL_N_FACES);

  for (guint i = 2; lines[i] != NULL; i++)
    assert_has (lines[i], "CID TrueType      Identity-H       yes yes yes");
}

/* Only the faces and letters used are in the file. */
static void
test_size (void)
{
  g_autoptr (HlScene) scene = hl_scene_new (595.0, 842.0);

  hl_canvas_text (hl_scene_get_canvas (scene), 72.0, 72.0, &font, &black, "Hài lòng");

  g_autoptr (GBytes) pdf = render (scene, 1, &info);

  g_assert_cmpuint (g_bytes_get_size (pdf), <, 20000);
}

static void
draw_words (HlCanvas   *canvas,
            double      baseline,
            const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const HlMetrics *metrics = hl_render_metrics (NULL);
  double x = 20.0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = g_strconcat (words[i], words[i + 1] != NULL ? " " : "", NULL);

      hl_canvas_text (canvas, x, baseline, &font, &black, word);
      x += hl_metrics_width (metrics, &font, word) + 0.7;
    }
}

static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const lines[] = {
    "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4",
    "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ",
    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    "Đ và Ð, Δ và ∆, µ và μ, 漢 và 🙂",
    "Vie\xcc\xa3\xcc\x82t Nam",
  };
  g_autoptr (HlScene) scene = hl_scene_new (595.0, 300.0);
  g_autofree char *source = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      draw_words (hl_scene_get_canvas (scene), 40.0 + 20.0 * i, lines[i]);
      g_string_append_printf (expected, "%s\n", lines[i]);
    }

  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *text = run_tool ("pdftotext", "-layout", path, "-", NULL);

  if (text == NULL)
    return;

  g_auto (GStrv) found = g_strsplit (text, "\n", -1);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *composed = g_utf8_normalize (lines[i], -1, G_NORMALIZE_NFC);

      g_assert_nonnull (found[i]);
      g_assert_cmpstr (g_strstrip (found[i]), ==, composed);
    }
}

static void
test_info (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) pdf = render (scene, 2, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("pdfinfo", path, NULL);

  if (report == NULL)
    return;

  assert_has (report, "Title:           Báo cáo <quý> III & “thử”\n");
  assert_has (report, "Author:          UBND phường Bụt Sơn\n");
  assert_has (report, "Subject:         Hài lòng\n");
  assert_has (report, "Creator:         Hài Lòng ");
  assert_has (report, "Tagged:          yes\n");
  assert_has (report, "Pages:           2\n");
  assert_has (report, "Page size:       300 x 216 pts\n");
  g_assert_null (strstr (report, "CreationDate"));
}

static void
test_date (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  const HlPdfInfo dated = { .date = hl_date_new (2026, 9, 30) };
  g_autoptr (GBytes) pdf = render (scene, 1, &dated);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("pdfinfo", "-isodates", path, NULL);

  if (report == NULL)
    return;

  assert_has (report, "CreationDate:    2026-09-30T00:00:00+07\n");
  g_assert_null (strstr (report, "Title"));
}

static void
test_structure (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlScene) scene = hl_scene_new (300.0, 200.0);
  HlCanvas *canvas = hl_scene_get_canvas (scene);
  const HlRect rect = { 0.0, 0.0, 10.0, 10.0 };

  hl_canvas_begin_tag (canvas, "P", NULL);
  hl_canvas_text (canvas, 10.0, 20.0, &font, &black, "trước");
  hl_canvas_begin_tag (canvas, "Span", NULL);
  hl_canvas_text (canvas, 50.0, 20.0, &font, &black, "giữa");
  hl_canvas_end_tag (canvas);
  hl_canvas_text (canvas, 90.0, 20.0, &font, &black, "sau");
  hl_canvas_end_tag (canvas);
  hl_canvas_text (canvas, 10.0, 40.0, &font, &black, "trang trí");
  hl_canvas_begin_tag (canvas, "Table", NULL);
  hl_canvas_begin_tag (canvas, "TR", NULL);
  hl_canvas_begin_tag (canvas, "TH", NULL);
  hl_canvas_text (canvas, 10.0, 60.0, &font, &black, "cột");
  hl_canvas_end_tag (canvas);
  hl_canvas_end_tag (canvas);
  hl_canvas_end_tag (canvas);
  hl_canvas_begin_tag (canvas, "Figure", "Hình “cột”");
  hl_canvas_rect (canvas, &rect, &black, NULL);
  hl_canvas_end_tag (canvas);

  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("pdfinfo", "-struct-text", path, NULL);

  if (report == NULL)
    return;

  g_assert_cmpstr (report, ==, "Document\n"
                   "  P (block)\n"
                   "    \"trước\"\n"
                   "    Span (inline)\n"
                   "      \"giữa\"\n"
                   "    \"sau\"\n"
                   "  Table (block)\n"
                   "    TR\n"
                   "      TH:\n"
                   "         /Scope /Column\n"
                   "        \"cột\"\n"
                   "  Figure\n"
                   "    \"\"\n");

  g_autofree char *objects = run_tool ("qpdf", "--json=1", "--json-key=objects", path, NULL);

  if (objects == NULL)
    return;

  assert_has (objects, "\"/Alt\": \"Hình “cột”\"");
  assert_has (objects, "\"/Lang\": \"vi-VN\"");
  assert_has (objects, "\"/ParentTreeNextKey\": 1");
}

/* The page's operators and the document's objects, uncompressed. */
static char *
expand (Fixture *fixture,
        GBytes  *pdf)
{
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);

  return run_tool ("qpdf", "--qdf", "--object-streams=disable", path, "-", NULL);
}

static void
test_operators (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *text = expand (fixture, pdf);

  if (text == NULL)
    return;

  assert_has (text, "\n0.2 0.4 0.8 rg\n10 96 m\n100 96 l\n100 36 l\n10 36 l\nh\nB\n");
  assert_has (text, "\n[2.5 ] 0 d\n");
  assert_has (text, "EMC\nq\n170 66 60 30 re W n\n/Figure <</MCID 9>> BDC\n");
  assert_has (text, "EMC\n/Artifact BMC\n");
  assert_has (text, "0 1 -1 0 160.8 36 Tm <");
}

static void
test_bookmarks (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *json = run_tool ("qpdf", "--json=1", "--json-key=outlines", path, NULL);

  if (json == NULL)
    return;

  const char *first = strstr (json, "\"title\": \"1. Mức độ hài lòng\"");
  const char *parent = strstr (json, "\"title\": \"I. Kết quả\"");
  const char *second = strstr (json, "\"title\": \"II. Kiến nghị\"");

  g_assert_nonnull (first);
  g_assert_nonnull (parent);
  g_assert_nonnull (second);
  g_assert_true (first < parent && parent < second);
  assert_has (json, "\"destpageposfrom1\": 1");
}

/* libharu would stop at 28. */
static void
test_deep_clips (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HlScene) scene = hl_scene_new (300.0, 200.0);
  HlCanvas *canvas = hl_scene_get_canvas (scene);
  const HlColor glass = { 1.0, 0.0, 0.0, 0.5 };

  for (guint i = 0; i < 100; i++)
    {
      HlRect rect = { i, i, 300.0 - 2.0 * i, 300.0 - 2.0 * i };

      hl_canvas_push_clip (canvas, &rect);
      hl_canvas_rect (canvas, &rect, &glass, NULL);
    }

  for (guint i = 0; i < 100; i++)
    hl_canvas_pop_clip (canvas);

  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *text = expand (fixture, pdf);

  if (text != NULL)
    assert_has (text, "/ca 0.50196\n");
}

/* A text longer than a PDF string may be. */
static void
test_long_text (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlScene) scene = hl_scene_new (300.0, 200.0);
  g_autofree char *text = g_strnfill (100000, 'x');
  const HlFont tiny = { HL_FAMILY_SERIF, HL_FONT_REGULAR, 0.005 };

  hl_canvas_text (hl_scene_get_canvas (scene), 1.0, 20.0, &tiny, &black, text);

  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *content = expand (fixture, pdf);

  if (content == NULL)
    return;

  guint n_glyphs = 0;

  for (const char *p = strstr (content, " Td <"); *p != 'E'; p++)
    if (g_str_has_prefix (p, "0001"))
      n_glyphs++;

  g_assert_cmpuint (n_glyphs, ==, 100000);
}

static void
test_paper (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlScene) scene = hl_scene_new (1190.55, 841.89);
  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *report = run_tool ("pdfinfo", path, NULL);

  if (report != NULL)
    assert_has (report, "(A3)");
}

/* A page that PDF cannot hold: libharu's error ends the document. */
static void
test_dead (void)
{
  g_autoptr (HlScene) small = hl_scene_new (1.0, 1.0);
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_false (hl_pdf_add_page (pdf, small, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  assert_has (error->message, "libharu reports error 0x");

  g_assert_false (hl_pdf_add_page (pdf, scene, &again));
  g_assert_cmpstr (again->message, ==, error->message);
  g_clear_error (&again);
  g_assert_null (hl_pdf_finish (pdf, &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

static double
compare (cairo_surface_t *one,
         cairo_surface_t *other)
{
  int width = cairo_image_surface_get_width (one);
  int height = cairo_image_surface_get_height (one);
  double sum = 0.0;

  g_assert_cmpint (width, ==, cairo_image_surface_get_width (other));
  g_assert_cmpint (height, ==, cairo_image_surface_get_height (other));

  for (int y = 0; y < height; y++)
    {
      const guint8 *left = cairo_image_surface_get_data (one) +
                           (gsize) y * cairo_image_surface_get_stride (one);
      const guint8 *right = cairo_image_surface_get_data (other) +
                            (gsize) y * cairo_image_surface_get_stride (other);

      for (int x = 0; x < 4 * width; x++)
        if (x % 4 != 3)
          sum += ABS (left[x] - right[x]);
    }

  return sum / (255.0 * 3.0 * width * height);
}

static cairo_surface_t *
rasterize (Fixture *fixture,
           HlScene *scene)
{
  g_autoptr (GBytes) pdf = render (scene, 1, &info);
  g_autofree char *path = fixture_write (fixture, "a.pdf", pdf);
  g_autofree char *root = g_build_filename (fixture->dir, "a", NULL);
  g_autofree char *picture_path = g_strconcat (root, ".png", NULL);
  g_autofree char *output = run_tool ("pdftoppm", "-r", "150", "-png", "-singlefile", path, root,
                                      NULL);
  char *data;
  gsize size;

  if (output == NULL)
    return NULL;

  g_assert_true (g_file_get_contents (picture_path, &data, &size, NULL));

  g_autoptr (GBytes) png = g_bytes_new_take (data, size);

  return hl_picture_decode (png, NULL);
}

static cairo_surface_t *
draw (HlScene *scene)
{
  const HlColor white = { 1.0, 1.0, 1.0, 1.0 };
  g_autoptr (GBytes) png = hl_render_png (scene, 150.0, &white, NULL);

  return hl_picture_decode (png, NULL);
}

static void
test_agreement (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (HlScene) moved = hl_scene_new (300.0, 216.0);
  cairo_surface_t *pdf = rasterize (fixture, scene);

  if (pdf == NULL)
    return;

  hl_scene_replay_at (scene, hl_scene_get_canvas (moved), 1.0, 0.0);

  cairo_surface_t *same = draw (scene);
  cairo_surface_t *other = draw (moved);

  g_test_message ("mean difference %.4f, of a drawing moved by a point %.4f", compare (same, pdf),
                  compare (other, pdf));
  g_assert_cmpfloat (compare (same, pdf), <, 0.01);
  g_assert_cmpfloat (compare (other, pdf), >, 0.03);
  cairo_surface_destroy (same);
  cairo_surface_destroy (other);
  cairo_surface_destroy (pdf);
}

#define ADD(path, test) \
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("/pdf/sound", test_sound);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  ADD ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/size", test_size);
  ADD ("/pdf/text", test_text);
  ADD ("/pdf/info", test_info);
  ADD ("/pdf/date", test_date);
  ADD ("/pdf/structure", test_structure);
  ADD ("/pdf/operators", test_operators);
  ADD ("/pdf/bookmarks", test_bookmarks);
  ADD ("/pdf/deep-clips", test_deep_clips);
  ADD ("/pdf/long-text", test_long_text);
  ADD ("/pdf/paper", test_paper);
  g_test_add_func ("/pdf/dead", test_dead);
  ADD ("/pdf/agreement", test_agreement);

  return g_test_run ();
}
