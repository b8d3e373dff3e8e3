#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

#define COLUMNS \
  "id, serial, day, channel, respondent, field, area, procedure, officer, interviewer, flags," \
  " rules, answers," \
  " excluded_reason IS NOT NULL"

static const char count_rows[] =
  "SELECT count (*), (SELECT max (id) FROM response) FROM response WHERE survey_id = :survey_id";
static const char select_by_index[] =
  "SELECT " COLUMNS " FROM response WHERE survey_id = :survey_id AND state > 0";
static const char select_by_scan[] =
  "SELECT " COLUMNS " FROM response NOT INDEXED WHERE survey_id = :survey_id AND state > 0 ORDER"
  " BY id";

static gboolean
count (HlStore *self,
       gint64   survey_id,
       guint   *out_n,
       gint64  *out_highest,
       GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, count_rows, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_n = (guint) hl_stmt_get_int (stmt, 0);
  *out_highest = hl_stmt_get_int (stmt, 1);

  return TRUE;
}

/* Straight from SQLite into the columns: this runs once a response of a large round. */
static gboolean
read_row (HlResponseSet  *set,
          guint           row,
          const HlSurvey *survey,
          sqlite3_stmt   *handle)
{
  set->ids[row] = sqlite3_column_int64 (handle, 0);
  set->serials[row] = sqlite3_column_int64 (handle, 1);
  set->dates[row] = (HlDate) sqlite3_column_int (handle, 2);
  set->channels[row] = (guint8) sqlite3_column_int (handle, 3);
  set->respondents[row] = (guint8) sqlite3_column_int (handle, 4);
  set->fields[row] = (guint16) sqlite3_column_int (handle, 5);
  set->areas[row] = (guint16) sqlite3_column_int (handle, 6);
  set->procedures[row] = (guint16) sqlite3_column_int (handle, 7);
  set->officers[row] = (guint32) sqlite3_column_int64 (handle, 8);
  set->interviewers[row] = (guint32) sqlite3_column_int64 (handle, 9);
  set->flags[row] = (guint8) sqlite3_column_int (handle, 10);
  set->rules[row] = (guint16) sqlite3_column_int (handle, 11);
  set->excluded[row] = (guint8) sqlite3_column_int (handle, 13);

  const void *answers = sqlite3_column_blob (handle, 12);
  if ((guint) sqlite3_column_bytes (handle, 12) != set->stride ||
      set->fields[row] > survey->n_fields ||
      set->areas[row] > survey->n_areas)
    return FALSE;
  if (set->stride > 0)
    memcpy (set->answers + (gsize) row * set->stride, answers, set->stride);

  return TRUE;
}

static gboolean
read_rows (HlStore        *self,
           const char     *sql,
           const HlSurvey *survey,
           HlResponseSet  *set,
           GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  sqlite3_stmt *handle = hl_stmt_get_handle (stmt);
  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      guint row = hl_response_set_grow (set);

      if (!read_row (set, row, survey, handle))
        {
          g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                       _("Form #%d in survey %d was changed by another program and cannot be "
                         "read: restore a backup"),
                       (int) set->ids[row], (int) survey->id);
          return FALSE;
        }
    }

  return step == HL_STEP_DONE;
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
  guint n;
  gint64 highest;

  if (!count (self, survey->id, &n, &highest, error))
    return NULL;

  /* A survey that makes up much of the table is read faster in one sweep than by its index. */
  const char *sql = (gint64) n * 4 > highest ? select_by_scan : select_by_index;
  g_autoptr (HlResponseSet) set = hl_response_set_new (survey->questionnaire->n_bytes, n);
  if (!read_rows (self, sql, survey, set, error))
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
