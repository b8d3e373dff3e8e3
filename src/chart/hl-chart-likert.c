#include <math.h>

#include "chart/hl-chart-likert-rows.h"
#include "core/hl-text.h"

/* In em. */
#define GAP 0.7        /* between columns */
#define ROW 2.15       /* a row with a label of one line */
#define ROW_AIR 0.65   /* around a higher label */
#define BAR 1.45
#define HEAD_WIDTH 5.0 /* widest line over a column of figures */
#define HEAD_GAP 0.4
#define SIDE_GAP 0.4   /* between the axis and the words on either side */
#define NOTE_GAP 0.5

#define LABEL_SHARE 0.4  /* of the width, at most for the labels */
#define LEAST_LABELLED 5 /* % of a segment that carries its figure */
#define WIDEST_VALUE "100,00%"

/* Shares of the two sides where no row has a figure. */
#define EMPTY_LOW 25.0
#define EMPTY_HIGH 95.0

typedef struct
{
  HlChartPen  pen;
  GArray     *rows;
  HlTextBlock index_head;
  HlTextBlock n_head;
  HlTextBlock note;
  HlLegend    legend;
  double      plot_left;
  double      plot_right;
  double      axis;
  double      unit; /* points for 1 % */
  double      index_right;
  double      rows_top;
  double      rows_bottom;
  double      left;
  double      right;
  double      top;
  double      bottom;
} Layout;

static void
clear_layout (Layout *layout)
{
  g_array_unref (layout->rows);
  hl_text_block_clear (&layout->index_head);
  hl_text_block_clear (&layout->n_head);
  hl_text_block_clear (&layout->note);
  hl_legend_clear (&layout->legend);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, clear_layout)

static char *
write_note (const HlChartData * data,
            const GArray * rows)
{
  HlLanguage language = data->language;
  guint n_all = data->snapshot->total.n_criteria;
  GString *note = g_string_new (hl_chart_word (HL_WORD_SHARES, language));
  g_autofree char *shown = hl_count_format (rows->len, language);
  g_autofree char *all = hl_count_format (n_all, language);
  g_autofree char *limit = hl_count_format (HL_FEW_RESPONSES, language);
  g_autofree char *part = hl_chart_phrase (HL_WORD_SHOWN, language, shown, all, NULL);
  g_autofree char *few = hl_chart_phrase (HL_WORD_FEW_ROWS, language, limit, NULL);
  gboolean has_few = FALSE;

  for (guint i = 0; i < rows->len; i++)
    has_few |= hl_likert_row_is_few (&g_array_index (rows, HlLikertRow, i));

  if (rows->len < n_all)
    hl_chart_add_note (note, part);
  if (has_few)
    hl_chart_add_note (note, few);

  return g_string_free (note, FALSE);
}

static double
measure_labels (Layout *layout)
{
  double limit = LABEL_SHARE * (layout->right - layout->left);
  double width = 0.0;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      HlLikertRow *row = &g_array_index (layout->rows, HlLikertRow, i);

      hl_text_block_init (&row->label, &layout->pen, HL_INK_LABEL, row->name, limit);
      width = MAX (width, row->label.width);
    }

  return width;
}

static double
measure_side_words (const Layout *layout,
                    HlChartWord   word)
{
  const char *words = hl_chart_word (word, layout->pen.data->language);

  return hl_chart_pen_width (&layout->pen, HL_INK_SMALL, words) + SIDE_GAP * layout->pen.em;
}

static void
place_heads (Layout *layout)
{
  const HlChartPen *pen = &layout->pen;
  HlLanguage language = pen->data->language;
  gboolean is_share = pen->data->snapshot->formula == HL_FORMULA_TOP2;
  double width = HEAD_WIDTH * pen->em;

  hl_text_block_init_even (&layout->index_head, pen, HL_INK_SMALL,
                           hl_chart_word (is_share ? HL_WORD_SATISFIED : HL_WORD_INDEX, language),
                           width);
  hl_text_block_init_even (&layout->n_head, pen, HL_INK_SMALL,
                           hl_chart_word (HL_WORD_ANSWERS, language), width);
}

static void
place_columns (Layout *layout)
{
  const HlChartPen *pen = &layout->pen;
  double gap = GAP * pen->em;
  double value = hl_chart_pen_width (pen, HL_INK_VALUE, WIDEST_VALUE);
  double names = measure_labels (layout) + gap;
  double words = measure_side_words (layout, HL_WORD_LOW_SIDE);

  place_heads (layout);
  layout->index_right = layout->right - MAX (layout->n_head.width, 3.0 * pen->em) - gap;
  layout->plot_left = layout->left + MAX (names, words);
  layout->plot_right = layout->index_right - MAX (layout->index_head.width, value) - gap;
}

/* Both sides share one scale; the right one has at least the room of the words that go there. */
static void
place_axis (Layout *layout)
{
  const HlChartPen *pen = &layout->pen;
  double room = layout->plot_right - layout->plot_left;
  g_autofree char *unknown = hl_number_format (NAN, 0, pen->data->language);
  double least = MAX (measure_side_words (layout, HL_WORD_HIGH_SIDE),
                      hl_chart_pen_width (pen, HL_INK_LABEL, unknown) + SIDE_GAP * pen->em);
  double low = 0.0, high = 0.0;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const HlLikertRow *row = &g_array_index (layout->rows, HlLikertRow, i);

      low = MAX (low, row->low);
      high = MAX (high, row->high);
    }

  if (low + high == 0.0)
    {
      low = EMPTY_LOW;
      high = EMPTY_HIGH;
    }

  layout->unit = room / (low + high);
  if (high * layout->unit < least)
    layout->unit = (room - least) / low;
  layout->axis = layout->plot_left + low * layout->unit;
}

static void
place_rows (Layout *layout)
{
  const HlChartPen *pen = &layout->pen;
  double y = layout->top + MAX (layout->n_head.height, layout->index_head.height) +
             HEAD_GAP * pen->em;

  layout->rows_top = y;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      HlLikertRow *row = &g_array_index (layout->rows, HlLikertRow, i);

      row->top = y;
      row->height = MAX (ROW * pen->em, row->label.height + ROW_AIR * pen->em);
      y += row->height;
    }

  layout->rows_bottom = y;
}

static void
init_layout (Layout             *layout,
             const HlChartData  *data,
             const HlChartStyle *style,
             const HlRect       *frame)
{
  g_autofree char *note = NULL;

  hl_chart_pen_init (&layout->pen, data, style);
  layout->rows = hl_likert_rows_new (data, style->theme);
  layout->left = frame->x;
  layout->right = frame->x + frame->width;
  layout->top = frame->y;
  place_columns (layout);
  place_axis (layout);
  place_rows (layout);

  hl_legend_init (&layout->legend, &layout->pen, frame->width);
  for (guint i = 0; i < layout->rows->len; i++)
    {
      if (hl_likert_rows_is_new_scale (layout->rows, i))
        hl_legend_add (&layout->legend, g_array_index (layout->rows, HlLikertRow, i).scale);
    }

  note = write_note (data, layout->rows);
  hl_text_block_init (&layout->note, &layout->pen, HL_INK_SMALL, note, frame->width);
  layout->bottom = layout->rows_bottom + 2.0 * NOTE_GAP * layout->pen.em + layout->legend.height +
                   layout->note.height;
}

static void
draw_heads (const Layout *layout,
            HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  const HlColor *dim = &pen->palette->dim;
  HlLanguage language = pen->data->language;
  double bottom = layout->rows_top - HEAD_GAP * pen->em;
  double middle = bottom - hl_chart_pen_line_height (pen, HL_INK_SMALL) / 2.0;
  HlStroke line = { 1.2 * pen->px, 0.0, *dim };

  hl_text_block_draw (&layout->index_head, pen, canvas, dim, HL_ALIGN_RIGHT, layout->index_right,
                      bottom - layout->index_head.height);
  hl_text_block_draw (&layout->n_head, pen, canvas, dim, HL_ALIGN_RIGHT, layout->right,
                      bottom - layout->n_head.height);
  hl_chart_pen_text (pen, canvas, HL_INK_SMALL, dim, HL_ALIGN_RIGHT,
                     layout->axis - SIDE_GAP * pen->em, middle,
                     hl_chart_word (HL_WORD_LOW_SIDE, language));
  hl_chart_pen_text (pen, canvas, HL_INK_SMALL, dim, HL_ALIGN_LEFT,
                     layout->axis + SIDE_GAP * pen->em, middle,
                     hl_chart_word (HL_WORD_HIGH_SIDE, language));
  hl_canvas_line (canvas, layout->axis, bottom, layout->axis, layout->rows_bottom, &line);
}

static void
draw_segment (const Layout       *layout,
              const HlLikertRow  *row,
              const HlScaleLevel *level,
              const HlRect       *rect,
              HlCanvas           *canvas)
{
  HlLevelStyle style = level->style;
  double share = hl_likert_row_get_share (row, level->level);
  g_autofree char *label = NULL;

  if (hl_likert_row_is_few (row))
    hl_palette_fade_level (layout->pen.style->theme, &style);
  if (share >= LEAST_LABELLED)
    label = hl_number_format (share, 0, layout->pen.data->language);

  hl_chart_pen_segment (&layout->pen, canvas, rect, &style, label);
}

static void
draw_bar (const Layout      *layout,
          const HlLikertRow *row,
          HlCanvas          *canvas,
          GArray            *hits)
{
  const HlChartPen *pen = &layout->pen;
  double x = layout->axis - row->low * layout->unit;

  for (guint i = 0; i < row->scale->len; i++)
    {
      const HlScaleLevel *level = &g_array_index (row->scale, HlScaleLevel, i);
      HlRect rect = {
        x, row->top + (row->height - BAR * pen->em) / 2.0,
        hl_likert_row_get_share (row, level->level) * layout->unit, BAR *pen->em
      };

      if (row->criterion->counts[level->level - 1] == 0)
        continue;

      draw_segment (layout, row, level, &rect, canvas);
      hl_chart_pen_hit (hits, &rect, row->criterion->code,
                        hl_likert_row_describe_level (row, pen->data, level));
      x += rect.width;
    }
}

static void
draw_row (const Layout      *layout,
          const HlLikertRow *row,
          HlCanvas          *canvas,
          GArray            *hits)
{
  const HlChartPen *pen = &layout->pen;
  const HlColor *color = hl_likert_row_is_few (row) ? &pen->palette->dim : &pen->palette->text;
  double middle = row->top + row->height / 2.0;
  HlRect name = { layout->left, row->top, layout->plot_left - layout->left, row->height };
  g_autofree char *index = NULL;
  g_autofree char *n = hl_count_format (row->criterion->figure.n, pen->data->language);

  hl_text_block_draw (&row->label, pen, canvas, color, HL_ALIGN_RIGHT,
                      layout->plot_left - GAP * pen->em, middle - row->label.height / 2.0);
  hl_chart_pen_hit (hits, &name, row->criterion->code, hl_likert_row_describe (row, pen->data));
  hl_chart_pen_text (pen, canvas, HL_INK_LABEL, &pen->palette->dim, HL_ALIGN_RIGHT, layout->right,
                     middle, n);

  if (isnan (row->criterion->figure.index))
    {
      hl_chart_pen_unknown (pen, canvas, layout->axis + SIDE_GAP * pen->em, middle);
      return;
    }

  index = hl_percent_format (row->criterion->figure.index, 2, pen->data->language);
  draw_bar (layout, row, canvas, hits);
  hl_chart_pen_text (pen, canvas, HL_INK_VALUE, color, HL_ALIGN_RIGHT, layout->index_right, middle,
                     index);
}

static char *
accepts (const HlChartData *data)
{
  if (data->snapshot->total.n_criteria == 0)
    return g_strdup (_("This questionnaire has no criterion to draw"));

  return NULL;
}

static double
measure_height (const HlChartData  *data,
                const HlChartStyle *style,
                double              width)
{
  const HlRect frame = { 0.0, 0.0, width, 0.0 };
  g_auto (Layout) layout = { 0 };

  init_layout (&layout, data, style, &frame);

  return layout.bottom;
}

static void
draw (HlCanvas           *canvas,
      const HlRect       *frame,
      const HlChartData  *data,
      const HlChartStyle *style,
      GArray             *hits)
{
  g_auto (Layout) layout = { 0 };
  double y;

  init_layout (&layout, data, style, frame);
  y = layout.rows_bottom + NOTE_GAP * layout.pen.em;
  draw_heads (&layout, canvas);

  for (guint i = 0; i < layout.rows->len; i++)
    draw_row (&layout, &g_array_index (layout.rows, HlLikertRow, i), canvas, hits);

  hl_legend_draw (&layout.legend, canvas, layout.left, y);
  hl_text_block_draw (&layout.note, &layout.pen, canvas, &layout.pen.palette->dim, HL_ALIGN_LEFT,
                      layout.left, y + layout.legend.height + NOTE_GAP * layout.pen.em);
}

static char *
describe (const HlChartData *data)
{
  g_autoptr (GArray) rows = hl_likert_rows_new (data, HL_THEME_PRINT);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parts, hl_likert_row_describe (&g_array_index (rows, HlLikertRow, i), data));

  return hl_chart_describe (data, HL_WORD_ABOUT_LIKERT, parts);
}

const HlChartType hl_chart_likert = {
  .id = "likert",
  .title = N_("Answers by criterion"),
  .accepts = accepts,
  .height = measure_height,
  .draw = draw,
  .describe = describe,
};
