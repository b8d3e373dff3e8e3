#include "app/hl-workspace.h"

/* One thread owns the file. Work is queued to it in order; results come back in the main loop. */
struct _HlWorkspace
{
  GObject parent_instance;

  /* owned */
  char        *path;
  GThread     *thread;
  GAsyncQueue *queue; /* of Work */
};

typedef struct
{
  HlWorkFunc     func;   /* NULL ends the thread */
  gpointer       data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  GTask         *task;
} Work;

typedef struct
{
  char        *path;
  HlDbMode     mode;
  GAsyncQueue *queue;
  GTask       *task;
} Opening;

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlWorkspace, hl_workspace, G_TYPE_OBJECT)

static void
work_free (Work *work)
{
  if (work->free_data != NULL)
    work->free_data (work->data);
  g_clear_object (&work->task);
  g_free (work);
}

static void
do_work (HlStore *store,
         Work    *work)
{
  GCancellable *cancellable = g_task_get_cancellable (work->task);
  g_autoptr (GError) error = NULL;
  gpointer result;

  if (g_task_return_error_if_cancelled (work->task))
    return;

  result = work->func (store, work->data, cancellable, &error);
  if (error != NULL)
    g_task_return_error (work->task, g_steal_pointer (&error));
  else
    g_task_return_pointer (work->task, result, work->free_result);
}

static void
serve (HlStore     *store,
       GAsyncQueue *queue)
{
  for (;;)
    {
      Work *work = g_async_queue_pop (queue);
      gboolean last = work->func == NULL;

      if (!last)
        do_work (store, work);
      work_free (work);
      if (last)
        return;
    }
}

static gpointer
run_thread (gpointer data)
{
  Opening *opening = data;
  g_autoptr (GAsyncQueue) queue = opening->queue;
  g_autoptr (GTask) task = opening->task;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (opening->path, opening->mode, &error);

  g_free (opening->path);
  g_free (opening);

  if (store == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
  g_clear_object (&task);

  if (store != NULL)
    serve (store, queue);

  return NULL;
}

static void
hl_workspace_finalize (GObject *object)
{
  HlWorkspace *self = HL_WORKSPACE (object);

  if (self->thread != NULL)
    g_async_queue_push (self->queue, g_new0 (Work, 1));

  /* The last reference may be that of a task which the thread itself lets go. A thread that could
   * not open the file has ended already and leaves the message in the queue. */
  if (self->thread == g_thread_self ())
    g_thread_unref (self->thread);
  else if (self->thread != NULL)
    g_thread_join (self->thread);

  g_clear_pointer (&self->queue, g_async_queue_unref);
  g_free (self->path);

  G_OBJECT_CLASS (hl_workspace_parent_class)->finalize (object);
}

static void
hl_workspace_class_init (HlWorkspaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_workspace_finalize;

  /**
   * HlWorkspace::changed:
   * @self: the workspace
   * @survey_id: the round whose data changed, 0 = the office, −1 = another program wrote something
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
hl_workspace_init (HlWorkspace *self)
{
  self->queue = g_async_queue_new_full ((GDestroyNotify) work_free);
}

/**
 * hl_workspace_open_async:
 * @path: the survey file
 * @mode: whether it may be made
 * @cancellable: (nullable): stops waiting
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Opens a survey file in a thread of its own.
 */
void
hl_workspace_open_async (const char         *path,
                         HlDbMode            mode,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  HlWorkspace *self = g_object_new (HL_TYPE_WORKSPACE, NULL);
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, hl_workspace_open_async);
  /* A window that is about to be painted is painted before it hears of the file. */
  g_task_set_priority (task, G_PRIORITY_DEFAULT_IDLE);
  self->path = g_strdup (path);
  opening->path = g_strdup (path);
  opening->mode = mode;
  opening->queue = g_async_queue_ref (self->queue);
  opening->task = task;
  g_task_set_task_data (task, self, g_object_unref);
  self->thread = g_thread_new ("store", run_thread, opening);
}

/**
 * hl_workspace_open_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the workspace, or %NULL with the errors of hl_store_open()
 */
HlWorkspace *
hl_workspace_open_finish (GAsyncResult *result,
                          GError      **error)
{
  GTask *task = G_TASK (result);
  HlWorkspace *self = g_task_get_task_data (task);

  if (!g_task_propagate_boolean (task, error))
    return NULL;

  hl_workspace_watch (self);

  return g_object_ref (self);
}

/**
 * hl_workspace_get_path:
 * @self: a workspace
 *
 * Returns: (transfer none): the file
 */
const char *
hl_workspace_get_path (HlWorkspace *self)
{
  return self->path;
}

static void
on_completed (GTask        *task,
              GParamSpec   *spec,
              GApplication *application)
{
  g_application_release (application);
}

/* The program stays until the work is done, though its last window is gone. */
static void
hold_application (GTask *task)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;

  g_application_hold (application);
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (on_completed), application, 0);
}

/**
 * hl_workspace_run_async:
 * @self: a workspace
 * @work: what to do
 * @work_data: (transfer full): its data
 * @free_data: (nullable): frees @work_data, in the workspace's thread
 * @free_result: (nullable): frees a result nobody took
 * @cancellable: (nullable): skips the work, or asks it to stop
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Queues work behind what is queued already. Call from the main loop's thread.
 */
void
hl_workspace_run_async (HlWorkspace        *self,
                        HlWorkFunc          work,
                        gpointer            work_data,
                        GDestroyNotify      free_data,
                        GDestroyNotify      free_result,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  Work *entry = g_new0 (Work, 1);

  entry->func = work;
  entry->data = work_data;
  entry->free_data = free_data;
  entry->free_result = free_result;
  entry->task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (entry->task, hl_workspace_run_async);
  hold_application (entry->task);
  g_async_queue_push (self->queue, entry);
}

/**
 * hl_workspace_run_finish:
 * @self: a workspace
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the result of the work, or %NULL with @error set
 */
gpointer
hl_workspace_run_finish (HlWorkspace  *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hl_workspace_changed:
 * @self: a workspace
 * @survey_id: the round whose data changed, 0 = the office, −1 = another program wrote something
 *
 * Tells every view.
 */
void
hl_workspace_changed (HlWorkspace *self,
                      gint64       survey_id)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, survey_id);
}
