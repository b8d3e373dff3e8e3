#pragma once

#include "score/hl-score-tally.h"

G_BEGIN_DECLS

void hl_index_set_item    (HlFigure           *self,
                           const HlTallyItem  *item);
void hl_index_set_items   (HlFigure           *self,
                           const HlTally      *tally,
                           const HlPlanBlock  *block,
                           gboolean            pooled);
void hl_index_set_block   (HlFigure           *self,
                           const HlScorePlan  *plan,
                           const HlTally      *tally,
                           const HlPlanBlock  *block,
                           const HlScoreBlock *factors,
                           HlOverallRule       rule);

G_END_DECLS
