#include <sqlite3.h>
#include <time.h>

#include "bench-round.h"
#include "score/hl-score.h"
#include "store/hl-store-response.h"

/* Scores rounds of 10³ … 10⁶ stored responses to g1-2640, by field and month, and holds the time
 * against a loop that steps through the same rows and sums their bytes. Processor time, so that
 * other work on the machine counts little; the least of a few runs, both taken in turn. */

#define N_RUNS 5
#define GOAL 1.5

/* Seconds of one size. */
typedef struct
{
  double step;
  double load;
  double score;
  double whole;
  double validity;
} Times;

static double
now (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

/* The baseline: every column of every row is read, and the bytes of the answers are summed. */
static double
step_rows (const char *path,
           gint64      survey)
{
  static const char sql[] =
    "SELECT answers, id, serial, day, channel, respondent, field, area, procedure, officer,"
    " interviewer, flags, rules FROM response NOT INDEXED WHERE survey_id = ?1 AND state > 0";
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  volatile guint64 sum = 0;
  double start = now ();

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (stmt, 1, survey);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const guint8 *bytes = sqlite3_column_blob (stmt, 0);
      int n_bytes = sqlite3_column_bytes (stmt, 0);
      guint64 row = 0;

      for (int i = 0; i < n_bytes; i++)
        row += bytes[i];

      for (int column = 1; column < sqlite3_column_count (stmt); column++)
        row += (guint64) sqlite3_column_int64 (stmt, column);

      sum += row;
    }

  sqlite3_finalize (stmt);
  sqlite3_close (db);

  return now () - start;
}

static void
score_rows (HlStore  *store,
            HlSurvey *survey,
            guint     n,
            Times    *times)
{
  static const char *const by[] = { "field", "month", NULL };
  g_autoptr (GError) error = NULL;
  double start = now ();
  g_autoptr (HlResponseSet) set = hl_store_load_responses (store, survey, &error);
  g_autoptr (HlScoreSnapshot) snapshot = NULL;
  HlScoreInput input = { survey, set };
  HlScoreRequest request = {
    .inputs = &input, .n_inputs = 1, .by = by, .use_survey_rules = TRUE,
  };
  double load = now () - start;
  double whole = 0.0;

  g_assert_no_error (error);
  snapshot = hl_score_run (&request, &error);
  whole = now () - start;
  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->received, ==, n);
  times->load = MIN (times->load, load);
  times->score = MIN (times->score, whole - load);
  times->whole = MIN (times->whole, whole);
}

static Times
measure (const char *folder,
         guint       n)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%u.db", folder, n);
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_CREATE, &error);
  g_autoptr (HlSurvey) survey = NULL;
  Times times = { G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, G_MAXDOUBLE, 0.0 };

  g_assert_no_error (error);
  survey = bench_round_new (store, n);
  bench_round_fill (store, survey, n);
  times.validity = now ();
  hl_store_refresh_validity (store, survey, NULL, &error);
  times.validity = now () - times.validity;
  g_assert_no_error (error);

  for (guint i = 0; i < N_RUNS; i++)
    {
      times.step = MIN (times.step, step_rows (path, survey->id));
      score_rows (store, survey, n, &times);
    }

  return times;
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("hailong-bench-XXXXXX", &error);
  guint most = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : G_MAXUINT;

  g_assert_no_error (error);
  g_print ("responses  step rows       load      score  load+score  ratio  validity (seconds)\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] <= most; i++)
    {
      Times times = measure (folder, sizes[i]);

      g_print ("%9u  %9.4f  %9.4f  %9.4f  %10.4f  %5.2f  %8.4f\n", sizes[i], times.step,
               times.load, times.score, times.whole, times.whole / times.step, times.validity);
    }

  g_print ("goal at 1000000: ratio at most %.1f; validity is read as stored, timed apart\n", GOAL);
  bench_folder_remove (folder);

  return 0;
}
