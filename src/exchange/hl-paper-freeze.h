#pragma once

#include "core/hl-office.h"
#include "paper/hl-paper-layout.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

HlPaperLayout *hl_paper_get_layout (HlStore         *store,
                                    const HlSurvey  *survey,
                                    const HlOffice  *office,
                                    gboolean         large,
                                    const HlMetrics *metrics,
                                    gboolean         freeze,
                                    GError         **error);
gboolean       hl_paper_freeze     (HlStore         *store,
                                    gint64           survey_id,
                                    const HlMetrics *metrics,
                                    GError         **error);

G_END_DECLS
