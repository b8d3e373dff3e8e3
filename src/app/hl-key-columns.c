#include "app/hl-key-columns.h"

#include "app/hl-key-current.h"

#define USUAL_BOXES 5

/* In lines of text. */
#define MARGIN 1.8
#define TEXT_X 4.4
#define COLUMN 1.9
#define BOX 1.55
#define WORD_GAP 0.6
#define WORD 7.4

static double
boxes_x (const HlKeyColumns *self)
{
  return self->width - self->line * (MARGIN + WORD + 0.2 + COLUMN * self->n_columns);
}

/**
 * hl_key_columns_prepare:
 * @self: (inout): columns
 * @widget: gives the font
 * @items: (element-type HlKeyItem): the lines of the list
 *
 * Makes room for the boxes of those lines.
 */
void
hl_key_columns_prepare (HlKeyColumns    *self,
                        GtkWidget       *widget,
                        const GPtrArray *items)
{
  hl_key_columns_clear (self);
  self->line = hl_key_line_height (widget);
  self->n_columns = USUAL_BOXES;

  for (guint i = 0; i < items->len; i++)
    self->n_columns = MAX (self->n_columns, ((const HlKeyItem *) items->pdata[i])->n_boxes);

  for (guint i = 0; i < HL_KEY_MAX_BOXES; i++)
    {
      const char figure[2] = { (char) ('1' + i), '\0' };

      self->figures[i] = gtk_widget_create_pango_layout (widget, figure);
    }
}

/**
 * hl_key_columns_clear:
 * @self: columns
 *
 * Lets the figures go.
 */
void
hl_key_columns_clear (HlKeyColumns *self)
{
  for (guint i = 0; i < HL_KEY_MAX_BOXES; i++)
    g_clear_object (&self->figures[i]);
}

/**
 * hl_key_columns_fit:
 * @self: columns
 * @items: (element-type HlKeyItem): the lines of the list
 *
 * Cuts the texts of the lines to the room they have; what was laid out for another width goes.
 */
void
hl_key_columns_fit (const HlKeyColumns *self,
                    const GPtrArray    *items)
{
  double text_width = boxes_x (self) - self->line * (TEXT_X + WORD_GAP);
  double all_width = self->width - boxes_x (self) - self->line;

  for (guint i = 0; i < items->len; i++)
    {
      HlKeyItem *item = items->pdata[i];
      double word_width = item->n_boxes > 0 ? self->line * WORD : all_width;

      pango_layout_set_width (item->text, (int) (text_width * PANGO_SCALE));
      pango_layout_set_width (item->word, (int) (word_width * PANGO_SCALE));
      g_clear_pointer (&item->node, gsk_render_node_unref);
      g_clear_pointer (&item->large, hl_key_current_free);
    }
}

static void
snapshot_boxes (const HlKeyColumns *self,
                const HlKeyItem    *item,
                GtkSnapshot        *snapshot,
                const HlKeyColors  *colors)
{
  double side = self->line * BOX;

  for (guint i = 0; i < item->n_boxes; i++)
    {
      gboolean chosen = item->keyed && item->value == i + 1;
      guint column = item->descending ? item->n_boxes - 1 - i : i;
      double x = boxes_x (self) + column * self->line * COLUMN;
      graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) (self->line * 0.1),
                                                 (float) side, (float) (self->line * 1.2));
      const GdkRGBA *color = item->asked ? &colors->text : &colors->dim;
      int width;

      pango_layout_get_pixel_size (self->figures[i], &width, NULL);
      hl_key_draw_box (snapshot, &rect, 4, chosen ? &colors->chosen : NULL,
                       chosen ? &colors->chosen : &colors->line, 1);
      hl_key_draw_text (snapshot, self->figures[i], x + (side - width) / 2, self->line * 0.2,
                        chosen ? &colors->on_chosen : color);
    }
}

/* The paper is turned: a rule across the list with the number that stands on the next page. */
static void
draw_page (const HlKeyColumns *self,
           const HlKeyItem    *item,
           GtkSnapshot        *snapshot,
           const HlKeyColors  *colors)
{
  double x = self->line * MARGIN;
  double middle = item->height / 2;
  graphene_rect_t rule;
  int width, height;

  pango_layout_get_pixel_size (item->text, &width, &height);
  hl_key_draw_text (snapshot, item->text, x, middle - height / 2.0, &colors->text);
  x += width + self->line * WORD_GAP;
  graphene_rect_init (&rule, (float) x, (float) middle,
                      (float) (self->width - x - self->line * MARGIN), 1);
  gtk_snapshot_append_color (snapshot, &colors->dim, &rule);
}

static void
draw (const HlKeyColumns *self,
      const HlKeyItem    *item,
      GtkSnapshot        *snapshot,
      const HlKeyColors  *colors)
{
  double y = self->line * 0.2;
  double word_x = boxes_x (self);
  const GdkRGBA *color = item->keyed && item->asked ? &colors->text : &colors->dim;

  if (item->kind == HL_KEY_ITEM_PAGE)
    {
      draw_page (self, item, snapshot, colors);
      return;
    }

  if (item->kind == HL_KEY_ITEM_TITLE)
    {
      hl_key_draw_text (snapshot, item->text, self->line * MARGIN, y + self->line * 0.1,
                        &colors->dim);
      return;
    }

  if (item->n_boxes > 0)
    word_x += self->line * (COLUMN * self->n_columns + WORD_GAP);

  hl_key_draw_text (snapshot, item->number, self->line * MARGIN, y, color);
  hl_key_draw_text (snapshot, item->text, self->line * TEXT_X, y, color);
  snapshot_boxes (self, item, snapshot, colors);
  hl_key_draw_text (snapshot, item->word, word_x, y, color);
}

/**
 * hl_key_columns_snapshot:
 * @self: columns
 * @item: a line of the list that is not the current one
 * @snapshot: a snapshot of the list
 * @colors: colours
 *
 * Draws a small line. Its drawing is kept until the line changes: the toolkit then knows at once
 * that this part of the window needs no new paint.
 */
void
hl_key_columns_snapshot (const HlKeyColumns *self,
                         HlKeyItem          *item,
                         GtkSnapshot        *snapshot,
                         const HlKeyColors  *colors)
{
  if (item->node == NULL)
    {
      GtkSnapshot *own = gtk_snapshot_new ();

      draw (self, item, own, colors);
      item->node = gtk_snapshot_free_to_node (own);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) item->top));
  gtk_snapshot_append_node (snapshot, item->node);
  gtk_snapshot_restore (snapshot);
}
