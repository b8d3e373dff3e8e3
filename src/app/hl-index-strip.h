#pragma once

#include <gtk/gtk.h>

#include "core/hl-date.h"

G_BEGIN_DECLS

/**
 * HlIndexMarks:
 * @index: the index, 0…100
 * @low, @high: its interval; NaN = none
 * @target: NaN = none
 * @earlier: index of the earlier round; NaN = none
 * @earlier_end: its last day, %HL_DATE_NONE = not known
 *
 * What an #HlIndexStrip shows.
 */
typedef struct
{
  double index;
  double low;
  double high;
  double target;
  double earlier;
  HlDate earlier_end;
} HlIndexMarks;

#define HL_TYPE_INDEX_STRIP (hl_index_strip_get_type ())
G_DECLARE_FINAL_TYPE (HlIndexStrip, hl_index_strip, HL, INDEX_STRIP, GtkWidget)

void  hl_index_strip_show   (HlIndexStrip       *self,
                             const HlIndexMarks *marks);
char *hl_index_strip_markup (double              index);
char *hl_index_strip_name_month (HlDate          day);

G_END_DECLS
