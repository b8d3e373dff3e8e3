#pragma once

#include "chart/hl-chart-pen.h"

#define HL_TREND_RADIUS 0.42 /* em, of a point */

G_BEGIN_DECLS

/**
 * HlTrendMark:
 * @label: of the round; @n: its "n = 147", or with the words for no figure
 * @value: its index; @value_middle: where to write it
 * @is_labelled: %FALSE where there is no room for every label
 * @is_valued: %FALSE where the index would cover another point
 */
typedef struct
{
  const HlTrendPoint *point;
  HlTextBlock         label;
  HlTextBlock         n;
  char               *value;
  double              x;
  double              value_middle;
  gboolean            is_labelled;
  gboolean            is_valued;
} HlTrendMark;

/**
 * HlTrendBreak:
 * @text: why the line breaks here, or "(1)" where the reasons stand under the chart
 * @is_shown: %FALSE where its "(1)" would touch the one before
 */
typedef struct
{
  const char *reason;
  HlTextBlock text;
  double      x;
  double      middle; /* of the text */
  guint       number;
  gboolean    is_shown;
} HlTrendBreak;

/**
 * HlTrendLayout:
 * @low, @high: ends of the axis, in %; @step: of its figures
 */
typedef struct
{
  HlChartPen  pen;
  GArray     *marks;
  GArray     *breaks;
  HlTextBlock target;
  HlTextBlock note;
  double      low;
  double      high;
  double      step;
  double      left;
  double      right;
  double      top;
  double      plot_left;
  double      plot_right;
  double      plot_top;
  double      plot_bottom;
  double      bottom;
} HlTrendLayout;

void   hl_trend_layout_init    (HlTrendLayout       *self,
                                const HlChartData   *data,
                                const HlChartStyle  *style,
                                const HlRect        *frame);
double hl_trend_layout_scale   (const HlTrendLayout *self,
                                double               percent);
void   hl_trend_layout_clear   (HlTrendLayout       *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HlTrendLayout, hl_trend_layout_clear)

G_END_DECLS
