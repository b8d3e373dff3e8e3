#include "chart/hl-chart-pen.h"

#define NARROWING 0.1 /* em by which lines are made shorter at a time */

/**
 * hl_text_block_init:
 * @self: (out caller-allocates): the block, free with hl_text_block_clear()
 * @pen: measures
 * @ink: kind of text
 * @text: (nullable): the text; %NULL or "" gives a block without lines
 * @width: widest line, in points
 *
 * Breaks a text into lines and measures them.
 */
void
hl_text_block_init (HlTextBlock      *self,
                    const HlChartPen *pen,
                    HlInk             ink,
                    const char       *text,
                    double            width)
{
  *self = (HlTextBlock) { .ink = ink };

  if (text == NULL || *text == '\0')
    return;

  self->lines = hl_metrics_wrap (pen->style->metrics, &pen->fonts[ink], text, width);
  self->n_lines = g_strv_length (self->lines);
  self->height = self->n_lines * hl_chart_pen_line_height (pen, ink);

  for (guint i = 0; i < self->n_lines; i++)
    self->width = MAX (self->width, hl_chart_pen_width (pen, ink, self->lines[i]));
}

/**
 * hl_text_block_init_even:
 * @self: (out caller-allocates): the block, free with hl_text_block_clear()
 * @pen: measures
 * @ink: kind of text
 * @text: (nullable): the text
 * @width: widest line, in points
 *
 * Like hl_text_block_init(), but makes the lines about equally long, as a head of a column wants.
 */
void
hl_text_block_init_even (HlTextBlock      *self,
                         const HlChartPen *pen,
                         HlInk             ink,
                         const char       *text,
                         double            width)
{
  hl_text_block_init (self, pen, ink, text, width);

  for (double narrower = self->width - NARROWING * pen->em; self->n_lines > 1 && narrower > 0.0;
       narrower = self->width - NARROWING * pen->em)
    {
      HlTextBlock next;

      hl_text_block_init (&next, pen, ink, text, narrower);
      if (next.n_lines > self->n_lines)
        {
          hl_text_block_clear (&next);
          return;
        }

      hl_text_block_clear (self);
      *self = next;
    }
}

/**
 * hl_text_block_draw:
 * @self: a block
 * @pen: the pen it was made with
 * @canvas: where to draw
 * @color: of the letters
 * @align: which end of each line stands at @x
 * @x: in points
 * @top: y of the upper edge of the first line
 *
 * Draws the lines one below the other.
 */
void
hl_text_block_draw (const HlTextBlock *self,
                    const HlChartPen  *pen,
                    HlCanvas          *canvas,
                    const HlColor     *color,
                    HlAlign            align,
                    double             x,
                    double             top)
{
  double line_height = hl_chart_pen_line_height (pen, self->ink);

  for (guint i = 0; i < self->n_lines; i++)
    hl_chart_pen_text (pen, canvas, self->ink, color, align, x, top + (i + 0.5) * line_height,
                       self->lines[i]);
}

/**
 * hl_text_block_clear:
 * @self: a block
 *
 * Frees the lines.
 */
void
hl_text_block_clear (HlTextBlock *self)
{
  g_clear_pointer (&self->lines, g_strfreev);
}
