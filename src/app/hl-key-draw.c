#include "app/hl-key-current.h"

/**
 * hl_key_draw_text:
 * @snapshot: a snapshot
 * @layout: a text
 * @x: left edge, in pixels
 * @y: top edge, in pixels
 * @color: its colour
 *
 * Draws a text.
 */
void
hl_key_draw_text (GtkSnapshot   *snapshot,
                  PangoLayout   *layout,
                  double         x,
                  double         y,
                  const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/**
 * hl_key_draw_box:
 * @snapshot: a snapshot
 * @rect: the box
 * @radius: of its corners, in pixels
 * @fill: (nullable): its ground, %NULL = what it lies on
 * @outline: its border
 * @stroke: width of the border, in pixels
 *
 * Draws a box with round corners.
 */
void
hl_key_draw_box (GtkSnapshot           *snapshot,
                 const graphene_rect_t *rect,
                 double                 radius,
                 const GdkRGBA         *fill,
                 const GdkRGBA         *outline,
                 float                  stroke)
{
  const float widths[4] = { stroke, stroke, stroke, stroke };
  const GdkRGBA outlines[4] = { *outline, *outline, *outline, *outline };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, (float) radius);
  if (fill != NULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, fill, rect);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_border (snapshot, &rounded, widths, outlines);
}

/**
 * hl_key_line_height:
 * @widget: a widget
 *
 * Returns: height of a line of its text with Vietnamese marks, in pixels: the unit of the list
 */
double
hl_key_line_height (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ửọ");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}
