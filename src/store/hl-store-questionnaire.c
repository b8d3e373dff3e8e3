#include "store/hl-store-questionnaire.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"

/* The newest (0) is one that is not deleted; a named revision is found all the same. */
static const char select_id[] =
  "SELECT id FROM questionnaire WHERE code = :code AND (revision = :revision"
  " OR (:revision = 0 AND id NOT IN (SELECT questionnaire_id FROM questionnaire_deleted)))"
  " ORDER BY revision DESC LIMIT 1";
static const char select_list[] =
  "SELECT code, revision, title,"
  " (SELECT count (*) FROM question WHERE questionnaire_id = questionnaire.id AND role ="
  " :criterion),"
  " (SELECT count (*) FROM survey WHERE questionnaire_id = questionnaire.id)"
  " FROM questionnaire WHERE id NOT IN (SELECT questionnaire_id FROM questionnaire_deleted)"
  " ORDER BY code, revision";
static const char select_deleted[] =
  "SELECT EXISTS (SELECT 1 FROM questionnaire_deleted WHERE questionnaire_id = :id)";

/**
 * hl_store_find_questionnaire:
 * @self: a store
 * @code: its id as in files ("g1-2640")
 * @revision: its revision, 0 = the newest stored
 * @out_id: (out): id of its row, 0 when there is none
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_find_questionnaire (HlStore    *self,
                             const char *code,
                             guint       revision,
                             gint64     *out_id,
                             GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_id, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", code);
  hl_stmt_bind_int (stmt, ":revision", revision);

  HlStep step = hl_stmt_step (stmt, error);
  *out_id = step == HL_STEP_ROW ? hl_stmt_get_int (stmt, 0) : 0;

  return step != HL_STEP_ERROR;
}

static gboolean
compare_stored (HlStore               *self,
                gint64                 id,
                const HlQuestionnaire *questionnaire,
                GError               **error)
{
  g_autoptr (HlQuestionnaire) stored = hl_store_read_questionnaire (self, id, error);

  if (stored == NULL)
    return FALSE;
  if (hl_questionnaire_same_content (stored, questionnaire))
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               _("Revision %u of questionnaire %s is stored with other content: give the "
                 "changed one a new revision"),
               questionnaire->revision, questionnaire->id);
  return FALSE;
}

/* A deleted revision that is stored again is there again. */
static gboolean
bring_back (HlStore *self,
            gint64   id,
            GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_deleted, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", id);
  if (hl_stmt_step (stmt, error) != HL_STEP_ROW)
    return FALSE;

  return hl_stmt_get_int (stmt, 0) == 0 || hl_store_mark_deleted (self, id, FALSE, error);
}

/**
 * hl_store_save_questionnaire:
 * @self: a store
 * @questionnaire: a questionnaire
 * @error: return location for an error
 *
 * Stores a revision and logs it. A stored revision never changes; saving the same content again
 * does nothing, or brings a deleted one back.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (this revision is there with other content) or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_save_questionnaire (HlStore         *self,
                             HlQuestionnaire *questionnaire,
                             GError         **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  gint64 id;

  if (tx == NULL ||
      !hl_store_find_questionnaire (self, questionnaire->id, questionnaire->revision, &id, error))
    return FALSE;

  if (id != 0 && (!compare_stored (self, id, questionnaire, error) ||
                  !bring_back (self, id, error)))
    return FALSE;
  if (id == 0 && !hl_store_insert_questionnaire (self, questionnaire, error))
    return FALSE;

  return hl_tx_commit (tx, error);
}

/**
 * hl_store_load_questionnaire:
 * @self: a store
 * @id: its id ("g1-2640")
 * @revision: its revision, 0 = the newest stored
 * @error: return location for an error
 *
 * Returns: (transfer full): the questionnaire, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlQuestionnaire *
hl_store_load_questionnaire (HlStore    *self,
                             const char *id,
                             guint       revision,
                             GError    **error)
{
  gint64 row;

  if (!hl_store_find_questionnaire (self, id, revision, &row, error))
    return NULL;

  if (row == 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                   _("There is no questionnaire “%s” in %s: import it first"),
                   id, hl_db_get_path (self->db));
      return NULL;
    }

  return hl_store_read_questionnaire (self, row, error);
}

/**
 * hl_store_list_questionnaires:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer container) (element-type HlQuestionnaireEntry): the stored revisions by id, or
 *   %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_questionnaires (HlStore *self,
                              GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_entry_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_list, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":criterion", HL_ROLE_CRITERION);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlQuestionnaireEntry *entry = g_new0 (HlQuestionnaireEntry, 1);

      entry->id = g_strdup (hl_stmt_get_text (stmt, 0));
      entry->revision = (guint) hl_stmt_get_int (stmt, 1);
      entry->title = g_strdup (hl_stmt_get_text (stmt, 2));
      entry->n_criteria = (guint) hl_stmt_get_int (stmt, 3);
      entry->n_surveys = (guint) hl_stmt_get_int (stmt, 4);
      g_ptr_array_add (list, entry);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * hl_questionnaire_entry_free:
 * @self: (transfer full): a line of the list
 */
void
hl_questionnaire_entry_free (HlQuestionnaireEntry *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}
