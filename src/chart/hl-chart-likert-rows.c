#include "chart/hl-chart-likert-rows.h"

#include <math.h>

#include "core/hl-text.h"

static void
clear_row (HlLikertRow *row)
{
  g_free (row->name);
  g_array_unref (row->scale);
  hl_text_block_clear (&row->label);
}

/* Worst first; rows without a figure last; equal ones in the order of the form. */
static int
compare_rows (gconstpointer one,
              gconstpointer other)
{
  const HlScoreCriterion *a = ((const HlLikertRow *) one)->criterion;
  const HlScoreCriterion *b = ((const HlLikertRow *) other)->criterion;

  if (isnan (a->figure.index) != isnan (b->figure.index))
    return isnan (a->figure.index) ? 1 : -1;
  if (a->figure.index < b->figure.index)
    return -1;
  if (a->figure.index > b->figure.index)
    return 1;

  return a->question < b->question ? -1 : a->question > b->question;
}

static void
measure_sides (HlLikertRow *row)
{
  if (row->criterion->figure.n == 0)
    return;

  for (guint i = 0; i < row->scale->len; i++)
    {
      const HlScaleLevel *level = &g_array_index (row->scale, HlScaleLevel, i);
      double share = hl_likert_row_get_share (row, level->level);

      if (level->flag == HL_FLAG_DISSATISFIED)
        row->low += share;
      else if (level->flag == HL_FLAG_SATISFIED)
        row->high += share;
      else
        {
          row->low += share / 2.0;
          row->high += share / 2.0;
        }
    }
}

/**
 * hl_likert_rows_new:
 * @data: what is drawn
 * @theme: where the chart is seen
 *
 * Returns: (transfer full) (element-type HlLikertRow): the criteria, worst first, at most
 *   @data->limit of them
 */
GArray *
hl_likert_rows_new (const HlChartData *data,
                    HlTheme            theme)
{
  const HlScoreResult *total = &data->snapshot->total;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (HlLikertRow));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_row);

  for (guint i = 0; i < total->n_criteria; i++)
    {
      const HlScoreCriterion *criterion = &total->criteria[i];
      const HlQuestion *question = &data->snapshot->questionnaire->questions[criterion->question];
      HlLikertRow row = { criterion };

      row.name = *question->number == '\0' ? g_strdup (question->short_text) :
                 g_strdup_printf ("%s. %s", question->number, question->short_text);
      row.scale = hl_chart_scale_new (theme, question, criterion->n_levels);
      measure_sides (&row);
      g_array_append_val (rows, row);
    }

  g_array_sort (rows, compare_rows);
  if (data->limit > 0 && data->limit < rows->len)
    g_array_set_size (rows, data->limit);

  return rows;
}

/**
 * hl_likert_row_is_few:
 * @self: a row
 *
 * Returns: whether it rests on too few answers for more than orientation
 */
gboolean
hl_likert_row_is_few (const HlLikertRow *self)
{
  return self->criterion->figure.n < HL_FEW_RESPONSES;
}

/**
 * hl_likert_row_get_share:
 * @self: a row with answers
 * @level: from 1
 *
 * Returns: share of the answers on @level, in %
 */
double
hl_likert_row_get_share (const HlLikertRow *self,
                         guint              level)
{
  return 100.0 * self->criterion->counts[level - 1] / self->criterion->figure.n;
}

/**
 * hl_likert_row_describe:
 * @self: a row
 * @data: what is drawn
 *
 * Returns: (transfer full): its name, index and number of answers
 */
char *
hl_likert_row_describe (const HlLikertRow *self,
                        const HlChartData *data)
{
  HlLanguage language = data->language;
  g_autofree char *index = hl_percent_format (self->criterion->figure.index, 2, language);
  g_autofree char *n = hl_count_format (self->criterion->figure.n, language);

  return hl_chart_phrase (HL_WORD_FIGURE_N, language, self->name, index, n, NULL);
}

/**
 * hl_likert_row_describe_level:
 * @self: a row with answers
 * @data: what is drawn
 * @level: one of its levels
 *
 * Returns: (transfer full): name, level, share and count of a segment
 */
char *
hl_likert_row_describe_level (const HlLikertRow  *self,
                              const HlChartData  *data,
                              const HlScaleLevel *level)
{
  HlLanguage language = data->language;
  guint count = self->criterion->counts[level->level - 1];
  guint n = self->criterion->figure.n;
  g_autofree char *share = hl_ratio_format (count, n, 0, language);
  g_autofree char *some = hl_count_format (count, language);
  g_autofree char *all = hl_count_format (n, language);

  return hl_chart_phrase (HL_WORD_SEGMENT, language, self->name, share, level->label, some, all,
                          NULL);
}

static gboolean
is_same_scale (const GArray *one,
               const GArray *other)
{
  if (one->len != other->len)
    return FALSE;

  for (guint i = 0; i < one->len; i++)
    {
      const HlScaleLevel *a = &g_array_index (one, HlScaleLevel, i);
      const HlScaleLevel *b = &g_array_index (other, HlScaleLevel, i);

      if (a->level != b->level || a->flag != b->flag || !g_str_equal (a->label, b->label))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_likert_rows_is_new_scale:
 * @rows: the rows
 * @row: index of one
 *
 * Returns: whether no row before has the same scale: the legend needs it
 */
gboolean
hl_likert_rows_is_new_scale (const GArray *rows,
                             guint         row)
{
  const GArray *scale = g_array_index (rows, HlLikertRow, row).scale;

  for (guint i = 0; i < row; i++)
    {
      if (is_same_scale (g_array_index (rows, HlLikertRow, i).scale, scale))
        return FALSE;
    }

  return TRUE;
}
