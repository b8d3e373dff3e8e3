#include <glib/gstdio.h>

#include "core/hl-error.h"
#include "keying-fixture.h"
#include "keying/hl-key-journal.h"

#define KEYS "\n2121543" "12\n" "13\n"

typedef struct
{
  HlSurvey     *survey;
  HlKeySession *session;
  HlKeyJournal *journal;
  char         *folder;
  char         *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->survey = keying_fixture_survey ();
  fixture->session = keying_fixture_session (fixture->survey);
  fixture->folder = g_dir_make_tmp ("hailong-XXXXXX", &error);
  fixture->path = g_build_filename (fixture->folder, "draft", NULL);
  fixture->journal = hl_key_journal_create (fixture->path, fixture->survey,
                                            hl_key_session_get_form (fixture->session), 7, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->journal, hl_key_journal_free);
  hl_key_session_free (fixture->session);
  hl_survey_unref (fixture->survey);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
press (Fixture    *fixture,
       const char *keys)
{
  for (; *keys != '\0'; keys++)
    {
      g_autoptr (GError) error = NULL;
      gunichar key = keying_fixture_key (*keys);

      g_assert_true (hl_key_journal_key (fixture->journal, key, &error));
      hl_key_session_press (fixture->session, key);
    }
}

static void
assert_same_form (const HlResponse *one,
                  const HlResponse *other)
{
  g_assert_cmpint (one->serial, ==, other->serial);
  g_assert_cmpuint (one->field, ==, other->field);
  g_assert_cmpuint (one->officer, ==, other->officer);
  g_assert_cmpuint (one->date, ==, other->date);
  g_assert_cmpmem (one->answers, one->n_answers, other->answers, other->n_answers);
  g_assert_cmpuint (one->texts->len, ==, other->texts->len);
}

static void
test_replay (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = hl_key_journal_survey (fixture->path, NULL, &error);
  g_auto (HlKeyReplay) replay = { 0 };

  press (fixture, KEYS);
  g_assert_true (hl_key_journal_text (fixture->journal, "đang \"gõ\"", FALSE, &error));
  g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
  g_assert_cmpint (replay.last, ==, HL_KEY_MOVED);
  g_assert_null (replay.operator_name);
  g_assert_cmpstr (replay.text, ==, "đang \"gõ\"");
  g_assert_cmpstr (uuid, ==, fixture->survey->uuid);
  assert_same_form (hl_key_session_get_form (again), hl_key_session_get_form (fixture->session));
}

static void
test_complete (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (GError) error = NULL;
  g_auto (HlKeyReplay) replay = { 0 };

  press (fixture, KEYS);
  g_assert_true (hl_key_journal_text (fixture->journal, "Cảm ơn", TRUE, &error));
  hl_key_session_type_text (fixture->session, "Cảm ơn");
  press (fixture, "\n");

  g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
  g_assert_cmpint (replay.last, ==, HL_KEY_SAVE);
  g_assert_null (replay.text);
  assert_same_form (hl_key_session_get_form (again), hl_key_session_get_form (fixture->session));

  g_assert_true (hl_key_journal_remove (fixture->journal, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

/* Whose form it is stands in the journal: the last record counts. */
static void
test_owner (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (GError) error = NULL;
  g_auto (HlKeyReplay) replay = { 0 };

  g_assert_true (hl_key_journal_owner (fixture->journal, "Hoa", 0, &error));
  press (fixture, KEYS);
  g_assert_true (hl_key_journal_owner (fixture->journal, "Lê Thị Mai", 12, &error));

  g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
  g_assert_cmpstr (replay.operator_name, ==, "Lê Thị Mai");
  g_assert_cmpint (replay.batch, ==, 12);
  g_assert_cmpint (replay.last, ==, HL_KEY_MOVED);
}

/* The file goes on under its other name. */
static void
test_rename (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (GError) error = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "x", NULL);
  g_auto (HlKeyReplay) replay = { 0 };

  press (fixture, "\n21");
  g_assert_false (hl_key_journal_rename (fixture->journal, nowhere, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_clear_error (&error);

  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "aside", NULL);
  g_assert_true (hl_key_journal_rename (fixture->journal, fixture->path, &error));
  press (fixture, "2");
  g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
  assert_same_form (hl_key_session_get_form (again), hl_key_session_get_form (fixture->session));
}

/* Cut at every byte, as a power cut may leave it: the form stands where the whole records end, at
 * most one key short. */
static void
test_cut_anywhere (Fixture      *fixture,
                   gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;
  guint previous = 0;

  press (fixture, KEYS);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

  for (gsize cut = strcspn (content, "\n") + 1; cut <= length; cut++)
    {
      g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
      g_autoptr (GError) error = NULL;
      g_auto (HlKeyReplay) replay = { 0 };
      guint cursor;

      g_assert_true (g_file_set_contents (fixture->path, content, cut, NULL));
      g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
      cursor = hl_key_session_get_rows (again) != NULL ? hl_key_session_get_cursor (again) : 0;
      g_assert_cmpuint (cursor, >=, previous);
      previous = cursor;
    }

  g_assert_cmpuint (previous, ==, hl_key_session_get_cursor (fixture->session));
}

/* Left behind with half a record, then written on by the next program. */
static void
test_reopen (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (HlResponse) header = hl_response_new (fixture->survey->questionnaire);
  g_autoptr (GError) error = NULL;
  g_auto (HlKeyReplay) replay = { 0 };
  FILE *file;

  press (fixture, KEYS);
  g_clear_pointer (&fixture->journal, hl_key_journal_free);
  file = g_fopen (fixture->path, "a");
  g_assert_cmpint (fputs ("K 5", file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);

  fixture->journal = hl_key_journal_reopen (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hl_key_journal_get_path (fixture->journal), ==, fixture->path);
  header->officer = 9;
  header->procedure = 2;
  g_assert_true (hl_key_journal_header (fixture->journal, header, &error));
  g_assert_true (hl_key_journal_comment (fixture->journal, "giấy rách", &error));

  g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
  g_assert_cmpuint (hl_key_session_get_form (again)->officer, ==, 9);
  g_assert_cmpuint (hl_key_session_get_form (again)->procedure, ==, 2);
  g_assert_cmpstr (hl_key_session_get_form (again)->comment, ==, "giấy rách");
  g_assert_cmpmem (hl_key_session_get_form (again)->answers, 3, "\2\1\377", 3);
}

static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_key_journal_reopen (fixture->path, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_null (hl_key_journal_reopen (fixture->folder, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
}

/* A stored form is mended from the echo backwards. */
static void
test_mend (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (HlResponse) stored = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_auto (HlKeyReplay) replay = { 0 };
  gint64 id;

  press (fixture, KEYS);
  hl_key_session_type_text (fixture->session, "");
  stored = hl_response_copy (hl_key_session_get_form (fixture->session));
  stored->id = 12;

  g_unlink (fixture->path);
  g_clear_pointer (&fixture->journal, hl_key_journal_free);
  fixture->journal = hl_key_journal_create (fixture->path, fixture->survey, stored, stored->serial,
                                            &error);
  g_assert_no_error (error);
  hl_key_session_begin_stored (fixture->session, stored);
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_ECHO);
  press (fixture, "^^^^" "2");

  uuid = hl_key_journal_survey (fixture->path, &id, &error);
  g_assert_cmpint (id, ==, 12);
  g_assert_true (hl_key_journal_replay (fixture->path, again, stored, &replay, &error));
  assert_same_form (hl_key_session_get_form (again), hl_key_session_get_form (fixture->session));
  g_assert_cmpmem (hl_key_session_get_form (again)->answers + 3, 3, "\5\4\2", 3);
}

static HlResponse *
store_first (Fixture *fixture)
{
  HlResponse *stored;

  press (fixture, KEYS);
  hl_key_session_type_text (fixture->session, "");
  stored = hl_response_copy (hl_key_session_get_form (fixture->session));
  stored->id = 12;
  stored->saved_at = 1700000000;
  g_unlink (fixture->path);
  g_clear_pointer (&fixture->journal, hl_key_journal_free);

  return stored;
}

static void
assert_replays (Fixture          *fixture,
                const HlResponse *stored)
{
  g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL;
  g_auto (HlKeyReplay) replay = { 0 };
  HlVerifyCount count, expected;
  gint64 saved_at, id;

  uuid = hl_key_journal_survey (fixture->path, &id, &error);
  g_assert_cmpint (id, ==, 12);
  g_assert_true (hl_key_journal_is_second (fixture->path, &saved_at));
  g_assert_cmpint (saved_at, ==, 1700000000);
  g_assert_true (hl_key_journal_replay (fixture->path, again, stored, &replay, &error));

  assert_same_form (hl_key_session_get_form (again), hl_key_session_get_form (fixture->session));
  g_assert_cmpint (hl_key_session_get_state (again), ==,
                   hl_key_session_get_state (fixture->session));
  g_assert_cmpuint (hl_key_session_get_cursor (again), ==,
                    hl_key_session_get_cursor (fixture->session));
  hl_key_session_get_count (again, &count);
  hl_key_session_get_count (fixture->session, &expected);
  g_assert_cmpmem (&count, sizeof count, &expected, sizeof expected);
}

/* A second keying goes on blind, key for key. */
static void
test_second (Fixture      *fixture,
             gconstpointer data)
{
  static const char keys[] = "21214S43" "12\n" "1";
  g_autoptr (HlResponse) stored = store_first (fixture);
  g_autoptr (GError) error = NULL;

  fixture->journal = hl_key_journal_create_second (fixture->path, fixture->survey, stored, NULL,
                                                   &error);
  g_assert_no_error (error);
  hl_key_session_begin_second (fixture->session, stored);
  for (guint i = 0; keys[i] != '\0'; i++)
    {
      const char key[] = { keys[i], '\0' };

      assert_replays (fixture, stored);
      press (fixture, key);
    }
  assert_replays (fixture, stored);
}

static void
test_settle (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlResponse) stored = store_first (fixture);
  g_autoptr (GHashTable) seconds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (seconds, (gpointer) "c01", (gpointer) "");
  g_hash_table_insert (seconds, (gpointer) "visits", NULL);
  g_hash_table_insert (seconds, (gpointer) "wishes", (gpointer) "2|4");
  fixture->journal = hl_key_journal_create_second (fixture->path, fixture->survey, stored, seconds,
                                                   &error);
  g_assert_no_error (error);
  hl_key_session_begin_settle (fixture->session, stored, seconds);
  assert_replays (fixture, stored);
  press (fixture, "S" "7\nK");
  assert_replays (fixture, stored);
}

/* A changed or missing record ends the replay there. */
static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  press (fixture, KEYS);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));

  for (gsize i = strcspn (content, "\n") + 1; i < length; i += 3)
    {
      g_autoptr (HlKeySession) again = keying_fixture_session (fixture->survey);
      g_autofree char *damaged = g_strdup (content);
      g_auto (HlKeyReplay) replay = { 0 };
      g_autoptr (GError) error = NULL;

      damaged[i] ^= 5;
      g_assert_true (g_file_set_contents (fixture->path, damaged, length, NULL));
      g_assert_true (hl_key_journal_replay (fixture->path, again, NULL, &replay, &error));
      if (hl_key_session_get_rows (again) != NULL)
        g_assert_cmpuint (hl_key_session_get_cursor (again), <=,
                          hl_key_session_get_cursor (fixture->session));
    }
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const contents[] = { "", "\n", "H", "K 49 00000000\n", "H x 12345678\n" };
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) exists = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents[i], -1, NULL));
      g_assert_null (hl_key_journal_survey (fixture->path, NULL, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }

  g_assert_null (hl_key_journal_survey ("/nonexistent", NULL, &missing));
  g_assert_error (missing, HL_ERROR, HL_ERROR_STORE);
  g_assert_null (hl_key_journal_create (fixture->path, fixture->survey,
                                        hl_key_session_get_form (fixture->session), 7, &exists));
  g_assert_error (exists, HL_ERROR, HL_ERROR_STORE);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/journal/replay", test_replay);
  ADD ("/journal/reopen", test_reopen);
  ADD ("/journal/locked", test_locked);
  ADD ("/journal/mend", test_mend);
  ADD ("/journal/second", test_second);
  ADD ("/journal/settle", test_settle);
  ADD ("/journal/complete", test_complete);
  ADD ("/journal/owner", test_owner);
  ADD ("/journal/rename", test_rename);
  ADD ("/journal/cut-anywhere", test_cut_anywhere);
  ADD ("/journal/damaged", test_damaged);
  ADD ("/journal/refused", test_refused);

  return g_test_run ();
}
