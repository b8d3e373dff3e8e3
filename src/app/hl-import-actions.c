/* Importing, in the menu of the main window. */
#include "app/hl-import-actions.h"

#include "app/hl-compat.h"
#include "app/hl-draw-actions.h"
#include "app/hl-import-window.h"
#include "app/hl-pass-actions.h"
#include "core/hl-i18n.h"

typedef struct
{
  HlWindow *window;
  HlSurvey *survey;
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->window);
  hl_survey_unref (self->survey);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

static Asking *
asking_new (HlWindow * window,
            HlSurvey * survey)
{
  Asking *self = g_new (Asking, 1);

  self->window = g_object_ref (window);
  self->survey = hl_survey_ref (survey);

  return self;
}

#define SURVEY "hl-import-survey"

static HlSurvey *
get_survey (HlWindow *window)
{
  return g_object_get_data (G_OBJECT (window), SURVEY);
}

/* The import window of @window, so that there is one. */
static GtkWidget *
find_open (HlWindow *window)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) found = g_list_model_get_item (windows, i);

      if (HL_IS_IMPORT_WINDOW (found) &&
          gtk_window_get_transient_for (found) == GTK_WINDOW (window))
        return GTK_WIDGET (found);
    }

  return NULL;
}

static void
on_import (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlWindow *window = HL_WINDOW (widget);
  HlSurvey *survey = get_survey (window);
  GtkWidget *dialog = find_open (window);

  if (dialog == NULL && survey != NULL)
    dialog = hl_import_window_new (GTK_WINDOW (window), hl_window_get_workspace (window), survey);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_undo_found (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Asking) asking = data;
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = HL_WORKSPACE (source);
  g_autoptr (HlImport) import = hl_import_find_last_finish (workspace, result, &error);
  HlSurvey *shown = get_survey (asking->window);
  GtkWidget *dialog = find_open (asking->window);

  /* Asked twice, or another round was chosen meanwhile. */
  if (dialog != NULL || shown == NULL || shown->id != asking->survey->id)
    return;

  if (import == NULL)
    {
      hl_compat_tell (GTK_WINDOW (asking->window), _("The import cannot be taken back"),
                      error->message);
      return;
    }
  if (!import->can_take_back)
    {
      hl_window_toast (asking->window, _("There is no import left to take back"));
      return;
    }

  dialog = hl_import_window_new (GTK_WINDOW (asking->window), workspace, asking->survey);
  hl_import_window_show_undo (HL_IMPORT_WINDOW (dialog), import);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_undo_import (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  HlWindow *window = HL_WINDOW (widget);
  HlSurvey *survey = get_survey (window);
  GtkWidget *dialog = find_open (window);

  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
  else if (survey != NULL)
    hl_import_find_last_async (hl_window_get_workspace (window), survey->id, on_undo_found,
                               asking_new (window, survey));
}

static void
on_last_found (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (Asking) asking = data;
  HlWorkspace *workspace = HL_WORKSPACE (source);
  g_autoptr (HlImport) import = hl_import_find_last_finish (workspace, result, NULL);
  HlSurvey *now = get_survey (asking->window);

  if (now != NULL && now->id == asking->survey->id)
    gtk_widget_action_set_enabled (GTK_WIDGET (asking->window), "win.undo-import",
                                   import != NULL && import->can_take_back);
}

/**
 * hl_import_actions_update:
 * @window: a window
 * @survey: (nullable): the round it shows, or %NULL when there is none
 *
 * Offers what can be done: importing while the round is open, taking back while nothing has touched
 * the forms that came in.
 */
void
hl_import_actions_update (HlWindow *window,
                          HlSurvey *survey)
{
  gboolean open = survey != NULL && survey->state == HL_SURVEY_OPEN;

  g_object_set_data_full (G_OBJECT (window), SURVEY,
                          survey != NULL ? hl_survey_ref (survey) : NULL,
                          (GDestroyNotify) hl_survey_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.import", open);
  hl_pass_actions_update (window, survey);
  hl_draw_actions_update (window, survey);
  if (!open)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.undo-import", FALSE);
  else
    hl_import_find_last_async (hl_window_get_workspace (window), survey->id, on_last_found,
                               asking_new (window, survey));
}

/**
 * hl_import_actions_install:
 * @widget_class: class of the window
 *
 * Adds the actions.
 */
void
hl_import_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, on_import);
  gtk_widget_class_install_action (widget_class, "win.undo-import", NULL, on_undo_import);
}
