#include "app/hl-design-draft.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/hl-file.h"

#define SUFFIX ".questionnaire-"

static char *
get_path (const char *database,
          const char *id)
{
  return g_strconcat (database, SUFFIX, id, NULL);
}

/**
 * hl_design_draft_write:
 * @database: the survey file
 * @base: where editing began
 * @text: what hl_questionnaire_edit_to_text() gave
 * @error: return location for an error
 *
 * Keeps an edit that is not saved yet, in a file beside the survey file.
 *
 * Returns: %TRUE, or %FALSE with the errors of hl_file_write()
 */
gboolean
hl_design_draft_write (const char            *database,
                       const HlQuestionnaire *base,
                       const char            *text,
                       GError               **error)
{
  g_autofree char *path = get_path (database, base->id);
  char *content = g_strdup_printf ("%u\n%s", base->revision, text);
  g_autoptr (GBytes) bytes = g_bytes_new_take (content, strlen (content));

  return hl_file_write (path, bytes, error);
}

/**
 * hl_design_draft_read:
 * @database: the survey file
 * @id: id of a questionnaire
 * @out_revision: (out): the revision editing began with
 *
 * Returns: (transfer full) (nullable): the edit kept, %NULL when there is none
 */
char *
hl_design_draft_read (const char *database,
                      const char *id,
                      guint      *out_revision)
{
  g_autofree char *path = get_path (database, id);
  g_autofree char *content = NULL;
  char *end;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return NULL;

  *out_revision = (guint) g_ascii_strtoull (content, &end, 10);

  return *end == '\n' ? g_strdup (end + 1) : NULL;
}

/**
 * hl_design_draft_remove:
 * @database: the survey file
 * @id: id of a questionnaire
 *
 * Forgets the edit kept of it.
 */
void
hl_design_draft_remove (const char *database,
                        const char *id)
{
  g_autofree char *path = get_path (database, id);

  g_unlink (path);
}
