#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_PERIOD (hl_round_period_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundPeriod, hl_round_period, HL, ROUND_PERIOD, HlRoundStep)

G_END_DECLS
