#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

void hl_demo_steps_add (HlSurvey     *survey,
                        HlSurveyState state);

G_END_DECLS
