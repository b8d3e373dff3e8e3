#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

GPtrArray *hl_report_list_decisions (HlStore        *store,
                                     const HlSurvey *survey,
                                     GError        **error);

G_END_DECLS
