#pragma once

#include <adwaita.h>

#include "exchange/hl-register-line.h"

G_BEGIN_DECLS

#define HL_TYPE_REGISTER_EDITOR (hl_register_editor_get_type ())
G_DECLARE_FINAL_TYPE (HlRegisterEditor, hl_register_editor, HL, REGISTER_EDITOR, AdwBin)

void hl_register_editor_show   (HlRegisterEditor *self,
                                HlRegisterBook   *book);
void hl_register_editor_pick   (HlRegisterEditor *self,
                                gint64            first,
                                gint64            last);
void hl_register_editor_refuse (HlRegisterEditor *self,
                                const char       *reason);
void hl_register_editor_focus  (HlRegisterEditor *self);

G_END_DECLS
