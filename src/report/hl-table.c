#include "report/hl-table.h"

#include "report/hl-table-private.h"

#define LEADING 1.17
#define TEXT_SIZE 11.5
#define SMALL_TEXT_SIZE 10.0

static void
clear_row (gpointer data)
{
  g_ptr_array_unref (((HlTableRow *) data)->cells);
}

/**
 * hl_table_new:
 * @columns: (array length=n_columns): the columns
 * @n_columns: ≥ 1
 *
 * Returns: (transfer full): a table without rows
 */
HlTable *
hl_table_new (const HlColumn *columns,
              guint           n_columns)
{
  HlTable *self = g_new0 (HlTable, 1);

  self->columns = g_memdup2 (columns, n_columns * sizeof (HlColumn));
  self->n_columns = n_columns;
  self->text_size = TEXT_SIZE;
  self->rows = g_array_new (FALSE, FALSE, sizeof (HlTableRow));
  g_array_set_clear_func (self->rows, clear_row);

  return self;
}

/**
 * hl_table_free:
 * @self: (transfer full): a table
 *
 * Frees a table.
 */
void
hl_table_free (HlTable *self)
{
  g_free (self->columns);
  g_array_free (self->rows, TRUE);
  g_free (self);
}

/**
 * hl_table_set_small:
 * @self: a table
 *
 * Sets a table with long cells in the smallest type of tables, 10 pt.
 */
void
hl_table_set_small (HlTable *self)
{
  self->text_size = SMALL_TEXT_SIZE;
}

/**
 * hl_table_set_least_height:
 * @self: a table
 * @height: in points
 *
 * Makes every body row at least so high: room to write and sign in.
 */
void
hl_table_set_least_height (HlTable *self,
                           double   height)
{
  self->least_height = height;
}

/**
 * hl_table_add_row:
 * @self: a table
 * @kind: header rows come first and are repeated on every page
 *
 * Begins a row; its cells follow.
 */
void
hl_table_add_row (HlTable  *self,
                  HlRowKind kind)
{
  HlTableRow row = { kind, g_ptr_array_new_with_free_func (g_free) };

  g_array_append_val (self->rows, row);
}

/**
 * hl_table_take_cell:
 * @self: a table with a row
 * @text: (transfer full): words of the next cell; "\n" begins a new line
 *
 * Appends a cell to the last row.
 */
void
hl_table_take_cell (HlTable *self,
                    char    *text)
{
  HlTableRow *row = &g_array_index (self->rows, HlTableRow, self->rows->len - 1);

  g_return_if_fail (row->cells->len < (row->kind == HL_ROW_GROUP ? 1 : self->n_columns));

  g_ptr_array_add (row->cells, text);
}

/**
 * hl_table_add_cell:
 * @self: a table with a row
 * @text: words of the next cell
 *
 * Appends a cell to the last row.
 */
void
hl_table_add_cell (HlTable    *self,
                   const char *text)
{
  hl_table_take_cell (self, g_strdup (text));
}

/**
 * hl_table_make_cell:
 * @self: a table
 * @metrics: measures the words
 * @row: which row
 * @column: which of its cells
 * @width: of the lines
 *
 * Returns: (transfer full): the words of a cell, broken into lines; an empty line for a cell not
 *   given
 */
HlParagraph *
hl_table_make_cell (const HlTable   *self,
                    const HlMetrics *metrics,
                    guint            row,
                    guint            column,
                    double           width)
{
  const HlTableRow *cells = &g_array_index (self->rows, HlTableRow, row);
  const char *text = column < cells->cells->len ? g_ptr_array_index (cells->cells, column) : "";
  gboolean bold = cells->kind != HL_ROW_BODY || self->columns[column].bold;
  HlTextAlign align = self->columns[column].align;
  g_autoptr (HlRuns) runs = hl_runs_from (bold ? HL_FONT_BOLD : HL_FONT_REGULAR, text);

  if (cells->kind == HL_ROW_HEADER)
    align = HL_TEXT_CENTER;
  else if (cells->kind == HL_ROW_GROUP)
    align = HL_TEXT_LEFT;

  return hl_paragraph_new (metrics, runs, &(HlTextStyle) { self->text_size, LEADING, align },
                           width);
}
