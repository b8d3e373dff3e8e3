#include "paper/hl-paper-private.h"

#define DOT 0.25
#define DOT_GRAY 0.4

static void
clear_box (gpointer data)
{
  g_free (((HlPaperBox *) data)->question);
}

static void
clear_text (gpointer data)
{
  g_free (((HlPaperText *) data)->text);
}

/**
 * hl_paper_boxes_new:
 *
 * Returns: (transfer full) (element-type HlPaperBox): an empty array
 */
GArray *
hl_paper_boxes_new (void)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (HlPaperBox));

  g_array_set_clear_func (boxes, clear_box);

  return boxes;
}

/**
 * hl_paper_ink_init:
 * @boxes: (out): boxes
 * @writing: (out): places to write
 * @texts: (out): lines of print
 * @lines: (out): drawn lines
 *
 * Makes the four arrays of a piece or layout.
 */
void
hl_paper_ink_init (GArray **boxes,
                   GArray **writing,
                   GArray **texts,
                   GArray **lines)
{
  *boxes = hl_paper_boxes_new ();
  *writing = hl_paper_boxes_new ();
  *texts = g_array_new (FALSE, FALSE, sizeof (HlPaperText));
  *lines = g_array_new (FALSE, FALSE, sizeof (HlPaperLine));
  g_array_set_clear_func (*texts, clear_text);
}

/**
 * hl_paper_piece_new:
 *
 * Returns: (transfer full): an empty piece
 */
HlPaperPiece *
hl_paper_piece_new (void)
{
  HlPaperPiece *self = g_new0 (HlPaperPiece, 1);

  hl_paper_ink_init (&self->boxes, &self->writing, &self->texts, &self->lines);
  self->places = hl_paper_boxes_new ();

  return self;
}

/**
 * hl_paper_piece_free:
 * @self: (transfer full) (nullable): a piece
 *
 * Frees a piece.
 */
void
hl_paper_piece_free (HlPaperPiece *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->boxes);
  g_array_unref (self->writing);
  g_array_unref (self->texts);
  g_array_unref (self->lines);
  g_array_unref (self->places);
  g_free (self);
}

/**
 * hl_paper_piece_box:
 * @self: a piece
 * @question: code of the question
 * @option: option it stands for
 * @x: left edge
 * @y: top edge
 * @size: of its sides
 *
 * Adds a box to tick.
 */
void
hl_paper_piece_box (HlPaperPiece *self,
                    const char   *question,
                    guint         option,
                    double        x,
                    double        y,
                    double        size)
{
  const HlPaperBox box = { 0, g_strdup (question), option, { x, y, size, size } };

  g_array_append_val (self->boxes, box);
}

/**
 * hl_paper_piece_writing:
 * @self: a piece
 * @question: code of the question
 * @option: option the text belongs to, 0 = the question's own
 * @rect: the place
 *
 * Adds a place where a text is written.
 */
void
hl_paper_piece_writing (HlPaperPiece *self,
                        const char   *question,
                        guint         option,
                        const HlRect *rect)
{
  const HlPaperBox box = { 0, g_strdup (question), option, *rect };

  g_array_append_val (self->writing, box);
}

/**
 * hl_paper_piece_place:
 * @self: the whole of a question
 * @question: its code
 * @width: of its column
 *
 * Notes where the question stands.
 */
void
hl_paper_piece_place (HlPaperPiece *self,
                      const char   *question,
                      double        width)
{
  const HlPaperBox place = {
    0, g_strdup (question), 0,
    { 0.0, 0.0, self->row_width > 0.0 ? self->row_width : width, self->height },
  };

  g_array_append_val (self->places, place);
}

/**
 * hl_paper_piece_text:
 * @self: a piece
 * @x: left end
 * @baseline: its height
 * @style: of the face
 * @size: in points
 * @text: one line
 *
 * Adds a line of print.
 */
void
hl_paper_piece_text (HlPaperPiece *self,
                     double        x,
                     double        baseline,
                     HlFontStyle   style,
                     double        size,
                     const char   *text)
{
  const HlPaperText line = { 0, x, baseline, style, size, g_strdup (text) };

  g_array_append_val (self->texts, line);
}

/**
 * hl_paper_piece_line:
 * @self: a piece
 * @x1: one end
 * @y1: one end
 * @x2: other end
 * @y2: other end
 * @width: of the pen
 * @gray: 0 black … 0.7
 *
 * Adds a solid line.
 */
void
hl_paper_piece_line (HlPaperPiece *self,
                     double        x1,
                     double        y1,
                     double        x2,
                     double        y2,
                     double        width,
                     double        gray)
{
  const HlPaperLine line = { 0, x1, y1, x2, y2, width, gray, 0.0 };

  g_array_append_val (self->lines, line);
}

/**
 * hl_paper_piece_dots:
 * @self: a piece
 * @x1: left end
 * @x2: right end
 * @y: its height
 *
 * Adds a dotted line to write on.
 */
void
hl_paper_piece_dots (HlPaperPiece *self,
                     double        x1,
                     double        x2,
                     double        y)
{
  const HlPaperLine line = { 0, x1, y, x2, y, DOT, DOT_GRAY, 2 * DOT };

  g_array_append_val (self->lines, line);
}

static void
append_boxes (GArray       *to,
              const GArray *from,
              guint         page,
              double        dx,
              double        dy)
{
  for (guint i = 0; i < from->len; i++)
    {
      HlPaperBox box = g_array_index (from, HlPaperBox, i);

      box.page = page;
      box.question = g_strdup (box.question);
      box.rect.x += dx;
      box.rect.y += dy;
      g_array_append_val (to, box);
    }
}

static void
append_texts (GArray       *to,
              const GArray *from,
              guint         page,
              double        dx,
              double        dy)
{
  for (guint i = 0; i < from->len; i++)
    {
      HlPaperText text = g_array_index (from, HlPaperText, i);

      text.page = page;
      text.text = g_strdup (text.text);
      text.x += dx;
      text.baseline += dy;
      g_array_append_val (to, text);
    }
}

static void
append_lines (GArray       *to,
              const GArray *from,
              guint         page,
              double        dx,
              double        dy)
{
  for (guint i = 0; i < from->len; i++)
    {
      HlPaperLine line = g_array_index (from, HlPaperLine, i);

      line.page = page;
      line.x1 += dx;
      line.x2 += dx;
      line.y1 += dy;
      line.y2 += dy;
      g_array_append_val (to, line);
    }
}

static HlRect
move_decided (const HlRect *rect,
              double        dx,
              double        dy)
{
  return (HlRect) { rect->x + dx, rect->y + dy, rect->width, rect->height };
}

/**
 * hl_paper_piece_append:
 * @self: a piece
 * @other: another
 * @dx: where its left edge goes
 * @dy: where its top goes
 *
 * Puts a copy of @other into @self.
 */
void
hl_paper_piece_append (HlPaperPiece       *self,
                       const HlPaperPiece *other,
                       double              dx,
                       double              dy)
{
  append_boxes (self->boxes, other->boxes, 0, dx, dy);
  append_boxes (self->writing, other->writing, 0, dx, dy);
  append_texts (self->texts, other->texts, 0, dx, dy);
  append_lines (self->lines, other->lines, 0, dx, dy);
  append_boxes (self->places, other->places, 0, dx, dy);
}

/**
 * hl_paper_layout_append:
 * @self: a layout in the making
 * @piece: a piece
 * @page: its page
 * @dx: where its left edge goes
 * @dy: where its top goes
 *
 * Puts a copy of @piece on a page.
 */
void
hl_paper_layout_append (HlPaperLayout      *self,
                        const HlPaperPiece *piece,
                        guint               page,
                        double              dx,
                        double              dy)
{
  append_boxes (self->boxes, piece->boxes, page, dx, dy);
  append_boxes (self->writing, piece->writing, page, dx, dy);
  append_texts (self->texts, piece->texts, page, dx, dy);
  append_lines (self->lines, piece->lines, page, dx, dy);
  append_boxes (self->places, piece->places, page, dx, dy);

  for (guint i = 0; i < HL_PAPER_N_DECIDED; i++)
    if (piece->decided[i].width > 0.0)
      {
        self->decided[i] = move_decided (&piece->decided[i], dx, dy);
        self->decided_page = page;
      }
}
