#pragma once

#include "report/hl-paragraph.h"

G_BEGIN_DECLS

typedef enum
{
  HL_ROW_HEADER,
  HL_ROW_BODY,
  HL_ROW_GROUP,
  HL_ROW_TOTAL,
} HlRowKind;

/**
 * HlColumn:
 * @align: of the cells below the header; the header is centred
 * @bold: its body cells are bold
 * @least: width it has at least, in points: room to write by hand; 0 = that of its longest word
 *
 * A column of a table. Only left-aligned columns may break their body cells into lines.
 */
typedef struct
{
  HlTextAlign  align;
  gboolean bold;
  double   least;
} HlColumn;

/**
 * HlTable:
 *
 * Cells of text under one or more header rows. A group row has one cell over all columns.
 */
typedef struct _HlTable HlTable;

/**
 * HlTableLayout:
 *
 * A table measured for one width: rows with their heights, ready to draw.
 */
typedef struct _HlTableLayout HlTableLayout;

HlTable       *hl_table_new       (const HlColumn      *columns,
                                   guint                n_columns);
void           hl_table_free      (HlTable             *self);
void           hl_table_set_small (HlTable             *self);
void           hl_table_set_least_height (HlTable      *self,
                                   double               height);
gboolean       hl_table_fits      (const HlTable       *self,
                                   const HlMetrics     *metrics,
                                   double               width);
void           hl_table_add_row   (HlTable             *self,
                                   HlRowKind            kind);
void           hl_table_add_cell  (HlTable             *self,
                                   const char          *text);
void           hl_table_take_cell (HlTable             *self,
                                   char                *text);

HlTableLayout *hl_table_layout_new  (const HlTable       *table,
                                     const HlMetrics     *metrics,
                                     double               width,
                                     double               max_height);
void           hl_table_layout_free (HlTableLayout       *self);
double         hl_table_layout_get_header   (const HlTableLayout *self,
                                             guint               *out_n_strips);
guint          hl_table_layout_get_n_strips (const HlTableLayout *self);
double         hl_table_layout_get_height   (const HlTableLayout *self,
                                             guint                strip);
HlRowKind      hl_table_layout_get_kind     (const HlTableLayout *self,
                                             guint                strip);
void           hl_table_layout_draw_rules   (const HlTableLayout *self,
                                             guint                strip,
                                             HlCanvas            *canvas,
                                             double               x,
                                             double               y);
void           hl_table_layout_draw_text    (const HlTableLayout *self,
                                             guint                strip,
                                             HlCanvas            *canvas,
                                             double               x,
                                             double               y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlTable, hl_table_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlTableLayout, hl_table_layout_free)

G_END_DECLS
