#include "store/hl-store-design.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-survey.h"

static const char select_revision[] =
  "SELECT ifnull (max (revision), 0) FROM questionnaire WHERE code = :code";
static const char select_uses[] =
  "SELECT survey.id, survey.title, survey.state, revision,"
  " EXISTS (SELECT 1 FROM survey_paper WHERE survey_id = survey.id)"
  " FROM survey JOIN questionnaire ON questionnaire.id = questionnaire_id"
  " WHERE code = :code ORDER BY survey.id";
static const char select_rows[] =
  "SELECT id FROM questionnaire WHERE code = :code"
  " AND id NOT IN (SELECT questionnaire_id FROM questionnaire_deleted) ORDER BY id";
static const char insert_deleted[] =
  "INSERT INTO questionnaire_deleted (questionnaire_id, at) VALUES (:id, :at)";
static const char delete_deleted[] =
  "DELETE FROM questionnaire_deleted WHERE questionnaire_id = :id";

/**
 * hl_store_next_revision:
 * @self: a store
 * @id: id of a questionnaire
 * @out_revision: (out): the number of its next revision, 1 when none was ever stored
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_next_revision (HlStore    *self,
                        const char *id,
                        guint      *out_revision,
                        GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_revision, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  *out_revision = (guint) hl_stmt_get_int (stmt, 0) + 1;

  return TRUE;
}

/**
 * hl_store_list_questionnaire_uses:
 * @self: a store
 * @id: id of a questionnaire
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlQuestionnaireUse): the rounds that ask any of its
 *   revisions, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_questionnaire_uses (HlStore    *self,
                                  const char *id,
                                  GError    **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_use_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_uses, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_text (stmt, ":code", id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlQuestionnaireUse *use = g_new0 (HlQuestionnaireUse, 1);

      use->survey_id = hl_stmt_get_int (stmt, 0);
      use->title = g_strdup (hl_stmt_get_text (stmt, 1));
      use->state = (HlSurveyState) hl_stmt_get_int (stmt, 2);
      use->revision = (guint) hl_stmt_get_int (stmt, 3);
      use->printed = hl_stmt_get_int (stmt, 4) != 0;
      g_ptr_array_add (list, use);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * hl_questionnaire_use_free:
 * @self: (transfer full): a use
 */
void
hl_questionnaire_use_free (HlQuestionnaireUse *self)
{
  g_free (self->title);
  g_free (self);
}

/* Internal: marks a revision as deleted, or as there again. Logged. */
gboolean
hl_store_mark_deleted (HlStore *self,
                       gint64   id,
                       gboolean deleted,
                       GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, deleted ? insert_deleted : delete_deleted,
                                           error);
  HlLogRecord record = { .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_QUESTIONNAIRE,
                         .subject_id = id, .detail = deleted ? "deleted" : "there again" };

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);
  if (deleted)
    hl_stmt_bind_int (stmt, ":at", hl_store_now (self));

  return hl_stmt_run (stmt, error) && hl_store_log_saved (self, &record, error);
}

static GArray *
list_rows (HlStore    *self,
           const char *id,
           GError    **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_rows, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_text (stmt, ":code", id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      const gint64 row = hl_stmt_get_int (stmt, 0);

      g_array_append_val (rows, row);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
check_unused (HlStore    *self,
              const char *id,
              GError    **error)
{
  g_autoptr (GPtrArray) uses = hl_store_list_questionnaire_uses (self, id, error);

  if (uses == NULL)
    return FALSE;
  if (uses->len == 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               _("The round “%s” asks this questionnaire: it stays as long as a round needs it"),
               ((HlQuestionnaireUse *) uses->pdata[0])->title);
  return FALSE;
}

/**
 * hl_store_delete_questionnaire:
 * @self: a store
 * @id: id of a questionnaire that no round asks
 * @error: return location for an error
 *
 * Deletes a questionnaire with all its revisions and its draft: it is in no list any more. Its rows
 * stay, so that the log holds; storing a revision again with the same content brings it back, and
 * other content gets the next number. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (a round asks it), %HL_ERROR_NOT_FOUND or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_delete_questionnaire (HlStore    *self,
                               const char *id,
                               GError    **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autoptr (GArray) rows = tx != NULL ? list_rows (self, id, error) : NULL;

  if (rows == NULL || !check_unused (self, id, error))
    return FALSE;

  if (rows->len == 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                   _("There is no questionnaire “%s” of one's own in this file"), id);
      return FALSE;
    }

  for (guint i = 0; i < rows->len; i++)
    if (!hl_store_mark_deleted (self, g_array_index (rows, gint64, i), TRUE, error))
      return FALSE;

  return hl_store_drop_draft (self, id, error) && hl_tx_commit (tx, error);
}

/**
 * hl_store_move_survey:
 * @self: a store
 * @survey_id: a round in draft whose form is not printed
 * @revision: the stored revision of its questionnaire that it shall ask
 * @error: return location for an error
 *
 * Lets a round ask another revision of its questionnaire. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_NOT_FOUND, %HL_ERROR_CONFLICT (printed or opened) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_move_survey (HlStore *self,
                      gint64   survey_id,
                      guint    revision,
                      GError **error)
{
  g_autoptr (HlSurvey) before = hl_store_load_survey (self, survey_id, error);
  g_autoptr (HlSurvey) survey = before != NULL ? hl_survey_copy (before) : NULL;
  g_autoptr (HlQuestionnaire) questionnaire = NULL;

  if (survey == NULL)
    return FALSE;

  questionnaire = hl_store_load_questionnaire (self, survey->questionnaire->id, revision, error);
  if (questionnaire == NULL)
    return FALSE;

  hl_questionnaire_unref (survey->questionnaire);
  survey->questionnaire = g_steal_pointer (&questionnaire);

  return hl_store_update_survey (self, survey, NULL, error);
}
