#include <gio/gio.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "hl-questionnaires.h"

#define FOLDER "/io/github/hailong/HaiLong/questionnaires/"

static const char *const ids[] = {
  "g1-2640", "g2-2022", "g3-1001", "w9", "counter-3", "officials", NULL,
};

/* A static library's resource is dropped by the linker unless something registers it. */
static void
register_resource (void)
{
  static gsize registered = 0;

  if (g_once_init_enter (&registered))
    {
      hl_questionnaires_register_resource ();
      g_once_init_leave (&registered, 1);
    }
}

/**
 * hl_builtin_questionnaire_ids:
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of the built-in questionnaires, in the
 *   order in which they are offered
 */
const char *const *
hl_builtin_questionnaire_ids (void)
{
  return ids;
}

/**
 * hl_builtin_questionnaire:
 * @id: id of a built-in questionnaire
 * @error: return location for an error
 *
 * Reads a built-in questionnaire; each call parses it anew.
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with %HL_ERROR_NOT_FOUND when
 *   @id is none of hl_builtin_questionnaire_ids()
 */
HlQuestionnaire *
hl_builtin_questionnaire (const char *id,
                          GError    **error)
{
  g_autofree char *path = g_strconcat (FOLDER, id, ".json", NULL);
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (!g_strv_contains (ids, id))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                   _("There is no built-in questionnaire “%s”"), id);
      return NULL;
    }

  register_resource ();
  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);

  return hl_questionnaire_from_json (data, (gssize) length, error);
}
