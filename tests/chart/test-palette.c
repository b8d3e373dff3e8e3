#include <math.h>

#include "chart/hl-palette.h"

#define N_LEVELS 5

typedef struct
{
  const char *name;
  double      matrix[3][3];
  double      least_light;
  double      least_dark;
} Vision;

/* Source: Machado, Oliveira & Fernandes 2009, severity 1.0; applied to linear RGB. */
static const Vision visions[] = {
  { "normal", { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } }, 34.0, 37.0 },
  { "protanopia",
    { { 0.152286, 1.052583, -0.204868 },
      { 0.114503, 0.786281, 0.099216 },
      { -0.003882, -0.048116, 1.051998 } }, 31.0, 32.0 },
  { "deuteranopia",
    { { 0.367322, 0.860646, -0.227968 },
      { 0.280085, 0.672501, 0.047413 },
      { -0.011820, 0.042940, 0.968881 } }, 36.0, 29.0 },
  { "tritanopia",
    { { 1.255528, -0.076749, -0.178779 },
      { -0.078411, 0.930809, 0.147602 },
      { 0.004733, 0.691367, 0.303900 } }, 31.0, 34.0 },
};

/* The published figures are rounded: lightness to one decimal, colour distances to whole units. */
#define LIGHTNESS_ROUNDING 0.05
#define DISTANCE_ROUNDING 0.5

static const HlTheme themes[] = { HL_THEME_LIGHT, HL_THEME_DARK, HL_THEME_PRINT };

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
to_coded (double channel)
{
  channel = CLAMP (channel, 0.0, 1.0);

  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * pow (channel, 1.0 / 2.4) - 0.055;
}

static HlColor
see (const HlColor *color,
     const Vision  *vision)
{
  const double in[3] = {
    to_linear (color->red), to_linear (color->green), to_linear (color->blue)
  };
  double out[3];

  for (guint i = 0; i < 3; i++)
    out[i] = to_coded (vision->matrix[i][0] * in[0] + vision->matrix[i][1] * in[1] +
                       vision->matrix[i][2] * in[2]);

  return (HlColor) { out[0], out[1], out[2], 1.0 };
}

static double
distance (const HlColor *one,
          const HlColor *other)
{
  HlLab a = hl_color_to_lab (one);
  HlLab b = hl_color_to_lab (other);

  return sqrt ((a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b));
}

static void
get_levels (HlTheme      theme,
            HlLevelStyle levels[N_LEVELS])
{
  for (guint i = 0; i < N_LEVELS; i++)
    hl_palette_get_level (theme, i + 1, N_LEVELS, &levels[i]);
}

static void
test_color_math (void)
{
  const HlColor black = { 0, 0, 0, 1 };
  const HlColor white = { 1, 1, 1, 1 };
  const HlColor red = { 1, 0, 0, 1 };
  HlLab lab = hl_color_to_lab (&red);
  HlColor back = hl_color_mix (&red, &white, 0.0);

  g_assert_cmpfloat_with_epsilon (hl_color_contrast (&black, &white), 21.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (hl_color_contrast (&red, &red), 1.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (hl_color_lightness (&black), 0.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (hl_color_lightness (&white), 100.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (lab.l, 53.24, 0.01);
  g_assert_cmpfloat_with_epsilon (lab.a, 80.09, 0.01);
  g_assert_cmpfloat_with_epsilon (lab.b, 67.20, 0.01);
  g_assert_cmpfloat_with_epsilon (back.red, 1.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (back.green, 0.0, 1e-4);
  g_assert_cmpfloat_with_epsilon (back.blue, 0.0, 1e-4);
}

static void
test_text_contrast (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const HlPalette *palette = hl_palette_get (themes[t]);
      HlLevelStyle levels[N_LEVELS];

      g_assert_cmpfloat (hl_color_contrast (&palette->text, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (hl_color_contrast (&palette->dim, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (hl_color_contrast (&palette->target, &palette->ground), >=, 4.5);
      g_assert_cmpfloat (hl_color_contrast (&palette->whisker, &palette->ground), >=, 4.5);

      get_levels (themes[t], levels);
      for (guint i = 0; i < N_LEVELS; i++)
        g_assert_cmpfloat (hl_color_contrast (&levels[i].text, &levels[i].fill), >=, 4.5);
    }
}

static void
test_grey_print (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const HlPalette *palette = hl_palette_get (themes[t]);
      double least = themes[t] == HL_THEME_DARK ? 9.0 : 15.0;
      HlLevelStyle levels[N_LEVELS];

      get_levels (themes[t], levels);
      for (guint i = 0; i < N_LEVELS; i++)
        {
          for (guint j = 0; j < i; j++)
            {
              double difference = fabs (hl_color_lightness (&levels[i].fill) -
                                        hl_color_lightness (&levels[j].fill));

              g_assert_cmpfloat (difference + LIGHTNESS_ROUNDING, >=, least);
            }
        }

      g_assert_cmpfloat (fabs (hl_color_lightness (&palette->bar) -
                               hl_color_lightness (&palette->bar_below)), >=, 15.0);
    }
}

static double
find_smallest_distance (const HlLevelStyle levels[N_LEVELS],
                        const Vision      *vision)
{
  double least = INFINITY;

  for (guint i = 0; i < N_LEVELS; i++)
    {
      for (guint j = 0; j < i; j++)
        {
          HlColor one = see (&levels[i].fill, vision);
          HlColor other = see (&levels[j].fill, vision);

          least = MIN (least, distance (&one, &other));
        }
    }

  return least;
}

static void
test_color_blindness (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      HlLevelStyle levels[N_LEVELS];

      get_levels (themes[t], levels);
      for (guint v = 0; v < G_N_ELEMENTS (visions); v++)
        {
          double least = find_smallest_distance (levels, &visions[v]);
          double bound = themes[t] == HL_THEME_DARK ? visions[v].least_dark :
                         visions[v].least_light;

          g_test_message ("theme %u, %s: %.2f", t, visions[v].name, least);
          g_assert_cmpfloat (least + DISTANCE_ROUNDING, >=, bound);
        }
    }
}

static void
test_three_levels (void)
{
  const guint expected[] = { 2, 4, 5 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      HlLevelStyle three, five;

      hl_palette_get_level (HL_THEME_PRINT, i + 1, 3, &three);
      hl_palette_get_level (HL_THEME_PRINT, expected[i], N_LEVELS, &five);
      g_assert_cmpfloat (distance (&three.fill, &five.fill), ==, 0.0);
      g_assert_cmpfloat (three.hatch, ==, five.hatch);
    }
}

/* With any number of levels each side runs from its first to its last style and stays readable. */
static void
test_other_scales (void)
{
  for (guint k = 2; k <= 9; k++)
    {
      guint n_low = k == 3 ? 1 : k / 2;
      double last = 0.0;

      for (guint level = 1; level <= k; level++)
        {
          HlLevelStyle style;
          double lightness;

          hl_palette_get_level (HL_THEME_PRINT, level, k, &style);
          lightness = hl_color_lightness (&style.fill);
          g_assert_cmpfloat (hl_color_contrast (&style.text, &style.fill), >=, 4.5);
          g_assert_cmpint (style.hatch > 0.0, ==, level <= n_low);

          if (level > 1 && level <= n_low)
            g_assert_cmpfloat (lightness, >, last);
          else if (level > n_low + 2)
            g_assert_cmpfloat (lightness, <, last);
          last = lightness;
        }
    }
}

static void
test_even_steps (void)
{
  HlLevelStyle styles[3];

  for (guint i = 0; i < 3; i++)
    hl_palette_get_level (HL_THEME_LIGHT, i + 1, 7, &styles[i]);

  g_assert_cmpfloat_with_epsilon (hl_color_lightness (&styles[1].fill) * 2.0,
                                  hl_color_lightness (&styles[0].fill) +
                                  hl_color_lightness (&styles[2].fill), 0.01);
}

static void
test_faded_levels (void)
{
  for (guint t = 0; t < G_N_ELEMENTS (themes); t++)
    {
      const HlPalette *palette = hl_palette_get (themes[t]);

      for (guint level = 1; level <= N_LEVELS; level++)
        {
          HlLevelStyle style, faded;

          hl_palette_get_level (themes[t], level, N_LEVELS, &style);
          faded = style;
          hl_palette_fade_level (themes[t], &faded);
          g_assert_cmpfloat (hl_color_contrast (&faded.text, &faded.fill), >=, 4.5);
          g_assert_cmpfloat (distance (&faded.fill, &palette->ground), <,
                             distance (&style.fill, &palette->ground));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/color-math", test_color_math);
  g_test_add_func ("/palette/text-contrast", test_text_contrast);
  g_test_add_func ("/palette/grey-print", test_grey_print);
  g_test_add_func ("/palette/color-blindness", test_color_blindness);
  g_test_add_func ("/palette/three-levels", test_three_levels);
  g_test_add_func ("/palette/other-scales", test_other_scales);
  g_test_add_func ("/palette/even-steps", test_even_steps);
  g_test_add_func ("/palette/faded-levels", test_faded_levels);

  return g_test_run ();
}
