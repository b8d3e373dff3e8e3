#pragma once

#include "score/hl-score-table.h"

G_BEGIN_DECLS

void hl_score_count_questions (HlScoreSnapshot    *snapshot,
                               const HlScorePlan  *plan,
                               const HlScoreTable *table);
void hl_score_counts_free     (HlScoreCount       *counts,
                               guint               n_counts);

G_END_DECLS
