#include "report/hl-flow.h"

#include <math.h>

#include "report/hl-flow-private.h"

#define TOLERANCE 1e-6

/* Pieces that cling together may leave this share of a page empty. */
#define MOST_EMPTY 0.1

#define PAGE_NUMBER_SIZE 14.0
#define PAGE_NUMBER_BASELINE 36.0
#define FOOTER_SIZE 8.0
#define FOOTER_LEADING 1.2
#define FOOTER_RISE 28.0 /* of the baseline above the edge of the page */
#define LIST_FOOTER_SIZE 10.0

#define DRAFT_WORDS "DỰ THẢO"
#define DRAFT_SIZE 120.0
#define DRAFT_ANGLE -0.95
#define DRAFT_CAP_HEIGHT 0.66

static const HlColor black = { 0.0, 0.0, 0.0, 1.0 };
static const HlColor dim = { 0.27, 0.27, 0.27, 1.0 };
static const HlColor pale = { 0.91, 0.91, 0.91, 1.0 };

typedef struct
{
  const HlPiece *piece;
  double         y;
} Placed;

static const HlPiece *
piece_at (const HlFlow *self,
          guint         i)
{
  return &g_array_index (self->pieces, HlPiece, i);
}

/* Puts the header of the table that goes on with piece @first on top of the page. */
static double
place_header (const HlFlow *self,
              guint         first,
              GArray       *page)
{
  const HlPiece *next = piece_at (self, first);
  double y = 0.0;

  for (guint i = 0; next->header > 0 && i < next->n_header; i++)
    {
      Placed placed = { piece_at (self, next->header - 1 + i), y };

      g_array_append_val (page, placed);
      y += placed.piece->height;
    }

  return y;
}

/* Where to end a page on which the pieces @first…@fit−1 have room: at the last break allowed;
 * rather before what clings together, if that leaves little of the page empty; where the page is
 * full when no break is allowed. */
static guint
find_end (const HlFlow *self,
          const GArray *page,
          guint         n_header,
          guint         first,
          guint         fit)
{
  const double height = hl_flow_get_text_height (self);
  guint end = first;

  for (guint i = fit; i > first && end == first; i--)
    {
      if (!piece_at (self, i - 1)->keep)
        end = i;
    }

  for (guint i = end; i > first; i--)
    {
      const Placed *last = &g_array_index (page, Placed, n_header + i - 1 - first);

      if (last->y + last->piece->height < (1.0 - MOST_EMPTY) * height)
        break;
      if (!last->piece->keep && !last->piece->cling)
        return i;
    }

  return end > first ? end : fit;
}

/* Fills a page from piece @first on. Returns the first piece of the next page. */
static guint
fill_page (const HlFlow *self,
           guint         first,
           GArray       *page)
{
  const double height = hl_flow_get_text_height (self);
  double y = place_header (self, first, page);
  guint n_header = page->len;
  guint fit = first;
  guint end;

  for (; fit < self->pieces->len; fit++)
    {
      const HlPiece *piece = piece_at (self, fit);
      Placed placed = { piece, y + (fit > first ? piece->space : 0.0) };

      if (placed.y + piece->height > height + TOLERANCE && fit > first)
        break;

      g_array_append_val (page, placed);
      y = placed.y + piece->height;
    }

  end = fit == self->pieces->len ? fit : find_end (self, page, n_header, first, fit);
  g_array_set_size (page, n_header + end - first);

  return end;
}

static void
close_tags (HlCanvas      *canvas,
            const HlPiece *open,
            const HlPiece *next)
{
  gboolean same_outer = next != NULL && open->outer != NULL && next->outer != NULL &&
                        open->outer_group == next->outer_group;

  if (open->role != NULL)
    hl_canvas_end_tag (canvas);
  if (open->outer != NULL && !same_outer)
    hl_canvas_end_tag (canvas);
}

/* Opens the tags of @piece that the piece before it, @last, did not leave open. */
static void
change_tags (HlCanvas      *canvas,
             const HlPiece *last,
             const HlPiece *piece)
{
  gboolean outer_is_open = last != NULL && last->outer != NULL && piece->outer != NULL &&
                           last->outer_group == piece->outer_group;

  if (last != NULL && last->group == piece->group && piece->role != NULL)
    return;

  if (last != NULL)
    close_tags (canvas, last, piece);
  if (piece->outer != NULL && !outer_is_open)
    hl_canvas_begin_tag (canvas, piece->outer, NULL);
  if (piece->role != NULL)
    hl_canvas_begin_tag (canvas, piece->role, piece->alternative);
}

static void
draw_pieces (const HlPageFrame *frame,
             const GArray      *page,
             HlCanvas          *canvas)
{
  const HlPiece *last = NULL;

  for (guint i = 0; i < page->len; i++)
    {
      const Placed *placed = &g_array_index (page, Placed, i);

      if (placed->piece->rules != NULL)
        placed->piece->rules (placed->piece->data, placed->piece->index, canvas, frame->left,
                              frame->top + placed->y);
    }

  for (guint i = 0; i < page->len; i++)
    {
      const Placed *placed = &g_array_index (page, Placed, i);
      double y = frame->top + placed->y;

      change_tags (canvas, last, placed->piece);
      if (placed->piece->bookmark != NULL)
        hl_canvas_bookmark (canvas, placed->piece->level, y, placed->piece->bookmark);
      placed->piece->draw (placed->piece->data, placed->piece->index, canvas, frame->left, y);
      last = placed->piece;
    }

  if (last != NULL)
    close_tags (canvas, last, NULL);
}

static void
draw_watermark (HlCanvas        *canvas,
                const HlMetrics *metrics)
{
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_BOLD, DRAFT_SIZE };
  double half = hl_metrics_width (metrics, &font, DRAFT_WORDS) / 2.0;
  double drop = DRAFT_CAP_HEIGHT * DRAFT_SIZE / 2.0;
  double x = HL_PAGE_WIDTH / 2.0 - half * cos (DRAFT_ANGLE) - drop * sin (DRAFT_ANGLE);
  double y = HL_PAGE_HEIGHT / 2.0 - half * sin (DRAFT_ANGLE) + drop * cos (DRAFT_ANGLE);

  hl_canvas_text_rotated (canvas, x, y, &font, &pale, DRAFT_ANGLE, DRAFT_WORDS);
}

static void
draw_number (HlCanvas        *canvas,
             const HlMetrics *metrics,
             guint            number)
{
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, PAGE_NUMBER_SIZE };
  g_autofree char *text = g_strdup_printf ("%u", number);

  hl_canvas_text_center (canvas, metrics, HL_PAGE_LEFT + HL_TEXT_WIDTH / 2.0, PAGE_NUMBER_BASELINE,
                         &font, &black, text);
}

/* What a list is and which page of how many, at the foot of every page. */
static void
draw_list_footer (const HlFlow *self,
                  HlCanvas     *canvas,
                  guint         number,
                  guint         n_pages)
{
  const HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, LIST_FOOTER_SIZE };
  const HlPageFrame *frame = &self->frame;
  const double baseline = frame->height - FOOTER_RISE;
  g_autofree char *page = g_strdup_printf ("Trang %u/%u", number, n_pages);
  const double room = hl_flow_get_width (self) - hl_metrics_width (self->metrics, &font, page) -
                      FOOTER_RISE;
  g_autofree char *title = hl_metrics_ellipsize (self->metrics, &font, self->list_title, room);

  hl_canvas_text (canvas, frame->left, baseline, &font, &dim, title);
  hl_canvas_text_right (canvas, self->metrics, frame->width - frame->right, baseline, &font, &black,
                        page);
}

static HlScene *
make_page (const HlFlow *self,
           const GArray *page,
           guint         number,
           guint         n_pages,
           gboolean      draft)
{
  HlScene *scene = hl_scene_new (self->frame.width, self->frame.height);
  HlCanvas *canvas = hl_scene_get_canvas (scene);

  if (draft)
    draw_watermark (canvas, self->metrics);
  if (self->list_title != NULL)
    draw_list_footer (self, canvas, number, n_pages);
  else if (number > 1)
    draw_number (canvas, self->metrics, number);
  draw_pieces (&self->frame, page, canvas);

  return scene;
}

/* A small text in the bottom margin, as many lines as it needs, the last one at its place. */
static void
draw_footer (HlCanvas        *canvas,
             const HlMetrics *metrics,
             const char      *footer)
{
  HlFont font = { HL_FAMILY_SERIF, HL_FONT_REGULAR, FOOTER_SIZE };
  g_auto (GStrv) lines = hl_metrics_wrap (metrics, &font, footer, HL_TEXT_WIDTH);
  guint n_lines = g_strv_length (lines);

  for (guint i = 0; i < n_lines; i++)
    hl_canvas_text (canvas, HL_PAGE_LEFT,
                    HL_PAGE_HEIGHT - FOOTER_RISE - (n_lines - 1 - i) * FOOTER_LEADING * FOOTER_SIZE,
                    &font, &dim, lines[i]);
}

/**
 * hl_flow_to_pages:
 * @self: a flow
 * @draft: write "DỰ THẢO" across every page, under the text
 * @footer: (nullable): small line under the text of the last page
 *
 * Breaks a flow into A4 pages. The number of the page stands in the top margin from page 2 on, in a
 * list at the foot. No
 * heading stands alone at the end of a page, no line of a paragraph alone on a page; drawings and
 * rows stay whole.
 *
 * Returns: (transfer full) (element-type HlScene): the pages, at least one
 */
GPtrArray *
hl_flow_to_pages (const HlFlow *self,
                  gboolean      draft,
                  const char   *footer)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_scene_unref);
  g_autoptr (GPtrArray) filled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint next = 0;

  do
    {
      GArray *page = g_array_new (FALSE, FALSE, sizeof (Placed));

      g_ptr_array_add (filled, page);
      if (self->pieces->len > 0)
        next = fill_page (self, next, page);
    }
  while (next < self->pieces->len);

  for (guint i = 0; i < filled->len; i++)
    g_ptr_array_add (pages, make_page (self, filled->pdata[i], i + 1, filled->len, draft));

  if (footer != NULL)
    draw_footer (hl_scene_get_canvas (pages->pdata[pages->len - 1]), self->metrics, footer);

  return pages;
}
