#include "hl-store-fixture.h"

#include <string.h>

#include "score/hl-score.h"

static HlScoreSnapshot *
score (HlStore  *store,
       HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlResponseSet) responses = hl_store_load_responses (store, survey, &error);
  HlScoreInput input = { survey, responses };
  HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .use_survey_rules = TRUE };
  HlScoreSnapshot *snapshot = hl_score_run (&request, &error);

  g_assert_no_error (error);

  return snapshot;
}

static HlScoreSnapshot *
score_something (HlStore *store)
{
  g_autoptr (HlSurvey) survey = open_survey (store);

  for (guint i = 1; i <= 10; i++)
    add_response (store, survey, i);

  return score (store, survey);
}

static void
test_save (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score_something (self->store);
  g_autoptr (GError) error = NULL;
  gboolean has;

  g_assert_true (hl_store_has_snapshot (self->store, snapshot->id, &has, &error));
  g_assert_false (has);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (hl_store_save_snapshot (self->store, snapshot, &error));
      g_assert_no_error (error);
    }
  g_assert_true (hl_store_has_snapshot (self->store, snapshot->id, &has, &error));
  g_assert_true (has);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM snapshot"), ==, 1);
  g_assert_cmpint (read_int (self->store, "SELECT survey_id FROM snapshot_survey"), ==, 1);
  g_assert_cmpint (read_int (self->store, "SELECT entries FROM snapshot"), ==,
                   read_int (self->store, "SELECT count (*) FROM log"));
}

static void
test_changed_results (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score_something (self->store);
  g_autoptr (GError) error = NULL;

  snapshot->total.overall.index += 1;
  g_assert_false (hl_store_save_snapshot (self->store, snapshot, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static void
test_written_once (Fixture      *self,
                   gconstpointer data)
{
  static const char *const forbidden[] = {
    "UPDATE snapshot SET made_at = 0", "DELETE FROM snapshot",
    "UPDATE snapshot_survey SET survey_id = 1", "DELETE FROM snapshot_survey",
    "UPDATE report SET number = '9'", "DELETE FROM report",
  };
  g_autoptr (HlScoreSnapshot) snapshot = score_something (self->store);
  const HlReportRecord record = { .kind = (char *) "period", .state = (char *) "draft" };

  g_assert_true (hl_store_save_snapshot (self->store, snapshot, NULL));
  g_assert_cmpint (hl_store_log_report (self->store, &record, NULL), ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      g_autoptr (HlStmt) stmt = hl_db_prepare (hl_store_get_db (self->store), forbidden[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (hl_stmt_run (stmt, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    }
}

static void
test_audited (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score_something (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_snapshot (self->store, snapshot, &error));
  g_autoptr (HlAuditReport) before = hl_store_audit (self->store, NULL, &error);
  g_assert_true (before->whole);

  run_sql (self->store, "DROP TRIGGER snapshot_no_update");
  run_sql (self->store, "UPDATE snapshot SET content = content || ' '");
  g_autoptr (HlAuditReport) after = hl_store_audit (self->store, NULL, &error);
  g_assert_false (after->whole);
  const HlAuditFault *fault = after->faults->pdata[0];
  g_assert_nonnull (strstr (fault->subject, "snapshot"));
}

static void
test_reports (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score_something (self->store);
  g_autoptr (GBytes) pdf = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr (GError) error = NULL;
  const HlReportRecord draft = { .kind = (char *) "period", .state = (char *) "draft" };
  const HlReportRecord issued = {
    .kind = (char *) "period", .surveys = (char *) "1", .period = (char *) "2022-Q3",
    .state = (char *) "issued", .number = (char *) "12", .date = hl_date_new (2022, 9, 20),
    .signer = (char *) "Lê Sơn", .snapshot = snapshot->id, .path = (char *) "q.pdf", .pdf = pdf,
  };

  g_assert_true (hl_store_save_snapshot (self->store, snapshot, &error));
  gint64 n_entries = read_int (self->store, "SELECT count (*) FROM log");
  g_assert_cmpint (hl_store_log_report (self->store, &draft, &error), ==, 1);
  g_assert_cmpint (hl_store_log_report (self->store, &issued, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, n_entries);

  g_autoptr (GPtrArray) list = hl_store_list_reports (self->store, &error);
  g_assert_cmpuint (list->len, ==, 2);
  const HlReportRecord *first = list->pdata[0];
  const HlReportRecord *second = list->pdata[1];
  g_assert_null (first->pdf);
  g_assert_null (first->snapshot);
  g_assert_cmpstr (first->number, ==, "");
  g_assert_cmpuint (first->date, ==, HL_DATE_NONE);
  g_assert_cmpstr (second->kind, ==, "period");
  g_assert_cmpstr (second->surveys, ==, "1");
  g_assert_cmpstr (second->period, ==, "2022-Q3");
  g_assert_cmpstr (second->state, ==, "issued");
  g_assert_cmpstr (second->number, ==, "12");
  g_assert_cmpuint (second->date, ==, issued.date);
  g_assert_cmpstr (second->signer, ==, "Lê Sơn");
  g_assert_cmpstr (second->snapshot, ==, snapshot->id);
  g_assert_cmpstr (second->path, ==, "q.pdf");
  g_assert_true (g_bytes_equal (second->pdf, pdf));
  g_assert_cmpint (second->made_at, ==, 1700000000);
}

static void
test_reports_refused (Fixture      *self,
                      gconstpointer data)
{
  const HlReportRecord bad[] = {
    { .kind = (char *) "period", .state = (char *) "lost" },
    { .kind = (char *) "period", .state = (char *) "draft", .snapshot = (char *) "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (hl_store_log_report (self->store, &bad[i], &error), ==, 0);
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }
}

#define ADD(name, function) \
  g_test_add ("/store/snapshot/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("save", test_save);
  ADD ("changed-results", test_changed_results);
  ADD ("written-once", test_written_once);
  ADD ("audited", test_audited);
  ADD ("reports", test_reports);
  ADD ("reports-refused", test_reports_refused);

  return g_test_run ();
}
