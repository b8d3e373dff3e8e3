/* What the import window has done in other threads. */
#include "app/hl-import-job.h"

#include "app/hl-settings.h"
#include "core/hl-file.h"
#include "exchange/hl-import-refused.h"

/**
 * hl_import_file_free:
 * @self: (transfer full) (nullable): a file
 *
 * Frees it.
 */
void
hl_import_file_free (HlImportFile *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->plan, hl_import_plan_unref);
  g_clear_pointer (&self->same, hl_import_free);
  g_free (self);
}

typedef struct
{
  HlWorkspace *workspace;
  HlSurvey    *survey;
  char        *path;
} Reading;

static void
reading_free (Reading *self)
{
  g_object_unref (self->workspace);
  hl_survey_unref (self->survey);
  g_free (self->path);
  g_free (self);
}

/* In a thread of its own: the store's is not held up by a long file. */
static void
read_file (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const Reading *reading = data;
  HlImportFile *file = g_new0 (HlImportFile, 1);
  g_autoptr (GError) error = NULL;

  file->name = g_path_get_basename (reading->path);
  file->bytes = hl_file_read (reading->path, &error);
  if (file->bytes != NULL)
    file->plan = hl_import_plan_new (reading->survey, file->bytes, cancellable, &error);

  if (file->plan != NULL)
    {
      g_task_return_pointer (task, file, (GDestroyNotify) hl_import_file_free);
      return;
    }

  hl_import_file_free (file);
  g_task_return_error (task, g_steal_pointer (&error));
}

static gpointer
find_same (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  HlImportPlan *plan = data;

  return hl_store_find_same_import (store, hl_import_plan_get_survey (plan)->id,
                                    hl_import_plan_get_digest (plan), error);
}

typedef struct
{
  GTask        *task;
  HlImportFile *file;
} Looking;

static void
on_found_same (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autofree Looking *looking = data;
  g_autoptr (GTask) task = looking->task;
  g_autoptr (GError) error = NULL;

  looking->file->same = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  if (looking->file->same != NULL)
    {
      g_task_return_pointer (task, looking->file, (GDestroyNotify) hl_import_file_free);
      return;
    }

  hl_import_file_free (looking->file);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_file_read (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  const Reading *reading = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  HlImportFile *file = g_task_propagate_pointer (G_TASK (result), &error);
  Looking *looking;

  if (file == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  looking = g_new (Looking, 1);
  looking->task = g_steal_pointer (&task);
  looking->file = file;
  hl_workspace_run_async (reading->workspace, find_same, hl_import_plan_ref (file->plan),
                          (GDestroyNotify) hl_import_plan_unref, (GDestroyNotify) hl_import_free,
                          NULL, on_found_same, looking);
}

/**
 * hl_import_read_async:
 * @workspace: the survey file
 * @survey: the round
 * @path: a file of forms
 * @cancellable: (nullable): stops the reading
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads and plans a file.
 */
void
hl_import_read_async (HlWorkspace        *workspace,
                      HlSurvey           *survey,
                      const char         *path,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            data)
{
  GTask *outer = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, on_file_read, outer);
  Reading *reading = g_new0 (Reading, 1);

  reading->workspace = g_object_ref (workspace);
  reading->survey = hl_survey_ref (survey);
  reading->path = g_strdup (path);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, read_file);
}

/**
 * hl_import_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the file, or %NULL with the errors of hl_file_read(),
 *   hl_import_plan_new() and hl_store_find_same_import()
 */
HlImportFile *
hl_import_read_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  HlImportPlan *plan;
  GBytes       *bytes;
  char         *name;
  char         *operator_name;
  GCancellable *cancellable;
  gint         *progress;
} Running;

static void
running_free (Running *self)
{
  hl_import_plan_unref (self->plan);
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self->operator_name);
  g_clear_object (&self->cancellable);
  g_atomic_rc_box_release (self->progress);
  g_free (self);
}

static void
on_progress (guint    n_lines,
             gpointer data)
{
  g_atomic_int_set ((gint *) data, (gint) n_lines);
}

static gpointer
run (HlStore      *store,
     gpointer      data,
     GCancellable *cancellable,
     GError      **error)
{
  const Running *running = data;
  const HlImportOptions options = {
    .name = running->name, .plan = running->plan, .cancellable = running->cancellable,
    .progress = on_progress, .data = running->progress,
  };

  hl_store_set_operator (store, running->operator_name);

  return hl_import_run (store, hl_import_plan_get_survey (running->plan)->id, running->bytes,
                        &options, error);
}

/**
 * hl_import_run_async:
 * @workspace: the survey file
 * @file: the file; its plan must be left alone until the callback
 * @cancellable: gives the import up; one that is done all the same is reported as done
 * @progress: a number in a g_atomic_rc_box_new(), set to the lines read
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Takes a file in, see hl_import_run().
 */
void
hl_import_run_async (HlWorkspace        *workspace,
                     HlImportFile       *file,
                     GCancellable       *cancellable,
                     gint               *progress,
                     GAsyncReadyCallback callback,
                     gpointer            data)
{
  Running *running = g_new0 (Running, 1);

  running->plan = hl_import_plan_ref (file->plan);
  running->bytes = g_bytes_ref (file->bytes);
  running->name = g_strdup (file->name);
  running->operator_name = hl_settings_get_operator ();
  running->cancellable = g_object_ref (cancellable);
  running->progress = g_atomic_rc_box_acquire (progress);
  hl_workspace_run_async (workspace, run, running, (GDestroyNotify) running_free,
                          (GDestroyNotify) hl_import_report_free, NULL, callback, data);
}

/**
 * hl_import_run_finish:
 * @workspace: the survey file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what went in, or %NULL with the errors of hl_import_run()
 */
HlImportReport *
hl_import_run_finish (HlWorkspace  *workspace,
                      GAsyncResult *result,
                      GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

typedef struct
{
  GBytes    *text;
  GPtrArray *refused;
  char      *path;
} Saving;

static void
saving_free (Saving *self)
{
  g_bytes_unref (self->text);
  g_ptr_array_unref (self->refused);
  g_free (self->path);
  g_free (self);
}

static void
save_refused (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  const Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hl_import_refused_to_csv (saving->text, saving->refused, &error);

  if (bytes != NULL && hl_file_write (saving->path, bytes, &error))
    g_task_return_pointer (task, g_strdup (saving->path), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * hl_import_save_refused_async:
 * @file: a file that was imported
 * @report: what came of it
 * @path: the file to write
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes the refused lines, see hl_import_refused_to_csv().
 */
void
hl_import_save_refused_async (HlImportFile       *file,
                              HlImportReport     *report,
                              const char         *path,
                              GAsyncReadyCallback callback,
                              gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Saving *saving = g_new (Saving, 1);

  saving->text = g_bytes_ref (hl_import_plan_get_text (file->plan));
  saving->refused = g_ptr_array_ref (report->refused);
  saving->path = g_strdup (path);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_refused);
}

/**
 * hl_import_save_refused_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the file written, or %NULL with %HL_ERROR_STORE
 */
char *
hl_import_save_refused_finish (GAsyncResult *result,
                               GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gpointer
find_last (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  return hl_store_find_last_import (store, *(const gint64 *) data, error);
}

/**
 * hl_import_find_last_async:
 * @workspace: the survey file
 * @survey_id: a round
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Finds the newest import, see hl_store_find_last_import().
 */
void
hl_import_find_last_async (HlWorkspace        *workspace,
                           gint64              survey_id,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  hl_workspace_run_async (workspace, find_last, g_memdup2 (&survey_id, sizeof survey_id), g_free,
                          (GDestroyNotify) hl_import_free, NULL, callback, data);
}

/**
 * hl_import_find_last_finish:
 * @workspace: the survey file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the import, its id 0 when there is none; %NULL with %HL_ERROR_STORE
 */
HlImport *
hl_import_find_last_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

typedef struct
{
  HlSurvey *survey;
  gint64    import_id;
  char     *reason;
  char     *operator_name;
} TakingBack;

static void
taking_back_free (TakingBack *self)
{
  hl_survey_unref (self->survey);
  g_free (self->reason);
  g_free (self->operator_name);
  g_free (self);
}

static gpointer
take_back (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const TakingBack *self = data;

  hl_store_set_operator (store, self->operator_name);
  hl_store_take_back_import (store, self->survey, self->import_id, self->reason, error);

  return NULL;
}

/**
 * hl_import_take_back_async:
 * @workspace: the survey file
 * @survey: the round
 * @import_id: an import
 * @reason: why
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Takes an import back, see hl_store_take_back_import().
 */
void
hl_import_take_back_async (HlWorkspace        *workspace,
                           HlSurvey           *survey,
                           gint64              import_id,
                           const char         *reason,
                           GAsyncReadyCallback callback,
                           gpointer            data)
{
  TakingBack *self = g_new0 (TakingBack, 1);

  self->survey = hl_survey_ref (survey);
  self->import_id = import_id;
  self->reason = g_strdup (reason);
  self->operator_name = hl_settings_get_operator ();
  hl_workspace_run_async (workspace, take_back, self, (GDestroyNotify) taking_back_free, NULL, NULL,
                          callback, data);
}

/**
 * hl_import_take_back_finish:
 * @workspace: the survey file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of hl_store_take_back_import()
 */
gboolean
hl_import_take_back_finish (HlWorkspace  *workspace,
                            GAsyncResult *result,
                            GError      **error)
{
  g_autoptr (GError) failed = NULL;

  hl_workspace_run_finish (workspace, result, &failed);
  if (failed == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failed));

  return FALSE;
}
