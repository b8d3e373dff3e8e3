#include "exchange/hl-json-text.h"

#define MAX_COLUMNS 110
#define INDENT 2

static void append_line (GString  *out,
                         JsonNode *node);
static void append_value (GString  *out,
                          JsonNode *node,
                          guint     indent,
                          guint     column);

static void
append_name (GString    *out,
             const char *name)
{
  g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), name);
  g_autofree char *quoted = json_to_string (node, FALSE);

  g_string_append_printf (out, "%s: ", quoted);
}

static void
append_object_line (GString    *out,
                    JsonObject *object)
{
  const char *separator = "{ ";
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_string_append (out, separator);
      append_name (out, name);
      append_line (out, value);
      separator = ", ";
    }
  g_string_append (out, " }");
}

static void
append_array_line (GString   *out,
                   JsonArray *array)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      append_line (out, json_array_get_element (array, i));
    }
  g_string_append_c (out, ']');
}

/* The whole value on one line. */
static void
append_line (GString  *out,
             JsonNode *node)
{
  g_autofree char *scalar = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      append_object_line (out, json_node_get_object (node));
      return;
    }
  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      append_array_line (out, json_node_get_array (node));
      return;
    }

  scalar = json_to_string (node, FALSE);
  g_string_append (out, scalar);
}

static guint
count_columns (JsonNode *node)
{
  g_autoptr (GString) line = g_string_new (NULL);

  append_line (line, node);

  return (guint) g_utf8_strlen (line->str, (gssize) line->len);
}

static void
append_break (GString *out,
              guint    indent)
{
  g_string_append_printf (out, "\n%*s", (int) indent, "");
}

/* Scalars share lines; each list and object begins one. */
static void
append_object (GString    *out,
               JsonObject *object,
               guint       indent)
{
  guint column = G_MAXUINT / 2;
  gboolean first = TRUE;
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      const guint name_columns = (guint) g_utf8_strlen (name, -1) + 4;
      const gboolean scalar = JSON_NODE_HOLDS_VALUE (value);
      const guint columns = name_columns + (scalar ? count_columns (value) : 0);
      const gboolean stays = scalar && column + 2 + columns <= MAX_COLUMNS;

      g_string_append (out, first ? "" : stays ? ", " : ",");
      if (!stays)
        append_break (out, indent + INDENT);
      append_name (out, name);
      append_value (out, value, indent + INDENT, indent + INDENT + name_columns);
      column = !scalar ? G_MAXUINT / 2 : columns + (stays ? column + 2 : indent + INDENT);
      first = FALSE;
    }
  append_break (out, indent);
  g_string_append_c (out, '}');
}

static void
append_array (GString   *out,
              JsonArray *array,
              guint      indent)
{
  g_string_append_c (out, '[');
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_break (out, indent + INDENT);
      append_value (out, json_array_get_element (array, i), indent + INDENT, indent + INDENT);
    }
  append_break (out, indent);
  g_string_append_c (out, ']');
}

static void
append_value (GString  *out,
              JsonNode *node,
              guint     indent,
              guint     column)
{
  if (JSON_NODE_HOLDS_VALUE (node) || column + count_columns (node) <= MAX_COLUMNS)
    append_line (out, node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    append_object (out, json_node_get_object (node), indent);
  else
    append_array (out, json_node_get_array (node), indent);
}

/**
 * hl_json_to_text:
 * @node: a JSON value
 *
 * Writes JSON for people who edit it: what fits on a line of 110 columns stands on one, members
 * keep their order, the text ends with a line end.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
hl_json_to_text (JsonNode *node)
{
  GString *out = g_string_new (NULL);

  append_value (out, node, 0, 0);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
