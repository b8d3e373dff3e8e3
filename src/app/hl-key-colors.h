#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * HlKeyColors:
 * @ground: of the list; @text and @dim on it
 * @accent, @accent_tint: the current row
 * @error, @error_tint: the current row after a refused key
 * @line: outline of a box
 * @chosen, @on_chosen: a ticked box and the figure in it
 * @box: an empty box in the current row
 *
 * Colours of the keying list.
 */
typedef struct
{
  GdkRGBA ground;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA accent;
  GdkRGBA accent_tint;
  GdkRGBA error;
  GdkRGBA error_tint;
  GdkRGBA line;
  GdkRGBA chosen;
  GdkRGBA on_chosen;
  GdkRGBA box;
} HlKeyColors;

void hl_key_colors_get (HlKeyColors *out_colors);

G_END_DECLS
