#include "app/hl-page-entry-private.h"
#include "keyed.h"
#include "store/hl-store-log.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo; 1 is keyed, 10 is not */
#define CLOSED_ROUND 4

/* It was Hoa who keyed it, whoever starts the program after the crash. */
static void
test_operator (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const HlLogEntry *last;

  fixture_leave_draft (fixture, OPEN_ROUND, 10, "Lê Thị Hoa");
  fixture_show_entry (fixture, OPEN_ROUND);
  fixture_wait_form (fixture, OPEN_ROUND, 10);

  entries = hl_store_list_log (fixture->store, OPEN_ROUND, NULL);
  last = entries->pdata[entries->len - 1];
  g_assert_cmpstr (last->action, ==, "add");
  g_assert_cmpstr (last->person, ==, "Lê Thị Hoa");
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
  g_autoptr (GPtrArray) left = NULL;

  fixture_leave_draft (fixture, OPEN_ROUND, 1, "Lê Thị Hoa");
  fixture_show_entry (fixture, OPEN_ROUND);
  fixture_wait (is_aside, fixture);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "is kept aside"));

  fixture_show (fixture, CLOSED_ROUND);
  fixture_show_entry (fixture, OPEN_ROUND);
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
    fixture_key (fixture, HL_KEY_UP);
  while (*hl_key_session_get_typed (page->session) != '\0')
    fixture_key (fixture, HL_KEY_BACK);
  fixture_key (fixture, '1');
  fixture_key (fixture, '0');
  fixture_key (fixture, HL_KEY_ENTER);
  g_assert_cmpint (hl_key_session_get_state (page->session), ==, HL_KEYING_ECHO);
  fixture_key (fixture, HL_KEY_ENTER);
  fixture_wait_form (fixture, OPEN_ROUND, 10);
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
