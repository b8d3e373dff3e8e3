#include "exchange/hl-round.h"

#include <string.h>

#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/**
 * hl_round_load:
 * @store: the store
 * @survey_id: number of a survey
 * @error: return location for an error
 *
 * Reads a survey and its complete and verified responses, their validity up to date. Writes
 * nothing.
 *
 * Returns: (transfer full): the round, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlRound *
hl_round_load (HlStore *store,
               gint64   survey_id,
               GError **error)
{
  g_autoptr (HlRound) self = g_new0 (HlRound, 1);

  self->survey = hl_store_load_survey (store, survey_id, error);
  if (self->survey == NULL)
    return NULL;

  self->responses = hl_store_load_responses (store, self->survey, error);
  if (self->responses == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_round_free:
 * @self: (transfer full): a round
 *
 * Frees it.
 */
void
hl_round_free (HlRound *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->responses, hl_response_set_free);
  g_free (self);
}

/**
 * hl_rounds_load:
 * @store: the store
 * @surveys: (array length=n_surveys): numbers of surveys
 * @n_surveys: how many
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlRound): the rounds in that order; %NULL with the errors
 *   of hl_round_load()
 */
GPtrArray *
hl_rounds_load (HlStore      *store,
                const gint64 *surveys,
                guint         n_surveys,
                GError      **error)
{
  g_autoptr (GPtrArray) rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_round_free);

  for (guint i = 0; i < n_surveys; i++)
    {
      HlRound *round = hl_round_load (store, surveys[i], error);

      if (round == NULL)
        return NULL;

      g_ptr_array_add (rounds, round);
    }

  return g_steal_pointer (&rounds);
}

/**
 * hl_rounds_score:
 * @rounds: (element-type HlRound): at least one round
 * @office: names of people for labels
 * @period: (nullable): only responses dated in it
 * @error: return location for an error
 *
 * Scores rounds, several of them jointly, by the rules of the first and in groups by its fields and
 * areas.
 *
 * Returns: (transfer full): the results, or %NULL with the error of hl_score_run()
 */
HlScoreSnapshot *
hl_rounds_score (GPtrArray      *rounds,
                 const HlOffice *office,
                 const HlPeriod *period,
                 GError        **error)
{
  const HlRound *first = g_ptr_array_index (rounds, 0);
  g_autofree HlScoreInput *inputs = g_new (HlScoreInput, rounds->len);
  const char *by[] = { NULL, NULL, NULL };
  HlScoreRequest request = { .n_inputs = rounds->len, .office = office, .use_survey_rules = TRUE };
  guint n_by = 0;

  for (guint i = 0; i < rounds->len; i++)
    {
      const HlRound *round = g_ptr_array_index (rounds, i);

      inputs[i] = (HlScoreInput) { round->survey, round->responses };
    }

  if (first->survey->n_fields > 0)
    by[n_by++] = "field";
  if (first->survey->n_areas > 0)
    by[n_by++] = "area";

  request.inputs = inputs;
  request.by = by;
  request.has_period = period != NULL;
  if (period != NULL)
    request.period = *period;

  return hl_score_run (&request, error);
}

/**
 * hl_round_score:
 * @store: the store
 * @survey_id: number of a survey
 * @office: names of people for labels
 * @error: return location for an error
 *
 * Returns: (transfer full): the results of one round, or %NULL with the errors of hl_round_load()
 *   and hl_score_run()
 */
HlScoreSnapshot *
hl_round_score (HlStore        *store,
                gint64          survey_id,
                const HlOffice *office,
                GError        **error)
{
  g_autoptr (HlRound) round = hl_round_load (store, survey_id, error);
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();

  if (round == NULL)
    return NULL;

  g_ptr_array_add (rounds, round);

  return hl_rounds_score (rounds, office, NULL, error);
}

static gboolean
holds_identity (const HlQuestionnaire *questionnaire,
                const char            *identity)
{
  for (guint i = 0; i < questionnaire->n_criteria; i++)
    if (strcmp (questionnaire->questions[questionnaire->criteria[i]].identity, identity) == 0)
      return TRUE;

  return FALSE;
}

/**
 * hl_round_same_criteria:
 * @one: a survey
 * @other: another
 *
 * Returns: %TRUE when both ask the same criteria, by identity, in whatever order
 */
gboolean
hl_round_same_criteria (const HlSurvey *one,
                        const HlSurvey *other)
{
  const HlQuestionnaire *questionnaire = one->questionnaire;

  if (questionnaire->n_criteria != other->questionnaire->n_criteria)
    return FALSE;

  for (guint i = 0; i < questionnaire->n_criteria; i++)
    if (!holds_identity (other->questionnaire,
                         questionnaire->questions[questionnaire->criteria[i]].identity))
      return FALSE;

  return TRUE;
}

static gint
compare_latest_first (gconstpointer one,
                      gconstpointer other)
{
  const HlSurvey *a = *(HlSurvey *const *) one;
  const HlSurvey *b = *(HlSurvey *const *) other;

  if (a->to != b->to)
    return a->to > b->to ? -1 : 1;

  return a->id > b->id ? -1 : 1;
}

static gboolean
is_earlier (const HlSurvey *survey,
            const HlSurvey *other)
{
  return other->id != survey->id && other->state != HL_SURVEY_DRAFT &&
         other->to != HL_DATE_NONE && other->to < survey->from;
}

/**
 * hl_round_list_earlier:
 * @store: the store
 * @survey: a survey
 * @error: return location for an error
 *
 * Lists the rounds that ended before @survey began and ask the same criteria; drafts are left out.
 *
 * Returns: (transfer container) (element-type HlSurvey): the surveys, the latest first; %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_round_list_earlier (HlStore        *store,
                       const HlSurvey *survey,
                       GError        **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_unref);
  g_autoptr (GArray) ids = hl_store_list_surveys (store, error);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HlSurvey) other = hl_store_load_survey (store, g_array_index (ids, gint64, i),
                                                         error);

      if (other == NULL)
        return NULL;

      if (is_earlier (survey, other) && hl_round_same_criteria (survey, other))
        g_ptr_array_add (found, g_steal_pointer (&other));
    }

  g_ptr_array_sort (found, compare_latest_first);

  return g_steal_pointer (&found);
}

/**
 * hl_round_find_previous:
 * @store: the store
 * @survey: a survey
 * @office: names of people for labels
 * @out_survey: (out) (transfer full) (nullable): the round before
 * @out_snapshot: (out) (transfer full) (nullable): its results
 * @error: return location for an error
 *
 * Finds the round @survey is compared with: the latest of hl_round_list_earlier() that has valid
 * responses.
 *
 * Returns: %TRUE, also when there is none; %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_round_find_previous (HlStore          *store,
                        const HlSurvey   *survey,
                        const HlOffice   *office,
                        HlSurvey        **out_survey,
                        HlScoreSnapshot **out_snapshot,
                        GError          **error)
{
  g_autoptr (GPtrArray) earlier = hl_round_list_earlier (store, survey, error);

  if (earlier == NULL)
    return FALSE;

  *out_survey = NULL;
  *out_snapshot = NULL;
  for (guint i = 0; i < earlier->len; i++)
    {
      HlSurvey *other = g_ptr_array_index (earlier, i);
      g_autoptr (HlScoreSnapshot) snapshot = hl_round_score (store, other->id, office, error);

      if (snapshot == NULL)
        return FALSE;

      if (snapshot->valid > 0)
        {
          *out_survey = hl_survey_ref (other);
          *out_snapshot = g_steal_pointer (&snapshot);
          return TRUE;
        }
    }

  return TRUE;
}
