#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-csv.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/* Import of responses to g1-2640 from CSV, against the same rows written to response, texts and log
 * without parsing, checking or hashing: the same schema, settings and order, prepared statements,
 * one transaction. Both write files; the time runs until the transaction is on the disk. */

#define MAX_RATIO 2.5
#define N_OFFICERS 8

typedef struct
{
  char *folder;
  char *prepared; /* an open survey and its people, no response yet */
  char *imported;
  char *raw;
} Files;

/* Rows of a table as a stream of cells: a type byte and the value. */
typedef struct
{
  GByteArray   *cells;
  gsize         offset;
  guint         n_left;
  sqlite3_stmt *insert;
} Table;

static guint
random_option (GRand *random,
               guint  n_options)
{
  return (guint) g_rand_int_range (random, 1, (int) n_options + 1);
}

/* A person who reads the form passes over what the answer tells to. */
static void
pass_over (const HlQuestion *question,
           guint             option,
           gboolean         *skipped)
{
  for (guint i = 0; i < question->n_jumps; i++)
    {
      const HlJump *jump = &question->jumps[i];
      gboolean listed = memchr (jump->options, (int) option, jump->n_options) != NULL;

      for (guint j = 0; listed != jump->negate && j < jump->n_targets; j++)
        skipped[jump->targets[j]] = TRUE;
    }
}

static void
add_answer (GString          *csv,
            GRand            *random,
            const HlQuestion *question,
            gboolean         *skipped)
{
  guint option;

  switch (question->kind)
    {
    case HL_KIND_SCALE:
      g_string_append_printf (csv, "%d", 5 - g_rand_int_range (random, 0, 16) / 5);
      break;

    case HL_KIND_SINGLE:
    case HL_KIND_YES_NO:
      option = random_option (random, question->n_options);
      pass_over (question, option, skipped);
      g_string_append_printf (csv, "%u", option);
      break;

    case HL_KIND_MULTIPLE:
      g_string_append_printf (csv, "%d|%d", g_rand_int_range (random, 1, 5),
                              g_rand_int_range (random, 5, 10));
      break;

    case HL_KIND_LONG_TEXT:
    case HL_KIND_SHORT_TEXT:
      if (g_rand_int_range (random, 0, 5) == 0)
        g_string_append (csv, "Mong được giải quyết nhanh hơn");
      break;

    case HL_KIND_NUMBER:
    case HL_KIND_DATE:
    default:
      break;
    }
}

static void
add_answers (GString               *csv,
             GRand                 *random,
             const HlQuestionnaire *form)
{
  g_autofree gboolean *skipped = g_new0 (gboolean, form->n_questions);

  for (guint i = 0; i < form->n_questions; i++)
    {
      g_string_append_c (csv, ',');
      if (!skipped[i])
        add_answer (csv, random, &form->questions[i], skipped);
    }
  g_string_append_c (csv, '\n');
}

static GBytes *
make_csv (const HlQuestionnaire *form,
          guint                  n_rows)
{
  GString *csv = g_string_new ("serial,field,date,channel,respondent,officer");
  g_autoptr (GRand) random = g_rand_new_with_seed (2640);

  for (guint i = 0; i < form->n_questions; i++)
    g_string_append_printf (csv, ",%s", form->questions[i].code);
  g_string_append_c (csv, '\n');

  for (guint row = 1; row <= n_rows; row++)
    {
      g_string_append_printf (csv, "%u,%s,2022-09-%02d,paper,citizen,CC-%d", row,
                              row % 3 == 0 ? "Hộ tịch" : "Chứng thực",
                              g_rand_int_range (random, 1, 31),
                              g_rand_int_range (random, 0, N_OFFICERS));
      add_answers (csv, random, form);
    }

  return g_string_free_to_bytes (csv);
}

static void
prepare (Files           *files,
         HlQuestionnaire *form,
         guint            n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (files->prepared, HL_DB_CREATE, &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (form);
  guint32 id;

  g_assert_no_error (error);
  g_free (survey->title);
  survey->title = g_strdup ("Đợt lớn");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 9, 30);
  hl_survey_add_field (survey, "Hộ tịch", n_rows, n_rows * 2);
  hl_survey_add_field (survey, "Chứng thực", n_rows, n_rows * 2);
  hl_survey_add_range (survey, 1, n_rows, HL_NO_INDEX, HL_NO_INDEX);
  hl_store_set_operator (store, "bench");
  gint64 survey_id = hl_store_add_survey (store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (store, survey_id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < N_OFFICERS; i++)
    {
      g_autofree char *code = g_strdup_printf ("CC-%u", i);

      hl_store_ensure_person (store, 'o', code, NULL, &id, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (from, &content, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, content, (gssize) size, &error);
  g_assert_no_error (error);
}

static double
time_import (const Files *files,
             GBytes      *csv,
             guint        n_rows)
{
  g_autoptr (GError) error = NULL;

  copy_file (files->prepared, files->imported);
  HlStore *store = hl_store_open (files->imported, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  hl_store_set_operator (store, "bench");

  gint64 start = g_get_monotonic_time ();
  g_autoptr (HlImportReport) report = hl_response_csv_import (store, 1, csv, &error);
  gint64 end = g_get_monotonic_time ();
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, n_rows);
  hl_store_close (store);

  return (end - start) / 1e6;
}

static void
put (GByteArray *cells,
     const void *data,
     gsize       size)
{
  g_byte_array_append (cells, data, (guint) size);
}

static void
put_cell (GByteArray   *cells,
          sqlite3_stmt *row,
          int           column)
{
  guint8 type = (guint8) sqlite3_column_type (row, column);
  gint64 number = sqlite3_column_int64 (row, column);

  put (cells, &type, 1);
  if (type == SQLITE_INTEGER)
    put (cells, &number, sizeof number);
  if (type != SQLITE_TEXT && type != SQLITE_BLOB)
    return;

  const void *data = sqlite3_column_blob (row, column);
  gint64 size = sqlite3_column_bytes (row, column);
  put (cells, &size, sizeof size);
  put (cells, data, (gsize) size);
}

static Table
read_table (sqlite3    *db,
            const char *sql)
{
  Table table = { g_byte_array_new (), 0, 0, NULL };
  sqlite3_stmt *rows = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &rows, NULL), ==, SQLITE_OK);
  while (sqlite3_step (rows) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        put_cell (table.cells, rows, i);
      table.n_left++;
    }
  sqlite3_finalize (rows);

  return table;
}

static gint64
read_number (const Table *table,
             gsize        offset)
{
  gint64 number;

  memcpy (&number, table->cells->data + offset, sizeof number);

  return number;
}

static void
write_row (Table *table)
{
  int n_columns = sqlite3_bind_parameter_count (table->insert);

  for (int i = 1; i <= n_columns; i++)
    {
      guint8 type = table->cells->data[table->offset++];

      if (type == SQLITE_NULL)
        {
          sqlite3_bind_null (table->insert, i);
          continue;
        }

      gint64 number = read_number (table, table->offset);
      table->offset += sizeof number;
      if (type == SQLITE_INTEGER)
        {
          sqlite3_bind_int64 (table->insert, i, number);
          continue;
        }

      const void *data = table->cells->data + table->offset;
      table->offset += (gsize) number;
      if (type == SQLITE_TEXT)
        sqlite3_bind_text (table->insert, i, data, (int) number, SQLITE_STATIC);
      else
        sqlite3_bind_blob (table->insert, i, data, (int) number, SQLITE_STATIC);
    }

  g_assert_cmpint (sqlite3_step (table->insert), ==, SQLITE_DONE);
  sqlite3_reset (table->insert);
  table->n_left--;
}

static gboolean
belongs_to (const Table *table,
            gint64       id)
{
  return table->n_left > 0 && read_number (table, table->offset + 1) == id;
}

static void
exec (sqlite3    *db,
      const char *sql)
{
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

static double
time_raw (const Files *files,
          Table       *responses,
          Table       *texts,
          Table       *log)
{
  sqlite3 *db = NULL;

  copy_file (files->prepared, files->raw);
  sqlite3_open_v2 (files->raw, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  exec (db, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -16000;"
        " PRAGMA journal_mode = WAL");
  sqlite3_prepare_v2 (db, "INSERT INTO response VALUES"
                      " (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", -1, &responses->insert, NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO response_text VALUES (?,?,?,?,?,?)", -1, &texts->insert,
                      NULL);
  sqlite3_prepare_v2 (db, "INSERT INTO log VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", -1, &log->insert,
                      NULL);

  gint64 start = g_get_monotonic_time ();
  exec (db, "BEGIN IMMEDIATE");
  while (responses->n_left > 0)
    {
      gint64 id = read_number (responses, responses->offset + 1);

      write_row (responses);
      while (belongs_to (texts, id))
        write_row (texts);
      write_row (log);
    }
  exec (db, "COMMIT");
  gint64 end = g_get_monotonic_time ();

  sqlite3_finalize (responses->insert);
  sqlite3_finalize (texts->insert);
  sqlite3_finalize (log->insert);
  sqlite3_close (db);

  return (end - start) / 1e6;
}

static double
time_same_rows (const Files *files)
{
  sqlite3 *db = NULL;

  sqlite3_open_v2 (files->imported, &db, SQLITE_OPEN_READONLY, NULL);
  Table responses = read_table (db, "SELECT * FROM response ORDER BY id");
  Table texts = read_table (db, "SELECT * FROM response_text ORDER BY response_id, question");
  Table log = read_table (db, "SELECT * FROM log WHERE subject = 1 ORDER BY number");
  sqlite3_close (db);
  g_assert_cmpuint (responses.n_left, ==, log.n_left);

  double seconds = time_raw (files, &responses, &texts, &log);
  g_byte_array_unref (responses.cells);
  g_byte_array_unref (texts.cells);
  g_byte_array_unref (log.cells);

  return seconds;
}

static void
remove_files (const Files *files)
{
  const char *names[] = { files->prepared, files->imported, files->raw };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_unlink (names[i]);
}

/* The best of several rounds counts, since other programs may disturb one. */
static double
measure (Files *files,
         guint  n_rows,
         guint  n_rounds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) form = hl_builtin_questionnaire ("g1-2640", &error);
  double import = G_MAXDOUBLE, raw = G_MAXDOUBLE;

  g_assert_no_error (error);
  g_autoptr (GBytes) csv = make_csv (form, n_rows);
  prepare (files, form, n_rows);
  for (guint i = 0; i < n_rounds; i++)
    {
      import = MIN (import, time_import (files, csv, n_rows));
      raw = MIN (raw, time_same_rows (files));
    }
  remove_files (files);

  g_print ("%8u  %8.1f  %9.3f  %9.3f  %8.2f  %8.2f  %6.2f\n", n_rows,
           g_bytes_get_size (csv) / 1e6, import, raw, import * 1e6 / n_rows, raw * 1e6 / n_rows,
           import / raw);

  return import / raw;
}

int
main (int    argc,
      char **argv)
{
  guint largest = argc > 1 ? (guint) atoi (argv[1]) : 1000000;
  Files files = { .folder = g_dir_make_tmp ("hl-bench-XXXXXX", NULL) };
  double ratio = 0.0;

  setlocale (LC_ALL, "");
  files.prepared = g_build_filename (files.folder, "prepared.db", NULL);
  files.imported = g_build_filename (files.folder, "imported.db", NULL);
  files.raw = g_build_filename (files.folder, "raw.db", NULL);

  g_print ("import of g1-2640 responses against the same rows written raw (goal ≤ %.1f)\n",
           MAX_RATIO);
  g_print ("%8s  %8s  %9s  %9s  %8s  %8s  %6s\n", "rows", "MB of CSV", "import s", "raw s",
           "µs/row", "µs/row", "ratio");
  for (guint n = 1000; n <= largest; n *= 10)
    ratio = measure (&files, n, n < 100000 ? 7 : n < 1000000 ? 3 : 2);

  g_rmdir (files.folder);
  g_free (files.folder);
  g_free (files.prepared);
  g_free (files.imported);
  g_free (files.raw);

  return ratio <= MAX_RATIO ? 0 : 1;
}
