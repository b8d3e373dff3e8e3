#include "app/hl-compat.h"

#include "core/hl-i18n.h"

static void
on_file_response (GtkNativeDialog *dialog,
                  int              response,
                  GTask           *task)
{
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (task);
  g_object_unref (dialog);
}

/**
 * hl_compat_choose_file_async:
 * @parent: window the chooser belongs to
 * @what: a file to open, a file to save, or a folder
 * @title: title of the chooser
 * @accept: label of its button
 * @name: (nullable): proposed name of a file to save
 * @folder: (nullable): folder to start in
 * @callback: called when the person has chosen or given up
 * @data: user data of @callback
 *
 * Asks for a file or folder.
 */
void
hl_compat_choose_file_async (GtkWindow          *parent,
                             HlChoose            what,
                             const char         *title,
                             const char         *accept,
                             const char         *name,
                             GFile              *folder,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  static const GtkFileChooserAction actions[] = {
    [HL_CHOOSE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [HL_CHOOSE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [HL_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GTask *task = g_task_new (NULL, NULL, callback, data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, actions[what], accept,
                                                              _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (on_file_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * hl_compat_choose_file_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full) (nullable): the choice, or %NULL when there was none
 */
GFile *
hl_compat_choose_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/* Closing a dialog emits the signal once more: only the first counts. */
static void
on_confirm_response (AdwMessageDialog *dialog,
                     const char       *response,
                     GTask            *task)
{
  g_signal_handlers_disconnect_by_func (dialog, on_confirm_response, task);
  g_task_return_boolean (task, g_str_equal (response, "accept"));
  g_object_unref (task);
}

/**
 * hl_compat_confirm_async:
 * @parent: window the question belongs to
 * @heading: the question
 * @body: what it will do
 * @accept: label of the button that does it
 * @destructive: whether something is lost by it
 * @callback: called with the answer
 * @data: user data of @callback
 *
 * Asks whether to go on.
 */
void
hl_compat_confirm_async (GtkWindow          *parent,
                         const char         *heading,
                         const char         *body,
                         const char         *accept,
                         gboolean            destructive,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  GTask *task = g_task_new (NULL, NULL, callback, data);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_confirm_response), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * hl_compat_confirm_finish:
 * @result: what the callback got
 *
 * Returns: whether to go on
 */
gboolean
hl_compat_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

/**
 * hl_compat_tell:
 * @parent: window the message belongs to
 * @heading: what happened
 * @body: why, and what to do
 *
 * Shows a message.
 */
void
hl_compat_tell (GtkWindow  *parent,
                const char *heading,
                const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The name set from the text has the underscore; the label inside says it well. */
static void
name_by_label (GtkButton *button)
{
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

/* The search button of the keys window has nothing but an icon. */
static void
name_by_icon (GtkButton *button)
{
  if (GTK_IS_SHORTCUTS_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))) &&
      g_strcmp0 (gtk_button_get_icon_name (button), "edit-find-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _("Find a key"), -1);
}

static gboolean
on_mapped (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_BUTTON (widget) && g_object_get_data (widget, "hl-named") == NULL)
    {
      g_object_set_data (widget, "hl-named", widget);
      g_signal_connect (widget, "notify::label", G_CALLBACK (name_by_label), NULL);
      name_by_label (GTK_BUTTON (widget));
      name_by_icon (GTK_BUTTON (widget));
    }

  return TRUE;
}

/**
 * hl_compat_name_buttons:
 *
 * GTK 4.8 names a button with a mnemonic twice, "_Save Save". From now on each button that
 * comes on screen is named once, and the search button of the keys window at all.
 */
void
hl_compat_name_buttons (void)
{
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, on_mapped, NULL, NULL);
}

/**
 * hl_compat_name_entry_row:
 * @row: a row with a title
 *
 * Names the text inside: libadwaita 1.2 gives it no name of its own.
 */
void
hl_compat_name_entry_row (AdwEntryRow *row)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
}
