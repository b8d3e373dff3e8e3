#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

double hl_font_scale       (GtkWidget *widget);
void   hl_font_scale_clamp (AdwClamp  *clamp,
                            int        width);

G_END_DECLS
