#include "app/hl-round-rules.h"

#include <math.h>

#include "app/hl-round-row.h"
#include "app/hl-round-words.h"
#include "core/hl-i18n.h"

/* The validity rules of a round: what a hit does, and from where on. */
struct _HlRoundRules
{
  AdwPreferencesGroup parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* borrowed */
  AdwExpanderRow *rows[HL_N_RULES];
  AdwComboRow    *effects[HL_N_RULES];
  HlRoundRow     *thresholds[HL_N_RULES]; /* NULL where a rule has none */
};

G_DEFINE_FINAL_TYPE (HlRoundRules, hl_round_rules, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  HlRule      rule;
  double      unit;  /* what one stands for in the entry */
  double      low;
  double      high;
  const char *title;
  const char *hint;
} thresholds[] = {
  { HL_RULE_Q03, 0.01, 0, 100, N_("Blank or spoiled, at most"),
    N_("percent of the criteria the respondent was asked") },
  { HL_RULE_Q04, 1, 1, 1000, N_("Criteria with two or more marks, from"),
    N_("a number of criteria") },
  { HL_RULE_Q05, 1, 1, 1000, N_("Answered criteria, at least"), N_("a number of criteria") },
  { HL_RULE_Q11, 0.01, 0, 100, N_("Forms drawn for back-check"), N_("percent of all forms") },
};

static guint
find_threshold (guint rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    if (thresholds[i].rule == rule)
      return i;

  return G_N_ELEMENTS (thresholds);
}

static void
show_state (HlRoundRules *self,
            guint         rule)
{
  g_autofree char *text = hl_round_words_rule (hl_round_draft_get (self->draft), (HlRule) rule);

  adw_expander_row_set_subtitle (self->rows[rule], text);
}

static guint
find_row (HlRoundRules *self,
          gpointer      widget)
{
  guint rule = 0;

  while (rule < HL_N_RULES && self->effects[rule] != widget && self->thresholds[rule] != widget)
    rule++;

  return rule;
}

static void
on_effect (HlRoundRules *self,
           GParamSpec   *spec,
           AdwComboRow  *row)
{
  guint rule = find_row (self, row);
  HlSurvey *survey;

  if (self->draft == NULL || rule == HL_N_RULES)
    return;

  survey = hl_round_draft_edit (self->draft);
  if (survey->rules[rule].effect == (HlEffect) adw_combo_row_get_selected (row))
    return;

  survey->rules[rule].effect = (HlEffect) adw_combo_row_get_selected (row);
  show_state (self, rule);
  hl_round_draft_touch (self->draft);
}

static void
on_threshold (HlRoundRules *self,
              HlRoundRow   *row)
{
  guint rule = find_row (self, row);
  guint i = find_threshold (rule);
  g_autofree char *fault = NULL;
  double value;

  if (hl_round_words_read_number (hl_round_row_get_text (row), thresholds[i].low,
                                  thresholds[i].high, &value, &fault))
    {
      hl_round_draft_edit (self->draft)->rules[rule].threshold = value * thresholds[i].unit;
      show_state (self, rule);
    }
  hl_round_row_set_fault (row, fault);
  hl_round_draft_touch (self->draft);
}

static void
add_effect (HlRoundRules *self,
            guint         rule)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (words, _("Off"));
  gtk_string_list_append (words, _("Warning: the form counts, and is looked at"));
  gtk_string_list_append (words, _("Invalid: the form does not count"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("A form that breaks it"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (words));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  adw_expander_row_add_row (self->rows[rule], row);
  self->effects[rule] = ADW_COMBO_ROW (row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_effect), self,
                           G_CONNECT_SWAPPED);
}

static void
add_threshold (HlRoundRules *self,
               guint         rule)
{
  guint i = find_threshold (rule);
  GtkWidget *row;

  if (i == G_N_ELEMENTS (thresholds))
    return;

  row = hl_round_row_new (_(thresholds[i].title), _(thresholds[i].hint));
  g_object_set (row, "width-chars", 6, NULL);
  adw_expander_row_add_row (self->rows[rule], row);
  self->thresholds[rule] = HL_ROUND_ROW (row);
  g_signal_connect_object (row, "edited", G_CALLBACK (on_threshold), self, G_CONNECT_SWAPPED);
}

static void
hl_round_rules_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_RULES (object)->draft);

  G_OBJECT_CLASS (hl_round_rules_parent_class)->dispose (object);
}

static void
hl_round_rules_class_init (HlRoundRulesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_round_rules_dispose;
}

static void
hl_round_rules_init (HlRoundRules *self)
{
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      GtkWidget *row = adw_expander_row_new ();
      g_autofree char *title = g_strdup_printf ("%s. %s", hl_rule_code ((HlRule) rule),
                                                hl_rule_description ((HlRule) rule));

      hl_round_row_name_expander (ADW_EXPANDER_ROW (row), title);
      self->rows[rule] = ADW_EXPANDER_ROW (row);
      add_effect (self, rule);
      add_threshold (self, rule);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

/**
 * hl_round_rules_show:
 * @self: the rules
 * @draft: a round
 *
 * Shows the rules of a round.
 */
void
hl_round_rules_show (HlRoundRules *self,
                     HlRoundDraft *draft)
{
  const HlSurvey *survey = hl_round_draft_get (draft);

  g_set_object (&self->draft, draft);
  for (guint rule = 0; rule < HL_N_RULES; rule++)
    {
      guint i = find_threshold (rule);

      adw_combo_row_set_selected (self->effects[rule], survey->rules[rule].effect);
      if (self->thresholds[rule] != NULL)
        {
          g_autofree char *text = hl_round_words_number (survey->rules[rule].threshold /
                                                         thresholds[i].unit);

          hl_round_row_set_text (self->thresholds[rule], text);
        }
      show_state (self, rule);
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            hl_round_draft_get_fixed (draft) < HL_ROUND_OPENED);
}
