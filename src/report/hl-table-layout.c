#include <math.h>

#include "report/hl-table-private.h"

#define RULE 0.6

/* A row, or the part of a row that goes on one page. */
typedef struct
{
  HlRowKind     kind;
  HlParagraph **cells; /* of the row; owned by the first strip of the row */
  guint         n_cells;
  gboolean      owned;
  guint         first_line;
  guint         n_lines;
  double        height;
} Strip;

struct _HlTableLayout
{
  double *widths; /* owned */
  guint   n_columns;
  double  width;
  double  line_height;
  double  least_height; /* of a body row */
  GArray *strips;       /* of Strip, owned */
};

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };

static void
clear_strip (gpointer data)
{
  Strip *strip = data;

  if (!strip->owned)
    return;

  for (guint i = 0; i < strip->n_cells; i++)
    hl_paragraph_free (strip->cells[i]);
  g_free (strip->cells);
}

static double
width_of (const HlTableLayout *self,
          HlRowKind            kind,
          guint                column)
{
  return kind == HL_ROW_GROUP ? self->width : self->widths[column];
}

static guint
count_lines (const Strip *strip)
{
  guint n_lines = 1;

  for (guint i = 0; i < strip->n_cells; i++)
    n_lines = MAX (n_lines, hl_paragraph_get_n_lines (strip->cells[i]));

  return n_lines;
}

/* Cuts a row taller than @max_height into strips. */
static void
add_strips (HlTableLayout *self,
            Strip          strip,
            double         max_height)
{
  guint n_lines = count_lines (&strip);
  guint most = (guint) MAX (floor ((max_height - 2.0 * HL_TABLE_PADDING_Y) / self->line_height),
                            1.0);

  for (guint first = 0; first < n_lines; first += most)
    {
      strip.owned = first == 0;
      strip.first_line = first;
      strip.n_lines = MIN (most, n_lines - first);
      strip.height = strip.n_lines * self->line_height + 2.0 * HL_TABLE_PADDING_Y;
      if (strip.kind == HL_ROW_BODY)
        strip.height = MAX (strip.height, self->least_height);
      g_array_append_val (self->strips, strip);
    }
}

static void
lay_row (HlTableLayout   *self,
         const HlTable   *table,
         const HlMetrics *metrics,
         guint            row,
         double           max_height)
{
  HlRowKind kind = g_array_index (table->rows, HlTableRow, row).kind;
  Strip strip = { .kind = kind, .n_cells = kind == HL_ROW_GROUP ? 1 : table->n_columns };

  strip.cells = g_new0 (HlParagraph *, strip.n_cells);
  for (guint i = 0; i < strip.n_cells; i++)
    strip.cells[i] = hl_table_make_cell (table, metrics, row, i,
                                         width_of (self, kind, i) - 2.0 * HL_TABLE_PADDING_X);

  self->line_height = hl_paragraph_get_line_height (strip.cells[0]);
  add_strips (self, strip, max_height);
}

/**
 * hl_table_layout_new:
 * @table: the table
 * @metrics: measures the cells
 * @width: of the table, in points
 * @max_height: of a page; a row that does not fit on one together with the header is cut into
 *   strips
 *
 * Lays a table out.
 *
 * Returns: (transfer full): the layout
 */
HlTableLayout *
hl_table_layout_new (const HlTable   *table,
                     const HlMetrics *metrics,
                     double           width,
                     double           max_height)
{
  HlTableLayout *self = g_new0 (HlTableLayout, 1);

  self->width = width;
  self->n_columns = table->n_columns;
  self->least_height = table->least_height;
  self->widths = hl_table_find_widths (table, metrics, width);
  self->strips = g_array_new (FALSE, FALSE, sizeof (Strip));
  g_array_set_clear_func (self->strips, clear_strip);

  for (guint row = 0; row < table->rows->len; row++)
    lay_row (self, table, metrics, row, max_height - hl_table_layout_get_header (self, NULL));

  return self;
}

/**
 * hl_table_layout_free:
 * @self: (transfer full): a layout
 *
 * Frees a layout.
 */
void
hl_table_layout_free (HlTableLayout *self)
{
  g_free (self->widths);
  g_array_free (self->strips, TRUE);
  g_free (self);
}

/**
 * hl_table_layout_get_header:
 * @self: a layout
 * @out_n_strips: (out) (optional): number of its header strips
 *
 * Returns: height of the header, in points
 */
double
hl_table_layout_get_header (const HlTableLayout *self,
                            guint               *out_n_strips)
{
  double height = 0.0;
  guint n_strips = 0;

  while (n_strips < self->strips->len &&
         g_array_index (self->strips, Strip, n_strips).kind == HL_ROW_HEADER)
    height += g_array_index (self->strips, Strip, n_strips++).height;

  if (out_n_strips != NULL)
    *out_n_strips = n_strips;

  return height;
}

/**
 * hl_table_layout_get_n_strips:
 * @self: a layout
 *
 * Returns: number of strips: rows, or parts of rows taller than a page
 */
guint
hl_table_layout_get_n_strips (const HlTableLayout *self)
{
  return self->strips->len;
}

/**
 * hl_table_layout_get_height:
 * @self: a layout
 * @strip: which strip
 *
 * Returns: its height, in points
 */
double
hl_table_layout_get_height (const HlTableLayout *self,
                            guint                strip)
{
  return g_array_index (self->strips, Strip, strip).height;
}

/**
 * hl_table_layout_get_kind:
 * @self: a layout
 * @strip: which strip
 *
 * Returns: the kind of its row
 */
HlRowKind
hl_table_layout_get_kind (const HlTableLayout *self,
                          guint                strip)
{
  return g_array_index (self->strips, Strip, strip).kind;
}

/**
 * hl_table_layout_draw_rules:
 * @self: a layout
 * @strip: which strip
 * @canvas: where to draw
 * @x: left edge of the table
 * @y: top of the strip
 *
 * Draws the lines around the cells of a strip.
 */
void
hl_table_layout_draw_rules (const HlTableLayout *self,
                            guint                strip,
                            HlCanvas            *canvas,
                            double               x,
                            double               y)
{
  const Strip *row = &g_array_index (self->strips, Strip, strip);
  const HlStroke rule = { RULE, 0.0, black };
  double bottom = y + row->height;
  double left = x;

  hl_canvas_line (canvas, x - RULE / 2.0, y, x + self->width + RULE / 2.0, y, &rule);
  hl_canvas_line (canvas, x - RULE / 2.0, bottom, x + self->width + RULE / 2.0, bottom, &rule);
  hl_canvas_line (canvas, x, y, x, bottom, &rule);

  for (guint i = 0; i < row->n_cells; i++)
    {
      left += width_of (self, row->kind, i);
      hl_canvas_line (canvas, left, y, left, bottom, &rule);
    }
}

/**
 * hl_table_layout_draw_text:
 * @self: a layout
 * @strip: which strip
 * @canvas: where to draw
 * @x: left edge of the table
 * @y: top of the strip
 *
 * Draws the words of a strip, each cell under its tag; a cell stands in the middle of its row.
 */
void
hl_table_layout_draw_text (const HlTableLayout *self,
                           guint                strip,
                           HlCanvas            *canvas,
                           double               x,
                           double               y)
{
  const Strip *row = &g_array_index (self->strips, Strip, strip);

  for (guint i = 0; i < row->n_cells; i++)
    {
      guint n_lines = hl_paragraph_get_n_lines (row->cells[i]);
      guint end = MIN (n_lines, row->first_line + row->n_lines);
      guint n_drawn = end > row->first_line ? end - row->first_line : 0;
      double top = y + (row->height - n_drawn * self->line_height) / 2.0;

      hl_canvas_begin_tag (canvas, row->kind == HL_ROW_HEADER ? "TH" : "TD", NULL);
      for (guint line = row->first_line; line < end; line++)
        hl_paragraph_draw (row->cells[i], line, canvas, x + HL_TABLE_PADDING_X,
                           top + (line - row->first_line) * self->line_height);
      hl_canvas_end_tag (canvas);

      x += width_of (self, row->kind, i);
    }
}
