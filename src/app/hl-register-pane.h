#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_PANE (hl_register_pane_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterPane, hl_register_pane, HL, REGISTER_PANE, AdwBin)

void hl_register_pane_show   (HlRegisterPane *self,
                              HlWorkspace    *workspace,
                              HlSurvey       *survey);
void hl_register_pane_focus  (HlRegisterPane *self);
void hl_register_pane_import (HlRegisterPane *self,
                              const char     *path);

G_END_DECLS
