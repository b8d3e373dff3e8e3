#include <string.h>

#include "app/hl-print.h"
#include "app/hl-report-draft.h"
#include "app/hl-report-signer.h"
#include "app/hl-report-text.h"
#include "app/hl-report-view.h"
#include "core/hl-file.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "store/hl-store-snapshot.h"
#include "store/hl-store-survey.h"

#define CLOSED_ROUND 4 /* of the demo */

static HlReportDraft *
make_draft (Fixture      *fixture,
            HlReportState state)
{
  HlReportWish wish = {
    .survey_id = CLOSED_ROUND, .kind = hl_report_kind_by_id ("period"),
    .state = state, .number = (char *) "47",
    .date = hl_date_new (2026, 9, 20),
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HlReportDraft *draft;

  hl_report_draft_load_async (fixture->workspace, &wish, NULL, fixture_take_result, &result);
  draft = hl_report_draft_load_finish (fixture->workspace, fixture_wait_result (&result), &error);
  g_assert_no_error (error);

  return draft;
}

static void
save (Fixture       *fixture,
      HlReportDraft *draft,
      const char    *path,
      GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hl_report_draft_save_async (draft, fixture->workspace, path, fixture_take_result, &result);
  hl_report_draft_save_finish (fixture->workspace, fixture_wait_result (&result), error);
}

static void
test_pages (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_DRAFT);

  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, draft->title);
  g_assert_cmpuint (draft->pages->len, >=, 2);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (fixture->page), HL_TYPE_REPORT_VIEW), ==,
                    draft->pages->len);
}

static void
test_stale (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_DRAFT);

  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, draft->title);
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "The data have changed."));
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "The data have changed.");
}

static void
test_zoom (Fixture      *fixture,
           gconstpointer data)
{
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "Page width");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.zoom-in", NULL);
  fixture_wait_text (fixture, "50%");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "report.zoom-out", NULL);
  fixture_wait_text (fixture, "Page width");
}

static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, CLOSED_ROUND, &error);
  g_autoptr (HlSurvey) copy = hl_survey_copy (survey);

  copy->id = 999;
  hl_page_show_round (fixture->page, fixture->workspace, copy);
  fixture_wait_text (fixture, "The report cannot be laid out");
}

/* What is missing is said; nothing is laid out by half. */
static void
test_fields (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *state = fixture_find_row (page, "State");
  GtkWidget *number = fixture_find_row (page, "Number");
  GtkWidget *date = fixture_find_row (page, "Date (dd/mm/yyyy)");

  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "Page width");
  adw_combo_row_set_selected (ADW_COMBO_ROW (state), HL_REPORT_ISSUED);
  fixture_wait_text (fixture, "An issued report needs its number and its date.");
  gtk_editable_set_text (GTK_EDITABLE (date), "31/02/2026");
  fixture_wait_text (fixture, "“31/02/2026” is not a date");
  gtk_editable_set_text (GTK_EDITABLE (date), "20/9/2026");
  gtk_editable_set_text (GTK_EDITABLE (number), "47");
  g_assert_null (fixture_find_text (page, "An issued report needs"));
  g_assert_null (fixture_find_text (page, "is not a date"));
}

static void
test_dates (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const wrong[] = {
    "2026-03-31", "31/03", "31/03/26/1", "32/01/2026", "a/b/c", "0/1/2026",
  };
  HlReportWish wish = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_report_wish_set_date (&wish, "31/3/2026", &error));
  g_assert_cmpuint (wish.date, ==, hl_date_new (2026, 3, 31));
  g_assert_true (hl_report_wish_set_date (&wish, "", &error));
  g_assert_cmpuint (wish.date, ==, HL_DATE_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_assert_false (hl_report_wish_set_date (&wish, wrong[i], &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
    }
}

static HlReportRecord *
find_last (GPtrArray *reports)
{
  HlReportRecord *last = g_ptr_array_index (reports, 0);

  for (guint i = 1; i < reports->len; i++)
    {
      HlReportRecord *report = g_ptr_array_index (reports, i);

      if (report->id > last->id)
        last = report;
    }

  return last;
}

/* An issued report is written, and kept as the same bytes. */
static void
test_issue (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_ISSUED);
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  HlReportRecord *record;
  gboolean has_snapshot = FALSE;

  save (fixture, draft, path, &error);
  g_assert_no_error (error);

  bytes = hl_file_read (path, &error);
  g_assert_no_error (error);
  reports = hl_store_list_reports (fixture->store, &error);
  g_assert_no_error (error);
  record = find_last (reports);
  g_assert_cmpstr (record->state, ==, "issued");
  g_assert_cmpstr (record->number, ==, "47");
  g_assert_cmpstr (record->surveys, ==, "4");
  g_assert_cmpstr (record->path, ==, path);
  g_assert_true (g_bytes_equal (record->pdf, bytes));
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "Number 47, 20/09/2026");
  g_assert_true (hl_store_has_snapshot (fixture->store, record->snapshot, &has_snapshot, &error));
  g_assert_true (has_snapshot);
}

/* A file that cannot be written leaves no record. */
static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_SIGNATURE);
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "report.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = hl_store_list_reports (fixture->store, &error);
  g_autoptr (GPtrArray) after = NULL;

  save (fixture, draft, path, &error);
  g_assert_nonnull (error);
  g_clear_error (&error);
  after = hl_store_list_reports (fixture->store, &error);
  g_assert_cmpuint (after->len, ==, before->len);
}

static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_SIGNATURE);
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = hl_print_new (draft->pages, draft->title);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            fixture->window, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  bytes = hl_file_read (path, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), 4, "%PDF", 4);
}

/* The lines over a name go together, or a sentence says what is missing. */
static void
test_signers (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *lines;
    const char *fault; /* NULL = none */
  } cases[] = {
    { "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", NULL },
    { "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", NULL },
    { "TUQ. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", NULL },
    { "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN" },
    { "TM. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH", "KT. CHỦ TỊCH is missing" },
    { "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "goes with a deputy" },
  };
  HlOffice office = { .name = (char *) "UBND phường Đông Hải" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HlSigner signer = { .lines = (char *) cases[i].lines, .name = (char *) "Lê Hồng Sơn" };
      const char *fault = hl_report_signer_fault (&office, &signer);

      if (cases[i].fault == NULL)
        g_assert_null (fault);
      else
        g_assert_nonnull (strstr (fault, cases[i].fault));
    }

  g_assert_nonnull (hl_report_signer_fault (&office, NULL));
  office.name = (char *) "Sở Nội vụ";
  g_assert_null (hl_report_signer_fault (&office, &(HlSigner) {
    .lines = (char *) "GIÁM ĐỐC", .name = (char *) "Lê Hồng Sơn"
  }));
}

/* Page Down turns to the next page; each page tells its words. */
static void
test_turn (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autoptr (HlReportDraft) draft = make_draft (fixture, HL_REPORT_DRAFT);
  g_autofree char *words = hl_scene_get_words (g_ptr_array_index (draft->pages, 0));

  g_assert_nonnull (strstr (words, "BÁO CÁO"));
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "Page 1 of");
  gtk_widget_activate_action (page, "report.turn", "i", 1);
  fixture_wait_text (fixture, "Page 2 of");
  gtk_widget_activate_action (page, "report.turn", "i", -1);
  fixture_wait_text (fixture, "Page 1 of");
}

/* A round that is hardly begun: no dates, fields or numbers yet. */
static gint64
add_round (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt mới");
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);

  return id;
}

/* A round that is being planned shows its plan, whatever is still missing. */
static void
test_plan (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  AdwComboRow *kind;

  fixture_show (fixture, add_round (fixture));
  fixture_wait_text (fixture, "Kế hoạch khảo sát sự hài lòng");
  kind = ADW_COMBO_ROW (fixture_find_row (page, "Kind"));
  g_assert_cmpuint (adw_combo_row_get_selected (kind), ==, 1);
  g_assert_cmpuint (fixture_count (page, HL_TYPE_REPORT_VIEW), >=, 2);

  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "Báo cáo kết quả đo lường sự hài lòng");
  adw_combo_row_set_selected (kind, 1);
  fixture_wait_text (fixture, "Kế hoạch khảo sát sự hài lòng");
}

/* What round @id keeps as its first text, or %NULL. */
static char *
load_text (Fixture *fixture,
           gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, id, &error);

  g_assert_no_error (error);

  return g_strdup (g_hash_table_lookup (survey->texts, "plan_basis"));
}

/* A text is proposed, then the office's, then proposed again; the round keeps it. */
static void
test_text (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gint64 id = add_round (fixture);
  GtkWidget *text = fixture_find_type (page, HL_TYPE_REPORT_TEXT);
  GtkTextBuffer *buffer =
    gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture_find_type (text, GTK_TYPE_TEXT_VIEW)));
  g_autofree char *written = NULL;
  g_autofree char *proposed = NULL;

  fixture_show (fixture, id);
  fixture_wait_text (fixture, "As proposed.");
  gtk_text_buffer_set_text (buffer, "Căn cứ Quyết định số 12/QĐ-UBND", -1);
  g_assert_nonnull (fixture_find_text (page, "Changed, not kept yet."));
  gtk_widget_activate_action (text, "text.keep", NULL);
  while ((written = load_text (fixture, id)) == NULL)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (written, ==, "Căn cứ Quyết định số 12/QĐ-UBND");
  fixture_wait_text (fixture, "Written by the office.");

  gtk_widget_activate_action (text, "text.propose", NULL);
  fixture_wait_text (fixture, "As proposed.");
  proposed = load_text (fixture, id);
  g_assert_null (proposed);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*test) (Fixture *,
                         gconstpointer);
  } tests[] = {
    { "/report/pages", test_pages },
    { "/report/stale", test_stale },
    { "/report/zoom", test_zoom },
    { "/report/error", test_error },
    { "/report/plan", test_plan },
    { "/report/text", test_text },
    { "/report/fields", test_fields },
    { "/report/dates", test_dates },
    { "/report/issue", test_issue },
    { "/report/unwritable", test_unwritable },
    { "/report/print", test_print },
    { "/report/signers", test_signers },
    { "/report/turn", test_turn },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "report", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
