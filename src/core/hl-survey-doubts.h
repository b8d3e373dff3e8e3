#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

GPtrArray *hl_survey_doubts (const HlSurvey *self);

G_END_DECLS
