/* Tables of the register taken in and given out. */
#include "app/hl-register-pane-private.h"

#include "app/hl-compat.h"
#include "core/hl-i18n.h"

static void
on_imported (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;
  HlRegisterTaken *taken = hl_register_import_finish (HL_WORKSPACE (source), result, &error);

  if (taken != NULL)
    hl_register_pane_announce (self, source);
  if (!hl_register_pane_is_alive (self) || taken == NULL)
    {
      if (hl_register_pane_is_alive (self))
        hl_register_pane_tell (self, error->message, TRUE);
      g_clear_pointer (&taken, hl_register_taken_free);
      return;
    }

  g_clear_pointer (&self->taken, hl_register_taken_free);
  self->taken = taken;
  hl_register_refused_show (self->refused, taken);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "register.save-refused",
                                 taken->report->refused->len > 0);
  hl_register_pane_show_view (self, "refused");
}

/**
 * hl_register_pane_import:
 * @self: a pane that shows a round
 * @path: a CSV file
 *
 * Takes a file into the register and shows what came of it.
 */
void
hl_register_pane_import (HlRegisterPane *self,
                         const char     *path)
{
  hl_register_pane_tell (self, _("Reading the file…"), FALSE);
  hl_register_import_async (self->workspace, self->survey, path, on_imported, g_object_ref (self));
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && hl_register_pane_is_alive (self))
    hl_register_pane_import (self, g_file_peek_path (file));
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

static void
on_import_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  hl_compat_choose_file_async (get_window (widget), HL_CHOOSE_OPEN,
                               _("Choose a File of the Register"), _("_Open"), NULL, NULL,
                               on_file_chosen, g_object_ref (widget));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hl_register_save_finish (result, &error);
  g_autofree char *text = NULL;

  if (!hl_register_pane_is_alive (self))
    return;

  text = path != NULL ? g_strdup_printf (_("Saved: %s"), path) : g_strdup (error->message);
  hl_register_pane_tell (self, text, path == NULL);
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && hl_register_pane_is_alive (self) && self->book != NULL)
    hl_register_save_async (self->book, g_file_peek_path (file), on_saved, g_object_ref (self));
}

static void
on_export_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  g_autofree char *proposed = g_strdup_printf ("%s.csv", _("register"));

  hl_compat_choose_file_async (get_window (widget), HL_CHOOSE_SAVE, _("Save the Register"),
                               _("_Save"), proposed, NULL, on_place_chosen,
                               g_object_ref (widget));
}

static void
on_refused_place_chosen (GObject      *source,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (HlRegisterPane) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && hl_register_pane_is_alive (self) && self->taken != NULL)
    hl_register_save_refused_async (self->taken, g_file_peek_path (file), on_saved,
                                    g_object_ref (self));
}

static void
on_save_refused_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  g_autofree char *register_name = g_strdup_printf ("%s.csv", _("register"));
  g_autofree char *proposed = g_strdup_printf (_("refused-%s"), register_name);

  hl_compat_choose_file_async (get_window (widget), HL_CHOOSE_SAVE, _("Save the Refused Lines"),
                               _("_Save"), proposed, NULL, on_refused_place_chosen,
                               g_object_ref (widget));
}

/* Internal. */
void
hl_register_files_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "register.import", NULL, on_import_action);
  gtk_widget_class_install_action (widget_class, "register.export", NULL, on_export_action);
  gtk_widget_class_install_action (widget_class, "register.save-refused", NULL,
                                   on_save_refused_action);
}
