#include <math.h>

#include "app/hl-chart-interval.h"
#include "core/hl-text.h"

/* Heights in em. */
#define HEAD 1.6
#define ROW 3.0
#define NAME_MIDDLE 0.8
#define POINT_MIDDLE 1.9
#define AXIS_BOTTOM 1.6
#define NOTE_GAP 0.4
#define MARK 0.4
#define WHISKER_HALF 0.36
#define GAP 0.6

static gboolean
is_shown (const HlChartData  *data,
          const HlScoreGroup *group)
{
  return g_strcmp0 (group->by, data->by) == 0 &&
         (*group->value != '\0' || group->result.overall.n > 0);
}

static const char *
get_name (const HlChartData  *data,
          const HlScoreGroup *group)
{
  return *group->value != '\0' ? group->label : hl_chart_word (HL_WORD_NO_GROUP, data->language);
}

static gboolean
is_few (const HlScoreGroup *group)
{
  return group->result.overall.n < HL_FEW_RESPONSES;
}

/* Its scores are hidden: it has forms, but no index. */
static gboolean
is_hidden (const HlScoreGroup *group)
{
  return group->result.overall.n > 0 && isnan (group->result.overall.index);
}

static guint
count_rows (const HlChartData *data,
            gboolean           only_few)
{
  guint n = 0;

  for (guint i = 0; i < data->snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &data->snapshot->groups[i];

      n += is_shown (data, group) && (!only_few || is_few (group));
    }

  return n;
}

static char *
accepts (const HlChartData *data)
{
  return count_rows (data, FALSE) == 0 ? g_strdup (_("The round has no fields to compare")) : NULL;
}

static char *
write_note (const HlChartData *data)
{
  g_autofree char *limit = hl_count_format (HL_FEW_RESPONSES, data->language);
  g_autofree char *few = hl_chart_phrase (HL_WORD_FEW_ROWS, data->language, limit, NULL);
  GString *note = g_string_new (NULL);

  hl_chart_add_note (note, hl_chart_word (HL_WORD_INTERVAL, data->language));
  if (count_rows (data, TRUE) > 0)
    hl_chart_add_note (note, few);

  return g_string_free (note, FALSE);
}

static double
measure_height (const HlChartData  *data,
                const HlChartStyle *style,
                double              width)
{
  g_autofree char *note = write_note (data);
  HlTextBlock block = { 0 };
  HlChartPen pen;
  double height;

  hl_chart_pen_init (&pen, data, style);
  hl_text_block_init (&block, &pen, HL_INK_SMALL, note, width);
  height = (HEAD + count_rows (data, FALSE) * ROW + AXIS_BOTTOM + NOTE_GAP) * pen.em +
           block.height;
  hl_text_block_clear (&block);

  return height;
}

static double
find_least (const HlChartData *data)
{
  double least = data->snapshot->target;

  for (guint i = 0; i < data->snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &data->snapshot->groups[i];

      if (is_shown (data, group))
        least = fmin (least, fmin (group->result.overall.index, group->result.overall.low));
    }

  return least;
}

static void
draw_words (const HlChartPen   *pen,
            const HlScoreGroup *group,
            HlCanvas           *canvas,
            const HlRect       *row)
{
  const HlChartData *data = pen->data;
  const HlColor *color = is_few (group) ? &pen->palette->dim : &pen->palette->text;
  g_autofree char *count = hl_count_format (group->result.overall.n, data->language);
  g_autofree char *n = hl_chart_phrase (HL_WORD_N, data->language, count, NULL);
  g_autofree char *value = is_hidden (group) ? g_strdup (_("hidden (under 5 forms)")) :
                           hl_percent_format (group->result.overall.index, 2, data->language);
  double middle = row->y + NAME_MIDDLE * pen->em;
  double right = hl_chart_pen_width (pen, HL_INK_VALUE, value) +
                 hl_chart_pen_width (pen, HL_INK_SMALL, n) + 2.0 * GAP * pen->em;
  g_autofree char *name = hl_metrics_ellipsize (pen->style->metrics, &pen->fonts[HL_INK_LABEL],
                                                get_name (data, group), row->width - right);

  hl_chart_pen_text (pen, canvas, HL_INK_LABEL, color, HL_ALIGN_LEFT, row->x, middle, name);
  hl_chart_pen_text (pen, canvas, HL_INK_SMALL, &pen->palette->dim, HL_ALIGN_LEFT,
                     row->x + hl_chart_pen_width (pen, HL_INK_LABEL, name) + GAP * pen->em, middle,
                     n);
  hl_chart_pen_text (pen, canvas, HL_INK_VALUE, color, HL_ALIGN_RIGHT, row->x + row->width, middle,
                     value);
}

static void
draw_point (const HlIntervalAxis *axis,
            const HlFigure       *figure,
            HlCanvas             *canvas,
            double                middle)
{
  const HlChartPen *pen = axis->pen;
  HlStroke outline = { 1.6 * pen->px, 0.0, pen->palette->bar };
  gboolean is_reached = hl_chart_pen_is_reached (pen, figure->index);

  if (isnan (figure->index))
    return;

  if (!isnan (figure->low))
    hl_chart_pen_whisker (pen, canvas, FALSE, hl_interval_axis_x (axis, figure->low),
                          hl_interval_axis_x (axis, figure->high), middle, WHISKER_HALF * pen->em);
  hl_canvas_circle (canvas, hl_interval_axis_x (axis, figure->index), middle, MARK * pen->em,
                    is_reached ? &pen->palette->bar : &pen->palette->bar_below, &outline);
}

static void
draw_rows (const HlIntervalAxis *axis,
           const HlRect         *frame,
           HlCanvas             *canvas,
           GArray               *hits)
{
  const HlChartPen *pen = axis->pen;
  const HlScoreSnapshot *snapshot = pen->data->snapshot;
  HlRect row = { frame->x, frame->y + HEAD * pen->em, frame->width, ROW *pen->em };

  for (guint i = 0; i < snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &snapshot->groups[i];

      if (!is_shown (pen->data, group))
        continue;

      draw_words (pen, group, canvas, &row);
      draw_point (axis, &group->result.overall, canvas, row.y + POINT_MIDDLE * pen->em);
      hl_chart_pen_hit (hits, &row, group->value,
                        hl_chart_figure (pen->data, get_name (pen->data, group),
                                         &group->result.overall));
      row.y += row.height;
    }
}

static void
draw (HlCanvas           *canvas,
      const HlRect       *frame,
      const HlChartData  *data,
      const HlChartStyle *style,
      GArray             *hits)
{
  g_autofree char *text = write_note (data);
  HlTextBlock note = { 0 };
  HlChartPen pen;
  HlIntervalAxis axis;
  double inset = style->font_size;
  double bottom = frame->y + (HEAD + count_rows (data, FALSE) * ROW) * style->font_size;

  hl_chart_pen_init (&pen, data, style);
  hl_interval_axis_init (&axis, &pen, frame->x + inset, frame->x + frame->width - inset,
                         find_least (data));
  hl_interval_axis_draw (&axis, canvas, frame->y + HEAD * pen.em, bottom);
  hl_interval_axis_target (&axis, canvas, frame->y + HEAD / 2.0 * pen.em, bottom);
  draw_rows (&axis, frame, canvas, hits);

  hl_text_block_init (&note, &pen, HL_INK_SMALL, text, frame->width);
  hl_text_block_draw (&note, &pen, canvas, &pen.palette->dim, HL_ALIGN_LEFT, frame->x,
                      bottom + (AXIS_BOTTOM + NOTE_GAP) * pen.em);
  hl_text_block_clear (&note);
}

static char *
describe (const HlChartData *data)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < data->snapshot->n_groups; i++)
    {
      const HlScoreGroup *group = &data->snapshot->groups[i];
      g_autofree char *figure = hl_chart_figure (data, get_name (data, group),
                                                 &group->result.overall);

      if (is_shown (data, group))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", figure);
    }

  return g_string_free (text, FALSE);
}

/* The index of each field or month with its interval, on one axis. */
const HlChartType hl_chart_fields = {
  .id = "fields",
  .title = N_("Comparison of fields"),
  .accepts = accepts,
  .height = measure_height,
  .draw = draw,
  .describe = describe,
};
