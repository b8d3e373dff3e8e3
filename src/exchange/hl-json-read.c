#include "exchange/hl-json-read.h"

#include "core/hl-i18n.h"

static const HlJsonMember *
find_member (const HlJsonMember *members,
             guint               n_members,
             const char         *name)
{
  for (guint i = 0; i < n_members; i++)
    if (g_str_equal (members[i].name, name))
      return &members[i];

  return NULL;
}

static char *
list_names (const HlJsonMember *members,
            guint               n_members)
{
  GString *out = g_string_new (members[0].name);

  for (guint i = 1; i < n_members; i++)
    g_string_append_printf (out, ", %s", members[i].name);

  return g_string_free (out, FALSE);
}

/* Only members the table knows, and all that it requires. */
static gboolean
check_members (JsonObject         *object,
               const HlJsonPlace  *place,
               const HlJsonMember *members,
               guint               n_members,
               GError            **error)
{
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (find_member (members, n_members, name) == NULL)
      {
        const HlJsonPlace member = { place, name, 0 };
        g_autofree char *names = list_names (members, n_members);

        return hl_json_place_fail (&member, error,
                                   _("there is no such member; here can stand: %s"), names);
      }

  for (guint i = 0; i < n_members; i++)
    if (members[i].required && !json_object_has_member (object, members[i].name))
      return hl_json_place_fail (place, error, _("the member “%s” is missing: add it"),
                                 members[i].name);

  return TRUE;
}

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 ||
          json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
is_count (JsonNode *node)
{
  return is_number (node) && json_node_get_value_type (node) == G_TYPE_INT64 &&
         json_node_get_int (node) >= 0 && json_node_get_int (node) <= G_MAXINT;
}

static gboolean
is_value (JsonNode *node,
          GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_scalar (JsonNode          *node,
             const HlJsonPlace *place,
             HlJsonKind         kind,
             gpointer           out,
             GError           **error)
{
  if (kind == HL_JSON_TEXT)
    {
      if (!is_value (node, G_TYPE_STRING))
        return hl_json_place_fail (place, error, _("write a text in \"…\""));
      *(const char **) out = json_node_get_string (node);
    }
  else if (kind == HL_JSON_COUNT)
    {
      if (!is_count (node))
        return hl_json_place_fail (place, error, _("write a whole number, 0 or more"));
      *(guint *) out = (guint) json_node_get_int (node);
    }
  else if (kind == HL_JSON_NUMBER)
    {
      if (!is_number (node))
        return hl_json_place_fail (place, error, _("write a number"));
      *(double *) out = json_node_get_double (node);
    }
  else
    {
      if (!is_value (node, G_TYPE_BOOLEAN))
        return hl_json_place_fail (place, error, _("write true or false"));
      *(gboolean *) out = json_node_get_boolean (node);
    }

  return TRUE;
}

static gboolean
read_member (JsonNode          *node,
             const HlJsonPlace *place,
             HlJsonKind         kind,
             gpointer           out,
             GError           **error)
{
  switch (kind)
    {
    case HL_JSON_LIST:
      if (!JSON_NODE_HOLDS_ARRAY (node))
        return hl_json_place_fail (place, error, _("write a list in […]"));
      *(JsonArray **) out = json_node_get_array (node);
      return TRUE;
    case HL_JSON_OBJECT:
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return hl_json_place_fail (place, error, _("write an object in {…}"));
      *(JsonObject **) out = json_node_get_object (node);
      return TRUE;
    case HL_JSON_TEXT:
    case HL_JSON_COUNT:
    case HL_JSON_NUMBER:
    case HL_JSON_FLAG:
    default:
      return read_scalar (node, place, kind, out, error);
    }
}

/**
 * hl_json_read_object:
 * @node: what should be an object
 * @place: (nullable): where it stands
 * @members: (array length=n_members): the members it may have
 * @n_members: number of them, ≥ 1
 * @out_struct: (out caller-allocates): where the members are read to; a missing one stays as it is
 * @error: return location for an error
 *
 * Reads the members of an object. Texts, lists and objects are borrowed from @node.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID for an unknown, missing or ill-typed member
 */
gboolean
hl_json_read_object (JsonNode           *node,
                     const HlJsonPlace  *place,
                     const HlJsonMember *members,
                     guint               n_members,
                     gpointer            out_struct,
                     GError            **error)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return hl_json_place_fail (place, error, _("write an object in {…}"));

  object = json_node_get_object (node);
  if (!check_members (object, place, members, n_members, error))
    return FALSE;

  for (guint i = 0; i < n_members; i++)
    {
      const HlJsonPlace member = { place, members[i].name, 0 };
      JsonNode *value = json_object_get_member (object, members[i].name);

      if (value != NULL && !read_member (value, &member, members[i].kind,
                                         (char *) out_struct + members[i].offset, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_json_read_choice:
 * @text: a word from the file
 * @place: where it stands
 * @choices: (array length=n_choices): the words allowed
 * @n_choices: number of them
 * @out_choice: (out): index of @text among them
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID naming the words allowed
 */
gboolean
hl_json_read_choice (const char        *text,
                     const HlJsonPlace *place,
                     const char *const *choices,
                     guint              n_choices,
                     guint             *out_choice,
                     GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_choices; i++)
    {
      if (g_str_equal (choices[i], text))
        {
          *out_choice = i;
          return TRUE;
        }
      g_string_append_printf (names, i == 0 ? "%s" : ", %s", choices[i]);
    }

  return hl_json_place_fail (place, error, _("“%s” is not known; choose from: %s"), text,
                             names->str);
}
