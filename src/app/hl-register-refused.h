#pragma once

#include <adwaita.h>

#include "app/hl-register-work.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_REFUSED (hl_register_refused_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterRefused, hl_register_refused, HL, REGISTER_REFUSED, AdwBin)

void hl_register_refused_show (HlRegisterRefused     *self,
                               const HlRegisterTaken *taken);

G_END_DECLS
