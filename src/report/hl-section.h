#pragma once

#include "report/hl-flow.h"
#include "report/hl-report.h"

G_BEGIN_DECLS

/**
 * HlSectionType:
 * @id: "index"
 * @part: title of the part (mục) it stands in, or %NULL; sections in a row with the same part share
 *   its heading
 * @title: title of its clause (khoản), or %NULL for none
 * @text: name of the text the office may write for it, or %NULL
 * @applies: whether it has something to say, %NULL = always
 * @propose: the text printed when the office has written none (transfer full), %NULL = none
 * @compose: writes it; %NULL = the text alone
 *
 * One kind of section of a report.
 */
typedef struct
{
  const char *id;
  const char *part;
  const char *title;
  const char *text;
  gboolean  (*applies) (const HlReportSpec *spec);
  char     *(*propose) (const HlReportSpec *spec);
  void      (*compose) (HlFlow             *flow,
                        const HlReportSpec *spec);
} HlSectionType;

/**
 * HlResultView:
 * @survey: the round, or %NULL for the joint results of several rounds
 * @label: how the text names it, or %NULL when there is only one
 *
 * Results that get tables and drawings of their own.
 */
typedef struct
{
  const HlScoreSnapshot *snapshot;
  const HlReportSurvey  *survey;
  const char            *label;
} HlResultView;

const HlSectionType *hl_section_type_by_id (const char          *id);
char                *hl_section_get_text   (const HlSectionType *self,
                                            const HlReportSpec  *spec);
GArray              *hl_section_get_views  (const HlReportSpec  *spec);
void                 hl_section_add_opening (HlFlow            *flow,
                                           const char          *text,
                                           const char          *end);
void                 hl_section_add_closing (HlFlow            *flow,
                                           const HlReportSpec  *spec,
                                           const char          *text);
char                *hl_section_describe_measure (const HlScoreSnapshot *snapshot);
gboolean             hl_section_has_forms  (const HlReportSpec  *spec);
gboolean             hl_section_has_scores (const HlReportSpec  *spec);

G_END_DECLS
