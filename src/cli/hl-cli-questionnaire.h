#pragma once

#include "core/hl-questionnaire.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

HlQuestionnaire *hl_cli_load_questionnaire (HlStore    *store,
                                            const char *id,
                                            GError    **error);

G_END_DECLS
