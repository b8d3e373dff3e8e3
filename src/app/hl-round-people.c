#include "app/hl-round-people.h"

#include "app/hl-row-list.h"
#include "app/hl-timetable-row.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-steps.h"

/* The time-table of a round, and who of the office asks and keys during it. */
struct _HlRoundPeople
{
  HlRoundStep parent_instance;

  /* owned */
  HlRoundDraft *draft;

  /* borrowed */
  HlRowList *list;
  GtkWidget *propose;
  GtkLabel  *interviewers;
  GtkLabel  *users;
};

G_DEFINE_FINAL_TYPE (HlRoundPeople, hl_round_people, HL_TYPE_ROUND_STEP)

/* The rows are the time-table. */
static void
save (HlRoundPeople *self)
{
  HlSurvey *survey = hl_round_draft_edit (self->draft);

  hl_survey_clear_steps (survey);
  for (guint i = 0; i < hl_row_list_count (self->list); i++)
    hl_timetable_row_add (HL_TIMETABLE_ROW (hl_row_list_get (self->list, i)), survey);
  gtk_widget_set_visible (self->propose, survey->n_steps == 0);
  hl_round_draft_touch (self->draft);
}

static GtkWidget *
add_row (HlRoundPeople *self)
{
  GtkWidget *row = hl_timetable_row_new ();

  g_signal_connect_swapped (row, "changed", G_CALLBACK (save), self);
  hl_row_list_append (self->list, row, TRUE);

  return row;
}

static void
on_add (HlRoundPeople *self)
{
  GtkWidget *row = add_row (self);

  gtk_widget_set_visible (self->propose, FALSE);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
is_shown (HlRoundPeople  *self,
          const HlSurvey *survey)
{
  if (hl_row_list_count (self->list) != survey->n_steps)
    return FALSE;

  for (guint i = 0; i < survey->n_steps; i++)
    if (!hl_timetable_row_is (HL_TIMETABLE_ROW (hl_row_list_get (self->list, i)),
                              &survey->steps[i]))
      return FALSE;

  return TRUE;
}

static void
show_steps (HlRoundPeople *self)
{
  const HlSurvey *survey = hl_round_draft_get (self->draft);

  gtk_widget_set_visible (self->propose, survey->n_steps == 0);
  if (is_shown (self, survey))
    return;

  hl_row_list_clear (self->list);
  for (guint i = 0; i < survey->n_steps; i++)
    hl_timetable_row_show (HL_TIMETABLE_ROW (add_row (self)), &survey->steps[i]);
}

static void
on_propose (HlRoundPeople *self)
{
  HlOffice *office = hl_round_draft_get_office (self->draft);

  hl_survey_propose_steps (hl_round_draft_edit (self->draft), "Văn phòng",
                           *office->one_stop != '\0' ? office->one_stop : "Bộ phận một cửa");
  show_steps (self);
  gtk_widget_child_focus (hl_row_list_get (self->list, 0), GTK_DIR_TAB_FORWARD);
  hl_round_draft_touch (self->draft);
}

/* Whoever serves on a day of the round. */
static char *
list_people (const HlOffice *office,
             const HlSurvey *survey,
             char            role)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < office->n_people; i++)
    {
      const HlPerson *person = &office->people[i];
      const gboolean serves = (survey->to == HL_DATE_NONE || person->from <= survey->to) &&
                              (person->to == HL_DATE_NONE || person->to >= survey->from);

      if (person->role != role || !serves)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              *person->name != '\0' ? person->name : person->code);
    }

  return g_string_free (text, FALSE);
}

static void
show_people (HlRoundPeople *self)
{
  const HlOffice *office = hl_round_draft_get_office (self->draft);
  const HlSurvey *survey = hl_round_draft_get (self->draft);
  g_autofree char *interviewers = list_people (office, survey, 'i');
  g_autofree char *users = list_people (office, survey, 'k');

  gtk_label_set_text (self->interviewers, *interviewers != '\0' ? interviewers : _("Nobody yet"));
  gtk_label_set_text (self->users, *users != '\0' ? users : _("Nobody yet"));
}

static void
hl_round_people_show (HlRoundStep  *step,
                      HlRoundDraft *draft)
{
  HlRoundPeople *self = HL_ROUND_PEOPLE (step);

  g_set_object (&self->draft, draft);
  show_steps (self);
  show_people (self);
}

static void
hl_round_people_focus (HlRoundStep *step)
{
  HlRoundPeople *self = HL_ROUND_PEOPLE (step);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (gtk_widget_get_visible (self->propose))
    {
      gtk_widget_grab_focus (self->propose);
      return;
    }

  /* To the first field, wherever the cursor was. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
hl_round_people_dispose (GObject *object)
{
  g_clear_object (&HL_ROUND_PEOPLE (object)->draft);

  G_OBJECT_CLASS (hl_round_people_parent_class)->dispose (object);
}

static void
hl_round_people_class_init (HlRoundPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_round_people_dispose;
  HL_ROUND_STEP_CLASS (klass)->show = hl_round_people_show;
  HL_ROUND_STEP_CLASS (klass)->focus = hl_round_people_focus;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
make_timetable (HlRoundPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = hl_row_list_new (_("Time-table"), _("_Add a Step"), TRUE);

  add_label (box, _("Time-table"), "heading");
  add_label (box, _("It stands in the plan; the overview reminds of each step that is due."),
             "dim-label");
  self->propose = gtk_button_new_with_mnemonic (_("_Propose the Usual Six Steps"));
  gtk_widget_set_halign (self->propose, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->propose, 6);
  gtk_widget_add_css_class (self->propose, "suggested-action");
  gtk_widget_set_margin_top (list, 6);
  self->list = HL_ROW_LIST (list);
  gtk_box_append (GTK_BOX (box), self->propose);
  gtk_box_append (GTK_BOX (box), list);
  g_signal_connect_swapped (self->propose, "clicked", G_CALLBACK (on_propose), self);
  g_signal_connect_swapped (list, "add", G_CALLBACK (on_add), self);
  g_signal_connect_swapped (list, "changed", G_CALLBACK (save), self);

  return box;
}

static GtkWidget *
make_people (HlRoundPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *office = gtk_button_new_with_mnemonic (_("People of the _Office…"));

  add_label (box, _("Who asks and keys during the round"), "heading");
  add_label (box, _("Officers are named with their fields. Whoever is in office then is offered "
                    "when forms are keyed."), "dim-label");
  add_label (box, _("Interviewers"), "caption");
  self->interviewers = GTK_LABEL (add_label (box, "", NULL));
  add_label (box, _("Users of the program"), "caption");
  self->users = GTK_LABEL (add_label (box, "", NULL));
  gtk_widget_set_halign (office, GTK_ALIGN_START);
  gtk_widget_set_margin_top (office, 6);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (office), "win.show-view::office");
  gtk_box_append (GTK_BOX (box), office);

  return box;
}

static void
hl_round_people_init (HlRoundPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), make_timetable (self));
  gtk_box_append (GTK_BOX (box), make_people (self));
  adw_bin_set_child (ADW_BIN (self), box);
}
