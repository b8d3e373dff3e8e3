#pragma once

#include "chart/hl-canvas.h"
#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

typedef enum
{
  HL_THEME_LIGHT,
  HL_THEME_DARK,
  HL_THEME_PRINT,
} HlTheme;

/**
 * HlPalette:
 *
 * The colours of ux.md §1 for one theme. @bar: on target; @bar_below: below it, outlined with @bar.
 */
typedef struct
{
  HlColor ground;
  HlColor text;
  HlColor dim;
  HlColor grid;
  HlColor bar;
  HlColor bar_below;
  HlColor target;
  HlColor whisker;
} HlPalette;

/**
 * HlLevelStyle:
 * @hatch: width of the white 45° hatch lines in points, 0 = none (print only)
 * @hatch_pitch: distance of the hatch lines, in points
 */
typedef struct
{
  HlColor fill;
  HlColor text;
  HlColor outline;
  double  hatch;
  double  hatch_pitch;
} HlLevelStyle;

/**
 * HlLab:
 * @l: lightness L*, 0…100; @a, @b: the two colour axes
 *
 * A colour in CIE L*a*b* (D65).
 */
typedef struct { double l, a, b; } HlLab;

const HlPalette *hl_palette_get         (HlTheme        theme);
void             hl_palette_get_level   (HlTheme        theme,
                                         guint          level,
                                         guint          n_levels,
                                         HlLevelStyle  *out_style);
void             hl_palette_get_flagged (HlTheme        theme,
                                         HlLevelFlag    flag,
                                         guint          rank,
                                         guint          n_alike,
                                         HlLevelStyle  *out_style);
void             hl_palette_fade_level  (HlTheme        theme,
                                         HlLevelStyle  *style);
HlColor          hl_palette_fade        (HlTheme        theme,
                                         const HlColor *color);

double           hl_color_contrast      (const HlColor *one,
                                         const HlColor *other);
double           hl_color_lightness     (const HlColor *color);
HlLab            hl_color_to_lab        (const HlColor *color);
HlColor          hl_color_mix           (const HlColor *one,
                                         const HlColor *other,
                                         double         share);

G_END_DECLS
