#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_LIBRARY (hl_design_library_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignLibrary, hl_design_library, HL, DESIGN_LIBRARY, AdwBin)

void hl_design_library_show (HlDesignLibrary *self,
                             HlWorkspace     *workspace);

G_END_DECLS
