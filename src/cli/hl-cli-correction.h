#pragma once

#include "core/hl-response.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/* Applies NAME=VALUE pairs to a response and says what changed. */
gboolean hl_cli_correct (HlStore            *store,
                         HlSurvey          **survey,
                         HlResponse         *response,
                         GHashTable         *pairs,
                         char              **out_detail,
                         GError            **error);

G_END_DECLS
