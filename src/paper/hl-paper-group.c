#include "paper/hl-paper-private.h"

#define N_COLUMNS 2
#define WORTH 0.93    /* one more column must save 7 % of the height */

#define SHARE_GAP 3.2 /* between two questions in a row */

static void
free_piece (gpointer piece)
{
  hl_paper_piece_free (piece);
}

/* Common place of the options behind short labels; only in one wide column. */
static double
find_tab (const HlPaperSetting *setting,
          gboolean              with_header,
          guint                 first,
          guint                 n)
{
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  double tab = with_header ? hl_paper_question_tab (setting, "", "Người trả lời") : 0.0;

  for (guint i = first; i < first + n; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (question->role == HL_ROLE_DEMOGRAPHIC)
        tab = MAX (tab, hl_paper_question_tab (setting, question->number, question->text));
    }

  return tab;
}

static GPtrArray *
make_pieces (const HlPaperSetting *setting,
             gboolean              with_header,
             guint                 first,
             guint                 n,
             double                width,
             double                tab)
{
  const HlQuestionnaire *questionnaire = setting->survey->questionnaire;
  GPtrArray *pieces = g_ptr_array_new_with_free_func (free_piece);

  if (with_header && hl_paper_asks_field (setting->survey))
    g_ptr_array_add (pieces, hl_paper_header_new (setting, HL_PAPER_FIELD, width, tab));
  if (with_header && hl_paper_asks_area (setting->survey))
    g_ptr_array_add (pieces, hl_paper_header_new (setting, HL_PAPER_AREA, width, tab));
  if (with_header)
    g_ptr_array_add (pieces, hl_paper_header_new (setting, HL_PAPER_RESPONDENT, width, tab));

  for (guint i = first; i < first + n; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];
      const gboolean is_label = question->role == HL_ROLE_DEMOGRAPHIC;

      g_ptr_array_add (pieces, hl_paper_question_new (setting, question, width,
                                                      is_label ? tab : 0.0));
    }

  return pieces;
}

static double
height_of (const HlPaperGroup *self,
           guint               first,
           guint               n)
{
  double height = 0.0;

  for (guint i = first; i < first + n; i++)
    {
      const HlPaperPiece *piece = self->pieces->pdata[i];

      height += piece->height + (i > first ? piece->gap : 0.0);
    }

  return height;
}

/* How many columns of @height the pieces need, set one after the other. */
static guint
count_columns (const HlPaperGroup *self,
               guint               first,
               guint               n,
               double              height)
{
  guint n_columns = 1;
  double y = 0.0;

  for (guint i = first; i < first + n; i++)
    {
      const HlPaperPiece *piece = self->pieces->pdata[i];
      const double bottom = y + (y > 0.0 ? piece->gap : 0.0) + piece->height;

      if (piece->height > height)
        return G_MAXUINT;

      n_columns += bottom > height;
      y = bottom > height ? piece->height : bottom;
    }

  return n_columns;
}

/* The least height at which the columns suffice: it is that of some run of pieces. */
static double
balance (const HlPaperGroup *self,
         guint               first,
         guint               n)
{
  double low = 0.0, high = height_of (self, first, n);

  while (high - low > 0.01)
    {
      const double middle = (low + high) / 2.0;

      if (count_columns (self, first, n, middle) <= self->n_columns)
        high = middle;
      else
        low = middle;
    }

  return high;
}

/* Puts questions of a single row side by side, as long as they fit. */
static GPtrArray *
share_rows (GPtrArray *pieces,
            double     width)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_piece);
  double x = 0.0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const HlPaperPiece *piece = pieces->pdata[i];
      const gboolean shares = x > 0.0 && piece->row_width > 0.0 &&
                              x + SHARE_GAP + piece->row_width <= width;
      HlPaperPiece *row = shares ? rows->pdata[rows->len - 1] : hl_paper_piece_new ();

      if (!shares)
        {
          g_ptr_array_add (rows, row);
          row->gap = piece->gap;
          row->name = piece->name;
        }

      x = shares ? x + SHARE_GAP : 0.0;
      hl_paper_piece_append (row, piece, x, 0.0);
      row->height = MAX (row->height, piece->height);
      x = piece->row_width > 0.0 ? x + piece->row_width : 0.0;
    }

  g_ptr_array_unref (pieces);

  return rows;
}

static HlPaperGroup *
try_columns (const HlPaperSetting *setting,
             gboolean              with_header,
             guint                 first,
             guint                 n,
             guint                 n_columns)
{
  HlPaperGroup *self = g_new0 (HlPaperGroup, 1);

  self->n_columns = n_columns;
  self->column_width = (setting->width + HL_PAPER_COLUMN_GAP) / n_columns - HL_PAPER_COLUMN_GAP;
  self->pieces = make_pieces (setting, with_header, first, n, self->column_width,
                              n_columns > 1 || setting->spacing->packed
                              ? 0.0 : find_tab (setting, with_header, first, n));
  if (n_columns == 1 && setting->spacing->packed)
    self->pieces = share_rows (self->pieces, self->column_width);

  return self;
}

/**
 * hl_paper_group_new:
 * @setting: how the form is set
 * @with_header: begins with the header boxes
 * @first_question: index of the first question
 * @n_questions: how many, all outside tables
 *
 * Sets questions in one or more columns, whichever is lower; more columns must be worth it.
 *
 * Returns: (transfer full): the group
 */
HlPaperGroup *
hl_paper_group_new (const HlPaperSetting *setting,
                    gboolean              with_header,
                    guint                 first_question,
                    guint                 n_questions)
{
  HlPaperGroup *best = try_columns (setting, with_header, first_question, n_questions, 1);

  for (guint n = 2; n <= MIN (setting->spacing->max_columns, N_COLUMNS); n++)
    {
      HlPaperGroup *other = try_columns (setting, with_header, first_question, n_questions, n);

      if (balance (other, 0, other->pieces->len) <
          balance (best, 0, best->pieces->len) * WORTH)
        {
          hl_paper_group_free (best);
          best = other;
        }
      else
        hl_paper_group_free (other);
    }

  return best;
}

/**
 * hl_paper_group_free:
 * @self: (transfer full): a group
 *
 * Frees a group.
 */
void
hl_paper_group_free (HlPaperGroup *self)
{
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static HlPaperPiece *
set_columns (const HlPaperGroup *self,
             guint               first,
             guint               n)
{
  const double height = balance (self, first, n) + 0.02;
  HlPaperPiece *piece = hl_paper_piece_new ();
  double x = 0.0, y = 0.0;

  for (guint i = first; i < first + n; i++)
    {
      const HlPaperPiece *question = self->pieces->pdata[i];
      const double gap = y > 0.0 ? question->gap : 0.0;

      if (y > 0.0 && y + gap + question->height > height)
        {
          x += self->column_width + HL_PAPER_COLUMN_GAP;
          y = 0.0;
        }
      else
        y += gap;

      hl_paper_piece_append (piece, question, x, y);
      y += question->height;
      piece->height = MAX (piece->height, y);
    }

  return piece;
}

/**
 * hl_paper_group_take:
 * @self: a group
 * @first: index of the first piece not yet placed
 * @room: height left on the page
 * @out_n: (out): how many pieces were taken
 *
 * Sets as many pieces as fit into @room.
 *
 * Returns: (transfer full) (nullable): them; %NULL when not even one fits
 */
HlPaperPiece *
hl_paper_group_take (const HlPaperGroup *self,
                     guint               first,
                     double              room,
                     guint              *out_n)
{
  guint n = self->pieces->len - first;

  while (n > 0 && balance (self, first, n) > room)
    n--;

  *out_n = n;

  return n > 0 ? set_columns (self, first, n) : NULL;
}
