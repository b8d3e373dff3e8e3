#pragma once

#include "chart/hl-scene.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

/**
 * HlPaperBatch:
 * @number: from 1
 * @n_batches: of how many
 */
typedef struct
{
  guint    number;
  guint    n_batches;
  HlSerial first;
  HlSerial last;
} HlPaperBatch;

HlScene *hl_paper_draw_slip (const HlSurvey     *survey,
                             const HlOffice     *office,
                             const HlPaperBatch *batch,
                             const HlMetrics    *metrics);

G_END_DECLS
