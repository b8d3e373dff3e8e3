#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

static const char select_row[] =
  "SELECT survey_id, state, ifnull (serial, 0), saved_at, excluded_reason IS NOT NULL FROM"
  " response WHERE id = :id";
static const char delete_texts[] =
  "DELETE FROM response_text WHERE response_id = :id AND text IS NOT NULL";
static const char blank_texts[] =
  "UPDATE response_text SET text = NULL, salt = NULL WHERE response_id = :id AND text IS NOT NULL";
static const char update_excluded[] =
  "UPDATE response SET excluded_by = nullif (:by, 0), excluded_reason = :reason, saved_at = :now"
  " WHERE id = :id";

typedef struct
{
  HlSerial        serial;
  HlResponseState state;
  gint64          saved_at;
  gboolean        excluded;
} Stored;

static gboolean
find_stored (HlStore        *self,
             const HlSurvey *survey,
             gint64          id,
             Stored         *out_stored,
             GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_row, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_ERROR)
    return FALSE;
  if (step == HL_STEP_DONE || hl_stmt_get_int (stmt, 0) != survey->id)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                   _("There is no form #%d in survey %d"), (int) id, (int) survey->id);
      return FALSE;
    }

  out_stored->state = (HlResponseState) hl_stmt_get_int (stmt, 1);
  out_stored->serial = hl_stmt_get_int (stmt, 2);
  out_stored->saved_at = hl_stmt_get_int (stmt, 3);
  out_stored->excluded = hl_stmt_get_int (stmt, 4) != 0;

  return TRUE;
}

static gboolean
run_on (HlStore    *self,
        const char *sql,
        gint64      id,
        GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);

  return hl_stmt_run (stmt, error);
}

static gboolean
is_newest (const HlSurvey   *survey,
           const Stored     *stored,
           const HlResponse *response,
           GError          **error)
{
  if (stored->saved_at == response->saved_at && stored->state <= response->state)
    return TRUE;

  g_autofree char *serial = hl_serial_format (stored->serial, hl_survey_serial_width (survey));
  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               _("Form %s was changed since it was read: load it again"), serial);
  return FALSE;
}

static gboolean
write_changed (HlStore          *self,
               const HlSurvey   *survey,
               const HlResponse *response,
               GError          **error)
{
  if (!hl_store_write_row (self, survey, response, error))
    {
      hl_store_explain_serial (survey, response, error);
      return FALSE;
    }

  return run_on (self, delete_texts, response->id, error) &&
         hl_store_write_texts (self, response->id, response, error);
}

/**
 * hl_store_update_response:
 * @self: a store
 * @survey: its survey
 * @response: the response as it shall be, loaded from this store before; whether it is excluded is
 *   not looked at
 * @detail: (nullable): what changed, "c05: 4 → 3"; never a text of the form, which could then not
 *   be deleted
 * @reason: (nullable): why; needed once the survey is closed
 * @error: return location for an error
 *
 * Changes a response and logs it: as an update while the survey is open, afterwards as a
 * correction.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_CONFLICT (changed meanwhile, serial
 *   taken, no reason after closing), %HL_ERROR_INVALID (not a possible response) or %HL_ERROR_STORE
 */
gboolean
hl_store_update_response (HlStore          *self,
                          const HlSurvey   *survey,
                          const HlResponse *response,
                          const char       *detail,
                          const char       *reason,
                          GError          **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlLogRecord record = {
    .subject = HL_SUBJECT_RESPONSE, .subject_id = response->id, .survey_id = survey->id,
    .serial = response->serial, .detail = detail, .reason = reason,
  };
  Stored stored;

  if (tx == NULL ||
      !hl_store_may_write (self, survey, reason, HL_ACTION_UPDATE, &record.action, error) ||
      !find_stored (self, survey, response->id, &stored, error) ||
      !is_newest (survey, &stored, response, error) ||
      !hl_store_check_response (survey, response, error) ||
      !write_changed (self, survey, response, error) ||
      !hl_store_mark_stale (self, survey->id, error) ||
      !hl_store_log_saved (self, &record, error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

static gboolean
write_excluded (HlStore    *self,
                gint64      id,
                gboolean    excluded,
                const char *reason,
                GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_excluded, error);
  guint32 operator;

  if (stmt == NULL || !hl_store_get_operator_id (self, &operator, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":by", excluded ? operator : 0);
  hl_stmt_bind_text (stmt, ":reason", excluded ? reason : NULL);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));
  hl_stmt_bind_int (stmt, ":id", id);

  return hl_stmt_run (stmt, error);
}

static gboolean
may_exclude (const HlSurvey *survey,
             gint64          id,
             const Stored   *stored,
             gboolean        excluded,
             const char     *reason,
             GError        **error)
{
  g_autofree char *serial = hl_serial_format (stored->serial, hl_survey_serial_width (survey));

  if (!hl_reason_is_given (reason))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("To exclude form %s, or to take that back, give a reason"), serial);
      return FALSE;
    }
  if (!!stored->excluded == !!excluded)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   excluded ? _("Form %s is excluded already") : _("Form %s is not excluded"),
                   serial);
      return FALSE;
    }
  if (stored->excluded && stored->state == HL_RESPONSE_DRAFT)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Form #%d was taken back with its file: import the form again"), (int) id);
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_store_exclude_response:
 * @self: a store
 * @survey: its survey
 * @id: id of the response
 * @excluded: %TRUE to exclude it, %FALSE to take that back
 * @reason: why
 * @error: return location for an error
 *
 * Excludes a form from the scores, by a decision that is logged and printed, or takes that back.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_INVALID (no reason),
 *   %HL_ERROR_CONFLICT (nothing would change) or %HL_ERROR_STORE
 */
gboolean
hl_store_exclude_response (HlStore        *self,
                           const HlSurvey *survey,
                           gint64          id,
                           gboolean        excluded,
                           const char     *reason,
                           GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlLogRecord record = {
    .action = excluded ? HL_ACTION_EXCLUDE : HL_ACTION_INCLUDE,
    .subject = HL_SUBJECT_RESPONSE, .subject_id = id, .survey_id = survey->id, .reason = reason,
  };
  Stored stored;

  if (tx == NULL ||
      !find_stored (self, survey, id, &stored, error) ||
      !may_exclude (survey, id, &stored, excluded, reason, error) ||
      !write_excluded (self, id, excluded, reason, error) ||
      !hl_store_mark_stale (self, survey->id, error))
    return FALSE;

  record.serial = stored.serial;

  return hl_store_log_saved (self, &record, error) && hl_tx_commit (tx, error);
}

/**
 * hl_store_delete_texts:
 * @self: a store
 * @survey: its survey
 * @id: id of the response
 * @reason: why
 * @error: return location for an error
 *
 * Deletes the texts, numbers and the remark of a form, with their salts. Their hashes stay, so that
 * the log still holds; the deletion is an entry. In any state of the survey.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_INVALID (no reason) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_delete_texts (HlStore        *self,
                       const HlSurvey *survey,
                       gint64          id,
                       const char     *reason,
                       GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlLogRecord record = {
    .action = HL_ACTION_DELETE_TEXT, .subject = HL_SUBJECT_RESPONSE, .subject_id = id,
    .survey_id = survey->id,
    .reason = reason,
  };
  Stored stored;

  if (tx == NULL || !find_stored (self, survey, id, &stored, error))
    return FALSE;

  if (!hl_reason_is_given (reason))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("To delete the texts of a form, give a reason"));
      return FALSE;
    }

  record.serial = stored.serial;

  return run_on (self, blank_texts, id, error) &&
         hl_store_log_saved (self, &record, error) &&
         hl_tx_commit (tx, error);
}
