#include "exchange/hl-library.h"
#include "exchange/hl-questionnaire-json.h"

static HlLibraryEntry *
find_entry (GPtrArray  *entries,
            const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HlLibraryEntry *entry = entries->pdata[i];

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

static HlLibraryEntry *
ensure_entry (GPtrArray  *entries,
              const char *id)
{
  HlLibraryEntry *entry = find_entry (entries, id);

  if (entry != NULL)
    return entry;

  entry = g_new0 (HlLibraryEntry, 1);
  entry->id = g_strdup (id);
  g_ptr_array_add (entries, entry);

  return entry;
}

/* The newest revision says what the questionnaire is called. */
static void
add_revision (HlLibraryEntry *entry,
              guint           revision,
              const char     *title,
              guint           n_criteria)
{
  entry->n_revisions++;
  if (revision < entry->revision)
    return;

  entry->revision = revision;
  entry->n_criteria = n_criteria;
  g_free (entry->title);
  entry->title = g_strdup (title);
}

static gboolean
add_builtin (GPtrArray *entries,
             GError   **error)
{
  for (const char *const *id = hl_builtin_questionnaire_ids (); *id != NULL; id++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (*id, error);
      HlLibraryEntry *entry;

      if (questionnaire == NULL)
        return FALSE;

      entry = ensure_entry (entries, *id);
      entry->built_in = TRUE;
      add_revision (entry, questionnaire->revision, questionnaire->title,
                    questionnaire->n_criteria);
    }

  return TRUE;
}

static gboolean
add_stored (GPtrArray *entries,
            HlStore   *store,
            GError   **error)
{
  g_autoptr (GPtrArray) stored = hl_store_list_questionnaires (store, error);

  if (stored == NULL)
    return FALSE;

  for (guint i = 0; i < stored->len; i++)
    {
      const HlQuestionnaireEntry *from = stored->pdata[i];
      HlLibraryEntry *entry = ensure_entry (entries, from->id);
      const gboolean is_builtin_one = entry->built_in && !entry->stored &&
                                      from->revision == entry->revision;

      entry->stored = TRUE;
      add_revision (entry, from->revision, from->title, from->n_criteria);
      if (is_builtin_one)
        entry->n_revisions--;
    }

  return TRUE;
}

static gboolean
add_drafts (GPtrArray *entries,
            HlStore   *store,
            GError   **error)
{
  g_autoptr (GPtrArray) drafts = hl_store_list_drafts (store, error);

  if (drafts == NULL)
    return FALSE;

  for (guint i = 0; i < drafts->len; i++)
    {
      const HlQuestionnaireDraft *draft = drafts->pdata[i];
      HlLibraryEntry *entry = ensure_entry (entries, draft->id);

      entry->draft_at = draft->saved_at;
      if (entry->title == NULL)
        entry->title = g_strdup (draft->title);
    }

  return TRUE;
}

static gboolean
add_uses (GPtrArray *entries,
          HlStore   *store,
          GError   **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HlLibraryEntry *entry = entries->pdata[i];

      entry->uses = hl_store_list_questionnaire_uses (store, entry->id, error);
      if (entry->uses == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_library_list:
 * @store: the survey file
 * @error: return location for an error
 *
 * Lists the library: the built-in questionnaires in the order in which they are offered, then the
 * office's own by id, then drafts that were never stored.
 *
 * Returns: (transfer full) (element-type HlLibraryEntry): the list, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_library_list (HlStore *store,
                 GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_library_entry_free);

  if (!add_builtin (entries, error) || !add_stored (entries, store, error) ||
      !add_drafts (entries, store, error) || !add_uses (entries, store, error))
    return NULL;

  return g_steal_pointer (&entries);
}

/**
 * hl_library_entry_free:
 * @self: (transfer full): an entry
 */
void
hl_library_entry_free (HlLibraryEntry *self)
{
  g_clear_pointer (&self->uses, g_ptr_array_unref);
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}
