#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

void hl_survey_add_step      (HlSurvey   *self,
                              const char *title,
                              const char *due,
                              const char *product,
                              const char *lead,
                              const char *helper);
void hl_survey_clear_steps   (HlSurvey   *self);
void hl_survey_set_step_state (HlSurvey  *self,
                              guint       index,
                              const char *state);
void hl_survey_propose_steps (HlSurvey   *self,
                              const char *lead,
                              const char *helper);

G_END_DECLS
