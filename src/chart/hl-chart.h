#pragma once

#include "chart/hl-palette.h"
#include "chart/hl-scene.h"
#include "core/hl-i18n.h"
#include "core/hl-survey.h"
#include "score/hl-compare.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlTrendPoint:
 * @label: "Quý III/2026", or the round's title
 * @figure: the official index of that round
 * @comparable: %FALSE when the line must break before this point
 * @break_reason: why, without a full stop, or %NULL
 */
typedef struct
{
  char    *label;
  HlFigure figure;
  gboolean comparable;
  char    *break_reason;
} HlTrendPoint;

/**
 * HlChartData:
 * @snapshot: the results
 * @comparison: change since an earlier round, or %NULL; @earlier_label: name of that round
 * @trend: (array length=n_trend): rounds in order of time (trend chart only)
 * @by: grouping shown (quota: "field" or "area"), or %NULL
 * @limit: show only the @limit worst rows, 0 = all
 * @title: written above the drawing, or %NULL
 * @language: of the words on the chart
 *
 * Everything a chart may need. Borrowed; a chart reads what it wants.
 */
typedef struct
{
  const HlScoreSnapshot *snapshot;
  const HlComparison    *comparison;
  const char            *earlier_label;
  const HlTrendPoint    *trend;
  guint                  n_trend;
  const char            *by;
  guint                  limit;
  const char            *title;
  HlLanguage             language;
} HlChartData;

/**
 * HlChartStyle:
 * @font_size: of labels, in points; everything else is in proportion
 * @family: sans on screen, serif in reports
 * @padding: empty border around a chart that stands alone, in points
 */
typedef struct
{
  HlTheme          theme;
  HlFamily         family;
  double           font_size;
  double           padding;
  const HlMetrics *metrics;
} HlChartStyle;

/**
 * HlChartHit:
 * @rect: where on the chart; @text: its figures in one sentence
 * @code: of the factor or criterion, value of the group, label of the round
 */
typedef struct
{
  HlRect rect;
  char  *code;
  char  *text;
} HlChartHit;

/**
 * HlChartType:
 * @accepts: %NULL result when it can draw @data; else a sentence why not (transfer full)
 * @height: natural height in points for a width
 * @draw: draws into @frame; appends #HlChartHit to @hits when not %NULL
 * @describe: the chart in one sentence with its figures (alternative text), transfer full
 */
typedef struct
{
  const char *id;
  const char *title;
  char     *(*accepts)  (const HlChartData *data);
  double    (*height)   (const HlChartData *data, const HlChartStyle *style, double width);
  void      (*draw)     (HlCanvas *canvas, const HlRect *frame, const HlChartData *data,
                         const HlChartStyle *style, GArray *hits);
  char     *(*describe) (const HlChartData *data);
} HlChartType;

const HlChartType * const *hl_chart_types      (gsize              *out_n_types);
const HlChartType         *hl_chart_type_by_id (const char         *id);
HlScene                   *hl_chart_to_scene   (const HlChartType  *type,
                                                const HlChartData  *data,
                                                const HlChartStyle *style,
                                                double              width,
                                                GArray             *hits,
                                                GError            **error);
void                       hl_chart_hit_clear  (HlChartHit         *self);
void                       hl_trend_point_clear (HlTrendPoint      *self);

G_END_DECLS
