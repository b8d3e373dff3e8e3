#include <stdlib.h>

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
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_BOLD, self->text_size };
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

/* Where a width is asked for, a text column keeps to it and breaks longer words. */
static double
choose_least (const HlColumn *column,
              double          words)
{
  return column->least > 0.0 && column->align == HL_TEXT_LEFT ? column->least :
         MAX (words, column->least);
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
      needs[i].least = choose_least (&self->columns[i], needs[i].least + BESIDES);
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
      widths[i] += (n_text == 0 ? 1.0 : 0.5) * rest / self->n_columns;
      if (self->columns[i].align == HL_TEXT_LEFT)
        widths[i] += 0.5 * rest / n_text;
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Widens the columns towards @goals by @room in all, each as much as another until it has enough:
 * short cells come out whole, long ones share what is left. Returns the room that is left over. */
static double
fill_up (const double *goals,
         guint         n_columns,
         double       *widths,
         double        room)
{
  g_autofree double *lacks = g_new (double, n_columns);
  double level = 0.0;

  for (guint i = 0; i < n_columns; i++)
    lacks[i] = MAX (goals[i] - widths[i], 0.0);
  qsort (lacks, n_columns, sizeof (double), compare_doubles);

  for (guint i = 0; i < n_columns; i++)
    {
      double step = MIN (lacks[i] - level, room / (n_columns - i));

      level += step;
      room -= step * (n_columns - i);
    }

  for (guint i = 0; i < n_columns; i++)
    widths[i] += CLAMP (goals[i] - widths[i], 0.0, level);

  return MAX (room, 0.0);
}

/**
 * hl_table_fits:
 * @self: a table
 * @metrics: measures the cells
 * @width: of the whole table
 *
 * Returns: whether no word and no number needs to be broken
 */
gboolean
hl_table_fits (const HlTable   *self,
               const HlMetrics *metrics,
               double           width)
{
  g_autofree Need *needs = find_needs (self, metrics);
  double least = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    least += needs[i].least;

  return least <= width;
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
  g_autofree double *wanted = g_new (double, self->n_columns);
  g_autofree double *ideal = g_new (double, self->n_columns);
  double least = 0.0;
  double room;

  for (guint i = 0; i < self->n_columns; i++)
    {
      least += needs[i].least;
      wanted[i] = needs[i].wanted;
      ideal[i] = needs[i].ideal;
    }

  for (guint i = 0; i < self->n_columns; i++)
    widths[i] = needs[i].least * MIN (width / least, 1.0);

  room = fill_up (wanted, self->n_columns, widths, MAX (width - least, 0.0));
  room = fill_up (ideal, self->n_columns, widths, room);
  spread_rest (self, widths, room);

  return widths;
}
