#include "app/hl-round-questionnaire.h"

#include "app/hl-round-row.h"

/* The name of the round, and what it asks. */
struct _HlRoundQuestionnaire
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* template children */
  HlRoundRow *title;
};

G_DEFINE_FINAL_TYPE (HlRoundQuestionnaire, hl_round_questionnaire, HL_TYPE_ROUND_STEP)

static void
on_title_edited (HlRoundQuestionnaire *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  g_free (survey->title);
  survey->title = g_strstrip (g_strdup (hl_round_row_get_text (self->title)));
  hl_round_draft_touch (self->draft);
}

static void
hl_round_questionnaire_show (HlRoundStep  *step,
                             HlRoundDraft *draft)
{
  HlRoundQuestionnaire *self = HL_ROUND_QUESTIONNAIRE (step);

  g_set_object (&self->draft, draft);
  hl_round_row_set_text (self->title, hl_round_draft_get (draft)->title);
}

static void
hl_round_questionnaire_focus (HlRoundStep *step)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_ROUND_QUESTIONNAIRE (step)->title));
}

static void
hl_round_questionnaire_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_QUESTIONNAIRE (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_QUESTIONNAIRE);

  G_OBJECT_CLASS (hl_round_questionnaire_parent_class)->dispose (object);
}

static void
hl_round_questionnaire_class_init (HlRoundQuestionnaireClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_questionnaire_dispose;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_questionnaire_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_questionnaire_focus;

  g_type_ensure (HL_TYPE_ROUND_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/"
                                               "hl-round-questionnaire.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundQuestionnaire, title);
  gtk_widget_class_bind_template_callback (widget_class, on_title_edited);
}

static void
hl_round_questionnaire_init (HlRoundQuestionnaire *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
