#include <math.h>

#include "chart/hl-chart-trend-layout.h"
#include "core/hl-text.h"

/* In em. */
#define GAP 0.6
#define WHISKER_HALF 0.36

#define LINE 1.8 /* px */

static void
draw_axis (const HlTrendLayout *layout,
           HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke grid = { pen->px, 0.0, pen->palette->grid };

  for (double percent = layout->low; percent <= layout->high; percent += layout->step)
    {
      double y = hl_trend_layout_scale (layout, percent);
      g_autofree char *text = hl_number_format (percent, 0, pen->data->language);

      hl_canvas_line (canvas, layout->plot_left, y, layout->plot_right, y, &grid);
      hl_chart_pen_text (pen, canvas, HL_INK_SMALL, &pen->palette->dim, HL_ALIGN_RIGHT,
                         layout->plot_left - GAP * pen->em, y, text);
    }
}

static void
draw_target (const HlTrendLayout *layout,
             HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke dashed = { 1.6 * pen->px, 4.0 * pen->px, pen->palette->target };
  double y = hl_trend_layout_scale (layout, pen->data->snapshot->target);

  if (isnan (y))
    return;

  hl_canvas_line (canvas, layout->plot_left, y, layout->plot_right, y, &dashed);
  hl_text_block_draw (&layout->target, pen, canvas, &pen->palette->target, HL_ALIGN_LEFT,
                      layout->plot_right + GAP * pen->em, y - layout->target.height / 2.0);
}

static void
draw_breaks (const HlTrendLayout *layout,
             HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke dotted = { pen->px, 2.0 * pen->px, pen->palette->dim };

  for (guint i = 0; i < layout->breaks->len; i++)
    {
      const HlTrendBreak *line_break = &g_array_index (layout->breaks, HlTrendBreak, i);
      double top = layout->top;

      if (line_break->is_shown)
        {
          hl_text_block_draw (&line_break->text, pen, canvas, &pen->palette->dim, HL_ALIGN_CENTER,
                              line_break->middle, top);
          top += line_break->text.height;
        }

      hl_canvas_line (canvas, line_break->x, top, line_break->x, layout->plot_bottom, &dotted);
    }
}

static void
draw_lines (const HlTrendLayout *layout,
            HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  HlStroke line = { LINE *pen->px, 0.0, pen->palette->bar };

  for (guint i = 1; i < layout->marks->len; i++)
    {
      const HlTrendMark *from = &g_array_index (layout->marks, HlTrendMark, i - 1);
      const HlTrendMark *to = from + 1;
      double y1 = hl_trend_layout_scale (layout, from->point->figure.index);
      double y2 = hl_trend_layout_scale (layout, to->point->figure.index);

      if (to->point->comparable && !isnan (y1) && !isnan (y2))
        hl_canvas_line (canvas, from->x, y1, to->x, y2, &line);
    }
}

static void
draw_dot (const HlTrendLayout *layout,
          const HlTrendMark   *mark,
          HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  const HlFigure *figure = &mark->point->figure;
  gboolean is_reached = hl_chart_pen_is_reached (pen, figure->index);
  double y = hl_trend_layout_scale (layout, figure->index);
  HlStroke halo = { 1.5 * pen->px, 0.0, pen->palette->ground };
  HlStroke edge = { 1.5 * pen->px, 0.0, pen->palette->bar };
  HlColor fill = is_reached ? pen->palette->bar : pen->palette->bar_below;

  if (figure->n < HL_FEW_RESPONSES)
    {
      fill = hl_palette_fade (pen->style->theme, &fill);
      edge.color = hl_palette_fade (pen->style->theme, &edge.color);
    }

  hl_chart_pen_whisker (pen, canvas, TRUE, hl_trend_layout_scale (layout, figure->low),
                        hl_trend_layout_scale (layout, figure->high), mark->x,
                        WHISKER_HALF * pen->em);
  hl_canvas_circle (canvas, mark->x, y, HL_TREND_RADIUS * pen->em, &fill,
                    is_reached ? &halo : &edge);
}

/* The figure stands on a patch of the ground that keeps lines off it. */
static void
draw_value (const HlTrendLayout *layout,
            const HlTrendMark   *mark,
            HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  gboolean is_few = mark->point->figure.n < HL_FEW_RESPONSES;
  const HlColor *color = is_few ? &pen->palette->dim : &pen->palette->text;
  double width = hl_chart_pen_width (pen, HL_INK_VALUE, mark->value);
  HlRect patch = { mark->x - width / 2.0, mark->value_middle - pen->em / 2.0, width, pen->em };

  hl_canvas_rect (canvas, &patch, &pen->palette->ground, NULL);
  hl_chart_pen_text (pen, canvas, HL_INK_VALUE, color, HL_ALIGN_CENTER, mark->x,
                     mark->value_middle, mark->value);
}

static void
draw_label (const HlTrendLayout *layout,
            const HlTrendMark   *mark,
            HlCanvas            *canvas)
{
  const HlChartPen *pen = &layout->pen;
  double top = layout->plot_bottom + GAP * pen->em;

  hl_text_block_draw (&mark->label, pen, canvas, &pen->palette->text, HL_ALIGN_CENTER, mark->x,
                      top);
  hl_text_block_draw (&mark->n, pen, canvas, &pen->palette->dim, HL_ALIGN_CENTER, mark->x,
                      top + mark->label.height);
}

static char *
describe_point (const HlChartData  *data,
                const HlTrendPoint *point)
{
  g_autofree char *figure = hl_chart_figure (data, point->label, &point->figure);
  g_autofree char *count = hl_count_format (point->figure.n, data->language);
  g_autofree char *n = hl_chart_phrase (HL_WORD_N, data->language, count, NULL);

  return g_strconcat (figure, ", ", n, NULL);
}

static void
draw_marks (const HlTrendLayout *layout,
            HlCanvas            *canvas,
            GArray              *hits)
{
  const HlChartPen *pen = &layout->pen;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const HlTrendMark *mark = &g_array_index (layout->marks, HlTrendMark, i);
      HlRect rect = {
        mark->x - pen->em, layout->plot_top, 2.0 * pen->em, layout->plot_bottom - layout->plot_top
      };

      if (!isnan (mark->point->figure.index))
        draw_dot (layout, mark, canvas);
      if (mark->is_labelled)
        draw_label (layout, mark, canvas);
      if (mark->is_valued)
        draw_value (layout, mark, canvas);

      hl_chart_pen_hit (hits, &rect, mark->point->label, describe_point (pen->data, mark->point));
    }
}

static char *
accepts (const HlChartData *data)
{
  if (data->n_trend == 0)
    return g_strdup (_("There is no round to draw: name at least one"));

  return NULL;
}

static double
measure_height (const HlChartData  *data,
                const HlChartStyle *style,
                double              width)
{
  const HlRect frame = { 0.0, 0.0, width, 0.0 };
  g_auto (HlTrendLayout) layout = { 0 };

  hl_trend_layout_init (&layout, data, style, &frame);

  return layout.bottom;
}

static void
draw (HlCanvas           *canvas,
      const HlRect       *frame,
      const HlChartData  *data,
      const HlChartStyle *style,
      GArray             *hits)
{
  g_auto (HlTrendLayout) layout = { 0 };

  hl_trend_layout_init (&layout, data, style, frame);
  draw_axis (&layout, canvas);
  draw_target (&layout, canvas);
  draw_breaks (&layout, canvas);
  draw_lines (&layout, canvas);
  draw_marks (&layout, canvas, hits);
  hl_text_block_draw (&layout.note, &layout.pen, canvas, &layout.pen.palette->dim, HL_ALIGN_LEFT,
                      layout.left, layout.bottom - layout.note.height);
}

static char *
describe (const HlChartData *data)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < data->n_trend; i++)
    {
      const HlTrendPoint *point = &data->trend[i];
      g_autofree char *figure = describe_point (data, point);

      if (i > 0 && !point->comparable && point->break_reason != NULL)
        g_ptr_array_add (parts, g_strdup_printf ("%s (%s)", figure, point->break_reason));
      else
        g_ptr_array_add (parts, g_steal_pointer (&figure));
    }

  return hl_chart_describe (data, HL_WORD_ABOUT_TREND, parts);
}

const HlChartType hl_chart_trend = {
  .id = "trend",
  .title = N_("Index over the rounds"),
  .accepts = accepts,
  .height = measure_height,
  .draw = draw,
  .describe = describe,
};
