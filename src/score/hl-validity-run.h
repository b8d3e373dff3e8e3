#pragma once

#include "core/hl-office.h"
#include "core/hl-response-set.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

void hl_validity_run             (const HlSurvey *survey,
                                  HlResponseSet  *responses);
void hl_validity_run_with_office (const HlSurvey *survey,
                                  const HlOffice *office,
                                  HlResponseSet  *responses);

G_END_DECLS
