#pragma once

#include <adwaita.h>

#include "core/hl-office.h"
#include "keying/hl-key-session.h"

G_BEGIN_DECLS

#define HL_TYPE_VERIFY_BAR (hl_verify_bar_get_type ())
G_DECLARE_FINAL_TYPE (HlVerifyBar, hl_verify_bar, HL, VERIFY_BAR, AdwBin)

gboolean hl_verify_bar_show (HlVerifyBar        *self,
                             const HlSurvey     *survey,
                             const HlOffice     *office,
                             const HlKeySession *session,
                             const char         *operator_name);

G_END_DECLS
