#pragma once

#include <adwaita.h>

#include "store/hl-store-verify.h"

G_BEGIN_DECLS

#define HL_TYPE_VERIFY_DONE (hl_verify_done_get_type ())
G_DECLARE_FINAL_TYPE (HlVerifyDone, hl_verify_done, HL, VERIFY_DONE, AdwBin)

void hl_verify_done_show       (HlVerifyDone        *self,
                                const HlVerifyStats *stats);
void hl_verify_done_refuse     (HlVerifyDone        *self,
                                const char          *sentence);
void hl_verify_done_ask_number (HlVerifyDone        *self);

G_END_DECLS
