#pragma once

#include "app/hl-results.h"

G_BEGIN_DECLS

GBytes  *hl_results_render_chart (const HlChartType  *type,
                                  HlResultsPart      *part,
                                  guint               limit,
                                  const char         *format,
                                  GError            **error);
char    *hl_results_chart_format (const char         *path,
                                  const char         *otherwise);

G_END_DECLS
