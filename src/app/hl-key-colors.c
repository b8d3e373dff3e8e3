#include "app/hl-key-colors.h"

#include <adwaita.h>

#define RGB(value) \
  { ((value) >> 16 & 0xff) / 255.0f, ((value) >> 8 & 0xff) / 255.0f, ((value) & 0xff) / 255.0f, 1 }

static const HlKeyColors light = {
  .ground = RGB (0xffffff),
  .text = RGB (0x2e2e2e),
  .dim = RGB (0x5e5c64),
  .accent = RGB (0x1a5fb4),
  .accent_tint = RGB (0xe3edf9),
  .error = RGB (0xc01c28),
  .error_tint = RGB (0xfbe6e7),
  .line = RGB (0xc8c8c8),
  .chosen = RGB (0x2e2e2e),
  .on_chosen = RGB (0xffffff),
  .box = RGB (0xffffff),
};

static const HlKeyColors dark = {
  .ground = RGB (0x1e1e1e),
  .text = RGB (0xffffff),
  .dim = RGB (0xbdbdbd),
  .accent = RGB (0x8ebcf3),
  .accent_tint = RGB (0x2b3d55),
  .error = RGB (0xff8f7d),
  .error_tint = RGB (0x4d2a28),
  .line = RGB (0x5c5c5c),
  .chosen = RGB (0xffffff),
  .on_chosen = RGB (0x1e1e1e),
  .box = RGB (0x1e1e1e),
};

/**
 * hl_key_colors_get:
 * @out_colors: (out caller-allocates): the colours
 *
 * Gives the colours of the theme that is shown; with high contrast nothing is dim.
 */
void
hl_key_colors_get (HlKeyColors *out_colors)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  *out_colors = adw_style_manager_get_dark (manager) ? dark : light;
  if (adw_style_manager_get_high_contrast (manager))
    {
      out_colors->dim = out_colors->text;
      out_colors->line = out_colors->text;
    }
}
