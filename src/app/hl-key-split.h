#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define HL_TYPE_KEY_SPLIT (hl_key_split_get_type ())
G_DECLARE_FINAL_TYPE (HlKeySplit, hl_key_split, HL, KEY_SPLIT, GtkWidget)

gboolean hl_key_split_toggle (HlKeySplit *self);

G_END_DECLS
