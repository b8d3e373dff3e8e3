#pragma once

#include <adwaita.h>

#include "app/hl-register-item.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_TABLE (hl_register_table_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterTable, hl_register_table, HL, REGISTER_TABLE, AdwBin)

void hl_register_table_show   (HlRegisterTable *self,
                               HlRegisterBook  *book);
void hl_register_table_filter (HlRegisterTable *self,
                               HlRegisterShow   show,
                               const char      *text);

G_END_DECLS
