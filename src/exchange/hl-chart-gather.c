#include "exchange/hl-chart-gather.h"

#include <string.h>

#include "exchange/hl-round.h"

/* Why a line breaks, in the two languages of charts. */
static const char *const other_criteria[] = {
  [HL_LANGUAGE_VI] = "bộ tiêu chí khác",
  [HL_LANGUAGE_EN] = "different criteria",
};
static const char *const other_formula[] = {
  [HL_LANGUAGE_VI] = "công thức tính khác",
  [HL_LANGUAGE_EN] = "different formula",
};

/**
 * hl_chart_input_free:
 * @self: (transfer full): what a chart rests on
 *
 * Frees it, with everything its data point to.
 */
void
hl_chart_input_free (HlChartInput *self)
{
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&self->comparison, hl_comparison_free);
  g_clear_pointer (&self->trend, g_array_unref);
  g_free (self->earlier_label);
  g_free (self->by);
  g_free (self);
}

static gboolean
same_rules (const HlSurvey *one,
            const HlSurvey *other)
{
  return one->formula == other->formula && one->factor_rule == other->factor_rule &&
         one->overall_rule == other->overall_rule && one->official == other->official &&
         g_strcmp0 (one->overall_question, other->overall_question) == 0;
}

static const char *
find_break (const HlSurvey *before,
            const HlSurvey *survey,
            HlLanguage      language)
{
  if (before == NULL)
    return NULL;

  if (!hl_round_same_criteria (before, survey))
    return other_criteria[language];

  return same_rules (before, survey) ? NULL : other_formula[language];
}

static gboolean
add_point (HlChartInput   *self,
           HlStore        *store,
           const HlSurvey *before,
           const HlSurvey *survey,
           const HlOffice *office,
           GError        **error)
{
  g_autoptr (HlScoreSnapshot) snapshot = hl_round_score (store, survey->id, office, error);
  const char *reason = find_break (before, survey, self->data.language);
  HlTrendPoint point = { .comparable = reason == NULL };

  if (snapshot == NULL)
    return FALSE;

  point.label = g_strdup (survey->title);
  point.figure = *hl_score_snapshot_get_official (snapshot);
  point.break_reason = g_strdup (reason);
  g_array_append_val (self->trend, point);

  return TRUE;
}

static gint
compare_time (gconstpointer one,
              gconstpointer other)
{
  const HlSurvey *a = *(HlSurvey *const *) one;
  const HlSurvey *b = *(HlSurvey *const *) other;

  if (a->to != b->to)
    return a->to < b->to ? -1 : 1;

  return a->id < b->id ? -1 : 1;
}

static gboolean
gather_trend (HlChartInput   *self,
              HlStore        *store,
              GPtrArray      *surveys,
              const HlOffice *office,
              GError        **error)
{
  const HlSurvey *before = NULL;

  g_ptr_array_sort (surveys, compare_time);
  self->trend = g_array_new (FALSE, FALSE, sizeof (HlTrendPoint));
  g_array_set_clear_func (self->trend, (GDestroyNotify) hl_trend_point_clear);
  for (guint i = 0; i < surveys->len; i++)
    {
      const HlSurvey *survey = g_ptr_array_index (surveys, i);

      if (!add_point (self, store, before, survey, office, error))
        return FALSE;

      before = survey;
    }

  self->data.trend = (HlTrendPoint *) self->trend->data;
  self->data.n_trend = self->trend->len;

  return TRUE;
}

static gboolean
compare_earlier (HlChartInput   *self,
                 HlStore        *store,
                 const HlSurvey *survey,
                 const HlOffice *office,
                 GError        **error)
{
  g_autoptr (HlScoreSnapshot) before = NULL;
  g_autoptr (HlSurvey) previous = NULL;

  if (!hl_round_find_previous (store, survey, office, &previous, &before, error))
    return FALSE;

  if (previous == NULL)
    return TRUE;

  self->comparison = hl_comparison_new (before, self->snapshot);
  self->earlier_label = g_strdup (previous->title);
  self->data.comparison = self->comparison;
  self->data.earlier_label = self->earlier_label;

  return TRUE;
}

/* The rounds of a trend: those named, or before a single one all that can be compared with it. */
static GPtrArray *
list_trend (HlStore   *store,
            GPtrArray *rounds,
            GError   **error)
{
  const HlRound *first = g_ptr_array_index (rounds, 0);
  GPtrArray *surveys;

  if (rounds->len == 1)
    surveys = hl_round_list_earlier (store, first->survey, error);
  else
    surveys = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_unref);

  for (guint i = 0; surveys != NULL && i < rounds->len; i++)
    {
      const HlRound *round = g_ptr_array_index (rounds, i);

      g_ptr_array_add (surveys, hl_survey_ref (round->survey));
    }

  return surveys;
}

static gboolean
fill_data (HlChartInput      *self,
           HlStore           *store,
           const HlChartType *type,
           GPtrArray         *rounds,
           GError           **error)
{
  const HlRound *first = g_ptr_array_index (rounds, 0);
  g_autoptr (HlOffice) office = hl_store_load_office (store, first->survey->to, error);
  g_autoptr (GPtrArray) surveys = NULL;

  if (office == NULL)
    return FALSE;

  self->snapshot = hl_rounds_score (rounds, office, NULL, error);
  self->data.snapshot = self->snapshot;
  if (self->snapshot == NULL)
    return FALSE;

  if (strcmp (type->id, "trend") != 0)
    return rounds->len > 1 || compare_earlier (self, store, first->survey, office, error);

  surveys = list_trend (store, rounds, error);

  return surveys != NULL && gather_trend (self, store, surveys, office, error);
}

/**
 * hl_chart_gather:
 * @store: the store
 * @type: type of chart
 * @surveys: (array length=n_surveys): numbers of the surveys
 * @n_surveys: ≥ 1
 * @by: (nullable): grouping to show, "field" or "area"
 * @language: of the words on the chart
 * @error: return location for an error
 *
 * Reads from the store what a chart rests on: the results, of several rounds jointly, by field and
 * area; the change of a single round since the latest earlier one with the same criteria. A trend
 * shows the rounds named, or for a single one all earlier rounds with the same criteria and itself,
 * in order of their last days; its line breaks where the criteria or the formula and rules change.
 *
 * Returns: (transfer full): the input; %NULL with %HL_ERROR_NOT_FOUND, %HL_ERROR_STORE or the error
 *   of hl_score_run()
 */
HlChartInput *
hl_chart_gather (HlStore           *store,
                 const HlChartType *type,
                 const gint64      *surveys,
                 guint              n_surveys,
                 const char        *by,
                 HlLanguage         language,
                 GError           **error)
{
  g_autoptr (GPtrArray) rounds = hl_rounds_load (store, surveys, n_surveys, error);
  g_autoptr (HlChartInput) self = g_new0 (HlChartInput, 1);

  if (rounds == NULL)
    return NULL;

  self->by = g_strdup (by);
  self->data.by = self->by;
  self->data.language = language;
  if (!fill_data (self, store, type, rounds, error))
    return NULL;

  return g_steal_pointer (&self);
}
