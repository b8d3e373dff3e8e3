#include "chart/hl-chart-scale.h"

static HlLevelFlag
get_flag (const HlQuestion *question,
          guint             level)
{
  return question->options[level - 1].flag;
}

static guint
count_alike (const HlQuestion *question,
             guint             n_levels,
             HlLevelFlag       flag)
{
  guint n_alike = 0;

  for (guint level = 1; level <= n_levels; level++)
    n_alike += get_flag (question, level) == flag;

  return n_alike;
}

/**
 * hl_chart_scale_new:
 * @theme: where the chart is seen
 * @question: a scale question
 * @n_levels: its levels, ≥ 1
 *
 * Orders the levels of a scale from worst to best, also where level 1 is the best, and gives each
 * the style of its meaning.
 *
 * Returns: (transfer full) (element-type HlScaleLevel): the levels, worst first
 */
GArray *
hl_chart_scale_new (HlTheme           theme,
                    const HlQuestion *question,
                    guint             n_levels)
{
  GArray *scale = g_array_sized_new (FALSE, TRUE, sizeof (HlScaleLevel), n_levels);
  gboolean is_reversed = get_flag (question, 1) > get_flag (question, n_levels);
  guint ranks[3] = { 0 };

  for (guint i = 0; i < n_levels; i++)
    {
      guint number = is_reversed ? n_levels - i : i + 1;
      HlScaleLevel level = {
        number, get_flag (question, number), question->options[number - 1].short_label
      };

      hl_palette_get_flagged (theme, level.flag, ranks[level.flag]++,
                              count_alike (question, n_levels, level.flag), &level.style);
      g_array_append_val (scale, level);
    }

  return scale;
}
