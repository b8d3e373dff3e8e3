#include "app/hl-window-restore.h"

#include <glib/gstdio.h>

#include "app/hl-compat.h"
#include "app/hl-window-files.h"
#include "core/hl-i18n.h"

/* Restoring goes in steps: choose, look, ask, close the file, put the copy in its place, open. */
typedef struct
{
  HlWindow *window;
  char     *backup;
  char     *target;
} Restore;

static void
restore_free (Restore *self)
{
  g_object_unref (self->window);
  g_free (self->backup);
  g_free (self->target);
  g_free (self);
}

/* Looks at a backup by restoring it beside everything else. */
static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  const Restore *restore = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hailong-XXXXXX", &error);
  g_autofree char *copy = NULL;
  char *summary = NULL;

  if (folder == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  copy = g_build_filename (folder, "look.db", NULL);
  if (hl_store_restore (restore->backup, copy, &summary, &error))
    g_task_return_pointer (task, summary, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
  g_unlink (copy);
  g_rmdir (folder);
}

static void
put_back (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  const Restore *restore = data;
  g_autoptr (GError) error = NULL;

  if (hl_store_restore (restore->backup, restore->target, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_put_back (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  const Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    hl_window_toast (restore->window, _("Restored. What was there is kept beside it."));
  else
    hl_compat_tell (GTK_WINDOW (restore->window), _("The copy was not restored"), error->message);

  hl_window_open (restore->window, restore->target, "home", 0);
}

static gboolean
on_closed (gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_put_back, NULL);

  g_task_set_task_data (task, data, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, put_back);

  return G_SOURCE_REMOVE;
}

static void
on_workspace_gone (gpointer data,
                   GObject *workspace)
{
  g_idle_add (on_closed, data);
}

/* The file must be in use by nobody. */
static void
close_and_put_back (Restore *restore)
{
  HlWorkspace *workspace = hl_window_get_workspace (restore->window);

  if (workspace == NULL)
    {
      on_closed (restore);
      return;
    }

  g_object_weak_ref (G_OBJECT (workspace), on_workspace_gone, restore);
  hl_window_close_file (restore->window);
}

static void
on_confirmed (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Restore *restore = data;

  if (hl_compat_confirm_finish (result))
    close_and_put_back (restore);
  else
    restore_free (restore);
}

static void
ask (const Restore *restore,
     const char    *summary)
{
  Restore *copy = g_new0 (Restore, 1);
  g_autofree char *body = NULL;

  copy->window = g_object_ref (restore->window);
  copy->backup = g_strdup (restore->backup);
  copy->target = g_strdup (restore->target);
  body = g_strdup_printf (_("%s holds %s.\n\nIt takes the place of %s. What is there now is kept "
                            "beside it as a file ending in .before-restore."),
                          restore->backup, summary, restore->target);
  hl_compat_confirm_async (GTK_WINDOW (restore->window), _("Restore this copy?"), body,
                           _("_Restore"), TRUE, on_confirmed, copy);
}

static void
on_looked (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  const Restore *restore = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = g_task_propagate_pointer (G_TASK (result), &error);

  if (summary != NULL)
    ask (restore, summary);
  else
    hl_compat_tell (GTK_WINDOW (restore->window), _("This file cannot be restored"),
                    error->message);
}

static void
on_backup_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) window = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  HlWorkspace *workspace = hl_window_get_workspace (window);
  g_autoptr (GTask) task = NULL;
  Restore *restore;

  if (file == NULL)
    return;

  restore = g_new0 (Restore, 1);
  restore->window = g_object_ref (window);
  restore->backup = g_file_get_path (file);
  restore->target = workspace != NULL ? g_strdup (hl_workspace_get_path (workspace))
                                      : hl_window_files_default ();
  task = g_task_new (NULL, NULL, on_looked, NULL);
  g_task_set_task_data (task, restore, (GDestroyNotify) restore_free);
  g_task_run_in_thread (task, look);
}

/**
 * hl_window_restore:
 * @window: an #HlWindow
 * @action: not used
 * @parameter: not used
 *
 * Asks for a copy, says what it holds, and puts it in the place of the open file.
 */
void
hl_window_restore (GtkWidget  *window,
                   const char *action,
                   GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (window), HL_CHOOSE_OPEN, _("Choose the Copy to Restore"),
                               _("_Look at It"), NULL, NULL, on_backup_chosen,
                               g_object_ref (window));
}
