/* Opening, closing and publishing a round: what it fixes is said before it is done. */
#include "app/hl-round-life.h"

#include "app/hl-compat.h"
#include "app/hl-home-data.h"
#include "app/hl-round-life-words.h"
#include "app/hl-settings.h"
#include "core/hl-i18n.h"
#include "exchange/hl-paper-freeze.h"
#include "render/hl-render.h"
#include "store/hl-store-survey.h"

typedef struct
{
  HlWindow     *window;
  HlWorkspace  *workspace;
  gint64        survey_id;
  HlSurveyState next;
  GtkEntry     *reason;    /* borrowed; NULL when none is asked */
} Asking;

static void
asking_free (Asking *self)
{
  g_object_unref (self->window);
  g_object_unref (self->workspace);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asking, asking_free)

typedef struct
{
  gint64        survey_id;
  HlSurveyState state;
  char         *reason;
  char         *operator_name;
} Change;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_free (self->reason);
  g_free (self->operator_name);
  g_free (self);
}

/* Opening freezes the form too. */
static gboolean
freeze_form (HlStore *store,
             gint64   survey_id,
             GError **error)
{
  const HlMetrics *metrics = hl_render_metrics (error);

  return metrics != NULL && hl_paper_freeze (store, survey_id, metrics, error);
}

static gpointer
change_state (HlStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  const Change *change = data;

  hl_store_set_operator (store, change->operator_name);
  if (change->state != HL_SURVEY_OPEN || freeze_form (store, change->survey_id, error))
    hl_store_set_survey_state (store, change->survey_id, change->state, change->reason, error);

  return NULL;
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (HlWindow) window = data;
  g_autoptr (GError) error = NULL;

  hl_workspace_run_finish (HL_WORKSPACE (source), result, &error);
  if (error != NULL)
    hl_compat_tell (GTK_WINDOW (window), _("The round was not changed"), error->message);
  hl_workspace_changed (HL_WORKSPACE (source), 0);
}

static void
advance (const Asking *asking)
{
  Change *change = g_new0 (Change, 1);

  change->survey_id = asking->survey_id;
  change->state = asking->next;
  change->operator_name = hl_settings_get_operator ();
  if (asking->reason != NULL)
    change->reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->reason)));
  hl_workspace_run_async (asking->workspace, change_state, change, change_free, NULL, NULL,
                          on_changed, g_object_ref (asking->window));
}

static gboolean
is_answered (const Asking *asking)
{
  g_autofree char *reason = NULL;

  if (asking->reason == NULL)
    return TRUE;

  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->reason))));

  return *reason != '\0';
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             Asking           *asking)
{
  if (g_str_equal (response, "accept") && is_answered (asking))
    advance (asking);
}

static void
on_reason (AdwMessageDialog *dialog)
{
  Asking *asking = g_object_get_data (G_OBJECT (dialog), "asking");

  adw_message_dialog_set_response_enabled (dialog, "accept", is_answered (asking));
}

static GtkWidget *
make_reason (AdwMessageDialog *dialog,
             Asking           *asking)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why fewer forms are enough"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why fewer forms are enough"), -1);
  asking->reason = GTK_ENTRY (entry);
  adw_message_dialog_set_response_enabled (dialog, "accept", FALSE);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_reason), dialog, G_CONNECT_SWAPPED);

  return entry;
}

static GtkWidget *
make_list (const char *lines)
{
  GtkWidget *label = gtk_label_new (lines);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);

  return label;
}

static void
present (Asking     *asking,
         const char *heading,
         const char *body,
         const char *lines,
         const char *accept,
         gboolean    needs_reason)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
                                                   GTK_WINDOW (asking->window), heading, body));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "accept", accept, NULL);
  adw_message_dialog_set_response_appearance (dialog, "accept", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, needs_reason ? "accept" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "asking", asking, (GDestroyNotify) asking_free);
  gtk_box_append (GTK_BOX (box), make_list (lines));
  if (needs_reason)
    gtk_box_append (GTK_BOX (box), make_reason (dialog, asking));
  adw_message_dialog_set_extra_child (dialog, box);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_open (Asking           *asking,
          const HlHomeData *data)
{
  g_autofree char *frozen = hl_round_life_frozen (data->survey);

  present (asking, _("Open the round?"),
           _("From then on what is listed here stays as it is. A longer range, another quota or "
             "other days need a reason, which is printed in the report."),
           frozen, _("_Open the Round"), FALSE);
}

static void
ask_close (Asking           *asking,
           const HlHomeData *data)
{
  g_autofree char *collected = hl_round_life_collected (data);
  g_autofree char *lacking = hl_round_life_lacking (data);
  g_autofree char *lines = g_strjoin (*lacking != '\0' ? "\n" : "", collected, lacking, NULL);

  present (asking, _("End the collection of forms?"),
           *lacking == '\0'
           ? _("Afterwards no form can be keyed into this round; changes are corrections with a "
               "reason.")
           : _("Afterwards no form can be keyed into this round; changes are corrections with a "
               "reason. The quota is not reached: say why fewer forms are enough, for the log "
               "and the report."),
           lines, _("_End Collection"), *lacking != '\0');
}

static void
ask_publish (Asking           *asking,
             const HlHomeData *data)
{
  g_autofree char *result = hl_round_life_result (data);

  present (asking, _("Publish the results?"),
           _("Afterwards the round stays as it is, with its days, quotas and texts; an answer is "
             "changed only by a correction, which is named in the report."),
           result, _("_Publish"), FALSE);
}

static void
on_edit_response (AdwMessageDialog *dialog,
                  const char       *response,
                  HlWindow         *window)
{
  if (g_str_equal (response, "edit"))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.edit-round", NULL);
}

/* What is missing, instead of a question that could only fail. */
static void
tell_problems (Asking          *asking,
               const GPtrArray *problems)
{
  GString *body = g_string_new (NULL);
  GtkWidget *dialog;

  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (body, "%s• %s", i > 0 ? "\n" : "",
                            ((const HlSurveyProblem *) problems->pdata[i])->text);
  dialog = adw_message_dialog_new (GTK_WINDOW (asking->window), _("The round lacks something"),
                                   body->str);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"),
                                    "edit", _("_Set Up the Round"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "edit");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_edit_response), asking->window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  g_string_free (body, TRUE);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Asking) asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlHomeData) data = hl_home_data_load_finish (HL_WORKSPACE (source), result, &error);
  g_autoptr (GPtrArray) problems = data != NULL ? hl_survey_problems (data->survey) : NULL;

  if (data == NULL)
    hl_compat_tell (GTK_WINDOW (asking->window), _("The round was not changed"), error->message);
  else if (asking->next == HL_SURVEY_OPEN && problems->len > 0)
    tell_problems (asking, problems);
  else if (data->survey->state + 1 != asking->next)
    hl_workspace_changed (HL_WORKSPACE (source), 0);
  else if (asking->next == HL_SURVEY_OPEN)
    ask_open (g_steal_pointer (&asking), data);
  else if (asking->next == HL_SURVEY_CLOSED)
    ask_close (g_steal_pointer (&asking), data);
  else
    ask_publish (g_steal_pointer (&asking), data);
}

static const char *const actions[] = {
  [HL_SURVEY_DRAFT] = "win.open-round",
  [HL_SURVEY_OPEN] = "win.close-round",
  [HL_SURVEY_CLOSED] = "win.publish-round",
  [HL_SURVEY_PUBLISHED] = NULL,
};

static void
on_action (GtkWidget  *widget,
           const char *name,
           GVariant   *parameter)
{
  HlWindow *window = HL_WINDOW (widget);
  HlSurvey *survey = hl_window_get_survey (window);
  Asking *asking;

  if (survey == NULL || g_strcmp0 (actions[survey->state], name) != 0)
    return;

  asking = g_new0 (Asking, 1);
  asking->window = g_object_ref (window);
  asking->workspace = g_object_ref (hl_window_get_workspace (window));
  asking->survey_id = survey->id;
  asking->next = survey->state + 1;
  hl_home_data_load_async (asking->workspace, survey->id, NULL, on_loaded, asking);
}

/**
 * hl_round_life_action:
 * @state: where a round stands
 *
 * Returns: (transfer none) (nullable): the action of the window that takes it one step further
 */
const char *
hl_round_life_action (HlSurveyState state)
{
  return actions[state];
}

/**
 * hl_round_life_label:
 * @state: where a round stands
 *
 * Returns: (transfer none): a button's label for that action
 */
const char *
hl_round_life_label (HlSurveyState state)
{
  static const char *const labels[] = {
    [HL_SURVEY_DRAFT] = N_("Open the Round…"),
    [HL_SURVEY_OPEN] = N_("End Collection…"),
    [HL_SURVEY_CLOSED] = N_("Publish the Results…"),
    [HL_SURVEY_PUBLISHED] = N_("Published"),
  };

  return _(labels[state]);
}

/**
 * hl_round_life_update:
 * @window: a window
 * @survey: (nullable): the round it shows
 *
 * Offers the one step that can be taken.
 */
void
hl_round_life_update (HlWindow       *window,
                      const HlSurvey *survey)
{
  for (guint i = HL_SURVEY_DRAFT; i < HL_SURVEY_PUBLISHED; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (window), actions[i],
                                   survey != NULL && survey->state == i);
}

/**
 * hl_round_life_install:
 * @widget_class: class of the window
 *
 * Adds the actions.
 */
void
hl_round_life_install (GtkWidgetClass *widget_class)
{
  for (guint i = HL_SURVEY_DRAFT; i < HL_SURVEY_PUBLISHED; i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, on_action);
}
