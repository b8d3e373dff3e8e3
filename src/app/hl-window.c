#include "app/hl-window-private.h"

#include "app/hl-import-actions.h"
#include "app/hl-page.h"
#include "app/hl-round-life.h"
#include "app/hl-round-list.h"
#include "app/hl-settings.h"
#include "app/hl-window-actions.h"
#include "app/hl-window-files.h"
#include "core/hl-i18n.h"

#define DAILY_CHECK 3600    /* seconds */

G_DEFINE_FINAL_TYPE (HlWindow, hl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
update_sidebar (HlWindow *self)
{
  hl_sidebar_set_narrow (self->sidebar, hl_adaptive_box_is_narrow (self->main));
}

/**
 * hl_window_show_view:
 * @self: a window
 * @view: id of a view; an unknown one is the first
 *
 * Brings a view up, ready for the keyboard. Nothing happens while no round is shown.
 */
void
hl_window_show_view (HlWindow   *self,
                     const char *view)
{
  const HlPageInfo *info = hl_page_find (view);

  if (self->survey == NULL ||
      !g_str_equal (gtk_stack_get_visible_child_name (self->screens), "main"))
    return;

  if (gtk_stack_get_child_by_name (self->pages, info->id) == NULL)
    gtk_stack_add_named (self->pages, g_object_new (info->get_type (), NULL), info->id);

  gtk_stack_set_visible_child_name (self->pages, info->id);
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), !info->full_screen);
  adw_window_title_set_title (self->title, _(info->title));
  hl_sidebar_select (self->sidebar, info);
  hl_window_show_survey (self);
  hl_page_focus (HL_PAGE (gtk_stack_get_visible_child (self->pages)));
}

/**
 * hl_window_toast:
 * @self: a window
 * @text: what was done
 *
 * Says that something is done, outside of keying.
 */
void
hl_window_toast (HlWindow   *self,
                 const char *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = hl_workspace_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (workspace == NULL)
    {
      g_clear_object (&self->file);
      hl_window_show_start (self, error->message);
      return;
    }

  hl_window_close_file (self);
  self->workspace = workspace;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (hl_window_on_changed), self,
                           G_CONNECT_SWAPPED);
  hl_window_load (self);
}

/**
 * hl_window_open:
 * @self: a window
 * @path: survey file; when it is missing the start page asks what to do
 * @view: id of the view to open at
 * @survey: number of the round to open, 0 = the newest
 *
 * Opens a survey file.
 */
void
hl_window_open (HlWindow   *self,
                const char *path,
                const char *view,
                gint64      survey)
{
  g_autofree char *wanted = g_strdup (view);

  g_free (self->wanted_view);
  self->wanted_view = g_steal_pointer (&wanted);
  self->wanted_survey = survey;
  g_clear_object (&self->file);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      hl_window_show_start (self, NULL);
      return;
    }

  self->file = g_file_new_for_path (path);
  hl_workspace_open_async (path, HL_DB_READ_WRITE, self->cancellable, on_opened,
                           g_object_ref (self));
}

/**
 * hl_window_close_file:
 * @self: a window
 *
 * Lets go of the file and of all views that show it.
 */
void
hl_window_close_file (HlWindow *self)
{
  GtkWidget *page;

  while ((page = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, page);

  g_list_store_remove_all (self->rounds_model);
  g_clear_pointer (&self->survey, hl_survey_unref);
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_func (self->workspace, hl_window_on_changed, self);
  g_clear_object (&self->workspace);
  hl_import_actions_update (self, NULL);
  hl_round_life_update (self, NULL);
}

/**
 * hl_window_get_workspace:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the open file
 */
HlWorkspace *
hl_window_get_workspace (HlWindow *self)
{
  return self->workspace;
}

/**
 * hl_window_get_file:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the file that is open or being opened
 */
GFile *
hl_window_get_file (HlWindow *self)
{
  return self->file;
}

/**
 * hl_window_get_survey:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the round that is shown
 */
HlSurvey *
hl_window_get_survey (HlWindow *self)
{
  return self->survey;
}

/**
 * hl_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none): id of the view shown; of the screen where no round is
 */
const char *
hl_window_get_view (HlWindow *self)
{
  const char *screen = gtk_stack_get_visible_child_name (self->screens);

  return g_str_equal (screen, "main") ? gtk_stack_get_visible_child_name (self->pages) : screen;
}

static gboolean
on_daily_check (gpointer data)
{
  hl_window_files_copy_daily (data);

  return G_SOURCE_CONTINUE;
}

static void
hl_window_dispose (GObject *object)
{
  HlWindow *self = HL_WINDOW (object);

  g_clear_handle_id (&self->daily_check, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->pages != NULL)
    hl_window_close_file (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_WINDOW);
  g_clear_object (&self->rounds_model);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_pointer (&self->wanted_view, g_free);

  G_OBJECT_CLASS (hl_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, main);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, pages);
}

static void
hl_window_class_init (HlWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hl_window_dispose;

  g_type_ensure (HL_TYPE_ADAPTIVE_BOX);
  g_type_ensure (HL_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, update_sidebar);
  hl_window_actions_install (widget_class);
  hl_window_files_install (widget_class);
}

static void
hl_window_init (HlWindow *self)
{
  GSettings *settings = hl_settings_get ();

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->rounds_model = g_list_store_new (HL_TYPE_ROUND);
  hl_sidebar_set_rounds (self->sidebar, G_LIST_MODEL (self->rounds_model));

  self->daily_check = g_timeout_add_seconds (DAILY_CHECK, on_daily_check, self);

  g_settings_bind (settings, "width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
}

/**
 * hl_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window, owned by the program
 */
GtkWidget *
hl_window_new (AdwApplication *application)
{
  return g_object_new (HL_TYPE_WINDOW, "application", application, NULL);
}
