#include "app/hl-office-deadlines.h"

#include "app/hl-period-words.h"
#include "app/hl-text-field.h"
#include "core/hl-i18n.h"
#include "core/hl-office-calendar.h"

#define MAX_PERIODS 12
#define DATE_CHARS 10
#define LABEL_HEIGHT 26  /* over an entry, so that words stand beside what is in it */
#define USUAL_DUE_DAY 5

/* The reporting calendar: for each kind of period the days of its data and the day its report is
 * due, with the real days of this year. */
struct _HlOfficeDeadlines
{
  GtkBox parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  HlPeriodKind  kind;
  guint         year;
  gboolean      showing;

  /* borrowed */
  GtkWidget      *kinds[HL_PERIOD_FREE];
  GtkCheckButton *owed;
  HlTextField    *due_day;
  GtkBox         *rows;
  GtkWidget      *usual;
  GtkLabel       *days;
};

G_DEFINE_FINAL_TYPE (HlOfficeDeadlines, hl_office_deadlines, GTK_TYPE_BOX)

static const char *const kind_names[] = {
  N_("Months"), N_("Quarters"), N_("Half-years"), N_("Nine months"), N_("Years"),
};

static HlDate
get_today (void)
{
  return hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
}

static const HlDeadline *
find_deadline (HlOfficeDeadlines *self)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);

  for (guint i = 0; i < office->n_calendar; i++)
    if (g_str_equal (office->calendar[i].kind, hl_period_kind_name (self->kind)))
      return &office->calendar[i];

  return NULL;
}

static HlTextField *
get_field (GtkWidget *row,
           gboolean   last)
{
  GtkWidget *field = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));

  return HL_TEXT_FIELD (last ? gtk_widget_get_next_sibling (field) : field);
}

/* The report may be due before its data are complete: then it says what is known. */
static void
show_due (HlOfficeDeadlines *self)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);
  const gboolean owed = hl_period_is_owed (self->kind, office);
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (guint i = 0; row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    {
      g_autofree char *text = NULL;
      HlPeriod period;

      hl_period_get (self->kind, self->year, i, office, &period);
      if (!owed)
        period.due = HL_DATE_NONE;
      text = hl_period_words_due (&period, get_today ());
      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (row)), text);
    }
}

static gboolean
read_day (HlTextField *field,
          guint        first_year,
          guint        last_year,
          HlDate      *out_day)
{
  g_autofree char *text = hl_text_field_get_text (field);
  g_autofree char *fault = NULL;
  g_autoptr (GError) error = NULL;
  guint year;

  hl_text_field_set_fault (field, NULL);
  if (!hl_date_read (text, out_day, &error))
    {
      hl_text_field_set_fault (field, error->message);
      return FALSE;
    }

  hl_date_split (*out_day, &year, NULL, NULL);
  if (year >= first_year && year <= last_year)
    return TRUE;

  fault = g_strdup_printf (_("The days of %u are shown: write a day of that year"), last_year);
  hl_text_field_set_fault (field, fault);

  return FALSE;
}

/* Reads all days. What is wrong is said at its place. */
static gboolean
read_days (HlOfficeDeadlines *self,
           HlDate            *days)
{
  gboolean is_right = TRUE;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL;
       row = gtk_widget_get_next_sibling (row), n += 2)
    {
      if (!read_day (get_field (row, FALSE), self->year - 1, self->year, &days[n]) ||
          !read_day (get_field (row, TRUE), self->year, self->year, &days[n + 1]))
        return FALSE;

      if (days[n + 1] < days[n])
        hl_text_field_set_fault (get_field (row, TRUE), _("The period ends before it begins."));
      else if (n > 0 && days[n] <= days[n - 1])
        hl_text_field_set_fault (get_field (row, FALSE),
                                 _("This day belongs to the period before: they may not overlap."));
      else
        continue;

      is_right = FALSE;
    }

  return is_right;
}

static gboolean
is_usual (HlOfficeDeadlines *self,
          const HlDate      *days)
{
  g_autoptr (HlOffice) usual = hl_office_new ();
  HlPeriod period;

  for (guint i = 0; i < hl_period_count (self->kind); i++)
    {
      hl_period_get (self->kind, self->year, i, usual, &period);
      if (period.from != days[2 * i] || period.to != days[2 * i + 1])
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_due_day (HlOfficeDeadlines *self,
              guint             *out_day)
{
  g_autofree char *text = hl_text_field_get_text (self->due_day);
  guint64 day;
  gboolean is_day = g_ascii_string_to_unsigned (text, 10, 1, 31, &day, NULL);

  hl_text_field_set_fault (self->due_day, is_day ? NULL : _("Write the day as a number, 1 to 31."));
  *out_day = is_day ? (guint) day : 0;

  return is_day;
}

static void
save (HlOfficeDeadlines *self)
{
  const gboolean owed = gtk_check_button_get_active (self->owed);
  HlDate days[2 * MAX_PERIODS];
  g_autofree char *cutoffs = NULL;
  g_autofree char *calendar = NULL;
  g_autoptr (GError) error = NULL;
  guint due_day = 0;

  if (self->showing || (owed && !read_due_day (self, &due_day)) || !read_days (self, days))
    return;

  cutoffs = is_usual (self, days) ? g_strdup ("")
            : hl_cutoffs_format (days, hl_period_count (self->kind), self->year);
  calendar = hl_calendar_with (hl_office_edit_get_office (self->edit),
                               hl_period_kind_name (self->kind), due_day, cutoffs);
  if (!hl_office_edit_set (self->edit, "calendar", calendar, &error))
    hl_text_field_set_fault (self->due_day, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->due_day), owed);
  gtk_widget_set_visible (self->usual, *cutoffs != '\0');
  show_due (self);
}

static GtkWidget *
make_day (HlOfficeDeadlines *self,
          const char        *label,
          const char        *period,
          HlDate             day)
{
  g_autofree char *name = g_strdup_printf ("%s, %s", period, label);
  g_autofree char *text = hl_date_to_display (day);
  GtkWidget *field = hl_text_field_new (label, 1);

  hl_text_field_set_name (HL_TEXT_FIELD (field), name);
  hl_text_field_set_hint (HL_TEXT_FIELD (field), _("dd/mm/yyyy"), DATE_CHARS);
  hl_text_field_set_text (HL_TEXT_FIELD (field), text);
  g_signal_connect_swapped (field, "edited", G_CALLBACK (save), self);

  return field;
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);

  return label;
}

static void
add_row (HlOfficeDeadlines *self,
         GtkSizeGroup      *names,
         const HlPeriod    *period)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *name = hl_period_words_name (period);
  GtkWidget *label = make_label (name);
  GtkWidget *due = make_label (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_size_group_add_widget (names, label);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, LABEL_HEIGHT);
  gtk_widget_set_valign (due, GTK_ALIGN_START);
  gtk_widget_set_margin_top (due, LABEL_HEIGHT);
  gtk_widget_set_hexpand (due, TRUE);
  gtk_widget_add_css_class (due, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), make_day (self, _("Data from"), name, period->from));
  gtk_box_append (GTK_BOX (row), make_day (self, _("to"), name, period->to));
  gtk_box_append (GTK_BOX (row), due);
  gtk_box_append (self->rows, row);
}

static void
show_rows (HlOfficeDeadlines *self)
{
  g_autoptr (GtkSizeGroup) names = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);

  for (guint i = 0; i < hl_period_count (self->kind); i++)
    {
      HlPeriod period;

      hl_period_get (self->kind, self->year, i, hl_office_edit_get_office (self->edit), &period);
      add_row (self, names, &period);
    }
}

static void
show_kind (HlOfficeDeadlines *self)
{
  const HlDeadline *deadline = find_deadline (self);
  const gboolean owed = hl_period_is_owed (self->kind, hl_office_edit_get_office (self->edit));
  g_autofree char *day = g_strdup_printf ("%u", deadline != NULL && deadline->due_day > 0
                                          ? deadline->due_day : USUAL_DUE_DAY);

  self->showing = TRUE;
  hl_date_split (get_today (), &self->year, NULL, NULL);
  show_rows (self);
  gtk_check_button_set_active (self->owed, owed);
  hl_text_field_set_text (self->due_day, day);
  hl_text_field_set_fault (self->due_day, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->due_day), owed);
  gtk_widget_set_visible (self->usual, deadline != NULL && *deadline->cutoffs != '\0');
  show_due (self);
  self->showing = FALSE;
}

static void
on_usual (HlOfficeDeadlines *self)
{
  const HlDeadline *deadline = find_deadline (self);
  g_autofree char *calendar = hl_calendar_with (hl_office_edit_get_office (self->edit),
                                                deadline->kind, deadline->due_day, "");
  g_autoptr (GError) error = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (self->owed));
  if (hl_office_edit_set (self->edit, "calendar", calendar, &error))
    show_kind (self);
  else
    hl_text_field_set_fault (self->due_day, error->message);
}

static void
on_kind (HlOfficeDeadlines *self,
         GtkToggleButton   *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < HL_PERIOD_FREE; i++)
    if (self->kinds[i] == GTK_WIDGET (button))
      self->kind = i;
  show_kind (self);
}

static void
on_loaded (HlOfficeDeadlines *self,
           gboolean           is_new)
{
  g_autofree char *days = hl_office_edit_say_days (self->edit, "calendar", FALSE);

  gtk_label_set_text (self->days, days);
  gtk_widget_set_visible (GTK_WIDGET (self->days), *days != '\0');
  if (is_new)
    show_kind (self);
}

static void
hl_office_deadlines_dispose (GObject *object)
{
  g_clear_object (&HL_OFFICE_DEADLINES (object)->edit);

  G_OBJECT_CLASS (hl_office_deadlines_parent_class)->dispose (object);
}

/* Coming in forwards, the cursor is on the kind that is shown. */
static gboolean
hl_office_deadlines_focus (GtkWidget       *widget,
                           GtkDirectionType direction)
{
  HlOfficeDeadlines *self = HL_OFFICE_DEADLINES (widget);

  if (direction == GTK_DIR_TAB_FORWARD && gtk_widget_get_focus_child (widget) == NULL)
    return gtk_widget_grab_focus (self->kinds[self->kind]);

  return GTK_WIDGET_CLASS (hl_office_deadlines_parent_class)->focus (widget, direction);
}

static void
hl_office_deadlines_class_init (HlOfficeDeadlinesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_deadlines_dispose;
  GTK_WIDGET_CLASS (klass)->focus = hl_office_deadlines_focus;
}

static GtkWidget *
make_kinds (HlOfficeDeadlines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  for (guint i = 0; i < HL_PERIOD_FREE; i++)
    {
      self->kinds[i] = gtk_toggle_button_new_with_label (_(kind_names[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->kinds[i]),
                                     GTK_TOGGLE_BUTTON (self->kinds[0]));
      gtk_box_append (GTK_BOX (box), self->kinds[i]);
    }

  return box;
}

static GtkWidget *
make_rule (HlOfficeDeadlines *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *owed = gtk_check_button_new_with_label (_("Reports of this kind are handed in"));
  GtkWidget *due_day = hl_text_field_new (_("Before _day … of the last month of the period"), 1);

  self->owed = GTK_CHECK_BUTTON (owed);
  self->due_day = HL_TEXT_FIELD (due_day);
  hl_text_field_set_hint (self->due_day, "5", 4);
  hl_text_field_set_note (self->due_day,
                          _("The report is in time on the last working day before."));
  gtk_box_append (GTK_BOX (box), owed);
  gtk_box_append (GTK_BOX (box), due_day);
  g_signal_connect_swapped (owed, "toggled", G_CALLBACK (save), self);
  g_signal_connect_swapped (due_day, "edited", G_CALLBACK (save), self);

  return box;
}

static void
hl_office_deadlines_init (HlOfficeDeadlines *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  self->kind = HL_PERIOD_QUARTER;
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  self->usual = gtk_button_new_with_mnemonic (_("Back to the _Usual Days"));
  gtk_widget_set_halign (self->usual, GTK_ALIGN_START);
  g_signal_connect_swapped (self->usual, "clicked", G_CALLBACK (on_usual), self);
  self->days = GTK_LABEL (make_label (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->days), "dim-label");

  gtk_box_append (GTK_BOX (self), make_kinds (self));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "card-content");
  gtk_box_append (GTK_BOX (card), make_rule (self));
  gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->rows));
  gtk_box_append (GTK_BOX (card), self->usual);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (self->days));
  gtk_box_append (GTK_BOX (self), card);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->kinds[self->kind]), TRUE);
  for (guint i = 0; i < HL_PERIOD_FREE; i++)
    g_signal_connect_swapped (self->kinds[i], "toggled", G_CALLBACK (on_kind), self);
}

/**
 * hl_office_deadlines_new:
 * @edit: the office
 *
 * Makes the reporting calendar.
 *
 * Returns: (transfer floating): the calendar
 */
GtkWidget *
hl_office_deadlines_new (HlOfficeEdit *edit)
{
  HlOfficeDeadlines *self = g_object_new (HL_TYPE_OFFICE_DEADLINES, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
