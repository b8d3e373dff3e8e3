/* The register of forms in the window, by keyboard where a hand would. */
#include <string.h>

#include "app/hl-register-pane.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-csv.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-log.h"
#include "store/hl-store-register.h"
#include "store/hl-store-survey.h"

#define N_SPANS 5000

/* An open round of autumn 2022 with two fields and the numbers 1 to @last. */
static gint64
add_round (Fixture *fixture,
           gint64   last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 55, 0, HL_NO_INDEX);
  hl_survey_add_range (survey, 56, last, 1, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  return id;
}

static HlRegisterPane *
get_pane (Fixture *fixture)
{
  return HL_REGISTER_PANE (gtk_window_get_child (fixture->window));
}

static void
show (Fixture *fixture,
      gint64   survey_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, survey_id, &error);

  g_assert_no_error (error);
  hl_register_pane_show (get_pane (fixture), fixture->workspace, survey);
}

/* As the window does with its pages. */
static void
on_changed (Fixture *fixture,
            gint64   survey_id)
{
  if (survey_id > 0)
    show (fixture, survey_id);
}

static void
wait_text (Fixture    *fixture,
           const char *text)
{
  g_test_message ("waiting for %s", text);
  fixture_wait_label (GTK_WIDGET (get_pane (fixture)), text);
}

/* The pane in the fixture's window, with a round of its own. */
static gint64
open_pane (Fixture *fixture,
           gint64   last)
{
  gint64 id = add_round (fixture, last);

  fixture->page = NULL;
  gtk_window_set_child (fixture->window, g_object_new (HL_TYPE_REGISTER_PANE, NULL));
  g_signal_connect_swapped (fixture->workspace, "changed", G_CALLBACK (on_changed), fixture);
  show (fixture, id);
  hl_register_pane_focus (get_pane (fixture));
  wait_text (fixture, "Issued: ");

  return id;
}

static void
close_pane (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_func (fixture->workspace, on_changed, fixture);
}

/* "1-10 Lan 2022-09-05; 4-4 Lan 2022-09-05 lost" */
static char *
list_spans (Fixture *fixture,
            gint64   survey_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = hl_store_list_register (fixture->store, survey_id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const HlRegisterSpan *span = spans->pdata[i];
      g_autofree char *day = span->day != HL_DATE_NONE ? hl_date_to_iso (span->day)
                                                       : g_strdup ("–");

      g_string_append_printf (text, "%s%d-%d %s %s %s", i > 0 ? "; " : "", (int) span->first,
                              (int) span->last, span->issued_to, day,
                              hl_outcome_to_string (span->outcome));
    }

  return g_string_free (text, FALSE);
}

static gboolean
is_label_for (GtkWidget *widget,
              gpointer   data)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_widget (GTK_LABEL (widget)) != NULL &&
         g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), data);
}

/* The control that a label with a mnemonic is for. */
static GtkWidget *
find_control (Fixture    *fixture,
              const char *label)
{
  GtkWidget *found = fixture_find (GTK_WIDGET (get_pane (fixture)), is_label_for, (gpointer) label);

  return gtk_label_get_mnemonic_widget (GTK_LABEL (found));
}

static void
type (Fixture    *fixture,
      const char *label,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_control (fixture, label)), text);
}

static void
enter (Fixture    *fixture,
       const char *label)
{
  g_signal_emit_by_name (find_control (fixture, label), "activate");
}

static void
press (const char *keys)
{
  keyboard_press (keys);
}

/* Two hand-outs and an outcome without a mouse: number, name and day; number and name; the loss. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  g_autofree char *spans = NULL;

  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is missing");
      close_pane (fixture);
      return;
    }

  keyboard_focus ();
  press ("Return L a n Tab 5 slash 9 Return");
  wait_text (fixture, "Written down: 001-3–010-1");
  wait_text (fixture, "Lan");
  press ("Return M i n h Return");
  wait_text (fixture, "Minh");

  press ("3 Return Tab Tab Down Down Down Down Down Down Down Down Down Tab 7 slash 9 Return");
  wait_text (fixture, "Lost form: 1");
  spans = list_spans (fixture, id);
  g_assert_cmpstr (spans, ==, "1-2 Lan 2022-09-05 outstanding; 3-3 Lan 2022-09-05 lost; "
                   "4-10 Lan 2022-09-05 outstanding; 11-20 Minh 2022-09-05 outstanding");
  close_pane (fixture);
}

static void
write_down (Fixture    *fixture,
            const char *serials,
            const char *person)
{
  type (fixture, "Form numbers", serials);
  enter (fixture, "Form numbers");
  type (fixture, "Handed out to", person);
  enter (fixture, "Handed out to");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *serials;
    const char *day;
    guint       outcome; /* + 1 */
    const char *other;
    const char *refused;
  } cases[] = {
    { "033-2", "", 0, "", "033-2 does not match its check digit" },
    { "170", "", 0, "", "170 was never issued" },
    { "30-21", "", 0, "", "last form number is lower" },
    { "40", "31/8/2022", 0, "", "31/08/2022 is before the round begins on 01/09/2022" },
    { "40", "31/9", 0, "", "is not a day" },
    { "40", "", HL_OUTCOME_REPLACED + 1, "40", "One form is replaced by one other" },
    { "40", "", HL_OUTCOME_REPLACED + 1, "", "Say which form replaced it" },
    { "40-41", "", HL_OUTCOME_REPLACED + 1, "42", "One form is replaced by one other" },
  };
  gint64 id = open_pane (fixture, 160);
  g_autofree char *spans = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *serials;

      type (fixture, "Form numbers", cases[i].serials);
      enter (fixture, "Form numbers");
      type (fixture, "Handed out to", "Lan");
      type (fixture, "Handed out on", cases[i].day);
      gtk_drop_down_set_selected (GTK_DROP_DOWN (find_control (fixture, "Outcome")),
                                  cases[i].outcome);
      type (fixture, "Replaced by form", cases[i].other);
      enter (fixture, "Handed out to");
      wait_text (fixture, cases[i].refused);
      serials = find_control (fixture, "Form numbers");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (serials)), ==, cases[i].serials);
    }

  spans = list_spans (fixture, id);
  g_assert_cmpstr (spans, ==, "");
  close_pane (fixture);
}

/* Forms that somebody has are only given to another when it is said twice. */
static void
test_overlap (Fixture      *fixture,
              gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  write_down (fixture, "1-10", "Lan");
  wait_text (fixture, "Lan");
  write_down (fixture, "5-15", "Minh");
  wait_text (fixture, "The register already says about 005-9–010-1: Lan, Outstanding");
  before = list_spans (fixture, id);
  g_assert_cmpstr (before, ==, "1-10 Lan – outstanding");

  enter (fixture, "Handed out to");
  wait_text (fixture, "Minh");
  after = list_spans (fixture, id);
  g_assert_cmpstr (after, ==, "1-4 Lan – outstanding; 5-10 Minh – outstanding; "
                   "11-15 Minh – outstanding");
  close_pane (fixture);
}

/* The line about a form that is in and lost leads to its row; its row is put right. */
static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  const char *text = "serial,field,c01\n4,Hộ tịch,5\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) report = hl_response_csv_import (fixture->store, id, bytes, &error);
  GtkDropDown *outcome;

  g_assert_no_error (error);
  type (fixture, "Form numbers", "4");
  enter (fixture, "Form numbers");
  outcome = GTK_DROP_DOWN (find_control (fixture, "Outcome"));
  gtk_drop_down_set_selected (outcome, HL_OUTCOME_LOST + 1);
  enter (fixture, "Handed out to");

  fixture_click (GTK_WIDGET (get_pane (fixture)), "Form 004-5 is in with answers");
  wait_text (fixture, "1 row");
  type (fixture, "Form numbers", "4");
  enter (fixture, "Form numbers");
  g_assert_cmpuint (gtk_drop_down_get_selected (outcome), ==, HL_OUTCOME_LOST + 1);
  gtk_drop_down_set_selected (outcome, HL_OUTCOME_RETURNED + 1);
  enter (fixture, "Handed out to");
  wait_text (fixture, "0 rows");
  g_assert_null (fixture_find_text (GTK_WIDGET (get_pane (fixture)), "is in with answers"));
  close_pane (fixture);
}

static GtkWidget *
show_numbers (Fixture    *fixture,
              const char *title)
{
  gtk_widget_activate_action (GTK_WIDGET (get_pane (fixture)), "register.show", "s", "numbers");

  return fixture_find_row (GTK_WIDGET (get_pane (fixture)), title);
}

/* More numbers: said beforehand, refused without a reason, logged with it. */
static void
test_grow (Fixture      *fixture,
           gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  GtkWidget *count = show_numbers (fixture, "How many more");
  GtkWidget *pane = GTK_WIDGET (get_pane (fixture));
  GtkWidget *reason = fixture_find_row (pane, "Why (printed in the report)");
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (GPtrArray) log = NULL;

  wait_text (fixture, "Hộ tịch: free 051–055; in use –");
  wait_text (fixture, "Not handed out: 001–160");
  gtk_editable_set_text (GTK_EDITABLE (count), "nhiều");
  wait_text (fixture, "Write how many numbers are wanted");
  gtk_editable_set_text (GTK_EDITABLE (count), "20");
  wait_text (fixture, "The numbers 161-");
  wait_text (fixture, "will belong to the field Chứng thực");
  fixture_click (pane, "Issue Them");
  wait_text (fixture, "say why more numbers are needed");
  gtk_editable_set_text (GTK_EDITABLE (reason), "Phiếu hỏng nhiều");
  fixture_click (pane, "Issue Them");
  wait_text (fixture, "The numbers are issued.");
  wait_text (fixture, "Issued: 180");

  survey = hl_store_load_survey (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (survey->n_ranges, ==, 2);
  g_assert_cmpint (survey->ranges[1].last, ==, 180);
  log = hl_store_list_log (fixture->store, id, &error);
  g_assert_cmpstr (((HlLogEntry *) log->pdata[log->len - 1])->reason, ==, "Phiếu hỏng nhiều");

  fixture_set_row (pane, "Or up to form number", "180");
  wait_text (fixture, "The numbers up to 180 are issued already");
  close_pane (fixture);
}

/* Names go for a reason and when it is said again; the rest stays. */
static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  GtkWidget *reason = show_numbers (fixture, "Why they are deleted");
  g_autofree char *spans = NULL;

  gtk_widget_activate_action (GTK_WIDGET (get_pane (fixture)), "register.show", "s", "register");
  type (fixture, "Handed out on", "5/9");
  write_down (fixture, "1-10", "Lan");
  wait_text (fixture, "Lan");
  gtk_widget_activate_action (GTK_WIDGET (get_pane (fixture)), "register.show", "s", "numbers");
  wait_text (fixture, "Entries with a name: 1;");
  fixture_click (GTK_WIDGET (get_pane (fixture)), "Delete Names");
  wait_text (fixture, "Say why they are deleted now");
  gtk_editable_set_text (GTK_EDITABLE (reason), "Hết hạn lưu");
  fixture_click (GTK_WIDGET (get_pane (fixture)), "Delete Names");
  fixture_answer ("accept");
  wait_text (fixture, "Names and notes are deleted.");
  spans = list_spans (fixture, id);
  g_assert_cmpstr (spans, ==, "1-10  2022-09-05 outstanding");
  close_pane (fixture);
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "so.csv", NULL);
  gint64 id = open_pane (fixture, 160);
  g_autofree char *spans = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "serials,issued_to,date,outcome\n1-10,Lan,2022-09-05,\n170,,,lost\n"
                       "033-2,,,lost\n7,,2022-08-31,\n", -1, &error);
  g_assert_no_error (error);
  hl_register_pane_import (get_pane (fixture), path);
  wait_text (fixture, "1 line of the register is in");
  wait_text (fixture, "3 lines were refused");
  wait_text (fixture, "Line 3, form 170: ");
  wait_text (fixture, "Line 4, form 033-2: ");
  wait_text (fixture, "Line 5, form 7: 31/08/2022 is before the round begins");
  fixture_click (GTK_WIDGET (get_pane (fixture)), "Back to the Register");
  wait_text (fixture, "Lan");
  spans = list_spans (fixture, id);
  g_assert_cmpstr (spans, ==, "1-10 Lan 2022-09-05 outstanding");
  close_pane (fixture);
}

/* Each form of a large round with an entry of its own. */
static void
test_large (Fixture      *fixture,
            gconstpointer data)
{
  gint64 id = open_pane (fixture, N_SPANS);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, id, &error);

  for (gint64 i = 1; i <= N_SPANS; i++)
    {
      HlRegisterChange *change = hl_register_change_new ();

      change->span.first = i;
      change->span.last = i;
      change->span.outcome = i % 2 == 0 ? HL_OUTCOME_LOST : HL_OUTCOME_REFUSED;
      change->parts = HL_REGISTER_OUTCOME;
      g_ptr_array_add (changes, change);
    }
  g_assert_true (hl_store_set_register (fixture->store, survey, changes, &error));
  g_assert_no_error (error);
  show (fixture, id);
  wait_text (fixture, "5,000 rows");
  close_pane (fixture);
}

/* A draft has no register yet, a published one keeps it. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  gint64 id = open_pane (fixture, 160);
  g_autoptr (GError) error = NULL;

  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_CLOSED, "Hết hạn", &error);
  g_assert_no_error (error);
  show (fixture, id);
  g_assert_nonnull (show_numbers (fixture, "How many more"));
  gtk_widget_activate_action (GTK_WIDGET (get_pane (fixture)), "register.show", "s", "register");
  write_down (fixture, "1-10", "Lan");
  wait_text (fixture, "Lan");

  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_PUBLISHED, NULL, &error);
  g_assert_no_error (error);
  show (fixture, id);
  wait_text (fixture, "The results are published");
  g_assert_null (fixture_find_text (GTK_WIDGET (get_pane (fixture)), "Write Down"));
  close_pane (fixture);
}

#define ADD(name, test) \
  g_test_add ("/app/register/" name, Fixture, "home", fixture_set_up, test, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

  ADD ("keyboard", test_keyboard);
  ADD ("refused", test_refused);
  ADD ("overlap", test_overlap);
  ADD ("conflict", test_conflict);
  ADD ("grow", test_grow);
  ADD ("names", test_names);
  ADD ("import", test_import);
  ADD ("large", test_large);
  ADD ("locked", test_locked);

  return g_test_run ();
}
