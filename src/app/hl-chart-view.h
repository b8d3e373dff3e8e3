#pragma once

#include <gtk/gtk.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

#define HL_TYPE_CHART_VIEW (hl_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (HlChartView, hl_chart_view, HL, CHART_VIEW, GtkWidget)

GtkWidget *hl_chart_view_new        (void);
void       hl_chart_view_show       (HlChartView           *self,
                                     const HlChartType     *type,
                                     HlResultsPart         *part,
                                     guint                  limit);
guint      hl_chart_view_get_n_hits (HlChartView           *self);
gboolean   hl_chart_view_select     (HlChartView           *self,
                                     guint                  hit);

G_END_DECLS
