#pragma once

#include "chart/hl-chart-pen.h"

G_BEGIN_DECLS

/**
 * HlIntervalAxis:
 * @from: value at the left end, 0…80; the right end is 100
 * @step: between two figures
 *
 * The axis of points with their intervals; unlike that of bars it need not start at 0.
 */
typedef struct
{
  const HlChartPen *pen;
  double            from;
  double            step;
  double            left;
  double            right;
} HlIntervalAxis;

extern const HlChartType hl_chart_fields;

void   hl_interval_axis_init   (HlIntervalAxis       *self,
                                const HlChartPen     *pen,
                                double                left,
                                double                right,
                                double                least);
double hl_interval_axis_x      (const HlIntervalAxis *self,
                                double                value);
void   hl_interval_axis_draw   (const HlIntervalAxis *self,
                                HlCanvas             *canvas,
                                double                top,
                                double                bottom);
void   hl_interval_axis_target (const HlIntervalAxis *self,
                                HlCanvas             *canvas,
                                double                label_middle,
                                double                bottom);

G_END_DECLS
