#pragma once

#include "chart/hl-scene.h"
#include "report/hl-table.h"
#include "report/hl-paragraph.h"

G_BEGIN_DECLS

/* A4 and its margins, in points: 20 mm above and below, 32 mm left, 17 mm right. */
#define HL_PAGE_WIDTH 595.276
#define HL_PAGE_HEIGHT 841.89
#define HL_PAGE_TOP 56.693
#define HL_PAGE_BOTTOM 56.693
#define HL_PAGE_LEFT 90.709
#define HL_PAGE_RIGHT 48.189
#define HL_TEXT_WIDTH (HL_PAGE_WIDTH - HL_PAGE_LEFT - HL_PAGE_RIGHT)
#define HL_TEXT_HEIGHT (HL_PAGE_HEIGHT - HL_PAGE_TOP - HL_PAGE_BOTTOM)

/* Tallest drawing that fits on a page with its caption. */
#define HL_FIGURE_HEIGHT (HL_TEXT_HEIGHT - 60.0)

#define HL_BODY_LEADING 1.17
#define HL_BODY_INDENT 28.346

/**
 * HlPageFrame:
 *
 * A page and its margins, in points.
 */
typedef struct
{
  double width, height;
  double top, bottom;
  double left, right;
} HlPageFrame;

/**
 * HlDensity:
 * @HL_DENSITY_COMFORTABLE: text of 14 pt, everything that may be shown
 * @HL_DENSITY_COMPACT: fewer rows in drawings, figures of a table in one line
 * @HL_DENSITY_TIGHT: the same with text of 13 pt
 *
 * How much goes on a page; every density keeps to Decree 30/2020/NĐ-CP.
 */
typedef enum
{
  HL_DENSITY_COMFORTABLE,
  HL_DENSITY_COMPACT,
  HL_DENSITY_TIGHT,
  HL_N_DENSITIES,
} HlDensity;

typedef void (*HlPieceDraw) (gconstpointer data,
                             guint         index,
                             HlCanvas     *canvas,
                             double        x,
                             double        y);

/**
 * HlPiece:
 * @space: kept above it, but not at the top of a page
 * @keep: no page may end after it
 * @cling: a page should not end after it, unless much of the page would stay empty
 * @outer, @role: structure tags around it, or %NULL; neighbours with the same @group share them
 * @rules: drawn before all words of the page, outside the tags; or %NULL
 * @draw: draws it at a place; @data and @index are handed over
 * @header: 1 + index of the first of @n_header pieces repeated above it at the top of a page; 0 =
 *   none
 * @bookmark: entry of the outline, or %NULL
 *
 * What goes on a page whole: a line, a row of a table, a drawing.
 */
typedef struct
{
  double        space;
  double        height;
  gboolean      keep;
  gboolean      cling;
  const char   *outer;
  const char   *role;
  const char   *alternative;
  guint         outer_group;
  guint         group;
  HlPieceDraw   rules;
  HlPieceDraw   draw;
  gconstpointer data;
  guint         index;
  guint         header;
  guint         n_header;
  const char   *bookmark;
  guint         level;
} HlPiece;

/**
 * HlFlow:
 *
 * A text on its way to pages: headings, paragraphs, tables and drawings one below the other.
 */
typedef struct _HlFlow HlFlow;

HlFlow          *hl_flow_new         (const HlMetrics   *metrics,
                                      HlDensity          density);
HlFlow          *hl_flow_new_list    (const HlMetrics   *metrics,
                                      const char        *title);
void             hl_flow_free        (HlFlow            *self);
const HlMetrics *hl_flow_get_metrics (const HlFlow      *self);
HlDensity        hl_flow_get_density (const HlFlow      *self);
double           hl_flow_get_width   (const HlFlow      *self);

void             hl_flow_part        (HlFlow            *self,
                                      const char        *title);
void             hl_flow_clause      (HlFlow            *self,
                                      const char        *title);
void             hl_flow_paragraph   (HlFlow            *self,
                                      const HlRuns      *runs);
void             hl_flow_text        (HlFlow            *self,
                                      const char        *text);
void             hl_flow_item        (HlFlow            *self,
                                      const HlRuns      *runs);
void             hl_flow_note        (HlFlow            *self,
                                      const char        *text);
guint            hl_flow_table       (HlFlow            *self,
                                      const char        *title,
                                      const HlTable     *table);
void             hl_flow_more_table  (HlFlow            *self,
                                      const char        *title,
                                      const HlTable     *table);
void             hl_flow_list        (HlFlow            *self,
                                      const HlTable     *table);
guint            hl_flow_figure      (HlFlow            *self,
                                      const char        *title,
                                      const char        *alternative,
                                      HlScene           *scene);

void             hl_flow_lines       (HlFlow            *self,
                                      const HlRuns      *runs,
                                      const HlTextStyle *style,
                                      const char        *role,
                                      double             space);
HlPiece         *hl_flow_add         (HlFlow            *self,
                                      const HlPiece     *piece);
void             hl_flow_own         (HlFlow            *self,
                                      gpointer           data,
                                      GDestroyNotify     destroy);
void             hl_flow_keep_last   (HlFlow            *self);

GPtrArray       *hl_flow_to_pages    (const HlFlow      *self,
                                      gboolean           draft,
                                      const char        *footer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlFlow, hl_flow_free)

G_END_DECLS
