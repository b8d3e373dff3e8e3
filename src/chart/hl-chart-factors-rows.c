#include "chart/hl-chart-factors-rows.h"

#include <math.h>

#include "core/hl-text.h"

static void
clear_row (HlFactorRow *row)
{
  hl_text_block_clear (&row->label);
  g_free (row->value);
  g_free (row->change_text);
}

static const char *
find_name (const HlScoreSnapshot *snapshot,
           const char            *code)
{
  const HlQuestionnaire *questionnaire = snapshot->questionnaire;

  for (guint i = 0; i < questionnaire->n_factors; i++)
    {
      const HlFactor *factor = &questionnaire->factors[i];

      if (!g_str_equal (factor->code, code))
        continue;
      if (*factor->short_title != '\0')
        return factor->short_title;
      if (*factor->title != '\0')
        return factor->title;
    }

  return questionnaire->n_factors > 1 ? code : questionnaire->title;
}

static const HlChange *
find_change (const HlComparison *comparison,
             const char         *code)
{
  if (comparison == NULL)
    return NULL;
  if (*code == '\0')
    return &comparison->overall;

  for (guint i = 0; i < comparison->n_factors; i++)
    {
      if (g_str_equal (comparison->factors[i].code, code))
        return &comparison->factors[i];
    }

  return NULL;
}

static char *
format_change (const HlChange *change,
               HlLanguage      language)
{
  if (change == NULL || isnan (change->change))
    return g_strdup ("–");

  return hl_change_format (change->before, change->after, 2, language);
}

static void
add_row (GArray            *rows,
         const HlChartData *data,
         const char        *code,
         const char        *name,
         const HlFigure    *figure)
{
  HlFactorRow row = { code, name, figure, find_change (data->comparison, code) };

  row.value = hl_percent_format (figure->index, 2, data->language);
  if (data->comparison != NULL)
    row.change_text = format_change (row.change, data->language);

  g_array_append_val (rows, row);
}

/**
 * hl_factor_rows_new:
 * @data: what is drawn
 *
 * Returns: (transfer full) (element-type HlFactorRow): the factors in the order of the form, then
 *   the whole with the round's official index
 */
GArray *
hl_factor_rows_new (const HlChartData *data)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  HlChartWord overall = snapshot->official == HL_OFFICIAL_WEIGHTED ? HL_WORD_OVERALL_WEIGHTED :
                        HL_WORD_OVERALL;
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (HlFactorRow));

  g_array_set_clear_func (rows, (GDestroyNotify) clear_row);

  for (guint i = 0; i < snapshot->total.n_factors; i++)
    {
      const HlScoreBlock *factor = &snapshot->total.factors[i];

      add_row (rows, data, factor->code, find_name (snapshot, factor->code), &factor->figure);
    }

  add_row (rows, data, "", hl_chart_word (overall, data->language),
           hl_score_snapshot_get_official (snapshot));

  return rows;
}

/**
 * hl_factor_row_is_few:
 * @self: a row
 *
 * Returns: whether it rests on too few responses for more than orientation
 */
gboolean
hl_factor_row_is_few (const HlFactorRow *self)
{
  return self->figure->n < HL_FEW_RESPONSES;
}

/**
 * hl_factor_row_describe:
 * @self: a row
 * @data: what is drawn
 *
 * Returns: (transfer full): its name, index, interval and change
 */
char *
hl_factor_row_describe (const HlFactorRow *self,
                        const HlChartData *data)
{
  HlLanguage language = data->language;
  g_autofree char *figure = hl_chart_figure (data, self->name, self->figure);
  g_autofree char *change = NULL;

  if (self->change != NULL && !isnan (self->change->change))
    change = hl_chart_phrase (HL_WORD_CHANGE_IS, language, self->change_text, NULL);

  return g_strconcat (figure, change, NULL);
}
