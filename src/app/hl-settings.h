#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       hl_settings_prepare      (void);
GSettings *hl_settings_get          (void);
char      *hl_settings_get_operator (void);

G_END_DECLS
