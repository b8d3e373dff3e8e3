#pragma once

#include <gtk/gtk.h>

#include "app/hl-design-options.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_OPTION_ROW (hl_design_option_row_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignOptionRow, hl_design_option_row, HL, DESIGN_OPTION_ROW, GtkBox)

GtkWidget *hl_design_option_row_new   (guint              option);
void       hl_design_option_row_show  (HlDesignOptionRow *self,
                                       const HlQuestion  *question);
void       hl_design_option_row_focus (HlDesignOptionRow *self);

G_END_DECLS
