#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlJsonPlace:
 * @up: (nullable): the value around it; %NULL in the outermost object
 * @name: (nullable): name of the member; %NULL for an element of an array
 * @index: index of the element, from 0, when @name is %NULL
 *
 * Where a value stands in a JSON file. Lives on the stack of the functions that walk the file; the
 * outermost object itself is %NULL.
 */
typedef struct _HlJsonPlace HlJsonPlace;
struct _HlJsonPlace
{
  const HlJsonPlace *up;
  const char        *name;
  guint              index;
};

char    *hl_json_place_to_string (const HlJsonPlace *self);
gboolean hl_json_place_fail      (const HlJsonPlace *self,
                                  GError           **error,
                                  const char        *format,
                                  ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
