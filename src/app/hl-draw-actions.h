#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

void hl_draw_actions_install (GtkWidgetClass *widget_class);
void hl_draw_actions_update  (HlWindow       *window,
                              HlSurvey       *survey);

G_END_DECLS
