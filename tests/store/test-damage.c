#include "hl-store-fixture.h"

#include "store/hl-store-design.h"
#include "store/hl-store-private.h"

/* Whatever table or column is gone, every call fails with an error of its own and changes nothing,
 * or does what it says. */

typedef struct
{
  Fixture  *fixture;
  HlSurvey *survey;
} Work;

static gboolean
load_survey (Work    *work,
             GError **error)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (work->fixture->store, 1, error);

  return survey != NULL;
}

static gboolean
add_survey (Work    *work,
            GError **error)
{
  g_autoptr (HlSurvey) survey = make_survey ();

  return hl_store_add_survey (work->fixture->store, survey, error) != 0;
}

static gboolean
update_survey (Work    *work,
               GError **error)
{
  work->survey->fields[0].quota++;

  return hl_store_update_survey (work->fixture->store, work->survey, "vì", error);
}

static gboolean
close_survey (Work    *work,
              GError **error)
{
  return hl_store_set_survey_state (work->fixture->store, 1, HL_SURVEY_CLOSED, NULL, error);
}

static gboolean
ensure_procedure (Work    *work,
                  GError **error)
{
  gboolean created;

  return hl_store_ensure_procedure (work->fixture->store, 1, "Mới", 0, &created, error);
}

static gboolean
list_surveys (Work    *work,
              GError **error)
{
  g_autoptr (GArray) ids = hl_store_list_surveys (work->fixture->store, error);

  return ids != NULL;
}

static gboolean
save_questionnaire (Work    *work,
                    GError **error)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  hl_questionnaire_builder_get_draft (builder)->revision = 2;
  g_autoptr (HlQuestionnaire) form = hl_questionnaire_builder_finish (builder, NULL);

  return hl_store_save_questionnaire (work->fixture->store, form, error);
}

static gboolean
load_questionnaire (Work    *work,
                    GError **error)
{
  g_autoptr (HlQuestionnaire) form =
    hl_store_load_questionnaire (work->fixture->store, "test-1", 0, error);

  return form != NULL;
}

static gboolean
list_questionnaires (Work    *work,
                     GError **error)
{
  g_autoptr (GPtrArray) list = hl_store_list_questionnaires (work->fixture->store, error);

  return list != NULL;
}

static gboolean
add_form (Work    *work,
          GError **error)
{
  g_autoptr (HlResponse) response = make_response (work->survey, 50);

  response->comment = g_strdup ("xem lại");

  return hl_store_add_response (work->fixture->store, work->survey, response, error) != 0;
}

static gboolean
update_form (Work    *work,
             GError **error)
{
  HlStore *store = work->fixture->store;
  g_autoptr (HlResponse) response = hl_store_load_response (store, work->survey, 1, error);

  return response != NULL &&
         hl_store_update_response (store, work->survey, response, NULL, NULL, error);
}

static gboolean
exclude_form (Work    *work,
              GError **error)
{
  return hl_store_exclude_response (work->fixture->store, work->survey, 1, TRUE, "vì", error);
}

static gboolean
delete_texts (Work    *work,
              GError **error)
{
  return hl_store_delete_texts (work->fixture->store, work->survey, 1, "hết hạn", error);
}

static gboolean
has_serial (Work    *work,
            GError **error)
{
  gint64 id;

  return hl_store_has_serial (work->fixture->store, 1, 1, &id, error);
}

static gboolean
on_each (const HlResponse *response,
         gpointer          data,
         GError          **error)
{
  return TRUE;
}

static gboolean
go_through (Work    *work,
            GError **error)
{
  return hl_store_foreach_response (work->fixture->store, work->survey, on_each, NULL, error);
}

static gboolean
load_all (Work    *work,
          GError **error)
{
  g_autoptr (HlResponseSet) set = hl_store_load_responses (work->fixture->store, work->survey,
                                                           error);

  return set != NULL;
}

static gboolean
refresh (Work    *work,
         GError **error)
{
  return hl_store_refresh_validity (work->fixture->store, work->survey, NULL, error);
}

static gboolean
load_office (Work    *work,
             GError **error)
{
  g_autoptr (HlOffice) office = hl_store_load_office (work->fixture->store, HL_DATE_NONE, error);

  return office != NULL;
}

static gboolean
set_office (Work    *work,
            GError **error)
{
  return hl_store_set_office (work->fixture->store, "place", "Sơn Tây", HL_DATE_NONE, error);
}

static gboolean
save_person (Work    *work,
             GError **error)
{
  const HlPerson person = { 0, 'o', (char *) "CC-1", (char *) "Trần B", 5, 6 };

  return hl_store_save_person (work->fixture->store, &person, error);
}

static gboolean
name_person (Work    *work,
             GError **error)
{
  guint32 id;

  return hl_store_ensure_person (work->fixture->store, 'i', "DT-1", "Lê C", &id, NULL, error);
}

static gboolean
list_log (Work    *work,
          GError **error)
{
  g_autoptr (GPtrArray) log = hl_store_list_log (work->fixture->store, 0, error);

  return log != NULL;
}

static gboolean
fingerprint (Work    *work,
             GError **error)
{
  g_autofree char *text = hl_store_get_fingerprint (work->fixture->store, error);

  return text != NULL;
}

static gboolean
audit (Work    *work,
       GError **error)
{
  g_autoptr (HlAuditReport) report = hl_store_audit (work->fixture->store, NULL, error);

  return report != NULL;
}

static gboolean
check (Work    *work,
       GError **error)
{
  g_autoptr (GPtrArray) faults = NULL;

  return hl_store_check (work->fixture->store, &faults, error);
}

static gboolean
has_snapshot (Work    *work,
              GError **error)
{
  gboolean has;

  return hl_store_has_snapshot (work->fixture->store, "x", &has, error);
}

static gboolean
log_report (Work    *work,
            GError **error)
{
  const HlReportRecord record = { .kind = (char *) "period", .state = (char *) "draft" };

  return hl_store_log_report (work->fixture->store, &record, error) != 0;
}

static gboolean
list_reports (Work    *work,
              GError **error)
{
  g_autoptr (GPtrArray) list = hl_store_list_reports (work->fixture->store, error);

  return list != NULL;
}

static gboolean
save_draft (Work    *work,
            GError **error)
{
  const HlQuestionnaireDraft draft = { .id = (char *) "own", .revision = 1, .title = (char *) "",
                                       .content = (char *) "" };

  return hl_store_save_draft (work->fixture->store, &draft, error);
}

static gboolean
list_drafts (Work    *work,
             GError **error)
{
  g_autoptr (GPtrArray) list = hl_store_list_drafts (work->fixture->store, error);

  return list != NULL;
}

static gboolean (*const calls[]) (Work * work, GError **error) = {
  load_survey, add_survey, update_survey, close_survey, ensure_procedure, list_surveys,
  save_questionnaire, load_questionnaire, list_questionnaires, add_form, update_form, exclude_form,
  delete_texts, has_serial, go_through, load_all, refresh, load_office, set_office, save_person,
  name_person, list_log, fingerprint, audit, check, has_snapshot, log_report, list_reports,
  save_draft, list_drafts,
};

/* All but the one that only saving a snapshot writes to. */
static GPtrArray *
list_tables (HlStore *store)
{
  static const char sql[] =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'snapshot_survey'";
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (hl_store_get_db (store), sql, NULL);

  while (hl_stmt_step (stmt, NULL) == HL_STEP_ROW)
    g_ptr_array_add (tables, g_strdup (hl_stmt_get_text (stmt, 0)));

  return tables;
}

/* Gives how many of the calls failed. */
static guint
call_all (Work       *work,
          const char *sql)
{
  guint n_failed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (HlTx) rolled_back = hl_tx_begin (hl_store_get_db (work->fixture->store), NULL);
      g_autoptr (GError) error = NULL;

      run_sql (work->fixture->store, sql);
      g_assert_cmpint (calls[i](work, &error), ==, error == NULL);
      if (error != NULL)
        n_failed++;
    }

  return n_failed;
}

static void
test_missing_tables (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  Work work = { self, survey };
  guint32 id;

  g_assert_true (hl_store_ensure_person (self->store, 'i', "DT-1", NULL, &id, NULL, NULL));
  add_response (self->store, survey, 1);
  g_autoptr (GPtrArray) tables = list_tables (self->store);
  g_assert_cmpuint (call_all (&work, "SELECT 1"), ==, 0);

  for (guint i = 0; i < tables->len; i++)
    {
      g_autofree char *sql =
        g_strdup_printf ("ALTER TABLE %s RENAME TO gone", (char *) tables->pdata[i]);

      g_test_message ("%s", sql);
      fixture_reopen (self);
      run_sql (self->store, "PRAGMA legacy_alter_table = ON");
      g_assert_cmpuint (call_all (&work, sql), >, 0);
    }

  fixture_reopen (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (self->store, NULL, &error);
  g_assert_true (report->whole);
}

/* Of the calls above, fifteen write. */
static void
test_read_only (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  Work work = { self, survey };
  guint n_failed = 0;

  add_response (self->store, survey, 1);
  g_clear_pointer (&self->store, hl_store_close);
  self->store = hl_store_open (self->path, HL_DB_READ_ONLY, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (calls[i](&work, &error), ==, error == NULL);
      if (error != NULL)
        g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
      n_failed += error != NULL;
    }

  g_assert_cmpuint (n_failed, ==, 15);
}

#define ADD(name, function) \
  g_test_add ("/store/damage/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("missing-tables", test_missing_tables);
  ADD ("read-only", test_read_only);

  return g_test_run ();
}
