#include "score/hl-score-weight.h"

#include <math.h>

#include "score/hl-interval.h"
#include "score/hl-quantile.h"

static gboolean
are_known (const HlScorePlan *plan,
           gboolean           fields)
{
  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlSurvey *survey = plan->request->inputs[input].survey;
      const HlStratum *strata = fields ? survey->fields : survey->areas;
      guint n_strata = fields ? survey->n_fields : survey->n_areas;

      for (guint i = 0; i < n_strata; i++)
        {
          if (strata[i].population < 0)
            return FALSE;
        }

      if (n_strata == 0)
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_score_weighted_by:
 * @plan: the run
 *
 * Returns: (transfer none) (nullable): the strata the weighted index rests on: "field" where the
 *   transactions of every field are known, else "area" where those of every area are, else %NULL
 */
const char *
hl_score_weighted_by (const HlScorePlan *plan)
{
  if (are_known (plan, TRUE))
    return "field";

  return are_known (plan, FALSE) ? "area" : NULL;
}

static gboolean
can_weigh (const HlScoreGroup *groups,
           guint               n_groups,
           double              population)
{
  for (guint i = 0; i < n_groups; i++)
    {
      const HlFigure *figure = &groups[i].result.overall;

      if (*groups[i].value != '\0' && (figure->n < 2 || isnan (figure->index)))
        return FALSE;
    }

  return population > 0.0;
}

static double
sum_populations (const HlScoreGroup *groups,
                 guint               n_groups)
{
  double sum = 0.0;

  for (guint i = 0; i < n_groups; i++)
    sum += *groups[i].value != '\0' ? (double) groups[i].population : 0.0;

  return sum;
}

static void
add_stratum (HlFigure       *self,
             const HlFigure *stratum,
             double          weight,
             double         *variance)
{
  self->index += weight * stratum->index;
  self->satisfied += weight * stratum->satisfied;
  self->neutral += weight * stratum->neutral;
  self->dissatisfied += weight * stratum->dissatisfied;
  self->variance_plain += weight * weight * stratum->variance_plain;
  *variance += weight * weight * stratum->se * stratum->se;
  self->df += stratum->n - 1.0;
  self->n += stratum->n;
  self->all_alike &= stratum->all_alike;
}

/**
 * hl_score_weigh:
 * @groups: (array length=n_groups): results of all strata
 * @n_groups: number of groups; "not given" is left out
 * @fpc: finite population correction of all strata together
 * @out_figure: (out): the weighted index, all NaN when it cannot be computed
 *
 * Weighs the strata by their transactions: S = Σ W_h S_h with W_h = N_h/ΣN, var = Σ W_h² var_h,
 * interval with t at Σ(n_h − 1) degrees of freedom. Every stratum needs at least two valid
 * responses. Where all responses of each stratum are alike the interval is Wilson's, as for the
 * unweighted index.
 *
 * Source: Cochran 1977, Sampling Techniques, 5.4.
 */
void
hl_score_weigh (const HlScoreGroup *groups,
                guint               n_groups,
                double              fpc,
                HlFigure           *out_figure)
{
  double population = sum_populations (groups, n_groups);
  double variance = 0.0;

  hl_figure_clear (out_figure);
  if (!can_weigh (groups, n_groups, population))
    return;

  *out_figure = (HlFigure) { .all_alike = TRUE };
  for (guint i = 0; i < n_groups; i++)
    {
      if (*groups[i].value != '\0')
        add_stratum (out_figure, &groups[i].result.overall,
                     (double) groups[i].population / population, &variance);
    }

  out_figure->se = sqrt (variance);
  if (out_figure->all_alike)
    hl_figure_set_wilson (out_figure, out_figure->n, fpc);
  else
    hl_figure_set_ends (out_figure,
                        hl_quantile_t (HL_CONFIDENCE_TAIL, out_figure->df) * out_figure->se);
}

static gboolean
is_any_over (const HlStratum *strata,
             guint            n_strata,
             const guint16   *column,
             const guint8    *status,
             guint            n_rows)
{
  g_autofree gint64 *counts = g_new0 (gint64, (gsize) n_strata + 1);

  for (guint row = 0; row < n_rows; row++)
    {
      if (status[row] == HL_ROW_VALID && column[row] <= n_strata)
        counts[column[row]]++;
    }

  for (guint i = 0; i < n_strata; i++)
    {
      if (strata[i].population >= 0 && counts[i + 1] > strata[i].population)
        return TRUE;
    }

  return FALSE;
}

/**
 * hl_score_is_over:
 * @plan: the run
 * @table: which responses are valid
 *
 * Returns: whether a field or area has more valid responses than transactions
 */
gboolean
hl_score_is_over (const HlScorePlan  *plan,
                  const HlScoreTable *table)
{
  const guint8 *status = table->status;

  for (guint input = 0; input < plan->request->n_inputs; input++)
    {
      const HlSurvey *survey = plan->request->inputs[input].survey;
      const HlResponseSet *set = plan->request->inputs[input].responses;

      if (is_any_over (survey->fields, survey->n_fields, set->fields, status, set->n) ||
          is_any_over (survey->areas, survey->n_areas, set->areas, status, set->n))
        return TRUE;

      status += set->n;
    }

  return FALSE;
}
