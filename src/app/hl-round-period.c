#include "app/hl-round-period.h"

#include "app/hl-round-row.h"
#include "app/hl-round-rules.h"
#include "app/hl-round-scoring.h"
#include "core/hl-i18n.h"
#include "core/hl-period.h"

/* The days of a round, and how it is scored. */
struct _HlRoundPeriod
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* template children */
  GtkBox         *presets;
  HlRoundRow     *from;
  HlRoundRow     *to;
  HlRoundScoring *scoring;
  HlRoundRules   *rules;
};

G_DEFINE_FINAL_TYPE (HlRoundPeriod, hl_round_period, HL_TYPE_ROUND_STEP)

static void
check_order (HlRoundPeriod *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);

  if (survey->to < survey->from)
    hl_round_row_set_fault (self->to, _("The round ends before it begins: exchange the days"));
}

/* A round always has its days: one that cannot be read leaves the day before it. */
static void
read_day (HlRoundPeriod *self,
          HlRoundRow    *row,
          HlDate        *day)
{
  g_autoptr (GError) error = NULL;

  hl_date_read (hl_round_row_get_text (row), day, &error);
  hl_round_row_set_fault (row, error != NULL ? error->message : NULL);
}

static void
on_days_edited (HlRoundPeriod *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  read_day (self, self->from, &survey->from);
  read_day (self, self->to, &survey->to);
  check_order (self);
  hl_round_draft_touch (self->draft);
}

static void
show_day (HlRoundRow *row,
          HlDate      day)
{
  g_autofree char *text = day != HL_DATE_NONE ? hl_date_to_display (day) : g_strdup ("");

  hl_round_row_set_text (row, text);
}

static void
on_preset (HlRoundPeriod *self,
           GtkWidget     *button)
{
  const HlPeriod *period = g_object_get_data (G_OBJECT (button), "period");
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  survey->from = period->from;
  survey->to = period->to;
  show_day (self->from, survey->from);
  show_day (self->to, survey->to);
  hl_round_draft_touch (self->draft);
}

static void
add_preset (HlRoundPeriod  *self,
            const HlPeriod *period)
{
  g_autofree char *title = hl_period_title (period);
  GtkWidget *button = gtk_button_new_with_label (title);

  g_object_set_data_full (G_OBJECT (button), "period", g_memdup2 (period, sizeof *period), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_preset), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->presets, button);
}

/* This quarter, the next and the year, by the office's cut-offs. */
static void
show_presets (HlRoundPeriod *self)
{
  const HlOffice *office = hl_round_draft_get_office (self->draft);
  HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  HlPeriod period;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->presets))) != NULL)
    gtk_box_remove (self->presets, child);

  hl_period_holding (HL_PERIOD_QUARTER, today, office, &period);
  add_preset (self, &period);
  hl_period_holding (HL_PERIOD_QUARTER, period.to + 1, office, &period);
  add_preset (self, &period);
  hl_period_holding (HL_PERIOD_YEAR, today, office, &period);
  add_preset (self, &period);
}

static void
hl_round_period_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundPeriod *self = HL_ROUND_PERIOD (step);
  const HlSurvey *survey = hl_round_draft_get (draft);

  g_set_object (&self->draft, draft);
  show_day (self->from, survey->from);
  show_day (self->to, survey->to);
  check_order (self);
  show_presets (self);
  hl_round_scoring_show (self->scoring, draft);
  hl_round_rules_show (self->rules, draft);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from),
                            hl_round_draft_get_fixed (draft) != HL_ROUND_PUBLISHED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->to),
                            hl_round_draft_get_fixed (draft) != HL_ROUND_PUBLISHED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->presets),
                            hl_round_draft_get_fixed (draft) != HL_ROUND_PUBLISHED);
}

static void
hl_round_period_focus (HlRoundStep *step)
{
  gtk_widget_grab_focus (GTK_WIDGET (HL_ROUND_PERIOD (step)->from));
}

static void
hl_round_period_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_PERIOD (object)->draft);
  gtk_widget_dispose_template (GTK_WIDGET (object), HL_TYPE_ROUND_PERIOD);

  G_OBJECT_CLASS (hl_round_period_parent_class)->dispose (object);
}

static void
hl_round_period_class_init (HlRoundPeriodClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hl_round_period_dispose;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_period_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_period_focus;

  g_type_ensure (HL_TYPE_ROUND_ROW);
  g_type_ensure (HL_TYPE_ROUND_RULES);
  g_type_ensure (HL_TYPE_ROUND_SCORING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-period.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, presets);
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, from);
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, to);
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, scoring);
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, rules);
  gtk_widget_class_bind_template_callback (widget_class, on_days_edited);
}

static void
hl_round_period_init (HlRoundPeriod *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
