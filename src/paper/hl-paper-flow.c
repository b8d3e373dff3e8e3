#include "paper/hl-paper-flow.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define BOTTOM 280.2 /* clear of the marks and the foot */

typedef struct
{
  const HlPaperSetting *setting;
  GArray               *items;      /* owned */
  GPtrArray            *heads;      /* owned */
  HlPaperLayout        *layout;
  HlPaperPiece         *head;       /* of the table on this page, or NULL; borrowed */
  HlPaperPiece         *last_head;  /* the latest on any page, borrowed */
  double                top;
  double                y;
  gboolean              is_lone;    /* a single question of a block goes on to the next page */
} Flow;

static void
free_piece (gpointer piece)
{
  hl_paper_piece_free (piece);
}

static HlPaperLayout *
make_layout (const HlPaperSetting *setting)
{
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  HlPaperLayout *self = hl_paper_layout_blank ();

  self->large = setting->large;
  self->form = g_strdup_printf ("%s.%u", questionnaire->id, questionnaire->revision);

  return self;
}

static void
begin_page (Flow              *self,
            const HlPaperItem *item)
{
  const HlPart *part = &self->setting->survey->questionnaire->parts[item->part];
  g_autofree char *words = item->is_title ? g_strdup ("") : hl_paper_part_words (part);
  HlPaperSheet sheet = { 0 };
  HlPaperPiece *head = self->layout->n_pages == 0
                       ? hl_paper_first_head (self->setting, &sheet, &self->layout->stamp)
                       : hl_paper_next_head (self->setting, words, &sheet);

  self->layout->n_pages++;
  g_array_append_val (self->layout->sheets, sheet);
  hl_paper_layout_append (self->layout, head, self->layout->n_pages, 0.0, 0.0);
  self->top = self->y = head->height;
  self->head = NULL;
  hl_paper_piece_free (head);
}

static HlPaperPiece *
find_head (const Flow         *self,
           const HlPaperPiece *piece)
{
  if (piece->head == NULL || piece->head == self->head)
    return NULL;

  return piece->head == self->last_head ? piece->head_again : piece->head;
}

/* Height of a piece on this page, with what must stand on the same one. */
static double
needed (const Flow *self,
        guint       index,
        gboolean    at_top)
{
  const HlPaperItem *items = (const HlPaperItem *) self->items->data;
  double height = 0.0;
  gboolean has_head = FALSE;

  for (guint i = index; i < self->items->len; i++)
    {
      const HlPaperPiece *piece = items[i].piece != NULL ? items[i].piece
                                                         : items[i].group->pieces->pdata[0];
      const HlPaperPiece *head = has_head ? NULL : find_head (self, piece);

      height += piece->height + (head != NULL ? head->height : 0.0);
      if ((i > index || !at_top) && head == NULL)
        height += piece->gap;
      has_head |= head != NULL;
      if (items[i].group != NULL || !piece->keep)
        break;
    }

  return height;
}

/* What has no name of its own stays with what follows it. */
static gboolean
refuse (const Flow         *self,
        guint               index,
        const HlPaperPiece *piece,
        GError            **error)
{
  const HlPaperItem *items = (const HlPaperItem *) self->items->data;

  for (guint i = index + 1; piece->name == NULL && i < self->items->len; i++)
    piece = items[i].piece != NULL ? items[i].piece : items[i].group->pieces->pdata[0];

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("Question “%s” does not fit on a page: shorten it"),
               piece->name != NULL ? piece->name : "");

  return FALSE;
}

static void
put (Flow               *self,
     const HlPaperPiece *piece)
{
  hl_paper_layout_append (self->layout, piece, self->layout->n_pages, self->setting->left, self->y);
  self->y += piece->height;
}

static gboolean
place_piece (Flow    *self,
             guint    index,
             GError **error)
{
  const HlPaperItem *item = &g_array_index (self->items, HlPaperItem, index);
  HlPaperPiece *head;

  if (self->y > self->top && self->y + needed (self, index, FALSE) > BOTTOM)
    begin_page (self, item);
  if (self->y == self->top && self->y + needed (self, index, TRUE) > BOTTOM)
    return refuse (self, index, item->piece, error);

  head = find_head (self, item->piece);
  if (head != NULL)
    put (self, head);
  else if (self->y > self->top)
    self->y += item->piece->gap;

  if (item->piece->head != NULL)
    self->last_head = item->piece->head;
  self->head = item->piece->head;
  put (self, item->piece);

  return TRUE;
}

static gboolean
place_group (Flow    *self,
             guint    index,
             GError **error)
{
  const HlPaperItem *item = &g_array_index (self->items, HlPaperItem, index);
  const GPtrArray *pieces = item->group->pieces;

  self->head = NULL;
  for (guint first = 0; first < pieces->len;)
    {
      const HlPaperPiece *next = pieces->pdata[first];
      guint n;

      if (self->y > self->top)
        self->y += next->gap;

      HlPaperPiece *columns = hl_paper_group_take (item->group, first, BOTTOM - self->y, &n);

      if (columns == NULL && self->y == self->top)
        return refuse (self, index, next, error);
      if (columns == NULL || first + n < pieces->len)
        {
          if (columns != NULL)
            put (self, columns);
          begin_page (self, item);
        }
      else
        put (self, columns);

      hl_paper_piece_free (columns);
      first += n;
      self->is_lone |= n > 0 && first + 1 == pieces->len;
    }

  return TRUE;
}

static gboolean
place_all (Flow    *self,
           GError **error)
{
  begin_page (self, &g_array_index (self->items, HlPaperItem, 0));

  for (guint i = 0; i < self->items->len; i++)
    {
      const gboolean is_group = g_array_index (self->items, HlPaperItem, i).group != NULL;

      if (!(is_group ? place_group (self, i, error) : place_piece (self, i, error)))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_paper_flow:
 * @setting: how the form is set
 * @out_lone: (out): whether a page begins with the last question of a block that the page before
 *   holds the rest of
 * @error: return location for an error
 *
 * Puts the form on pages: no question is split, no title is left alone, heads of tables come again.
 *
 * Returns: (transfer full): the layout, or %NULL with %HL_ERROR_INVALID when a question is too long
 *   for a page
 */
HlPaperLayout *
hl_paper_flow (const HlPaperSetting *setting,
               gboolean             *out_lone,
               GError              **error)
{
  g_autoptr (HlPaperLayout) layout = make_layout (setting);
  Flow self = { setting, NULL, g_ptr_array_new_with_free_func (free_piece), layout };
  gboolean done;

  self.items = hl_paper_items_new (setting, self.heads);
  done = place_all (&self, error);
  g_array_unref (self.items);
  g_ptr_array_unref (self.heads);

  if (!done)
    return NULL;

  hl_paper_place_frame (layout, setting);
  *out_lone = self.is_lone;

  return g_steal_pointer (&layout);
}
