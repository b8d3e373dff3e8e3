/* The draw of dossiers and the list to hand out forms by, in the menu of the main window. */
#include "app/hl-draw-actions.h"

#include "app/hl-draw-window.h"
#include "app/hl-list-window.h"

#define SURVEY "hl-draw-survey"

/* The window of @type that belongs to @window, so that there is one. */
static GtkWidget *
find_open (HlWindow *window,
           GType     type)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  guint n = g_list_model_get_n_items (windows);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkWindow) found = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (found, type) &&
          gtk_window_get_transient_for (found) == GTK_WINDOW (window))
        return GTK_WIDGET (found);
    }

  return NULL;
}

static void
on_draw (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  HlSurvey *survey = g_object_get_data (G_OBJECT (widget), SURVEY);
  HlWindow *window = HL_WINDOW (widget);
  GtkWidget *dialog = find_open (window, HL_TYPE_DRAW_WINDOW);

  if (dialog == NULL && survey != NULL)
    dialog = hl_draw_window_new (GTK_WINDOW (window), hl_window_get_workspace (window), survey);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_print_register (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  HlSurvey *survey = g_object_get_data (G_OBJECT (widget), SURVEY);
  HlWindow *window = HL_WINDOW (widget);
  GtkWidget *dialog = find_open (window, HL_TYPE_LIST_WINDOW);

  if (dialog == NULL && survey != NULL)
    dialog = hl_list_window_new_register (GTK_WINDOW (window), hl_window_get_workspace (window),
                                          survey);
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * hl_draw_actions_update:
 * @window: a window
 * @survey: (nullable): the round it shows, or %NULL when there is none
 *
 * Offers to draw until the collection of forms ends, and the list whenever there is a round.
 */
void
hl_draw_actions_update (HlWindow *window,
                        HlSurvey *survey)
{
  g_object_set_data_full (G_OBJECT (window), SURVEY,
                          survey != NULL ? hl_survey_ref (survey) : NULL,
                          (GDestroyNotify) hl_survey_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.draw-dossiers",
                                 survey != NULL && survey->state <= HL_SURVEY_OPEN);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.print-register", survey != NULL);
}

/**
 * hl_draw_actions_install:
 * @widget_class: class of the window
 *
 * Adds the actions.
 */
void
hl_draw_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.draw-dossiers", NULL, on_draw);
  gtk_widget_class_install_action (widget_class, "win.print-register", NULL, on_print_register);
}
