#pragma once

#include "chart/hl-scene.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

HlScene *hl_paper_draw_ground (const HlPaperLayout *layout,
                               guint                page);
HlScene *hl_paper_draw_serial (const HlPaperLayout *layout,
                               const HlSurvey      *survey,
                               guint                page,
                               HlSerial             serial,
                               const HlMetrics     *metrics,
                               GError             **error);
HlScene *hl_paper_draw_blank  (void);

G_END_DECLS
