/* A new round, in the menus of the main window. */
#include "app/hl-round-new.h"

#include "app/hl-compat.h"
#include "app/hl-settings.h"
#include "core/hl-i18n.h"
#include "core/hl-period.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-survey.h"

#define USUAL "g1-2640"

/* The quarter that holds today, by the office's cut-offs, and the usual questionnaire. */
static HlSurvey *
propose (HlStore *store,
         GError **error)
{
  const HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  g_autoptr (HlOffice) office = hl_store_load_office (store, today, error);
  g_autoptr (HlQuestionnaire) form = NULL;
  g_autofree char *period_title = NULL;
  HlPeriod period;

  if (office != NULL)
    form = hl_builtin_questionnaire (USUAL, error);
  if (form == NULL)
    return NULL;

  HlSurvey *survey = hl_survey_new (form);

  hl_period_holding (HL_PERIOD_QUARTER, today, office, &period);
  period_title = hl_period_title (&period);
  g_free (survey->title);
  survey->title = g_strdup_printf ("Khảo sát mức độ hài lòng %s", period_title);
  survey->from = period.from;
  survey->to = period.to;

  return survey;
}

static gpointer
add_round (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (HlSurvey) survey = propose (store, error);
  gint64 id = 0;

  hl_store_set_operator (store, data);
  if (survey != NULL)
    id = hl_store_add_survey (store, survey, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

static void
on_added (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (HlWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);

  if (id != NULL)
    hl_window_open_round (self, *id, "round");
  else
    hl_compat_tell (GTK_WINDOW (self), _("The round was not made"), error->message);
}

static void
on_new_round (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  HlWorkspace *workspace = hl_window_get_workspace (HL_WINDOW (widget));

  if (workspace != NULL)
    hl_workspace_run_async (workspace, add_round, hl_settings_get_operator (), g_free, g_free,
                            NULL, on_added, g_object_ref (widget));
}

/**
 * hl_round_new_install:
 * @widget_class: class of the window
 *
 * Adds the action.
 */
void
hl_round_new_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-round", NULL, on_new_round);
}
