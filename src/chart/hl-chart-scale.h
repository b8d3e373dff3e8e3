#pragma once

#include "chart/hl-chart-pen.h"

G_BEGIN_DECLS

/**
 * HlScaleLevel:
 * @level: as answered, from 1
 * @label: its words, borrowed from the question
 */
typedef struct
{
  guint        level;
  HlLevelFlag  flag;
  const char  *label;
  HlLevelStyle style;
} HlScaleLevel;

/**
 * HlLegend:
 * @items: of HlLegendItem
 *
 * The levels of every scale on a chart with their words, in lines of one width.
 */
typedef struct
{
  const HlChartPen *pen;
  GArray           *items;
  double            width;
  double            height;
} HlLegend;

GArray *hl_chart_scale_new (HlTheme            theme,
                            const HlQuestion  *question,
                            guint              n_levels);

void    hl_legend_init     (HlLegend          *self,
                            const HlChartPen  *pen,
                            double             width);
void    hl_legend_add      (HlLegend          *self,
                            const GArray      *scale);
void    hl_legend_draw     (const HlLegend    *self,
                            HlCanvas          *canvas,
                            double             left,
                            double             top);
void    hl_legend_clear    (HlLegend          *self);

G_END_DECLS
