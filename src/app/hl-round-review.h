#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_REVIEW (hl_round_review_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundReview, hl_round_review, HL, ROUND_REVIEW, HlRoundStep)

G_END_DECLS
