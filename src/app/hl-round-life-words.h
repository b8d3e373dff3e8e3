#pragma once

#include "app/hl-home-data.h"

G_BEGIN_DECLS

char *hl_round_life_frozen    (const HlSurvey   *survey);
char *hl_round_life_collected (const HlHomeData *data);
char *hl_round_life_result    (const HlHomeData *data);
char *hl_round_life_lacking   (const HlHomeData *data);

G_END_DECLS
