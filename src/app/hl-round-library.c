#include "app/hl-round-library.h"

#include "core/hl-i18n.h"
#include "exchange/hl-library.h"

/**
 * hl_round_library_list:
 * @store: the open file
 * @error: return location for an error
 *
 * Lists what a new round may ask: the newest revision of each questionnaire of the library. What is
 * only a draft cannot be asked yet.
 *
 * Returns: (transfer full) (element-type HlQuestionnaire): the questionnaires, or %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_round_library_list (HlStore *store,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = hl_library_list (store, error);
  g_autoptr (GPtrArray) list =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_questionnaire_unref);

  if (entries == NULL)
    return NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const HlLibraryEntry *entry = entries->pdata[i];
      HlQuestionnaire *newest;

      if (entry->revision == 0)
        continue;

      newest = hl_library_load (store, entry->id, entry->revision, error);
      if (newest == NULL)
        return NULL;
      g_ptr_array_add (list, newest);
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
