#include "app/hl-design-library-work.h"

#include <string.h>

#include "core/hl-file.h"
#include "exchange/hl-library.h"
#include "exchange/hl-questionnaire-json.h"

/**
 * hl_design_export_free:
 * @data: (transfer full): a #HlDesignExport
 */
void
hl_design_export_free (gpointer data)
{
  HlDesignExport *job = data;

  g_free (job->id);
  g_free (job->path);
  g_free (job);
}

static const HlLibraryEntry *
find_entry (GPtrArray  *entries,
            const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const HlLibraryEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->id, id))
        return entry;
    }

  return NULL;
}

/**
 * hl_design_library_duplicate:
 *
 * Work on the file: begins a questionnaire of the office's own as a copy of the one with the id
 * @data: a draft until its first revision is saved.
 *
 * Returns: (transfer full): the id of the copy, as text
 */
gpointer
hl_design_library_duplicate (HlStore      *store,
                             gpointer      data,
                             GCancellable *cancellable,
                             GError      **error)
{
  g_autoptr (HlQuestionnaire) base = hl_library_load (store, data, 0, error);
  g_autoptr (HlQuestionnaireEdit) edit = NULL;
  g_autoptr (HlQuestionnaireDraft) draft = NULL;

  if (base != NULL)
    edit = hl_library_duplicate (store, data, 0, base->title, error);
  if (edit == NULL)
    return NULL;

  draft = hl_library_make_draft (edit);
  if (!hl_store_save_draft (store, draft, error))
    return NULL;

  return g_strdup (draft->id);
}

/**
 * hl_design_library_delete:
 *
 * Work on the file: deletes the questionnaire with the id @data, or its draft when it was never
 * saved.
 *
 * Returns: (transfer full): the id
 */
gpointer
hl_design_library_delete (HlStore      *store,
                          gpointer      data,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GPtrArray) entries = hl_library_list (store, error);
  const HlLibraryEntry *entry = entries != NULL ? find_entry (entries, data) : NULL;
  gboolean is_gone;

  if (entries == NULL)
    return NULL;

  if (entry != NULL && entry->stored)
    is_gone = hl_store_delete_questionnaire (store, data, error);
  else
    is_gone = hl_store_drop_draft (store, data, error);

  return is_gone ? g_strdup (data) : NULL;
}

/**
 * hl_design_library_import:
 *
 * Work on the file: takes the questionnaire in the JSON file @data in.
 *
 * Returns: (transfer full): its id
 */
gpointer
hl_design_library_import (HlStore      *store,
                          gpointer      data,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GBytes) bytes = hl_file_read (data, error);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (HlQuestionnaire) stored = NULL;
  const char *text;
  gsize size;

  if (bytes == NULL)
    return NULL;

  text = g_bytes_get_data (bytes, &size);
  questionnaire = hl_questionnaire_from_json (text != NULL ? text : "", (gssize) size, error);
  if (questionnaire != NULL)
    stored = hl_library_import (store, questionnaire, TRUE, error);

  return stored != NULL ? g_strdup (stored->id) : NULL;
}

/**
 * hl_design_library_export:
 *
 * Work on the file: writes a questionnaire as JSON; @data is a #HlDesignExport.
 *
 * Returns: (transfer full): the path
 */
gpointer
hl_design_library_export (HlStore      *store,
                          gpointer      data,
                          GCancellable *cancellable,
                          GError      **error)
{
  const HlDesignExport *job = data;
  g_autoptr (HlQuestionnaire) questionnaire = hl_library_load (store, job->id, 0, error);
  g_autoptr (GBytes) bytes = NULL;
  char *json;

  if (questionnaire == NULL)
    return NULL;

  json = hl_questionnaire_to_json (questionnaire);
  bytes = g_bytes_new_take (json, strlen (json));
  if (!hl_file_write (job->path, bytes, error))
    return NULL;

  return g_strdup (job->path);
}

/* Titles as printed are much alike; in a list the short ones tell more. */
static gboolean
shorten_title (HlStore        *store,
               HlLibraryEntry *entry,
               GError        **error)
{
  g_autoptr (HlQuestionnaire) newest = NULL;

  if (entry->revision == 0)
    return TRUE;

  newest = hl_library_load (store, entry->id, 0, error);
  if (newest == NULL)
    return FALSE;

  g_free (entry->title);
  entry->title = g_strdup (newest->short_title);

  return TRUE;
}

/**
 * hl_design_library_list:
 *
 * Work on the file.
 *
 * Returns: (transfer full) (element-type HlLibraryEntry): the library, by short titles
 */
gpointer
hl_design_library_list (HlStore      *store,
                        gpointer      data,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_autoptr (GPtrArray) entries = hl_library_list (store, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    if (!shorten_title (store, g_ptr_array_index (entries, i), error))
      return NULL;

  return g_steal_pointer (&entries);
}
