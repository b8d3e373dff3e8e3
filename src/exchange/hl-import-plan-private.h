#pragma once

#include "exchange/hl-import-plan.h"

G_BEGIN_DECLS

/**
 * Column:
 * @counts: trimmed cell → how many lines have it; no more than some thousands of them
 * @values: of HlImportValue, in the order of the file; made anew for each target
 * @by_text: text of a value → the value
 * @cells: trimmed cell → what it becomes, as far as it was asked for
 */
typedef struct
{
  char           *name;
  GString        *sample;
  GHashTable     *counts;
  GPtrArray      *order;
  guint           n_filled;
  guint           n_month_first;
  guint           n_day_first;
  HlImportTarget  target;
  GPtrArray      *values;
  GHashTable     *by_text;
  GHashTable     *cells;
} Column;

/**
 * Cell:
 * @cell: what hl_response_csv_import() reads; @beside: text beside an option, or %NULL
 */
typedef struct
{
  char *cell;
  char *beside;
} Cell;

struct _HlImportPlan
{
  gatomicrefcount ref_count;

  /*< owned >*/
  HlSurvey  *survey;
  GBytes    *text;          /* the file as UTF-8 */
  char      *encoding;
  char      *digest;
  Column    *columns;
  GPtrArray *preview;       /* of GStrv */
  GPtrArray *row;           /* the cells of one line as they go into the import */
  guint     *option_places; /* of each question: where the parts of a multiple choice are joined */
  guint     *text_places;   /* of each question: where texts beside options go */
  GPtrArray *joined;        /* texts of the line at hand */

  guint      n_columns;
  guint      n_lines;
  char       separator;
  gboolean   numbered;
};

/* hl-import-plan-values.c */
void        hl_import_column_fill  (HlImportPlan  *self,
                                    Column        *column);
const Cell *hl_import_column_cell  (HlImportPlan  *self,
                                    Column        *column,
                                    const char    *raw);
void        hl_import_cell_free    (gpointer       cell);

G_END_DECLS
