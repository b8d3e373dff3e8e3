#pragma once

#include "core/hl-survey-edit.h"

G_BEGIN_DECLS

gboolean hl_survey_parse_count        (const char     *text,
                                       gint64         *out_count,
                                       GError        **error);
char    *hl_survey_find_name_fault    (const HlSurvey *self,
                                       HlStrata        strata,
                                       guint           index);
char    *hl_survey_find_quota_fault   (const HlSurvey *self,
                                       HlStrata        strata,
                                       guint           index);

G_END_DECLS
