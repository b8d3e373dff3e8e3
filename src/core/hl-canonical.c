#include "core/hl-canonical.h"

#include <math.h>
#include <string.h>

/**
 * hl_canonical_put_text:
 * @out: the canonical text so far
 * @name: name of the member, without `=`
 * @value: (nullable): its value
 *
 * Appends a line `name=length:value`, or `name=-` for %NULL. The length is in bytes, so that no
 * value, whatever it holds, can be taken for the next line.
 */
void
hl_canonical_put_text (GString    *out,
                       const char *name,
                       const char *value)
{
  if (value == NULL)
    g_string_append_printf (out, "%s=-\n", name);
  else
    g_string_append_printf (out, "%s=%" G_GSIZE_FORMAT ":%s\n", name, strlen (value), value);
}

/**
 * hl_canonical_put_int:
 * @out: the canonical text so far
 * @name: name of the member
 * @value: its value; also enumerations, booleans and dates
 *
 * Appends a line `name=value`.
 */
void
hl_canonical_put_int (GString    *out,
                      const char *name,
                      gint64      value)
{
  g_string_append_printf (out, "%s=%" G_GINT64_FORMAT "\n", name, value);
}

/**
 * hl_canonical_put_double:
 * @out: the canonical text so far
 * @name: name of the member
 * @value: its value; NaN = none
 *
 * Appends a line `name=value` with the shortest digits that give the same double back, or `name=-`
 * for NaN. Independent of the locale.
 */
void
hl_canonical_put_double (GString    *out,
                         const char *name,
                         double      value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (value))
    g_string_append_printf (out, "%s=-\n", name);
  else
    g_string_append_printf (out, "%s=%s\n", name, g_ascii_dtostr (buffer, sizeof buffer, value));
}

/**
 * hl_canonical_put_table:
 * @out: the canonical text so far
 * @name: name of the member
 * @texts: (element-type utf8 utf8): texts by key
 *
 * Appends the number of texts, then each key and text, sorted by key.
 */
void
hl_canonical_put_table (GString    *out,
                        const char *name,
                        GHashTable *texts)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (texts), (GCompareFunc) strcmp);

  hl_canonical_put_int (out, name, g_hash_table_size (texts));
  for (GList *key = keys; key != NULL; key = key->next)
    {
      hl_canonical_put_text (out, "key", key->data);
      hl_canonical_put_text (out, "text", g_hash_table_lookup (texts, key->data));
    }
}
