#include "app/hl-round-scoring.h"

#include <math.h>

#include "app/hl-round-row.h"
#include "app/hl-round-words.h"
#include "core/hl-i18n.h"

/* How the index of a round is made, and what it is measured against. */
struct _HlRoundScoring
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* borrowed */
  AdwExpanderRow *how;
  AdwComboRow    *formula;
  AdwComboRow    *factor;
  AdwComboRow    *overall;
  AdwComboRow    *question;
  AdwComboRow    *official;
  HlRoundRow     *target;
  gboolean        showing;
};

G_DEFINE_FINAL_TYPE (HlRoundScoring, hl_round_scoring, ADW_TYPE_PREFERENCES_GROUP)

static void
show_how (HlRoundScoring *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  g_autofree char *text = g_strdup_printf (_("Criterion: %s. Factor: %s. Whole: %s."),
                                           hl_round_words_formula (survey->formula),
                                           hl_round_words_factor (survey->factor_rule),
                                           hl_round_words_overall (survey->overall_rule));

  adw_expander_row_set_subtitle (self->how, text);
  gtk_widget_set_visible (GTK_WIDGET (self->question),
                          survey->overall_rule == HL_OVERALL_QUESTION);
}

static void
take_question (HlRoundScoring *self,
               HlSurvey       *survey)
{
  const HlQuestionnaire *form = survey->questionnaire;
  guint index = adw_combo_row_get_selected (self->question);

  g_clear_pointer (&survey->overall_question, g_free);
  if (survey->overall_rule == HL_OVERALL_QUESTION && index < form->n_criteria)
    survey->overall_question = g_strdup (form->questions[form->criteria[index]].code);
}

static void
on_chosen (HlRoundScoring *self)
{
  HlSurvey *survey;

  if (self->draft == NULL || self->showing)
    return;

  survey = hl_round_draft_edit (self->draft);
  survey->formula = (HlFormula) adw_combo_row_get_selected (self->formula);
  survey->factor_rule = (HlFactorRule) adw_combo_row_get_selected (self->factor);
  survey->overall_rule = (HlOverallRule) adw_combo_row_get_selected (self->overall);
  survey->official = (HlOfficial) adw_combo_row_get_selected (self->official);
  take_question (self, survey);
  show_how (self);
  hl_round_draft_touch (self->draft);
}

static void
on_target (HlRoundScoring *self)
{
  const char *text = hl_round_row_get_text (self->target);
  g_autofree char *fault = NULL;
  double target = NAN;

  if (*text != '\0')
    hl_round_words_read_number (text, 0, 100, &target, &fault);
  hl_round_row_set_fault (self->target, fault);
  if (fault == NULL)
    hl_round_draft_edit (self->draft)->target = target;
  hl_round_draft_touch (self->draft);
}

static AdwComboRow *
make_combo (HlRoundScoring *self,
            const char     *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (gtk_string_list_new (NULL)));
  g_object_unref (adw_combo_row_get_model (ADW_COMBO_ROW (row)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);

  return ADW_COMBO_ROW (row);
}

static void
add_word (AdwComboRow *row,
          const char  *word)
{
  gtk_string_list_append (GTK_STRING_LIST (adw_combo_row_get_model (row)), word);
}

static void
fill_words (HlRoundScoring *self)
{
  for (int i = HL_FORMULA_TOP2; i <= HL_FORMULA_MEAN100; i++)
    add_word (self->formula, hl_round_words_formula ((HlFormula) i));
  for (int i = HL_FACTOR_CRITERIA; i <= HL_FACTOR_POOLED; i++)
    add_word (self->factor, hl_round_words_factor ((HlFactorRule) i));
  for (int i = HL_OVERALL_CRITERIA; i <= HL_OVERALL_QUESTION; i++)
    add_word (self->overall, hl_round_words_overall ((HlOverallRule) i));
  for (int i = HL_OFFICIAL_UNWEIGHTED; i <= HL_OFFICIAL_WEIGHTED; i++)
    add_word (self->official, hl_round_words_official ((HlOfficial) i));
}

static void
make_rows (HlRoundScoring *self)
{
  self->how = ADW_EXPANDER_ROW (adw_expander_row_new ());
  hl_round_row_name_expander (self->how, _("How the index is made"));
  self->formula = make_combo (self, _("Index of a criterion"));
  self->factor = make_combo (self, _("Index of a factor"));
  self->overall = make_combo (self, _("Overall index"));
  self->question = make_combo (self, _("The criterion that is the overall index"));
  self->official = make_combo (self, _("Official index"));
  self->target = HL_ROUND_ROW (hl_round_row_new (_("Target"),
                                                 _("in percent, 0 to 100; empty = no target")));
  g_object_set (self->target, "width-chars", 8, NULL);
  g_signal_connect_object (self->target, "edited", G_CALLBACK (on_target), self,
                           G_CONNECT_SWAPPED);
}

static void
hl_round_scoring_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_SCORING (object)->draft);

  G_OBJECT_CLASS (hl_round_scoring_parent_class)->dispose (object);
}

static void
hl_round_scoring_class_init (HlRoundScoringClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_round_scoring_dispose;
}

static void
hl_round_scoring_init (HlRoundScoring *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  make_rows (self);
  fill_words (self);
  adw_expander_row_add_row (self->how, GTK_WIDGET (self->formula));
  adw_expander_row_add_row (self->how, GTK_WIDGET (self->factor));
  adw_expander_row_add_row (self->how, GTK_WIDGET (self->overall));
  adw_expander_row_add_row (self->how, GTK_WIDGET (self->question));
  adw_preferences_group_add (group, GTK_WIDGET (self->target));
  adw_preferences_group_add (group, GTK_WIDGET (self->official));
  adw_preferences_group_add (group, GTK_WIDGET (self->how));
}

static void
show_criteria (HlRoundScoring *self,
               const HlSurvey *survey)
{
  const HlQuestionnaire *form = survey->questionnaire;
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < form->n_criteria; i++)
    {
      const HlQuestion *question = &form->questions[form->criteria[i]];
      g_autofree char *word = g_strdup_printf ("%s. %s", question->number, question->short_text);

      gtk_string_list_append (words, word);
      if (g_strcmp0 (question->code, survey->overall_question) == 0)
        selected = i;
    }

  adw_combo_row_set_model (self->question, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->question, selected);
}

/**
 * hl_round_scoring_show:
 * @self: the rows
 * @draft: a round
 *
 * Shows how a round is scored.
 */
void
hl_round_scoring_show (HlRoundScoring *self,
                       HlRoundDraft   *draft)
{
  const HlSurvey *survey = hl_round_draft_get (draft);
  g_autofree char *target = hl_round_words_number (survey->target);

  g_set_object (&self->draft, draft);
  self->showing = TRUE;
  adw_combo_row_set_selected (self->formula, survey->formula);
  adw_combo_row_set_selected (self->factor, survey->factor_rule);
  adw_combo_row_set_selected (self->overall, survey->overall_rule);
  adw_combo_row_set_selected (self->official, survey->official);
  show_criteria (self, survey);
  hl_round_row_set_text (self->target, target);
  show_how (self);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            hl_round_draft_get_fixed (draft) < HL_ROUND_OPENED);
}
