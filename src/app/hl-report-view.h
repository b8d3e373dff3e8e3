#pragma once

#include <gtk/gtk.h>

#include "chart/hl-scene.h"

G_BEGIN_DECLS

#define HL_TYPE_REPORT_VIEW (hl_report_view_get_type ())
G_DECLARE_FINAL_TYPE (HlReportView, hl_report_view, HL, REPORT_VIEW, GtkWidget)

GtkWidget *hl_report_view_new      (HlScene      *page,
                                    guint         number,
                                    guint         n_pages);
void       hl_report_view_set_zoom (HlReportView *self,
                                    double        zoom);
void       hl_report_view_fill     (GtkBox       *box,
                                    GPtrArray    *pages);
void       hl_report_view_zoom_all (GtkBox       *box,
                                    double        zoom);

G_END_DECLS
