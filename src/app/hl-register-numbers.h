#pragma once

#include <adwaita.h>

#include "exchange/hl-register-book.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_NUMBERS (hl_register_numbers_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterNumbers, hl_register_numbers, HL, REGISTER_NUMBERS, AdwBin)

void hl_register_numbers_show   (HlRegisterNumbers *self,
                                 HlRegisterBook    *book);
void hl_register_numbers_copy   (HlRegisterNumbers *self);
void hl_register_numbers_issued (HlRegisterNumbers *self);
void hl_register_numbers_refuse (HlRegisterNumbers *self,
                                 const char        *reason);

G_END_DECLS
