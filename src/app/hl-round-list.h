#pragma once

#include <gio/gio.h>

#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND (hl_round_get_type ())
G_DECLARE_FINAL_TYPE (HlRound, hl_round, HL, ROUND, GObject)

HlRound  *hl_round_new        (HlSurvey *survey);
HlSurvey *hl_round_get_survey (HlRound  *self);
char     *hl_round_get_title  (HlRound  *self);

G_END_DECLS
