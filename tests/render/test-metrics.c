#include <locale.h>
#include <math.h>

#include "core/hl-error.h"
#include "render-test.h"
#include "render/hl-font-set.h"
#include "render/hl-render.h"

static const HlMetrics *
get_metrics (void)
{
  g_autoptr (GError) error = NULL;
  const HlMetrics *metrics = hl_render_metrics (&error);

  g_assert_no_error (error);

  return metrics;
}

static void
test_vietnamese (void)
{
  static const char others[] = "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư€•–—…“”≥≤№₫→■□●²‰";
  const HlMetrics *metrics = get_metrics ();

  for (guint i = 0; i < HL_N_FACES; i++)
    {
      HlFont font = { i / 4, i % 4, 12.0 };

      for (gunichar c = 0x1ea0; c <= 0x1ef9; c++)
        g_assert_true (metrics->has_glyph (metrics, &font, c));
      for (const char *p = others; *p != '\0'; p = g_utf8_next_char (p))
        g_assert_true (metrics->has_glyph (metrics, &font, g_utf8_get_char (p)));

      g_assert_false (metrics->has_glyph (metrics, &font, 0x1f642));
      g_assert_false (metrics->has_glyph (metrics, &font, 0xffffffff));
      g_assert_cmpfloat_with_epsilon (metrics->ascent (metrics, &font), 10.7, 1.0);
      g_assert_cmpfloat_with_epsilon (metrics->descent (metrics, &font), 2.6, 0.6);
    }
}

typedef struct
{
  const char *text;
  const char *same_as;
} SameCase;

static void
test_cleaning (void)
{
  static const SameCase cases[] = {
    { "", "\xe2\x80\x8b\xc2\xad\xef\xbb\xbf\xe2\x80\xa8" },
    { "Việt", "Vie\xcc\xa3\xcc\x82t" },
    { "hài lòng", "hài\x01 lòng\t\n" },
    { "漢", "字" },
    { "b\xef\xbf\xbd\xef\xbf\xbdt", "b\xe1\xbbt" },
    { "a-b", "a\xe2\x80\x91" "b" },
    { "a b", "a\xe2\x80\x88" "b" },
  };
  const HlMetrics *metrics = get_metrics ();
  const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, 14.0 };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat_with_epsilon (hl_metrics_width (metrics, &font, cases[i].text),
                                    hl_metrics_width (metrics, &font, cases[i].same_as), 1e-9);

  g_assert_cmpfloat (hl_metrics_width (metrics, &font, "漢"), >, 5.0);
}

/* Widths are whole thousandths of an em, so a line is exactly as wide as its words. */
static void
test_widths (void)
{
  static const char text[] = "Ủy ban nhân dân phường";
  const HlMetrics *metrics = get_metrics ();
  const HlFont font = { HL_FAMILY_SANS, HL_FONT_BOLD, 1000.0 };
  double sum = 0.0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      double width = metrics->width (metrics, &font, p, g_utf8_next_char (p) - p);

      g_assert_cmpfloat (width, >, 0.0);
      g_assert_cmpfloat (width, ==, round (width));
      sum += width;
    }

  g_assert_cmpfloat (sum, ==, hl_metrics_width (metrics, &font, text));
}

static guint8 *
get_table (guint8     *font,
           const char *tag)
{
  guint n_tables = font[4] << 8 | font[5];

  for (guint i = 0; i < n_tables; i++)
    {
      const guint8 *record = font + 12 + 16 * i;

      if (memcmp (record, tag, 4) == 0)
        return font + (record[8] << 24 | record[9] << 16 | record[10] << 8 | record[11]);
    }

  g_assert_not_reached ();
}

static GBytes *
read_font (HlFamily    family,
           HlFontStyle style)
{
  const HlFont font = { family, style, 10.0 };
  const HlFontSet *fonts = hl_font_set_get (NULL);
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (hl_face_get_path (hl_font_set_get_face (fonts, &font)), &data,
                                      &size, NULL));

  return g_bytes_new_take (data, size);
}

/* Reduces the range of U+1EA0… in the map of characters (format 4) to its last letter. */
static void
forget_vietnamese (guint8 *font)
{
  guint8 *map = get_table (font, "cmap");
  guint n_maps = map[2] << 8 | map[3];

  for (guint i = 0; i < n_maps; i++)
    {
      guint8 *record = map + 4 + 8 * i;
      guint8 *ranges = map + (record[4] << 24 | record[5] << 16 | record[6] << 8 | record[7]);
      guint size = ranges[6] << 8 | ranges[7];

      for (guint k = 0; ranges[1] == 4 && k < size; k += 2)
        if (ranges[14 + k] == 0x1e && ranges[14 + k + 1] >= 0xa0)
          memcpy (ranges + 16 + size + k, ranges + 14 + k, 2);
    }
}

static void
assert_refused (Fixture    *fixture,
                guint8     *data,
                gsize       size,
                const char *reason)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autofree char *path = fixture_write (fixture, "font.ttf", bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_face_open (path, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  g_assert_nonnull (strstr (error->message, reason));
}

static void
test_bad_fonts (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GBytes) font = read_font (HL_FAMILY_SANS, HL_FONT_REGULAR);
  gsize size;
  const guint8 *original = g_bytes_get_data (font, &size);
  g_autofree guint8 *copy = g_memdup2 (original, size);

  assert_refused (fixture, copy, 0, "not a TrueType font");
  assert_refused (fixture, copy, 100, "not a TrueType font");

  forget_vietnamese (copy);
  assert_refused (fixture, copy, size, "lacks Vietnamese letters");

  memcpy (copy, original, size);
  get_table (copy, "OS/2")[9] = 2;
  assert_refused (fixture, copy, size, "not a TrueType font that may be put into a PDF");
}

/* Fonts are found once in a process, so other fonts need another process. */
static void
run_with_fonts (Fixture    *fixture,
                const char *test)
{
  g_autofree char *xml = g_strdup_printf ("<?xml version=\"1.0\"?>\n<fontconfig><dir>%s</dir>"
                                          "<cachedir>%s</cachedir></fontconfig>\n",
                                          fixture->dir, fixture->dir);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autofree char *path = fixture_write (fixture, "fonts.conf", bytes);

  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  g_test_trap_subprocess (test, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_unsetenv ("FONTCONFIG_FILE");
  g_test_trap_assert_passed ();
}

static void
test_no_fonts (Fixture      *fixture,
               gconstpointer data)
{
  run_with_fonts (fixture, "/metrics/subprocess/no-fonts");
}

static void
test_no_fonts_here (void)
{
  g_autoptr (HlScene) scene = hl_scene_new (10.0, 10.0);
  const HlPdfInfo info = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_render_metrics (&error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  g_assert_nonnull (strstr (error->message, "Liberation Serif 2"));
  g_assert_nonnull (strstr (error->message, "fonts-liberation2"));
  g_assert_null (hl_pdf_new (&info, NULL));
  g_assert_null (hl_render_png (scene, 72.0, NULL, NULL));
  g_assert_null (hl_render_svg (scene, NULL));
}

/* Hides the map of characters for Windows, the only one that libharu reads; FreeType and fontconfig
 * take another. */
static void
hide_windows_map (guint8 *font)
{
  guint8 *map = get_table (font, "cmap");
  guint n_maps = map[2] << 8 | map[3];

  for (guint i = 0; i < n_maps; i++)
    if (map[4 + 8 * i + 1] == 3)
      map[4 + 8 * i + 1] = 7;
}

typedef void (*DamageFunc) (guint8 *font);

static void
copy_fonts (Fixture   *fixture,
            HlFamily   family,
            DamageFunc damage)
{
  for (guint style = 0; style < 4; style++)
    {
      g_autofree char *name = g_strdup_printf ("%u-%u.ttf", family, style);
      g_autoptr (GBytes) font = read_font (family, style);
      gsize size;
      guint8 *data = g_bytes_unref_to_data (g_steal_pointer (&font), &size);
      g_autoptr (GBytes) copy = g_bytes_new_take (data, size);

      if (damage != NULL)
        damage (data);
      g_free (fixture_write (fixture, name, copy));
    }
}

static void
test_no_sans (Fixture      *fixture,
              gconstpointer data)
{
  copy_fonts (fixture, HL_FAMILY_SERIF, NULL);
  run_with_fonts (fixture, "/metrics/subprocess/no-sans");
}

static void
test_no_sans_here (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_render_metrics (&error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  g_assert_nonnull (strstr (error->message, "Liberation Sans 2"));
}

static void
test_refused_by_library (Fixture      *fixture,
                         gconstpointer data)
{
  copy_fonts (fixture, HL_FAMILY_SERIF, hide_windows_map);
  copy_fonts (fixture, HL_FAMILY_SANS, NULL);
  run_with_fonts (fixture, "/metrics/subprocess/refused");
}

static void
test_refused_here (void)
{
  g_autoptr (HlScene) scene = make_scene ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;
  const HlPdfInfo info = { 0 };
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, &error);

  g_assert_no_error (error);
  g_assert_false (hl_pdf_add_page (pdf, scene, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_RENDER);
  g_assert_nonnull (strstr (error->message, "cannot be put into a PDF"));

  g_assert_null (hl_pdf_finish (pdf, &again));
  g_assert_cmpstr (again->message, ==, error->message);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/metrics/vietnamese", test_vietnamese);
  g_test_add_func ("/metrics/cleaning", test_cleaning);
  g_test_add_func ("/metrics/widths", test_widths);
  g_test_add ("/metrics/bad-fonts", Fixture, NULL, fixture_set_up, test_bad_fonts,
              fixture_tear_down);
  g_test_add ("/metrics/no-fonts", Fixture, NULL, fixture_set_up, test_no_fonts,
              fixture_tear_down);
  g_test_add_func ("/metrics/subprocess/no-fonts", test_no_fonts_here);
  g_test_add ("/metrics/no-sans", Fixture, NULL, fixture_set_up, test_no_sans, fixture_tear_down);
  g_test_add_func ("/metrics/subprocess/no-sans", test_no_sans_here);
  g_test_add ("/metrics/refused", Fixture, NULL, fixture_set_up, test_refused_by_library,
              fixture_tear_down);
  g_test_add_func ("/metrics/subprocess/refused", test_refused_here);

  return g_test_run ();
}
