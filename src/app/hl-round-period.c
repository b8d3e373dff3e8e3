#include "app/hl-round-period.h"

#include "app/hl-round-row.h"
#include "core/hl-i18n.h"

/* The days of a round, and how it is scored. */
struct _HlRoundPeriod
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* template children */
  HlRoundRow *from;
  HlRoundRow *to;
};

G_DEFINE_FINAL_TYPE (HlRoundPeriod, hl_round_period, HL_TYPE_ROUND_STEP)

static void
check_order (HlRoundPeriod *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);

  if (survey->from != HL_DATE_NONE && survey->to != HL_DATE_NONE && survey->to < survey->from)
    hl_round_row_set_fault (self->to, _("The round ends before it begins: exchange the days"));
}

/* A day that cannot be read leaves the round without it, so that it cannot be opened unseen. */
static void
read_day (HlRoundPeriod *self,
          HlRoundRow    *row,
          HlDate        *day)
{
  g_autoptr (GError) error = NULL;

  *day = HL_DATE_NONE;
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
hl_round_period_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundPeriod *self = HL_ROUND_PERIOD (step);
  const HlSurvey *survey = hl_round_draft_get (draft);

  g_set_object (&self->draft, draft);
  show_day (self->from, survey->from);
  show_day (self->to, survey->to);
  check_order (self);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/hailong/HaiLong/hl-round-period.ui");
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, from);
  gtk_widget_class_bind_template_child (widget_class, HlRoundPeriod, to);
  gtk_widget_class_bind_template_callback (widget_class, on_days_edited);
}

static void
hl_round_period_init (HlRoundPeriod *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
