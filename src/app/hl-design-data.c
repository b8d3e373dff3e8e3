#include "app/hl-design-data.h"

#include "store/hl-store-paper.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

static gboolean
load_use (HlDesignData *self,
          HlStore      *store,
          GError      **error)
{
  g_autoptr (HlResponseSet) responses = hl_store_load_responses (store, self->survey, error);
  gboolean has_paper;

  if (responses == NULL || !hl_store_has_paper (store, self->survey->id, &has_paper, error))
    return FALSE;

  self->n_responses = responses->n;
  self->is_frozen = has_paper || responses->n > 0 || self->survey->state > HL_SURVEY_DRAFT;

  return TRUE;
}

static gboolean
load_newest (HlDesignData *self,
             HlStore      *store,
             GError      **error)
{
  const char *id = self->survey->questionnaire->id;
  g_autoptr (HlQuestionnaire) newest = hl_store_load_questionnaire (store, id, 0, error);

  if (newest == NULL)
    return FALSE;

  self->newest = newest->revision;

  return TRUE;
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const gint64 *survey_id = data;
  g_autoptr (HlDesignData) self = g_new0 (HlDesignData, 1);

  self->office = hl_store_load_office (store, hl_date_from_unix (hl_store_now (store)), error);
  if (self->office == NULL)
    return NULL;

  self->survey = hl_store_load_survey (store, *survey_id, error);
  if (self->survey == NULL || !load_use (self, store, error) ||
      !load_newest (self, store, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_design_data_load_async:
 * @workspace: the open file
 * @survey_id: the round whose questionnaire is shown
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Loads the questionnaire of a round, and what is known of its use.
 */
void
hl_design_data_load_async (HlWorkspace        *workspace,
                           gint64              survey_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  hl_workspace_run_async (workspace, load, g_memdup2 (&survey_id, sizeof survey_id), g_free,
                          (GDestroyNotify) hl_design_data_free, cancellable, callback, data);
}

/**
 * hl_design_data_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the data; %NULL with the errors of the store
 */
HlDesignData *
hl_design_data_load_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * hl_design_data_free:
 * @self: (transfer full): the data
 */
void
hl_design_data_free (HlDesignData *self)
{
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_free (self);
}
