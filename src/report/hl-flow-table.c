#include "report/hl-flow.h"

#include "report/hl-flow-private.h"

#define CAPTION_SPACE 8.0
#define TABLE_SPACE 4.0
#define FIGURE_SPACE 8.0

/* A table no taller than this share of a page should stay whole. */
#define SMALL_TABLE 0.3

/* A header taller than this share of a page is not repeated. */
#define TALLEST_HEADER 0.4

static const HlTextStyle caption_style = { 13.0, 1.2, HL_TEXT_CENTER };

static void
draw_rules (gconstpointer data,
            guint         index,
            HlCanvas     *canvas,
            double        x,
            double        y)
{
  hl_table_layout_draw_rules (data, index, canvas, x, y);
}

static void
draw_text (gconstpointer data,
           guint         index,
           HlCanvas     *canvas,
           double        x,
           double        y)
{
  hl_table_layout_draw_text (data, index, canvas, x, y);
}

static void
draw_scene (gconstpointer data,
            guint         index,
            HlCanvas     *canvas,
            double        x,
            double        y)
{
  hl_scene_replay_at (data, canvas, x, y);
}

static gboolean
is_small (const HlFlow        *self,
          const HlTableLayout *layout)
{
  double height = 0.0;

  for (guint i = 0; i < hl_table_layout_get_n_strips (layout); i++)
    height += hl_table_layout_get_height (layout, i);

  return height <= SMALL_TABLE *hl_flow_get_text_height (self);
}

/* A header stays with the first two rows, the title of a group with its first row, and the last
 * rows stay together. */
static gboolean
keeps_next (const HlTableLayout *layout,
            guint                strip,
            guint                n_header)
{
  guint n_strips = hl_table_layout_get_n_strips (layout);
  HlRowKind kind = hl_table_layout_get_kind (layout, strip);

  if (strip + 1 == n_strips)
    return FALSE;

  return strip <= n_header || kind == HL_ROW_GROUP || strip + 3 >= n_strips ||
         hl_table_layout_get_kind (layout, strip + 1) == HL_ROW_TOTAL;
}

/* Appends the rows of a table; they stay whole, and on a new page the header is repeated. */
static void
add_rows (HlFlow        *self,
          const HlTable *table)
{
  const double page_height = hl_flow_get_text_height (self);
  HlTableLayout *layout = hl_table_layout_new (table, self->metrics, hl_flow_get_width (self),
                                               page_height);
  guint n_strips = hl_table_layout_get_n_strips (layout);
  guint first = self->pieces->len;
  guint outer = hl_flow_new_group (self);
  guint n_header;
  double header_height = hl_table_layout_get_header (layout, &n_header);
  gboolean small = is_small (self, layout);

  hl_flow_own (self, layout, (GDestroyNotify) hl_table_layout_free);
  if (header_height > TALLEST_HEADER * page_height)
    n_header = 0;

  for (guint i = 0; i < n_strips; i++)
    hl_flow_add (self, &(HlPiece) {
      .space = i == 0 ? TABLE_SPACE : 0.0,
      .height = hl_table_layout_get_height (layout, i),
      .keep = keeps_next (layout, i, n_header),
      .cling = small && i + 1 < n_strips,
      .outer = "Table",
      .outer_group = outer,
      .role = "TR",
      .group = hl_flow_new_group (self),
      .rules = draw_rules,
      .draw = draw_text,
      .data = layout,
      .index = i,
      .header = i > n_header && n_header > 0 ? first + 1 : 0,
      .n_header = n_header,
    });
}

static void
add_caption (HlFlow     *self,
             const char *kind,
             guint       number,
             const char *title,
             double      space)
{
  g_autoptr (HlRuns) runs = hl_runs_new ();

  hl_runs_add_format (runs, HL_FONT_BOLD, "%s\u00a0%u. %s", kind, number, title);
  hl_flow_lines (self, runs, &caption_style, "Caption", space);
}

static void
keep_from (HlFlow *self,
           guint   first)
{
  for (guint i = first; i < self->pieces->len; i++)
    g_array_index (self->pieces, HlPiece, i).keep = TRUE;
}

/**
 * hl_flow_more_table:
 * @self: a flow
 * @title: "Theo lĩnh vực"
 * @table: rows under at least one header row
 *
 * Appends one more part of the table before it, under a title without a number.
 */
void
hl_flow_more_table (HlFlow        *self,
                    const char    *title,
                    const HlTable *table)
{
  static const HlTextStyle style = { 11.5, 1.17, HL_TEXT_CENTER };
  g_autoptr (HlRuns) runs = hl_runs_from (HL_FONT_BOLD_ITALIC, title);
  guint first = self->pieces->len;

  hl_flow_lines (self, runs, &style, "P", TABLE_SPACE);
  keep_from (self, first);
  add_rows (self, table);
}

/**
 * hl_flow_list:
 * @self: a flow
 * @table: rows under at least one header row
 *
 * Appends a table without a caption: the document is the table.
 */
void
hl_flow_list (HlFlow        *self,
              const HlTable *table)
{
  add_rows (self, table);
}

/**
 * hl_flow_table:
 * @self: a flow
 * @title: "Số phiếu khảo sát theo lĩnh vực"
 * @table: rows under at least one header row
 *
 * Appends a table under its caption "Bảng n. …".
 *
 * Returns: the number of the table
 */
guint
hl_flow_table (HlFlow        *self,
               const char    *title,
               const HlTable *table)
{
  guint first = self->pieces->len;

  add_caption (self, "Bảng", ++self->n_tables, title, CAPTION_SPACE);
  keep_from (self, first);
  add_rows (self, table);

  return self->n_tables;
}

/**
 * hl_flow_figure:
 * @self: a flow
 * @title: "Chỉ số năm yếu tố"
 * @alternative: the drawing in words
 * @scene: (transfer full): the drawing, no taller than a page
 *
 * Appends a drawing over its caption "Biểu đồ n. …"; it is never cut.
 *
 * Returns: the number of the drawing
 */
guint
hl_flow_figure (HlFlow     *self,
                const char *title,
                const char *alternative,
                HlScene    *scene)
{
  char *words = g_strdup (alternative);

  hl_flow_own (self, scene, (GDestroyNotify) hl_scene_unref);
  hl_flow_own (self, words, g_free);
  hl_flow_add (self, &(HlPiece) {
    .space = FIGURE_SPACE,
    .height = hl_scene_get_height (scene),
    .keep = TRUE,
    .role = "Figure",
    .alternative = words,
    .group = hl_flow_new_group (self),
    .draw = draw_scene,
    .data = scene,
  });
  add_caption (self, "Biểu đồ", ++self->n_figures, title, 2.0);

  return self->n_figures;
}
