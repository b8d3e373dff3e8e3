/* A text of a document, kept with the round. */
#include "app/hl-report-text.h"

#include "app/hl-settings.h"
#include "store/hl-store-survey.h"

typedef struct
{
  gint64 survey_id;
  char  *name;
  char  *text;
  char  *operator_name;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_free (self->name);
  g_free (self->text);
  g_free (self->operator_name);
  g_free (self);
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Saving *self = data;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, self->survey_id, error);
  g_autoptr (HlSurvey) copy = survey != NULL ? hl_survey_copy (survey) : NULL;

  if (copy == NULL)
    return NULL;

  if (*self->text != '\0')
    g_hash_table_insert (copy->texts, g_strdup (self->name), g_strdup (self->text));
  else
    g_hash_table_remove (copy->texts, self->name);

  hl_store_set_operator (store, self->operator_name);

  return hl_store_update_survey (store, copy, NULL, error) ? g_steal_pointer (&copy) : NULL;
}

/**
 * hl_report_text_save_async:
 * @workspace: the open file
 * @survey_id: number of a round
 * @name: name of a text of its documents
 * @text: what the office wrote, "" = as proposed
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Keeps a text with its round.
 */
void
hl_report_text_save_async (HlWorkspace        *workspace,
                           gint64              survey_id,
                           const char         *name,
                           const char         *text,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  Saving *self = g_new (Saving, 1);

  *self = (Saving) { survey_id, g_strdup (name), g_strdup (text), hl_settings_get_operator () };
  hl_workspace_run_async (workspace, save, self, saving_free, (GDestroyNotify) hl_survey_unref,
                          NULL, callback, data);
}

/**
 * hl_report_text_save_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of hl_store_update_survey()
 */
gboolean
hl_report_text_save_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  g_autoptr (HlSurvey) survey = hl_workspace_run_finish (workspace, result, error);

  return survey != NULL;
}
