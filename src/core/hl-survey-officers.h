#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

void                  hl_survey_add_officer  (HlSurvey       *self,
                                              guint           field,
                                              const char     *code,
                                              const char     *name,
                                              HlDate          from,
                                              HlDate          to);
const HlFieldOfficer *hl_survey_only_officer (const HlSurvey *self,
                                              guint           field);
void                  hl_survey_renew_officers (HlSurvey     *self);
char                 *hl_survey_name_officers (const HlSurvey *self,
                                              guint           field);
gboolean              hl_survey_check_officer (const HlSurvey *self,
                                              guint           index,
                                              GError        **error);

G_END_DECLS
