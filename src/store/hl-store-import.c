#include "store/hl-store-import.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

#define SELECT \
  "SELECT import.id, import.survey_id, at," \
  " CASE person.name WHEN '' THEN person.code ELSE person.name END, import.name, digest, n_lines," \
  " n_imported, n_refused, ifnull (first_response, 0), ifnull (taken_back_at, 0), entry" \
  " FROM import LEFT JOIN person ON person.id = import.person "

#define KIND_ONLINE 4   /* of serials: paper, P, K, T, O */

static const char insert_import[] =
  "INSERT INTO import (survey_id, entry, at, person, name, digest, n_lines, n_imported, n_refused,"
  " first_response)"
  " VALUES (:survey_id, :entry, :at, nullif (:person, 0), :name, :digest, :n_lines, :n_imported,"
  " :n_refused, nullif (:first_response, 0))";
static const char select_by_id[] = SELECT "WHERE import.id = :id";
static const char select_last[] =
  SELECT "WHERE import.survey_id = :id AND taken_back_at IS NULL AND n_imported > 0"
  " ORDER BY import.id DESC LIMIT 1";
static const char select_same[] =
  SELECT "WHERE import.survey_id = :id AND taken_back_at IS NULL AND n_imported > 0"
  " AND digest = :digest ORDER BY import.id DESC LIMIT 1";
static const char select_touched[] =
  "SELECT EXISTS (SELECT 1 FROM log WHERE number > :entry AND subject = 1"
  " AND subject_id BETWEEN :first AND :last)"
  " OR EXISTS (SELECT 1 FROM verify_form WHERE response_id BETWEEN :first AND :last)"
  " OR EXISTS (SELECT 1 FROM batch_form WHERE response_id BETWEEN :first AND :last)";
static const char select_highest[] =
  "SELECT ifnull (max (serial), :below) FROM response WHERE survey_id = :survey_id"
  " AND serial > :below AND serial < :above";
static const char select_serial[] = "SELECT ifnull (serial, 0) FROM response WHERE id = :id";
static const char update_response[] =
  "UPDATE response SET state = 0, serial = NULL, excluded_by = nullif (:by, 0),"
  " excluded_reason = :reason, rules = 0, saved_at = :now WHERE id = :id";
static const char update_import[] =
  "UPDATE import SET taken_back_at = :now, taken_back_by = nullif (:by, 0),"
  " taken_back_reason = :reason WHERE id = :id";

/**
 * hl_import_free:
 * @self: (transfer full) (nullable): an import
 *
 * Frees it.
 */
void
hl_import_free (HlImport *self)
{
  if (self == NULL)
    return;

  g_free (self->person);
  g_free (self->name);
  g_free (self->digest);
  g_free (self);
}

/* "phieu.csv: 151/153, #1–#151", the same in every language. */
static char *
describe (const HlImport *import)
{
  if (import->n_imported == 0)
    return g_strdup_printf ("%s: 0/%u", import->name, import->n_lines);

  return g_strdup_printf ("%s: %u/%u, #%" G_GINT64_FORMAT "–#%" G_GINT64_FORMAT, import->name,
                          import->n_imported, import->n_lines, import->first_response,
                          import->first_response + import->n_imported - 1);
}

/* The survey's line holds the rows of its imports. */
static gboolean
log_import (HlStore        *self,
            const HlImport *import,
            HlAction        action,
            const char     *reason,
            GError        **error)
{
  g_autofree char *detail = describe (import);
  HlLogRecord record = {
    .action = action, .subject = HL_SUBJECT_SURVEY, .subject_id = import->survey_id,
    .survey_id = import->survey_id, .detail = detail, .reason = reason,
  };

  return hl_store_log_saved (self, &record, error);
}

/**
 * hl_store_add_import:
 * @self: a store in the transaction that has stored the forms
 * @import: what was taken in; its id, time and person are not looked at
 * @error: return location for an error
 *
 * Records that a file was taken into a round, with an entry in the log.
 *
 * Returns: its id, or 0 with %HL_ERROR_STORE
 */
gint64
hl_store_add_import (HlStore        *self,
                     const HlImport *import,
                     GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_import, error);
  guint8 chain[HL_DIGEST_SIZE];
  gint64 last_entry;
  guint32 operator;
  gint64 id;

  if (stmt == NULL || !hl_store_get_operator_id (self, &operator, error) ||
      !hl_store_log_head (self, &last_entry, chain, error))
    return 0;

  hl_stmt_bind_int (stmt, ":survey_id", import->survey_id);
  hl_stmt_bind_int (stmt, ":entry", last_entry + 1);
  hl_stmt_bind_int (stmt, ":at", hl_store_now (self));
  hl_stmt_bind_int (stmt, ":person", operator);
  hl_stmt_bind_text (stmt, ":name", import->name);
  hl_stmt_bind_text (stmt, ":digest", import->digest);
  hl_stmt_bind_int (stmt, ":n_lines", import->n_lines);
  hl_stmt_bind_int (stmt, ":n_imported", import->n_imported);
  hl_stmt_bind_int (stmt, ":n_refused", import->n_refused);
  hl_stmt_bind_int (stmt, ":first_response", import->first_response);
  if (!hl_stmt_run (stmt, error))
    return 0;

  id = hl_db_last_id (self->db);

  return log_import (self, import, HL_ACTION_IMPORT, NULL, error) ? id : 0;
}

static char *
get_string (HlStmt *stmt,
            int     column)
{
  const char *text = hl_stmt_get_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static HlImport *
read_import (HlStmt *stmt)
{
  HlImport *self = g_new0 (HlImport, 1);

  self->id = hl_stmt_get_int (stmt, 0);
  self->survey_id = hl_stmt_get_int (stmt, 1);
  self->at = hl_stmt_get_int (stmt, 2);
  self->person = get_string (stmt, 3);
  self->name = get_string (stmt, 4);
  self->digest = get_string (stmt, 5);
  self->n_lines = (guint) hl_stmt_get_int (stmt, 6);
  self->n_imported = (guint) hl_stmt_get_int (stmt, 7);
  self->n_refused = (guint) hl_stmt_get_int (stmt, 8);
  self->first_response = hl_stmt_get_int (stmt, 9);
  self->taken_back_at = hl_stmt_get_int (stmt, 10);
  self->entry = hl_stmt_get_int (stmt, 11);

  return self;
}

/* What changes a form has an entry behind that of the import; a sample or a batch
 * may hold it unchanged. */
static gboolean
is_touched (HlStore        *self,
            const HlImport *import,
            gboolean       *out_touched,
            GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_touched, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":entry", import->entry);
  hl_stmt_bind_int (stmt, ":first", import->first_response);
  hl_stmt_bind_int (stmt, ":last", import->first_response + import->n_imported - 1);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_touched = hl_stmt_get_int (stmt, 0) != 0;

  return TRUE;
}

static gboolean
look_whether_back (HlStore  *self,
                   HlImport *import,
                   GError  **error)
{
  HlSurveyState state;
  gboolean touched;

  if (!hl_store_get_life (self, import->survey_id, &state, error) ||
      !is_touched (self, import, &touched, error))
    return FALSE;

  import->can_take_back = state == HL_SURVEY_OPEN && !touched && import->taken_back_at == 0 &&
                          import->n_imported > 0;

  return TRUE;
}

/* An import without a name is one that is not there. */
static HlImport *
find_import (HlStore    *self,
             const char *sql,
             gint64      id,
             const char *digest,
             GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin_read (self->db, error);
  g_autoptr (HlStmt) stmt = tx != NULL ? hl_db_prepare (self->db, sql, error) : NULL;
  g_autoptr (HlImport) import = NULL;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", id);
  if (digest != NULL)
    hl_stmt_bind_text (stmt, ":digest", digest);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_ERROR)
    return NULL;

  import = step == HL_STEP_ROW ? read_import (stmt) : g_new0 (HlImport, 1);
  if ((import->id != 0 && !look_whether_back (self, import, error)) || !hl_tx_commit (tx, error))
    return NULL;

  return g_steal_pointer (&import);
}

/**
 * hl_store_find_last_import:
 * @self: a store
 * @survey_id: a survey
 * @error: return location for an error
 *
 * Finds the newest import of a round that took forms in and was not taken back.
 *
 * Returns: (transfer full): the import, its id 0 when there is none; %NULL with %HL_ERROR_STORE
 */
HlImport *
hl_store_find_last_import (HlStore *self,
                           gint64   survey_id,
                           GError **error)
{
  return find_import (self, select_last, survey_id, NULL, error);
}

/**
 * hl_store_find_same_import:
 * @self: a store
 * @survey_id: a survey
 * @digest: SHA-256 of a file, 64 hexadecimal figures
 * @error: return location for an error
 *
 * Finds an import of the very same file that took forms in and was not taken back.
 *
 * Returns: (transfer full): the import, its id 0 when there is none; %NULL with %HL_ERROR_STORE
 */
HlImport *
hl_store_find_same_import (HlStore    *self,
                           gint64      survey_id,
                           const char *digest,
                           GError    **error)
{
  return find_import (self, select_same, survey_id, digest, error);
}

/**
 * hl_store_find_next_online:
 * @self: a store
 * @survey_id: a survey
 * @out_serial: (out): the serial O… behind the highest in use
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_find_next_online (HlStore  *self,
                           gint64    survey_id,
                           HlSerial *out_serial,
                           GError  **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_highest, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  hl_stmt_bind_int (stmt, ":below", KIND_ONLINE * HL_SERIAL_KIND_SIZE);
  hl_stmt_bind_int (stmt, ":above", (KIND_ONLINE + 1) * HL_SERIAL_KIND_SIZE);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_serial = hl_stmt_get_int (stmt, 0) + 1;

  return TRUE;
}

static gboolean
may_take_back (HlStore        *self,
               const HlSurvey *survey,
               const HlImport *import,
               const char     *reason,
               GError        **error)
{
  HlSurveyState state;

  if (!hl_store_get_life (self, survey->id, &state, error))
    return FALSE;

  if (import->id == 0 || import->survey_id != survey->id)
    g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND, _("Survey %d has no such import"),
                 (int) survey->id);
  else if (!hl_reason_is_given (reason))
    g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                         _("To take an import back, give a reason"));
  else if (import->taken_back_at != 0 || import->n_imported == 0)
    g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                 _("The import of “%s” left nothing to take back"), import->name);
  else if (state != HL_SURVEY_OPEN)
    g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                 _("Survey %d is not open: an import can be taken back only while it is"),
                 (int) survey->id);
  else if (!import->can_take_back)
    g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                 _("Forms of “%s” were changed since it came in: exclude the wrong ones instead"),
                 import->name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
read_serial (HlStore  *self,
             gint64    id,
             HlSerial *out_serial,
             GError  **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_serial, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_serial = hl_stmt_get_int (stmt, 0);

  return TRUE;
}

static gboolean
mark (HlStore    *self,
      const char *sql,
      gint64      id,
      const char *reason,
      GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);
  guint32 operator;

  if (stmt == NULL || !hl_store_get_operator_id (self, &operator, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":by", operator);
  hl_stmt_bind_text (stmt, ":reason", reason);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));
  hl_stmt_bind_int (stmt, ":id", id);

  return hl_stmt_run (stmt, error);
}

static gboolean
take_back_forms (HlStore        *self,
                 const HlImport *import,
                 const char     *reason,
                 GError        **error)
{
  HlLogRecord record = {
    .action = HL_ACTION_TAKE_BACK, .subject = HL_SUBJECT_RESPONSE,
    .survey_id = import->survey_id, .reason = reason,
  };

  for (guint i = 0; i < import->n_imported; i++)
    {
      record.subject_id = import->first_response + i;
      if (!read_serial (self, record.subject_id, &record.serial, error) ||
          !mark (self, update_response, record.subject_id, reason, error) ||
          !hl_store_log_saved (self, &record, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_store_take_back_import:
 * @self: a store
 * @survey: its survey
 * @id: id of the import
 * @reason: why
 * @error: return location for an error
 *
 * Takes a whole import back, as long as the round is open and nothing has touched its forms since.
 * The forms stay in the file as drafts without a serial, excluded with the reason, each with an
 * entry in the log that names the serial it had; so they count nowhere and their serials are free.
 * Officers, interviewers and procedures that came with them stay. The validity of the round is
 * computed anew.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_INVALID (no reason),
 *   %HL_ERROR_CONFLICT (taken back already, round not open, forms touched) or %HL_ERROR_STORE
 */
gboolean
hl_store_take_back_import (HlStore        *self,
                           const HlSurvey *survey,
                           gint64          id,
                           const char     *reason,
                           GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlImport) import = NULL;

  if (tx == NULL)
    return FALSE;

  import = find_import (self, select_by_id, id, NULL, error);

  return import != NULL && may_take_back (self, survey, import, reason, error) &&
         take_back_forms (self, import, reason, error) &&
         mark (self, update_import, id, reason, error) &&
         log_import (self, import, HL_ACTION_TAKE_BACK, reason, error) &&
         hl_store_mark_stale (self, survey->id, error) &&
         hl_store_refresh_validity (self, survey, NULL, error) &&
         hl_tx_commit (tx, error);
}
