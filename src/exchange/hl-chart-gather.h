#pragma once

#include "chart/hl-chart.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlChartInput:
 * @data: ready for hl_chart_to_scene()
 *
 * Everything a chart rests on, read from the store; @data points into the rest.
 */
typedef struct
{
  HlChartData      data;

  /*< private >*/
  HlScoreSnapshot *snapshot;
  HlComparison    *comparison;
  char            *earlier_label;
  char            *by;
  GArray          *trend;
} HlChartInput;

HlChartInput *hl_chart_gather     (HlStore           *store,
                                   const HlChartType *type,
                                   const gint64      *surveys,
                                   guint              n_surveys,
                                   const char        *by,
                                   HlLanguage         language,
                                   GError           **error);
void          hl_chart_input_free (HlChartInput      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlChartInput, hl_chart_input_free)

G_END_DECLS
