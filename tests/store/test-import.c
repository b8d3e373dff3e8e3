#include "hl-store-fixture.h"

#include "store/hl-db-private.h"
#include "store/hl-store-import.h"

/* Three forms, 1 to 3, as an import would store them. */
static gint64
import_three (HlStore        *store,
              const HlSurvey *survey)
{
  HlImport import = {
    .survey_id = survey->id, .name = (char *) "phieu.csv",
    .digest = (char *) "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .n_lines = 4, .n_imported = 3, .n_refused = 1,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), &error);
  gint64 id;

  import.first_response = add_response (store, survey, 1);
  add_response (store, survey, 2);
  add_response (store, survey, 3);
  id = hl_store_add_import (store, &import, &error);
  g_assert_no_error (error);
  g_assert_true (hl_tx_commit (tx, &error));

  return id;
}

static void
assert_whole (HlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", ((HlAuditFault *) report->faults->pdata[i])->what);
  g_assert_true (report->whole);
}

static guint
count_received (HlStore        *store,
                const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlResponseSet) set = hl_store_load_responses (store, survey, &error);

  g_assert_no_error (error);

  return set->n;
}

static void
take_back (HlStore        *store,
           const HlSurvey *survey,
           gint64          id)
{
  g_autoptr (GError) error = NULL;

  hl_store_take_back_import (store, survey, id, "Nhập nhầm tệp", &error);
  g_assert_no_error (error);
}

static void
refuse_take_back (HlStore        *store,
                  const HlSurvey *survey,
                  gint64          id,
                  const char     *reason,
                  int             code)
{
  g_autoptr (GError) error = NULL;
  gint64 n_entries = read_int (store, "SELECT count (*) FROM log");

  g_assert_false (hl_store_take_back_import (store, survey, id, reason, &error));
  g_assert_error (error, HL_ERROR, code);
  g_assert_cmpint (read_int (store, "SELECT count (*) FROM log"), ==, n_entries);
}

static void
test_record (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  gint64 id = import_three (self->store, survey);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImport) import = hl_store_find_last_import (self->store, survey->id, &error);
  g_autoptr (GPtrArray) log = hl_store_list_log (self->store, survey->id, &error);
  const HlLogEntry *last = log->pdata[log->len - 1];

  g_assert_cmpint (import->id, ==, id);
  g_assert_cmpint (import->at, ==, 1700000000);
  g_assert_cmpstr (import->person, ==, "Lê Thị Hoa");
  g_assert_cmpstr (import->name, ==, "phieu.csv");
  g_assert_cmpuint (import->n_imported, ==, 3);
  g_assert_cmpuint (import->n_refused, ==, 1);
  g_assert_true (import->can_take_back);
  g_assert_cmpint (import->entry, ==, last->number);
  g_assert_cmpstr (last->action, ==, "import");
  g_assert_cmpint (last->subject, ==, 's');
  g_assert_cmpstr (last->detail, ==, "phieu.csv: 3/4, #1–#3");
  assert_whole (self->store);
}

/* Each form has its entry, with the serial it had and the reason. */
static void
assert_logged (HlStore        *store,
               const HlSurvey *survey,
               guint           n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = hl_store_list_log (store, survey->id, &error);
  guint n = 0;

  for (guint i = 0; i < log->len; i++)
    {
      const HlLogEntry *entry = log->pdata[i];

      if (entry->subject != 'r' || g_strcmp0 (entry->action, "take-back") != 0)
        continue;

      g_assert_cmpstr (entry->reason, ==, "Nhập nhầm tệp");
      g_assert_cmpstr (entry->serial, !=, "");
      n++;
    }

  g_assert_cmpuint (n, ==, n_expected);
}

static void
test_take_back (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  gint64 before = add_response (self->store, survey, 90);
  gint64 id = import_three (self->store, survey);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImport) import = NULL;

  g_assert_cmpuint (count_received (self->store, survey), ==, 4);
  take_back (self->store, survey, id);

  g_assert_cmpuint (count_received (self->store, survey), ==, 1);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM response"), ==, 4);
  g_assert_cmpint (read_int (self->store, "SELECT id FROM response WHERE serial IS NOT NULL"), ==,
                   before);
  assert_logged (self->store, survey, 3);
  import = hl_store_find_last_import (self->store, survey->id, &error);
  g_assert_cmpint (import->id, ==, 0);
  assert_whole (self->store);

  add_response (self->store, survey, 2);
  g_assert_cmpuint (count_received (self->store, survey), ==, 2);
  assert_whole (self->store);
}

static void
count_serial (HlSerial serial,
              gint64   id,
              gint64   saved_at,
              guint32  keyer,
              gpointer data)
{
  ++*(guint *) data;
}

/* What keying counts as stored. */
static void
test_serials (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_response (self->store, survey, 90);
  take_back (self->store, survey, import_three (self->store, survey));
  hl_store_foreach_serial (self->store, survey->id, count_serial, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

/* The right file after the wrong one, taken back in its turn. */
static void
test_again (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImport) last = NULL;
  gint64 second;

  take_back (self->store, survey, import_three (self->store, survey));
  second = import_three (self->store, survey);
  last = hl_store_find_last_import (self->store, survey->id, &error);
  g_assert_cmpint (last->id, ==, second);
  take_back (self->store, survey, second);
  g_assert_cmpuint (count_received (self->store, survey), ==, 0);
  assert_whole (self->store);
}

static void
test_touched (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  gint64 id = import_three (self->store, survey);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImport) import = NULL;

  add_response (self->store, survey, 90);
  import = hl_store_find_last_import (self->store, survey->id, &error);
  g_assert_true (import->can_take_back);
  g_clear_pointer (&import, hl_import_free);

  hl_store_exclude_response (self->store, survey, 2, TRUE, "Trùng người", &error);
  g_assert_no_error (error);
  import = hl_store_find_last_import (self->store, survey->id, &error);
  g_assert_false (import->can_take_back);
  refuse_take_back (self->store, survey, id, "Nhầm", HL_ERROR_CONFLICT);
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  gint64 id = import_three (self->store, survey);
  g_autoptr (GError) error = NULL;

  refuse_take_back (self->store, survey, 77, "Nhầm", HL_ERROR_NOT_FOUND);
  refuse_take_back (self->store, survey, id, " ", HL_ERROR_INVALID);
  hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_CLOSED, NULL, &error);
  g_assert_no_error (error);
  refuse_take_back (self->store, survey, id, "Nhầm", HL_ERROR_CONFLICT);
}

/* What was taken back stays so: no way leads back into the counts. */
static void
test_stays (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  gint64 id = import_three (self->store, survey);
  g_autoptr (GError) error = NULL;

  take_back (self->store, survey, id);
  refuse_take_back (self->store, survey, id, "Nhầm", HL_ERROR_CONFLICT);

  g_assert_false (hl_store_exclude_response (self->store, survey, 2, FALSE, "Đổi ý", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (hl_db_exec (hl_store_get_db (self->store), "UPDATE response SET state = 1",
                              &error));
  g_clear_error (&error);
  g_assert_false (hl_db_exec (hl_store_get_db (self->store), "DELETE FROM import", &error));
  g_clear_error (&error);
  g_assert_false (hl_db_exec (hl_store_get_db (self->store),
                              "UPDATE import SET taken_back_at = NULL, taken_back_reason = NULL",
                              &error));
}

/* The rows of imports are in the survey's line. */
static void
test_tampered (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = NULL;

  import_three (self->store, survey);
  run_sql (self->store, "UPDATE import SET name = 'khac.csv'");
  report = hl_store_audit (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->whole);
}

static void
test_same_file (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImport) same = NULL;
  g_autoptr (HlImport) other = NULL;

  import_three (self->store, survey);
  same = hl_store_find_same_import (self->store, survey->id, "0123456789abcdef0123456789abcdef"
                                    "0123456789abcdef0123456789abcdef", &error);
  other = hl_store_find_same_import (self->store, survey->id, "ff", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (same->name, ==, "phieu.csv");
  g_assert_cmpint (other->id, ==, 0);
}

static void
test_next_online (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  HlSerial serial;

  add_response (self->store, survey, 5);
  g_assert_true (hl_store_find_next_online (self->store, survey->id, &serial, &error));
  g_assert_cmpint (serial, ==, 4 * HL_SERIAL_KIND_SIZE + 1);
  add_response (self->store, survey, 4 * HL_SERIAL_KIND_SIZE + 7);
  g_assert_true (hl_store_find_next_online (self->store, survey->id, &serial, &error));
  g_assert_cmpint (serial, ==, 4 * HL_SERIAL_KIND_SIZE + 8);
}

#define ADD(name, function) \
  g_test_add ("/store/import/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("record", test_record);
  ADD ("take-back", test_take_back);
  ADD ("serials", test_serials);
  ADD ("again", test_again);
  ADD ("touched", test_touched);
  ADD ("refused", test_refused);
  ADD ("stays", test_stays);
  ADD ("tampered", test_tampered);
  ADD ("same-file", test_same_file);
  ADD ("next-online", test_next_online);

  return g_test_run ();
}
