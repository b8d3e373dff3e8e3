#pragma once

#include <adwaita.h>

#include "store/hl-store-verify.h"

G_BEGIN_DECLS

#define HL_TYPE_VERIFY_PANEL (hl_verify_panel_get_type ())
G_DECLARE_FINAL_TYPE (HlVerifyPanel, hl_verify_panel, HL, VERIFY_PANEL, AdwBin)

void hl_verify_panel_show (HlVerifyPanel       *self,
                           const HlVerifyStats *stats);

G_END_DECLS
