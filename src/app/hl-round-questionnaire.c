#include "app/hl-round-questionnaire.h"

#include "app/hl-round-library.h"
#include "app/hl-round-row.h"
#include "core/hl-survey-next.h"

/* The name of the round, and what it asks. */
struct _HlRoundQuestionnaire
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;
  GCancellable *cancellable;
  GPtrArray    *library;     /* of HlQuestionnaire; NULL = not read yet */
  GPtrArray    *buttons;     /* borrowed, in the order of the library */

  /* template children */
  HlRoundRow          *title;
  AdwPreferencesGroup *group;
};

G_DEFINE_FINAL_TYPE (HlRoundQuestionnaire, hl_round_questionnaire, HL_TYPE_ROUND_STEP)

static gboolean
is_same (const HlQuestionnaire *one,
         const HlQuestionnaire *other)
{
  return g_str_equal (one->id, other->id) && one->revision == other->revision;
}

static void
on_title_edited (HlRoundQuestionnaire *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  g_free (survey->title);
  survey->title = g_strstrip (g_strdup (hl_round_row_get_text (self->title)));
  hl_round_draft_touch (self->draft);
}

static void
on_toggled (HlRoundQuestionnaire *self,
            GtkCheckButton       *button)
{
  guint index;

  if (!gtk_check_button_get_active (button) || self->draft == NULL ||
      !g_ptr_array_find (self->buttons, button, &index) ||
      is_same (hl_round_draft_get (self->draft)->questionnaire, self->library->pdata[index]))
    return;

  hl_survey_ask (hl_round_draft_edit (self->draft), self->library->pdata[index]);
  hl_round_draft_touch (self->draft);
}

static void
add_row (HlRoundQuestionnaire  *self,
         const HlQuestionnaire *questionnaire)
{
  g_autofree char *facts = hl_round_library_describe (questionnaire);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (facts);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), questionnaire->short_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), questionnaire->description);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons->pdata[0]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  questionnaire->short_title, -1);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->buttons, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
}

/* A round may ask an older revision than the newest: that is offered too. */
static void
add_own (HlRoundQuestionnaire *self)
{
  HlQuestionnaire *own = hl_round_draft_get (self->draft)->questionnaire;

  for (guint i = 0; i < self->library->len; i++)
    if (is_same (self->library->pdata[i], own))
      return;

  g_ptr_array_insert (self->library, 0, hl_questionnaire_ref (own));
}

static void
show_choice (HlRoundQuestionnaire *self)
{
  HlRoundFixed fixed = hl_round_draft_get_fixed (self->draft);
  const HlQuestionnaire *own = hl_round_draft_get (self->draft)->questionnaire;

  for (guint i = 0; self->library != NULL && i < self->library->len; i++)
    gtk_check_button_set_active (self->buttons->pdata[i], is_same (self->library->pdata[i], own));
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), fixed == HL_ROUND_FREE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->title), fixed != HL_ROUND_PUBLISHED);
}

static void
clear_rows (HlRoundQuestionnaire *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    adw_preferences_group_remove (self->group,
                                  gtk_widget_get_ancestor (self->buttons->pdata[i],
                                                           ADW_TYPE_ACTION_ROW));
  g_ptr_array_set_size (self->buttons, 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (HlRoundQuestionnaire) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *library = hl_round_library_load_finish (HL_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (library == NULL)
    {
      adw_preferences_group_set_description (self->group, error->message);
      return;
    }

  clear_rows (self);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  self->library = library;
  add_own (self);
  for (guint i = 0; i < library->len; i++)
    add_row (self, library->pdata[i]);
  show_choice (self);
}

static void
load (HlRoundQuestionnaire *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  hl_round_library_load_async (hl_round_draft_get_workspace (self->draft), self->cancellable,
                               on_loaded, g_object_ref (self));
}

/* Read again whenever the step comes into view: the library may have grown in the editor. */
static void
hl_round_questionnaire_show (HlRoundStep  *step,
                             HlRoundDraft *draft)
{
  HlRoundQuestionnaire *self = HL_ROUND_QUESTIONNAIRE (step);

  g_set_object (&self->draft, draft);
  hl_round_row_set_text (self->title, hl_round_draft_get (draft)->title);
  show_choice (self);
  load (self);
}

static void
hl_round_questionnaire_focus (HlRoundStep *step)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_ROUND_QUESTIONNAIRE (step)->title));
}

static void
hl_round_questionnaire_dispose (GObject *object)
{
  HlRoundQuestionnaire *self = HL_ROUND_QUESTIONNAIRE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->draft);
  gtk_widget_dispose_template (GTK_WIDGET (self), HL_TYPE_ROUND_QUESTIONNAIRE);

  G_OBJECT_CLASS (hl_round_questionnaire_parent_class)->dispose (object);
}

static void
hl_round_questionnaire_finalize (GObject *object)
{
  HlRoundQuestionnaire *self = HL_ROUND_QUESTIONNAIRE (object);

  g_clear_pointer (&self->library, g_ptr_array_unref);
  g_ptr_array_unref (self->buttons);

  G_OBJECT_CLASS (hl_round_questionnaire_parent_class)->finalize (object);
}

static void
hl_round_questionnaire_class_init (HlRoundQuestionnaireClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_questionnaire_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_round_questionnaire_finalize;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_questionnaire_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_questionnaire_focus;

  g_type_ensure (HL_TYPE_ROUND_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/"
                                               "hl-round-questionnaire.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundQuestionnaire, title);
  gtk_widget_class_bind_template_child (widget_class, HlRoundQuestionnaire, group);
  gtk_widget_class_bind_template_callback (widget_class, on_title_edited);
}

static void
hl_round_questionnaire_init (HlRoundQuestionnaire *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
}
