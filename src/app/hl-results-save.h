#pragma once

#include <gtk/gtk.h>

#include "app/hl-results.h"

G_BEGIN_DECLS

GBytes  *hl_results_render_chart (const HlChartType  *type,
                                  HlResultsPart      *part,
                                  guint               limit,
                                  const char         *format,
                                  GError            **error);
const char *hl_results_chart_title (const HlChartType *type,
                                  const HlResultsPart *part);
char    *hl_results_chart_format (const char         *path,
                                  const char         *otherwise);
void     hl_results_save_chart   (GtkWidget          *widget,
                                  HlResultsPart      *part,
                                  const char         *chart,
                                  guint               limit,
                                  const char         *format);

G_END_DECLS
