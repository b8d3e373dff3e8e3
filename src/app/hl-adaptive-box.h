#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_ADAPTIVE_BOX (hl_adaptive_box_get_type ())
G_DECLARE_FINAL_TYPE (HlAdaptiveBox, hl_adaptive_box, HL, ADAPTIVE_BOX, AdwBin)

gboolean hl_adaptive_box_is_narrow (HlAdaptiveBox *self);

G_END_DECLS
