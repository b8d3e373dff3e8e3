#pragma once

#include "chart/hl-scene.h"

/**
 * ReportText:
 * @width: by report_metrics()
 * @tagged: it stands inside a structure tag
 *
 * One text of a drawn page.
 */
typedef struct
{
  double   x;
  double   baseline;
  double   width;
  double   angle;
  HlFont   font;
  HlColor  color;
  char    *text;
  gboolean tagged;
} ReportText;

/**
 * ReportRule:
 *
 * One straight line of a drawn page.
 */
typedef struct
{
  double x1, y1, x2, y2;
} ReportRule;

/**
 * ReportPage:
 * @structure: tags and texts in order: "P[Gồm:] L[LI[- một;]]"
 *
 * What a page draws, by replaying it.
 */
typedef struct
{
  HlCanvas  parent;
  GArray   *texts; /* of ReportText */
  GArray   *rules; /* of ReportRule */
  GString  *structure;
  GString  *bookmarks;
  guint     depth;
} ReportPage;

const HlMetrics  *report_metrics          (void);
ReportPage       *report_page_new         (const HlScene    *scene);
void              report_page_free        (ReportPage       *self);
const ReportText *report_page_find        (const ReportPage *self,
                                           const char       *text);
guint             report_page_count_lines (const ReportPage *self);
char             *report_page_to_text     (const ReportPage *self);
char             *report_page_text        (const HlScene    *scene);
char             *report_page_structure   (const HlScene    *scene);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportPage, report_page_free)
