#include "hl-store-fixture.h"

#include <string.h>

#include "store/hl-db-private.h"

static char *
beside (Fixture    *self,
        const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gint64
count_in (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_READ_ONLY, &error);

  g_assert_no_error (error);

  return read_int (store, "SELECT count (*) FROM response");
}

static void
test_backup (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autofree char *path = beside (self, "sao lưu.db");
  g_autoptr (GError) error = NULL;

  add_response (self->store, survey, 1);
  g_assert_true (hl_store_backup (self->store, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_in (path), ==, 1);

  add_response (self->store, survey, 2);
  g_assert_true (hl_store_backup (self->store, path, &error));
  g_assert_cmpint (count_in (path), ==, 2);

  g_autoptr (HlStore) copy = hl_store_open (path, HL_DB_READ_ONLY, &error);
  g_autofree char *ours = hl_store_get_fingerprint (self->store, &error);
  g_autofree char *theirs = hl_store_get_fingerprint (copy, &error);
  g_assert_cmpstr (ours, ==, theirs);
  g_autoptr (HlAuditReport) report = hl_store_audit (copy, ours, &error);
  g_assert_true (report->whole && report->holds_fingerprint);
}

static void
test_backup_refused (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *text = beside (self, "thư.txt");
  g_autofree char *nowhere = beside (self, "no/such.db");
  const char *paths[] = { self->path, text, nowhere, self->folder, "/dev/full" };

  g_assert_true (g_file_set_contents (text, "Kính gửi", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_store_backup (self->store, paths[i], &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    }

  g_autofree char *kept = NULL;
  g_assert_true (g_file_get_contents (text, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "Kính gửi");
}

static void
test_restore (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autofree char *path = beside (self, "sao lưu.db");
  g_autofree char *before = g_strconcat (self->path, ".before-restore", NULL);
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  add_response (self->store, survey, 1);
  g_assert_true (hl_store_backup (self->store, path, &error));
  add_response (self->store, survey, 2);
  g_clear_pointer (&self->store, hl_store_close);

  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&summary, g_free);
      g_assert_true (hl_store_restore (path, self->path, &summary, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (summary, ==, "surveys: 1, forms: 1, log entries: 7");
      g_assert_cmpint (count_in (self->path), ==, 1);
      g_assert_cmpint (count_in (before), ==, 2 - (gint64) i);
    }

  g_autofree char *fresh = beside (self, "mới.db");
  g_assert_true (hl_store_restore (path, fresh, NULL, &error));
  g_assert_cmpint (count_in (fresh), ==, 1);
}

static void
damage (const char *path)
{
  FILE *file = fopen (path, "r+b");

  g_assert_cmpint (fseek (file, 4096 * 12, SEEK_SET), ==, 0);
  for (guint i = 0; i < 4096 * 3; i++)
    fputc (0xaa, file);
  fclose (file);
}

static void
test_restore_refused (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *good = beside (self, "good.db");
  g_autofree char *damaged = beside (self, "damaged.db");
  g_autofree char *text = beside (self, "text.txt");
  g_autofree char *missing = beside (self, "missing.db");
  const struct { const char *backup; const char *target; } cases[] = {
    { missing, self->path }, { text, self->path }, { damaged, self->path }, { good, text },
    { good, self->folder }, { good, "/nowhere/at/all.db" },
  };
  g_autoptr (GError) ok = NULL;

  g_assert_true (hl_store_backup (self->store, good, &ok));
  g_assert_true (hl_store_backup (self->store, damaged, &ok));
  damage (damaged);
  g_assert_true (g_file_set_contents (text, "Kính gửi", -1, NULL));
  g_clear_pointer (&self->store, hl_store_close);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("case %u", i);
      g_assert_false (hl_store_restore (cases[i].backup, cases[i].target, NULL, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
      g_assert_cmpint (count_in (self->path), ==, 0);
    }
}

static void
test_restore_in_use (Fixture      *self,
                     gconstpointer data)
{
  g_autofree char *path = beside (self, "sao lưu.db");
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_backup (self->store, path, &error));
  add_response (self->store, survey, 1);
  g_assert_false (hl_store_restore (path, self->path, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "another program"));
  add_response (self->store, survey, 2);
}

/* A file whose end was lost can still be replaced. */
static void
test_restore_over_damaged (Fixture      *self,
                           gconstpointer data)
{
  g_autofree char *path = beside (self, "sao lưu.db");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (hl_store_backup (self->store, path, &error));
  g_clear_pointer (&self->store, hl_store_close);
  g_assert_true (g_file_get_contents (self->path, &content, &size, NULL));
  g_assert_true (g_file_set_contents (self->path, content, (gssize) size / 2, NULL));
  g_assert_null (hl_store_open (self->path, HL_DB_READ_WRITE, NULL));

  g_assert_true (hl_store_restore (path, self->path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_in (self->path), ==, 0);
}

/* What is on the disk while the program runs is what a pulled plug leaves. */
static void
test_pulled_plug (Fixture      *self,
                  gconstpointer data)
{
  static const char *const tails[] = { "", "-wal" };
  g_autofree char *copy = beside (self, "sau mất điện.db");
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 5; i++)
    add_response (self->store, survey, i);

  g_autoptr (HlTx) unfinished = hl_tx_begin (hl_store_get_db (self->store), &error);
  add_response (self->store, survey, 6);
  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *from = g_strconcat (self->path, tails[i], NULL);
      g_autofree char *to = g_strconcat (copy, tails[i], NULL);
      g_autofree char *content = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (from, &content, &size, NULL));
      g_assert_true (g_file_set_contents (to, content, (gssize) size, NULL));
    }

  g_autoptr (HlStore) store = hl_store_open (copy, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (store, "SELECT count (*) FROM response"), ==, 5);
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);
  g_assert_true (report->whole);
}

static gboolean
finds (Fixture    *self,
       const char *fault)
{
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_check (self->store, &faults, &error));
  g_assert_no_error (error);
  if (fault == NULL)
    return faults->len == 0;

  for (guint i = 0; i < faults->len; i++)
    if (strstr (faults->pdata[i], fault) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_check (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);

  add_response (self->store, survey, 1);
  g_assert_true (finds (self, NULL));

  run_sql (self->store, "UPDATE response SET answers = x'00'");
  g_assert_true (finds (self, "do not fit"));
  g_assert_true (finds (self, "form 001 of survey 1"));

  run_sql (self->store, "DROP TRIGGER log_no_update");
  g_assert_true (finds (self, "trigger log_no_update"));

  run_sql (self->store, "PRAGMA foreign_keys = OFF; UPDATE response SET officer = 99");
  g_assert_true (finds (self, "refers to a row of person"));

  run_sql (self->store, "PRAGMA writable_schema = ON;"
           " UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name ="
           " 'log')"
           " WHERE name = 'report'");
  fixture_reopen (self);
  g_assert_true (finds (self, "The file is damaged"));
}

#define ADD(name, function) \
  g_test_add ("/store/backup/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("backup", test_backup);
  ADD ("backup-refused", test_backup_refused);
  ADD ("restore", test_restore);
  ADD ("restore-refused", test_restore_refused);
  ADD ("restore-in-use", test_restore_in_use);
  ADD ("restore-over-damaged", test_restore_over_damaged);
  ADD ("pulled-plug", test_pulled_plug);
  ADD ("check", test_check);

  return g_test_run ();
}
