#pragma once

#include "core/hl-response-set.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

void hl_validity_run (const HlSurvey *survey,
                      HlResponseSet  *responses);

G_END_DECLS
