#include "app/hl-round-draft.h"

#include "app/hl-settings.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-survey.h"

#define PAUSE 600 /* milliseconds without a change, then a draft is saved */

/* The working copy of a round. */
struct _HlRoundDraft
{
  GObject parent_instance;

  /* owned */
  HlWorkspace *workspace;
  HlOffice    *office;
  HlSurvey    *survey;
  HlSurvey    *stored;     /* as the file holds it */
  char        *fault;      /* why the last saving failed, or NULL */
  gboolean     has_paper;
  guint        pause;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlRoundDraft, hl_round_draft, G_TYPE_OBJECT)

typedef struct
{
  HlSurvey *survey;
  char     *reason;
  char     *operator_name;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  hl_survey_unref (self->survey);
  g_free (self->reason);
  g_free (self->operator_name);
  g_free (self);
}

/* Gives what was saved. */
static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Saving *saving = data;

  hl_store_set_operator (store, saving->operator_name);
  if (!hl_store_update_survey (store, saving->survey, saving->reason, error))
    return NULL;

  return hl_survey_ref (saving->survey);
}

/* Fields, areas and procedures get the numbers they have in the file, where each is its place. */
static void
number_strata (HlSurvey *survey)
{
  for (guint i = 0; i < survey->n_fields; i++)
    survey->fields[i].id = i + 1;
  for (guint i = 0; i < survey->n_areas; i++)
    survey->areas[i].id = i + 1;
  for (guint i = 0; i < survey->n_procedures; i++)
    survey->procedures[i].id = i + 1;
}

static void
run_save (HlRoundDraft       *self,
          const char         *reason,
          GAsyncReadyCallback callback,
          gpointer            data)
{
  Saving *saving = g_new0 (Saving, 1);

  g_clear_handle_id (&self->pause, g_source_remove);
  number_strata (self->survey);
  saving->survey = hl_survey_copy (self->survey);
  saving->reason = g_strdup (reason);
  saving->operator_name = hl_settings_get_operator ();
  hl_workspace_run_async (self->workspace, save, saving, saving_free,
                          (GDestroyNotify) hl_survey_unref, NULL, callback, data);
}

static gboolean
take_saved (HlRoundDraft *self,
            GAsyncResult *result,
            GError      **error)
{
  g_autoptr (GError) failure = NULL;
  HlSurvey *saved = hl_workspace_run_finish (self->workspace, result, &failure);

  g_free (self->fault);
  self->fault = failure != NULL ? g_strdup (failure->message) : NULL;
  if (saved != NULL)
    {
      hl_survey_unref (self->stored);
      self->stored = saved;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  if (saved != NULL)
    hl_workspace_changed (self->workspace, self->survey->id);
  else
    g_propagate_error (error, g_steal_pointer (&failure));

  return saved != NULL;
}

static void
on_saved_alone (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlRoundDraft) self = data;

  take_saved (self, result, NULL);
}

static gboolean
on_pause (gpointer data)
{
  HlRoundDraft *self = data;

  self->pause = 0;
  hl_round_draft_flush (self);

  return G_SOURCE_REMOVE;
}

static void
hl_round_draft_finalize (GObject *object)
{
  HlRoundDraft *self = HL_ROUND_DRAFT (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->stored, hl_survey_unref);
  g_free (self->fault);

  G_OBJECT_CLASS (hl_round_draft_parent_class)->finalize (object);
}

static void
hl_round_draft_class_init (HlRoundDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_round_draft_finalize;

  /**
   * HlRoundDraft::changed:
   * @self: the round
   *
   * A step changed the working copy.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_ROUND_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * HlRoundDraft::saved:
   * @self: the round
   *
   * Saving ended, well or with hl_round_draft_get_fault().
   */
  signals[SIGNAL_SAVED] = g_signal_new ("saved", HL_TYPE_ROUND_DRAFT, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_round_draft_init (HlRoundDraft *self)
{
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (HlRoundDraft) self = g_object_new (HL_TYPE_ROUND_DRAFT, NULL);

  self->stored = hl_survey_ref (data);
  self->survey = hl_survey_copy (data);
  self->office = hl_store_load_office (store, HL_DATE_NONE, error);
  if (self->office == NULL ||
      !hl_store_has_paper (store, self->survey->id, &self->has_paper, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_round_draft_load_async:
 * @workspace: the open file
 * @survey: a stored round
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Makes a working copy of a round, with what else is needed to change it.
 */
void
hl_round_draft_load_async (HlWorkspace        *workspace,
                           HlSurvey           *survey,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  hl_workspace_run_async (workspace, load, hl_survey_ref (survey),
                          (GDestroyNotify) hl_survey_unref, g_object_unref, cancellable, callback,
                          data);
}

/**
 * hl_round_draft_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the working copy, or %NULL with %HL_ERROR_STORE or
 *   %G_IO_ERROR_CANCELLED
 */
HlRoundDraft *
hl_round_draft_load_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  HlRoundDraft *self = hl_workspace_run_finish (workspace, result, error);

  if (self != NULL)
    self->workspace = g_object_ref (workspace);

  return self;
}

/**
 * hl_round_draft_get_workspace:
 * @self: a working copy
 *
 * Returns: (transfer none): the open file
 */
HlWorkspace *
hl_round_draft_get_workspace (HlRoundDraft *self)
{
  return self->workspace;
}

/**
 * hl_round_draft_get_office:
 * @self: a working copy
 *
 * Returns: (transfer none): the office as it is now
 */
HlOffice *
hl_round_draft_get_office (HlRoundDraft *self)
{
  return self->office;
}

/**
 * hl_round_draft_get_fixed:
 * @self: a working copy
 *
 * Says how far the round is fixed; hl_store_update_survey() keeps to it.
 *
 * Source: product.md section 2.
 *
 * Returns: by what it is fixed
 */
HlRoundFixed
hl_round_draft_get_fixed (HlRoundDraft *self)
{
  switch (self->survey->state)
    {
    case HL_SURVEY_DRAFT:
      return self->has_paper ? HL_ROUND_PRINTED : HL_ROUND_FREE;

    case HL_SURVEY_PUBLISHED:
      return HL_ROUND_PUBLISHED;

    case HL_SURVEY_OPEN:
    case HL_SURVEY_CLOSED:
    default:
      return HL_ROUND_OPENED;
    }
}

/**
 * hl_round_draft_get:
 * @self: a working copy
 *
 * Returns: (transfer none): the round as it is on screen
 */
const HlSurvey *
hl_round_draft_get (HlRoundDraft *self)
{
  return self->survey;
}

/**
 * hl_round_draft_edit:
 * @self: a working copy
 *
 * Gives the round to write into. Follow it with hl_round_draft_touch().
 *
 * Returns: (transfer none): the round
 */
HlSurvey *
hl_round_draft_edit (HlRoundDraft *self)
{
  return self->survey;
}

/**
 * hl_round_draft_touch:
 * @self: a working copy that was written into
 *
 * Tells the page, and saves a draft after a short pause. A round that is open is saved only by
 * hl_round_draft_save_async(), with a reason.
 */
void
hl_round_draft_touch (HlRoundDraft *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->survey->state == HL_SURVEY_DRAFT)
    self->pause = g_timeout_add (PAUSE, on_pause, self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hl_round_draft_holds:
 * @self: a working copy
 * @survey: a round as the file has it
 *
 * Returns: whether @survey is what this copy was made of or saved as
 */
gboolean
hl_round_draft_holds (HlRoundDraft   *self,
                      const HlSurvey *survey)
{
  g_autofree char *text = hl_survey_to_canonical (survey);
  g_autofree char *stored = hl_survey_to_canonical (self->stored);

  return survey->id == self->survey->id && g_str_equal (text, stored);
}

/**
 * hl_round_draft_is_changed:
 * @self: a working copy
 *
 * Returns: whether it differs from what the file holds
 */
gboolean
hl_round_draft_is_changed (HlRoundDraft *self)
{
  number_strata (self->survey);

  return !hl_round_draft_holds (self, self->survey);
}

/**
 * hl_round_draft_discard:
 * @self: a working copy
 *
 * Goes back to what the file holds. Steps must be shown again.
 */
void
hl_round_draft_discard (HlRoundDraft *self)
{
  hl_survey_unref (self->survey);
  self->survey = hl_survey_copy (self->stored);
  g_clear_pointer (&self->fault, g_free);
  g_clear_handle_id (&self->pause, g_source_remove);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * hl_round_draft_get_fault:
 * @self: a working copy
 *
 * Returns: (transfer none) (nullable): why it could not be saved the last time
 */
const char *
hl_round_draft_get_fault (HlRoundDraft *self)
{
  return self->fault;
}

/**
 * hl_round_draft_flush:
 * @self: a working copy
 *
 * Saves a draft at once if it was changed. Work on the file that is queued later finds it there.
 */
void
hl_round_draft_flush (HlRoundDraft *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->survey->state == HL_SURVEY_DRAFT && hl_round_draft_is_changed (self))
    run_save (self, NULL, on_saved_alone, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;

  if (take_saved (g_task_get_source_object (task), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * hl_round_draft_save_async:
 * @self: a working copy
 * @reason: (nullable): why, for a round that is no longer a draft
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Saves the round as it is on screen.
 */
void
hl_round_draft_save_async (HlRoundDraft       *self,
                           const char         *reason,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  run_save (self, reason, on_saved, g_task_new (self, NULL, callback, data));
}

/**
 * hl_round_draft_save_finish:
 * @self: a working copy
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of hl_store_update_survey()
 */
gboolean
hl_round_draft_save_finish (HlRoundDraft *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
