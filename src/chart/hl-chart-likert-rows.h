#pragma once

#include "chart/hl-chart-scale.h"

G_BEGIN_DECLS

/**
 * HlLikertRow:
 * @name: number and short name
 * @scale: its levels, worst first
 * @low: share left of the axis, in %: dissatisfied and half of neutral
 * @high: share right of it
 *
 * A criterion as the stacked bars show it.
 */
typedef struct
{
  const HlScoreCriterion *criterion;
  char                   *name;
  GArray                 *scale;
  HlTextBlock             label;
  double                  low;
  double                  high;
  double                  top;
  double                  height;
} HlLikertRow;

GArray  *hl_likert_rows_new         (const HlChartData  *data,
                                     HlTheme             theme);
gboolean hl_likert_rows_is_new_scale (const GArray      *rows,
                                     guint               row);
gboolean hl_likert_row_is_few       (const HlLikertRow  *self);
double   hl_likert_row_get_share    (const HlLikertRow  *self,
                                     guint               level);
char    *hl_likert_row_describe     (const HlLikertRow  *self,
                                     const HlChartData  *data);
char    *hl_likert_row_describe_level (const HlLikertRow *self,
                                     const HlChartData  *data,
                                     const HlScaleLevel *level);

G_END_DECLS
