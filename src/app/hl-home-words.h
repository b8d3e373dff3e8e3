#pragma once

#include "app/hl-home-data.h"

G_BEGIN_DECLS

char *hl_home_words_days     (HlDate            from,
                              HlDate            to);
char *hl_home_words_round    (const HlSurvey   *survey);
char *hl_home_words_state    (HlSurveyState     state);
char *hl_home_words_index    (const HlHomeData *data);
char *hl_home_words_interval (const HlHomeData *data);
char *hl_home_words_target   (const HlHomeData *data);
char *hl_home_words_change   (const HlHomeData *data);
char *hl_home_words_day      (HlDate            day);
char *hl_home_words_closing  (const HlSurvey   *survey,
                              HlDate            today);
char *hl_home_words_due      (const HlPeriod   *period,
                              HlDate            today);
char *hl_home_words_copy     (gint64            last_copy,
                              gboolean          copied_today);

G_END_DECLS
