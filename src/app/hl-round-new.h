#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

void hl_round_new_install (GtkWidgetClass *widget_class);

G_END_DECLS
