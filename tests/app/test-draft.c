#include "app/hl-page-entry-private.h"
#include "fixture.h"
#include "store/hl-store-log.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo; 1 is keyed, 10 is not */
#define CLOSED_ROUND 4

static gboolean
is_ready (gpointer data)
{
  return HL_PAGE_ENTRY (((Fixture *) data)->page)->session != NULL;
}

static void
show (Fixture *fixture)
{
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait (is_ready, fixture);
}

static char *
is_free (HlSerial serial,
         gpointer data)
{
  return NULL;
}

static void
write_key (HlKeyJournal *journal,
           HlKeySession *session,
           gunichar      key)
{
  g_assert_true (hl_key_journal_key (journal, key, NULL));
  hl_key_session_press (session, key);
}

static void
write_blank (HlKeyJournal   *journal,
             HlKeySession   *session,
             const HlSurvey *survey)
{
  const HlRow *row = &g_array_index (hl_key_session_get_rows (session), HlRow,
                                     hl_key_session_get_cursor (session));

  if (!hl_key_form_is_text (survey, row))
    {
      write_key (journal, session, hl_key_form_n_options (survey, row) > 0 ? '0' : HL_KEY_ENTER);
      return;
    }

  g_assert_true (hl_key_journal_text (journal, "", TRUE, NULL));
  hl_key_session_type_text (session, "");
}

/* What a program leaves that ends between the last key of a blank form and its storing. */
static void
leave_draft (Fixture    *fixture,
             HlSerial    serial,
             const char *operator_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlResponse) header = hl_response_new (survey->questionnaire);
  g_autofree char *path = hl_draft_new_path (fixture->path);
  g_autoptr (HlKeyJournal) journal = hl_key_journal_create (path, survey, header, serial, &error);
  g_autoptr (HlKeySession) session = hl_key_session_new (survey, is_free, NULL);

  g_assert_no_error (error);
  g_assert_true (hl_key_journal_owner (journal, operator_name, 0, &error));
  hl_key_session_begin (session, header, serial);
  write_key (journal, session, HL_KEY_ENTER);
  while (hl_key_session_get_state (session) != HL_KEYING_ECHO)
    write_blank (journal, session, survey);
  write_key (journal, session, HL_KEY_ENTER);
}

typedef struct
{
  Fixture *fixture;
  HlSerial serial;
} Stored;

static gboolean
is_stored (gpointer data)
{
  Stored *stored = data;
  gint64 id = 0;

  return hl_store_has_serial (stored->fixture->store, OPEN_ROUND, stored->serial, &id, NULL) &&
         id != 0;
}

/* It was Hoa who keyed it, whoever starts the program after the crash. */
static void
test_operator (Fixture      *fixture,
               gconstpointer data)
{
  Stored stored = { fixture, 10 };
  g_autoptr (GPtrArray) entries = NULL;
  const HlLogEntry *last;

  leave_draft (fixture, 10, "Lê Thị Hoa");
  show (fixture);
  fixture_wait (is_stored, &stored);

  entries = hl_store_list_log (fixture->store, OPEN_ROUND, NULL);
  last = entries->pdata[entries->len - 1];
  g_assert_cmpstr (last->action, ==, "add");
  g_assert_cmpstr (last->person, ==, "Lê Thị Hoa");
}

static void
press (Fixture *fixture,
       gunichar key)
{
  hl_page_entry_take_key (HL_PAGE_ENTRY (fixture->page), key);
}

static gboolean
is_aside (gpointer data)
{
  Fixture *fixture = data;
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);

  return hl_page_entry_has_aside (page, 1);
}

static const HlResponse *
form_of (Fixture *fixture)
{
  return hl_key_session_get_form (HL_PAGE_ENTRY (fixture->page)->session);
}

static gboolean
is_stored_open (gpointer data)
{
  return form_of (data)->id != 0;
}

/* A complete form whose number another program took is told of once and kept; F3 opens the stored
 * one, F3 again this one; with its number put right it is stored. */
static void
test_aside (Fixture      *fixture,
            gconstpointer data)
{
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);
  Stored stored = { fixture, 10 };
  g_autoptr (GPtrArray) left = NULL;

  leave_draft (fixture, 1, "Lê Thị Hoa");
  show (fixture);
  fixture_wait (is_aside, fixture);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "is kept aside"));

  fixture_show (fixture, CLOSED_ROUND);
  show (fixture);
  left = hl_draft_list (fixture->path);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_null (fixture_find_text (GTK_WIDGET (page), "is kept aside"));

  hl_page_entry_find (page, "1");
  fixture_wait (is_stored_open, fixture);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "Another keying"));
  hl_page_entry_find (page, "1");
  g_assert_cmpint (form_of (fixture)->id, ==, 0);
  g_assert_cmpint (form_of (fixture)->serial, ==, 1);

  while (hl_key_session_get_state (page->session) != HL_KEYING_SERIAL)
    press (fixture, HL_KEY_UP);
  while (*hl_key_session_get_typed (page->session) != '\0')
    press (fixture, HL_KEY_BACK);
  press (fixture, '1');
  press (fixture, '0');
  press (fixture, HL_KEY_ENTER);
  g_assert_cmpint (hl_key_session_get_state (page->session), ==, HL_KEYING_ECHO);
  press (fixture, HL_KEY_ENTER);
  fixture_wait (is_stored, &stored);
  g_assert_false (hl_page_entry_has_aside (page, 1));
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

  ADD ("/draft/operator", test_operator);
  ADD ("/draft/aside", test_aside);

  return g_test_run ();
}
