#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

char    *hl_survey_format_ranges   (const HlSurvey *self,
                                    guint           field);
gboolean hl_survey_set_ranges      (HlSurvey       *self,
                                    guint           field,
                                    const char     *text,
                                    GError        **error);
char    *hl_survey_find_overlap    (const HlSurvey *self,
                                    guint           field);
gboolean hl_survey_propose_ranges  (HlSurvey       *self,
                                    gint64          n_spare,
                                    GError        **error);

G_END_DECLS
