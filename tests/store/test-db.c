#include "hl-store-fixture.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/hl-db-private.h"
#include "test-migrations.h"

static const char insert_value[] =
  "INSERT INTO office_value (key, value, from_day) VALUES (:key, 'x', :day)";
static const char count_values[] = "SELECT count (*) FROM office_value";

static HlDb *
database (Fixture *self)
{
  return hl_store_get_db (self->store);
}

static gboolean
add (HlDb       *db,
     const char *key,
     GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (db, insert_value, error);

  g_assert_nonnull (stmt);
  hl_stmt_bind_int (stmt, ":day", 1);
  hl_stmt_bind_text (stmt, ":key", key);

  return hl_stmt_run (stmt, error);
}

static gint64
count (HlDb *db)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (db, count_values, NULL);

  g_assert_cmpint (hl_stmt_step (stmt, NULL), ==, HL_STEP_ROW);
  gint64 n = hl_stmt_get_int (stmt, 0);
  g_assert_cmpint (hl_stmt_step (stmt, NULL), ==, HL_STEP_DONE);

  return n;
}

static gboolean
add_two_or_none (HlDb    *db,
                 gboolean fail_second,
                 GError **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (db, error);

  if (tx == NULL || !add (db, "a", error) || fail_second || !add (db, "b", error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

static void
test_transactions (Fixture      *self,
                   gconstpointer data)
{
  HlDb *db = database (self);
  g_autoptr (GError) error = NULL;

  g_assert_false (add_two_or_none (db, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (db), ==, 0);
  g_assert_true (add_two_or_none (db, FALSE, &error));
  g_assert_cmpint (count (db), ==, 2);
}

static void
test_inner_failure_dooms (Fixture      *self,
                          gconstpointer data)
{
  HlDb *db = database (self);
  g_autoptr (GError) error = NULL;

  {
    g_autoptr (HlTx) outer = hl_tx_begin (db, &error);

    g_assert_true (add (db, "c", &error));
    g_assert_false (add_two_or_none (db, TRUE, &error));
    g_assert_null (hl_tx_begin (db, &error));
    g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    g_clear_error (&error);
    g_assert_false (hl_tx_commit (outer, &error));
    g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  }

  g_assert_cmpint (count (db), ==, 0);
  g_assert_true (add_two_or_none (db, FALSE, NULL));
}

static void
test_idle_failure_dooms_not (Fixture      *self,
                             gconstpointer data)
{
  HlDb *db = database (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlTx) outer = hl_tx_begin (db, &error);

  g_assert_true (add (db, "a", &error));
  {
    g_autoptr (HlTx) inner = hl_tx_begin (db, &error);

    g_assert_false (add (db, "a", &error));
    g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
    g_clear_error (&error);
  }
  g_assert_true (hl_tx_commit (outer, &error));
  g_assert_no_error (error);
}

static void
test_values (Fixture      *self,
             gconstpointer data)
{
  static const char sql[] = "SELECT :int, :double, :nan, :text, :blob, :null, :none";
  const guint8 bytes[] = { 0, 1, 255 };
  g_autoptr (HlStmt) stmt = hl_db_prepare (database (self), sql, NULL);
  gsize size;

  hl_stmt_bind_int (stmt, ":int", G_MININT64);
  hl_stmt_bind_double (stmt, ":double", 0.1);
  hl_stmt_bind_double (stmt, ":nan", (double) __builtin_nan (""));
  hl_stmt_bind_text (stmt, ":text", "phường");
  hl_stmt_bind_blob (stmt, ":blob", bytes, sizeof bytes);
  hl_stmt_bind_null (stmt, ":null");
  hl_stmt_bind_text (stmt, ":none", NULL);
  g_assert_cmpint (hl_stmt_step (stmt, NULL), ==, HL_STEP_ROW);
  g_assert_cmpint (hl_stmt_get_int (stmt, 0), ==, G_MININT64);
  g_assert_cmpfloat (hl_stmt_get_double (stmt, 1), ==, 0.1);
  g_assert_true (hl_stmt_is_null (stmt, 2));
  g_assert_true (hl_stmt_get_double (stmt, 2) != hl_stmt_get_double (stmt, 2));
  g_assert_cmpstr (hl_stmt_get_text (stmt, 3), ==, "phường");
  const guint8 *blob = hl_stmt_get_blob (stmt, 4, &size);
  g_assert_cmpmem (blob, size, bytes, sizeof bytes);
  g_assert_true (hl_stmt_is_null (stmt, 5));
  g_assert_null (hl_stmt_get_text (stmt, 6));
}

static void
test_settings (Fixture      *self,
               gconstpointer data)
{
  g_assert_cmpint (read_int (self->store, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (read_int (self->store, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (read_int (self->store, "PRAGMA busy_timeout"), ==, 5000);
  g_assert_cmpint (read_int (self->store, "PRAGMA application_id"), ==, 0x484c5631);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM pragma_journal_mode"
                             " WHERE journal_mode = 'wal'"), ==, 1);
  g_assert_cmpint (hl_db_get_version (database (self)), ==,
                   hl_db_newest_version (HL_DB_MIGRATIONS));
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM pragma_table_list"
                             " WHERE schema = 'main' AND type = 'table' AND NOT strict"
                             " AND name NOT LIKE 'sqlite_%'"), ==, 0);
  g_assert_cmpstr (hl_db_get_path (database (self)), ==, self->path);
}

/* Files that are not ours. */

typedef struct
{
  const char *name;
  void (*make)(const char *path);
  HlDbMode    mode;
  int         code;
  const char *says;
} Foreign;

static void
make_nothing (const char *path)
{
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0755), ==, 0);
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_empty (const char *path)
{
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
}

static void
make_text (const char *path)
{
  g_autofree char *text = g_strnfill (500, 'x');

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_sqlite (const char *path,
             const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
make_foreign (const char *path)
{
  make_sqlite (path,
               "PRAGMA journal_mode = WAL; CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)");
}

static void
make_newer (const char *path)
{
  make_sqlite (path,
               "PRAGMA application_id = 0x484c5631; PRAGMA user_version = 99; CREATE TABLE t (a)");
}

static void
make_short (const char *path)
{
  make_sqlite (path,
               "PRAGMA application_id = 0x484c5631; PRAGMA user_version = 1; CREATE TABLE t (a);"
               " INSERT INTO t VALUES (zeroblob (100000))");
  g_assert_cmpint (truncate (path, 50000), ==, 0);
}

static void
make_torn (const char *path)
{
  g_autoptr (GError) error = NULL;

  hl_db_close (hl_db_open (path, HL_DB_CREATE, &error));
  g_assert_no_error (error);

  FILE *file = fopen (path, "r+b");
  g_assert_cmpint (fseek (file, 100, SEEK_SET), ==, 0);
  for (guint i = 0; i < 3900; i++)
    fputc ('x', file);
  fclose (file);
}

static const Foreign foreign[] = {
  { "missing", make_nothing, HL_DB_READ_WRITE, HL_ERROR_STORE, "no file" },
  { "missing-read-only", make_nothing, HL_DB_READ_ONLY, HL_ERROR_STORE, "no file" },
  { "folder", make_folder, HL_DB_CREATE, HL_ERROR_STORE, "folder" },
  { "pipe", make_pipe, HL_DB_CREATE, HL_ERROR_STORE, "not a file" },
  { "empty", make_empty, HL_DB_READ_WRITE, HL_ERROR_STORE, "not a survey file" },
  { "text", make_text, HL_DB_CREATE, HL_ERROR_STORE, "not a survey file" },
  { "foreign", make_foreign, HL_DB_CREATE, HL_ERROR_STORE, "another program" },
  { "foreign-read-only", make_foreign, HL_DB_READ_ONLY, HL_ERROR_STORE, "another program" },
  { "newer", make_newer, HL_DB_CREATE, HL_ERROR_TOO_NEW, "newer" },
  { "short", make_short, HL_DB_CREATE, HL_ERROR_STORE, "damaged" },
  { "torn", make_torn, HL_DB_READ_WRITE, HL_ERROR_STORE, "damaged" },
};

static char *
state_of (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GString *out = g_string_new (NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      struct stat info;
      gsize size = 0;

      g_assert_cmpint (stat (path, &info), ==, 0);
      if (S_ISREG (info.st_mode))
        g_file_get_contents (path, &content, &size, NULL);
      g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) content,
                                                          size);
      g_string_append_printf (out, "%s %ld.%09ld %s\n", name, (long) info.st_mtim.tv_sec,
                              info.st_mtim.tv_nsec, sum);
    }

  return g_string_free (out, FALSE);
}

static void
test_foreign (gconstpointer data)
{
  const Foreign *one = data;
  g_autofree char *folder = g_dir_make_tmp ("hl-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a b.db", NULL);
  g_autoptr (GError) error = NULL;

  one->make (path);
  g_autofree char *before = state_of (folder);
  g_assert_null (hl_db_open (path, one->mode, &error));
  g_assert_error (error, HL_ERROR, one->code);
  g_assert_nonnull (strstr (error->message, one->says));
  g_assert_nonnull (strstr (error->message, path));

  g_autofree char *after = state_of (folder);
  g_assert_cmpstr (after, ==, before);
  remove_folder (folder);
}

static void
test_no_folder (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_db_open ("/nowhere/at/all.db", HL_DB_CREATE, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
}

static void
test_empty_is_new (Fixture      *self,
                   gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "empty.db", NULL);
  g_autoptr (GError) error = NULL;

  make_empty (path);
  g_autoptr (HlDb) db = hl_db_open (path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (db), ==, hl_db_newest_version (HL_DB_MIGRATIONS));
}

static void
test_read_only (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add_two_or_none (database (self), FALSE, NULL));
  g_clear_pointer (&self->store, hl_store_close);
  g_autofree char *before = state_of (self->folder);
  {
    g_autoptr (HlDb) db = hl_db_open (self->path, HL_DB_READ_ONLY, &error);

    g_assert_no_error (error);
    g_assert_cmpint (count (db), ==, 2);
    g_assert_false (add_two_or_none (db, FALSE, &error));
    g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    g_assert_nonnull (strstr (error->message, "read-only"));
  }
  g_autofree char *after = state_of (self->folder);
  g_assert_cmpstr (after, ==, before);
}

/* Root may write anything, so the rights of nobody are taken for a while. */
static void
become (uid_t user)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (user), ==, 0);
}

static void
test_no_right (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (add_two_or_none (database (self), FALSE, NULL));
  g_clear_pointer (&self->store, hl_store_close);
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  become (65534);

  HlDb *refused = hl_db_open (self->path, HL_DB_READ_WRITE, &error);
  g_autofree char *message = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_error (&error);
  HlDb *read = hl_db_open (self->path, HL_DB_READ_ONLY, &error);
  g_autofree char *beside = g_build_filename (self->folder, "new.db", NULL);
  HlDb *made = hl_db_open (beside, HL_DB_CREATE, NULL);
  HlDb *copied = NULL;
  gint64 n_rows = read != NULL ? count (read) : -1;
  gboolean is_copied = read != NULL && hl_db_backup (read, beside, NULL);

  become (0);
  g_chmod (self->folder, 0755);
  g_assert_null (refused);
  g_assert_nonnull (strstr (message, "read-only"));
  g_assert_null (made);
  g_assert_null (copied);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows, ==, 2);
  g_assert_false (is_copied);
  hl_db_close (read);
}

static void
test_locked (Fixture      *self,
             gconstpointer data)
{
  sqlite3 *other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  hl_db_set_timeout (database (self), 1);
  g_assert_false (add_two_or_none (database (self), FALSE, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "another program"));
  g_clear_error (&error);
  g_assert_cmpint (count (database (self)), ==, 0);

  sqlite3_close (other);
  g_assert_true (add_two_or_none (database (self), FALSE, &error));
  g_assert_no_error (error);
}

static void
test_disk_full (Fixture      *self,
                gconstpointer data)
{
  HlDb *db = database (self);
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  gint64 n_pages = read_int (self->store, "PRAGMA page_count");
  g_autofree char *limit = g_strdup_printf ("PRAGMA max_page_count = %d", (int) n_pages + 3);
  g_assert_cmpint (read_int (self->store, limit), ==, n_pages + 3);

  gint64 n_kept = 0;
  while (error == NULL)
    {
      g_autoptr (HlResponse) response = make_response (survey, n_kept + 1);

      if (hl_store_add_response (self->store, survey, response, &error) > 0)
        n_kept++;
    }
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_cmpint (n_kept, >, 0);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM response"), ==, n_kept);
  g_clear_error (&error);

  g_assert_true (hl_db_exec (db, "PRAGMA max_page_count = 100000", &error));
  add_response (self->store, survey, 1000);
  g_autoptr (HlAuditReport) report = hl_store_audit (self->store, NULL, &error);
  g_assert_true (report->whole);
}

static gpointer
count_elsewhere (gpointer db)
{
  count (db);

  return NULL;
}

static void
test_thread (void)
{
  if (g_test_subprocess ())
    {
      HlDb *db = hl_db_open (":memory:", HL_DB_CREATE, NULL);
      GThread *thread = g_thread_new ("other", count_elsewhere, db);

      g_thread_join (thread);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*thread*");
}

static void
test_unknown_parameter (void)
{
  if (g_test_subprocess ())
    {
      HlDb *db = hl_db_open (":memory:", HL_DB_CREATE, NULL);

      hl_stmt_bind_int (hl_db_prepare (db, insert_value, NULL), ":nobody", 1);
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*:nobody*");
}

static void
test_bad_sql (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_db_prepare (database (self), "SELECT nothing FROM nowhere", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
}

static void
test_migrate (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *copy = g_strconcat (self->path, ".before-2", NULL);
  g_autofree char *second = g_strconcat (self->path, ".before-2-2", NULL);
  g_autoptr (GError) error = NULL;

  make_empty (copy);
  run_sql (self->store, "PRAGMA user_version = 1");
  g_assert_true (add_two_or_none (database (self), FALSE, NULL));
  g_assert_true (hl_db_migrate (database (self), "/test/good", &error));
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (database (self)), ==, 3);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM second"), ==, 2);
  g_assert_cmpint (read_int (self->store, "PRAGMA foreign_keys"), ==, 1);

  g_autoptr (HlDb) before = hl_db_open_raw (second, HL_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hl_db_get_version (before), ==, 1);
  g_assert_cmpint (count (before), ==, 2);

  g_assert_false (hl_db_migrate (database (self), "/test/bad", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_TOO_NEW);
}

static void
test_migration_fails (Fixture      *self,
                      gconstpointer data)
{
  const char *migrations = data;
  g_autoptr (GError) error = NULL;

  run_sql (self->store, "PRAGMA user_version = 1");
  g_assert_true (add_two_or_none (database (self), FALSE, NULL));
  g_assert_false (hl_db_migrate (database (self), migrations, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "0002"));
  g_assert_cmpint (hl_db_get_version (database (self)), ==, 1);
  g_assert_cmpint (count (database (self)), ==, 2);
  g_assert_cmpint (read_int (self->store,
                             "SELECT count (*) FROM sqlite_schema WHERE name = 'broken'"), ==, 0);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM questionnaire_text"), ==, 0);
  g_assert_cmpint (read_int (self->store, "PRAGMA foreign_keys"), ==, 1);
}

/* The program of version 1 must not open what a later one left. */
static void
test_newer_only_in_log (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_sql (self->store, "PRAGMA user_version = 99");
  g_assert_null (hl_db_open (self->path, HL_DB_READ_WRITE, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_null (hl_db_open (self->path, HL_DB_READ_ONLY, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_TOO_NEW);
}

#define ADD(name, function) \
  g_test_add ("/store/db/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_migrations_register_resource ();
  ADD ("transactions", test_transactions);
  ADD ("inner-failure-dooms", test_inner_failure_dooms);
  ADD ("idle-failure-dooms-not", test_idle_failure_dooms_not);
  ADD ("values", test_values);
  ADD ("settings", test_settings);
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    {
      g_autofree char *name = g_strconcat ("/store/db/foreign/", foreign[i].name, NULL);

      g_test_add_data_func (name, &foreign[i], test_foreign);
    }
  g_test_add_func ("/store/db/no-folder", test_no_folder);
  ADD ("empty-is-new", test_empty_is_new);
  ADD ("read-only", test_read_only);
  ADD ("no-right", test_no_right);
  ADD ("locked", test_locked);
  ADD ("disk-full", test_disk_full);
  g_test_add_func ("/store/db/thread", test_thread);
  g_test_add_func ("/store/db/unknown-parameter", test_unknown_parameter);
  ADD ("bad-sql", test_bad_sql);
  ADD ("migrate", test_migrate);
  g_test_add ("/store/db/migration-fails", Fixture, "/test/bad", fixture_set_up,
              test_migration_fails,
              fixture_tear_down);
  g_test_add ("/store/db/migration-orphans", Fixture, "/test/orphan", fixture_set_up,
              test_migration_fails,
              fixture_tear_down);
  ADD ("newer-only-in-log", test_newer_only_in_log);

  return g_test_run ();
}
