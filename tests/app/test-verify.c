#include <string.h>

#include "app/hl-page-entry-private.h"
#include "app/hl-pass-window.h"
#include "exchange/hl-questionnaire-json.h"
#include "keyboard.h"
#include "keyed.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define CLOSED_ROUND 4 /* of the demo */
#define N_FORMS 4

/* What is keyed at a box instead of its answer: the box, and keys as xdotool names them. */
typedef struct
{
  HlSerial    serial;
  const char *box;
  const char *keys;
} Plant;

/* Every answer of the forms is 4, so 3 differs. */
static const Plant plants[] = {
  { 2, "c02", "3 F7" },                 /* the first keying was right */
  { 3, "c03", "3 5 F8" },               /* a digit does nothing, the second was right */
  { 3, "c05", "3 BackSpace 3" },        /* keyed alike twice */
  { 3, "c06", "3 BackSpace 4" },        /* the second keying was wrong */
  { 4, "c01", "3 F4" },                 /* left to another person */
};

static gint64
add_round (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Twice");
  survey->from = hl_date_new (2026, 9, 1);
  survey->to = hl_date_new (2026, 10, 31);
  survey->seed = 7;
  hl_survey_add_range (survey, 1, 20, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  return id;
}

static HlSurvey *
add_forms (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = hl_store_load_survey (fixture->store, add_round (fixture), &error);

  hl_store_set_operator (fixture->store, "Hoa");
  for (HlSerial serial = 1; serial <= N_FORMS; serial++)
    {
      g_autoptr (HlResponse) form = hl_response_new (survey->questionnaire);

      form->state = HL_RESPONSE_COMPLETE;
      form->serial = serial;
      form->channel = HL_CHANNEL_PAPER;
      form->respondent = HL_RESPONDENT_CITIZEN;
      for (guint i = 0; i < survey->questionnaire->n_questions; i++)
        {
          const HlQuestion *question = &survey->questionnaire->questions[i];

          if (question->kind == HL_KIND_SCALE)
            form->answers[question->offset] = 4;
        }
      hl_store_add_response (fixture->store, survey, form, &error);
      g_assert_no_error (error);
    }

  return survey;
}

static void
add_keys (GString          *keys,
          const HlSurvey   *survey,
          const HlRow      *row,
          const HlResponse *form)
{
  const char *box = hl_key_form_box (survey, row);
  guint8 value = hl_key_form_get (survey, row, form);

  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      if (plants[i].serial == form->serial && g_str_equal (plants[i].box, box))
        {
          g_string_append_printf (keys, "%s ", plants[i].keys);
          return;
        }
    }

  if (hl_key_form_n_options (survey, row) == 0)
    g_string_append (keys, "Return ");
  else
    g_string_append_printf (keys, "%u ", value);
  if (row->kind == HL_ROW_QUESTION &&
      survey->questionnaire->questions[row->question].kind == HL_KIND_MULTIPLE)
    g_string_append (keys, "Return ");
}

static HlPageEntry *
page_of (Fixture *fixture)
{
  return HL_PAGE_ENTRY (fixture->page);
}

static gboolean
is_second (gpointer data)
{
  HlPageEntry *page = page_of (data);

  return page->session != NULL && hl_key_session_get_first (page->session) != NULL;
}

static gboolean
is_done (gpointer data)
{
  HlPageEntry *page = page_of (data);

  return hl_page_entry_is_verified (page) && page->verify->to_do->len == 0;
}

static gboolean
is_settled (gpointer data)
{
  return is_done (data) && page_of (data)->verify->unsettled->len == 0;
}

static guint
key_again (Fixture        *fixture,
           const HlSurvey *survey,
           HlSerial        serial)
{
  g_autoptr (HlResponse) form = fixture_load_form (fixture, survey, serial);
  g_autoptr (GArray) rows = hl_key_form_rows (survey, serial, FALSE);
  GString *keys = g_string_new (NULL);
  g_autofree char *owned = NULL;
  guint n_asked = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!hl_key_form_is_asked (survey, &g_array_index (rows, HlRow, i), form))
        continue;

      add_keys (keys, survey, &g_array_index (rows, HlRow, i), form);
      n_asked++;
    }
  g_string_append (keys, "Return");
  owned = g_string_free (keys, FALSE);
  keyboard_press (owned);

  return n_asked;
}

static guint8
answer (const HlSurvey   *survey,
        const HlResponse *form,
        const char       *code)
{
  guint index = hl_questionnaire_index_of (survey->questionnaire, code);

  return form->answers[survey->questionnaire->questions[index].offset];
}

static void
assert_stored (Fixture        *fixture,
               const HlSurvey *survey,
               guint8          settled)
{
  g_autoptr (HlResponse) kept = fixture_load_form (fixture, survey, 2);
  g_autoptr (HlResponse) taken = fixture_load_form (fixture, survey, 3);
  g_autoptr (HlResponse) open = fixture_load_form (fixture, survey, 4);

  g_assert_cmpuint (answer (survey, kept, "c02"), ==, 4);
  g_assert_cmpint (kept->state, ==, HL_RESPONSE_VERIFIED);
  g_assert_cmpuint (answer (survey, taken, "c03"), ==, 3);
  g_assert_cmpuint (answer (survey, taken, "c05"), ==, 3);
  g_assert_cmpuint (answer (survey, taken, "c06"), ==, 4);
  g_assert_cmpuint (answer (survey, open, "c01"), ==, settled);
  g_assert_cmpint (open->state, ==, settled == 4 ? HL_RESPONSE_COMPLETE : HL_RESPONSE_VERIFIED);
  g_assert_cmpuint (open->flags & HL_RESPONSE_UNSETTLED, ==,
                    settled == 4 ? HL_RESPONSE_UNSETTLED : 0);
}

static void
assert_totals (Fixture        *fixture,
               const HlSurvey *survey,
               guint           compared,
               guint           keyer,
               guint           unsettled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlVerifyStats) stats = hl_store_count_verify (fixture->store, survey, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stats->random.n_forms, ==, N_FORMS);
  g_assert_cmpuint (stats->random.n_differing, ==, 3);
  g_assert_cmpuint (stats->random.compared, ==, compared);
  g_assert_cmpuint (stats->random.differences, ==, 5);
  g_assert_cmpuint (stats->random.keyer, ==, keyer);
  g_assert_cmpuint (stats->random.verifier, ==, 2);
  g_assert_cmpuint (stats->random.unsettled, ==, unsettled);
  g_assert_cmpuint (stats->by_hand.n_forms, ==, 0);
}

/* Real keys with planted differences give exactly the planted table; later the one left is
 * settled. */
static void
test_planted (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_forms (fixture);
  guint compared = 0;

  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  fixture_show_entry (fixture, survey->id);
  keyboard_focus ();
  keyboard_press ("F6");
  fixture_wait (is_second, fixture);
  for (HlSerial serial = 1; serial <= N_FORMS; serial++)
    compared += key_again (fixture, survey, serial);
  fixture_wait (is_done, fixture);
  assert_stored (fixture, survey, 4);
  assert_totals (fixture, survey, compared, 2, 1);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), "a second time: 4 of 4"));

  keyboard_press ("F6 F6");
  fixture_wait (is_second, fixture);
  g_assert_cmpint (hl_key_session_get_state (page_of (fixture)->session), ==, HL_KEYING_CONFLICT);
  keyboard_press ("F8 Return");
  fixture_wait (is_settled, fixture);
  assert_stored (fixture, survey, 3);
  assert_totals (fixture, survey, compared, 3, 0);
}

static void
enter (Fixture        *fixture,
       const HlSurvey *survey)
{
  fixture_show_entry (fixture, survey->id);
  hl_page_entry_set_verifying (page_of (fixture), TRUE);
  fixture_wait (is_second, fixture);
}

static gboolean
is_conflict (gpointer data)
{
  return hl_key_session_get_state (page_of (data)->session) == HL_KEYING_CONFLICT;
}

static gboolean
has_nothing_open (gpointer data)
{
  return page_of (data)->verify->unsettled->len == 0;
}

/* The bar stands in the place of the message line, and a digit does not decide. */
static void
test_bar (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_forms (fixture);
  HlPageEntry *page = page_of (fixture);

  enter (fixture, survey);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->verify_bar)));
  hl_page_entry_take_key (page, '2');
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (page->verify_bar)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->line)));
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (page->verify_bar),
                                               GTK_ACCESSIBLE_ROLE_ALERT));
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "keyed by: Hoa"));

  hl_page_entry_take_key (page, '1');
  g_assert_true (page->wrong);
  g_assert_cmpint (hl_key_session_get_state (page->session), ==, HL_KEYING_CONFLICT);
  hl_page_entry_take_key (page, HL_KEY_KEEP_FIRST);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (page->verify_bar)));
}

/* After a crash the second keying goes on where it stood, blind. */
static void
test_recovered (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_forms (fixture);
  HlPageEntry *page = page_of (fixture);
  HlVerifyCount count;

  enter (fixture, survey);
  hl_page_entry_take_key (page, '2');
  hl_page_entry_take_key (page, HL_KEY_TAKE_SECOND);
  fixture_show (fixture, CLOSED_ROUND);
  fixture_show (fixture, survey->id);

  fixture_wait_text (fixture, "was recovered");
  g_assert_true (is_second (fixture));
  g_assert_cmpint (hl_key_session_get_form (page->session)->serial, ==, 1);
  hl_key_session_get_count (page->session, &count);
  g_assert_cmpuint (count.compared, ==, 1);
  g_assert_cmpuint (count.keyer, ==, 1);
}

static const char second_pass[] =
  "serial,respondent,c01,c02,c03,c04,c05,c06,c07,c08,c09\n"
  "1,citizen,4,4,4,4,4,4,4,4,4\n"
  "2,citizen,4,4,4,4,4,4,4,4,4\n"
  "3,citizen,4,2,4,4,4,4,4,4,4\n"
  "9,citizen,4,4,4,4,4,4,4,4,4\n";

/* What a second pass keyed differently stands in a table and is settled from the paper. */
static void
test_two_passes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_forms (fixture);
  g_autoptr (GBytes) bytes = g_bytes_new_static (second_pass, strlen (second_pass));
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPassReport) report = hl_response_pass_compare (fixture->store, survey->id, bytes,
                                                              &error);
  g_autoptr (HlResponse) form = NULL;
  GtkWidget *window;

  g_assert_no_error (error);
  window = hl_pass_window_new (fixture->window, survey, report);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_nonnull (fixture_find_text (window, "Forms that differ: 1, boxes: 1. Missing in the"
                                       " second pass: 1, in this round: 1."));
  gtk_window_destroy (GTK_WINDOW (window));

  /* Form 4 alone is left for the sample. */
  enter (fixture, survey);
  g_assert_cmpint (hl_key_session_get_form (page_of (fixture)->session)->serial, ==, 4);
  hl_page_entry_find_verify (page_of (fixture), "3");
  fixture_wait (is_conflict, fixture);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), "keyed by: another person"));
  hl_page_entry_take_key (page_of (fixture), HL_KEY_TAKE_SECOND);
  hl_page_entry_take_key (page_of (fixture), HL_KEY_ENTER);
  g_assert_cmpint (hl_key_session_get_form (page_of (fixture)->session)->serial, ==, 4);
  fixture_wait (has_nothing_open, fixture);

  form = fixture_load_form (fixture, survey, 3);
  g_assert_cmpuint (answer (survey, form, "c02"), ==, 2);
  g_assert_cmpint (form->state, ==, HL_RESPONSE_VERIFIED);
}

/* A form keyed for the first time waits while the sample is keyed again. */
static void
test_first_waits (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_forms (fixture);
  HlPageEntry *page = page_of (fixture);

  fixture_show_entry (fixture, survey->id);
  hl_page_entry_take_key (page, HL_KEY_ENTER);
  hl_page_entry_take_key (page, '1');
  hl_page_entry_set_verifying (page, TRUE);
  fixture_wait (is_second, fixture);
  hl_page_entry_set_verifying (page, FALSE);
  g_assert_false (is_second (fixture));
  g_assert_cmpint (hl_key_session_get_form (page->session)->serial, ==, N_FORMS + 1);
  g_assert_cmpint (hl_key_session_get_form (page->session)->respondent, ==, HL_RESPONDENT_CITIZEN);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, "entry", fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

  ADD ("/verify/planted", test_planted);
  ADD ("/verify/bar", test_bar);
  ADD ("/verify/recovered", test_recovered);
  ADD ("/verify/two-passes", test_two_passes);
  ADD ("/verify/first-waits", test_first_waits);

  return g_test_run ();
}
