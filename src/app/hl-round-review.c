#include "app/hl-round-review.h"

#include <math.h>

#include "app/hl-round-life.h"
#include "app/hl-round-words.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-doubts.h"

/* The round in words, what it lacks, and what comes next. */
struct _HlRoundReview
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* borrowed */
  GPtrArray *rows;   /* of problems and then doubts, shown now */

  guint      n_problems;

  /* template children */
  AdwPreferencesGroup *problems;
  AdwActionRow        *sound;
  AdwActionRow        *questionnaire;
  AdwActionRow        *period;
  AdwActionRow        *index;
  AdwActionRow        *fields;
  AdwActionRow        *areas;
  AdwActionRow        *serials;
  AdwActionRow        *people;
  GtkButton           *life;
};

G_DEFINE_FINAL_TYPE (HlRoundReview, hl_round_review, HL_TYPE_ROUND_STEP)

static GtkWidget *
make_row (const HlSurveyProblem * problem,
          gboolean is_doubt)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (is_doubt ? _("Look") : _("Mend"));
  g_autofree char *name = g_strdup_printf (is_doubt ? _("Look: %s") : _("Mend: %s"),
                                           problem->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (is_doubt ? "dialog-information-symbolic"
                                                                    : "dialog-warning-symbolic"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", problem->step);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "round.step");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
add_rows (HlRoundReview *self,
          GPtrArray     *problems,
          gboolean       are_doubts)
{
  for (guint i = 0; i < problems->len; i++)
    {
      GtkWidget *row = make_row (problems->pdata[i], are_doubts);

      adw_preferences_group_add (self->problems, row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_problems (HlRoundReview  *self,
               const HlSurvey *survey)
{
  g_autoptr (GPtrArray) problems = hl_survey_problems (survey);
  g_autoptr (GPtrArray) doubts = hl_survey_doubts (survey);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->problems, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  add_rows (self, problems, FALSE);
  add_rows (self, doubts, TRUE);
  self->n_problems = problems->len;
  gtk_widget_set_visible (GTK_WIDGET (self->sound), problems->len == 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sound), doubts->len == 0
                                 ? _("Nothing is missing")
                                 : _("Nothing must be mended; please look at this"));
  adw_action_row_set_subtitle (self->sound, survey->state == HL_SURVEY_DRAFT
                               ? _("The forms can be printed and the round opened.") : "");
}

static void
show_words (AdwActionRow *row,
            char         *text)
{
  adw_action_row_set_subtitle (row, *text != '\0' ? text : _("nothing yet"));
  g_free (text);
}

static void
show_round (HlRoundReview  *self,
            const HlSurvey *survey)
{
  show_words (self->questionnaire, hl_round_words_questionnaire (survey));
  show_words (self->period, hl_round_words_period (survey));
  show_words (self->index, hl_round_words_index (survey));
  show_words (self->fields, hl_round_words_strata (survey->fields, survey->n_fields));
  show_words (self->areas, hl_round_words_strata (survey->areas, survey->n_areas));
  show_words (self->serials, hl_round_words_serials (survey));
  show_words (self->people, hl_round_words_people (survey));
}

static void
hl_round_review_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundReview *self = HL_ROUND_REVIEW (step);
  const HlSurvey *survey = hl_round_draft_get (draft);

  g_set_object (&self->draft, draft);
  show_problems (self, survey);
  show_round (self, survey);
  gtk_button_set_label (self->life, hl_round_life_label (survey->state));
  gtk_widget_set_sensitive (GTK_WIDGET (self->life), hl_round_life_action (survey->state) != NULL);
}

static void
hl_round_review_focus (HlRoundStep *step)
{
  HlRoundReview *self = HL_ROUND_REVIEW (step);

  if (self->n_problems > 0)
    gtk_widget_child_focus (self->rows->pdata[0], GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->life));
}

/* What is typed is in the file before the question reads it there. */
static void
on_life (HlRoundReview *self)
{
  const char *action = hl_round_life_action (hl_round_draft_get (self->draft)->state);

  hl_round_draft_flush (self->draft);
  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
}

static void
hl_round_review_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_REVIEW (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_REVIEW);

  G_OBJECT_CLASS (hl_round_review_parent_class)->dispose (object);
}

static void
hl_round_review_finalize (GObject *object)
{
  g_ptr_array_unref (HL_ROUND_REVIEW (object)->rows);

  G_OBJECT_CLASS (hl_round_review_parent_class)->finalize (object);
}

static void
hl_round_review_class_init (HlRoundReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = hl_round_review_finalize;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_review_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_review_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-review.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, problems);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, sound);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, questionnaire);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, period);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, index);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, fields);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, areas);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, serials);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, people);
  gtk_widget_class_bind_template_child (widget_class, HlRoundReview, life);
  gtk_widget_class_bind_template_callback (widget_class, on_life);
}

static void
hl_round_review_init (HlRoundReview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}
