#include "store/hl-store-survey.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-private.h"

static const char select_ids[] = "SELECT id FROM survey ORDER BY id";
static const char select_state[] = "SELECT state FROM survey WHERE id = :id";
static const char update_state[] = "UPDATE survey SET state = :state WHERE id = :id";
static const char select_procedure[] =
  "SELECT position FROM survey_procedure WHERE survey_id = :id AND name = :name";
static const char insert_procedure[] =
  "INSERT INTO survey_procedure (survey_id, position, name, field) SELECT :id,"
  " 1 + ifnull ((SELECT max (position) FROM survey_procedure WHERE survey_id = :id), 0), :name,"
  " nullif (:field, 0)";

/**
 * hl_store_add_survey:
 * @self: a store
 * @survey: a survey without an id, in any state: it is stored as a draft, and may lack what
 *   opening asks for
 * @error: return location for an error
 *
 * Stores a new survey, and its questionnaire if that is not stored yet. Logged.
 *
 * Returns: its number, or 0 with %HL_ERROR_INVALID (hl_survey_check_storable()), %HL_ERROR_CONFLICT
 *   (its uuid or the revision of its questionnaire is there with other content) or %HL_ERROR_STORE
 */
gint64
hl_store_add_survey (HlStore        *self,
                     const HlSurvey *survey,
                     GError        **error)
{
  gint64 id;

  if (!hl_survey_check_storable (survey, error))
    return 0;

  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  if (tx == NULL ||
      !hl_store_save_questionnaire (self, survey->questionnaire, error) ||
      !hl_store_write_survey (self, survey, 0, &id, error))
    return 0;

  HlLogRecord record = {
    .action = HL_ACTION_ADD, .subject = HL_SUBJECT_SURVEY, .subject_id = id, .survey_id = id,
  };
  if (!hl_store_log_saved (self, &record, error) || !hl_tx_commit (tx, error))
    return 0;

  return id;
}

/**
 * hl_store_list_surveys:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): numbers of all surveys in ascending order, or
 *   %NULL with %HL_ERROR_STORE
 */
GArray *
hl_store_list_surveys (HlStore *self,
                       GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_ids, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      gint64 id = hl_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/**
 * hl_store_get_life:
 * @self: a store in a transaction
 * @survey_id: a survey
 * @out_state: (out): its state in the file
 * @error: return location for an error
 *
 * Reads how far a survey's life has come; once a transaction, however often asked.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
gboolean
hl_store_get_life (HlStore       *self,
                   gint64         survey_id,
                   HlSurveyState *out_state,
                   GError       **error)
{
  hl_store_check_cache (self);
  *out_state = self->life_state;
  if (self->life_survey == survey_id && survey_id != 0)
    return TRUE;

  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_state, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey_id);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_DONE)
    g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                 _("There is no survey %d: see “survey list”"), (int) survey_id);
  if (step != HL_STEP_ROW)
    return FALSE;

  *out_state = (HlSurveyState) hl_stmt_get_int (stmt, 0);
  self->life_survey = survey_id;
  self->life_state = *out_state;

  return TRUE;
}

static gboolean
write_state (HlStore      *self,
             gint64        id,
             HlSurveyState state,
             GError      **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_state, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":state", state);
  hl_stmt_bind_int (stmt, ":id", id);
  self->life_survey = 0;

  return hl_stmt_run (stmt, error);
}

/* Lives go forward one step at a time, and a survey must be sound to open. */
static gboolean
may_become (HlStore      *self,
            gint64        id,
            HlSurveyState state,
            GError      **error)
{
  HlSurveyState now;

  if (!hl_store_get_life (self, id, &now, error))
    return FALSE;

  if ((int) state != (int) now + 1)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is “%s” and cannot become “%s”: its life is draft, open, closed, "
                     "published"),
                   (int) id, hl_survey_state_to_string (now), hl_survey_state_to_string (state));
      return FALSE;
    }
  if (state != HL_SURVEY_OPEN)
    return TRUE;

  g_autoptr (HlSurvey) survey = hl_store_load_survey (self, id, error);

  return survey != NULL && hl_survey_check (survey, error);
}

/**
 * hl_store_set_survey_state:
 * @self: a store
 * @id: a survey
 * @state: the next state of its life
 * @reason: (nullable): why, for the log
 * @error: return location for an error
 *
 * Opens, closes or publishes a survey. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_CONFLICT (not the next state),
 *   %HL_ERROR_INVALID (hl_survey_check() on opening) or %HL_ERROR_STORE
 */
gboolean
hl_store_set_survey_state (HlStore      *self,
                           gint64        id,
                           HlSurveyState state,
                           const char   *reason,
                           GError      **error)
{
  static const HlAction actions[] = {
    [HL_SURVEY_OPEN] = HL_ACTION_OPEN, [HL_SURVEY_CLOSED] = HL_ACTION_CLOSE,
    [HL_SURVEY_PUBLISHED] = HL_ACTION_PUBLISH,
  };
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);

  if (tx == NULL || !may_become (self, id, state, error) || !write_state (self, id, state, error))
    return FALSE;

  HlLogRecord record = {
    .action = actions[state], .subject = HL_SUBJECT_SURVEY, .subject_id = id, .survey_id = id,
    .reason = reason,
  };

  return hl_store_log_saved (self, &record, error) && hl_tx_commit (tx, error);
}

static gboolean
has_procedure (HlStore    *self,
               gint64      survey_id,
               const char *name,
               gboolean   *out_has,
               GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_procedure, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey_id);
  hl_stmt_bind_text (stmt, ":name", name);
  HlStep step = hl_stmt_step (stmt, error);
  *out_has = step == HL_STEP_ROW;

  return step != HL_STEP_ERROR;
}

static gboolean
add_procedure (HlStore    *self,
               gint64      survey_id,
               const char *name,
               guint       field,
               GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_procedure, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", survey_id);
  hl_stmt_bind_text (stmt, ":name", name);
  hl_stmt_bind_int (stmt, ":field", field == HL_NO_INDEX ? 0 : (gint64) field + 1);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  HlLogRecord record = {
    .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_SURVEY, .subject_id = survey_id,
    .survey_id = survey_id,
    .detail = "procedures",
  };

  return hl_store_log_saved (self, &record, error);
}

/**
 * hl_store_ensure_procedure:
 * @self: a store
 * @survey_id: a survey
 * @name: name of a procedure
 * @field: index of its field, or %HL_NO_INDEX
 * @out_created: (out): whether it was new
 * @error: return location for an error
 *
 * Adds a procedure at the end of the survey's list unless one of that name is there. Load the
 * survey again to get its index. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_CONFLICT (published),
 *   %HL_ERROR_INVALID or %HL_ERROR_STORE
 */
gboolean
hl_store_ensure_procedure (HlStore    *self,
                           gint64      survey_id,
                           const char *name,
                           guint       field,
                           gboolean   *out_created,
                           GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlSurveyState state;
  gboolean has;

  if (tx == NULL ||
      !hl_store_get_life (self, survey_id, &state, error) ||
      !has_procedure (self, survey_id, name, &has, error))
    return FALSE;

  if (!has && state == HL_SURVEY_PUBLISHED)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is published and gets no new procedure: choose one it has"),
                   (int) survey_id);
      return FALSE;
    }

  *out_created = !has;

  return (has || add_procedure (self, survey_id, name, field, error)) && hl_tx_commit (tx, error);
}
