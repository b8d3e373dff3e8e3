#pragma once

#include <adwaita.h>

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

#define HL_TYPE_STRATA_TABLE (hl_strata_table_get_type ())
G_DECLARE_FINAL_TYPE (HlStrataTable, hl_strata_table, HL, STRATA_TABLE, GtkBox)

void  hl_strata_table_show  (HlStrataTable *self,
                             HlRoundDraft  *draft);
void  hl_strata_table_focus (HlStrataTable *self);
void  hl_strata_table_check (HlStrataTable *self);

G_END_DECLS
