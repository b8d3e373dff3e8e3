#include "hl-store-fixture.h"

#include <stdlib.h>
#include <string.h>

#include "store/hl-store-batch.h"
#include "store/hl-store-design.h"
#include "store/hl-store-import.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-private.h"
#include "store/hl-store-register.h"
#include "store/hl-store-verify.h"

#define N_FORMS 12

static HlAuditReport *
audit (HlStore    *store,
       const char *fingerprint)
{
  g_autoptr (GError) error = NULL;
  HlAuditReport *report = hl_store_audit (store, fingerprint, &error);

  g_assert_no_error (error);

  return report;
}

static void
assert_whole (HlStore *store)
{
  g_autoptr (HlAuditReport) report = audit (store, NULL);

  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", ((HlAuditFault *) report->faults->pdata[i])->what);
  g_assert_true (report->whole);
}

static gboolean
names (const HlAuditReport *report,
       const char          *subject)
{
  for (guint i = 0; i < report->faults->len; i++)
    {
      const HlAuditFault *fault = report->faults->pdata[i];

      if (strcmp (fault->subject, subject) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_form (HlStore        *store,
          const HlSurvey *survey,
          guint           i)
{
  g_autoptr (HlResponse) response = make_response (survey, i);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_ensure_person (store, 'o', i % 2 ? "CC-01" : "CC-02", "",
                                         &response->officer, NULL, &error));
  g_assert_true (hl_store_ensure_person (store, 'i', "DT-1", NULL, &response->interviewer, NULL,
                                         &error));
  hl_response_set_text (response, hl_questionnaire_index_of (survey->questionnaire, "visits"), 0,
                        "3");
  hl_response_set_text (response, hl_questionnaire_index_of (survey->questionnaire, "comment"), 0,
                        "Tốt");
  response->comment = g_strdup ("xem lại");
  g_assert_cmpint (hl_store_add_response (store, survey, response, &error), >, 0);
  g_assert_no_error (error);
}

/* A sample is drawn and one of its forms differs. */
static void
key_again (HlStore        *store,
           const HlSurvey *survey)
{
  g_autoptr (HlResponse) form = hl_store_load_response (store, survey, 5, NULL);
  g_autoptr (HlVerifyResult) result = hl_verify_result_new (HL_VERIFY_KEYED);
  g_autoptr (GError) error = NULL;

  result->compared = 10;
  hl_verify_result_add (result, "c01", "4", "3", HL_VERIFY_UNSETTLED);
  g_assert_true (hl_store_draw_verify (store, survey, NULL, &error));
  g_assert_true (hl_store_add_verify (store, survey, form, result, &error));
  g_assert_no_error (error);
}

/* A batch of two forms, closed. */
static void
close_batch (HlStore        *store,
             const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  HlBatch batch;

  g_assert_true (hl_store_open_batch (store, survey, 2, &batch, &error));
  g_assert_true (hl_store_add_to_batch (store, batch.id, 1, &error));
  g_assert_true (hl_store_add_to_batch (store, batch.id, 2, &error));
  g_assert_true (hl_store_close_batch (store, survey, &batch, &error));
  g_assert_no_error (error);
}

/* A questionnaire that was stored and deleted. */
static void
delete_questionnaire (HlStore *store)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("own-1", 1);
  g_autoptr (HlQuestionnaire) form = NULL;
  g_autoptr (GError) error = NULL;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Own form");
  hl_questionnaire_builder_add_part (builder, "a");
  hl_questionnaire_builder_add_factor (builder, "a");
  hl_test_add_question (builder, "word", "short-text", HL_KIND_SHORT_TEXT, HL_ROLE_COMMENT);
  form = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);
  g_assert_true (hl_store_save_questionnaire (store, form, &error));
  g_assert_true (hl_store_delete_questionnaire (store, "own-1", &error));
  g_assert_no_error (error);
}

/* As if the forms had come in a file. */
static void
add_import (HlStore        *store,
            const HlSurvey *survey)
{
  const HlImport import = {
    .survey_id = survey->id, .name = (char *) "phieu.csv",
    .digest = (char *) "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    .n_lines = N_FORMS, .n_imported = N_FORMS, .first_response = 1,
  };
  g_autoptr (GError) error = NULL;

  hl_store_add_import (store, &import, &error);
  g_assert_no_error (error);
}

/* Forms handed out, one of them replaced. */
static void
keep_register (HlStore        *store,
               const HlSurvey *survey)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);
  HlRegisterChange *issued = hl_register_change_new ();
  HlRegisterChange *replaced = hl_register_change_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (changes, issued);
  g_ptr_array_add (changes, replaced);
  issued->span.first = 1;
  issued->span.last = 50;
  g_free (issued->span.issued_to);
  issued->span.issued_to = g_strdup ("Bà Lan");
  issued->span.area = 0;
  issued->span.day = 740000;
  issued->parts = HL_REGISTER_PERSON | HL_REGISTER_AREA | HL_REGISTER_DAY;
  replaced->span.first = replaced->span.last = 30;
  replaced->span.outcome = HL_OUTCOME_REPLACED;
  replaced->span.outcome_day = 740010;
  replaced->span.replaced_by = 60;
  g_free (replaced->span.note);
  replaced->span.note = g_strdup ("chuyển nhà");
  replaced->parts = HL_REGISTER_OUTCOME | HL_REGISTER_NOTE;
  g_assert_true (hl_store_set_register (store, survey, changes, &error));
  g_assert_no_error (error);
  g_assert_null (issued->refused);
  g_assert_null (replaced->refused);
}

/* Everything a store can hold, a log with corrections, all whole. */
static void
fill (HlStore *store)
{
  g_autoptr (HlSurvey) survey = open_survey (store);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_set_office (store, "name", "UBND phường Trung Hưng", HL_DATE_NONE,
                                      &error));
  g_assert_true (hl_store_set_office (store, "place", "Trung Hưng", hl_date_new (2025, 7, 1),
                                      &error));
  for (guint i = 1; i <= N_FORMS; i++)
    add_form (store, survey, i);
  add_form (store, survey, 0);
  add_import (store, survey);

  g_autoptr (HlResponse) changed = hl_store_load_response (store, survey, 2, &error);
  changed->answers[3] = 1;
  g_assert_true (hl_store_update_response (store, survey, changed, "c01: 5 → 1", NULL, &error));
  g_assert_true (hl_store_exclude_response (store, survey, 3, TRUE, "người nhà", &error));
  g_assert_true (hl_store_delete_texts (store, survey, 4, "hết hạn lưu", &error));
  key_again (store, survey);
  close_batch (store, survey);
  g_assert_true (hl_store_freeze_paper (store, survey->id, FALSE, "form", &error));
  keep_register (store, survey);
  delete_questionnaire (store);
  g_assert_true (hl_store_refresh_validity (store, survey, NULL, &error));
  g_assert_no_error (error);
}

static void
unguard (HlStore *store)
{
  static const char *const triggers[] = {
    "log_no_update", "log_no_delete", "response_no_delete", "survey_no_delete",
    "questionnaire_no_update",
    "questionnaire_no_delete", "verify_draw_no_update", "verify_draw_no_delete",
    "verify_form_no_update", "verify_form_no_delete", "verify_result_no_update",
    "verify_result_no_delete", "verify_difference_no_update", "verify_difference_no_delete",
    "batch_no_update", "batch_no_delete", "batch_form_no_insert", "batch_form_no_update",
    "batch_form_no_delete",
    "import_no_delete", "survey_paper_no_update", "survey_paper_no_delete",
  };

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      g_autofree char *sql = g_strconcat ("DROP TRIGGER ", triggers[i], NULL);

      run_sql (store, sql);
    }
  run_sql (store, "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
}

static void
test_whole (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = hl_store_get_fingerprint (self->store, &error);

  g_assert_cmpstr (empty, ==, "HL1-0-0000000000000000");
  g_autoptr (HlAuditReport) before = audit (self->store, empty);
  g_assert_true (before->whole && before->holds_fingerprint);

  fill (self->store);
  g_autofree char *early = hl_store_get_fingerprint (self->store, &error);
  g_autoptr (HlAuditReport) report = audit (self->store, early);
  g_assert_true (report->whole);
  g_assert_true (report->holds_fingerprint);
  g_assert_cmpstr (report->fingerprint, ==, early);
  g_assert_cmpint (report->n_entries, ==, read_int (self->store, "SELECT count (*) FROM log"));

  g_assert_true (hl_store_set_office (self->store, "symbol", "UBND", HL_DATE_NONE, &error));
  g_autoptr (HlAuditReport) later = audit (self->store, early);
  g_assert_true (later->whole && later->holds_fingerprint);
  g_assert_cmpstr (later->fingerprint, !=, early);
}

static void
test_fingerprints (Fixture      *self,
                   gconstpointer data)
{
  static const char *const bad[] = {
    "", "HL1-5", "HL2-5-0123456789abcdef", "HL1-x-0123456789abcdef", "HL1-5-0123456789abcde",
    "HL1--5-0123456789abcdef",
  };

  fill (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hl_store_audit (self->store, bad[i], &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }

  g_autoptr (HlAuditReport) other = audit (self->store, "HL1-5-0123456789abcdef");
  g_assert_true (other->whole);
  g_assert_false (other->holds_fingerprint);
}

/* Changes by hand, and what must be named. */
static const struct
{
  const char *sql;
  const char *subject;
} changes[] = {
  { "UPDATE response SET answers = zeroblob (length (answers)) WHERE id = 5",
    "form 005 of survey 1" },
  { "UPDATE response SET serial = 77 WHERE id = 5", "form 005 of survey 1" },
  { "UPDATE response SET rules = rules + 1 WHERE id = 6", "form 006 of survey 1" },
  { "UPDATE response SET excluded_reason = NULL WHERE id = 3", "form 003 of survey 1" },
  { "DELETE FROM response WHERE id = 7", "form 007 of survey 1" },
  { "DELETE FROM response WHERE id = 13", "form #13 of survey 1" },
  { "INSERT INTO response (survey_id, state, serial, channel, respondent, flags, rules, answers,"
    " layout, saved_at)"
    " SELECT 1, 1, 99, 1, 1, 0, 0, answers, 1, saved_at FROM response WHERE id = 1",
    "form 099 of survey 1" },
  { "UPDATE response SET answers ="
    " (SELECT answers FROM response WHERE id = CASE r.id WHEN 8 THEN 9 ELSE 8 END)"
    " FROM response AS r WHERE r.id = response.id AND r.id IN (8, 9)", "form 009 of survey 1" },
  { "UPDATE response_text SET text = 'Kém' WHERE response_id = 5 AND text = 'Tốt'",
    "form 005 of survey 1" },
  { "UPDATE response_text SET text = text || char (0) || 'x' WHERE response_id = 5",
    "form 005 of survey 1" },
  { "UPDATE response_text SET salt = randomblob (16) WHERE response_id = 5",
    "form 005 of survey 1" },
  { "UPDATE response_text SET hash = randomblob (32) WHERE response_id = 4",
    "form 004 of survey 1" },
  { "UPDATE response_text SET text = NULL, salt = NULL WHERE response_id = 5",
    "form 005 of survey 1" },
  { "UPDATE response_text SET text = 'x', salt = x'00' WHERE response_id = 4",
    "form 004 of survey 1" },
  { "DELETE FROM response_text WHERE response_id = 5 AND question = 0", "form 005 of survey 1" },
  { "INSERT INTO response_text SELECT 99, question, option, text, salt, hash FROM response_text"
    " WHERE response_id = 5", "table response_text" },
  { "UPDATE survey SET target = 80", "survey 1" },
  { "UPDATE survey SET state = 3", "survey 1" },
  { "UPDATE survey_field SET population = 4000 WHERE position = 1", "survey 1" },
  { "INSERT INTO survey_field VALUES (1, 3, 'Đất đai', NULL, NULL)", "survey 1" },
  { "INSERT INTO survey_field VALUES (9, 1, 'Đất đai', NULL, NULL)", "table survey_field" },
  { "UPDATE survey_officer SET to_day = NULL WHERE position = 1", "survey 1" },
  { "UPDATE survey_officer SET person = 1 WHERE position = 2", "survey 1" },
  { "UPDATE survey_officer SET field = NULL WHERE position = 2", "survey 1" },
  { "DELETE FROM survey_officer WHERE position = 2", "survey 1" },
  { "UPDATE survey_step SET due_day = due_day + 1", "survey 1" },
  { "UPDATE survey_step SET due_day = NULL", "survey 1" },
  { "DELETE FROM survey_text", "survey 1" },
  { "DELETE FROM survey", "survey 1" },
  { "UPDATE survey_register SET outcome = 4 WHERE first = 30", "survey 1" },
  { "UPDATE survey_register_text SET text = 'Ông Ba' WHERE first = 1", "survey 1" },
  { "UPDATE survey_register_text SET text = NULL, salt = NULL WHERE first = 30", "survey 1" },
  { "UPDATE question SET text = 'Khác' WHERE code = 'c01'", "questionnaire test-1.1" },
  { "DELETE FROM questionnaire", "questionnaire #1" },
  { "DELETE FROM questionnaire_deleted", "questionnaire own-1.1" },
  { "UPDATE office_value SET value = 'UBND xã' WHERE key = 'name'", "the office's “name”" },
  { "DELETE FROM person WHERE code = 'DT-1'", "person #4" },
  { "UPDATE person SET name = 'Ai đó' WHERE code = 'CC-01'", "person CC-01" },
  { "UPDATE log SET reason = 'khác' WHERE number = 10", "entry 10 of the log" },
  { "UPDATE log SET survey_id = 0 WHERE number = 1", "entry 1 of the log" },
  { "UPDATE log SET chain = randomblob (32) WHERE number = 10", "entry 10 of the log" },
  { "UPDATE log SET line = randomblob (32) WHERE number = 10", "entry 10 of the log" },
  { "DELETE FROM log WHERE number = 10", "the log between entries 9 and 11" },
  { "DELETE FROM log WHERE number = 1", "the log between entries 0 and 2" },
  { "UPDATE log SET number = 1000 WHERE number = (SELECT max (number) FROM log)",
    "entry 1000 of the log" },
};

static void
test_changes (Fixture      *self,
              gconstpointer data)
{
  fill (self->store);
  unguard (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HlTx) rolled_back = hl_tx_begin (hl_store_get_db (self->store), NULL);

      g_test_message ("%s", changes[i].sql);
      run_sql (self->store, changes[i].sql);
      g_autoptr (HlAuditReport) report = audit (self->store, NULL);
      g_assert_false (report->whole);
      g_assert_true (names (report, changes[i].subject));
    }

  assert_whole (self->store);
}

/* The log and what it covers back in an earlier state: only a printed fingerprint tells. */
static void
test_cut_short (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill (self->store);
  g_autofree char *early = hl_store_get_fingerprint (self->store, &error);
  g_assert_true (hl_store_set_office (self->store, "symbol", "UBND", HL_DATE_NONE, &error));
  g_autofree char *late = hl_store_get_fingerprint (self->store, &error);
  unguard (self->store);
  run_sql (self->store, "DELETE FROM log WHERE number = (SELECT max (number) FROM log);"
           " DELETE FROM office_value WHERE key = 'symbol'");

  g_autoptr (HlAuditReport) cut = audit (self->store, late);
  g_assert_true (cut->whole);
  g_assert_false (cut->holds_fingerprint);
  g_autoptr (HlAuditReport) known = audit (self->store, early);
  g_assert_true (known->holds_fingerprint);
}

typedef struct
{
  char *table;
  char *column;
  char *type;
  char *keys; /* "question, option" */
} Column;

static void
free_column (gpointer data)
{
  Column *column = data;

  g_free (column->table);
  g_free (column->column);
  g_free (column->type);
  g_free (column->keys);
  g_free (column);
}

/* Every column of every covered table. */
static GPtrArray *
list_columns (HlStore *store)
{
  static const char sql[] =
    "SELECT t.name, c.name, c.type,"
    " (SELECT group_concat (name, ', ') FROM pragma_table_info (t.name) WHERE pk > 0)"
    " FROM sqlite_schema AS t, pragma_table_info (t.name) AS c WHERE t.type = 'table' AND t.name"
    " NOT IN"
    " ('snapshot', 'snapshot_survey', 'report', 'stale_validity', 'questionnaire_draft')";
  GPtrArray *columns = g_ptr_array_new_with_free_func (free_column);
  g_autoptr (HlStmt) stmt = hl_db_prepare (hl_store_get_db (store), sql, NULL);

  while (hl_stmt_step (stmt, NULL) == HL_STEP_ROW)
    {
      Column *column = g_new0 (Column, 1);

      column->table = g_strdup (hl_stmt_get_text (stmt, 0));
      column->column = g_strdup (hl_stmt_get_text (stmt, 1));
      column->type = g_strdup (hl_stmt_get_text (stmt, 2));
      column->keys = g_strdup (hl_stmt_get_text (stmt, 3));
      g_ptr_array_add (columns, column);
    }

  return columns;
}

static const char *
new_value (const char *type)
{
  if (strcmp (type, "INTEGER") == 0)
    return "1000";
  if (strcmp (type, "REAL") == 0)
    return "1.5";

  return strcmp (type, "TEXT") == 0 ? "'x'" : "x'01'";
}

static int
random_row (HlStore    *store,
            const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", table);
  gint64 n_rows = read_int (store, sql);

  g_test_message ("%s: %d rows", table, (int) n_rows);
  g_assert_cmpint (n_rows, >, 0);

  return g_test_rand_int_range (0, (int) n_rows);
}

static char *
update_one (HlStore      *store,
            const Column *column)
{
  const char *c = column->column;

  return g_strdup_printf ("UPDATE %s SET %s = CASE typeof (%s) WHEN 'integer' THEN %s + 1000"
                          " WHEN 'real' THEN %s + 0.5"
                          " WHEN 'text' THEN %s || 'x' WHEN 'blob' THEN randomblob (length (%s))"
                          " ELSE %s END"
                          " WHERE (%s) IN (SELECT %s FROM %s LIMIT 1 OFFSET %d)",
                          column->table, c, c, c, c, c, c, new_value (column->type),
                          column->keys, column->keys, column->table,
                          random_row (store, column->table));
}

static char *
delete_one (HlStore      *store,
            const Column *column)
{
  return g_strdup_printf ("DELETE FROM %s WHERE (%s) IN (SELECT %s FROM %s LIMIT 1 OFFSET %d)",
                          column->table, column->keys, column->keys, column->table,
                          random_row (store, column->table));
}

/* A copy of a row under a new key. */
static char *
insert_one (HlStore      *store,
            const Column *column,
            GPtrArray    *columns)
{
  g_auto (GStrv) keys = g_strsplit (column->keys, ", ", 0);
  const char *moved = keys[g_strv_length (keys) - 1];
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *other = columns->pdata[i];

      if (strcmp (other->table, column->table) != 0)
        continue;
      if (values->len > 0)
        g_string_append (values, ", ");
      g_string_append (values, other->column);
      if (strcmp (other->column, moved) == 0 || strcmp (other->column, "serial") == 0 ||
          strcmp (other->column, "from_day") == 0 || strcmp (other->column, "number") == 0)
        g_string_append (values, strcmp (other->type, "INTEGER") == 0 ? " + 1000" : " || 'x'");
      else if (strcmp (other->column, "code") == 0 || strcmp (other->column, "uuid") == 0)
        g_string_append (values, " || 'x'");
    }

  g_autofree char *list = g_string_free (values, FALSE);

  return g_strdup_printf ("INSERT INTO %s SELECT %s FROM %s LIMIT 1 OFFSET %d", column->table, list,
                          column->table,
                          random_row (store, column->table));
}

/* What a fault in a table must be called, or be a row of. */
static const struct
{
  const char *table;
  const char *name;
} namings[] = {
  { "response", "form " },
  { "verify_result", "form " },
  { "verify_difference", "form " },
  { "verify_", "survey 1" },
  { "batch", "survey 1" },
  { "survey", "survey 1" },
  { "import", "survey 1" },
  { "office_value", "the office" },
  { "person", "person " },
  { "log", "" },
  { "", "questionnaire " },
};

static const char *
expected_name (const char *table)
{
  guint i = 0;

  while (!g_str_has_prefix (table, namings[i].table))
    i++;

  return namings[i].name;
}

static gboolean
is_named (const HlAuditReport *report,
          const char          *table)
{
  g_autofree char *row = g_strconcat ("table ", table, NULL);

  for (guint i = 0; i < report->faults->len; i++)
    {
      const HlAuditFault *fault = report->faults->pdata[i];

      if (strstr (fault->subject, expected_name (table)) != NULL ||
          strcmp (fault->subject, row) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_found (HlStore    *store,
             const char *table,
             const char *sql)
{
  g_autoptr (HlTx) rolled_back = hl_tx_begin (hl_store_get_db (store), NULL);

  g_test_message ("%s", sql);
  run_sql (store, sql);
  g_assert_cmpint (sqlite3_changes (store->db->handle), ==, 1);

  g_autoptr (HlAuditReport) report = audit (store, NULL);
  g_assert_false (report->whole);
  g_assert_true (is_named (report, table));
}

static void
test_random (Fixture      *self,
             gconstpointer data)
{
  fill (self->store);
  unguard (self->store);
  g_autoptr (GPtrArray) columns = list_columns (self->store);
  g_assert_cmpuint (columns->len, >, 150);

  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = columns->pdata[i];
      g_autofree char *sql = update_one (self->store, column);

      check_found (self->store, column->table, sql);
    }

  for (guint i = 0; i < 140; i++)
    {
      const Column *column = columns->pdata[g_test_rand_int_range (0, (int) columns->len)];
      g_autofree char *sql = i % 3 == 0 ? update_one (self->store, column) :
                             i % 3 == 1 ? delete_one (self->store, column) :
                             insert_one (self->store, column, columns);

      check_found (self->store, column->table, sql);
    }

  assert_whole (self->store);
}

static void
test_append_only (Fixture      *self,
                  gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE log SET at = 0", "DELETE FROM log", "DELETE FROM response", "DELETE FROM survey",
    "UPDATE questionnaire SET title = ''", "DELETE FROM questionnaire",
  };

  fill (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_db_exec (hl_store_get_db (self->store), forbidden[i], &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    }
  assert_whole (self->store);
}

#define ADD(name, function) \
  g_test_add ("/store/audit/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("whole", test_whole);
  ADD ("fingerprints", test_fingerprints);
  ADD ("changes", test_changes);
  ADD ("cut-short", test_cut_short);
  ADD ("random", test_random);
  ADD ("append-only", test_append_only);

  return g_test_run ();
}
