#include "report/hl-flow.h"

#include "core/hl-text.h"
#include "report/hl-flow-private.h"

#define BODY_SIZE 14.0
#define TIGHT_BODY_SIZE 13.0
#define PARAGRAPH_SPACE 6.0
#define PART_SPACE 9.0
#define CLAUSE_SPACE 6.0

static const HlPageFrame portrait = {
  HL_PAGE_WIDTH, HL_PAGE_HEIGHT, HL_PAGE_TOP, HL_PAGE_BOTTOM, HL_PAGE_LEFT, HL_PAGE_RIGHT,
};

/* A4 on its side: 20 mm to bind on the left, 15 mm elsewhere. */
static const HlPageFrame landscape = {
  HL_PAGE_HEIGHT, HL_PAGE_WIDTH, 42.520, 42.520, 56.693, 42.520,
};

typedef struct
{
  gpointer       data;
  GDestroyNotify destroy;
} Owned;

static void
clear_owned (gpointer data)
{
  Owned *owned = data;

  owned->destroy (owned->data);
}

/**
 * hl_flow_new:
 * @metrics: measures the text; must outlive the flow
 * @density: how much goes on a page
 *
 * Returns: (transfer full): an empty flow
 */
HlFlow *
hl_flow_new (const HlMetrics *metrics,
             HlDensity        density)
{
  HlFlow *self = g_new0 (HlFlow, 1);

  self->metrics = metrics;
  self->density = density;
  self->frame = portrait;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (HlPiece));
  self->owned = g_array_new (FALSE, FALSE, sizeof (Owned));
  g_array_set_clear_func (self->owned, clear_owned);

  return self;
}

/**
 * hl_flow_new_list:
 * @metrics: measures the text; must outlive the flow
 * @title: at the foot of every page: "Danh sách phát, thu phiếu"
 *
 * Returns: (transfer full): an empty flow on pages lying on their side, each with @title and its
 *   number of how many
 */
HlFlow *
hl_flow_new_list (const HlMetrics *metrics,
                  const char      *title)
{
  HlFlow *self = hl_flow_new (metrics, HL_DENSITY_COMFORTABLE);

  self->frame = landscape;
  self->list_title = g_strdup (title);

  return self;
}

/**
 * hl_flow_free:
 * @self: (transfer full): a flow
 *
 * Frees a flow. Pages made of it stay.
 */
void
hl_flow_free (HlFlow *self)
{
  g_array_free (self->pieces, TRUE);
  g_array_free (self->owned, TRUE);
  g_free (self->list_title);
  g_free (self);
}

/**
 * hl_flow_get_metrics:
 * @self: a flow
 *
 * Returns: (transfer none): what measures its text
 */
const HlMetrics *
hl_flow_get_metrics (const HlFlow *self)
{
  return self->metrics;
}

/**
 * hl_flow_get_density:
 * @self: a flow
 *
 * Returns: how much goes on its pages
 */
HlDensity
hl_flow_get_density (const HlFlow *self)
{
  return self->density;
}

/**
 * hl_flow_get_width:
 * @self: a flow
 *
 * Returns: width of its text, in points
 */
double
hl_flow_get_width (const HlFlow *self)
{
  return self->frame.width - self->frame.left - self->frame.right;
}

/**
 * hl_flow_get_text_height:
 * @self: a flow
 *
 * Returns: height of the text of a page, in points
 */
double
hl_flow_get_text_height (const HlFlow *self)
{
  return self->frame.height - self->frame.top - self->frame.bottom;
}

/**
 * hl_flow_own:
 * @self: a flow
 * @data: (transfer full): something its pieces draw
 * @destroy: frees @data
 *
 * Keeps @data as long as the flow.
 */
void
hl_flow_own (HlFlow        *self,
             gpointer       data,
             GDestroyNotify destroy)
{
  Owned owned = { data, destroy };

  g_array_append_val (self->owned, owned);
}

/**
 * hl_flow_new_group:
 * @self: a flow
 *
 * Returns: a number for pieces that share a tag
 */
guint
hl_flow_new_group (HlFlow *self)
{
  return ++self->n_groups;
}

/**
 * hl_flow_add:
 * @self: a flow
 * @piece: what comes next
 *
 * Appends a piece.
 *
 * Returns: (transfer none): the piece, valid until the next one is added
 */
HlPiece *
hl_flow_add (HlFlow        *self,
             const HlPiece *piece)
{
  self->list = 0;
  g_array_append_vals (self->pieces, piece, 1);

  return &g_array_index (self->pieces, HlPiece, self->pieces->len - 1);
}

/**
 * hl_flow_keep_last:
 * @self: a flow
 *
 * Keeps the end of what was added last on the page of what comes next.
 */
void
hl_flow_keep_last (HlFlow *self)
{
  if (self->pieces->len > 0)
    g_array_index (self->pieces, HlPiece, self->pieces->len - 1).keep = TRUE;
}

static void
draw_line (gconstpointer data,
           guint         index,
           HlCanvas     *canvas,
           double        x,
           double        y)
{
  hl_paragraph_draw (data, index, canvas, x, y);
}

/* Never one line of a paragraph alone at the end or at the top of a page. */
static gboolean
must_keep (guint line,
           guint n_lines)
{
  return line + 1 < n_lines && (line == 0 || line + 2 == n_lines);
}

/**
 * hl_flow_lines:
 * @self: a flow
 * @runs: the text
 * @style: how it is set
 * @role: its structure tag
 * @space: above it, in points
 *
 * Appends a text of any style, line by line.
 */
void
hl_flow_lines (HlFlow            *self,
               const HlRuns      *runs,
               const HlTextStyle *style,
               const char        *role,
               double             space)
{
  HlParagraph *block = hl_paragraph_new (self->metrics, runs, style,
                                         hl_flow_get_width (self));
  guint n_lines = hl_paragraph_get_n_lines (block);
  guint group = hl_flow_new_group (self);

  hl_flow_own (self, block, (GDestroyNotify) hl_paragraph_free);

  for (guint i = 0; i < n_lines; i++)
    hl_flow_add (self, &(HlPiece) {
      .space = i == 0 ? space : 0.0,
      .height = hl_paragraph_get_line_height (block),
      .keep = must_keep (i, n_lines),
      .role = role,
      .group = group,
      .draw = draw_line,
      .data = block,
      .index = i,
    });
}

static HlTextStyle
body_style (const HlFlow *self,
            HlTextAlign   align)
{
  double size = self->density == HL_DENSITY_TIGHT ? TIGHT_BODY_SIZE : BODY_SIZE;

  return (HlTextStyle) { size, HL_BODY_LEADING, align, HL_BODY_INDENT };
}

static void
add_heading (HlFlow     *self,
             const char *title,
             const char *role,
             guint       level,
             double      space)
{
  HlTextStyle style = body_style (self, HL_TEXT_LEFT);
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_BOLD, title);
  guint first = self->pieces->len;
  char *bookmark = g_strdup (title);

  hl_flow_lines (self, runs, &style, role, space);
  hl_flow_own (self, bookmark, g_free);

  for (guint i = first; i < self->pieces->len; i++)
    g_array_index (self->pieces, HlPiece, i).keep = TRUE;
  g_array_index (self->pieces, HlPiece, first).bookmark = bookmark;
  g_array_index (self->pieces, HlPiece, first).level = level;
}

/**
 * hl_flow_part:
 * @self: a flow
 * @title: in capitals: "KẾT QUẢ"
 *
 * Begins a part (mục), numbered "I.", "II."…
 */
void
hl_flow_part (HlFlow     *self,
              const char *title)
{
  g_autofree char *number = hl_text_roman (++self->n_parts);
  g_autofree char *line = g_strdup_printf ("%s. %s", number, title);

  self->n_clauses = 0;
  add_heading (self, line, "H1", 0, PART_SPACE);
}

/**
 * hl_flow_clause:
 * @self: a flow
 * @title: "Chỉ số chung"
 *
 * Begins a titled clause (khoản) on a line of its own, numbered "1.", "2."… within its part.
 */
void
hl_flow_clause (HlFlow     *self,
                const char *title)
{
  g_autofree char *line = g_strdup_printf ("%u. %s", ++self->n_clauses, title);

  add_heading (self, line, "H2", 1, CLAUSE_SPACE);
}

/**
 * hl_flow_paragraph:
 * @self: a flow
 * @runs: the text
 *
 * Appends a justified paragraph with an indented first line.
 */
void
hl_flow_paragraph (HlFlow       *self,
                   const HlRuns *runs)
{
  HlTextStyle body = body_style (self, HL_TEXT_JUSTIFY);

  hl_flow_lines (self, runs, &body, "P", PARAGRAPH_SPACE);
}

/**
 * hl_flow_item:
 * @self: a flow
 * @runs: the text, without its dash
 *
 * Appends an item of a list, with a dash; items in a row make one list.
 */
void
hl_flow_item (HlFlow       *self,
              const HlRuns *runs)
{
  guint list = self->list != 0 ? self->list : hl_flow_new_group (self);
  guint first = self->pieces->len;
  HlTextStyle body = body_style (self, HL_TEXT_JUSTIFY);
  g_autoptr (HlRuns) line = hl_runs_from (HL_FONT_REGULAR, "- ");

  for (guint i = 0; i < hl_runs_get_n (runs); i++)
    {
      HlFontStyle style;
      const char *text = hl_runs_get (runs, i, &style);

      hl_runs_add (line, style, text);
    }

  hl_flow_lines (self, line, &body, "LI", PARAGRAPH_SPACE);

  for (guint i = first; i < self->pieces->len; i++)
    {
      HlPiece *piece = &g_array_index (self->pieces, HlPiece, i);

      piece->outer = "L";
      piece->outer_group = list;
    }

  self->list = list;
}

/**
 * hl_flow_text:
 * @self: a flow
 * @text: lines as the office wrote them, valid UTF-8
 *
 * Appends a written text: every line is a paragraph, one that begins with "-" an item of a list.
 */
void
hl_flow_text (HlFlow     *self,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);
      gboolean is_item = line[0] == '-' && line[1] == ' ';
      g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_REGULAR, is_item ? line + 2 : line);

      if (is_item)
        hl_flow_item (self, runs);
      else if (line[0] != '\0')
        hl_flow_paragraph (self, runs);
    }
}

/**
 * hl_flow_note:
 * @self: a flow
 * @text: a remark on the table or drawing before it
 *
 * Appends a remark in small italics, where possible on the page of what it belongs to.
 */
void
hl_flow_note (HlFlow     *self,
              const char *text)
{
  static const HlTextStyle style = { 11.0, 1.2, HL_TEXT_JUSTIFY };
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_ITALIC, text);

  if (self->pieces->len > 0)
    g_array_index (self->pieces, HlPiece, self->pieces->len - 1).cling = TRUE;
  hl_flow_lines (self, runs, &style, "P", 3.0);
}
