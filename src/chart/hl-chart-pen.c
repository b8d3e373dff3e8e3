#include "chart/hl-chart-pen.h"

#include <math.h>

#include "core/hl-text.h"

#define PX_PER_EM 14.0
#define SMALL 0.86        /* size of notes, heads and axis figures, of that of labels */
#define LINE_HEIGHT 1.3   /* at least, so that no Vietnamese mark touches the line above */
#define WHISKER 1.6       /* px */
#define HALO 4.0          /* px */
#define OUTLINE 0.9       /* px */
#define HATCHED_SIZE 10.0 /* points: label size for which the palette gives the hatch */
#define LABEL_ROOM 0.15   /* em left free on either side of a label in a segment */
#define PATCH_HEIGHT 1.0  /* em without hatch behind a label */

/**
 * hl_chart_pen_init:
 * @self: (out caller-allocates): the pen
 * @data: (not nullable): what is drawn, borrowed
 * @style: (not nullable): how it looks, borrowed
 *
 * Prepares fonts and measures; there is nothing to free.
 */
void
hl_chart_pen_init (HlChartPen         *self,
                   const HlChartData  *data,
                   const HlChartStyle *style)
{
  double em = style->font_size;

  self->data = data;
  self->style = style;
  self->palette = hl_palette_get (style->theme);
  self->em = em;
  self->px = em / PX_PER_EM;
  self->fonts[HL_INK_LABEL] = (HlFont) { style->family, HL_FONT_REGULAR, em };
  self->fonts[HL_INK_VALUE] = (HlFont) { style->family, HL_FONT_BOLD, em };
  self->fonts[HL_INK_SMALL] = (HlFont) { style->family, HL_FONT_REGULAR, SMALL *em };
  self->fonts[HL_INK_SMALL_BOLD] = (HlFont) { style->family, HL_FONT_BOLD, SMALL *em };
}

/**
 * hl_chart_pen_width:
 * @self: the pen
 * @ink: kind of text
 * @text: one line
 *
 * Returns: how wide @text is, in points
 */
double
hl_chart_pen_width (const HlChartPen *self,
                    HlInk             ink,
                    const char       *text)
{
  return hl_metrics_width (self->style->metrics, &self->fonts[ink], text);
}

/**
 * hl_chart_pen_line_height:
 * @self: the pen
 * @ink: kind of text
 *
 * Returns: distance of two lines of a text, in points
 */
double
hl_chart_pen_line_height (const HlChartPen *self,
                          HlInk             ink)
{
  const HlMetrics *metrics = self->style->metrics;
  const HlFont *font = &self->fonts[ink];

  return MAX (LINE_HEIGHT * font->size, metrics->ascent (metrics, font) +
              metrics->descent (metrics, font));
}

/**
 * hl_chart_pen_text:
 * @self: the pen
 * @canvas: where to draw
 * @ink: kind of text
 * @color: of the letters
 * @align: which end of the text stands at @x
 * @x: in points
 * @middle: y of the middle of the line
 * @text: one line
 *
 * Draws a line of text.
 */
void
hl_chart_pen_text (const HlChartPen *self,
                   HlCanvas         *canvas,
                   HlInk             ink,
                   const HlColor    *color,
                   HlAlign           align,
                   double            x,
                   double            middle,
                   const char       *text)
{
  const HlMetrics *metrics = self->style->metrics;
  const HlFont *font = &self->fonts[ink];
  double ascent = metrics->ascent (metrics, font);
  double baseline = middle + (ascent - metrics->descent (metrics, font)) / 2.0;

  if (align == HL_ALIGN_LEFT)
    hl_canvas_text (canvas, x, baseline, font, color, text);
  else if (align == HL_ALIGN_CENTER)
    hl_canvas_text_center (canvas, metrics, x, baseline, font, color, text);
  else
    hl_canvas_text_right (canvas, metrics, x, baseline, font, color, text);
}

/**
 * hl_chart_pen_bar:
 * @self: the pen
 * @canvas: where to draw
 * @rect: the bar
 * @is_reached: whether it reaches its target: dark, else light with an outline
 * @is_faded: whether it rests on few responses
 *
 * Draws a plain bar.
 */
void
hl_chart_pen_bar (const HlChartPen *self,
                  HlCanvas         *canvas,
                  const HlRect     *rect,
                  gboolean          is_reached,
                  gboolean          is_faded)
{
  HlTheme theme = self->style->theme;
  HlColor fill = is_reached ? self->palette->bar : self->palette->bar_below;
  HlStroke outline = { self->px, 0.0, self->palette->bar };

  if (is_faded)
    {
      fill = hl_palette_fade (theme, &fill);
      outline.color = hl_palette_fade (theme, &outline.color);
    }

  hl_canvas_rect (canvas, rect, &fill, is_reached ? NULL : &outline);
}

static void
draw_hatch (const HlChartPen   *self,
            HlCanvas           *canvas,
            const HlRect       *rect,
            const HlLevelStyle *level)
{
  double scale = self->em / HATCHED_SIZE;
  double step = M_SQRT2 * level->hatch_pitch * scale;
  HlStroke stroke = { level->hatch * scale, 0.0, self->palette->ground };
  g_autoptr (GArray) lines = g_array_new (FALSE, TRUE, sizeof (HlSegment));

  for (double x = step / 2.0; x < rect->width + rect->height; x += step)
    {
      HlSegment from = { HL_SEGMENT_MOVE, { rect->x + x }, { rect->y } };
      HlSegment to = {
        HL_SEGMENT_LINE, { rect->x + x - rect->height }, { rect->y + rect->height }
      };

      g_array_append_val (lines, from);
      g_array_append_val (lines, to);
    }

  hl_canvas_push_clip (canvas, rect);
  hl_canvas_path (canvas, &g_array_index (lines, HlSegment, 0), lines->len, NULL, &stroke);
  hl_canvas_pop_clip (canvas);
}

static void
draw_segment_label (const HlChartPen   *self,
                    HlCanvas           *canvas,
                    const HlRect       *rect,
                    const HlLevelStyle *level,
                    const char         *label)
{
  double width = hl_chart_pen_width (self, HL_INK_SMALL, label);
  double room = 2.0 * LABEL_ROOM * self->em;
  double height = MIN (PATCH_HEIGHT * self->em, rect->height);
  HlRect patch = {
    rect->x + (rect->width - width - room) / 2.0, rect->y + (rect->height - height) / 2.0,
    width + room, height
  };

  if (width + room > rect->width)
    return;

  if (level->hatch > 0.0)
    hl_canvas_rect (canvas, &patch, &level->fill, NULL);
  hl_chart_pen_text (self, canvas, HL_INK_SMALL, &level->text, HL_ALIGN_CENTER,
                     rect->x + rect->width / 2.0, rect->y + rect->height / 2.0, label);
}

/**
 * hl_chart_pen_segment:
 * @self: the pen
 * @canvas: where to draw
 * @rect: the segment
 * @level: its colours and hatch
 * @label: (nullable): its figure, left out where it does not fit
 *
 * Draws one level of a stacked bar, or its box in a legend.
 */
void
hl_chart_pen_segment (const HlChartPen   *self,
                      HlCanvas           *canvas,
                      const HlRect       *rect,
                      const HlLevelStyle *level,
                      const char         *label)
{
  HlStroke outline = { OUTLINE *self->px, 0.0, level->outline };

  hl_canvas_rect (canvas, rect, &level->fill, NULL);
  if (level->hatch > 0.0)
    draw_hatch (self, canvas, rect, level);
  hl_canvas_rect (canvas, rect, NULL, &outline);
  if (label != NULL)
    draw_segment_label (self, canvas, rect, level, label);
}

static void
add_line (HlSegment *segments,
          gboolean   is_vertical,
          double     from,
          double     to,
          double     across_from,
          double     across_to)
{
  if (is_vertical)
    {
      segments[0] = (HlSegment) { HL_SEGMENT_MOVE, { across_from }, { from } };
      segments[1] = (HlSegment) { HL_SEGMENT_LINE, { across_to }, { to } };
      return;
    }

  segments[0] = (HlSegment) { HL_SEGMENT_MOVE, { from }, { across_from } };
  segments[1] = (HlSegment) { HL_SEGMENT_LINE, { to }, { across_to } };
}

/**
 * hl_chart_pen_whisker:
 * @self: the pen
 * @canvas: where to draw
 * @is_vertical: %TRUE: @from and @to are y; else x
 * @from: one end of the interval; NaN = none, nothing is drawn
 * @to: the other end
 * @across: where the line runs
 * @half: half the length of the strokes at the ends
 *
 * Draws the interval of a figure, with a halo of the ground so that it shows on any bar.
 */
void
hl_chart_pen_whisker (const HlChartPen *self,
                      HlCanvas         *canvas,
                      gboolean          is_vertical,
                      double            from,
                      double            to,
                      double            across,
                      double            half)
{
  HlSegment segments[6];
  HlStroke halo = { HALO *self->px, 0.0, self->palette->ground };
  HlStroke line = { WHISKER *self->px, 0.0, self->palette->whisker };

  if (!isfinite (from) || !isfinite (to))
    return;

  add_line (segments, is_vertical, from, from, across - half, across + half);
  add_line (segments + 2, is_vertical, to, to, across - half, across + half);
  add_line (segments + 4, is_vertical, from, to, across, across);

  hl_canvas_path (canvas, segments, G_N_ELEMENTS (segments), NULL, &halo);
  hl_canvas_path (canvas, segments, G_N_ELEMENTS (segments), NULL, &line);
}

/**
 * hl_chart_pen_unknown:
 * @self: the pen
 * @canvas: where to draw
 * @x: where a bar would begin
 * @middle: y of the middle of the row
 *
 * Writes "chưa đủ số liệu" where there is no figure, never a bar of length 0.
 */
void
hl_chart_pen_unknown (const HlChartPen *self,
                      HlCanvas         *canvas,
                      double            x,
                      double            middle)
{
  g_autofree char *words = hl_number_format (NAN, 0, self->data->language);
  double height = hl_chart_pen_line_height (self, HL_INK_LABEL);
  HlRect patch = {
    x, middle - height / 2.0, hl_chart_pen_width (self, HL_INK_LABEL, words), height
  };

  hl_canvas_rect (canvas, &patch, &self->palette->ground, NULL);
  hl_chart_pen_text (self, canvas, HL_INK_LABEL, &self->palette->dim, HL_ALIGN_LEFT, x, middle,
                     words);
}

/**
 * hl_chart_pen_hit:
 * @hits: (nullable): array of #HlChartHit, %NULL = nobody asks
 * @rect: where on the chart
 * @code: what it stands for
 * @sentence: (transfer full): its figures
 *
 * Notes what stands where, for pointing at it.
 */
void
hl_chart_pen_hit (GArray       *hits,
                  const HlRect *rect,
                  const char   *code,
                  char         *sentence)
{
  g_autofree char *text = sentence;

  if (hits == NULL)
    return;

  HlChartHit hit = { *rect, g_strdup (code), g_steal_pointer (&text) };

  g_array_append_val (hits, hit);
}

/**
 * hl_chart_pen_is_reached:
 * @self: the pen
 * @index: an index, NaN = unknown
 *
 * Returns: whether @index, as it is printed, reaches the target; %TRUE where there is none
 */
gboolean
hl_chart_pen_is_reached (const HlChartPen *self,
                         double            index)
{
  double target = self->data->snapshot->target;

  return isnan (target) || hl_round_half_up (index, 2) >= hl_round_half_up (target, 2);
}
