#pragma once

#include "score/hl-score-group.h"

G_BEGIN_DECLS

const char *hl_score_weighted_by (const HlScorePlan  *plan);
void        hl_score_weigh       (const HlScoreGroup *groups,
                                  guint               n_groups,
                                  double              fpc,
                                  HlFigure           *out_figure);
gboolean    hl_score_is_over     (const HlScorePlan  *plan,
                                  const HlScoreTable *table);

G_END_DECLS
