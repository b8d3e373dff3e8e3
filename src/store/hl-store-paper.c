#include "store/hl-store-paper.h"

#include "store/hl-store-private.h"

static const char select_paper[] =
  "SELECT content FROM survey_paper WHERE survey_id = :id AND large = :large";
static const char insert_paper[] =
  "INSERT INTO survey_paper (survey_id, large, content) VALUES (:id, :large, :content)";

/**
 * hl_store_load_paper:
 * @self: a store
 * @survey_id: a survey
 * @large: large print
 * @out_content: (out) (transfer full) (nullable): the frozen form; %NULL when there is none yet
 * @error: return location for an error
 *
 * Reads the form of a round as it was first printed or opened.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_load_paper (HlStore *self,
                     gint64   survey_id,
                     gboolean large,
                     char   **out_content,
                     GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_paper, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey_id);
  hl_stmt_bind_int (stmt, ":large", large);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_ERROR)
    return FALSE;

  *out_content = step == HL_STEP_ROW ? g_strdup (hl_stmt_get_text (stmt, 0)) : NULL;

  return TRUE;
}

/**
 * hl_store_has_paper:
 * @self: a store
 * @survey_id: a survey
 * @out_has: (out): whether its form is frozen, in normal or large print
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_has_paper (HlStore  *self,
                    gint64    survey_id,
                    gboolean *out_has,
                    GError  **error)
{
  g_autofree char *normal = NULL, *large = NULL;

  if (!hl_store_load_paper (self, survey_id, FALSE, &normal, error) ||
      !hl_store_load_paper (self, survey_id, TRUE, &large, error))
    return FALSE;

  *out_has = normal != NULL || large != NULL;

  return TRUE;
}

/**
 * hl_store_freeze_paper:
 * @self: a store
 * @survey_id: a survey without such a form
 * @large: large print
 * @content: canonical text of the form
 * @error: return location for an error
 *
 * Stores the form of a round for good. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
gboolean
hl_store_freeze_paper (HlStore    *self,
                       gint64      survey_id,
                       gboolean    large,
                       const char *content,
                       GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlSurveyState state;

  if (tx == NULL || !hl_store_get_life (self, survey_id, &state, error))
    return FALSE;

  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_paper, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey_id);
  hl_stmt_bind_int (stmt, ":large", large);
  hl_stmt_bind_text (stmt, ":content", content);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  HlLogRecord record = {
    .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_SURVEY, .subject_id = survey_id,
    .survey_id = survey_id, .detail = large ? "paper: large" : "paper",
  };

  return hl_store_log_saved (self, &record, error) && hl_tx_commit (tx, error);
}
