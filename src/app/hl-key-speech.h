#pragma once

#include "app/hl-key-item.h"

G_BEGIN_DECLS

char *hl_key_speech (const HlSurvey     *survey,
                     const HlOffice     *office,
                     const HlKeySession *session,
                     const HlRow        *row,
                     const HlKeyItem    *left,
                     const HlKeyItem    *item);

G_END_DECLS
