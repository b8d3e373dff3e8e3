#pragma once

#include <gtk/gtk.h>

#include "app/hl-design-node.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_ROW (hl_design_row_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignRow, hl_design_row, HL, DESIGN_ROW, GtkBox)

GtkWidget    *hl_design_row_new      (void);
void          hl_design_row_bind     (HlDesignRow    *self,
                                      GtkTreeListRow *row);
void          hl_design_row_unbind   (HlDesignRow    *self);
HlDesignNode *hl_design_row_get_node (HlDesignRow    *self);

G_END_DECLS
