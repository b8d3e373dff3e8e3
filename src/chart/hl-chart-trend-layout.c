#include "chart/hl-chart-trend-layout.h"

#include <math.h>

#include "core/hl-text.h"

/* In em. */
#define GAP 0.6
#define PLOT_HEIGHT 13.0
#define LABEL_LEAST 4.0  /* widest line under a point: at least, */
#define LABEL_NARROW 6.0 /* where not every point has one, */
#define LABEL_MOST 12.0  /* and at most */
#define VALUE_GAP 0.25
#define BREAK_WIDTH 11.0 /* widest line of a reason over the plot */
#define TARGET_WIDTH 5.0 /* widest line beside the target */

#define LEAST_SPAN 20.0  /* of the axis, in % */

static void
clear_mark (HlTrendMark *mark)
{
  hl_text_block_clear (&mark->label);
  hl_text_block_clear (&mark->n);
  g_free (mark->value);
}

static void
clear_break (HlTrendBreak *line_break)
{
  hl_text_block_clear (&line_break->text);
}

static void
choose_axis (HlTrendLayout *self)
{
  const HlChartData *data = self->pen.data;
  double low = 100.0, high = 0.0;

  for (guint i = 0; i < data->n_trend; i++)
    {
      const HlFigure *figure = &data->trend[i].figure;

      low = fmin (low, fmin (figure->index, figure->low));
      high = fmax (high, fmax (figure->index, figure->high));
    }

  low = fmin (low, data->snapshot->target);
  high = fmax (fmax (high, data->snapshot->target), low);
  self->low = floor (low / 10.0) * 10.0;
  self->high = fmax (ceil (high / 10.0) * 10.0, fmin (self->low + LEAST_SPAN, 100.0));
  self->low = fmin (self->low, self->high - LEAST_SPAN);
  self->step = self->high - self->low > 50.0 ? 20.0 : self->high - self->low > 20.0 ? 10.0 : 5.0;
}

static double
measure_values (const HlTrendLayout *self)
{
  double width = LABEL_LEAST * self->pen.em;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const HlTrendMark *mark = &g_array_index (self->marks, HlTrendMark, i);

      if (!isnan (mark->point->figure.index))
        width = MAX (width, hl_chart_pen_width (&self->pen, HL_INK_VALUE, mark->value));
    }

  return width;
}

static void
collect_marks (HlTrendLayout *self)
{
  const HlChartData *data = self->pen.data;

  self->marks = g_array_new (FALSE, TRUE, sizeof (HlTrendMark));
  g_array_set_clear_func (self->marks, (GDestroyNotify) clear_mark);

  for (guint i = 0; i < data->n_trend; i++)
    {
      HlTrendMark mark = { &data->trend[i] };

      mark.value = hl_percent_format (mark.point->figure.index, 2, data->language);
      g_array_append_val (self->marks, mark);
    }
}

/* Breaks the texts under the points into lines of @width; returns the longest of them. */
static double
wrap_labels (HlTrendLayout *self,
             double         width)
{
  const HlChartData *data = self->pen.data;
  double longest = measure_values (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      HlTrendMark *mark = &g_array_index (self->marks, HlTrendMark, i);
      const HlFigure *figure = &mark->point->figure;
      g_autofree char *count = hl_count_format (figure->n, data->language);
      g_autofree char *n = hl_chart_phrase (HL_WORD_N, data->language, count, NULL);
      const char *unknown = isnan (figure->index) ? mark->value : NULL;
      g_autofree char *words = g_strjoin ("\n", n, unknown, NULL);

      hl_text_block_init_even (&mark->label, &self->pen, HL_INK_SMALL, mark->point->label, width);
      hl_text_block_init (&mark->n, &self->pen, HL_INK_SMALL, words, width);
      longest = MAX (longest, MAX (mark->label.width, mark->n.width));
    }

  return longest;
}

/* Points stand at equal distances. Their texts get the room each has, if it is enough; else only
 * every k-th point has them, counted from the last one. */
static void
place_marks (HlTrendLayout *self)
{
  guint n = self->marks->len;
  double gap = GAP * self->pen.em;
  double whole = self->plot_right - self->plot_left;
  double room = (whole - (n - 1) * gap) / n;
  double least = measure_values (self);
  double width = wrap_labels (self, room >= least ? MIN (room, LABEL_MOST * self->pen.em) :
                              MAX (least, LABEL_NARROW * self->pen.em));
  double pitch = n > 1 ? (whole - width) / (n - 1) : 0.0;
  guint stride = pitch > 0.0 ? (guint) ceil ((width + gap) / pitch - 1e-9) : n;

  for (guint i = 0; i < n; i++)
    {
      HlTrendMark *mark = &g_array_index (self->marks, HlTrendMark, i);

      mark->x = n > 1 ? self->plot_left + width / 2.0 + i * pitch : self->plot_left + whole / 2.0;
      mark->is_labelled = (n - 1 - i) % stride == 0;
    }
}

static guint
number_reason (const HlTrendLayout *self,
               const char          *reason)
{
  guint number = 1;

  for (guint i = 0; i < self->breaks->len; i++)
    {
      const HlTrendBreak *earlier = &g_array_index (self->breaks, HlTrendBreak, i);

      if (g_str_equal (earlier->reason, reason))
        return earlier->number;

      number = MAX (number, earlier->number + 1);
    }

  return number;
}

static void
collect_breaks (HlTrendLayout *self)
{
  HlLanguage language = self->pen.data->language;
  double width = MIN (BREAK_WIDTH * self->pen.em, self->plot_right - self->plot_left);

  self->breaks = g_array_new (FALSE, TRUE, sizeof (HlTrendBreak));
  g_array_set_clear_func (self->breaks, (GDestroyNotify) clear_break);

  for (guint i = 1; i < self->marks->len; i++)
    {
      const HlTrendMark *before = &g_array_index (self->marks, HlTrendMark, i - 1);
      const HlTrendMark *mark = before + 1;
      HlTrendBreak line_break = { mark->point->break_reason };

      if (mark->point->comparable)
        continue;
      if (line_break.reason == NULL)
        line_break.reason = hl_chart_word (HL_WORD_NOT_COMPARABLE, language);

      line_break.number = number_reason (self, line_break.reason);
      line_break.x = (before->x + mark->x) / 2.0;
      hl_text_block_init_even (&line_break.text, &self->pen, HL_INK_SMALL, line_break.reason,
                               width);
      g_array_append_val (self->breaks, line_break);
    }
}

/* Puts the texts of the breaks over their lines, within the plot. Returns whether none touches the
 * one before; those that do are not shown. */
static gboolean
place_breaks (HlTrendLayout *self)
{
  double free_from = self->plot_left;
  gboolean is_whole = TRUE;

  for (guint i = 0; i < self->breaks->len; i++)
    {
      HlTrendBreak *line_break = &g_array_index (self->breaks, HlTrendBreak, i);
      double half = line_break->text.width / 2.0;
      double most = self->plot_right - half;

      line_break->middle = MIN (MAX (line_break->x, self->plot_left + half), most);
      line_break->is_shown = line_break->middle - half >= free_from - 1e-6;
      is_whole &= line_break->is_shown;
      if (line_break->is_shown)
        free_from = line_break->middle + half + GAP * self->pen.em;
    }

  return is_whole;
}

static void
number_breaks (HlTrendLayout *self)
{
  for (guint i = 0; i < self->breaks->len; i++)
    {
      HlTrendBreak *line_break = &g_array_index (self->breaks, HlTrendBreak, i);
      g_autofree char *number = g_strdup_printf ("(%u)", line_break->number);

      hl_text_block_clear (&line_break->text);
      hl_text_block_init (&line_break->text, &self->pen, HL_INK_SMALL, number, G_MAXDOUBLE);
    }

  place_breaks (self);
}

static void
add_reasons (const HlTrendLayout *self,
             GString             *note)
{
  guint n_written = 0;

  for (guint i = 0; i < self->breaks->len; i++)
    {
      const HlTrendBreak *line_break = &g_array_index (self->breaks, HlTrendBreak, i);
      g_autofree char *number = g_strdup_printf ("%u", line_break->number);
      g_autofree char *sentence = NULL;

      if (line_break->number <= n_written)
        continue;

      n_written = line_break->number;
      sentence = hl_chart_phrase (HL_WORD_BREAK, self->pen.data->language, number,
                                  line_break->reason, NULL);
      hl_chart_add_note (note, sentence);
    }
}

static char *
write_note (const HlTrendLayout *self,
            gboolean             has_reasons)
{
  const HlChartData *data = self->pen.data;
  GString *note = g_string_new (hl_chart_word (HL_WORD_TREND_UNIT, data->language));
  g_autofree char *limit = hl_count_format (HL_FEW_RESPONSES, data->language);
  g_autofree char *few = hl_chart_phrase (HL_WORD_FEW_POINTS, data->language, limit, NULL);
  gboolean has_few = FALSE, has_interval = FALSE;

  for (guint i = 0; i < data->n_trend; i++)
    {
      has_few |= data->trend[i].figure.n < HL_FEW_RESPONSES;
      has_interval |= !isnan (data->trend[i].figure.low);
    }

  if (!isnan (data->snapshot->target))
    hl_chart_add_note (note, hl_chart_word (HL_WORD_TARGET_POINTS, data->language));
  if (has_interval)
    hl_chart_add_note (note, hl_chart_word (HL_WORD_INTERVAL, data->language));
  if (has_few)
    hl_chart_add_note (note, few);
  if (has_reasons)
    add_reasons (self, note);

  return g_string_free (note, FALSE);
}

static double
measure_highest (const HlTrendLayout *self)
{
  double height = 0.0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const HlTrendMark *mark = &g_array_index (self->marks, HlTrendMark, i);

      height = MAX (height, mark->label.height + mark->n.height);
    }

  return height;
}

static double
measure_band (const HlTrendLayout *self)
{
  double height = 0.0;

  for (guint i = 0; i < self->breaks->len; i++)
    height = MAX (height, g_array_index (self->breaks, HlTrendBreak, i).text.height);

  return height > 0.0 ? height + GAP * self->pen.em : 0.0;
}

/* Whether a text of @width × @height around (@x, @middle) would cover a point or its interval. */
static gboolean
covers_point (const HlTrendLayout *self,
              guint                own,
              double               width,
              double               height,
              double               middle)
{
  double x = g_array_index (self->marks, HlTrendMark, own).x;
  double radius = HL_TREND_RADIUS * self->pen.em;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const HlTrendMark *other = &g_array_index (self->marks, HlTrendMark, i);
      const HlFigure *figure = &other->point->figure;
      double y = hl_trend_layout_scale (self, figure->index);
      double top = fmin (y - radius, hl_trend_layout_scale (self, figure->high));
      double bottom = fmax (y + radius, hl_trend_layout_scale (self, figure->low));

      if (i != own && fabs (other->x - x) < radius + width / 2.0 &&
          top < middle + height / 2.0 && bottom > middle - height / 2.0)
        return TRUE;
    }

  return FALSE;
}

/* An index stands over its point, else under it, else nowhere: the point can be asked for it. */
static void
place_values (HlTrendLayout *self)
{
  double height = hl_chart_pen_line_height (&self->pen, HL_INK_VALUE);
  double radius = HL_TREND_RADIUS * self->pen.em;
  double away = VALUE_GAP * self->pen.em + height / 2.0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      HlTrendMark *mark = &g_array_index (self->marks, HlTrendMark, i);
      const HlFigure *figure = &mark->point->figure;
      double width = hl_chart_pen_width (&self->pen, HL_INK_VALUE, mark->value);
      double y = hl_trend_layout_scale (self, figure->index);
      double above = fmin (y - radius, hl_trend_layout_scale (self, figure->high)) - away;
      double below = fmax (y + radius, hl_trend_layout_scale (self, figure->low)) + away;
      gboolean is_above = !covers_point (self, i, width, height, above);

      mark->value_middle = is_above ? above : below;
      mark->is_valued = mark->is_labelled && !isnan (figure->index) &&
                        (is_above || (below + height / 2.0 <= self->plot_bottom &&
                                      !covers_point (self, i, width, height, below)));
    }
}

/**
 * hl_trend_layout_init:
 * @self: (out caller-allocates): the layout, free with hl_trend_layout_clear()
 * @data: the rounds
 * @style: how they look
 * @frame: where to draw; its height is not read
 *
 * Places everything a trend shows.
 */
void
hl_trend_layout_init (HlTrendLayout      *self,
                      const HlChartData  *data,
                      const HlChartStyle *style,
                      const HlRect       *frame)
{
  HlChartPen *pen = &self->pen;
  g_autofree char *target = hl_chart_target (data);
  g_autofree char *note = NULL;
  gboolean is_numbered;
  double gap;

  hl_chart_pen_init (pen, data, style);
  gap = GAP * pen->em;
  self->left = frame->x;
  self->right = frame->x + frame->width;
  self->top = frame->y;
  hl_text_block_init (&self->target, pen, HL_INK_SMALL_BOLD, target, TARGET_WIDTH * pen->em);
  self->plot_left = self->left + hl_chart_pen_width (pen, HL_INK_SMALL, "100") + gap;
  self->plot_right = self->right - (target != NULL ? self->target.width + gap : 0.0);

  choose_axis (self);
  collect_marks (self);
  place_marks (self);
  collect_breaks (self);
  is_numbered = !place_breaks (self);
  if (is_numbered)
    number_breaks (self);

  note = write_note (self, is_numbered);
  hl_text_block_init (&self->note, pen, HL_INK_SMALL, note, frame->width);
  self->plot_top = self->top + measure_band (self) + hl_chart_pen_line_height (pen, HL_INK_VALUE) +
                   gap;
  self->plot_bottom = self->plot_top + PLOT_HEIGHT * pen->em;
  self->bottom = self->plot_bottom + 2.0 * gap + measure_highest (self) + self->note.height;
  place_values (self);
}

/**
 * hl_trend_layout_scale:
 * @self: a layout
 * @percent: a figure; NaN = none
 *
 * Returns: its y on the chart, NaN for NaN
 */
double
hl_trend_layout_scale (const HlTrendLayout *self,
                       double               percent)
{
  double share = (percent - self->low) / (self->high - self->low);

  return self->plot_bottom - share * (self->plot_bottom - self->plot_top);
}

/**
 * hl_trend_layout_clear:
 * @self: a layout
 *
 * Frees what a layout holds.
 */
void
hl_trend_layout_clear (HlTrendLayout *self)
{
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->breaks, g_array_unref);
  hl_text_block_clear (&self->target);
  hl_text_block_clear (&self->note);
}
