#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

#define READER_TYPE "hl-response-reader"
#define READ \
  "SELECT hl_read_response (:reader, answers, id, serial, day, channel, respondent, field, area," \
  " procedure, officer, interviewer, flags, rules, excluded_reason IS NOT NULL)" \
  " FROM response "

static const char count_rows[] = "SELECT count (*) FROM response WHERE survey_id = :survey_id";
static const char select_highest[] = "SELECT max (id) FROM response";
static const char read_by_index[] = READ "WHERE survey_id = :survey_id AND state > 0";
static const char read_by_scan[] = READ "NOT INDEXED WHERE survey_id = :survey_id AND state > 0";

/* Arguments of hl_read_response(). */
enum
{
  ARGUMENT_READER,
  ARGUMENT_ANSWERS,
  ARGUMENT_ID,
  ARGUMENT_SERIAL,
  ARGUMENT_DAY,
  ARGUMENT_CHANNEL,
  ARGUMENT_RESPONDENT,
  ARGUMENT_FIELD,
  ARGUMENT_AREA,
  ARGUMENT_PROCEDURE,
  ARGUMENT_OFFICER,
  ARGUMENT_INTERVIEWER,
  ARGUMENT_FLAGS,
  ARGUMENT_RULES,
  ARGUMENT_EXCLUDED,
  N_ARGUMENTS,
};

/**
 * Reader:
 * @spoilt: id of a response that does not fit the survey, or 0
 *
 * Where the rows go.
 */
typedef struct
{
  HlResponseSet  *set;
  const HlSurvey *survey;
  gint64          spoilt;
} Reader;

static gboolean
fits (const Reader   *reader,
      sqlite3_value **values)
{
  gint64 field = sqlite3_value_int64 (values[ARGUMENT_FIELD]);
  gint64 area = sqlite3_value_int64 (values[ARGUMENT_AREA]);

  return sqlite3_value_bytes (values[ARGUMENT_ANSWERS]) == (int) reader->set->stride &&
         field >= 0 && field <= reader->survey->n_fields &&
         area >= 0 && area <= reader->survey->n_areas;
}

/* Straight from SQLite into the columns: this runs once a response of a large round, and as an
 * aggregate function it costs SQLite no row of results. */
static void
read_response (sqlite3_context *context,
               int              n_values,
               sqlite3_value  **values)
{
  Reader *reader = sqlite3_value_pointer (values[ARGUMENT_READER], READER_TYPE);
  HlResponseSet *set = reader != NULL ? reader->set : NULL;

  if (set == NULL || !fits (reader, values))
    {
      if (set != NULL)
        reader->spoilt = sqlite3_value_int64 (values[ARGUMENT_ID]);

      return;
    }

  guint row = hl_response_set_grow (set);
  set->ids[row] = sqlite3_value_int64 (values[ARGUMENT_ID]);
  set->serials[row] = sqlite3_value_int64 (values[ARGUMENT_SERIAL]);
  set->dates[row] = (HlDate) sqlite3_value_int64 (values[ARGUMENT_DAY]);
  set->channels[row] = (guint8) sqlite3_value_int64 (values[ARGUMENT_CHANNEL]);
  set->respondents[row] = (guint8) sqlite3_value_int64 (values[ARGUMENT_RESPONDENT]);
  set->fields[row] = (guint16) sqlite3_value_int64 (values[ARGUMENT_FIELD]);
  set->areas[row] = (guint16) sqlite3_value_int64 (values[ARGUMENT_AREA]);
  set->procedures[row] = (guint16) sqlite3_value_int64 (values[ARGUMENT_PROCEDURE]);
  set->officers[row] = (guint32) sqlite3_value_int64 (values[ARGUMENT_OFFICER]);
  set->interviewers[row] = (guint32) sqlite3_value_int64 (values[ARGUMENT_INTERVIEWER]);
  set->flags[row] = (guint8) sqlite3_value_int64 (values[ARGUMENT_FLAGS]);
  set->rules[row] = (guint16) sqlite3_value_int64 (values[ARGUMENT_RULES]);
  set->excluded[row] = (guint8) sqlite3_value_int64 (values[ARGUMENT_EXCLUDED]);
  if (set->stride > 0)
    memcpy (set->answers + (gsize) row * set->stride,
            sqlite3_value_blob (values[ARGUMENT_ANSWERS]), set->stride);
}

static void
finish_reading (sqlite3_context *context)
{
  sqlite3_result_null (context);
}

/**
 * hl_store_add_reader:
 * @db: a connection just opened
 * @error: return location for an error
 *
 * Gives SQLite the function that fills an #HlResponseSet.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_add_reader (HlDb    *db,
                     GError **error)
{
  int code = sqlite3_create_function_v2 (db->handle, "hl_read_response", N_ARGUMENTS,
                                         SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, NULL,
                                         read_response, finish_reading, NULL);

  return code == SQLITE_OK || hl_db_fail (db, code, error);
}

static gboolean
read_count (HlStore    *self,
            const char *sql,
            gint64      survey_id,
            gint64     *out_count,
            GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;

  if (survey_id != 0)
    hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_count = hl_stmt_get_int (stmt, 0);

  return TRUE;
}

/* About how many rows the survey has. Counting a large round takes a tenth of reading it, and the
 * serials that were issued tell as much. */
static gboolean
estimate (HlStore        *self,
          const HlSurvey *survey,
          gint64          highest,
          gint64         *out_n,
          GError        **error)
{
  *out_n = MIN (hl_survey_n_issued (survey), highest);

  return *out_n > 0 || read_count (self, count_rows, survey->id, out_n, error);
}

static gboolean
read_rows (HlStore    *self,
           const char *sql,
           Reader     *reader,
           GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;

  sqlite3_stmt *handle = hl_stmt_get_handle (stmt);
  sqlite3_bind_pointer (handle, sqlite3_bind_parameter_index (handle, ":reader"), reader,
                        READER_TYPE, NULL);
  hl_stmt_bind_int (stmt, ":survey_id", reader->survey->id);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  if (reader->spoilt != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("Form #%d in survey %d was changed by another program and cannot be "
                     "read: restore a backup"),
                   (int) reader->spoilt, (int) reader->survey->id);
      return FALSE;
    }

  return TRUE;
}

static gint64
sort_key (const HlResponseSet *set,
          guint                row)
{
  return set->serials[row] == HL_SERIAL_NONE ? G_MAXINT64 : set->serials[row];
}

static gboolean
is_sorted (const HlResponseSet *set)
{
  for (guint i = 1; i < set->n; i++)
    {
      gint64 before = sort_key (set, i - 1);
      gint64 after = sort_key (set, i);

      if (before > after || (before == after && set->ids[i - 1] > set->ids[i]))
        return FALSE;
    }

  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const HlResponseSet *set = data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  gint64 difference = sort_key (set, first) - sort_key (set, second);

  if (difference == 0)
    difference = set->ids[first] - set->ids[second];

  return difference < 0 ? -1 : difference > 0;
}

static void
reorder (gpointer     column,
         gsize        size,
         const guint *order,
         guint        n)
{
  g_autofree char *copy = g_memdup2 (column, size * n);

  for (guint i = 0; i < n; i++)
    memcpy ((char *) column + i * size, copy + order[i] * size, size);
}

static void
sort_set (HlResponseSet *set)
{
  g_autofree guint *order = g_new (guint, set->n);

  for (guint i = 0; i < set->n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) set->n, sizeof *order, compare_rows, set);

#define REORDER(column) reorder (set->column, sizeof *set->column, order, set->n)
  REORDER (ids);
  REORDER (serials);
  REORDER (dates);
  REORDER (fields);
  REORDER (areas);
  REORDER (procedures);
  REORDER (officers);
  REORDER (interviewers);
  REORDER (channels);
  REORDER (respondents);
  REORDER (flags);
  REORDER (excluded);
  REORDER (rules);
#undef REORDER
  if (set->stride > 0)
    reorder (set->answers, set->stride, order, set->n);
}

/**
 * hl_store_read_set:
 * @self: a store
 * @survey: a survey
 * @error: return location for an error
 *
 * Reads the complete and verified responses of a survey with the masks as stored.
 *
 * Returns: (transfer full): the set, or %NULL with %HL_ERROR_STORE
 */
HlResponseSet *
hl_store_read_set (HlStore        *self,
                   const HlSurvey *survey,
                   GError        **error)
{
  gint64 n = 0;
  gint64 highest = 0;

  if (!read_count (self, select_highest, 0, &highest, error) ||
      !estimate (self, survey, highest, &n, error))
    return NULL;

  /* A survey that makes up much of the table is read faster in one sweep than by its index. */
  const char *sql = n * 4 > highest ? read_by_scan : read_by_index;
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, (guint) n);
  Reader reader = { .set = set, .survey = survey };
  if (!read_rows (self, sql, &reader, error))
    return NULL;

  if (!is_sorted (set))
    sort_set (set);

  return g_steal_pointer (&set);
}

/**
 * hl_store_load_responses:
 * @self: a store
 * @survey: a survey
 * @error: return location for an error
 *
 * Loads the complete and verified responses of a survey in columns, with the masks of rules hit:
 * the stored ones, or, if something changed since they were computed, freshly computed ones.
 *
 * Returns: (transfer full): the set, or %NULL with %HL_ERROR_STORE
 */
HlResponseSet *
hl_store_load_responses (HlStore        *self,
                         const HlSurvey *survey,
                         GError        **error)
{
  g_autoptr (HlResponseSet) set = hl_store_read_set (self, survey, error);
  gboolean is_stale;

  if (set == NULL || !hl_store_is_stale (self, survey->id, &is_stale, error))
    return NULL;

  if (is_stale && !hl_store_run_rules (self, survey, set, error))
    return NULL;

  return g_steal_pointer (&set);
}
