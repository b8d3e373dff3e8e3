#include "app/hl-text-field.h"
#include "core/hl-period.h"
#include "fixture.h"
#include "keyboard.h"

#define ROUND 5

static HlDate
get_today (void)
{
  return hl_date_from_unix (g_get_real_time () / G_USEC_PER_SEC);
}

static GtkWidget *
find_focus (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

/* The field under the cursor is the one with that label. */
static gboolean
is_on (Fixture    *fixture,
       const char *label)
{
  GtkWidget *focus = find_focus (fixture);
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, HL_TYPE_TEXT_FIELD) : NULL;

  return field != NULL &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (field))), label);
}

typedef struct
{
  Fixture    *fixture;
  const char *text;
} Wanted;

static gboolean
is_reached (gpointer data)
{
  Wanted *wanted = data;

  return is_on (wanted->fixture, wanted->text);
}

static void
wait_for_field (Fixture    *fixture,
                const char *label)
{
  Wanted wanted = { fixture, label };

  fixture_wait (is_reached, &wanted);
}

static gboolean
is_loaded (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *label = fixture_find_text (GTK_WIDGET (fixture->page), "Name of the office");

  return label != NULL &&
         *hl_text_field_get_known (HL_TEXT_FIELD (gtk_widget_get_parent (label))) != '\0';
}

/* Shows a part and puts the cursor into its first field. */
static void
show (Fixture    *fixture,
      const char *part)
{
  fixture_show (fixture, ROUND);
  fixture_wait (is_loaded, fixture);
  keyboard_focus ();
  hl_page_focus (fixture->page);
  gtk_widget_activate_action (find_focus (fixture), "office.part", "s", part);
}

static HlOffice *
read_office (Fixture *fixture,
             HlDate   day)
{
  g_autoptr (GError) error = NULL;
  HlOffice *office = hl_store_load_office (fixture->store, day, &error);

  g_assert_no_error (error);

  return office;
}

static const HlPerson *
find_person (const HlOffice *office,
             char            role,
             const char     *code)
{
  for (guint i = 0; i < office->n_people; i++)
    if (office->people[i].role == role && g_str_equal (office->people[i].code, code))
      return &office->people[i];

  return NULL;
}

/* A new name holds from today on; yesterday keeps the old one. */
static void
test_name (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlOffice) before = read_office (fixture, get_today () - 1);
  g_autoptr (HlOffice) now = NULL;
  g_autoptr (HlOffice) earlier = NULL;

  show (fixture, "names");
  wait_for_field (fixture, "Name of the office");
  keyboard_press ("ctrl+a U B N D Return");
  fixture_wait_text (fixture, "Saved at");
  fixture_wait_text (fixture, before->name);
  now = read_office (fixture, get_today ());
  earlier = read_office (fixture, get_today () - 1);
  g_assert_cmpstr (now->name, ==, "UBND");
  g_assert_cmpstr (earlier->name, ==, before->name);
}

static void
test_no_name (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "names");
  wait_for_field (fixture, "Name of the office");
  keyboard_press ("ctrl+a BackSpace Tab");
  fixture_wait_text (fixture, "The office needs a name");
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpstr (office->name, !=, "");
}

/* Four lines are refused; three are taken. */
static void
test_heading (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "names");
  wait_for_field (fixture, "Name of the office");
  keyboard_press ("Tab ctrl+a A Return B Return C Return D Tab");
  fixture_wait_text (fixture, "room for three lines");
  keyboard_press ("shift+Tab ctrl+a A Return B Return C Tab");
  fixture_wait_text (fixture, "Saved at");
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpstr (office->heading, ==, "A\nB\nC");
}

/* The lines over a signature are looked at; the advice does not keep them from being saved. */
static void
test_signer (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "signers");
  wait_for_field (fixture, "Lines over the signature");
  keyboard_press ("ctrl+a C H Tab");
  fixture_wait_text (fixture, "TM. ỦY BAN NHÂN DÂN");
  fixture_wait_text (fixture, "Saved at");
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpstr (office->signers[0].lines, ==, "CH");
  g_assert_cmpuint (office->n_signers, ==, 2);
}

static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlOffice) before = read_office (fixture, HL_DATE_NONE);
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "signers");
  wait_for_field (fixture, "Lines over the signature");
  keyboard_press ("alt+Down");
  fixture_wait_text (fixture, "Saved at");
  g_assert_true (is_on (fixture, "Lines over the signature"));
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpstr (office->signers[1].name, ==, before->signers[0].name);
}

/* An officer leaves: the day is kept, and what follows from it is said. */
static void
test_leaving (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "staff");
  wait_for_field (fixture, "Name");
  keyboard_press ("Tab Tab 1 slash 7 slash 2 0 2 6 Return");
  fixture_wait_text (fixture, "Has left");
  fixture_wait_text (fixture, "Saved at");
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpuint (office->people[0].to, ==, hl_date_new (2026, 7, 1));

  keyboard_press ("shift+Tab");
  wait_for_field (fixture, "Last day");
  keyboard_press ("shift+Tab");
  wait_for_field (fixture, "First day");
  keyboard_press ("3 slash 7 slash 2 0 2 6 Return");
  fixture_wait_text (fixture, "The last day is before the first");
}

static void
press_button (Fixture    *fixture,
              const char *label)
{
  GtkWidget *text = fixture_find_text (GTK_WIDGET (fixture->page), label);

  gtk_widget_grab_focus (gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON));
  keyboard_press ("space");
}

/* A code stands once; a row just added stays under the cursor while it is saved. */
static void
test_new_officer (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HlOffice) before = read_office (fixture, HL_DATE_NONE);
  g_autoptr (HlOffice) office = NULL;

  show (fixture, "staff");
  wait_for_field (fixture, "Name");
  press_button (fixture, "Add an Officer");
  wait_for_field (fixture, "Code");
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_parent (find_focus (fixture))),
                         before->people[0].code);
  keyboard_press ("Return");
  fixture_wait_text (fixture, "This code stands here twice");
  keyboard_press ("shift+Tab ctrl+a Z 9 Return");
  fixture_wait_text (fixture, "Saved at");
  g_assert_true (is_on (fixture, "Name"));
  keyboard_press ("L a n Return");
  keyboard_press ("3 1 slash 2 slash 2 0 2 6 Return");
  fixture_wait_text (fixture, "“31/2/2026” is not a day");
  office = read_office (fixture, HL_DATE_NONE);
  g_assert_cmpstr (find_person (office, 'o', "Z9")->name, ==, "Lan");
}

/* What the setting does is seen in days of this year. */
static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;
  g_autofree char *first = NULL;
  GtkWidget *label;
  HlPeriod period;
  guint year;

  hl_date_split (get_today (), &year, NULL, NULL);
  show (fixture, "deadlines");
  fixture_wait_text (fixture, "Quarter IV");
  label = fixture_find_text (GTK_WIDGET (fixture->page), "of the last month of the period");
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (label));
  keyboard_press ("ctrl+a 2 0 Return");
  fixture_wait_text (fixture, "Saved at");
  office = read_office (fixture, HL_DATE_NONE);
  hl_period_get (HL_PERIOD_QUARTER, year, 3, office, &period);
  g_assert_cmpuint (period.due, ==, hl_date_working_before (hl_date_new (year, 12, 19)));
  first = hl_date_to_display (period.due);
  fixture_wait_text (fixture, first);
}

/* Days that overlap or end before they begin are not taken. */
static void
test_overlap (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlOffice) office = NULL;
  g_autoptr (HlOffice) usual = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *calendar = NULL;
  g_autofree char *kept = NULL;
  GtkWidget *last;
  HlPeriod period;
  guint year;

  hl_date_split (get_today (), &year, NULL, NULL);
  show (fixture, "deadlines");
  fixture_wait_text (fixture, "Quarter II");
  last = gtk_widget_get_next_sibling
           (gtk_widget_get_next_sibling
             (fixture_find_text (GTK_WIDGET (fixture->page), "Quarter II")));
  gtk_widget_child_focus (last, GTK_DIR_TAB_FORWARD);
  usual = read_office (fixture, HL_DATE_NONE);
  calendar = hl_office_get (usual, "calendar");

  /* The last day of the second quarter falls into the third, then before its own first. */
  wait_for_field (fixture, "to");
  hl_period_get (HL_PERIOD_QUARTER, year, 2, usual, &period);
  typed = hl_date_to_display (period.from);
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_parent (find_focus (fixture))), typed);
  keyboard_press ("Return");
  fixture_wait_text (fixture, "they may not overlap");
  keyboard_press ("shift+Tab");
  wait_for_field (fixture, "to");
  keyboard_press ("ctrl+a 1 slash 1 slash 2 0 2 6 Return");
  fixture_wait_text (fixture, year == 2026 ? "ends before it begins" : "The days of");
  office = read_office (fixture, HL_DATE_NONE);
  kept = hl_office_get (office, "calendar");
  g_assert_cmpstr (kept, ==, calendar);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*test) (Fixture *,
                         gconstpointer);
  } tests[] = {
    { "/office/name", test_name },
    { "/office/no-name", test_no_name },
    { "/office/heading", test_heading },
    { "/office/signer", test_signer },
    { "/office/order", test_order },
    { "/office/leaving", test_leaving },
    { "/office/new-officer", test_new_officer },
    { "/office/calendar", test_calendar },
    { "/office/overlap", test_overlap },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check () || !keyboard_is_there ())
    return 77;
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "office", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
