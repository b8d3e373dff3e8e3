#include "report/hl-table-private.h"

#define UNLIMITED 1e6

/* A header gives way: it asks only for the width of this many lines of its text. */
#define HEADER_LINES 3

/* What a cell is wider than its words; the sum of widths is not exact. */
#define BESIDES (2.0 * HL_TABLE_PADDING_X + 0.01)

/* What a column needs: @least so that no word is broken (and no number goes over two lines),
 * @wanted so that no cell below the header is broken into lines, @ideal so that the header is not
 *   either. */
typedef struct
{
  double least;
  double wanted;
  double ideal;
} Need;

static double
longest_word (const HlTable   *self,
              const HlMetrics *metrics,
              guint            row,
              guint            column)
{
  const HlTableRow *cells = &g_array_index (self->rows, HlTableRow, row);
  g_auto (GStrv) words = g_strsplit_set (g_ptr_array_index (cells->cells, column), " \n", -1);
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_BOLD, HL_TABLE_TEXT_SIZE };
  double longest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, hl_metrics_width (metrics, &font, words[i]));

  return longest;
}

static void
add_need (const HlTable   *self,
          const HlMetrics *metrics,
          guint            row,
          guint            column,
          Need            *need)
{
  g_autoptr (HlParagraph) cell = hl_table_make_cell (self, metrics, row, column, UNLIMITED);
  double word = longest_word (self, metrics, row, column);
  double whole = hl_paragraph_get_widest (cell);
  gboolean header = g_array_index (self->rows, HlTableRow, row).kind == HL_ROW_HEADER;

  need->ideal = MAX (need->ideal, whole);
  if (header)
    whole = MAX (word, whole / HEADER_LINES);
  else if (self->columns[column].align != HL_TEXT_LEFT)
    word = whole;

  need->least = MAX (need->least, word);
  need->wanted = MAX (need->wanted, whole);
}

static Need *
find_needs (const HlTable   *self,
            const HlMetrics *metrics)
{
  Need *needs = g_new0 (Need, self->n_columns);

  for (guint row = 0; row < self->rows->len; row++)
    {
      const HlTableRow *cells = &g_array_index (self->rows, HlTableRow, row);

      for (guint i = 0; i < cells->cells->len && cells->kind != HL_ROW_GROUP; i++)
        add_need (self, metrics, row, i, &needs[i]);
    }

  for (guint i = 0; i < self->n_columns; i++)
    {
      needs[i].least += BESIDES;
      needs[i].wanted = MAX (needs[i].wanted + BESIDES, needs[i].least);
      needs[i].ideal = MAX (needs[i].ideal + BESIDES, needs[i].wanted);
    }

  return needs;
}

/* Room beyond all wishes goes to the text columns, or evenly to all when there are none. */
static void
spread_rest (const HlTable *self,
             double        *widths,
             double         rest)
{
  guint n_text = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n_text += self->columns[i].align == HL_TEXT_LEFT;

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (n_text == 0)
        widths[i] += rest / self->n_columns;
      else if (self->columns[i].align == HL_TEXT_LEFT)
        widths[i] += 0.5 * rest / n_text + 0.5 * rest / self->n_columns;
      else
        widths[i] += 0.5 * rest / self->n_columns;
    }
}

/* How far the room between @low and @high is filled, 0…1. */
static double
find_share (double room,
            double low,
            double high)
{
  return high > low ? CLAMP ((room - low) / (high - low), 0.0, 1.0) : 0.0;
}

/**
 * hl_table_find_widths:
 * @self: a table
 * @metrics: measures the cells
 * @width: of the whole table
 *
 * Shares the width out: every column gets what its longest word needs, the rest goes to those whose
 * cells would otherwise break, then to the headers, then mostly to text. When even the longest
 * words do not fit, all columns give way alike.
 *
 * Returns: (transfer full) (array): a width a column, adding up to @width
 */
double *
hl_table_find_widths (const HlTable   *self,
                      const HlMetrics *metrics,
                      double           width)
{
  double *widths = g_new0 (double, self->n_columns);
  g_autofree Need *needs = find_needs (self, metrics);
  Need sum = { 0 };

  for (guint i = 0; i < self->n_columns; i++)
    {
      sum.least += needs[i].least;
      sum.wanted += needs[i].wanted;
      sum.ideal += needs[i].ideal;
    }

  double squeeze = MIN (width / sum.least, 1.0);
  double share = find_share (width, sum.least, sum.wanted);
  double header_share = find_share (width, sum.wanted, sum.ideal);

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = squeeze * needs[i].least + share * (needs[i].wanted - needs[i].least) +
                header_share * (needs[i].ideal - needs[i].wanted);

  if (width > sum.ideal)
    spread_rest (self, widths, width - sum.ideal);

  return widths;
}
