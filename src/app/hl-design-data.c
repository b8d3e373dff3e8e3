#include "app/hl-design-data.h"

#include "exchange/hl-library.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

typedef struct
{
  gint64 survey_id;
  char  *questionnaire_id;  /* or NULL */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->questionnaire_id);
  g_free (wish);
}

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

/* Where editing began: with the draft's base, else with what is loaded. */
static gboolean
load_draft (HlDesignData *self,
            HlStore      *store,
            GError      **error)
{
  g_autoptr (HlQuestionnaireDraft) draft = NULL;

  if (!hl_store_load_draft (store, self->id, &draft, error))
    return FALSE;

  self->was_kept = draft != NULL;
  if (draft != NULL)
    self->base = g_strcmp0 (draft->base_id, self->id) == 0 ? draft->base : 0;

  return TRUE;
}

static gboolean
load_newest (HlDesignData *self,
             HlStore      *store,
             GError      **error)
{
  g_autoptr (HlQuestionnaire) newest = hl_library_load (store, self->id, 0, error);

  if (newest == NULL)
    return FALSE;

  self->base = newest->revision;

  return TRUE;
}

/* The questionnaire wished for, or that of the round; where an edit was left, that goes on. */
static gboolean
load_edit (HlDesignData *self,
           HlStore      *store,
           const char   *id,
           GError      **error)
{
  const HlQuestionnaire *own = self->survey->questionnaire;

  self->id = g_strdup (id != NULL ? id : own->id);
  self->base = id == NULL ? own->revision : 0;
  if (!load_draft (self, store, error))
    return FALSE;
  if (!self->was_kept && id != NULL && !load_newest (self, store, error))
    return FALSE;

  self->edit = hl_library_edit (store, self->id, self->base, error);
  self->is_rounds = g_str_equal (self->id, own->id) && self->base == own->revision;
  if (!self->is_rounds)
    self->n_responses = 0;

  return self->edit != NULL;
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Wish *wish = data;
  g_autoptr (HlDesignData) self = g_new0 (HlDesignData, 1);

  self->office = hl_store_load_office (store, hl_date_from_unix (hl_store_now (store)), error);
  if (self->office == NULL)
    return NULL;

  self->survey = hl_store_load_survey (store, wish->survey_id, error);
  if (self->survey == NULL || !load_use (self, store, error) ||
      !load_edit (self, store, wish->questionnaire_id, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_design_data_load_async:
 * @workspace: the open file
 * @survey_id: the round whose form is shown
 * @questionnaire_id: (nullable): another questionnaire than that of the round
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Loads a questionnaire, and what is known of its use.
 */
void
hl_design_data_load_async (HlWorkspace        *workspace,
                           gint64              survey_id,
                           const char         *questionnaire_id,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->survey_id = survey_id;
  wish->questionnaire_id = g_strdup (questionnaire_id);
  hl_workspace_run_async (workspace, load, wish, wish_free, (GDestroyNotify) hl_design_data_free,
                          cancellable, callback, data);
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
  g_clear_object (&self->edit);
  g_free (self->id);
  g_free (self);
}
