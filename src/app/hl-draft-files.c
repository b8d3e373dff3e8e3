#include "app/hl-draft.h"

#include <string.h>

#define SUFFIX ".draft-"
#define ASIDE ".aside-"

/**
 * hl_draft_new_path:
 * @database: the survey file
 *
 * Returns: (transfer full): where the next journal goes, beside the file
 */
char *
hl_draft_new_path (const char *database)
{
  g_autofree char *name = g_uuid_string_random ();

  return g_strconcat (database, SUFFIX, name, NULL);
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
aside_prefix (const char     *database,
              const HlSurvey *survey,
              HlSerial        serial)
{
  g_autofree char *number = hl_serial_format (serial, hl_survey_serial_width (survey));

  return g_strconcat (database, ASIDE, number, "-", NULL);
}

/**
 * hl_draft_set_aside:
 * @self: a draft that the file does not take, whatever is done
 * @database: the survey file
 * @error: return location for an error
 *
 * Gives its journal a name with its serial, beside the file: it is kept, and no longer taken up at
 * the start. hl_draft_find_aside() finds it.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE; then it keeps its name
 */
gboolean
hl_draft_set_aside (HlDraft    *self,
                    const char *database,
                    GError    **error)
{
  g_autofree char *prefix = aside_prefix (database, self->survey, self->form->serial);
  g_autofree char *name = g_uuid_string_random ();
  g_autofree char *path = g_strconcat (prefix, name, NULL);

  return hl_key_journal_rename (self->journal, path, error);
}

static GPtrArray *
list_files (const char *start)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_path_get_dirname (start);
  g_autofree char *prefix = g_path_get_basename (start);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, prefix))
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_paths);

  return paths;
}

/**
 * hl_draft_list:
 * @database: the survey file
 *
 * Returns: (transfer full) (element-type filename): the journals beside the file, those of other
 *   running programs too
 */
GPtrArray *
hl_draft_list (const char *database)
{
  g_autofree char *start = g_strconcat (database, SUFFIX, NULL);

  return list_files (start);
}

/**
 * hl_draft_find_aside:
 * @database: the survey file
 * @survey: a round
 * @serial: a serial
 *
 * Returns: (transfer full) (nullable): a journal set aside for that serial, %NULL = there is none
 */
char *
hl_draft_find_aside (const char     *database,
                     const HlSurvey *survey,
                     HlSerial        serial)
{
  g_autofree char *prefix = aside_prefix (database, survey, serial);
  g_autoptr (GPtrArray) paths = list_files (prefix);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *uuid = hl_key_journal_survey (paths->pdata[i], NULL, NULL);

      if (g_strcmp0 (uuid, survey->uuid) == 0)
        return g_strdup (paths->pdata[i]);
    }

  return NULL;
}
