#include "exchange/hl-rounds.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/* A round that ended before another, by the same questionnaire. */
typedef struct
{
  gint64 id;
  HlDate to;
} Earlier;

static gboolean
load_input (HlStore      *store,
            gint64        id,
            HlScoreInput *out_input,
            GError      **error)
{
  out_input->survey = hl_store_load_survey (store, id, error);
  if (out_input->survey == NULL)
    return FALSE;

  out_input->responses = hl_store_load_responses (store, out_input->survey, error);

  return out_input->responses != NULL;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const Earlier *left = a;
  const Earlier *right = b;

  if (left->to != right->to)
    return left->to < right->to ? -1 : 1;

  return left->id < right->id ? -1 : left->id > right->id;
}

static gboolean
same_criteria (const HlQuestionnaire *one,
               const HlQuestionnaire *other)
{
  if (one->n_criteria != other->n_criteria)
    return FALSE;

  for (guint i = 0; i < one->n_criteria; i++)
    if (!g_str_equal (one->questions[one->criteria[i]].identity,
                      other->questions[other->criteria[i]].identity))
      return FALSE;

  return TRUE;
}

/* Why a line may not go on from one round to the next, NULL when it may. */
static const char *
find_break (const HlScoreSnapshot *previous,
            const HlScoreSnapshot *snapshot)
{
  if (previous->formula != snapshot->formula)
    return _("another formula");
  if (previous->factor_rule != snapshot->factor_rule ||
      previous->overall_rule != snapshot->overall_rule ||
      previous->official != snapshot->official)
    return _("another rule for the index");
  if (!same_criteria (previous->questionnaire, snapshot->questionnaire))
    return _("other criteria");

  return NULL;
}

/**
 * hl_rounds_load:
 * @store: a survey file
 * @ids: (array length=n_ids): numbers of surveys
 * @n_ids: length of @ids
 * @error: return location for an error
 *
 * Reads rounds with all their responses and the office as it is now.
 *
 * Returns: (transfer full): the rounds, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlRounds *
hl_rounds_load (HlStore      *store,
                const gint64 *ids,
                guint         n_ids,
                GError      **error)
{
  g_autoptr (HlRounds) self = g_new0 (HlRounds, 1);

  self->office = hl_store_load_office (store, HL_DATE_NONE, error);
  if (self->office == NULL)
    return NULL;

  self->inputs = g_new0 (HlScoreInput, n_ids);
  for (guint i = 0; i < n_ids; i++)
    if (!load_input (store, ids[i], &self->inputs[self->n_inputs++], error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_rounds_free:
 * @self: (transfer full): rounds
 */
void
hl_rounds_free (HlRounds *self)
{
  for (guint i = 0; i < self->n_inputs; i++)
    {
      g_clear_pointer (&self->inputs[i].survey, hl_survey_unref);
      g_clear_pointer (&self->inputs[i].responses, hl_response_set_free);
    }
  g_clear_pointer (&self->office, hl_office_unref);
  g_free (self->inputs);
  g_free (self);
}

/**
 * hl_rounds_list_earlier:
 * @store: a survey file
 * @survey: a round
 * @error: return location for an error
 *
 * Lists the rounds by the same questionnaire that ended before @survey and were opened.
 *
 * Returns: (transfer full) (element-type gint64): their numbers in order of time, or %NULL with
 *   %HL_ERROR_STORE
 */
GArray *
hl_rounds_list_earlier (HlStore        *store,
                        const HlSurvey *survey,
                        GError        **error)
{
  g_autoptr (GArray) all = hl_store_list_surveys (store, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Earlier));
  GArray *ids;

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      g_autoptr (HlSurvey) other = hl_store_load_survey (store, g_array_index (all, gint64, i),
                                                         error);

      if (other == NULL)
        return NULL;

      if (other->state != HL_SURVEY_DRAFT && other->to < survey->to &&
          g_str_equal (other->questionnaire->id, survey->questionnaire->id))
        g_array_append_val (found, ((Earlier) { other->id, other->to }));
    }

  g_array_sort (found, compare_days);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, g_array_index (found, Earlier, i).id);

  return ids;
}

/**
 * hl_rounds_find_previous:
 * @store: a survey file
 * @survey: a round
 * @out_id: (out): number of the last round by the same questionnaire before it, 0 = none
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_rounds_find_previous (HlStore        *store,
                         const HlSurvey *survey,
                         gint64         *out_id,
                         GError        **error)
{
  g_autoptr (GArray) ids = hl_rounds_list_earlier (store, survey, error);

  if (ids == NULL)
    return FALSE;

  *out_id = ids->len > 0 ? g_array_index (ids, gint64, ids->len - 1) : 0;

  return TRUE;
}

/**
 * hl_rounds_label:
 * @survey: a round
 * @office: whose cut-off days count
 *
 * Returns: (transfer full): the quarter in which the round ends, always Vietnamese:
 *   "quý III năm 2022"
 */
char *
hl_rounds_label (const HlSurvey *survey,
                 const HlOffice *office)
{
  HlPeriod period;

  hl_period_holding (HL_PERIOD_QUARTER, survey->to, office, &period);

  return hl_period_title (&period);
}

/**
 * hl_rounds_add_point:
 * @trend: (element-type HlTrendPoint): the points of earlier rounds
 * @survey: a round
 * @office: whose cut-off days count
 * @previous: (nullable): results of the round before it
 * @snapshot: its results
 *
 * Adds a round to a trend, and says whether the line may go on to it. A round without an index is
 * left out.
 *
 * Returns: whether it was added
 */
gboolean
hl_rounds_add_point (GArray                *trend,
                     const HlSurvey        *survey,
                     const HlOffice        *office,
                     const HlScoreSnapshot *previous,
                     const HlScoreSnapshot *snapshot)
{
  const char *reason = previous != NULL ? find_break (previous, snapshot) : NULL;
  HlTrendPoint point = { .comparable = reason == NULL, .break_reason = g_strdup (reason) };
  g_autofree char *roman = NULL;
  HlPeriod period;

  point.figure = *hl_score_snapshot_get_official (snapshot);
  if (isnan (point.figure.index))
    {
      hl_trend_point_clear (&point);
      return FALSE;
    }

  hl_period_holding (HL_PERIOD_QUARTER, survey->to, office, &period);
  roman = hl_text_roman (period.number);
  point.label = g_strdup_printf ("%s/%u", roman, period.year);
  g_array_append_val (trend, point);

  return TRUE;
}
