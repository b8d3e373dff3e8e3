#include "app/hl-font-scale.h"

/**
 * hl_font_scale:
 * @widget: a widget
 *
 * Returns: how much larger than usual the desktop's text is, 1 = as usual
 */
double
hl_font_scale (GtkWidget *widget)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (1024.0 * 96.0) : 1.0;
}

static void
fit (AdwClamp *clamp)
{
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (clamp), "width"));

  width = (int) (width * hl_font_scale (GTK_WIDGET (clamp)));
  adw_clamp_set_maximum_size (clamp, width);
  adw_clamp_set_tightening_threshold (clamp, width);
}

/**
 * hl_font_scale_clamp:
 * @clamp: around the content of a page
 * @width: the widest its child may be at font scale 1, in pixels
 *
 * Keeps lines of text as long, in letters, at every font scale.
 */
void
hl_font_scale_clamp (AdwClamp *clamp,
                     int       width)
{
  g_object_set_data (G_OBJECT (clamp), "width", GINT_TO_POINTER (width));
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (fit),
                           clamp, G_CONNECT_SWAPPED);
  fit (clamp);
}
