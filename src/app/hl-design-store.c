#include "app/hl-design-store.h"

#include "core/hl-error.h"
#include "core/hl-questionnaire-edit.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-questionnaire.h"

static gboolean
is_builtin (const char *id)
{
  return g_strv_contains (hl_builtin_questionnaire_ids (), id);
}

/**
 * hl_design_store_load:
 * @store: the open file
 * @id: id of a questionnaire
 * @revision: which one, 0 = the newest
 * @error: return location for an error
 *
 * Loads a questionnaire of the file or, when it is not there, the one built in.
 *
 * Returns: (transfer full): the questionnaire, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlQuestionnaire *
hl_design_store_load (HlStore    *store,
                      const char *id,
                      guint       revision,
                      GError    **error)
{
  g_autoptr (GError) inner = NULL;
  HlQuestionnaire *stored = hl_store_load_questionnaire (store, id, revision, &inner);

  if (stored == NULL && g_error_matches (inner, HL_ERROR, HL_ERROR_NOT_FOUND) && is_builtin (id))
    return hl_builtin_questionnaire (id, error);
  if (stored == NULL)
    g_propagate_error (error, g_steal_pointer (&inner));

  return stored;
}

static HlDesignEntry *
add_entry (GPtrArray  *entries,
           const char *id)
{
  HlDesignEntry *entry = g_new0 (HlDesignEntry, 1);

  entry->id = g_strdup (id);
  entry->is_builtin = is_builtin (id);
  g_ptr_array_add (entries, entry);

  return entry;
}

static HlDesignEntry *
find_entry (GPtrArray  *entries,
            const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HlDesignEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

/* Revisions come in rising order: the last one names the entry. */
static void
take_stored (GPtrArray                  *entries,
             const HlQuestionnaireEntry *stored)
{
  HlDesignEntry *entry = find_entry (entries, stored->id);

  if (entry == NULL)
    entry = add_entry (entries, stored->id);

  entry->revision = stored->revision;
  entry->n_criteria = stored->n_criteria;
  entry->n_surveys += stored->n_surveys;
}

/* Titles as printed are much alike; in a list the short ones tell more. */
static gboolean
shorten_titles (HlStore   *store,
                GPtrArray *entries,
                GError   **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      HlDesignEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (HlQuestionnaire) newest = hl_design_store_load (store, entry->id, 0, error);

      if (newest == NULL)
        return FALSE;

      g_free (entry->title);
      entry->title = g_strdup (newest->short_title);
    }

  return TRUE;
}

static gboolean
add_builtin (GPtrArray *entries,
             GError   **error)
{
  for (const char *const *id = hl_builtin_questionnaire_ids (); *id != NULL; id++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = NULL;
      HlDesignEntry *entry;

      if (find_entry (entries, *id) != NULL)
        continue;

      questionnaire = hl_builtin_questionnaire (*id, error);
      if (questionnaire == NULL)
        return FALSE;

      entry = add_entry (entries, *id);
      entry->revision = questionnaire->revision;
      entry->n_criteria = questionnaire->n_criteria;
    }

  return TRUE;
}

/**
 * hl_design_store_list:
 * @store: the open file
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlDesignEntry): the questionnaires in the file and those
 *   built in, or %NULL with %HL_ERROR_STORE
 */
GPtrArray *
hl_design_store_list (HlStore *store,
                      GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_design_entry_free);
  g_autoptr (GPtrArray) stored = hl_store_list_questionnaires (store, error);

  if (stored == NULL)
    return NULL;

  for (guint i = 0; i < stored->len; i++)
    take_stored (entries, g_ptr_array_index (stored, i));

  if (!add_builtin (entries, error) || !shorten_titles (store, entries, error))
    return NULL;

  return g_steal_pointer (&entries);
}

/* "w9-own", "w9-own2"… */
static char *
find_free_id (GPtrArray  *entries,
              const char *id)
{
  g_autofree char *free_id = g_strconcat (id, "-own", NULL);

  for (guint i = 2; find_entry (entries, free_id) != NULL; i++)
    {
      g_free (free_id);
      free_id = g_strdup_printf ("%s-own%u", id, i);
    }

  return g_steal_pointer (&free_id);
}

/**
 * hl_design_store_duplicate:
 * @store: the open file
 * @id: id of a questionnaire
 * @error: return location for an error
 *
 * Stores a copy of the newest revision as a questionnaire of the office's own. Its criteria keep
 * their identity: results stay comparable until the office says otherwise.
 *
 * Returns: (transfer full): the copy, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlQuestionnaire *
hl_design_store_duplicate (HlStore    *store,
                           const char *id,
                           GError    **error)
{
  g_autoptr (GPtrArray) entries = hl_design_store_list (store, error);
  g_autoptr (HlQuestionnaire) base = entries != NULL ? hl_design_store_load (store, id, 0, error)
                                                     : NULL;
  g_autoptr (HlQuestionnaireEdit) edit = NULL;
  g_autoptr (HlQuestionnaire) copy = NULL;
  g_autofree char *free_id = NULL;

  if (base == NULL)
    return NULL;

  free_id = find_free_id (entries, id);
  edit = hl_questionnaire_edit_new (base, free_id, 1);
  copy = hl_questionnaire_edit_finish (edit, error);
  if (copy == NULL || !hl_store_save_questionnaire (store, copy, error))
    return NULL;

  return g_steal_pointer (&copy);
}

/**
 * hl_design_entry_free:
 * @self: (transfer full): an entry
 */
void
hl_design_entry_free (HlDesignEntry *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self);
}
