#include "app/hl-results.h"

#include <math.h>
#include <string.h>

#include "app/hl-index-strip.h"
#include "store/hl-store-survey.h"

static void
results_clear (HlResults *self)
{
  g_clear_pointer (&self->choice, hl_results_choice_free);
  g_clear_pointer (&self->periods, g_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&self->earlier, hl_survey_unref);
  g_clear_pointer (&self->earlier_snapshot, hl_score_snapshot_unref);
  g_free (self->other_title);
}

/**
 * hl_results_ref:
 * @self: results
 *
 * Returns: (transfer full): @self
 */
HlResults *
hl_results_ref (HlResults *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * hl_results_unref:
 * @self: (transfer full): results
 */
void
hl_results_unref (HlResults *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) results_clear);
}

/* The latest round that ended before this one began, whatever it asked. */
static gboolean
find_other (HlResults *self,
            HlStore   *store,
            GError   **error)
{
  g_autoptr (GArray) ids = hl_store_list_surveys (store, error);
  HlDate latest = HL_DATE_NONE;

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HlSurvey) other = hl_store_load_survey (store, g_array_index (ids, gint64, i),
                                                         error);

      if (other == NULL)
        return FALSE;
      if (other->state == HL_SURVEY_DRAFT || other->to >= self->survey->from || other->to <= latest)
        continue;

      latest = other->to;
      g_free (self->other_title);
      self->other_title = g_strdup (other->title);
    }

  return TRUE;
}

static void
hide_figure (HlFigure *figure)
{
  const HlFigure unknown = {
    .index = NAN, .low = NAN, .high = NAN, .se = NAN, .df = NAN, .variance_plain = NAN,
    .satisfied = NAN, .neutral = NAN, .dissatisfied = NAN, .n = figure->n,
  };

  *figure = unknown;
}

/* What rests on few forms of a demographic group. */
static void
hide_result (HlScoreResult *result)
{
  if (result->overall.n < HL_RESULTS_LEAST)
    {
      hide_figure (&result->overall);
      for (guint i = 0; i < result->n_factors; i++)
        hide_figure (&result->factors[i].figure);
    }

  for (guint i = 0; i < result->n_criteria; i++)
    {
      HlScoreCriterion *criterion = &result->criteria[i];

      if (criterion->figure.n >= HL_RESULTS_LEAST)
        continue;

      hide_figure (&criterion->figure);
      memset (criterion->counts, 0, criterion->n_levels * sizeof *criterion->counts);
    }
}

static void
hide_small (HlScoreSnapshot *snapshot)
{
  hide_result (&snapshot->total);
  for (guint i = 0; i < snapshot->n_groups; i++)
    hide_result (&snapshot->groups[i].result);
}

static HlScoreSnapshot *
score (HlRound               *round,
       const HlOffice        *office,
       const HlResultsChoice *choice,
       GError               **error)
{
  const HlScoreInput input = { round->survey, round->responses };
  const char *by[] = { NULL, NULL, NULL };
  HlScoreRequest request = {
    .inputs = &input, .n_inputs = 1, .office = office, .by = by, .use_survey_rules = TRUE,
    .has_period = choice->has_period, .period = choice->period,
  };
  HlScoreSnapshot *snapshot;
  guint n_by = 0;

  if (round->survey->n_fields > 0)
    by[n_by++] = "field";
  if (round->survey->n_fields < 2)
    by[n_by++] = "month";

  snapshot = hl_score_run (&request, error);
  if (snapshot != NULL && choice->by != NULL)
    hide_small (snapshot);

  return snapshot;
}

/**
 * hl_results_read:
 * @store: the open file
 * @choice: which forms count
 * @error: return location for an error
 *
 * Checks and scores a round as it is now; all its forms are also compared with the round before.
 * Writes nothing.
 *
 * Returns: (transfer full): the results; %NULL with %HL_ERROR_NOT_FOUND, %HL_ERROR_STORE or the
 *   error of hl_score_run()
 */
HlResults *
hl_results_read (HlStore               *store,
                 const HlResultsChoice *choice,
                 GError               **error)
{
  g_autoptr (HlResults) self = g_atomic_rc_box_new0 (HlResults);
  g_autoptr (HlRound) round = hl_round_load (store, choice->survey_id, error);

  if (round == NULL)
    return NULL;

  self->choice = hl_results_choice_copy (choice);
  self->survey = hl_survey_ref (round->survey);
  self->office = hl_store_load_office (store, self->survey->to, error);
  if (self->office == NULL)
    return NULL;

  self->periods = hl_results_choice_list_periods (self->survey, self->office);
  self->groups = hl_results_choice_list_groups (round);
  hl_results_choice_apply (choice, round);
  self->snapshot = score (round, self->office, choice, error);
  if (self->snapshot == NULL)
    return NULL;

  if (hl_results_choice_is_whole (choice) &&
      (!hl_round_find_previous (store, self->survey, self->office, &self->earlier,
                                &self->earlier_snapshot, error) ||
       (self->earlier == NULL && !find_other (self, store, error))))
    return NULL;

  return g_steal_pointer (&self);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hl_results_read (store, data, error);
}

/**
 * hl_results_load_async:
 * @workspace: the open file
 * @choice: which forms count
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Calls hl_results_read() in the workspace's thread.
 */
void
hl_results_load_async (HlWorkspace           *workspace,
                       const HlResultsChoice *choice,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               data)
{
  hl_workspace_run_async (workspace, load, hl_results_choice_copy (choice),
                          (GDestroyNotify) hl_results_choice_free,
                          (GDestroyNotify) hl_results_unref, cancellable, callback, data);
}

/**
 * hl_results_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the results, or %NULL with the errors of hl_results_read()
 */
HlResults *
hl_results_load_finish (HlWorkspace  *workspace,
                        GAsyncResult *result,
                        GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/* The results with those of one field in the place of the whole. Everything stays borrowed. */
static void
narrow (HlScoreSnapshot    *self,
        const HlScoreGroup *group)
{
  self->total = group->result;
  self->official = HL_OFFICIAL_UNWEIGHTED;
  self->population = group->population;
  self->received = group->received;
  self->valid = group->result.overall.n;
  self->invalid = group->invalid;
  self->excluded = group->excluded;
}

static void
compare (HlResultsPart *self)
{
  const HlResults *results = self->results;
  const HlScoreGroup *group = NULL;
  HlScoreSnapshot earlier;

  if (results->earlier == NULL)
    return;

  earlier = *results->earlier_snapshot;
  if (self->group != NULL)
    {
      group = hl_score_snapshot_find_group (results->earlier_snapshot, "field", self->group->value);
      if (group == NULL)
        return;
      narrow (&earlier, group);
    }

  self->comparison = hl_comparison_new (&earlier, &self->snapshot);
}

/**
 * hl_results_part_new:
 * @results: results
 * @field: (nullable): name of a field; %NULL, or one the round does not have, is the whole round
 *
 * Returns: (transfer full): the part
 */
HlResultsPart *
hl_results_part_new (HlResults  *results,
                     const char *field)
{
  HlResultsPart *self = g_atomic_rc_box_new0 (HlResultsPart);

  self->results = g_atomic_rc_box_acquire (results);
  self->snapshot = *results->snapshot;
  if (field != NULL)
    self->group = hl_score_snapshot_find_group (results->snapshot, "field", field);
  if (self->group != NULL)
    narrow (&self->snapshot, self->group);
  compare (self);
  self->is_hidden = results->choice->by != NULL && self->snapshot.valid > 0 &&
                    self->snapshot.valid < HL_RESULTS_LEAST;
  for (guint i = 0; i < results->groups->len; i++)
    {
      const HlResultsGroup *group = g_ptr_array_index (results->groups, i);

      if (g_strcmp0 (group->by, results->choice->by) == 0 &&
          group->option == results->choice->option)
        self->is_hidden |= group->hidden;
    }

  self->data.snapshot = &self->snapshot;
  self->data.comparison = self->comparison;
  if (self->comparison != NULL)
    {
      self->earlier_name = hl_index_strip_name_month (results->earlier->to);
      self->data.earlier_label = self->earlier_name;
    }
  self->data.by = results->survey->n_fields > 1 ? "field" : "month";
  self->data.language = hl_i18n_get_language ();

  return self;
}

/**
 * hl_results_part_ref:
 * @self: a part
 *
 * Returns: (transfer full): @self
 */
HlResultsPart *
hl_results_part_ref (HlResultsPart *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
part_clear (HlResultsPart *self)
{
  g_clear_pointer (&self->earlier_name, g_free);
  g_clear_pointer (&self->comparison, hl_comparison_free);
  g_clear_pointer (&self->results, hl_results_unref);
}

/**
 * hl_results_part_unref:
 * @self: (transfer full): a part
 */
void
hl_results_part_unref (HlResultsPart *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) part_clear);
}
