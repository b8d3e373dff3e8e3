#include "chart/hl-chart-scale.h"

/* In em. */
#define BOX_WIDTH 1.0
#define BOX_HEIGHT 0.8
#define BOX_GAP 0.35
#define ITEM_GAP 1.0
#define LINE_AIR 0.2

typedef struct
{
  HlLevelStyle style;
  HlTextBlock  text;
  double       x;
  double       y;
} HlLegendItem;

static void
clear_item (HlLegendItem *item)
{
  hl_text_block_clear (&item->text);
}

/**
 * hl_legend_init:
 * @self: (out caller-allocates): the legend, free with hl_legend_clear()
 * @pen: draws it, borrowed
 * @width: of its lines, in points
 *
 * Begins an empty legend.
 */
void
hl_legend_init (HlLegend         *self,
                const HlChartPen *pen,
                double            width)
{
  *self = (HlLegend) { .pen = pen, .width = width };
  self->items = g_array_new (FALSE, TRUE, sizeof (HlLegendItem));
  g_array_set_clear_func (self->items, (GDestroyNotify) clear_item);
}

/**
 * hl_legend_add:
 * @self: a legend
 * @scale: (element-type HlScaleLevel): levels of a scale
 *
 * Adds the levels of a scale, beginning on a new line.
 */
void
hl_legend_add (HlLegend     *self,
               const GArray *scale)
{
  double em = self->pen->em;
  double box = (BOX_WIDTH + BOX_GAP) * em;
  double x = 0.0;

  for (guint i = 0; i < scale->len; i++)
    {
      const HlScaleLevel *level = &g_array_index (scale, HlScaleLevel, i);
      g_autofree char *words = g_strdup_printf ("%u %s", level->level, level->label);
      HlLegendItem item = { .style = level->style };

      hl_text_block_init (&item.text, self->pen, HL_INK_SMALL, words, self->width - box);
      if (x > 0.0 && x + box + item.text.width > self->width)
        x = 0.0;

      item.x = x;
      item.y = x > 0.0 ? g_array_index (self->items, HlLegendItem, self->items->len - 1).y :
               self->height;
      self->height = MAX (self->height, item.y + item.text.height + LINE_AIR * em);
      x += box + item.text.width + ITEM_GAP * em;
      g_array_append_val (self->items, item);
    }
}

/**
 * hl_legend_draw:
 * @self: a legend
 * @canvas: where to draw
 * @left: x of its left edge
 * @top: y of its upper edge
 *
 * Draws a box and the words of each level.
 */
void
hl_legend_draw (const HlLegend *self,
                HlCanvas       *canvas,
                double          left,
                double          top)
{
  const HlChartPen *pen = self->pen;
  double line_height = hl_chart_pen_line_height (pen, HL_INK_SMALL);

  for (guint i = 0; i < self->items->len; i++)
    {
      HlLegendItem *item = &g_array_index (self->items, HlLegendItem, i);
      HlRect box = {
        left + item->x, top + item->y + (line_height - BOX_HEIGHT * pen->em) / 2.0,
        BOX_WIDTH *pen->em, BOX_HEIGHT *pen->em
      };
      HlStroke edge = { 0.5 * pen->px, 0.0, pen->palette->dim };

      hl_chart_pen_segment (pen, canvas, &box, &item->style, NULL);
      hl_canvas_rect (canvas, &box, NULL, &edge);
      hl_text_block_draw (&item->text, pen, canvas, &pen->palette->text, HL_ALIGN_LEFT,
                          box.x + (BOX_WIDTH + BOX_GAP) * pen->em, top + item->y);
    }
}

/**
 * hl_legend_clear:
 * @self: a legend
 *
 * Frees what a legend holds.
 */
void
hl_legend_clear (HlLegend *self)
{
  g_clear_pointer (&self->items, g_array_unref);
}
