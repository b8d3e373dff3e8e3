#pragma once

#include "app/hl-round-step.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_QUESTIONNAIRE (hl_round_questionnaire_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundQuestionnaire, hl_round_questionnaire, HL, ROUND_QUESTIONNAIRE,
                      HlRoundStep)

G_END_DECLS
