#include "app/hl-list-window.h"

#include "app/hl-compat.h"
#include "app/hl-list-job.h"
#include "app/hl-print.h"
#include "app/hl-report-view.h"
#include "core/hl-i18n.h"

#define SHOWN_PAGES 3
#define FILLED 0 /* in the row that asks what stands in the list */

/* A list to print: its first pages, and what is to stand in it. */
struct _HlListWindow
{
  AdwWindow parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  HlSurvey     *survey;
  GPtrArray    *pages;        /* NULL while they are made */
  GCancellable *cancellable;
  char         *file_name;
  gboolean      is_register;

  /* template children */
  AdwWindowTitle *title;
  GtkWidget      *choices;
  AdwComboRow    *content_row;
  AdwComboRow    *line_row;
  GtkLabel       *summary;
  GtkBox         *preview;
  GtkLabel       *message;
  GtkWidget      *print_button;
};

G_DEFINE_FINAL_TYPE (HlListWindow, hl_list_window, ADW_TYPE_WINDOW)

static const guint per_line[] = { 1, 5, 10, 25, 50 };

static void
tell (HlListWindow *self,
      const char   *text)
{
  gtk_label_set_text (self->message, text);
  gtk_widget_set_visible (GTK_WIDGET (self->message), *text != '\0');
}

static void
take_pages (HlListWindow *self,
            GPtrArray    *pages)
{
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  const guint n_pages = pages != NULL ? pages->len : 0;
  g_autofree char *summary =
    g_strdup_printf (n_pages > SHOWN_PAGES ? _("%u pages; the first ones:")
                                           : hl_ngettext ("%u page", "%u pages", n_pages),
                     n_pages);

  for (guint i = 0; i < MIN (n_pages, SHOWN_PAGES); i++)
    g_ptr_array_add (first, pages->pdata[i]);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = pages;
  hl_report_view_fill (self->preview, first);
  gtk_label_set_text (self->summary, n_pages > 0 ? summary : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.print", pages != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.save", pages != NULL);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (HlListWindow) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *pages = hl_list_make_finish (HL_WORKSPACE (source), result, &error);

  if (self->preview == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&pages, g_ptr_array_unref);
      return;
    }

  tell (self, pages != NULL ? "" : error->message);
  take_pages (self, pages);
}

static void
load (HlListWindow *self)
{
  gboolean is_empty;
  guint line;

  if (!self->is_register)
    return;

  is_empty = adw_combo_row_get_selected (self->content_row) != FILLED;
  line = adw_combo_row_get_selected (self->line_row);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.save", FALSE);
  hl_list_make_async (self->workspace, self->survey, is_empty, per_line[line], self->cancellable,
                      on_made, g_object_ref (self));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlListWindow) self = data;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = hl_list_save_finish (HL_WORKSPACE (source), result, &error);

  if (self->message != NULL)
    tell (self, is_saved ? _("The list is saved.") : error->message);
}

/**
 * hl_list_window_save:
 * @self: a window with pages
 * @path: where to write them
 *
 * Writes the list as PDF and says so in the window.
 */
void
hl_list_window_save (HlListWindow *self,
                     const char   *path)
{
  hl_list_save_async (self->workspace, self->pages, self->survey->title, path, on_saved,
                      g_object_ref (self));
}

/**
 * hl_list_window_get_pages:
 * @self: a window
 *
 * Returns: (transfer none) (nullable) (element-type HlScene): the pages, %NULL while they are made
 */
GPtrArray *
hl_list_window_get_pages (HlListWindow *self)
{
  return self->pages;
}

static void
on_file_chosen (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  g_autoptr (HlListWindow) self = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);

  if (file != NULL && self->pages != NULL)
    hl_list_window_save (self, g_file_peek_path (file));
}

static void
on_save (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_SAVE, _("Save List"), _("_Save"),
                               HL_LIST_WINDOW (widget)->file_name, NULL, on_file_chosen,
                               g_object_ref (widget));
}

static void
on_print_done (HlListWindow           *self,
               GtkPrintOperationResult result,
               GtkPrintOperation      *operation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || self->message == NULL)
    return;

  gtk_print_operation_get_error (operation, &error);
  tell (self, error->message);
}

static void
on_print (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  HlListWindow *self = HL_LIST_WINDOW (widget);
  g_autoptr (GtkPrintOperation) operation = hl_print_new (self->pages, self->survey->title);

  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (self), NULL);
}

static void
hl_list_window_dispose (GObject *object)
{
  HlListWindow *self = HL_LIST_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_LIST_WINDOW);

  G_OBJECT_CLASS (hl_list_window_parent_class)->dispose (object);
}

static void
hl_list_window_finalize (GObject *object)
{
  HlListWindow *self = HL_LIST_WINDOW (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self->file_name);

  G_OBJECT_CLASS (hl_list_window_parent_class)->finalize (object);
}

static void
hl_list_window_class_init (HlListWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_list_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_list_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-list-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, content_row);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, line_row);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, preview);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, message);
  gtk_widget_class_bind_template_child (widget_class, HlListWindow, print_button);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_install_action (widget_class, "list.print", NULL, on_print);
  gtk_widget_class_install_action (widget_class, "list.save", NULL, on_save);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "list.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "list.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hl_list_window_init (HlListWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->print_button);
}

static HlListWindow *
make_window (GtkWindow   *parent,
             HlWorkspace *workspace,
             HlSurvey    *survey,
             const char  *title,
             const char  *file_name)
{
  HlListWindow *self = g_object_new (HL_TYPE_LIST_WINDOW, "transient-for", parent, "title", title,
                                     NULL);

  self->workspace = g_object_ref (workspace);
  self->survey = hl_survey_ref (survey);
  self->file_name = g_strdup (file_name);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, survey->title);

  return self;
}

/**
 * hl_list_window_new:
 * @parent: (nullable): the window it belongs to
 * @workspace: the open file
 * @survey: the round
 * @pages: (element-type HlScene): pages of the list of drawn dossiers
 *
 * Returns: (transfer none): a window to print or save them, owned by GTK
 */
GtkWidget *
hl_list_window_new (GtkWindow   *parent,
                    HlWorkspace *workspace,
                    HlSurvey    *survey,
                    GPtrArray   *pages)
{
  HlListWindow *self = make_window (parent, workspace, survey, _("Drawn Dossiers"),
                                    "ho-so-chon-khao-sat.pdf");

  gtk_widget_set_visible (self->choices, FALSE);
  take_pages (self, g_ptr_array_ref (pages));
  gtk_widget_grab_focus (self->print_button);

  return GTK_WIDGET (self);
}

/**
 * hl_list_window_new_register:
 * @parent: (nullable): the window it belongs to
 * @workspace: the open file
 * @survey: the round
 *
 * Returns: (transfer none): a window to print or save "Danh sách phát, thu phiếu", owned by GTK
 */
GtkWidget *
hl_list_window_new_register (GtkWindow   *parent,
                             HlWorkspace *workspace,
                             HlSurvey    *survey)
{
  HlListWindow *self = make_window (parent, workspace, survey, _("Hand-Out and Return List"),
                                    "phat-thu-phieu.pdf");

  self->is_register = TRUE;
  gtk_widget_grab_focus (GTK_WIDGET (self->content_row));
  load (self);

  return GTK_WIDGET (self);
}
