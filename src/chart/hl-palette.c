#include "chart/hl-palette.h"

#define RGB(hex) \
  { ((hex) >> 16 & 255) / 255.0, ((hex) >> 8 & 255) / 255.0, ((hex) & 255) / 255.0, 1.0 }

#define BLACK RGB (0x000000)
#define WHITE RGB (0xffffff)

#define N_THEMES 3
#define N_LEVELS 5 /* of the table; other scales are made from it */

/* How far a row that rests on few responses goes towards the ground. */
#define FADE 0.45

static const HlPalette palettes[N_THEMES] = {
  [HL_THEME_LIGHT] = {
    .ground = WHITE,
    .text = RGB (0x2e2e2e),
    .dim = RGB (0x5e5c64),
    .grid = RGB (0xe2e2e2),
    .bar = RGB (0x1c62b5),
    .bar_below = RGB (0x8dbdf0),
    .target = RGB (0xc01c28),
    .whisker = RGB (0x1e1e1e),
  },
  [HL_THEME_DARK] = {
    .ground = RGB (0x363636),
    .text = WHITE,
    .dim = RGB (0xbdbdbd),
    .grid = RGB (0x4a4a4a),
    .bar = RGB (0x62a8f0),
    .bar_below = RGB (0x3e6591),
    .target = RGB (0xff8f7d),
    .whisker = WHITE,
  },
  [HL_THEME_PRINT] = {
    .ground = WHITE,
    .text = BLACK,
    .dim = RGB (0x444444),
    .grid = RGB (0xd6d6d6),
    .bar = RGB (0x1c62b5),
    .bar_below = RGB (0xa9c9ee),
    .target = BLACK,
    .whisker = BLACK,
  },
};

/* All ten pairs differ by 15 L* (light, print) or 9 (dark), so they survive a grey print. */
static const HlLevelStyle level_styles[N_THEMES][N_LEVELS] = {
  [HL_THEME_LIGHT] = {
    { .fill = RGB (0x6e2a0c), .text = WHITE, .outline = WHITE },
    { .fill = RGB (0xd9772b), .text = BLACK, .outline = WHITE },
    { .fill = RGB (0xe4e4e4), .text = BLACK, .outline = RGB (0x949494) },
    { .fill = RGB (0x8dbdf0), .text = BLACK, .outline = RGB (0x1c62b5) },
    { .fill = RGB (0x1c62b5), .text = WHITE, .outline = RGB (0x1c62b5) },
  },
  [HL_THEME_DARK] = {
    { .fill = RGB (0xcf5a24), .text = BLACK, .outline = RGB (0x363636) },
    { .fill = RGB (0xf3b681), .text = BLACK, .outline = RGB (0x363636) },
    { .fill = RGB (0x66666a), .text = WHITE, .outline = RGB (0x9a9a9e) },
    { .fill = RGB (0xcfe3fa), .text = BLACK, .outline = RGB (0x62a8f0) },
    { .fill = RGB (0x62a8f0), .text = BLACK, .outline = RGB (0x62a8f0) },
  },
  [HL_THEME_PRINT] = {
    { .fill = RGB (0x6e2a0c), .text = WHITE, .outline = RGB (0x6e2a0c),
      .hatch = 0.75, .hatch_pitch = 3.0 },
    { .fill = RGB (0xd9772b), .text = BLACK, .outline = RGB (0xd9772b),
      .hatch = 1.2, .hatch_pitch = 3.75 },
    { .fill = RGB (0xe4e4e4), .text = BLACK, .outline = RGB (0x949494) },
    { .fill = RGB (0x8dbdf0), .text = BLACK, .outline = RGB (0x1c62b5) },
    { .fill = RGB (0x1c62b5), .text = WHITE, .outline = RGB (0x1c62b5) },
  },
};

static HlColor
choose_text (const HlColor *fill)
{
  const HlColor black = BLACK;
  const HlColor white = WHITE;

  return hl_color_contrast (&black, fill) > hl_color_contrast (&white, fill) ? black : white;
}

static void
mix_levels (const HlLevelStyle *from,
            const HlLevelStyle *to,
            double              share,
            HlLevelStyle       *out_style)
{
  out_style->fill = hl_color_mix (&from->fill, &to->fill, share);
  out_style->text = choose_text (&out_style->fill);
  out_style->outline = hl_color_mix (&from->outline, &to->outline, share);
  out_style->hatch = from->hatch + share * (to->hatch - from->hatch);
  out_style->hatch_pitch = from->hatch_pitch + share * (to->hatch_pitch - from->hatch_pitch);
}

/**
 * hl_palette_get:
 * @theme: where the chart is seen
 *
 * Returns: (transfer none): the colours of @theme but those of the levels
 */
const HlPalette *
hl_palette_get (HlTheme theme)
{
  return &palettes[theme];
}

/**
 * hl_palette_get_flagged:
 * @theme: where the chart is seen
 * @flag: what the level means
 * @rank: place among the levels with the same flag, worst first, 0 ≤ @rank < @n_alike
 * @n_alike: levels with this flag, ≥ 1
 * @out_style: (out caller-allocates): how to draw the level
 *
 * Gives the style of a level by its meaning: dissatisfied ones run from style 1 to 2 of the table
 * of five, neutral ones are style 3, satisfied ones run from 4 to 5; a single dissatisfied level
 * has style 2, a single satisfied one style 4. Levels between are mixed by equal steps of L*.
 */
void
hl_palette_get_flagged (HlTheme       theme,
                        HlLevelFlag   flag,
                        guint         rank,
                        guint         n_alike,
                        HlLevelStyle *out_style)
{
  const HlLevelStyle *table = level_styles[theme];
  double share = n_alike > 1 ? (double) rank / (n_alike - 1) : 0.0;

  if (flag == HL_FLAG_NEUTRAL || n_alike == 1)
    *out_style = table[flag == HL_FLAG_DISSATISFIED ? 1 : flag == HL_FLAG_NEUTRAL ? 2 : 3];
  else if (share == 0.0 || share == 1.0)
    *out_style = table[(flag == HL_FLAG_SATISFIED ? 3 : 0) + (guint) share];
  else if (flag == HL_FLAG_SATISFIED)
    mix_levels (&table[3], &table[4], share, out_style);
  else
    mix_levels (&table[0], &table[1], share, out_style);
}

/**
 * hl_palette_get_level:
 * @theme: where the chart is seen
 * @level: 1 (worst) … @n_levels
 * @n_levels: levels of the scale, ≥ 2
 * @out_style: (out caller-allocates): how to draw the level
 *
 * Gives the style of a level of a scale whose levels carry the usual meaning: an odd scale has its
 * neutral level in the middle, an even one has none, and of three levels only the first is
 * dissatisfied (styles 2, 4 and 5).
 */
void
hl_palette_get_level (HlTheme       theme,
                      guint         level,
                      guint         n_levels,
                      HlLevelStyle *out_style)
{
  guint n_low = n_levels == 3 ? 1 : n_levels / 2;
  guint n_middle = n_levels == 3 ? 0 : n_levels % 2;

  g_return_if_fail (level >= 1 && level <= n_levels);

  if (level <= n_low)
    hl_palette_get_flagged (theme, HL_FLAG_DISSATISFIED, level - 1, n_low, out_style);
  else if (level <= n_low + n_middle)
    hl_palette_get_flagged (theme, HL_FLAG_NEUTRAL, 0, 1, out_style);
  else
    hl_palette_get_flagged (theme, HL_FLAG_SATISFIED, level - n_low - n_middle - 1,
                            n_levels - n_low - n_middle, out_style);
}

/**
 * hl_palette_fade:
 * @theme: where the chart is seen
 * @color: a colour of a bar
 *
 * Returns: the colour for a bar that rests on few responses, nearer to the ground
 */
HlColor
hl_palette_fade (HlTheme        theme,
                 const HlColor *color)
{
  const HlColor *ground = &palettes[theme].ground;

  return (HlColor) {
           color->red + FADE * (ground->red - color->red),
           color->green + FADE * (ground->green - color->green),
           color->blue + FADE * (ground->blue - color->blue),
           color->alpha,
  };
}

/**
 * hl_palette_fade_level:
 * @theme: where the chart is seen
 * @style: (inout): the style of a level
 *
 * Turns @style into that of a row that rests on few responses. Its text stays readable.
 */
void
hl_palette_fade_level (HlTheme       theme,
                       HlLevelStyle *style)
{
  style->fill = hl_palette_fade (theme, &style->fill);
  style->outline = hl_palette_fade (theme, &style->outline);
  style->text = choose_text (&style->fill);
}
