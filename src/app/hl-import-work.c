/* The import window at work: reading, importing, taking back; each may fail or be given up. */
#include "app/hl-import-window-private.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define TICK 200    /* milliseconds between two looks at the progress */

static gboolean
on_tick (gpointer data)
{
  HlImportWindow *self = data;
  guint n_lines = self->file != NULL ? hl_import_plan_get_n_lines (self->file->plan) : 0;
  gint done = self->lines_done != NULL ? g_atomic_int_get (self->lines_done) : 0;
  g_autofree char *lines = hl_count_format (done, hl_i18n_get_language ());
  g_autofree char *text = NULL;

  if (n_lines == 0 || self->lines_done == NULL)
    {
      gtk_progress_bar_pulse (self->progress);
      return G_SOURCE_CONTINUE;
    }

  text = g_strdup_printf (hl_ngettext ("%s line", "%s lines", (guint) done), lines);
  gtk_progress_bar_set_fraction (self->progress, MIN (1.0, (double) done / n_lines));
  gtk_progress_bar_set_text (self->progress, text);

  return G_SOURCE_CONTINUE;
}

static void
start_work (HlImportWindow *self,
            const char     *title,
            gboolean        can_cancel)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  adw_status_page_set_title (self->busy, title);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_progress_bar_set_text (self->progress, "");
  gtk_widget_set_visible (self->cancel, can_cancel);
  self->tick = g_timeout_add (TICK, on_tick, self);
  hl_import_window_show_page (self, "busy");
}

/* Internal. */
void
hl_import_work_end (HlImportWindow *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->lines_done, g_atomic_rc_box_release);
}

/* Returns to a page and says why; giving up needs no word. */
static void
fail (HlImportWindow *self,
      const char     *page,
      const GError   *error)
{
  hl_import_work_end (self);
  hl_import_window_show_page (self, page);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hl_import_window_tell (self, error->message);
}

static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  HlImportFile *file = hl_import_read_finish (result, &error);

  if (self->pages == NULL)
    {
      hl_import_file_free (file);
      return;
    }
  if (file == NULL)
    {
      fail (self, "file", error);
      return;
    }

  hl_import_work_end (self);
  g_clear_pointer (&self->file, hl_import_file_free);
  self->file = file;
  hl_import_window_planned (self);
}

/**
 * hl_import_window_read:
 * @self: a window
 * @path: a file of forms
 *
 * Reads the file and shows what is in it.
 */
void
hl_import_window_read (HlImportWindow *self,
                       const char     *path)
{
  g_clear_pointer (&self->file, hl_import_file_free);
  start_work (self, _("Reading the file…"), TRUE);
  hl_import_read_async (self->workspace, self->survey, path, self->cancellable, on_read,
                        g_object_ref (self));
}

static void
on_run (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = HL_WORKSPACE (source);
  g_autoptr (HlImportReport) report = hl_import_run_finish (workspace, result, &error);

  if (report != NULL)
    hl_workspace_changed (workspace, self->survey->id);
  if (self->pages == NULL)
    return;
  if (report == NULL)
    {
      fail (self, "values", error);
      return;
    }

  hl_import_work_end (self);
  g_clear_pointer (&self->report, hl_import_report_free);
  self->report = g_steal_pointer (&report);
  self->undo_id = self->report->n_imported > 0 ? self->report->import_id : 0;
  hl_import_result_show (self->result, self->report);
  hl_import_window_show_page (self, "result");
}

/* Internal. */
void
hl_import_work_import (HlImportWindow *self)
{
  start_work (self, _("Importing the forms…"), TRUE);
  self->lines_done = g_atomic_rc_box_new0 (gint);
  hl_import_run_async (self->workspace, self->file, self->cancellable, self->lines_done, on_run,
                       g_object_ref (self));
}

static void
on_taken_back (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = HL_WORKSPACE (source);
  gboolean done = hl_import_take_back_finish (workspace, result, &error);

  if (done)
    hl_workspace_changed (workspace, self->survey->id);
  if (self->pages == NULL)
    return;

  if (done)
    gtk_window_close (GTK_WINDOW (self));
  else
    fail (self, "undo", error);
}

/* Internal. */
void
hl_import_work_take_back (HlImportWindow *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason)));

  start_work (self, _("Taking the import back…"), FALSE);
  hl_import_take_back_async (self->workspace, self->survey, self->undo_id, g_strstrip (reason),
                             on_taken_back, g_object_ref (self));
}
