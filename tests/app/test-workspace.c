#include <glib/gstdio.h>

#include "app/hl-backup.h"
#include "app/hl-home-data.h"
#include "app/hl-home-words.h"
#include "app/hl-round-list.h"
#include "app/hl-workspace.h"
#include "core/hl-error.h"
#include "fixture.h"
#include "hl-app-fixture.h"

#define NOON 1795260000    /* 21 November 2026 */
#define DAY 86400

static HlWorkspace *
open_file (const char *path,
           GError    **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hl_workspace_open_async (path, HL_DB_READ_WRITE, NULL, fixture_take_result, &result);

  return hl_workspace_open_finish (fixture_wait_result (&result), error);
}

static gpointer
count_surveys (HlStore      *store,
               gpointer      data,
               GCancellable *cancellable,
               GError      **error)
{
  guint *count = data;

  (*count)++;

  return GUINT_TO_POINTER (*count);
}

static void
test_order (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autoptr (GError) error = NULL;
  HlWorkspace *workspace = open_file (path, &error);
  GAsyncResult *results[3] = { NULL };
  guint count = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (hl_workspace_get_path (workspace), ==, path);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    hl_workspace_run_async (workspace, count_surveys, &count, NULL, NULL, NULL, fixture_take_result,
                            &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      gpointer number = hl_workspace_run_finish (workspace,
                                                 fixture_wait_result (&results[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpuint (GPOINTER_TO_UINT (number), ==, i + 1);
      g_clear_object (&results[i]);
    }

  g_object_unref (workspace);
  hl_app_fixture_remove (folder);
}

static void
on_changed (HlWorkspace *workspace,
            gint64       survey_id,
            gpointer     data)
{
  *(gint64 *) data = survey_id;
}

/* What another program writes is told. */
static void
test_watch (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (HlWorkspace) workspace = open_file (path, NULL);
  g_autoptr (HlStore) other = hl_store_open (path, HL_DB_READ_WRITE, NULL);
  gint64 changed = 0;
  guint count = 0;

  g_signal_connect (workspace, "changed", G_CALLBACK (on_changed), &changed);
  hl_workspace_run_async (workspace, count_surveys, &count, NULL, NULL, NULL,
                          fixture_take_result, &first);
  fixture_wait_result (&first);
  g_assert_cmpint (changed, ==, 0);

  g_assert_true (hl_store_set_office (other, "symbol", "UBND", HL_DATE_NONE, NULL));
  while (changed == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (changed, ==, -1);

  g_clear_pointer (&other, hl_store_close);
  g_clear_object (&first);
  g_clear_object (&workspace);
  hl_app_fixture_remove (folder);
}

static void
test_open_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file ("/nowhere/hailong.db", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
}

/* A cancelled opening must neither hang nor leave the file open. */
static void
test_open_cancelled (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  hl_workspace_open_async (path, HL_DB_READ_WRITE, cancellable, fixture_take_result, &result);
  g_assert_null (hl_workspace_open_finish (fixture_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  hl_app_fixture_remove (folder);
}

static void
test_work_cancelled (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autoptr (HlWorkspace) workspace = open_file (path, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint count = 0;

  g_cancellable_cancel (cancellable);
  hl_workspace_run_async (workspace, count_surveys, &count, NULL, NULL, cancellable,
                          fixture_take_result,
                          &result);
  g_assert_null (hl_workspace_run_finish (workspace, fixture_wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count, ==, 0);
  hl_app_fixture_remove (folder);
}

static HlHomeData *
load_home (HlWorkspace *workspace,
           gint64       survey_id,
           GError     **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  hl_home_data_load_async (workspace, survey_id, NULL, fixture_take_result, &result);

  return hl_home_data_load_finish (workspace, fixture_wait_result (&result), error);
}

/* The figures of the open round of the demo. */
static void
test_home (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autoptr (HlWorkspace) workspace = open_file (path, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) rounds = NULL;
  g_autoptr (HlHomeData) data = NULL;
  g_autoptr (GError) error = NULL;
  HlSurvey *last;

  hl_rounds_list_async (workspace, NULL, fixture_take_result, &result);
  rounds = hl_rounds_list_finish (workspace, fixture_wait_result (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rounds->len, ==, 5);

  last = rounds->pdata[4];
  data = load_home (workspace, last->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (data->n_issued, ==, hl_survey_n_issued (last));
  g_assert_cmpuint (data->snapshot->received, >, 0);
  g_assert_cmpint (data->n_keyed, <, data->n_issued);
  g_assert_nonnull (hl_survey_find_range (last, data->next));
  g_assert_nonnull (data->change);
  g_assert_cmpint (data->last_copy, ==, 0);

  g_assert_null (load_home (workspace, 99, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  hl_app_fixture_remove (folder);
}

typedef struct
{
  HlFormula     formula;
  HlOverallRule rule;
  double        index;
  const char   *words;
} WordsCase;

static void
test_words (void)
{
  static const WordsCase cases[] = {
    { HL_FORMULA_TOP2, HL_OVERALL_CRITERIA, 89.371,
      "On average over 22 criteria, 89.37% of respondents chose satisfied or very satisfied." },
    { HL_FORMULA_MEAN, HL_OVERALL_CRITERIA, 89.371,
      "On average over 22 criteria, the mean level is 89.37% of the highest." },
    { HL_FORMULA_MEAN100, HL_OVERALL_CRITERIA, 50,
      "On average over 22 criteria, from lowest level (0%) to highest (100%), the answers lie at "
      "50.00%." },
    { HL_FORMULA_TOP2, HL_OVERALL_FACTORS, 89.371,
      "89.37% chose satisfied or very satisfied. It is the mean of 5 factors." },
    { HL_FORMULA_MEAN, HL_OVERALL_POOLED, 89.371,
      "The mean level is 89.37% of the highest. All answers to 22 criteria count alike." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HlScoreSnapshot snapshot = {
        .formula = cases[i].formula, .overall_rule = cases[i].rule, .valid = 147,
        .total = { .overall = { .index = cases[i].index }, .n_criteria = 22, .n_factors = 5 },
      };
      HlHomeData data = { .snapshot = &snapshot };
      g_autofree char *words = hl_home_words_index (&data);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_days (void)
{
  static const struct { int from_end; const char *words; } cases[] = {
    { -3, "3 days left to collect forms" },
    { -1, "1 day left to collect forms" },
    { 0, "Last day of the round" },
    { 2, "The last day of the round was 2 days ago" },
  };
  HlSurvey survey = { .state = HL_SURVEY_OPEN, .to = hl_date_new (2022, 10, 31) };
  g_autofree char *day = hl_home_words_day (survey.to);

  g_assert_cmpstr (day, ==, "Monday, 31/10/2022");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = hl_home_words_closing (&survey, survey.to + cases[i].from_end);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

static void
test_daily_copies (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autofree char *copies = hl_backup_folder (path);
  g_autofree char *other = g_build_filename (copies, "other-2026-11-21.db", NULL);
  g_autofree char *first = g_build_filename (copies, "demo-2026-11-21.db", NULL);
  g_autofree char *last = g_build_filename (copies, "demo-2026-11-29.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hl_backup_find_latest (path), ==, 0);
  for (guint day = 0; day < 9; day++)
    {
      g_assert_false (hl_backup_has_daily (path, NOON + day * DAY));
      g_assert_true (hl_backup_daily (store, NOON + day * DAY, &error));
      g_assert_true (hl_backup_has_daily (path, NOON + day * DAY));
      g_assert_true (hl_backup_daily (store, NOON + day * DAY, &error));
      if (day == 0)
        g_assert_true (g_file_set_contents (other, "kept", -1, NULL));
    }

  g_assert_cmpuint (count_files (copies), ==, 7 + 1);
  g_assert_false (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (last, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (hl_backup_find_latest (path), >, 0);
  hl_app_fixture_remove (folder);
}

static void
test_daily_copy_fails (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  g_autofree char *copies = hl_backup_folder (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_READ_WRITE, NULL);

  g_assert_true (g_file_set_contents (copies, "in the way", -1, NULL));
  g_assert_false (hl_backup_daily (store, NOON, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_false (hl_backup_has_daily (path, NOON));
  hl_app_fixture_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/workspace/order", test_order);
  g_test_add_func ("/app/workspace/watch", test_watch);
  g_test_add_func ("/app/workspace/open-missing", test_open_missing);
  g_test_add_func ("/app/workspace/open-cancelled", test_open_cancelled);
  g_test_add_func ("/app/workspace/work-cancelled", test_work_cancelled);
  g_test_add_func ("/app/home/data", test_home);
  g_test_add_func ("/app/home/words", test_words);
  g_test_add_func ("/app/home/days", test_days);
  g_test_add_func ("/app/backup/daily", test_daily_copies);
  g_test_add_func ("/app/backup/daily-fails", test_daily_copy_fails);

  return g_test_run ();
}
