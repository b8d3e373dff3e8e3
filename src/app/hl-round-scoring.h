#pragma once

#include <adwaita.h>

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_SCORING (hl_round_scoring_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundScoring, hl_round_scoring, HL, ROUND_SCORING, AdwPreferencesGroup)

void hl_round_scoring_show (HlRoundScoring *self,
                            HlRoundDraft   *draft);

G_END_DECLS
