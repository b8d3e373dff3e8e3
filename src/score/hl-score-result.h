#pragma once

#include "score/hl-score-table.h"

G_BEGIN_DECLS

void hl_score_result_init  (HlScoreResult      *self,
                            const HlScorePlan  *plan,
                            const HlScoreTable *table,
                            const HlRows       *rows,
                            double              fpc);
void hl_score_result_clear (HlScoreResult      *self);

G_END_DECLS
