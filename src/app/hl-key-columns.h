#pragma once

#include "app/hl-key-colors.h"
#include "app/hl-key-item.h"

G_BEGIN_DECLS

#define HL_KEY_MAX_BOXES 7

/**
 * HlKeyColumns:
 * @line: height of a line of text, in pixels: the unit of the others
 * @width: of the list, in pixels
 * @n_columns: most level boxes in a row, at most %HL_KEY_MAX_BOXES
 * @figures: (nullable): what stands in the boxes
 *
 * Where number, wording, boxes and words of the small rows stand.
 */
typedef struct
{
  double       line;
  double       width;
  guint        n_columns;
  PangoLayout *figures[HL_KEY_MAX_BOXES];
} HlKeyColumns;

void hl_key_columns_prepare  (HlKeyColumns       *self,
                              GtkWidget          *widget,
                              const GPtrArray    *items);
void hl_key_columns_clear    (HlKeyColumns       *self);
void hl_key_columns_fit      (const HlKeyColumns *self,
                              const GPtrArray    *items);
void hl_key_columns_snapshot (const HlKeyColumns *self,
                              HlKeyItem          *item,
                              GtkSnapshot        *snapshot,
                              const HlKeyColors  *colors);

G_END_DECLS
