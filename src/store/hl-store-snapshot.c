#include "store/hl-store-snapshot.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "hl-config.h"
#include "store/hl-store-private.h"

static const char insert_snapshot[] =
  "INSERT INTO snapshot (id, made_at, program, entries, content)"
  " VALUES (:id, :made_at, :program, :entries, :content)";
static const char insert_survey[] =
  "INSERT INTO snapshot_survey (snapshot_id, survey_id) VALUES (:id, :survey_id)";
static const char select_snapshot[] = "SELECT 1 FROM snapshot WHERE id = :id";
static const char insert_report[] =
  "INSERT INTO report (made_at, kind, surveys, period, state, number, day, signer, snapshot,"
  " path, pdf)"
  " VALUES (:made_at, :kind, :surveys, :period, :state, :number, nullif (:day, 0), :signer,"
  " :snapshot, :path,"
  " :pdf)";
static const char select_reports[] =
  "SELECT id, made_at, kind, surveys, period, state, number, ifnull (day, 0), signer, snapshot,"
  " path, pdf"
  " FROM report ORDER BY id";

static gboolean
save_rows (HlStore               *self,
           const HlScoreSnapshot *snapshot,
           const char            *content,
           GError               **error)
{
  g_autoptr (HlStmt) head = hl_db_prepare (self->db, insert_snapshot, error);
  g_autoptr (HlStmt) link = hl_db_prepare (self->db, insert_survey, error);
  guint8 chain[HL_DIGEST_SIZE];
  gint64 n_entries;

  if (head == NULL || link == NULL || !hl_store_log_head (self, &n_entries, chain, error))
    return FALSE;

  hl_stmt_bind_text (head, ":id", snapshot->id);
  hl_stmt_bind_int (head, ":made_at", hl_store_now (self));
  hl_stmt_bind_text (head, ":program", HL_VERSION);
  hl_stmt_bind_int (head, ":entries", n_entries);
  hl_stmt_bind_text (head, ":content", content);
  if (!hl_stmt_run (head, error))
    return FALSE;

  for (guint i = 0; i < snapshot->n_surveys; i++)
    {
      hl_stmt_bind_text (link, ":id", snapshot->id);
      hl_stmt_bind_int (link, ":survey_id", snapshot->surveys[i]);
      if (!hl_stmt_run (link, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_id (const HlScoreSnapshot *snapshot,
          const char            *content,
          GError               **error)
{
  guint8 digest[HL_DIGEST_SIZE];

  hl_digest (content, strlen (content), digest);
  g_autofree char *hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);
  if (g_strcmp0 (hex, snapshot->id) == 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("The results were changed after they were computed: compute them again"));
  return FALSE;
}

/**
 * hl_store_save_snapshot:
 * @self: a store
 * @snapshot: results; their id must be the hash of their content
 * @error: return location for an error
 *
 * Stores results for good, with the length of the log they rest on; the same results a second time
 * do nothing.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID (id) or %HL_ERROR_STORE
 */
gboolean
hl_store_save_snapshot (HlStore               *self,
                        const HlScoreSnapshot *snapshot,
                        GError               **error)
{
  g_autofree char *content = hl_score_snapshot_to_canonical (snapshot);
  gboolean has;

  if (!check_id (snapshot, content, error))
    return FALSE;

  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  if (tx == NULL || !hl_store_has_snapshot (self, snapshot->id, &has, error))
    return FALSE;

  return (has || save_rows (self, snapshot, content, error)) && hl_tx_commit (tx, error);
}

/**
 * hl_store_has_snapshot:
 * @self: a store
 * @id: id of a snapshot, 64 hexadecimal digits
 * @out_has: (out): whether it is stored
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_has_snapshot (HlStore    *self,
                       const char *id,
                       gboolean   *out_has,
                       GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_snapshot, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":id", id);
  HlStep step = hl_stmt_step (stmt, error);
  *out_has = step == HL_STEP_ROW;

  return step != HL_STEP_ERROR;
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static void
bind_report (HlStmt               *stmt,
             const HlReportRecord *record)
{
  hl_stmt_bind_text (stmt, ":kind", or_empty (record->kind));
  hl_stmt_bind_text (stmt, ":surveys", or_empty (record->surveys));
  hl_stmt_bind_text (stmt, ":period", or_empty (record->period));
  hl_stmt_bind_text (stmt, ":state", or_empty (record->state));
  hl_stmt_bind_text (stmt, ":number", or_empty (record->number));
  hl_stmt_bind_int (stmt, ":day", record->date);
  hl_stmt_bind_text (stmt, ":signer", or_empty (record->signer));
  hl_stmt_bind_text (stmt, ":snapshot", record->snapshot);
  hl_stmt_bind_text (stmt, ":path", or_empty (record->path));
  if (record->pdf != NULL)
    {
      gsize size;
      const void *data = g_bytes_get_data (record->pdf, &size);

      hl_stmt_bind_blob (stmt, ":pdf", data, size);
    }
}

/**
 * hl_store_log_report:
 * @self: a store
 * @record: what was made; its @id and @made_at are not looked at, absent texts are ""
 * @error: return location for an error
 *
 * Notes that a report was made, apart from the audit log; it can never be changed.
 *
 * Returns: its id, or 0 with %HL_ERROR_INVALID (state, or a snapshot that is not stored) or
 *   %HL_ERROR_STORE
 */
gint64
hl_store_log_report (HlStore              *self,
                     const HlReportRecord *record,
                     GError              **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlStmt) stmt = tx != NULL ? hl_db_prepare (self->db, insert_report, error) : NULL;

  if (stmt == NULL)
    return 0;

  hl_stmt_bind_int (stmt, ":made_at", hl_store_now (self));
  bind_report (stmt, record);
  if (!hl_stmt_run (stmt, error))
    return 0;

  gint64 id = hl_db_last_id (self->db);

  return hl_tx_commit (tx, error) ? id : 0;
}

static HlReportRecord *
read_report (HlStmt *stmt)
{
  HlReportRecord *record = g_new0 (HlReportRecord, 1);
  gsize size;

  record->id = hl_stmt_get_int (stmt, 0);
  record->made_at = hl_stmt_get_int (stmt, 1);
  record->kind = g_strdup (hl_stmt_get_text (stmt, 2));
  record->surveys = g_strdup (hl_stmt_get_text (stmt, 3));
  record->period = g_strdup (hl_stmt_get_text (stmt, 4));
  record->state = g_strdup (hl_stmt_get_text (stmt, 5));
  record->number = g_strdup (hl_stmt_get_text (stmt, 6));
  record->date = (HlDate) hl_stmt_get_int (stmt, 7);
  record->signer = g_strdup (hl_stmt_get_text (stmt, 8));
  record->snapshot = g_strdup (hl_stmt_get_text (stmt, 9));
  record->path = g_strdup (hl_stmt_get_text (stmt, 10));

  const guint8 *pdf = hl_stmt_get_blob (stmt, 11, &size);
  if (pdf != NULL)
    record->pdf = g_bytes_new (pdf, size);

  return record;
}

/**
 * hl_store_list_reports:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer container) (element-type HlReportRecord): the reports in the order they were
 *   made, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_reports (HlStore *self,
                       GError **error)
{
  g_autoptr (GPtrArray) reports =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_report_record_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_reports, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_ptr_array_add (reports, read_report (stmt));

  return step == HL_STEP_DONE ? g_steal_pointer (&reports) : NULL;
}

/**
 * hl_report_record_free:
 * @self: (transfer full): a record
 */
void
hl_report_record_free (HlReportRecord *self)
{
  g_free (self->kind);
  g_free (self->surveys);
  g_free (self->period);
  g_free (self->state);
  g_free (self->number);
  g_free (self->signer);
  g_free (self->snapshot);
  g_free (self->path);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}
