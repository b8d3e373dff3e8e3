#include <math.h>

#include "score/hl-interval.h"
#include "score/hl-score-count.h"
#include "score/hl-score-group.h"
#include "score/hl-score-private.h"
#include "score/hl-score-result.h"
#include "score/hl-score-weight.h"
#include "score/hl-score.h"

/**
 * Run:
 * @weighted_by: strata of the weighted index, or %NULL
 *
 * What one run of the scores works with.
 */
typedef struct
{
  HlScorePlan     *plan;
  HlScoreTable    *table;
  const char      *weighted_by;
  HlScoreSnapshot *snapshot;
} Run;

static void
run_clear (Run *self)
{
  g_clear_pointer (&self->plan, hl_score_plan_free);
  g_clear_pointer (&self->table, hl_score_table_free);
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static void
copy_settings (HlScoreSnapshot   *self,
               const HlScorePlan *plan)
{
  const HlScoreRequest *request = plan->request;
  const HlSurvey *first = request->inputs[0].survey;

  self->questionnaire = hl_questionnaire_ref (first->questionnaire);
  self->formula = plan->formula;
  self->factor_rule = plan->factor_rule;
  self->overall_rule = plan->overall_rule;
  self->overall_question = plan->overall_rule == HL_OVERALL_QUESTION ?
                           g_strdup (plan->overall_question) : NULL;
  self->official = first->official;
  self->target = first->target;
  self->has_period = request->has_period;
  if (request->has_period)
    self->period = request->period;
}

static void
copy_surveys (HlScoreSnapshot      *self,
              const HlScoreRequest *request)
{
  self->n_surveys = request->n_inputs;
  self->surveys = g_new0 (gint64, request->n_inputs);
  self->uuids = g_new0 (char *, request->n_inputs + 1);
  self->rules = g_new0 (HlRuleSetting, request->n_inputs * HL_N_RULES);

  for (guint i = 0; i < request->n_inputs; i++)
    {
      const HlSurvey *survey = request->inputs[i].survey;

      self->surveys[i] = survey->id;
      self->uuids[i] = g_strdup (survey->uuid);
      for (guint rule = 0; rule < HL_N_RULES; rule++)
        self->rules[i * HL_N_RULES + rule] = survey->rules[rule];
    }
}

static void
count_rules (guint *counts,
             guint  rules)
{
  for (guint rule = 0; rules != 0; rule++, rules >>= 1)
    counts[rule] += rules & 1;
}

/* Reasons are those of the invalid responses; warnings those of all that are not excluded. */
static void
count_responses (const Run *run)
{
  const HlScoreRequest *request = run->plan->request;
  const guint *counts = run->table->counts;
  const guint8 *status = run->table->status;
  HlScoreSnapshot *self = run->snapshot;

  for (guint input = 0; input < request->n_inputs; input++)
    {
      const HlResponseSet *set = request->inputs[input].responses;
      const HlRuleSetting *settings = request->inputs[input].survey->rules;
      guint invalid = hl_rules_mask (settings, HL_EFFECT_INVALID);
      guint warning = hl_rules_mask (settings, HL_EFFECT_WARNING);

      for (guint row = 0; row < set->n; row++)
        {
          if (set->rules[row] == 0 ||
              (status[row] != HL_ROW_VALID && status[row] != HL_ROW_INVALID))
            continue;

          count_rules (self->reasons, set->rules[row] & invalid);
          count_rules (self->warnings, set->rules[row] & warning);
        }

      status += set->n;
    }

  self->valid = counts[HL_ROW_VALID];
  self->invalid = counts[HL_ROW_INVALID];
  self->excluded = counts[HL_ROW_EXCLUDED] + counts[HL_ROW_EXCLUDED_SOUND];
  self->received = self->valid + self->invalid + self->excluded;
  self->undated = run->table->n_undated;
}

static void
find_population (const Run *run)
{
  const HlScoreRequest *request = run->plan->request;
  HlScoreSnapshot *self = run->snapshot;

  self->population = 0;
  for (guint i = 0; i < request->n_inputs && self->population >= 0; i++)
    {
      gint64 population = hl_survey_population (request->inputs[i].survey);

      self->population = population < 0 ? HL_UNKNOWN_COUNT : self->population + population;
    }

  self->fpc = 1.0;
  if (request->has_period)
    return;

  self->fpc = hl_precision_fpc (self->valid, self->population);
  self->over_population = hl_score_is_over (run->plan, run->table) ||
                          (self->population >= 0 && self->valid > self->population);
}

static void
append_groups (HlScoreSnapshot *self,
               HlScoreGroup    *groups,
               guint            n_groups)
{
  self->groups = g_renew (HlScoreGroup, self->groups, self->n_groups + n_groups + 1);
  for (guint i = 0; i < n_groups; i++)
    self->groups[self->n_groups + i] = groups[i];

  self->n_groups += n_groups;
  g_free (groups);
}

static gboolean
is_asked (const Run  *run,
          const char *by)
{
  const char *const *asked = run->plan->request->by;

  return asked != NULL && g_strv_contains (asked, by);
}

static gboolean
score_groups (const Run *run,
              GError   **error)
{
  const char *const *asked = run->plan->request->by;

  for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
    {
      HlDimension *dimension = hl_dimension_new (run->plan, asked[i], error);
      g_autoptr (HlGrouping) grouping = NULL;
      HlScoreGroup *groups = NULL;
      guint n_groups = 0;

      if (dimension == NULL)
        return FALSE;

      grouping = hl_grouping_new (run->plan, run->table, dimension);
      groups = hl_grouping_score (grouping, run->plan, run->table, FALSE, &n_groups);
      if (g_strcmp0 (asked[i], run->weighted_by) == 0)
        hl_score_weigh (groups, n_groups, run->snapshot->fpc, &run->snapshot->weighted);

      append_groups (run->snapshot, groups, n_groups);
    }

  return TRUE;
}

static void
weigh_strata (const Run *run,
              gboolean   with_excluded,
              HlFigure  *out_figure)
{
  HlDimension *dimension = hl_dimension_new (run->plan, run->weighted_by, NULL);
  g_autoptr (HlGrouping) grouping = hl_grouping_new (run->plan, run->table, dimension);
  guint n_groups = 0;
  HlScoreGroup *groups = hl_grouping_score (grouping, run->plan, run->table, with_excluded,
                                            &n_groups);

  hl_score_weigh (groups, n_groups, run->snapshot->fpc, out_figure);
  hl_score_groups_free (groups, n_groups);
}

/* The official index if nothing had been excluded. */
static double
find_unexcluded (const Run *run)
{
  HlRows rows = hl_score_table_get_rows (run->table, TRUE);
  HlScoreResult result;
  HlFigure figure;

  if (run->snapshot->excluded == 0)
    return NAN;

  if (run->snapshot->official == HL_OFFICIAL_WEIGHTED)
    {
      hl_figure_clear (&figure);
      if (run->weighted_by != NULL)
        weigh_strata (run, TRUE, &figure);

      return figure.index;
    }

  hl_score_result_init (&result, run->plan, run->table, &rows, run->snapshot->fpc);
  figure = result.overall;
  hl_score_result_clear (&result);

  return figure.index;
}

static void
score_whole (const Run *run)
{
  HlScoreSnapshot *self = run->snapshot;
  HlRows rows = hl_score_table_get_rows (run->table, FALSE);

  hl_score_result_init (&self->total, run->plan, run->table, &rows, self->fpc);
  hl_score_count_questions (self, run->plan, run->table);
  self->weighted_by = g_strdup (run->weighted_by);
  self->unexcluded_index = find_unexcluded (run);
  if (run->weighted_by != NULL && !is_asked (run, run->weighted_by))
    weigh_strata (run, FALSE, &self->weighted);
}

/**
 * hl_score_run:
 * @request: rounds and their responses with the rules they hit, rules, groups, period
 * @error: return location for an error
 *
 * Computes everything of P§6 over the valid responses. Several rounds give one joint result over
 * the criteria that all of them have (same identity and scale), pooled from the responses; the
 * questionnaire, official index and target are those of the first. O(n) for each way of grouping;
 * the answers of all responses are held once more, two criteria to a byte.
 *
 * Returns: (transfer full): the results, or %NULL with %HL_ERROR_INVALID when responses cannot be
 *   grouped as asked or the overall index is to rest on a question without a scale
 */
HlScoreSnapshot *
hl_score_run (const HlScoreRequest *request,
              GError              **error)
{
  g_auto (Run) run = { 0 };

  g_return_val_if_fail (request->n_inputs > 0, NULL);

  run.plan = hl_score_plan_new (request, error);
  if (run.plan == NULL)
    return NULL;

  run.table = hl_score_table_new (run.plan);
  run.weighted_by = hl_score_weighted_by (run.plan);
  run.snapshot = hl_score_snapshot_new ();
  copy_settings (run.snapshot, run.plan);
  copy_surveys (run.snapshot, request);
  count_responses (&run);
  find_population (&run);
  score_whole (&run);
  if (!score_groups (&run, error))
    return NULL;

  hl_score_snapshot_seal (run.snapshot);

  return g_steal_pointer (&run.snapshot);
}
