#pragma once

#include "core/hl-office.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

HlSurvey *hl_survey_new_round  (const HlSurvey *source);
HlSurvey *hl_survey_next_year  (const HlSurvey *source,
                                const HlOffice *office);
void      hl_survey_keep_field (HlSurvey       *self,
                                const char     *name);
void      hl_survey_ask        (HlSurvey        *self,
                                HlQuestionnaire *questionnaire);

G_END_DECLS
