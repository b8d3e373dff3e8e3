#include <math.h>

#include "chart/hl-chart-factors-rows.h"
#include "core/hl-text.h"

/* In em. */
#define GAP 0.7          /* between columns */
#define ROW 2.4          /* a row with a label of one line */
#define ROW_AIR 0.7      /* around a higher label */
#define BAR 1.15
#define WHISKER_HALF 0.36
#define OVERALL_GAP 0.6  /* above the row of the whole */
#define HEAD_GAP 0.4
#define NOTE_GAP 0.5
#define CHANGE_HEAD 6.0 /* widest line over the column of changes */
#define WIDE_PLOT 16.0  /* from here on the axis has five figures */

#define STAR " *"       /* stands behind a change beyond sampling error, in a column of its own */
#define WIDEST_VALUE "100,00%"

#define LABEL_SHARE 0.42 /* of the width, at most for the labels */

typedef struct
{
  HlChartPen  pen;
  GArray     *rows;
  HlTextBlock change_head;
  HlTextBlock note;
  char       *target;
  double      plot_left;
  double      plot_right;
  double      value_right;
  double      plot_top;
  double      plot_bottom;
  double      note_top;
  double      left;
  double      right;
  double      top;
  double      bottom;
} Layout;

static void
clear_layout (Layout *layout)
{
  g_array_unref (layout->rows);
  hl_text_block_clear (&layout->change_head);
  hl_text_block_clear (&layout->note);
  g_free (layout->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, clear_layout)

static char *
write_note (const HlChartData * data)
{
  const HlScoreSnapshot *snapshot = data->snapshot;
  HlLanguage language = data->language;
  GString *note = g_string_new (NULL);
  g_autofree char *n = hl_count_format (snapshot->valid, language);
  g_autofree char *n_valid = hl_chart_phrase (HL_WORD_N_VALID, language, n, NULL);
  g_autofree char *few = hl_chart_phrase (HL_WORD_FEW, language, n, NULL);

  hl_chart_add_note (note, n_valid);
  if (snapshot->valid > 0 && snapshot->valid < HL_FEW_RESPONSES)
    hl_chart_add_note (note, few);
  if (!isnan (snapshot->target))
    hl_chart_add_note (note, hl_chart_word (HL_WORD_TARGET_BARS, language));
  if (snapshot->valid > 1)
    hl_chart_add_note (note, hl_chart_word (HL_WORD_INTERVAL, language));

  if (data->comparison != NULL)
    {
      hl_chart_add_note (note, hl_chart_word (HL_WORD_CHANGE_UNIT, language));
      hl_chart_add_note (note, data->comparison->reason);
    }

  return g_string_free (note, FALSE);
}

static double
measure_labels (Layout *layout)
{
  double limit = LABEL_SHARE * (layout->right - layout->left);
  double width = 0.0;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      HlFactorRow *row = &g_array_index (layout->rows, HlFactorRow, i);
      HlInk ink = *row->code == '\0' ? HL_INK_VALUE : HL_INK_LABEL;

      hl_text_block_init (&row->label, &layout->pen, ink, row->name, limit);
      width = MAX (width, row->label.width);
    }

  return width;
}

static double
measure_changes (Layout *layout)
{
  const HlChartData *data = layout->pen.data;
  g_autofree char *head = NULL;
  double width = 0.0;

  if (data->comparison == NULL)
    return 0.0;

  if (data->earlier_label != NULL)
    head = hl_chart_phrase (HL_WORD_SINCE, data->language, data->earlier_label, NULL);
  hl_text_block_init_even (&layout->change_head, &layout->pen, HL_INK_SMALL,
                           head != NULL ? head : hl_chart_word (HL_WORD_CHANGE, data->language),
                           CHANGE_HEAD * layout->pen.em);

  for (guint i = 0; i < layout->rows->len; i++)
    {
      const HlFactorRow *row = &g_array_index (layout->rows, HlFactorRow, i);

      width = MAX (width, hl_chart_pen_width (&layout->pen, HL_INK_VALUE, row->change_text));
    }

  width += hl_chart_pen_width (&layout->pen, HL_INK_VALUE, STAR);

  return MAX (width, layout->change_head.width) + 2.0 * GAP * layout->pen.em;
}

static void
place_columns (Layout *layout)
{
  double gap = GAP * layout->pen.em;

  layout->plot_left = layout->left + measure_labels (layout) + gap;
  layout->value_right = layout->right - measure_changes (layout);
  layout->plot_right = layout->value_right - 1.5 * gap -
                       hl_chart_pen_width (&layout->pen, HL_INK_VALUE, WIDEST_VALUE);
}

static void
place_rows (Layout *layout)
{
  const HlChartPen *pen = &layout->pen;
  double small = hl_chart_pen_line_height (pen, HL_INK_SMALL);
  double head = MAX (layout->change_head.height, layout->target != NULL ? small : 0.0);
  double y = layout->top + (head > 0.0 ? head + HEAD_GAP * pen->em : 0.0);

  layout->plot_top = y;

  for (guint i = 0; i < layout->rows->len; i++)
    {
      HlFactorRow *row = &g_array_index (layout->rows, HlFactorRow, i);

      if (*row->code == '\0')
        y += OVERALL_GAP * pen->em;
      row->top = y;
      row->height = MAX (ROW * pen->em, row->label.height + ROW_AIR * pen->em);
      y += row->height;
    }

  layout->plot_bottom = y;
  layout->note_top = y + small + NOTE_GAP * pen->em;
  layout->bottom = layout->note_top + layout->note.height;
}

static void
init_layout (Layout             *layout,
             const HlChartData  *data,
             const HlChartStyle *style,
             const HlRect       *frame)
{
  g_autofree char *note = write_note (data);

  hl_chart_pen_init (&layout->pen, data, style);
  layout->rows = hl_factor_rows_new (data);
  layout->left = frame->x;
  layout->right = frame->x + frame->width;
  layout->top = frame->y;
  layout->target = hl_chart_target (data);
  hl_text_block_init (&layout->note, &layout->pen, HL_INK_SMALL, note, frame->width);
  place_columns (layout);
  place_rows (layout);
}

static double
scale_x (const Layout *layout,
         double        percent)
{
  double share = CLAMP (percent, 0.0, 100.0) / 100.0;

  return layout->plot_left + share * (layout->plot_right - layout->plot_left);
}

static void
draw_axis (const Layout *layout,
           HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke grid = { pen->px, 0.0, pen->palette->grid };
  double plot_width = layout->plot_right - layout->plot_left;
  guint step = plot_width >= WIDE_PLOT * pen->em ? 25 : 50;
  double middle = layout->plot_bottom + hl_chart_pen_line_height (pen, HL_INK_SMALL) / 2.0;

  for (guint percent = 0; percent <= 100; percent += step)
    {
      double x = scale_x (layout, percent);
      g_autofree char *text = hl_count_format (percent, pen->data->language);

      hl_canvas_line (canvas, x, layout->plot_top, x, layout->plot_bottom, &grid);
      hl_chart_pen_text (pen, canvas, HL_INK_SMALL, &pen->palette->dim, HL_ALIGN_CENTER, x, middle,
                         text);
    }
}

static void
draw_target (const Layout *layout,
             HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke dashed = { 1.6 * pen->px, 4.0 * pen->px, pen->palette->target };
  double small = hl_chart_pen_line_height (pen, HL_INK_SMALL);
  double half, x, middle;

  if (layout->target == NULL)
    return;

  x = scale_x (layout, pen->data->snapshot->target);
  half = hl_chart_pen_width (pen, HL_INK_SMALL_BOLD, layout->target) / 2.0;
  middle = layout->plot_top - HEAD_GAP * pen->em - small / 2.0;

  hl_canvas_line (canvas, x, layout->plot_top - HEAD_GAP * pen->em, x, layout->plot_bottom,
                  &dashed);
  hl_chart_pen_text (pen, canvas, HL_INK_SMALL_BOLD, &pen->palette->target, HL_ALIGN_CENTER,
                     MIN (x, layout->plot_right + GAP * pen->em - half), middle,
                     layout->target);
}

static void
draw_bar (const Layout      *layout,
          const HlFactorRow *row,
          HlCanvas          *canvas)
{
  const HlChartPen *pen = &layout->pen;
  const HlFigure *figure = row->figure;
  double middle = row->top + row->height / 2.0;
  double left = layout->plot_left;
  HlRect bar = {
    left, middle - BAR * pen->em / 2.0, scale_x (layout, figure->index) - left, BAR *pen->em
  };

  hl_chart_pen_bar (pen, canvas, &bar, hl_chart_pen_is_reached (pen, figure->index),
                    hl_factor_row_is_few (row));
  hl_chart_pen_whisker (pen, canvas, FALSE, scale_x (layout, figure->low),
                        scale_x (layout, figure->high), middle, WHISKER_HALF * pen->em);
}

static void
draw_change (const Layout      *layout,
             const HlFactorRow *row,
             HlCanvas          *canvas)
{
  const HlChartPen *pen = &layout->pen;
  gboolean is_significant = row->change != NULL && row->change->significant;
  const HlColor *color = is_significant ? &pen->palette->text : &pen->palette->dim;
  double star = hl_chart_pen_width (pen, HL_INK_VALUE, STAR);
  double middle = row->top + row->height / 2.0;

  hl_chart_pen_text (pen, canvas, is_significant ? HL_INK_VALUE : HL_INK_LABEL, color,
                     HL_ALIGN_RIGHT, layout->right - star, middle, row->change_text);
  if (is_significant)
    hl_chart_pen_text (pen, canvas, HL_INK_VALUE, color, HL_ALIGN_LEFT, layout->right - star,
                       middle, STAR);
}

static void
draw_row (const Layout      *layout,
          const HlFactorRow *row,
          HlCanvas          *canvas)
{
  const HlChartPen *pen = &layout->pen;
  const HlColor *color = hl_factor_row_is_few (row) ? &pen->palette->dim : &pen->palette->text;
  double middle = row->top + row->height / 2.0;

  hl_text_block_draw (&row->label, pen, canvas, color, HL_ALIGN_RIGHT,
                      layout->plot_left - GAP * pen->em, middle - row->label.height / 2.0);

  if (isnan (row->figure->index))
    {
      hl_chart_pen_unknown (pen, canvas, layout->plot_left + GAP * pen->em, middle);
    }
  else
    {
      draw_bar (layout, row, canvas);
      hl_chart_pen_text (pen, canvas, HL_INK_VALUE, color, HL_ALIGN_RIGHT, layout->value_right,
                         middle, row->value);
    }

  if (row->change_text != NULL)
    draw_change (layout, row, canvas);
}

static void
draw_overall_rule (const Layout *layout,
                   HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;
  const HlFactorRow *overall = &g_array_index (layout->rows, HlFactorRow, layout->rows->len - 1);
  double y = overall->top - OVERALL_GAP * pen->em / 2.0;
  HlStroke rule = { pen->px, 0.0, pen->palette->dim };

  hl_canvas_line (canvas, layout->left, y, layout->right, y, &rule);
}

static void
add_hits (const Layout *layout,
          GArray       *hits)
{
  for (guint i = 0; i < layout->rows->len; i++)
    {
      const HlFactorRow *row = &g_array_index (layout->rows, HlFactorRow, i);
      HlRect rect = { layout->left, row->top, layout->right - layout->left, row->height };

      hl_chart_pen_hit (hits, &rect, row->code, hl_factor_row_describe (row, layout->pen.data));
    }
}

static void
draw_all (const Layout *layout,
          HlCanvas     *canvas)
{
  const HlChartPen *pen = &layout->pen;

  draw_axis (layout, canvas);
  draw_overall_rule (layout, canvas);

  for (guint i = 0; i < layout->rows->len; i++)
    draw_row (layout, &g_array_index (layout->rows, HlFactorRow, i), canvas);

  draw_target (layout, canvas);
  hl_text_block_draw (&layout->change_head, pen, canvas, &pen->palette->dim, HL_ALIGN_RIGHT,
                      layout->right, layout->top);
  hl_text_block_draw (&layout->note, pen, canvas, &pen->palette->dim, HL_ALIGN_LEFT, layout->left,
                      layout->note_top);
}

static char *
accepts (const HlChartData *data)
{
  if (data->snapshot->total.n_factors == 0)
    return g_strdup (_("This questionnaire has no factor with a criterion to draw"));

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

  init_layout (&layout, data, style, frame);
  draw_all (&layout, canvas);
  add_hits (&layout, hits);
}

static char *
describe (const HlChartData *data)
{
  g_autoptr (GArray) rows = hl_factor_rows_new (data);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (parts, hl_factor_row_describe (&g_array_index (rows, HlFactorRow, i), data));

  return hl_chart_describe (data, HL_WORD_ABOUT_FACTORS, parts);
}

const HlChartType hl_chart_factors = {
  .id = "factors",
  .title = N_("Index by factor"),
  .accepts = accepts,
  .height = measure_height,
  .draw = draw,
  .describe = describe,
};
