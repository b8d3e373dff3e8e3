#include "app/hl-home-data.h"

#include <math.h>

#include "app/hl-backup.h"
#include "exchange/hl-register-book.h"
#include "store/hl-store-snapshot.h"

static guint
count_to_check (const HlRound *round)
{
  const HlResponseSet *set = round->responses;
  const HlRuleSetting *rules = round->survey->rules;
  const guint in_force = hl_rules_mask (rules, HL_EFFECT_INVALID) |
                         hl_rules_mask (rules, HL_EFFECT_WARNING);
  guint n_to_check = 0;

  for (guint i = 0; i < set->n; i++)
    {
      if (set->excluded[i])
        continue;
      if ((set->rules[i] & in_force) != 0 || (set->flags[i] & HL_RESPONSE_REVIEW) != 0)
        n_to_check++;
    }

  return n_to_check;
}

/* Serials are in rising order, the missing ones last. */
static gboolean
is_keyed (const HlResponseSet *set,
          HlSerial             serial)
{
  guint low = 0;
  guint high = set->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (set->serials[middle] == serial)
        return TRUE;
      if (set->serials[middle] != HL_SERIAL_NONE && set->serials[middle] < serial)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

static HlSerial
find_next (const HlSurvey      *survey,
           const HlResponseSet *set)
{
  HlSerial next = HL_SERIAL_NONE;

  for (guint i = 0; i < survey->n_ranges; i++)
    {
      HlSerial serial = survey->ranges[i].first;

      while (serial <= survey->ranges[i].last && is_keyed (set, serial))
        serial++;
      if (serial <= survey->ranges[i].last && (next == HL_SERIAL_NONE || serial < next))
        next = serial;
    }

  return next;
}

static gint64
count_keyed (const HlSurvey      *survey,
             const HlResponseSet *set)
{
  gint64 n_keyed = 0;

  for (guint i = 0; i < set->n; i++)
    {
      if (set->serials[i] != HL_SERIAL_NONE &&
          hl_survey_find_range (survey, set->serials[i]) != NULL)
        n_keyed++;
    }

  return n_keyed;
}

static gboolean
compare_with_earlier (HlHomeData *self,
                      HlStore    *store,
                      GError    **error)
{
  g_autoptr (HlScoreSnapshot) before = NULL;

  self->earlier_index = NAN;
  if (!hl_round_find_previous (store, self->survey, self->office, &self->earlier, &before, error))
    return FALSE;

  if (before == NULL)
    return TRUE;

  self->earlier_index = hl_score_snapshot_get_official (before)->index;
  if (self->snapshot->valid > 0)
    self->change = hl_comparison_new (before, self->snapshot);

  return TRUE;
}

/* A report the office has issued is no longer owed. */
static gboolean
list_issued (HlHomeData *self,
             HlStore    *store,
             GError    **error)
{
  g_autoptr (GPtrArray) reports = hl_store_list_reports (store, error);
  g_autoptr (GStrvBuilder) issued = g_strv_builder_new ();

  if (reports == NULL)
    return FALSE;

  for (guint i = 0; i < reports->len; i++)
    {
      const HlReportRecord *report = reports->pdata[i];

      if (g_str_equal (report->state, "issued") &&
          (g_str_equal (report->kind, "period") || g_str_equal (report->kind, "annual")))
        g_strv_builder_add (issued, report->period);
    }
  self->issued = g_strv_builder_end (issued);

  return TRUE;
}

static gboolean
fill (HlHomeData *self,
      HlStore    *store,
      gint64      survey_id,
      GError    **error)
{
  g_autoptr (HlRound) round = NULL;
  g_autoptr (GPtrArray) rounds = g_ptr_array_new ();
  const char *path = hl_db_get_path (hl_store_get_db (store));

  self->office = hl_store_load_office (store, hl_date_from_unix (hl_store_now (store)), error);
  round = self->office != NULL ? hl_round_load (store, survey_id, error) : NULL;
  if (round == NULL)
    return FALSE;

  g_ptr_array_add (rounds, round);
  self->survey = hl_survey_ref (round->survey);
  self->n_issued = hl_survey_n_issued (round->survey);
  self->n_keyed = count_keyed (round->survey, round->responses);
  self->next = find_next (round->survey, round->responses);
  self->n_to_check = count_to_check (round);
  self->quotas = hl_register_describe_round (store, round, &self->is_under_quota, error);
  if (self->quotas == NULL)
    return FALSE;

  self->last_copy = hl_backup_find_latest (path);
  self->copied_today = hl_backup_has_daily (path, g_get_real_time () / G_USEC_PER_SEC);
  self->snapshot = hl_rounds_score (rounds, self->office, NULL, error);

  return self->snapshot != NULL && compare_with_earlier (self, store, error) &&
         list_issued (self, store, error);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (HlHomeData) self = g_new0 (HlHomeData, 1);

  return fill (self, store, *(gint64 *) data, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * hl_home_data_load_async:
 * @workspace: the open file
 * @survey_id: number of the round
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads and scores a round as it is now.
 */
void
hl_home_data_load_async (HlWorkspace        *workspace,
                         gint64              survey_id,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  hl_workspace_run_async (workspace, load, g_memdup2 (&survey_id, sizeof survey_id), g_free,
                          (GDestroyNotify) hl_home_data_free, cancellable, callback, data);
}

/**
 * hl_home_data_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the data, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlHomeData *
hl_home_data_load_finish (HlWorkspace  *workspace,
                          GAsyncResult *result,
                          GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * hl_home_data_free:
 * @self: (transfer full): data
 *
 * Frees them.
 */
void
hl_home_data_free (HlHomeData *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->snapshot, hl_score_snapshot_unref);
  g_clear_pointer (&self->earlier, hl_survey_unref);
  g_clear_pointer (&self->quotas, g_ptr_array_unref);
  g_clear_pointer (&self->change, hl_comparison_free);
  g_strfreev (self->issued);
  g_free (self);
}
