#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

void hl_window_restore (GtkWidget  *window,
                        const char *action,
                        GVariant   *parameter);

G_END_DECLS
