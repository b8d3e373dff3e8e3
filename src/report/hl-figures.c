#include "report/hl-figures.h"

#define TEXT_SIZE 10.5
#define COMPACT_TEXT_SIZE 10.0

/**
 * hl_figures_add:
 * @flow: a report's flow
 * @view: the results to draw
 * @chart: id of a chart type
 * @title: caption
 * @limit: most rows, 0 = all
 *
 * Appends a drawing, without changes since the round before: the tables tell them. Results that the
 * chart cannot show, and a chart that would not fit on a page, are left out: the tables hold the
 * same figures.
 */
void
hl_figures_add (HlFlow             *flow,
                const HlResultView *view,
                const char         *chart,
                const char         *title,
                guint               limit)
{
  gboolean compact = hl_flow_get_density (flow) != HL_DENSITY_COMFORTABLE;
  const HlChartType *type = hl_chart_type_by_id (chart);
  const HlChartData data = {
    .snapshot = view->snapshot,
    .limit = limit,
    .language = HL_LANGUAGE_VI,
  };
  const HlChartStyle style = {
    .theme = HL_THEME_PRINT,
    .family = HL_FAMILY_SERIF,
    .font_size = compact ? COMPACT_TEXT_SIZE : TEXT_SIZE,
    .metrics = hl_flow_get_metrics (flow),
  };
  g_autoptr (HlScene) scene = hl_chart_to_scene (type, &data, &style, HL_TEXT_WIDTH, NULL, NULL);
  g_autofree char *words = NULL;

  if (scene == NULL || hl_scene_get_height (scene) > HL_FIGURE_HEIGHT)
    return;

  words = type->describe (&data);
  hl_flow_figure (flow, title, words, g_steal_pointer (&scene));
}
