#include "app/hl-window.h"

#include "app/hl-page.h"
#include "app/hl-round-list.h"
#include "app/hl-settings.h"
#include "app/hl-start-page.h"
#include "core/hl-i18n.h"
#include "store/hl-store-survey.h"

struct _HlWindow
{
  AdwApplicationWindow parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  GListStore   *rounds_model;
  GCancellable *cancellable;
  char         *wanted_view;
  gint64        wanted_survey;

  /* template children */
  AdwToastOverlay *toasts;
  AdwWindowTitle  *title;
  GtkStack        *screens;
  HlStartPage     *start_page;
  GtkWidget       *sidebar;
  GtkDropDown     *rounds;
  GtkListBox      *views;
  GtkStack        *pages;
};

G_DEFINE_FINAL_TYPE (HlWindow, hl_window, ADW_TYPE_APPLICATION_WINDOW)

static HlSurvey *
get_survey (HlWindow *self)
{
  HlRound *round = gtk_drop_down_get_selected_item (self->rounds);

  return round != NULL ? hl_round_get_survey (round) : NULL;
}

static const HlPageInfo *
find_info (const char *id)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  for (gsize i = 0; i < n_infos; i++)
    {
      if (g_strcmp0 (infos[i]->id, id) == 0)
        return infos[i];
    }

  return NULL;
}

static void
show_round (HlWindow *self)
{
  HlPage *page = HL_PAGE (gtk_stack_get_visible_child (self->pages));
  HlSurvey *survey = get_survey (self);

  if (page == NULL || survey == NULL)
    return;

  adw_window_title_set_subtitle (self->title, survey->title);
  hl_page_show_round (page, self->workspace, survey);
}

static void
select_row (HlWindow   *self,
            const char *id)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  for (gsize i = 0; i < n_infos; i++)
    {
      if (g_strcmp0 (infos[i]->id, id) == 0)
        gtk_list_box_select_row (self->views, gtk_list_box_get_row_at_index (self->views, (int) i));
    }
}

/**
 * hl_window_show_view:
 * @self: a window
 * @view: id of a view; an unknown one is the first
 *
 * Brings a view up, ready for the keyboard.
 */
void
hl_window_show_view (HlWindow   *self,
                     const char *view)
{
  const HlPageInfo *info = find_info (view);
  gsize n_infos;

  if (info == NULL)
    info = hl_page_infos (&n_infos)[0];

  if (gtk_stack_get_child_by_name (self->pages, info->id) == NULL)
    gtk_stack_add_named (self->pages, g_object_new (info->get_type (), NULL), info->id);

  gtk_stack_set_visible_child_name (self->pages, info->id);
  gtk_widget_set_visible (self->sidebar, !info->full_screen);
  adw_window_title_set_title (self->title, _(info->title));
  select_row (self, info->id);
  show_round (self);
  hl_page_focus (HL_PAGE (gtk_stack_get_visible_child (self->pages)));
}

/**
 * hl_window_show_error:
 * @self: a window
 * @heading: what failed
 * @error: why
 *
 * Tells that something failed, outside of keying.
 */
void
hl_window_show_error (HlWindow     *self,
                      const char   *heading,
                      const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
load_rounds (HlStore      *store,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GPtrArray) surveys = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_survey_unref);
  g_autoptr (GArray) ids = hl_store_list_surveys (store, error);

  if (ids == NULL)
    return NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      HlSurvey *survey = hl_store_load_survey (store, g_array_index (ids, gint64, i), error);

      if (survey == NULL)
        return NULL;
      g_ptr_array_add (surveys, survey);
    }

  return g_steal_pointer (&surveys);
}

static void
fill_rounds (HlWindow  *self,
             GPtrArray *surveys)
{
  guint selected = 0;

  g_list_store_remove_all (self->rounds_model);
  for (guint i = 0; i < surveys->len; i++)
    {
      HlSurvey *survey = surveys->pdata[surveys->len - 1 - i];
      g_autoptr (HlRound) round = hl_round_new (survey);

      g_list_store_append (self->rounds_model, round);
      if (survey->id == self->wanted_survey)
        selected = i;
    }

  gtk_drop_down_set_selected (self->rounds, selected);
  gtk_stack_set_visible_child_name (self->screens, surveys->len > 0 ? "main" : "start");
  if (surveys->len > 0)
    hl_window_show_view (self, self->wanted_view);
}

static void
on_rounds_loaded (GObject      *source,
                  GAsyncResult *result,
                  gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) surveys = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (surveys != NULL)
    fill_rounds (self, surveys);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hl_window_show_error (self, _("The rounds cannot be read"), error);
}

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = hl_workspace_open_finish (result, &error);

  if (workspace == NULL)
    {
      gtk_stack_set_visible_child_name (self->screens, "start");
      hl_start_page_show_error (self->start_page, error->message);
      return;
    }

  g_clear_object (&self->workspace);
  self->workspace = workspace;
  g_signal_connect_object (workspace, "changed", G_CALLBACK (show_round), self, G_CONNECT_SWAPPED);
  hl_workspace_run_async (workspace, load_rounds, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, on_rounds_loaded, g_object_ref (self));
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
  g_free (self->wanted_view);
  self->wanted_view = g_strdup (view);
  self->wanted_survey = survey;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      gtk_stack_set_visible_child_name (self->screens, "start");
      return;
    }

  hl_workspace_open_async (path, HL_DB_READ_WRITE, self->cancellable, on_opened,
                           g_object_ref (self));
}

static void
on_view_activated (HlWindow      *self,
                   GtkListBoxRow *row)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  hl_window_show_view (self, infos[gtk_list_box_row_get_index (row)]->id);
}

static GtkWidget *
make_view_row (const HlPageInfo *info,
               guint             number)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(info->title));
  g_autofree char *keys = g_strdup_printf ("Ctrl+%u", number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (info->icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);

  return row;
}

static void
on_view_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HlWindow *self = HL_WINDOW (widget);

  if (get_survey (self) != NULL)
    hl_window_show_view (self, g_variant_get_string (parameter, NULL));
}

static void
hl_window_dispose (GObject *object)
{
  HlWindow *self = HL_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_WINDOW);
  g_clear_object (&self->workspace);
  g_clear_object (&self->rounds_model);

  G_OBJECT_CLASS (hl_window_parent_class)->dispose (object);
}

static void
hl_window_finalize (GObject *object)
{
  HlWindow *self = HL_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->wanted_view);

  G_OBJECT_CLASS (hl_window_parent_class)->finalize (object);
}

static void
hl_window_class_init (HlWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hl_window_dispose;
  object_class->finalize = hl_window_finalize;

  g_type_ensure (HL_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HlWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, screens);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, rounds);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, views);
  gtk_widget_class_bind_template_child (widget_class, HlWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, on_view_activated);
  gtk_widget_class_install_action (widget_class, "win.view", "s", on_view_action);
}

static void
hl_window_init (HlWindow *self)
{
  GSettings *settings = hl_settings_get ();
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  gtk_widget_init_template (GTK_WIDGET (self));

  self->cancellable = g_cancellable_new ();
  self->rounds_model = g_list_store_new (HL_TYPE_ROUND);
  gtk_drop_down_set_expression (self->rounds,
                                gtk_property_expression_new (HL_TYPE_ROUND, NULL, "title"));
  gtk_drop_down_set_model (self->rounds, G_LIST_MODEL (self->rounds_model));
  g_signal_connect_swapped (self->rounds, "notify::selected", G_CALLBACK (show_round), self);

  for (gsize i = 0; i < n_infos; i++)
    gtk_list_box_append (self->views, make_view_row (infos[i], (guint) i + 1));

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
