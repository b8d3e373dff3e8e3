#include <adwaita.h>

#include "app/hl-adaptive-box.h"
#include "app/hl-compat.h"
#include "app/hl-font-scale.h"
#include "app/hl-home-action.h"
#include "app/hl-home-data.h"
#include "app/hl-home-step.h"
#include "app/hl-home-words.h"
#include "app/hl-index-card.h"
#include "app/hl-page.h"
#include "app/hl-quota-card.h"
#include "app/hl-reminder-list.h"
#include "app/hl-round-life.h"
#include "app/hl-steps.h"
#include "core/hl-i18n.h"

#define SPINNER_DELAY 500 /* milliseconds */
#define WIDTH 1320        /* of the content, pixels at font scale 1 */

#define HL_TYPE_PAGE_HOME (hl_page_home_get_type ())
G_DECLARE_FINAL_TYPE (HlPageHome, hl_page_home, HL, PAGE_HOME, HlPage)

/* What to do next, and how the round stands. */
struct _HlPageHome
{
  HlPage parent_instance;

  /* owned */
  HlWorkspace  *workspace;
  GCancellable *cancellable;
  gint64        survey_id;
  guint         spinner_timeout;

  /* template children */
  GtkStack       *states;
  GtkSpinner     *spinner;
  GtkWidget      *error_page;
  AdwClamp       *clamp;
  GtkLabel       *title;
  GtkLabel       *state_tag;
  GtkLabel       *subtitle;
  HlHomeAction   *action;
  HlQuotaCard    *quota;
  HlIndexCard    *index;
  GtkWidget      *closing;
  GtkWidget      *close_round;
  HlReminderList *reminders;
  GtkWidget      *copy;
  HlSteps        *steps;
};

G_DEFINE_FINAL_TYPE (HlPageHome, hl_page_home, HL_TYPE_PAGE)

extern const HlPageInfo hl_page_home_info;

const HlPageInfo hl_page_home_info = {
  .id = "home",
  .title = N_("Overview"),
  .icon_name = "go-home-symbolic",
  .live = TRUE,
  .get_type = hl_page_home_get_type,
};

static void
show_head (HlPageHome       *self,
           const HlHomeData *data)
{
  static const char *const open[] = { "tag", "accent", NULL };
  static const char *const done[] = { "tag", "success", NULL };
  static const char *const other[] = { "tag", NULL };
  const HlSurveyState state = data->survey->state;
  g_autofree char *word = hl_home_words_state (state);
  g_autofree char *subtitle = hl_home_words_round (data->survey);

  gtk_label_set_text (self->title, data->survey->title);
  gtk_label_set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->state_tag, word);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_tag), (const char **)
                              (state == HL_SURVEY_OPEN ? open
                               : state == HL_SURVEY_PUBLISHED ? done : other));
}

static void
set_row (GtkWidget  *row,
         const char *title,
         const char *subtitle)
{
  gtk_widget_set_visible (row, *title != '\0');
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

/* On in the life of the round, beside its last day. */
static void
show_life (HlPageHome       *self,
           const HlHomeData *data)
{
  const HlSurveyState state = data->survey->state;

  gtk_widget_set_visible (self->close_round, state == HL_SURVEY_CLOSED ||
                          (state == HL_SURVEY_OPEN && data->snapshot->received > 0));
  gtk_button_set_label (GTK_BUTTON (self->close_round), hl_round_life_label (state));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close_round),
                                  hl_round_life_action (state));
}

static void
show_deadlines (HlPageHome       *self,
                const HlHomeData *data)
{
  HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  g_autofree char *closing = hl_home_words_closing (data->survey, today);
  g_autofree char *closing_day = hl_home_words_day (data->survey->to);
  g_autofree char *copy = hl_home_words_copy (data->last_copy, data->copied_today);

  set_row (self->closing, data->survey->to != HL_DATE_NONE ? closing : "", closing_day);
  show_life (self, data);
  hl_reminder_list_show (self->reminders, data, today);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->copy), copy);
}

static void
use_default_widget (HlPageHome *self,
                    gboolean    use)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    gtk_window_set_default_widget (GTK_WINDOW (root), use
                                   ? hl_home_action_get_button (self->action) : NULL);
}

/* What is under the cursor stays there when the data change. */
static gboolean
holds_focus (HlPageHome *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
on_step_saved (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr (HlPageHome) self = data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!hl_home_step_save_finish (HL_WORKSPACE (source), result, &error) && root != NULL)
    hl_compat_tell (GTK_WINDOW (root), _("The step was not saved"), error->message);
  hl_workspace_changed (HL_WORKSPACE (source), self->survey_id);
}

static void
on_step_moved (HlPageHome *self,
               guint       index,
               const char *state)
{
  hl_home_step_save_async (self->workspace, self->survey_id, index, state, on_step_saved,
                           g_object_ref (self));
}

static void
show_data (HlPageHome       *self,
           const HlHomeData *data)
{
  show_head (self, data);
  hl_home_action_show (self->action, data);
  hl_quota_card_show (self->quota, data);
  hl_index_card_show (self->index, data);
  show_deadlines (self, data);
  hl_steps_show (self->steps, data);
  gtk_stack_set_visible_child_name (self->states, "data");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && !holds_focus (self))
    gtk_widget_grab_focus (hl_home_action_get_button (self->action));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (HlPageHome) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlHomeData) data = hl_home_data_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_spinner_stop (self->spinner);
  if (data != NULL)
    {
      show_data (self, data);
      return;
    }

  adw_status_page_set_description (ADW_STATUS_PAGE (self->error_page), error->message);
  gtk_stack_set_visible_child_name (self->states, "error");
}

static gboolean
on_slow (gpointer data)
{
  HlPageHome *self = data;

  self->spinner_timeout = 0;
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
cancel (HlPageHome *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
load (HlPageHome *self)
{
  cancel (self);
  self->cancellable = g_cancellable_new ();
  self->spinner_timeout = g_timeout_add (SPINNER_DELAY, on_slow, self);
  hl_home_data_load_async (self->workspace, self->survey_id, self->cancellable, on_loaded,
                           g_object_ref (self));
}

static void
on_retry (HlPageHome *self)
{
  load (self);
}

static void
hl_page_home_show_round (HlPage      *page,
                         HlWorkspace *workspace,
                         HlSurvey    *survey)
{
  HlPageHome *self = HL_PAGE_HOME (page);

  g_set_object (&self->workspace, workspace);
  if (self->survey_id != survey->id)
    gtk_stack_set_visible_child_name (self->states, "loading");
  self->survey_id = survey->id;
  load (self);
}

static void
hl_page_home_focus (HlPage *page)
{
  gtk_widget_grab_focus (hl_home_action_get_button (HL_PAGE_HOME (page)->action));
}

static void
hl_page_home_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hl_page_home_parent_class)->map (widget);
  use_default_widget (HL_PAGE_HOME (widget), TRUE);
}

static void
hl_page_home_unmap (GtkWidget *widget)
{
  use_default_widget (HL_PAGE_HOME (widget), FALSE);
  GTK_WIDGET_CLASS (hl_page_home_parent_class)->unmap (widget);
}

static void
hl_page_home_dispose (GObject *object)
{
  HlPageHome *self = HL_PAGE_HOME (object);

  cancel (self);
  g_clear_object (&self->workspace);
  /* The template would unparent a child that AdwBin still points to. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_PAGE_HOME);

  G_OBJECT_CLASS (hl_page_home_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, states);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, spinner);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, error_page);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, clamp);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, title);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, state_tag);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, subtitle);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, action);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, quota);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, index);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, closing);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, close_round);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, reminders);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, copy);
  gtk_widget_class_bind_template_child (widget_class, HlPageHome, steps);
}

static void
hl_page_home_class_init (HlPageHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_page_home_dispose;
  widget_class->map = hl_page_home_map;
  widget_class->unmap = hl_page_home_unmap;
  HL_PAGE_CLASS (klass)->show_round = hl_page_home_show_round;
  HL_PAGE_CLASS (klass)->focus = hl_page_home_focus;

  g_type_ensure (HL_TYPE_ADAPTIVE_BOX);
  g_type_ensure (HL_TYPE_HOME_ACTION);
  g_type_ensure (HL_TYPE_INDEX_CARD);
  g_type_ensure (HL_TYPE_QUOTA_CARD);
  g_type_ensure (HL_TYPE_REMINDER_LIST);
  g_type_ensure (HL_TYPE_STEPS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-page-home.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_bind_template_callback (widget_class, on_step_moved);
}

static void
hl_page_home_init (HlPageHome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hl_font_scale_clamp (self->clamp, WIDTH);
}
