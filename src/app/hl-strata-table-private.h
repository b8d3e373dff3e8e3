#pragma once

#include "app/hl-field-details.h"
#include "app/hl-strata-table.h"
#include "core/hl-survey-edit.h"

G_BEGIN_DECLS

typedef enum
{
  HL_CELL_NAME,
  HL_CELL_POPULATION,
  HL_CELL_QUOTA,
  HL_CELL_SERIALS,
  HL_N_CELLS,
} HlCell;

/**
 * HlStrataRow:
 * @cells: (nullable): entries; no serials in a table of areas
 * @unread: why the text of a cell could not be read, or %NULL
 * @more: (nullable): opens @details of a field
 */
typedef struct
{
  GtkWidget      *cells[HL_N_CELLS];
  char           *unread[HL_N_CELLS];
  GtkWidget      *more;
  GtkWidget      *remove;
  GtkWidget      *revealer;
  HlFieldDetails *details;
} HlStrataRow;

struct _HlStrataTable
{
  GtkBox parent_instance;

  /* owned */
  HlRoundDraft *draft;
  GPtrArray    *rows;     /* of HlStrataRow */
  HlStrata      strata;

  /* borrowed */
  GtkGrid      *grid;
  GtkWidget    *add;
  GtkLabel     *faults;
};

/* hl-strata-table.c */
void         hl_strata_table_edited     (HlStrataTable *self);
void         hl_strata_table_rebuild    (HlStrataTable *self);
void         hl_strata_table_focus_cell (HlStrataTable *self,
                                         guint          row,
                                         HlCell         cell);

/* hl-strata-table-cells.c */
HlStrataRow *hl_strata_row_new          (HlStrataTable *self,
                                         guint          index);
void         hl_strata_row_free         (HlStrataRow   *row);
void         hl_strata_row_show         (HlStrataTable *self,
                                         guint          index);
char        *hl_strata_row_check        (HlStrataTable *self,
                                         guint          index,
                                         HlCell         cell);

/* hl-strata-table-keys.c */
void         hl_strata_table_add_keys   (HlStrataTable *self);
void         hl_strata_table_append     (HlStrataTable *self);
void         hl_strata_table_remove     (HlStrataTable *self,
                                         guint          index);
void         hl_strata_table_enter      (HlStrataTable *self,
                                         GtkWidget     *cell);
gboolean     hl_strata_table_find       (HlStrataTable *self,
                                         GtkWidget     *widget,
                                         guint         *out_row,
                                         HlCell        *out_cell);

G_END_DECLS
