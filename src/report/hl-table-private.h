#pragma once

#include "report/hl-table.h"

G_BEGIN_DECLS

typedef struct
{
  HlRowKind  kind;
  GPtrArray *cells; /* of char *, owned */
} HlTableRow;

struct _HlTable
{
  HlColumn *columns;
  guint     n_columns;
  double    text_size;
  double    least_height; /* of a body row */
  GArray   *rows; /* of HlTableRow, owned */
};

#define HL_TABLE_PADDING_X 4.0
#define HL_TABLE_PADDING_Y 2.2

HlParagraph *hl_table_make_cell  (const HlTable   *self,
                                  const HlMetrics *metrics,
                                  guint            row,
                                  guint            column,
                                  double           width);
double      *hl_table_find_widths (const HlTable   *self,
                                   const HlMetrics *metrics,
                                   double           width);

G_END_DECLS
