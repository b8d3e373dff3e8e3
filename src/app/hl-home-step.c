#include "app/hl-home-step.h"

#include "app/hl-settings.h"
#include "core/hl-survey-steps.h"
#include "store/hl-store-survey.h"

typedef struct
{
  gint64 survey_id;
  guint  index;
  char  *state;
  char  *operator_name;
} Move;

static void
move_free (gpointer data)
{
  Move *self = data;

  g_free (self->state);
  g_free (self->operator_name);
  g_free (self);
}

/* A step that another program took away meanwhile is let alone. */
static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Move *move = data;
  g_autoptr (HlSurvey) stored = hl_store_load_survey (store, move->survey_id, error);
  g_autoptr (HlSurvey) survey = stored != NULL ? hl_survey_copy (stored) : NULL;

  if (survey == NULL || move->index >= survey->n_steps)
    return NULL;

  hl_store_set_operator (store, move->operator_name);
  hl_survey_set_step_state (survey, move->index, move->state);
  hl_store_update_survey (store, survey, NULL, error);

  return NULL;
}

/**
 * hl_home_step_save_async:
 * @workspace: the open file
 * @survey_id: number of a round that is not published
 * @index: which step of its time-table
 * @state: "", "doing" or "done"
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Says how far a step is. That is no decision about the round: no reason is asked for.
 */
void
hl_home_step_save_async (HlWorkspace        *workspace,
                         gint64              survey_id,
                         guint               index,
                         const char         *state,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  Move *move = g_new0 (Move, 1);

  move->survey_id = survey_id;
  move->index = index;
  move->state = g_strdup (state);
  move->operator_name = hl_settings_get_operator ();
  hl_workspace_run_async (workspace, save, move, move_free, NULL, NULL, callback, data);
}

/**
 * hl_home_step_save_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (published) or %HL_ERROR_STORE
 */
gboolean
hl_home_step_save_finish (HlWorkspace  *workspace,
                          GAsyncResult *result,
                          GError      **error)
{
  g_autoptr (GError) failure = NULL;

  hl_workspace_run_finish (workspace, result, &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));

  return FALSE;
}
