#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND_START (hl_round_start_get_type ())
G_DECLARE_FINAL_TYPE (HlRoundStart, hl_round_start, HL, ROUND_START, AdwBin)

void hl_round_start_show (HlRoundStart *self,
                          HlWorkspace  *workspace,
                          GListModel   *rounds);

G_END_DECLS
