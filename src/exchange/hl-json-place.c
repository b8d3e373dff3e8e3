#include "exchange/hl-json-place.h"

#include "core/hl-error.h"

static void
append_place (GString           *out,
              const HlJsonPlace *self)
{
  if (self->up != NULL)
    append_place (out, self->up);

  if (self->name == NULL)
    g_string_append_printf (out, "[%u]", self->index);
  else if (out->len > 0)
    g_string_append_printf (out, ".%s", self->name);
  else
    g_string_append (out, self->name);
}

/**
 * hl_json_place_to_string:
 * @self: (nullable): a place
 *
 * Returns: (transfer full): the path from the outermost object ("parts[2].factors[0].code"), "" for
 *   that object itself
 */
char *
hl_json_place_to_string (const HlJsonPlace *self)
{
  GString *out = g_string_new (NULL);

  if (self != NULL)
    append_place (out, self);

  return g_string_free (out, FALSE);
}

/**
 * hl_json_place_fail:
 * @self: (nullable): where the fault is
 * @error: return location for an error
 * @format: a translated sentence: what is wrong and what to do
 * @...: its arguments
 *
 * Sets %HL_ERROR_INVALID with the path before the sentence.
 *
 * Returns: %FALSE, so that callers can return it
 */
gboolean
hl_json_place_fail (const HlJsonPlace *self,
                    GError           **error,
                    const char        *format,
                    ...)
{
  g_autofree char *place = hl_json_place_to_string (self);
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (HL_ERROR, HL_ERROR_INVALID, format, arguments);
  va_end (arguments);

  if (*place != '\0')
    g_prefix_error (error, "%s: ", place);

  return FALSE;
}
