#include <glib/gstdio.h>
#include <string.h>

#include "core/hl-file.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-csv.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define SEED 20220901
#define MAX_MUTATIONS 6
#define MAX_BLOCK 200
#define N_LINES 16

static const char *const scraps[] = {
  "\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", "\xef\xbb\xbf", "\xff\xfe", "\xc3",
  "\xed\xa0\x80", "=1+1", "'", "'=", "-", "*", "|", "1|2|3|4", "999999999999999999999", "006",
  "P1", "2022-02-30",
  "serial", "field", "c01", "c01_text", "\xcc\x81", "\x7f", "\x1b", "Hộ tịch", ",,,,,,,,,,,,,,,,",
};

static void
insert_scrap (GString *data,
              GRand   *random)
{
  const char *scrap = scraps[g_rand_int_range (random, 0, G_N_ELEMENTS (scraps))];

  g_string_insert (data, g_rand_int_range (random, 0, (gint32) data->len + 1), scrap);
}

static void
change_byte (GString *data,
             GRand   *random)
{
  if (data->len > 0)
    data->str[g_rand_int_range (random, 0, (gint32) data->len)] = (char) g_rand_int (random);
}

static void
cut_block (GString *data,
           GRand   *random)
{
  gint32 at = g_rand_int_range (random, 0, (gint32) data->len + 1);
  gint32 rest = (gint32) data->len - at;
  gint32 length = g_rand_int_range (random, 0, MIN (rest, MAX_BLOCK) + 1);

  g_string_erase (data, at, length);
}

static void
double_block (GString *data,
              GRand   *random)
{
  gint32 at = g_rand_int_range (random, 0, (gint32) data->len + 1);
  gint32 rest = (gint32) data->len - at;
  gint32 length = g_rand_int_range (random, 0, MIN (rest, MAX_BLOCK) + 1);
  g_autofree char *block = g_memdup2 (data->str + at, length);

  g_string_insert_len (data, g_rand_int_range (random, 0, (gint32) data->len + 1), block, length);
}

static void
truncate_tail (GString *data,
               GRand   *random)
{
  g_string_truncate (data, g_rand_int_range (random, 0, (gint32) data->len + 1));
}

static GBytes *
mutate (GBytes *good,
        GRand  *random)
{
  static void (*const mutations[]) (GString *, GRand *) = {
    insert_scrap, insert_scrap, insert_scrap, change_byte, cut_block, double_block, truncate_tail,
  };
  GString *data = g_string_new_len (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  gint32 n = g_rand_int_range (random, 1, MAX_MUTATIONS + 1);

  while (n-- > 0)
    mutations[g_rand_int_range (random, 0, G_N_ELEMENTS (mutations))] (data, random);

  return g_string_free_to_bytes (data);
}

static HlStore *
open_store (const char *path,
            gint64     *out_survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  HlStore *store = hl_store_open (path, HL_DB_CREATE, &error);

  g_assert_no_error (error);
  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);
  hl_store_save_questionnaire (store, questionnaire, &error);
  g_assert_no_error (error);
  *out_survey = hl_store_add_survey (store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (store, *out_survey, HL_SURVEY_OPEN, "", &error);
  g_assert_no_error (error);

  return store;
}

/* Either an error, or a report that accounts for every form in the store; all is rolled back. */
static gboolean
try_import (HlStore *store,
            gint64   survey_id,
            GBytes  *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), &error);
  g_autoptr (HlImportReport) report = hl_response_csv_import (store, survey_id, bytes, &error);
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (HlResponseSet) set = NULL;

  g_assert_true ((report == NULL) == (error != NULL));
  if (report == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }

  survey = hl_store_load_survey (store, survey_id, &error);
  set = hl_store_load_responses (store, survey, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (set->n, ==, report->n_imported);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = g_ptr_array_index (report->refused, i);

      g_assert_cmpuint (refusal->line, >, 1);
      g_assert_true (g_utf8_validate (refusal->code, -1, NULL));
      g_assert_cmpstr (refusal->reason, !=, "");
    }

  return TRUE;
}

/* The first lines of the file are enough, and faster. */
static GBytes *
read_head (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hl_file_read (path, &error);
  const char *data = g_bytes_get_data (bytes, NULL);
  const char *end = data;

  for (guint line = 0; line < N_LINES; line++)
    end = strchr (end, '\n') + 1;

  return g_bytes_new_from_bytes (bytes, 0, end - data);
}

static void
remove_store (const char *folder,
              const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_remove (name);
    }
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree char *folder = g_dir_make_tmp ("hl-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL);
  g_autoptr (GBytes) good = NULL;
  HlStore *store;
  gint64 survey_id;
  guint n_taken = 0;
  guint n;

  if (argc != 3)
    return 2;

  good = read_head (argv[2]);
  store = open_store (path, &survey_id);
  n = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GBytes) bytes = mutate (good, random);

      n_taken += try_import (store, survey_id, bytes);
    }

  hl_store_close (store);
  remove_store (folder, path);
  g_print ("%u files, %u taken, %u refused as a whole\n", n, n_taken, n - n_taken);
  g_assert_cmpuint (n_taken, >, 0);
  g_assert_cmpuint (n_taken, <, n);

  return 0;
}
