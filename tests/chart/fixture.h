#pragma once

#include "chart/hl-chart.h"

typedef enum
{
  SPREAD,     /* every level is used, the share of good answers falls from row to row */
  ALL_TOP,
  ALL_BOTTOM,
  ALL_MIDDLE,
  ALL_EQUAL,  /* every row alike, every level used */
} FixtureShape;

/**
 * FixtureSpec:
 * @n: responses; each criterion has as many answers
 * @is_descending: level 1 is the best one
 * @long_names: every name as long as the longest wording found on a form
 */
typedef struct
{
  guint        n_factors;
  guint        n_per_factor;
  guint        n_levels;
  guint        n;
  FixtureShape shape;
  gboolean     is_descending;
  gboolean     long_names;
  double       target;
} FixtureSpec;

HlScoreSnapshot *fixture_snapshot       (const FixtureSpec *spec);
HlScoreSnapshot *fixture_but_son        (void);
void             fixture_add_group      (HlScoreSnapshot   *snapshot,
                                         const char        *name,
                                         gint64             quota,
                                         guint              valid);
HlTrendPoint     fixture_point          (const char        *label,
                                         double             index,
                                         guint              n,
                                         gboolean           comparable,
                                         const char        *reason);
HlComparison    *fixture_comparison     (const HlScoreSnapshot *snapshot,
                                         double             step);
void             fixture_check_golden   (const char        *name,
                                         HlScene           *scene);
HlScene         *fixture_draw           (const char        *type,
                                         const HlChartData *data,
                                         HlTheme            theme,
                                         double             font_size,
                                         double             width,
                                         GArray            *hits);
