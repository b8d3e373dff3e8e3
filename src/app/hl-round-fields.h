#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_FIELDS (hl_round_fields_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundFields, hl_round_fields, HL, ROUND_FIELDS, HlRoundStep)

G_END_DECLS
