#pragma once

#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

HlScoreSnapshot *hl_score_snapshot_new  (void);
void             hl_score_snapshot_seal (HlScoreSnapshot *self);

G_END_DECLS
