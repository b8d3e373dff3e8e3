#include "app/hl-window-files.h"

#include <errno.h>

#include <glib/gstdio.h>

#include "app/hl-backup.h"
#include "app/hl-compat.h"
#include "app/hl-settings.h"
#include "app/hl-window-restore.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "exchange/hl-demo.h"

static char *
get_data_file (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "hailong", name, NULL);
}

/**
 * hl_window_files_default:
 *
 * Returns: (transfer full): the file to open when none is named: the last one, else the usual one
 */
char *
hl_window_files_default (void)
{
  g_autofree char *chosen = g_settings_get_string (hl_settings_get (), "file");

  return *chosen != '\0' ? g_steal_pointer (&chosen) : get_data_file ("hailong.db");
}

/**
 * hl_window_files_demo:
 *
 * Returns: (transfer full): where the demo is kept once it was opened
 */
char *
hl_window_files_demo (void)
{
  return get_data_file ("demo.db");
}

static void
open_and_remember (HlWindow   *self,
                   const char *path)
{
  g_settings_set_string (hl_settings_get (), "file", path);
  hl_window_open (self, path, "home", 0);
}

static gboolean
make_folder_for (const char *path,
                 GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s cannot be made: %s"), folder,
               g_strerror (errno));

  return FALSE;
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL)
    open_and_remember (self, g_file_peek_path (file));
}

static void
on_open_file (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_OPEN, _("Open Survey File"),
                               _("_Open"), NULL, NULL, on_file_chosen, g_object_ref (widget));
}

/* A file half filled, by a cut, is not left under the name of the demo. */
static void
fill_demo (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *making = g_strconcat (path, ".making", NULL);
  g_autoptr (GError) error = NULL;
  gboolean filled = make_folder_for (path, &error);

  g_unlink (making);
  if (filled)
    {
      g_autoptr (HlStore) store = hl_store_open (making, HL_DB_CREATE, &error);

      filled = store != NULL && hl_demo_fill (store, &error);
    }

  if (!filled)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (g_rename (making, path) != 0)
    g_task_return_new_error (task, HL_ERROR, HL_ERROR_STORE, _("%s cannot be renamed to %s: %s"),
                             making, path, g_strerror (errno));
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_demo_filled (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (GError) error = NULL;
  HlWindow *self = HL_WINDOW (source);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_and_remember (self, g_task_get_task_data (G_TASK (result)));
  else
    hl_window_show_start (self, error->message);
}

static void
on_open_demo (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlWindow *self = HL_WINDOW (widget);
  g_autofree char *path = hl_window_files_demo ();
  g_autoptr (GTask) task = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      open_and_remember (self, path);
      return;
    }

  hl_window_toast (self, _("Making the demo…"));
  task = g_task_new (self, NULL, on_demo_filled, NULL);
  g_task_set_task_data (task, g_steal_pointer (&path), g_free);
  g_task_run_in_thread (task, fill_demo);
}

static gpointer
load_office (HlStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  return hl_store_load_office (store, HL_DATE_NONE, error);
}

static void
on_office_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (office != NULL)
    hl_window_show_office (self, office);
  else
    hl_compat_tell (GTK_WINDOW (self), _("The office cannot be read"), error->message);
}

static void
on_set_up_office (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  HlWindow *self = HL_WINDOW (widget);
  HlWorkspace *workspace = hl_window_get_workspace (self);

  /* The first questions are for who has no round yet. */
  hl_window_show_view (self, "office");
  if (g_str_equal (hl_window_get_view (self), "office"))
    return;

  if (workspace == NULL)
    hl_window_show_office (self, NULL);
  else
    hl_workspace_run_async (workspace, load_office, NULL, NULL, (GDestroyNotify) hl_office_unref,
                            NULL, on_office_loaded, g_object_ref (self));
}

typedef struct
{
  GPtrArray *values; /* keys and values in turn */
  char      *operator_name;
  char      *path;   /* of a new file */
} OfficeChange;

static void
office_change_free (gpointer data)
{
  OfficeChange *self = data;

  g_ptr_array_unref (self->values);
  g_free (self->operator_name);
  g_free (self->path);
  g_free (self);
}

/* What an office had before today stays with its old rounds. */
static gboolean
write_office (HlStore            *store,
              const OfficeChange *change,
              GError            **error)
{
  g_autoptr (HlOffice) before = hl_store_load_office (store, HL_DATE_NONE, error);
  GPtrArray *values = change->values;
  HlDate from = HL_DATE_NONE;

  if (before == NULL)
    return FALSE;

  if (*before->name != '\0')
    from = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  hl_store_set_operator (store, change->operator_name);
  for (guint i = 0; i + 1 < values->len; i += 2)
    {
      g_autofree char *old = hl_office_get (before, values->pdata[i]);

      if (!g_str_equal (old, values->pdata[i + 1]) &&
          !hl_store_set_office (store, values->pdata[i], values->pdata[i + 1], from, error))
        return FALSE;
    }

  return TRUE;
}

static gpointer
save_office (HlStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  write_office (store, data, error);

  return NULL;
}

static void
on_office_saved (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;

  hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  if (error != NULL)
    hl_compat_tell (GTK_WINDOW (self), _("The office was not saved"), error->message);
  else
    hl_workspace_changed (HL_WORKSPACE (source), 0);
}

/* The first office makes the usual file. */
static void
make_office (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const OfficeChange *change = data;
  g_autoptr (GError) error = NULL;
  gboolean made = make_folder_for (change->path, &error);

  if (made)
    {
      g_autoptr (HlStore) store = hl_store_open (change->path, HL_DB_CREATE, &error);

      made = store != NULL && write_office (store, change, &error);
    }

  if (made)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_office_made (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  const OfficeChange *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    open_and_remember (HL_WINDOW (source), change->path);
  else
    hl_compat_tell (GTK_WINDOW (source), _("The office was not saved"), error->message);
}

/**
 * hl_window_files_save_office:
 * @self: a window
 * @values: (element-type utf8): keys and values of the office in turn
 *
 * Saves the office into the open file, or into a new one when none is open.
 */
void
hl_window_files_save_office (HlWindow  *self,
                             GPtrArray *values)
{
  HlWorkspace *workspace = hl_window_get_workspace (self);
  OfficeChange *change = g_new0 (OfficeChange, 1);
  g_autoptr (GTask) task = NULL;

  change->values = g_ptr_array_ref (values);
  change->operator_name = hl_settings_get_operator ();
  if (workspace != NULL)
    {
      hl_workspace_run_async (workspace, save_office, change, office_change_free, NULL, NULL,
                              on_office_saved, g_object_ref (self));
      return;
    }

  change->path = get_data_file ("hailong.db");
  task = g_task_new (self, NULL, on_office_made, NULL);
  g_task_set_task_data (task, change, office_change_free);
  g_task_run_in_thread (task, make_office);
}

static gpointer
copy_daily (HlStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  hl_backup_daily (store, g_get_real_time () / G_USEC_PER_SEC, error);

  return NULL;
}

/**
 * hl_window_files_copy_daily:
 * @self: a window
 *
 * Makes today's copy of the open file unless there is one. When that fails, the overview says that
 * there is none, and the program tries again later.
 */
void
hl_window_files_copy_daily (HlWindow *self)
{
  HlWorkspace *workspace = hl_window_get_workspace (self);

  if (workspace != NULL)
    hl_workspace_run_async (workspace, copy_daily, NULL, NULL, NULL, NULL, NULL, NULL);
}

static gpointer
copy_to (HlStore      *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  return hl_store_backup (store, data, error) ? g_strdup (data) : NULL;
}

static void
on_copied (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      hl_compat_tell (GTK_WINDOW (self), _("The copy was not made"), error->message);
      return;
    }

  text = g_strdup_printf (_("Saved a copy: %s"), path);
  hl_window_toast (self, text);
  hl_workspace_changed (HL_WORKSPACE (source), 0);
}

static void
on_folder_chosen (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GFile) folder = hl_compat_choose_file_finish (result);
  HlWorkspace *workspace = hl_window_get_workspace (self);
  g_autofree char *name = NULL;

  if (folder == NULL || workspace == NULL)
    return;

  name = hl_backup_name (hl_workspace_get_path (workspace), g_get_real_time () / G_USEC_PER_SEC,
                         TRUE);
  g_settings_set_string (hl_settings_get (), "backup-folder", g_file_peek_path (folder));
  hl_workspace_run_async (workspace, copy_to,
                          g_build_filename (g_file_peek_path (folder), name, NULL), g_free, g_free,
                          NULL, on_copied, g_object_ref (self));
}

static void
on_backup (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_autofree char *last = g_settings_get_string (hl_settings_get (), "backup-folder");
  g_autoptr (GFile) folder = *last != '\0' ? g_file_new_for_path (last) : NULL;

  if (hl_window_get_workspace (HL_WINDOW (widget)) == NULL)
    {
      hl_window_toast (HL_WINDOW (widget), _("Open a survey file first"));
      return;
    }

  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_FOLDER,
                               _("Choose a Folder or Stick for the Copy"), _("_Save Here"), NULL,
                               folder, on_folder_chosen, g_object_ref (widget));
}

/**
 * hl_window_files_install:
 * @widget_class: class of the window
 *
 * Adds the actions on files.
 */
void
hl_window_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, on_open_file);
  gtk_widget_class_install_action (widget_class, "win.open-demo", NULL, on_open_demo);
  gtk_widget_class_install_action (widget_class, "win.set-up-office", NULL, on_set_up_office);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, on_backup);
  gtk_widget_class_install_action (widget_class, "win.restore", NULL, hl_window_restore);
}
