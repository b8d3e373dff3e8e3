#pragma once

#include <gtk/gtk.h>

#include "chart/hl-chart.h"

G_BEGIN_DECLS

#define HL_TYPE_CHART_VIEW (hl_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (HlChartView, hl_chart_view, HL, CHART_VIEW, GtkWidget)

GtkWidget *hl_chart_view_new  (void);
void       hl_chart_view_show (HlChartView           *self,
                               const HlChartType     *type,
                               HlScoreSnapshot       *snapshot,
                               const char            *by,
                               guint                  limit);

G_END_DECLS
