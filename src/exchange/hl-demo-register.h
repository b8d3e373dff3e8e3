#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

gboolean hl_demo_register_fill (HlStore        *store,
                                const HlSurvey *survey,
                                gboolean        ended,
                                GError        **error);

G_END_DECLS
