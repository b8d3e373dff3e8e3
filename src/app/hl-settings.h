#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void       hl_settings_prepare (void);
GSettings *hl_settings_get     (void);

G_END_DECLS
