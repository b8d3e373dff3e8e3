#include "core/hl-file.h"
#include "hl-store-fixture.h"
#include "store/hl-db-private.h"

#define FINGERPRINT "HL1-8-a3575074d50c5c9f"

/* A file as the program of that version left it. */
static void
set_up (Fixture      *self,
        gconstpointer name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "data", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) sql = hl_file_read (path, &error);
  g_autofree char *text = NULL;
  sqlite3 *handle = NULL;

  g_assert_no_error (error);
  fixture_set_up (self, NULL);
  g_clear_pointer (&self->store, hl_store_close);
  g_assert_cmpint (g_unlink (self->path), ==, 0);

  text = g_strndup (g_bytes_get_data (sql, NULL), g_bytes_get_size (sql));
  g_assert_cmpint (sqlite3_open (self->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, text, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
assert_whole (HlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, 1, &error);
  g_autoptr (HlResponseSet) forms = NULL;
  g_autoptr (HlAuditReport) report = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (survey->title, ==, "Đợt của bản 1");
  forms = hl_store_load_responses (store, survey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (forms->n, ==, 3);
  g_assert_cmpint (read_int (store, "SELECT count (*) FROM verify_result"), ==, 0);

  report = hl_store_audit (store, FINGERPRINT, &error);
  g_assert_no_error (error);
  g_assert_true (report->whole);
  g_assert_true (report->holds_fingerprint);
}

static gboolean
has_copy (const Fixture *self)
{
  g_autofree char *copy = g_strconcat (self->path, ".before-2", NULL);

  return g_file_test (copy, G_FILE_TEST_EXISTS);
}

static void
test_written (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->path, ".before-2", NULL);
  g_autoptr (GError) error = NULL;

  self->store = hl_store_open (self->path, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (hl_store_get_db (self->store)), ==,
                   hl_db_newest_version (HL_DB_MIGRATIONS));
  assert_whole (self->store);

  g_autoptr (HlDb) before = hl_db_open_raw (copy, HL_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (before), ==, 1);
}

/* Reading leaves the file as it is, and the next one still finds the old version. */
static void
test_read (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HlStore) store = hl_store_open (self->path, HL_DB_READ_ONLY, &error);

      g_assert_no_error (error);
      assert_whole (store);
      g_assert_false (hl_store_set_office (store, "name", "Khác", 0, NULL));
    }

  g_autoptr (HlDb) file = hl_db_open_raw (self->path, HL_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (file), ==, 1);
  g_assert_false (has_copy (self));
}

static void
test_restored (Fixture      *self,
               gconstpointer data)
{
  g_autofree char *target = g_build_filename (self->folder, "other.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_restore (self->path, target, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (HlStore) store = hl_store_open (target, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  assert_whole (store);
}

#define ADD(name, function) \
  g_test_add ("/store/version/1/" name, Fixture, "version-1.sql", set_up, function, \
              fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("written", test_written);
  ADD ("read", test_read);
  ADD ("restored", test_restored);

  return g_test_run ();
}
