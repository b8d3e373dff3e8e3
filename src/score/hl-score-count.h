#pragma once

#include "score/hl-score-table.h"

G_BEGIN_DECLS

HlScoreCount *hl_score_count_questions (const HlScorePlan  *plan,
                                        const HlScoreTable *table,
                                        gboolean            expectations,
                                        guint              *out_n_counts);
void          hl_score_counts_free     (HlScoreCount       *counts,
                                        guint               n_counts);

G_END_DECLS
