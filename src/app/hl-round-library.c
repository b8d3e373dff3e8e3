#include "app/hl-round-library.h"

#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-questionnaire.h"

static gboolean
has_id (const GPtrArray *questionnaires,
        const char      *id)
{
  for (guint i = 0; i < questionnaires->len; i++)
    if (g_str_equal (((const HlQuestionnaire *) questionnaires->pdata[i])->id, id))
      return TRUE;

  return FALSE;
}

static gboolean
add_stored (GPtrArray *list,
            HlStore   *store,
            GError   **error)
{
  g_autoptr (GPtrArray) entries = hl_store_list_questionnaires (store, error);

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const HlQuestionnaireEntry *entry = entries->pdata[i];
      HlQuestionnaire *newest = NULL;

      if (has_id (list, entry->id))
        continue;

      newest = hl_store_load_questionnaire (store, entry->id, 0, error);
      if (newest == NULL)
        return FALSE;
      g_ptr_array_add (list, newest);
    }

  return TRUE;
}

/**
 * hl_round_library_list:
 * @store: the open file
 * @error: return location for an error
 *
 * Lists what a new round may ask: the newest revision of each questionnaire in the file, then the
 * built-in ones that no round has used yet.
 *
 * Returns: (transfer full) (element-type HlQuestionnaire): the questionnaires, or %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_round_library_list (HlStore *store,
                       GError **error)
{
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_unref);

  if (!add_stored (list, store, error))
    return NULL;

  for (const char *const *id = hl_builtin_questionnaire_ids (); *id != NULL; id++)
    {
      HlQuestionnaire *questionnaire = has_id (list, *id) ? NULL
                                                          : hl_builtin_questionnaire (*id, NULL);

      if (questionnaire != NULL)
        g_ptr_array_add (list, questionnaire);
    }

  return g_steal_pointer (&list);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  return hl_round_library_list (store, error);
}

/**
 * hl_round_library_load_async:
 * @workspace: the open file
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads the list of hl_round_library_list().
 */
void
hl_round_library_load_async (HlWorkspace        *workspace,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            data)
{
  hl_workspace_run_async (workspace, load, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, data);
}

/**
 * hl_round_library_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlQuestionnaire): the questionnaires, or %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_round_library_load_finish (HlWorkspace  *workspace,
                              GAsyncResult *result,
                              GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * hl_round_library_describe:
 * @questionnaire: a questionnaire
 *
 * Returns: (transfer full): "22 criteria, revision 1"
 */
char *
hl_round_library_describe (const HlQuestionnaire *questionnaire)
{
  g_autofree char *criteria = g_strdup_printf (hl_ngettext ("%u criterion", "%u criteria",
                                                            questionnaire->n_criteria),
                                               questionnaire->n_criteria);

  return g_strdup_printf (_("%s, revision %u"), criteria, questionnaire->revision);
}
