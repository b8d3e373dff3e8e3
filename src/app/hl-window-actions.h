#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

void hl_window_actions_install (GtkWidgetClass *widget_class);

G_END_DECLS
