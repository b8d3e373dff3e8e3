#pragma once

#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlPrecision:
 * @n: valid responses of the set
 * @fpc: finite population correction f, 0…1
 * @t: quantile of Student's t at n − 1 degrees of freedom, NaN for n < 2
 *
 * What the intervals of one set of responses have in common.
 */
typedef struct
{
  guint  n;
  double fpc;
  double t;
} HlPrecision;

void   hl_figure_clear        (HlFigure          *self);
void   hl_precision_init      (HlPrecision       *self,
                               guint              n,
                               double             fpc);
double hl_precision_fpc       (gint64             n,
                               gint64             population);
void   hl_figure_set_interval (HlFigure          *self,
                               const HlPrecision *precision,
                               double             squares);
void   hl_figure_set_wilson   (HlFigure          *self,
                               double             n,
                               double             fpc);
void   hl_figure_set_ends     (HlFigure          *self,
                               double             half);

G_END_DECLS
