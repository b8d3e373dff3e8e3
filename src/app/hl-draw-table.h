#pragma once

#include <gtk/gtk.h>

#include "exchange/hl-dossiers.h"

G_BEGIN_DECLS

void hl_draw_table_show_list    (GtkColumnView    *view,
                                 const HlDossiers *dossiers);
void hl_draw_table_show_refused (GtkColumnView    *view,
                                 const HlDossiers *dossiers);
void hl_draw_table_show_fields  (GtkColumnView    *view,
                                 const HlDossiers *dossiers);

G_END_DECLS
