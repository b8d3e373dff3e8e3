#include "app/hl-page-entry-private.h"
#include "keyboard.h"
#include "keyed.h"
#include "store/hl-store-log.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo; its lowest serial not yet keyed is 10 */
#define CLOSED_ROUND 4

/* A form left blank. */
static void
key_form (Fixture *fixture)
{
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);

  fixture_key (fixture, HL_KEY_ENTER);
  while (hl_key_session_get_state (page->session) != HL_KEYING_ECHO)
    {
      const HlRow *row = &g_array_index (hl_key_session_get_rows (page->session), HlRow,
                                         hl_key_session_get_cursor (page->session));

      fixture_key (fixture, hl_key_form_n_options (page->survey, row) > 0 ? '0' : HL_KEY_ENTER);
    }
  fixture_key (fixture, HL_KEY_ENTER);
}

static void
assert_strip (Fixture    *fixture,
              const char *text)
{
  g_assert_cmpstr (gtk_button_get_label (HL_PAGE_ENTRY (fixture->page)->open_batch), ==, text);
}

/* Opened, keyed, refused while the counts differ, found again in the next run, its slip put right,
 * closed: all by keys. */
static void
test_life (Fixture      *fixture,
           gconstpointer data)
{
  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  fixture_show_entry (fixture, OPEN_ROUND);
  keyboard_focus ();
  assert_strip (fixture, "Open Batch");
  keyboard_press ("F5 3 Return");
  fixture_wait_text (fixture, "Batch 1 is open");
  assert_strip (fixture, "Batch 1: 0/3");

  key_form (fixture);
  key_form (fixture);
  assert_strip (fixture, "Batch 1: 2/3");
  keyboard_press ("F5 Return");
  fixture_wait_text (fixture, "its slip says 3 forms, 2 are keyed");

  fixture_show (fixture, CLOSED_ROUND);
  fixture_show_entry (fixture, OPEN_ROUND);
  assert_strip (fixture, "Batch 1: 2/3");
  keyboard_press ("F5 ctrl+a 2 Return");
  fixture_wait_text (fixture, "Batch 1 is closed: 2 forms");
  assert_strip (fixture, "Open Batch");

  keyboard_press ("F5 Return");
  fixture_wait_text (fixture, "Batch 2 is open");
  assert_strip (fixture, "Batch 2: 0");
}

/* Nothing is opened by a number that is none, or by Escape, and keys go on to the form. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);

  fixture_show_entry (fixture, OPEN_ROUND);
  hl_page_entry_take_batch (page, "0");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "in figures"));
  hl_page_entry_take_batch (page, "forty");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "in figures"));
  assert_strip (fixture, "Open Batch");

  fixture_key (fixture, HL_KEY_ENTER);
  g_assert_cmpint (hl_key_session_get_state (page->session), ==, HL_KEYING_ANSWERS);
}

/* The form under the hands when the slip's last form is keyed is told of, and nothing stops. */
static void
test_full (Fixture      *fixture,
           gconstpointer data)
{
  HlPageEntry *page = HL_PAGE_ENTRY (fixture->page);

  fixture_show_entry (fixture, OPEN_ROUND);
  hl_page_entry_take_batch (page, "1");
  fixture_wait_text (fixture, "Batch 1 is open");
  key_form (fixture);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (page), "All 1 forms of batch 1 are keyed"));
  key_form (fixture);
  assert_strip (fixture, "Batch 1: 2/1");
  hl_page_entry_take_batch (page, "1");
  fixture_wait_text (fixture, "1 too many");
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

  ADD ("/batch/life", test_life);
  ADD ("/batch/refused", test_refused);
  ADD ("/batch/full", test_full);

  return g_test_run ();
}
