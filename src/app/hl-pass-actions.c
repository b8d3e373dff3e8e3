/* Comparing with a second pass, in the menu of the main window. */
#include "app/hl-pass-actions.h"

#include "app/hl-compat.h"
#include "app/hl-pass-window.h"
#include "app/hl-settings.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"

#define SURVEY "hl-pass-survey"

typedef struct
{
  gint64 survey_id;
  char  *path;
  char  *operator_name;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_free (self->path);
  g_free (self->operator_name);
  g_free (self);
}

static gpointer
compare (HlStore      *store,
         gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  const Question *question = data;
  g_autoptr (GBytes) bytes = hl_file_read (question->path, error);

  if (bytes == NULL)
    return NULL;

  hl_store_set_operator (store, question->operator_name);

  return hl_response_pass_compare (store, question->survey_id, bytes, error);
}

static void
on_compared (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (HlWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPassReport) report = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  HlSurvey *survey = g_object_get_data (G_OBJECT (window), SURVEY);

  if (report == NULL)
    {
      hl_compat_tell (GTK_WINDOW (window), _("The second pass cannot be compared"), error->message);
      return;
    }

  gtk_widget_activate_action (GTK_WIDGET (window), "win.reload", NULL);
  if (survey != NULL)
    gtk_window_present (GTK_WINDOW (hl_pass_window_new (GTK_WINDOW (window), survey, report)));
}

static void
on_chosen (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlWindow) window = data;
  g_autoptr (GFile) file = hl_compat_choose_file_finish (result);
  HlSurvey *survey = g_object_get_data (G_OBJECT (window), SURVEY);
  Question *question;

  if (file == NULL || survey == NULL)
    return;

  question = g_new0 (Question, 1);
  question->survey_id = survey->id;
  question->path = g_file_get_path (file);
  question->operator_name = hl_settings_get_operator ();
  hl_workspace_run_async (hl_window_get_workspace (window), compare, question, question_free,
                          (GDestroyNotify) hl_pass_report_free, NULL, on_compared,
                          g_object_ref (window));
}

static void
on_compare_pass (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  hl_compat_choose_file_async (GTK_WINDOW (widget), HL_CHOOSE_OPEN,
                               _("Choose the Forms of the Second Pass"), _("_Compare"), NULL, NULL,
                               on_chosen, g_object_ref (widget));
}

/**
 * hl_pass_actions_update:
 * @window: a window
 * @survey: (nullable): the round it shows, or %NULL when there is none
 *
 * Offers to compare while the round is open.
 */
void
hl_pass_actions_update (HlWindow *window,
                        HlSurvey *survey)
{
  g_object_set_data_full (G_OBJECT (window), SURVEY,
                          survey != NULL ? hl_survey_ref (survey) : NULL,
                          (GDestroyNotify) hl_survey_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.compare-pass",
                                 survey != NULL && survey->state == HL_SURVEY_OPEN);
}

/**
 * hl_pass_actions_install:
 * @widget_class: class of the window
 *
 * Adds the action.
 */
void
hl_pass_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.compare-pass", NULL, on_compare_pass);
}
