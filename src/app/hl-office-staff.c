#include "app/hl-office-staff.h"

#include "app/hl-row-list.h"
#include "app/hl-text-field.h"
#include "core/hl-i18n.h"
#include "core/hl-office-people.h"

#define N_ROLES 3
#define CODE_CHARS 8
#define DATE_CHARS 10

/* Officers, interviewers and users of the program, with their days in office. */
struct _HlOfficeStaff
{
  GtkBox parent_instance;

  /* owned */
  HlOfficeEdit *edit;

  /* borrowed */
  HlRowList *lists[N_ROLES];
};

enum
{
  CODE,
  NAME,
  FROM,
  TO,
  N_FIELDS,
};

static const struct
{
  char        role;
  const char *title;
  const char *text;
  const char *add;
} roles[N_ROLES] = {
  { 'o', N_("Officers"), N_("Who serves at the counters, as the forms name them."),
    N_("Add an _Officer") },
  { 'i', N_("Interviewers"), N_("Who asks people or hands out the forms."),
    N_("Add an _Interviewer") },
  { 'k', N_("Users of the program"), N_("Who keys and checks forms. The program adds each one who "
                                        "gives a name."), N_("Add a _User") },
};

G_DEFINE_FINAL_TYPE (HlOfficeStaff, hl_office_staff, GTK_TYPE_BOX)

static HlTextField *
get_field (GtkWidget * row,
           guint i)
{
  GtkWidget *field = gtk_widget_get_first_child (row);

  while (i-- > 0)
    field = gtk_widget_get_next_sibling (field);

  return HL_TEXT_FIELD (field);
}

/* "" is no day, and right. A day is shown as all are. */
static gboolean
read_day (HlTextField *field,
          HlDate      *out_day)
{
  g_autofree char *text = hl_text_field_get_text (field);
  g_autoptr (GError) error = NULL;
  gboolean is_day;

  *out_day = HL_DATE_NONE;
  is_day = *text == '\0' || hl_date_read (text, out_day, &error);
  hl_text_field_set_fault (field, is_day ? NULL : error->message);
  if (is_day)
    {
      g_autofree char *display = hl_date_to_display (*out_day);

      hl_text_field_set_text (field, display);
    }

  return is_day;
}

static guint
get_role (HlOfficeStaff *self,
          GtkWidget     *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, HL_TYPE_ROW_LIST);
  guint i = 0;

  while (GTK_WIDGET (self->lists[i]) != list)
    i++;

  return i;
}

/* Two new rows may have one code before either is stored. */
static gboolean
is_twice (HlOfficeStaff *self,
          GtkWidget     *row,
          const char    *code)
{
  HlRowList *list = self->lists[get_role (self, row)];
  g_autofree char *folded = g_utf8_casefold (code, -1);

  for (guint i = 0; i < hl_row_list_count (list); i++)
    {
      GtkWidget *other = hl_row_list_get (list, i);
      g_autofree char *text = hl_text_field_get_text (get_field (other, CODE));
      g_autofree char *other_code = g_utf8_casefold (text, -1);

      if (other != row && g_str_equal (folded, other_code))
        return TRUE;
    }

  return FALSE;
}

static void
show_absence (GtkWidget      *row,
              const HlPerson *person)
{
  const HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
  const char *note = NULL;

  if (person->to != HL_DATE_NONE && person->to < today)
    note = _("Has left: no longer offered when forms are keyed; old rounds keep the name.");
  else if (!hl_person_serves (person, today))
    note = _("Not yet in office: offered from the first day on.");
  hl_text_field_set_note (get_field (row, NAME), note);
}

static void
on_edited (HlOfficeStaff *self,
           HlTextField   *field)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (field));
  g_autofree char *code = hl_text_field_get_text (get_field (row, CODE));
  g_autofree char *name = hl_text_field_get_text (get_field (row, NAME));
  HlPerson person = { .id = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "person")),
                      .role = roles[get_role (self, row)].role, .code = code, .name = name };
  gboolean is_right = read_day (get_field (row, FROM), &person.from);
  g_autoptr (GError) error = NULL;

  is_right = read_day (get_field (row, TO), &person.to) && is_right;
  hl_text_field_set_fault (get_field (row, CODE), NULL);
  if (!is_right)
    return;

  if (*code != '\0' && person.id == 0 && is_twice (self, row, code))
    hl_text_field_set_fault (get_field (row, CODE), _("This code stands here twice."));
  else if (hl_office_check_person (hl_office_edit_get_office (self->edit), &person, &error))
    hl_office_edit_save_person (self->edit, &person);
  else
    hl_text_field_set_fault (get_field (row, person.to != HL_DATE_NONE && person.to < person.from
                                        ? TO : CODE), error->message);
  show_absence (row, &person);
}

static GtkWidget *
add_row (HlOfficeStaff  *self,
         HlRowList      *list,
         const HlPerson *person)
{
  static const char *const labels[] = { N_("Code"), N_("Name"), N_("First day"), N_("Last day") };
  g_autofree char *from = hl_date_to_display (person->from);
  g_autofree char *to = hl_date_to_display (person->to);
  const char *const texts[N_FIELDS] = { person->code, person->name, from, to };
  static const int n_chars[] = { CODE_CHARS, 0, DATE_CHARS, DATE_CHARS };
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *field = hl_text_field_new (_(labels[i]), 1);

      gtk_widget_set_hexpand (field, i == NAME);
      hl_text_field_set_hint (HL_TEXT_FIELD (field), i >= FROM ? _("dd/mm/yyyy") : NULL,
                              n_chars[i]);
      hl_text_field_set_text (HL_TEXT_FIELD (field), texts[i]);
      g_signal_connect_swapped (field, "edited", G_CALLBACK (on_edited), self);
      gtk_box_append (GTK_BOX (row), field);
    }
  if (person->id != 0)
    hl_text_field_set_fixed (get_field (row, CODE));
  g_object_set_data (G_OBJECT (row), "person", GUINT_TO_POINTER (person->id));
  show_absence (row, person);
  hl_row_list_append (list, row, person->id == 0);

  return row;
}

static void
on_add (HlOfficeStaff *self,
        HlRowList     *list)
{
  const HlPerson empty = { .code = (char *) "", .name = (char *) "" };
  GtkWidget *row = add_row (self, list, &empty);

  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static gboolean
shows (GtkWidget      *row,
       const HlPerson *person)
{
  g_autofree char *from = hl_date_to_display (person->from);
  g_autofree char *to = hl_date_to_display (person->to);
  const char *const texts[N_FIELDS] = { person->code, person->name, from, to };

  for (guint i = 0; i < N_FIELDS; i++)
    if (!g_str_equal (hl_text_field_get_known (get_field (row, i)), texts[i]))
      return FALSE;

  return TRUE;
}

static GtkWidget *
find_row (HlRowList      *list,
          const HlPerson *person)
{
  for (guint i = 0; i < hl_row_list_count (list); i++)
    if (shows (hl_row_list_get (list, i), person))
      return hl_row_list_get (list, i);

  return NULL;
}

static void
set_person (GtkWidget      *row,
            const HlPerson *person)
{
  if (g_object_get_data (G_OBJECT (row), "person") == NULL)
    {
      hl_text_field_set_fixed (get_field (row, CODE));
      hl_row_list_keep (row);
    }
  g_object_set_data (G_OBJECT (row), "person", GUINT_TO_POINTER (person->id));
}

/* A row just typed stays where it is, under the cursor, and gets the person it stands for. */
static gboolean
is_shown (HlOfficeStaff *self,
          guint          role)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);

  for (guint i = 0; i < office->n_people; i++)
    {
      GtkWidget *row;

      if (office->people[i].role != roles[role].role)
        continue;

      row = find_row (self->lists[role], &office->people[i]);
      if (row == NULL)
        return FALSE;
      set_person (row, &office->people[i]);
    }

  return TRUE;
}

/* Who is in office comes first. */
static void
show_role (HlOfficeStaff *self,
           guint          role,
           gboolean       serving)
{
  const HlOffice *office = hl_office_edit_get_office (self->edit);
  const HlDate today = hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);

  for (guint i = 0; i < office->n_people; i++)
    {
      const HlPerson *person = &office->people[i];
      const gboolean has_left = person->to != HL_DATE_NONE && person->to < today;

      if (person->role == roles[role].role && has_left != serving)
        add_row (self, self->lists[role], person);
    }
}

static void
on_loaded (HlOfficeStaff *self,
           gboolean       is_new)
{
  for (guint i = 0; is_new && i < N_ROLES; i++)
    {
      if (is_shown (self, i))
        continue;

      hl_row_list_clear (self->lists[i]);
      show_role (self, i, TRUE);
      show_role (self, i, FALSE);
    }
}

static void
hl_office_staff_dispose (GObject *object)
{
  g_clear_object (&HL_OFFICE_STAFF (object)->edit);

  G_OBJECT_CLASS (hl_office_staff_parent_class)->dispose (object);
}

static void
hl_office_staff_class_init (HlOfficeStaffClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hl_office_staff_dispose;
}

static void
add_label (HlOfficeStaff *self,
           const char    *text,
           const char    *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (self), label);
}

static void
hl_office_staff_init (HlOfficeStaff *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  for (guint i = 0; i < N_ROLES; i++)
    {
      GtkWidget *list = hl_row_list_new (_(roles[i].title), _(roles[i].add), FALSE);

      self->lists[i] = HL_ROW_LIST (list);
      add_label (self, _(roles[i].title), "heading");
      add_label (self, _(roles[i].text), "dim-label");
      gtk_widget_set_margin_top (list, 6);
      gtk_widget_set_margin_bottom (list, 18);
      gtk_box_append (GTK_BOX (self), list);
      g_signal_connect_swapped (list, "add", G_CALLBACK (on_add), self);
    }
}

/**
 * hl_office_staff_new:
 * @edit: the office
 *
 * Makes the lists of the office's people.
 *
 * Returns: (transfer floating): the lists
 */
GtkWidget *
hl_office_staff_new (HlOfficeEdit *edit)
{
  HlOfficeStaff *self = g_object_new (HL_TYPE_OFFICE_STAFF, NULL);

  self->edit = g_object_ref (edit);
  g_signal_connect_object (edit, "loaded", G_CALLBACK (on_loaded), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
