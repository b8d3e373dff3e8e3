#include "app/hl-page-entry-private.h"
#include "core/hl-file.h"
#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-csv.h"
#include "keyboard.h"
#include "keyed.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo; its lowest serial not yet keyed is 10 */
#define CLOSED_ROUND 4
#define N_FORMS 3

static gint64
add_round (Fixture    *fixture,
           const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup (title);
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);

  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  return id;
}

static void
import (Fixture *fixture,
        gint64   round)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "but-son-2022",
                                                 "responses.csv", NULL);
  g_autoptr (GBytes) bytes = hl_file_read (path, &error);
  g_autoptr (HlImportReport) report = NULL;

  g_assert_no_error (error);
  report = hl_response_csv_import (fixture->store, round, bytes, &error);
  g_assert_no_error (error);
}

static void
add_value (GPtrArray *keys,
           guint8     value)
{
  if (value == HL_ANSWER_BLANK)
    g_ptr_array_add (keys, g_strdup ("0"));
  else if (value == HL_ANSWER_NOT_APPLICABLE)
    g_ptr_array_add (keys, g_strdup ("minus"));
  else if (value == HL_ANSWER_SPOILED)
    g_ptr_array_add (keys, g_strdup ("asterisk"));
  else
    g_ptr_array_add (keys, g_strdup_printf ("%c", (char) hl_key_of_option (value)));
}

static void
add_row (GPtrArray        *keys,
         const HlSurvey   *survey,
         const HlRow      *row,
         const HlResponse *form)
{
  const HlQuestion *question = NULL;

  if (row->question != HL_NO_INDEX)
    question = &survey->questionnaire->questions[row->question];

  if (hl_key_form_n_options (survey, row) == 0)
    {
      g_ptr_array_add (keys, g_strdup ("Return"));
      return;
    }

  if (question == NULL || question->kind != HL_KIND_MULTIPLE)
    {
      add_value (keys, hl_key_form_get (survey, row, form));
      return;
    }

  for (guint i = 0; i < question->n_bytes; i++)
    {
      if (form->answers[question->offset + i] == 1)
        add_value (keys, (guint8) (i + 1));
    }
  g_ptr_array_add (keys, g_strdup ("Return"));
}

/* The number, one key a box, Enter behind a multiple choice or a text left out, Enter: as xdotool
 * names them. */
static GPtrArray *
keys_of (const HlSurvey   *survey,
         const HlResponse *form)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = hl_key_form_rows (survey, form->serial, TRUE);
  g_autofree char *serial = hl_serial_format (form->serial, 0);

  for (const char *digit = serial; *digit != '\0'; digit++)
    g_ptr_array_add (keys, g_strdup_printf ("%c", *digit));
  g_ptr_array_add (keys, g_strdup ("Return"));
  for (guint i = 0; i < rows->len; i++)
    {
      const HlRow *row = &g_array_index (rows, HlRow, i);

      if (hl_key_form_is_asked (survey, row, form))
        add_row (keys, survey, row, form);
    }
  g_ptr_array_add (keys, g_strdup ("Return"));

  return keys;
}

static void
press_form (GPtrArray *keys)
{
  GString *line = g_string_new (keys->pdata[0]);
  g_autofree char *owned = NULL;

  for (guint i = 1; i < keys->len; i++)
    g_string_append_printf (line, " %s", (char *) keys->pdata[i]);
  owned = g_string_free (line, FALSE);
  keyboard_press (owned);
}

static void
assert_same (const HlSurvey   *survey,
             const HlResponse *keyed,
             const HlResponse *imported)
{
  g_autoptr (GArray) rows = hl_key_form_rows (survey, imported->serial, TRUE);

  for (guint i = 0; i < rows->len; i++)
    g_assert_true (hl_key_form_equal (survey, &g_array_index (rows, HlRow, i), keyed, imported));
}

/* Real keys in a real window give what the import of the same lines gives. */
static void
test_like_import (Fixture      *fixture,
                  gconstpointer data)
{
  gint64 imported_id = add_round (fixture, "Imported");
  gint64 keyed_id = add_round (fixture, "Keyed");
  g_autoptr (HlSurvey) imported = NULL;
  g_autoptr (HlSurvey) keyed = NULL;
  guint n_keys = 0;
  guint n_forms = 0;

  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  import (fixture, imported_id);
  imported = hl_store_load_survey (fixture->store, imported_id, NULL);
  keyed = hl_store_load_survey (fixture->store, keyed_id, NULL);
  fixture_show_entry (fixture, keyed_id);
  keyboard_focus ();

  for (HlSerial serial = 1; n_forms < N_FORMS; serial++)
    {
      g_autoptr (HlResponse) wanted = fixture_load_form (fixture, imported, serial);
      g_autoptr (HlResponse) got = NULL;
      g_autoptr (GPtrArray) keys = wanted->texts->len == 0 ? keys_of (imported, wanted) : NULL;

      if (keys == NULL)
        continue;

      press_form (keys);
      fixture_wait_form (fixture, keyed_id, serial);
      got = fixture_load_form (fixture, keyed, serial);
      assert_same (keyed, got, wanted);
      n_keys += keys->len;
      n_forms++;
    }

  g_assert_cmpuint (HL_PAGE_ENTRY (fixture->page)->n_keys, ==, n_keys);
}

static void
press (Fixture    *fixture,
       const char *keys)
{
  for (; *keys != '\0'; keys++)
    hl_page_entry_take_key (HL_PAGE_ENTRY (fixture->page),
                            *keys == '\n' ? HL_KEY_ENTER : (gunichar) * keys);
}

/* The draft of a round that was left stands where it stood. */
static void
test_recovered (Fixture      *fixture,
                gconstpointer data)
{
  const HlResponse *form;

  fixture_show_entry (fixture, OPEN_ROUND);
  press (fixture, "\n" "1121");
  fixture_show (fixture, CLOSED_ROUND);
  fixture_show (fixture, OPEN_ROUND);

  fixture_wait_text (fixture, "was recovered");
  form = hl_key_session_get_form (HL_PAGE_ENTRY (fixture->page)->session);
  g_assert_cmpint (form->serial, ==, 10);
  g_assert_cmpmem (form->answers, 2, "\2\1", 2);
}

/* Complete, but the program ended before it was stored. */
static void
test_complete (Fixture      *fixture,
               gconstpointer data)
{
  fixture_leave_draft (fixture, OPEN_ROUND, 10, NULL);
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_form (fixture, OPEN_ROUND, 10);
}

/* A serial keyed before is refused at once, and F3's way to it works. */
static void
test_duplicate (Fixture      *fixture,
                gconstpointer data)
{
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);

  fixture_show_entry (fixture, OPEN_ROUND);
  press (fixture, "1\n");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "is keyed already"));

  hl_page_entry_find (page, "1");
  fixture_wait_text (fixture, "saves the form as mended");
  g_assert_cmpint (hl_key_session_get_form (page->session)->serial, ==, 1);

  press (fixture, "\n");
  g_assert_cmpint (hl_key_session_get_form (page->session)->id, ==, 0);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  fixture_show_entry (fixture, OPEN_ROUND);
  press (fixture, "\n" "9");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), "Key 9 does nothing"));
  g_assert_true (HL_PAGE_ENTRY (fixture->page)->wrong);
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "The round is closed");
  g_assert_null (HL_PAGE_ENTRY (fixture->page)->session);
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

  ADD ("/entry/like-import", test_like_import);
  ADD ("/entry/recovered", test_recovered);
  ADD ("/entry/complete", test_complete);
  ADD ("/entry/duplicate", test_duplicate);
  ADD ("/entry/refused", test_refused);
  ADD ("/entry/closed", test_closed);

  return g_test_run ();
}
