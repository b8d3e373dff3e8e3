#include "chart/hl-chart-pen.h"

#include <math.h>

#include "core/hl-text.h"

/**
 * hl_chart_target:
 * @data: what is drawn
 *
 * Returns: (transfer full) (nullable): "Mục tiêu 90%", %NULL without a target
 */
char *
hl_chart_target (const HlChartData *data)
{
  double target = data->snapshot->target;
  guint decimals = 0;

  if (isnan (target))
    return NULL;

  while (decimals < 2 && hl_round_half_up (target, decimals) != hl_round_half_up (target, 2))
    decimals++;

  g_autofree char *percent = hl_percent_format (target, decimals, data->language);

  return hl_chart_phrase (HL_WORD_TARGET, data->language, percent, NULL);
}

/**
 * hl_chart_figure:
 * @data: what is drawn
 * @name: of what
 * @figure: its figure
 *
 * Returns: (transfer full): "Thủ tục hành chính: 92,55%, khoảng tin cậy 95% 90,14–94,97%"
 */
char *
hl_chart_figure (const HlChartData *data,
                 const char        *name,
                 const HlFigure    *figure)
{
  g_autofree char *index = hl_percent_format (figure->index, 2, data->language);
  char *text = hl_chart_phrase (HL_WORD_FIGURE, data->language, name, index, NULL);

  if (isnan (figure->index) || isnan (figure->low) || isnan (figure->high))
    return text;

  g_autofree char *start = text;
  g_autofree char *range = hl_range_format (figure->low, figure->high, 2, data->language);
  g_autofree char *interval = hl_chart_phrase (HL_WORD_INTERVAL_IS, data->language, range, NULL);

  return g_strconcat (start, interval, NULL);
}

/**
 * hl_chart_describe:
 * @data: what is drawn
 * @about: what the chart shows
 * @parts: (element-type utf8): its figures
 *
 * Joins the alternative text of a chart.
 *
 * Returns: (transfer full): "Tiến độ thu phiếu: …; …. Mục tiêu 90%. n = 147 phiếu hợp lệ."
 */
char *
hl_chart_describe (const HlChartData *data,
                   HlChartWord        about,
                   const GPtrArray   *parts)
{
  HlLanguage language = data->language;
  GString *text = g_string_new (hl_chart_word (about, language));
  g_autofree char *target = hl_chart_target (data);
  g_autofree char *count = hl_count_format (data->snapshot->valid, language);
  g_autofree char *n = hl_chart_phrase (HL_WORD_N_VALID, language, count, NULL);

  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? ": " : "; ",
                            (const char *) g_ptr_array_index (parts, i));

  g_string_append_c (text, '.');
  if (target != NULL)
    g_string_append_printf (text, " %s.", target);
  hl_chart_add_note (text, n);

  return g_string_free (text, FALSE);
}
