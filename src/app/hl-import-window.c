#include "app/hl-import-window-private.h"

#include "app/hl-compat.h"
#include "app/hl-import-pages.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

G_DEFINE_FINAL_TYPE (HlImportWindow, hl_import_window, ADW_TYPE_WINDOW)

static gboolean
is_on (HlImportWindow *self,
       const char     *page)
{
  return g_str_equal (gtk_stack_get_visible_child_name (self->pages), page);
}

static char *
label_next (HlImportWindow *self)
{
  if (is_on (self, "values"))
    {
      guint n = hl_import_plan_get_n_lines (self->file->plan);
      g_autofree char *count = hl_count_format (n, hl_i18n_get_language ());

      return g_strdup_printf (hl_ngettext ("_Import %s Form", "_Import %s Forms", n), count);
    }
  if (is_on (self, "undo"))
    return g_strdup (_("_Take Back"));

  return g_strdup (is_on (self, "result") ? _("_Close") : _("_Next"));
}

static void
update_buttons (HlImportWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *next = label_next (self);
  gboolean on_result = is_on (self, "result");
  gboolean on_undo = is_on (self, "undo");
  gboolean planned = self->file != NULL && (is_on (self, "look") || is_on (self, "columns"));
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (
                                                    GTK_EDITABLE (self->reason))));

  gtk_button_set_label (self->next, next);
  gtk_widget_set_visible (self->bar, !is_on (self, "file") && !is_on (self, "busy"));
  gtk_widget_set_visible (self->back, !on_result);
  gtk_widget_set_visible (self->undo_button, on_result);
  gtk_widget_set_visible (self->save_refused, on_result);
  gtk_widget_set_visible (GTK_WIDGET (self->numbered),
                          planned && !hl_import_plan_has_serials (self->file->plan));
  gtk_widget_action_set_enabled (widget, "import.next", !on_undo || *reason != '\0');
  gtk_widget_action_set_enabled (widget, "import.undo", on_result && self->undo_id != 0);
  gtk_widget_action_set_enabled (widget, "import.save-refused",
                                 on_result && self->report != NULL &&
                                 self->report->refused->len > 0);
}

/* Internal. */
void
hl_import_window_tell (HlImportWindow *self,
                       const char     *problem)
{
  gtk_label_set_text (self->problem, problem);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), *problem != '\0');
}

/* Internal. */
void
hl_import_window_show_page (HlImportWindow *self,
                            const char     *page)
{
  hl_import_window_tell (self, "");
  gtk_stack_set_visible_child_name (self->pages, page);
  update_buttons (self);
  if (g_str_equal (page, "file"))
    gtk_widget_grab_focus (self->choose);
  else if (g_str_equal (page, "busy"))
    gtk_widget_grab_focus (self->cancel);
  else if (g_str_equal (page, "undo"))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->next));
}

/**
 * hl_import_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none): "file", "look", "columns", "values", "busy", "result" or "undo"
 */
const char *
hl_import_window_get_page (HlImportWindow *self)
{
  return gtk_stack_get_visible_child_name (self->pages);
}

/**
 * hl_import_window_get_survey:
 * @self: a window
 *
 * Returns: (transfer none): the round it imports into
 */
HlSurvey *
hl_import_window_get_survey (HlImportWindow *self)
{
  return self->survey;
}

/* Internal: shows the file that was read. */
void
hl_import_window_planned (HlImportWindow *self)
{
  adw_window_title_set_subtitle (self->title, self->file->name);
  gtk_check_button_set_active (self->numbered, FALSE);
  hl_import_preview_show (self->preview, self->file);
  hl_import_pages_fill_columns (self->columns, self->file->plan, self->targets);
  hl_import_window_show_page (self, "look");
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && self->pages != NULL)
    hl_import_window_read (self, g_file_peek_path (file));
}

static void
on_choose (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_OPEN, _("Choose a File of Forms"),
                               _("_Open"), NULL, NULL, on_file_chosen, g_object_ref (widget));
}

/* A column that had the target before is left out now. */
static void
on_column_chosen (HlImportWindow *self,
                  guint           column,
                  guint           choice)
{
  const HlImportTarget *target = &g_array_index (self->targets, HlImportTarget, choice);
  guint freed = hl_import_plan_set_target (self->file->plan, column, target);

  hl_import_window_tell (self, "");
  if (freed != HL_NO_INDEX)
    hl_import_list_choose (self->columns, freed, 0);
  update_buttons (self);
}

static void
on_value_chosen (HlImportWindow *self,
                 guint           group,
                 guint           choice)
{
  hl_import_group_choose (self->file->plan, self->groups->pdata[group], choice);
}

static void
on_numbered (HlImportWindow *self)
{
  hl_import_window_tell (self, "");
  if (self->file != NULL)
    hl_import_plan_set_numbered (self->file->plan, gtk_check_button_get_active (self->numbered));
}

static void
show_values (HlImportWindow *self)
{
  g_autoptr (GError) error = NULL;
  HlResponseColumns *columns = hl_import_plan_make_columns (self->file->plan, &error);

  if (columns == NULL)
    {
      hl_import_window_tell (self, error->message);
      return;
    }

  hl_response_columns_free (columns);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = hl_import_groups_list (self->file->plan);
  hl_import_pages_fill_values (self->values, self->file->plan, self->groups);
  hl_import_window_show_page (self, "values");
}

static void
describe_undo (HlImportWindow *self,
               const char     *name,
               guint           n_forms)
{
  g_autofree char *count = hl_count_format (n_forms, hl_i18n_get_language ());
  g_autofree char *text =
    g_strdup_printf (hl_ngettext ("%s form of “%s” counts no longer and its number is free again. "
                                  "It stays in the file, and the log says who took it back and "
                                  "why.",
                                  "%s forms of “%s” count no longer and their numbers are free "
                                  "again. They stay in the file, and the log says who took them "
                                  "back and why.", n_forms), count, name);

  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->undo, _("Take the Import Back?"));
  adw_status_page_set_description (self->undo, escaped);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), _("Imported by mistake"));
  hl_import_window_show_page (self, "undo");
}

/**
 * hl_import_window_show_undo:
 * @self: a window
 * @import: an import that can be taken back
 *
 * Asks whether to take an import back.
 */
void
hl_import_window_show_undo (HlImportWindow *self,
                            const HlImport *import)
{
  self->undo_id = import->id;
  adw_window_title_set_subtitle (self->title, import->name);
  describe_undo (self, import->name, import->n_imported);
}

static void
on_undo (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (widget);

  describe_undo (self, self->file->name, self->report->n_imported);
}

static void
on_next (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (widget);

  if (is_on (self, "look"))
    hl_import_window_show_page (self, "columns");
  else if (is_on (self, "columns"))
    show_values (self);
  else if (is_on (self, "values"))
    hl_import_work_import (self);
  else if (is_on (self, "undo"))
    hl_import_work_take_back (self);
  else if (is_on (self, "result"))
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_back (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (widget);

  if (is_on (self, "look"))
    hl_import_window_show_page (self, "file");
  else if (is_on (self, "columns"))
    hl_import_window_show_page (self, "look");
  else if (is_on (self, "values"))
    hl_import_window_show_page (self, "columns");
  else if (self->report != NULL)
    hl_import_window_show_page (self, "result");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_cancel (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  g_cancellable_cancel (HL_IMPORT_WINDOW (widget)->cancellable);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hl_import_save_refused_finish (result, &error);
  g_autofree char *text = NULL;

  if (self->pages == NULL)
    return;

  text = path != NULL ? g_strdup_printf (_("Saved: %s"), path) : g_strdup (error->message);
  hl_import_window_tell (self, text);
  if (path != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->problem), "error");
}

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (HlImportWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && self->pages != NULL)
    hl_import_save_refused_async (self->file, self->report, g_file_peek_path (file), on_saved,
                                  g_object_ref (self));
}

static void
on_save_refused (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (widget);
  g_autofree char *suggested = g_strdup_printf (_("refused-%s"), self->file->name);

  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_SAVE, _("Save the Refused Lines"),
                               _("_Save"), suggested, NULL, on_place_chosen,
                               g_object_ref (widget));
}

static gboolean
on_close_request (GtkWindow *window)
{
  g_cancellable_cancel (HL_IMPORT_WINDOW (window)->cancellable);

  return GTK_WINDOW_CLASS (hl_import_window_parent_class)->close_request (window);
}

static void
hl_import_window_dispose (GObject *object)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (object);

  hl_import_work_end (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_IMPORT_WINDOW);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (hl_import_window_parent_class)->dispose (object);
}

static void
hl_import_window_finalize (GObject *object)
{
  HlImportWindow *self = HL_IMPORT_WINDOW (object);

  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_array_unref);
  g_clear_pointer (&self->report, hl_import_report_free);
  g_clear_pointer (&self->file, hl_import_file_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (hl_import_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, columns);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, values);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, cancel);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, result);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, back);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, numbered);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, next);
  gtk_widget_class_bind_template_child (widget_class, HlImportWindow, save_refused);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.choose", NULL, on_choose);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, on_next);
  gtk_widget_class_install_action (widget_class, "import.back", NULL, on_back);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, on_cancel);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "import.save-refused", NULL, on_save_refused);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "import.back",
                                       NULL);
}

static void
hl_import_window_class_init (HlImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hl_import_window_dispose;
  object_class->finalize = hl_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = on_close_request;

  g_type_ensure (HL_TYPE_IMPORT_LIST);
  g_type_ensure (HL_TYPE_IMPORT_PREVIEW);
  g_type_ensure (HL_TYPE_IMPORT_RESULT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-import-window.ui");
  bind_children (widget_class);
  install_actions (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_column_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_value_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_numbered);
  gtk_widget_class_bind_template_callback (widget_class, update_buttons);
}

static void
hl_import_window_init (HlImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_window_title_set_title (self->title, _("Import Forms"));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->next));
}

/**
 * hl_import_window_new:
 * @parent: (nullable): the window it belongs to
 * @workspace: the survey file
 * @survey: an open round
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWidget *
hl_import_window_new (GtkWindow   *parent,
                      HlWorkspace *workspace,
                      HlSurvey    *survey)
{
  HlImportWindow *self = g_object_new (HL_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = hl_survey_ref (survey);
  self->targets = hl_import_targets_list (survey);
  adw_window_title_set_subtitle (self->title, survey->title);
  hl_import_window_show_page (self, "file");

  return GTK_WIDGET (self);
}
