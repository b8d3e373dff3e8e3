#pragma once

#include <json-glib/json-glib.h>

#include "exchange/hl-json-place.h"

G_BEGIN_DECLS

/**
 * HlJsonKind:
 * @HL_JSON_TEXT: a string, into a `const char *`
 * @HL_JSON_COUNT: a whole number 0…%G_MAXINT, into a `guint`
 * @HL_JSON_NUMBER: any number, into a `double`
 * @HL_JSON_FLAG: true or false, into a `gboolean`
 * @HL_JSON_LIST: an array, into a `JsonArray *`
 * @HL_JSON_OBJECT: an object, into a `JsonObject *`
 *
 * What a member of an object may hold, and where it is read to.
 */
typedef enum
{
  HL_JSON_TEXT,
  HL_JSON_COUNT,
  HL_JSON_NUMBER,
  HL_JSON_FLAG,
  HL_JSON_LIST,
  HL_JSON_OBJECT,
} HlJsonKind;

/**
 * HlJsonMember:
 * @name: its name in the file
 * @kind: what it holds
 * @required: the object is refused without it
 * @offset: where it is read to, from the start of the caller's struct
 *
 * One member that an object may have.
 */
typedef struct
{
  const char *name;
  HlJsonKind  kind;
  gboolean    required;
  gsize       offset;
} HlJsonMember;

/* The same with the number of members taken from the table. */
#define HL_JSON_READ(node, place, members, out_struct, error) \
  hl_json_read_object (node, place, members, G_N_ELEMENTS (members), out_struct, error)

gboolean hl_json_read_object (JsonNode           *node,
                              const HlJsonPlace  *place,
                              const HlJsonMember *members,
                              guint               n_members,
                              gpointer            out_struct,
                              GError            **error);
gboolean hl_json_read_choice (const char         *text,
                              const HlJsonPlace  *place,
                              const char * const *choices,
                              guint               n_choices,
                              guint              *out_choice,
                              GError            **error);

G_END_DECLS
