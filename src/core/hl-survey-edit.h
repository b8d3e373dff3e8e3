#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

typedef enum
{
  HL_STRATA_FIELDS,
  HL_STRATA_AREAS,
} HlStrata;

HlStratum *hl_survey_get_strata        (const HlSurvey *self,
                                        HlStrata        strata,
                                        guint          *out_n);
void       hl_survey_rename_stratum    (HlSurvey       *self,
                                        HlStrata        strata,
                                        guint           index,
                                        const char     *name);
void       hl_survey_remove_stratum    (HlSurvey       *self,
                                        HlStrata        strata,
                                        guint           index);
void       hl_survey_move_stratum      (HlSurvey       *self,
                                        HlStrata        strata,
                                        guint           from,
                                        guint           to);
void       hl_survey_rename_procedure  (HlSurvey       *self,
                                        guint           index,
                                        const char     *name);
void       hl_survey_remove_procedure  (HlSurvey       *self,
                                        guint           index);
void       hl_survey_move_procedure    (HlSurvey       *self,
                                        guint           from,
                                        guint           to);
void       hl_survey_remove_range      (HlSurvey       *self,
                                        guint           index);
void       hl_survey_remove_officer    (HlSurvey       *self,
                                        guint           index);
void       hl_survey_take_lists        (HlSurvey       *self,
                                        const HlSurvey *from);

G_END_DECLS
