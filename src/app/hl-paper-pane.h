#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_PAPER_PANE (hl_paper_pane_get_type ())
G_DECLARE_FINAL_TYPE (HlPaperPane, hl_paper_pane, HL, PAPER_PANE, AdwBin)

void     hl_paper_pane_show  (HlPaperPane *self,
                              HlWorkspace *workspace,
                              HlSurvey    *survey);
void     hl_paper_pane_focus (HlPaperPane *self);

G_END_DECLS
