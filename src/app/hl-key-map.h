#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

gunichar hl_key_map (guint           keyval,
                     GdkModifierType state);

G_END_DECLS
