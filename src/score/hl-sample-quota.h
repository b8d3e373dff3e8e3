#pragma once

#include "core/hl-survey-edit.h"

G_BEGIN_DECLS

gboolean hl_sample_propose_quotas (const HlSurvey *survey,
                                   HlStrata        strata,
                                   gint64          total,
                                   gboolean        keep_given,
                                   gint64         *out_quotas,
                                   GError        **error);

G_END_DECLS
