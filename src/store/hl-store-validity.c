#include "score/hl-validity-run.h"
#include "store/hl-store-response-private.h"

static const char insert_stale[] =
  "INSERT OR IGNORE INTO stale_validity (survey_id) VALUES (:survey_id)";
static const char delete_stale[] = "DELETE FROM stale_validity WHERE survey_id = :survey_id";
static const char select_stale[] = "SELECT 1 FROM stale_validity WHERE survey_id = :survey_id";
static const char update_rules[] = "UPDATE response SET rules = :rules WHERE id = :id";

static gboolean
run_on (HlStore    *self,
        const char *sql,
        gint64      survey_id,
        GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, sql, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_mark_stale:
 * @self: a store in a transaction
 * @survey_id: a survey
 * @error: return location for an error
 *
 * Notes that the stored masks of a survey no longer count, until hl_store_refresh_validity().
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_mark_stale (HlStore *self,
                     gint64   survey_id,
                     GError **error)
{
  hl_store_check_cache (self);
  if (self->stale_survey == survey_id)
    return TRUE;

  if (!run_on (self, insert_stale, survey_id, error))
    return FALSE;

  self->stale_survey = survey_id;

  return TRUE;
}

/**
 * hl_store_is_stale:
 * @self: a store
 * @survey_id: a survey
 * @out_is_stale: (out): whether its stored masks no longer count
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_is_stale (HlStore  *self,
                   gint64    survey_id,
                   gboolean *out_is_stale,
                   GError  **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_stale, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  HlStep step = hl_stmt_step (stmt, error);
  *out_is_stale = step == HL_STEP_ROW;

  return step != HL_STEP_ERROR;
}

static gboolean
write_changed (HlStore             *self,
               const HlResponseSet *set,
               const guint16       *before,
               GError             **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_rules, error);

  for (guint i = 0; stmt != NULL && i < set->n; i++)
    {
      if (set->rules[i] == before[i])
        continue;

      hl_stmt_bind_int (stmt, ":rules", set->rules[i]);
      hl_stmt_bind_int (stmt, ":id", set->ids[i]);
      if (!hl_stmt_run (stmt, error))
        return FALSE;
    }

  return stmt != NULL;
}

/**
 * hl_store_run_rules:
 * @self: a store
 * @survey: a survey
 * @set: its responses; the masks of rules hit are written
 * @error: return location for an error
 *
 * Computes the masks. Who is officer and interviewer at once is found by the code, since a person
 * has a row in each role.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_run_rules (HlStore        *self,
                    const HlSurvey *survey,
                    HlResponseSet  *set,
                    GError        **error)
{
  g_autoptr (HlOffice) office = hl_store_load_office (self, HL_DATE_NONE, error);

  if (office == NULL)
    return FALSE;

  hl_validity_run_with_office (survey, office, set);

  return TRUE;
}

/**
 * hl_store_refresh_validity:
 * @self: a store
 * @survey: a survey
 * @out_responses: (out) (optional) (transfer full): its responses with their masks
 * @error: return location for an error
 *
 * Computes the masks of rules hit and stores those that changed. Not logged: they follow from what
 * is.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_refresh_validity (HlStore        *self,
                           const HlSurvey *survey,
                           HlResponseSet **out_responses,
                           GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (HlResponseSet) set = tx != NULL ? hl_store_read_set (self, survey, error) : NULL;

  if (set == NULL)
    return FALSE;

  g_autofree guint16 *before = g_memdup2 (set->rules, set->n * sizeof *before);
  if (!hl_store_run_rules (self, survey, set, error) ||
      !write_changed (self, set, before, error) ||
      !run_on (self, delete_stale, survey->id, error) ||
      !hl_tx_commit (tx, error))
    return FALSE;

  self->stale_survey = 0;
  if (out_responses != NULL)
    *out_responses = g_steal_pointer (&set);

  return TRUE;
}
