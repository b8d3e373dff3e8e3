#pragma once

#include <adwaita.h>

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_RULES (hl_round_rules_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundRules, hl_round_rules, HL, ROUND_RULES, AdwPreferencesGroup)

void hl_round_rules_show (HlRoundRules *self,
                          HlRoundDraft *draft);

G_END_DECLS
