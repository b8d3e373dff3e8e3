#pragma once

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

char       *hl_round_words_fixed       (HlRoundFixed    fixed);
char       *hl_round_words_number      (double          value);
gboolean    hl_round_words_read_number (const char     *text,
                                        double          low,
                                        double          high,
                                        double         *out_value,
                                        char          **out_fault);
const char *hl_round_words_formula     (HlFormula       formula);
const char *hl_round_words_factor      (HlFactorRule    rule);
const char *hl_round_words_overall     (HlOverallRule   rule);
const char *hl_round_words_official    (HlOfficial      official);
char       *hl_round_words_rule        (const HlSurvey *survey,
                                        HlRule          rule);
char       *hl_round_words_questionnaire (const HlSurvey *survey);
char       *hl_round_words_period      (const HlSurvey *survey);
char       *hl_round_words_index       (const HlSurvey *survey);
char       *hl_round_words_strata      (const HlStratum *strata,
                                        guint           n_strata);
char       *hl_round_words_serials     (const HlSurvey *survey);
char       *hl_round_words_people      (const HlSurvey *survey);
char       *hl_round_words_step        (const HlSurvey *survey,
                                        const char     *step,
                                        guint           n_problems);

G_END_DECLS
