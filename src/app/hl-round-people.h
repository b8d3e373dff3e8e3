#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_PEOPLE (hl_round_people_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundPeople, hl_round_people, HL, ROUND_PEOPLE, HlRoundStep)

G_END_DECLS
