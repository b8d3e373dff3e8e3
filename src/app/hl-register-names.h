#pragma once

#include <adwaita.h>

#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_NAMES (hl_register_names_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterNames, hl_register_names, HL, REGISTER_NAMES, AdwPreferencesGroup)

void hl_register_names_show (HlRegisterNames *self,
                             HlRegisterBook  *book);
void hl_register_names_tell (HlRegisterNames *self,
                             const char      *text,
                             gboolean         is_fault);

G_END_DECLS
