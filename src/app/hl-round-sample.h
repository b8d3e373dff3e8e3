#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_SAMPLE (hl_round_sample_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundSample, hl_round_sample, HL, ROUND_SAMPLE, HlRoundStep)

G_END_DECLS
