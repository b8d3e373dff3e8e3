#include "score/hl-interval.h"

#include <math.h>

#include "score/hl-quantile.h"

/* Squares below this, with z in points of one average response, are rounding noise: in any scale
 * the smallest real deviation is a good part of a point. */
#define NOISE 1e-12

/**
 * hl_figure_clear:
 * @self: set to "cannot be computed"
 *
 * Makes every figure NaN and every count 0.
 */
void
hl_figure_clear (HlFigure *self)
{
  *self = (HlFigure) {
    .index = NAN, .low = NAN, .high = NAN, .se = NAN, .df = NAN, .variance_plain = NAN,
    .satisfied = NAN, .neutral = NAN, .dissatisfied = NAN,
  };
}

/**
 * hl_precision_fpc:
 * @n: valid responses
 * @population: transactions they were drawn from, or %HL_UNKNOWN_COUNT
 *
 * Returns: the finite population correction f = 1 − n/N, 1 where N is unknown or smaller than @n
 */
double
hl_precision_fpc (gint64 n,
                  gint64 population)
{
  if (population <= 0 || n > population)
    return 1.0;

  return 1.0 - (double) n / (double) population;
}

void
hl_precision_init (HlPrecision *self,
                   guint        n,
                   double       fpc)
{
  self->n = n;
  self->fpc = fpc;
  self->t = n > 1 ? hl_quantile_t (HL_CONFIDENCE_TAIL, n - 1.0) : NAN;
}

/**
 * hl_figure_set_ends:
 * @self: with its index
 * @half: half the width of the interval, in percentage points
 *
 * Puts the interval around the index, cut to 0…100.
 */
void
hl_figure_set_ends (HlFigure *self,
                    double    half)
{
  self->low = MAX (0.0, self->index - half);
  self->high = MIN (100.0, self->index + half);
}

/**
 * hl_figure_set_wilson:
 * @self: with its index
 * @n: answers the index rests on, > 0
 * @fpc: finite population correction; 0 = all were asked: the interval is the point
 *
 * Sets the Wilson score interval at the index as a proportion, with @n / @fpc answers.
 */
void
hl_figure_set_wilson (HlFigure *self,
                      double    n,
                      double    fpc)
{
  double low = 0.0;
  double high = 0.0;

  hl_figure_set_ends (self, 0.0);
  if (fpc <= 0.0)
    return;

  hl_wilson (self->index / 100.0, n / fpc, &low, &high);
  self->low = 100.0 * low;
  self->high = 100.0 * high;
}

/**
 * hl_figure_set_interval:
 * @self: with its index; NaN = nothing is set
 * @precision: of the set of responses
 * @squares: Σz_i² of the linearized index over the responses (their mean is 0)
 *
 * Sets standard error and 95 % interval S ± t·√(f·n/(n−1)·Σz²). One response gives neither. Where
 * all responses are alike the standard error is 0 and the interval is Wilson's at S/100; where all
 * were asked it is the point itself.
 *
 * Source: Särndal, Swensson & Wretman 1992, Model Assisted Survey Sampling, ch. 5 (ratio estimator
 * by Taylor series).
 */
void
hl_figure_set_interval (HlFigure          *self,
                        const HlPrecision *precision,
                        double             squares)
{
  double n = precision->n;

  if (isnan (self->index) || precision->n < 2)
    return;

  self->df = n - 1.0;
  self->all_alike = squares * n * n < NOISE;
  self->variance_plain = self->all_alike ? 0.0 : n / (n - 1.0) * squares;
  self->se = sqrt (precision->fpc * self->variance_plain);

  if (self->all_alike)
    hl_figure_set_wilson (self, n, precision->fpc);
  else
    hl_figure_set_ends (self, precision->t * self->se);
}
