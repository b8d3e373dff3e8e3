#include "store/hl-store-design.h"
#include "store/hl-store-private.h"

static const char upsert_draft[] =
  "INSERT INTO questionnaire_draft (code, revision, base_code, base, title, content, saved_at)"
  " VALUES (:code, :revision, :base_code, nullif (:base, 0), :title, :content, :saved_at)"
  " ON CONFLICT (code) DO UPDATE SET revision = excluded.revision, base_code ="
  " excluded.base_code, base = excluded.base, title = excluded.title, content ="
  " excluded.content, saved_at = excluded.saved_at";
static const char select_draft[] =
  "SELECT code, revision, base_code, ifnull (base, 0), title, saved_at, content"
  " FROM questionnaire_draft WHERE code = :code";
static const char select_drafts[] =
  "SELECT code, revision, base_code, ifnull (base, 0), title, saved_at"
  " FROM questionnaire_draft ORDER BY code";
static const char delete_draft[] = "DELETE FROM questionnaire_draft WHERE code = :code";

static HlQuestionnaireDraft *
read_draft (HlStmt *stmt)
{
  HlQuestionnaireDraft *draft = g_new0 (HlQuestionnaireDraft, 1);

  draft->id = g_strdup (hl_stmt_get_text (stmt, 0));
  draft->revision = (guint) hl_stmt_get_int (stmt, 1);
  draft->base_id = g_strdup (hl_stmt_get_text (stmt, 2));
  draft->base = (guint) hl_stmt_get_int (stmt, 3);
  draft->title = g_strdup (hl_stmt_get_text (stmt, 4));
  draft->saved_at = hl_stmt_get_int (stmt, 5);

  return draft;
}

/**
 * hl_store_save_draft:
 * @self: a store
 * @draft: a draft
 * @error: return location for an error
 *
 * Keeps the draft of a questionnaire, in the place of an earlier one of the same id. Not logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_save_draft (HlStore                    *self,
                     const HlQuestionnaireDraft *draft,
                     GError                    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, upsert_draft, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", draft->id);
  hl_stmt_bind_int (stmt, ":revision", draft->revision);
  hl_stmt_bind_text (stmt, ":base_code", draft->base_id);
  hl_stmt_bind_int (stmt, ":base", draft->base);
  hl_stmt_bind_text (stmt, ":title", draft->title);
  hl_stmt_bind_text (stmt, ":content", draft->content);
  hl_stmt_bind_int (stmt, ":saved_at", hl_store_now (self));

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_load_draft:
 * @self: a store
 * @id: id of a questionnaire
 * @out_draft: (out) (transfer full) (nullable): its draft, %NULL when none is kept
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_load_draft (HlStore               *self,
                     const char            *id,
                     HlQuestionnaireDraft **out_draft,
                     GError               **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_draft, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", id);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_ERROR)
    return FALSE;

  *out_draft = NULL;
  if (step == HL_STEP_ROW)
    {
      *out_draft = read_draft (stmt);
      (*out_draft)->content = g_strdup (hl_stmt_get_text (stmt, 6));
    }

  return TRUE;
}

/**
 * hl_store_list_drafts:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlQuestionnaireDraft): the drafts by id, without their
 *   content, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_drafts (HlStore *self,
                      GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_draft_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_drafts, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_ptr_array_add (list, read_draft (stmt));

  return step == HL_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/**
 * hl_store_drop_draft:
 * @self: a store
 * @id: id of a questionnaire
 * @error: return location for an error
 *
 * Throws a draft away; nothing happens when there is none.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_drop_draft (HlStore    *self,
                     const char *id,
                     GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, delete_draft, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":code", id);

  return hl_stmt_run (stmt, error);
}

/**
 * hl_questionnaire_draft_free:
 * @self: (transfer full): a draft
 */
void
hl_questionnaire_draft_free (HlQuestionnaireDraft *self)
{
  g_free (self->id);
  g_free (self->base_id);
  g_free (self->title);
  g_free (self->content);
  g_free (self);
}
