#pragma once

#include "chart/hl-chart.h"
#include "chart/hl-chart-words.h"

G_BEGIN_DECLS

#define HL_FEW_RESPONSES 30 /* under it a figure is "for orientation only" */

typedef enum
{
  HL_INK_LABEL,
  HL_INK_VALUE,
  HL_INK_SMALL,
  HL_INK_SMALL_BOLD,
  HL_N_INKS,
} HlInk;

/**
 * HlChartPen:
 * @em: font size of the labels
 * @px: a fourteenth of it: the unit in which lines are given
 * @fonts: by #HlInk
 *
 * What every chart draws with.
 */
typedef struct
{
  const HlChartData  *data;
  const HlChartStyle *style;
  const HlPalette    *palette;
  HlFont              fonts[HL_N_INKS];
  double              em;
  double              px;
} HlChartPen;

/**
 * HlTextBlock:
 * @lines: (array zero-terminated=1): %NULL for an empty block
 *
 * A text broken into lines of one width.
 */
typedef struct
{
  char **lines;
  guint  n_lines;
  HlInk  ink;
  double width;
  double height;
} HlTextBlock;

typedef enum
{
  HL_ALIGN_LEFT,
  HL_ALIGN_CENTER,
  HL_ALIGN_RIGHT,
} HlAlign;

void   hl_chart_pen_init       (HlChartPen         *self,
                                const HlChartData  *data,
                                const HlChartStyle *style);
double hl_chart_pen_width      (const HlChartPen   *self,
                                HlInk               ink,
                                const char         *text);
double hl_chart_pen_line_height (const HlChartPen  *self,
                                HlInk               ink);
void   hl_chart_pen_text       (const HlChartPen   *self,
                                HlCanvas           *canvas,
                                HlInk               ink,
                                const HlColor      *color,
                                HlAlign             align,
                                double              x,
                                double              middle,
                                const char         *text);
void   hl_chart_pen_bar        (const HlChartPen   *self,
                                HlCanvas           *canvas,
                                const HlRect       *rect,
                                gboolean            is_reached,
                                gboolean            is_faded);
void   hl_chart_pen_segment    (const HlChartPen   *self,
                                HlCanvas           *canvas,
                                const HlRect       *rect,
                                const HlLevelStyle *level,
                                const char         *label);
void   hl_chart_pen_whisker    (const HlChartPen   *self,
                                HlCanvas           *canvas,
                                gboolean            is_vertical,
                                double              from,
                                double              to,
                                double              across,
                                double              half);
void   hl_chart_pen_unknown    (const HlChartPen   *self,
                                HlCanvas           *canvas,
                                double              x,
                                double              middle);
void   hl_chart_pen_hit        (GArray             *hits,
                                const HlRect       *rect,
                                const char         *code,
                                char               *sentence);
gboolean hl_chart_pen_is_reached (const HlChartPen *self,
                                double              index);

char  *hl_chart_target         (const HlChartData  *data);
char  *hl_chart_figure         (const HlChartData  *data,
                                const char         *name,
                                const HlFigure     *figure);
char  *hl_chart_describe       (const HlChartData  *data,
                                HlChartWord         about,
                                const GPtrArray    *parts);

void   hl_text_block_init      (HlTextBlock        *self,
                                const HlChartPen   *pen,
                                HlInk               ink,
                                const char         *text,
                                double              width);
void   hl_text_block_init_even (HlTextBlock        *self,
                                const HlChartPen   *pen,
                                HlInk               ink,
                                const char         *text,
                                double              width);
void   hl_text_block_draw      (const HlTextBlock  *self,
                                const HlChartPen   *pen,
                                HlCanvas           *canvas,
                                const HlColor      *color,
                                HlAlign             align,
                                double              x,
                                double              top);
void   hl_text_block_clear     (HlTextBlock        *self);

G_END_DECLS
