/* What the register wants of the file, done in the workspace's thread. */
#include "app/hl-register-work.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-file.h"
#include "exchange/hl-import-refused.h"
#include "store/hl-store-survey.h"

typedef struct
{
  HlSurvey     *survey;
  GPtrArray    *changes;  /* of HlRegisterChange */
  HlSerialRange more;
  char         *text;     /* a reason or a path */
} Job;

static void
job_free (gpointer data)
{
  Job *self = data;

  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static Job *
job_new (HlSurvey   *survey,
         const char *text)
{
  Job *self = g_new0 (Job, 1);

  self->survey = hl_survey_ref (survey);
  self->text = g_strdup (text);

  return self;
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hl_register_book_load (store, *(gint64 *) data, error);
}

/**
 * hl_register_load_async:
 * @workspace: the open file
 * @survey_id: number of the round
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads a register as it is now.
 */
void
hl_register_load_async (HlWorkspace        *workspace,
                        gint64              survey_id,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  hl_workspace_run_async (workspace, load, g_memdup2 (&survey_id, sizeof survey_id), g_free,
                          (GDestroyNotify) hl_register_book_unref, cancellable, callback, data);
}

/**
 * hl_register_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the register, or %NULL with the errors of hl_register_book_load()
 */
HlRegisterBook *
hl_register_load_finish (HlWorkspace  *workspace,
                         GAsyncResult *result,
                         GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

static gpointer
change (HlStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Job *job = data;
  const HlRegisterChange *only = job->changes->pdata[0];

  if (!hl_store_set_register (store, job->survey, job->changes, error))
    return NULL;
  if (only->refused == NULL)
    return GINT_TO_POINTER (TRUE);

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, only->refused);

  return NULL;
}

/**
 * hl_register_change_async:
 * @workspace: the open file
 * @survey: a round
 * @change: (transfer full): a change of its register
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes a change, see hl_store_set_register(); one that is refused is %HL_ERROR_INVALID.
 */
void
hl_register_change_async (HlWorkspace        *workspace,
                          HlSurvey           *survey,
                          HlRegisterChange   *register_change,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  Job *job = job_new (survey, NULL);

  job->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);
  g_ptr_array_add (job->changes, register_change);
  hl_workspace_run_async (workspace, change, job, job_free, NULL, NULL, callback, data);
}

static gpointer
forget (HlStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Job *job = data;

  return GINT_TO_POINTER (hl_store_delete_register_texts (store, job->survey, job->text, error));
}

/**
 * hl_register_forget_async:
 * @workspace: the open file
 * @survey: a round
 * @reason: why
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Deletes names and notes, see hl_store_delete_register_texts().
 */
void
hl_register_forget_async (HlWorkspace        *workspace,
                          HlSurvey           *survey,
                          const char         *reason,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  hl_workspace_run_async (workspace, forget, job_new (survey, reason), job_free, NULL, NULL,
                          callback, data);
}

/* The round as it is now, not as it was shown. */
static gpointer
issue (HlStore      *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  Job *job = data;
  g_autoptr (HlSurvey) now = hl_store_load_survey (store, job->survey->id, error);
  g_autoptr (HlSurvey) grown = NULL;
  HlSerialRange more;

  if (now == NULL)
    return NULL;

  grown = hl_register_issue_more (now, job->more.field, job->more.area, job->more.last, &more,
                                  error);

  return GINT_TO_POINTER (grown != NULL && hl_store_update_survey (store, grown, job->text, error));
}

/**
 * hl_register_issue_async:
 * @workspace: the open file
 * @survey: a round
 * @more: the last number to issue, and what the new ones decide
 * @reason: why; needed once the round is open
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Issues more numbers, see hl_register_issue_more() and hl_store_update_survey().
 */
void
hl_register_issue_async (HlWorkspace         *workspace,
                         HlSurvey            *survey,
                         const HlSerialRange *more,
                         const char          *reason,
                         GAsyncReadyCallback  callback,
                         gpointer             data)
{
  Job *job = job_new (survey, reason);

  job->more = *more;
  hl_workspace_run_async (workspace, issue, job, job_free, NULL, NULL, callback, data);
}

/**
 * hl_register_write_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the error of the work
 */
gboolean
hl_register_write_finish (HlWorkspace  *workspace,
                          GAsyncResult *result,
                          GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error) != NULL;
}

/**
 * hl_register_taken_free:
 * @self: (transfer full): what came of a file
 *
 * Frees it.
 */
void
hl_register_taken_free (HlRegisterTaken *self)
{
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->report, hl_register_report_free);
  g_free (self);
}

static gpointer
import (HlStore      *store,
        gpointer      data,
        GCancellable *cancellable,
        GError      **error)
{
  Job *job = data;
  g_autoptr (HlRegisterTaken) taken = g_new0 (HlRegisterTaken, 1);

  taken->text = hl_file_read (job->text, error);
  if (taken->text == NULL)
    return NULL;

  taken->report = hl_register_import (store, job->survey, taken->text, error);

  return taken->report != NULL ? g_steal_pointer (&taken) : NULL;
}

/**
 * hl_register_import_async:
 * @workspace: the open file
 * @survey: a round
 * @path: a CSV file
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Takes a file into the register, see hl_register_import().
 */
void
hl_register_import_async (HlWorkspace        *workspace,
                          HlSurvey           *survey,
                          const char         *path,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  hl_workspace_run_async (workspace, import, job_new (survey, path), job_free,
                          (GDestroyNotify) hl_register_taken_free, NULL, callback, data);
}

/**
 * hl_register_import_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what came of the file, or %NULL with %HL_ERROR_INVALID,
 *   %HL_ERROR_CONFLICT or %HL_ERROR_STORE
 */
HlRegisterTaken *
hl_register_import_finish (HlWorkspace  *workspace,
                           GAsyncResult *result,
                           GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * Saving:
 * @book: (nullable): a register to write, else the refused lines of @text
 */
typedef struct
{
  HlRegisterBook *book;
  GBytes         *text;
  GPtrArray      *refused;
  char           *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_clear_pointer (&self->book, hl_register_book_unref);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_free (self->path);
  g_free (self);
}

static GBytes *
make_file (const Saving *saving,
           GError      **error)
{
  char *csv;

  if (saving->book == NULL)
    return hl_import_refused_to_csv (saving->text, saving->refused, error);

  csv = hl_register_to_csv (saving->book->survey, saving->book->spans, saving->book->responses);

  return g_bytes_new_take (csv, strlen (csv));
}

static void
save (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_file (saving, &error);

  if (bytes != NULL && hl_file_write (saving->path, bytes, &error))
    g_task_return_pointer (task, g_strdup (saving->path), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_async (Saving             *saving,
            const char         *path,
            GAsyncReadyCallback callback,
            gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  saving->path = g_strdup (path);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, save);
}

/**
 * hl_register_save_async:
 * @book: a register
 * @path: the file to write
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes a register, see hl_register_to_csv().
 */
void
hl_register_save_async (HlRegisterBook     *book,
                        const char         *path,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->book = hl_register_book_ref (book);
  save_async (saving, path, callback, data);
}

/**
 * hl_register_save_refused_async:
 * @taken: what came of a file
 * @path: the file to write
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes the refused lines, see hl_import_refused_to_csv().
 */
void
hl_register_save_refused_async (HlRegisterTaken    *taken,
                                const char         *path,
                                GAsyncReadyCallback callback,
                                gpointer            data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->text = g_bytes_ref (taken->text);
  saving->refused = g_ptr_array_ref (taken->report->refused);
  save_async (saving, path, callback, data);
}

/**
 * hl_register_save_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the file written, or %NULL with %HL_ERROR_STORE
 */
char *
hl_register_save_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
