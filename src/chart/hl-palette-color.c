#include "chart/hl-palette.h"

#include <math.h>

/* White point of sRGB (D65), Y = 1. */
#define WHITE_X 0.95047
#define WHITE_Z 1.08883

/* CIE 15:2004: the cube root turns into a line below (6/29)³. */
#define LAB_DELTA (6.0 / 29.0)

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
delinearize (double channel)
{
  double coded = channel <= 0.0031308 ? 12.92 * channel : 1.055 * pow (channel, 1.0 / 2.4) - 0.055;

  return CLAMP (coded, 0.0, 1.0);
}

static double
compute_luminance (const HlColor *color)
{
  return 0.2126729 * linearize (color->red) + 0.7151522 * linearize (color->green) +
         0.0721750 * linearize (color->blue);
}

static double
compress (double ratio)
{
  if (ratio > LAB_DELTA * LAB_DELTA * LAB_DELTA)
    return cbrt (ratio);

  return ratio / (3.0 * LAB_DELTA * LAB_DELTA) + 4.0 / 29.0;
}

static double
expand (double compressed)
{
  if (compressed > LAB_DELTA)
    return compressed * compressed * compressed;

  return 3.0 * LAB_DELTA * LAB_DELTA * (compressed - 4.0 / 29.0);
}

static HlColor
convert_from_lab (const HlLab *lab,
                  double       alpha)
{
  double fy = (lab->l + 16.0) / 116.0;
  double x = WHITE_X * expand (fy + lab->a / 500.0);
  double y = expand (fy);
  double z = WHITE_Z * expand (fy - lab->b / 200.0);

  return (HlColor) {
           delinearize (3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
           delinearize (-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
           delinearize (0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
           alpha,
  };
}

/**
 * hl_color_contrast:
 * @one: a colour; alpha is ignored
 * @other: another
 *
 * Computes how well text of one colour reads on a ground of the other.
 *
 * Source: WCAG 2.1, contrast ratio; luminance and threshold with all digits of IEC 61966-2-1.
 *
 * Returns: the contrast ratio, 1…21; normal text needs 4.5
 */
double
hl_color_contrast (const HlColor *one,
                   const HlColor *other)
{
  double first = compute_luminance (one) + 0.05;
  double second = compute_luminance (other) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

/**
 * hl_color_lightness:
 * @color: a colour; alpha is ignored
 *
 * Computes what is left of a colour in a grey print.
 *
 * Source: CIE 15:2004, L*.
 *
 * Returns: L*, 0 (black) … 100 (white)
 */
double
hl_color_lightness (const HlColor *color)
{
  return 116.0 * compress (compute_luminance (color)) - 16.0;
}

/**
 * hl_color_to_lab:
 * @color: a colour; alpha is ignored
 *
 * Converts sRGB to CIE L*a*b*, in which the distance of two colours (ΔE*ab) is about how different
 * they look.
 *
 * Source: IEC 61966-2-1 (sRGB to XYZ, D65), CIE 15:2004 (XYZ to L*a*b*).
 *
 * Returns: the colour in L*a*b*
 */
HlLab
hl_color_to_lab (const HlColor *color)
{
  double red = linearize (color->red);
  double green = linearize (color->green);
  double blue = linearize (color->blue);
  double x = compress ((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
  double y = compress (compute_luminance (color));
  double z = compress ((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);

  return (HlLab) { 116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z) };
}

/**
 * hl_color_mix:
 * @one: the colour at @share 0
 * @other: the colour at @share 1
 * @share: 0…1
 *
 * Mixes two colours in CIE L*a*b*, so that equal steps of @share are equal steps of lightness.
 *
 * Returns: the mixed colour, with @one's alpha
 */
HlColor
hl_color_mix (const HlColor *one,
              const HlColor *other,
              double         share)
{
  HlLab from = hl_color_to_lab (one);
  HlLab to = hl_color_to_lab (other);
  HlLab mixed = {
    from.l + share * (to.l - from.l),
    from.a + share * (to.a - from.a),
    from.b + share * (to.b - from.b),
  };

  return convert_from_lab (&mixed, one->alpha);
}
