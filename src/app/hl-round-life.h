#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

const char *hl_round_life_action  (HlSurveyState   state);
const char *hl_round_life_label   (HlSurveyState   state);
void        hl_round_life_update  (HlWindow       *window,
                                   const HlSurvey *survey);
void        hl_round_life_install (GtkWidgetClass *widget_class);

G_END_DECLS
