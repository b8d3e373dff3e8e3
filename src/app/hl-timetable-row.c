#include "app/hl-timetable-row.h"

#include "app/hl-home-words.h"
#include "app/hl-text-field.h"
#include "core/hl-due.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-steps.h"

#define DUE_CHARS 26

/* One step of a round's time-table: what, when, what comes of it, who, how far. */
struct _HlTimetableRow
{
  GtkBox parent_instance;

  /* borrowed */
  HlTextField *fields[5];
  GtkDropDown *state;
};

enum
{
  TITLE,
  DUE,
  PRODUCT,
  LEAD,
  HELPER,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As the round has them, and in words. */
static const char *const states[] = { "", "doing", "done" };

G_DEFINE_FINAL_TYPE (HlTimetableRow, hl_timetable_row, GTK_TYPE_BOX)

static guint
find_state (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], state))
      return i;

  return 0;
}

/* What the words of the due day are taken for. */
static void
show_day (HlTimetableRow *self)
{
  g_autofree char *due = hl_text_field_get_text (self->fields[DUE]);
  const HlDate day = hl_due_parse (due);
  g_autofree char *display = day != HL_DATE_NONE ? hl_home_words_day (day) : NULL;
  g_autofree char *note = NULL;

  if (day != HL_DATE_NONE)
    note = g_strdup_printf (_("Due %s"), display);
  else
    note = g_strdup (*due != '\0' ? _("No day in it: there is no reminder") : "");
  hl_text_field_set_note (self->fields[DUE], note);
}

static void
check_title (HlTimetableRow *self)
{
  g_autofree char *title = hl_text_field_get_text (self->fields[TITLE]);

  hl_text_field_set_fault (self->fields[TITLE], *title == '\0'
                           ? _("Say what is to be done, or remove the step.") : NULL);
}

static void
on_changed (HlTimetableRow *self)
{
  show_day (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
hl_timetable_row_class_init (HlTimetableRowClass *klass)
{
  /**
   * HlTimetableRow::changed:
   * @self: the row
   *
   * Somebody changed the step.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_TIMETABLE_ROW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_field (HlTimetableRow *self,
           GtkWidget      *box,
           guint           i,
           const char     *label,
           const char     *hint)
{
  GtkWidget *field = hl_text_field_new (label, 1);

  self->fields[i] = HL_TEXT_FIELD (field);
  hl_text_field_set_hint (self->fields[i], hint, i == DUE ? DUE_CHARS : 0);
  gtk_widget_set_hexpand (field, i != DUE);
  g_signal_connect_swapped (field, "changed", G_CALLBACK (on_changed), self);
  gtk_box_append (GTK_BOX (box), field);
}

static GtkWidget *
make_state (HlTimetableRow *self)
{
  const char *const words[] = { _("Not begun"), _("In progress"), _("Done"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (_("State"));

  self->state = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("State"), -1);
  g_signal_connect_swapped (self->state, "notify::selected", G_CALLBACK (on_changed), self);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->state));

  return box;
}

static void
hl_timetable_row_init (HlTimetableRow *self)
{
  GtkWidget *what = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *who = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  gtk_box_set_homogeneous (GTK_BOX (who), TRUE);
  add_field (self, what, TITLE, _("What is to be done"), NULL);
  gtk_box_append (GTK_BOX (what), make_state (self));
  add_field (self, when, DUE, _("Month or day"), "Tháng 4/2026");
  add_field (self, when, PRODUCT, _("Product"), NULL);
  add_field (self, who, LEAD, _("Responsible"), NULL);
  add_field (self, who, HELPER, _("Working with"), NULL);
  g_signal_connect_swapped (self->fields[TITLE], "edited", G_CALLBACK (check_title), self);
  gtk_box_append (GTK_BOX (self), what);
  gtk_box_append (GTK_BOX (self), when);
  gtk_box_append (GTK_BOX (self), who);
}

/**
 * hl_timetable_row_new:
 *
 * Makes an empty row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
hl_timetable_row_new (void)
{
  return g_object_new (HL_TYPE_TIMETABLE_ROW, NULL);
}

/**
 * hl_timetable_row_show:
 * @self: the row
 * @step: a step of the time-table
 *
 * Shows it.
 */
void
hl_timetable_row_show (HlTimetableRow        *self,
                       const HlTimetableStep *step)
{
  const char *const texts[] = { step->title, step->due, step->product, step->lead, step->helper };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    hl_text_field_set_text (self->fields[i], texts[i]);
  g_signal_handlers_block_by_func (self->state, on_changed, self);
  gtk_drop_down_set_selected (self->state, find_state (step->state));
  g_signal_handlers_unblock_by_func (self->state, on_changed, self);
  show_day (self);
}

/**
 * hl_timetable_row_is:
 * @self: the row
 * @step: a step of the time-table
 *
 * Returns: whether the row shows just that
 */
gboolean
hl_timetable_row_is (HlTimetableRow        *self,
                     const HlTimetableStep *step)
{
  const char *const texts[] = { step->title, step->due, step->product, step->lead, step->helper };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = hl_text_field_get_text (self->fields[i]);

      if (!g_str_equal (text, texts[i]))
        return FALSE;
    }

  return gtk_drop_down_get_selected (self->state) == find_state (step->state);
}

/**
 * hl_timetable_row_add:
 * @self: the row
 * @survey: a round nobody else holds
 *
 * Appends what the row says to the time-table of the round.
 */
void
hl_timetable_row_add (HlTimetableRow *self,
                      HlSurvey       *survey)
{
  g_autofree char *title = hl_text_field_get_text (self->fields[TITLE]);
  g_autofree char *due = hl_text_field_get_text (self->fields[DUE]);
  g_autofree char *product = hl_text_field_get_text (self->fields[PRODUCT]);
  g_autofree char *lead = hl_text_field_get_text (self->fields[LEAD]);
  g_autofree char *helper = hl_text_field_get_text (self->fields[HELPER]);

  hl_survey_add_step (survey, title, due, product, lead, helper);
  hl_survey_set_step_state (survey, survey->n_steps - 1,
                            states[gtk_drop_down_get_selected (self->state)]);
}
