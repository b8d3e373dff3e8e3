#include "score/hl-reliability.h"

#include <math.h>

void
hl_moments_add (HlMoments *self,
                guint64    value,
                guint64    count)
{
  self->n += count;
  self->sum += value * count;
  self->sum_squares += value * value * count;
}

/* n(n − 1) times the variance. */
static double
spread (const HlMoments *moments)
{
  return (double) (moments->n * moments->sum_squares - moments->sum * moments->sum);
}

/**
 * hl_cronbach_alpha:
 * @items: (array length=n_items): moments of the items over the complete cases
 * @n_items: number of items
 * @total: moments of the sum of the items over the same cases
 *
 * Cronbach's alpha: k/(k − 1)·(1 − Σ var(item)/var(total)).
 *
 * Source: Cronbach, L. J. 1951, Psychometrika 16, 297–334.
 *
 * Returns: alpha, NaN with fewer than two items or cases or when everybody has the same total
 */
double
hl_cronbach_alpha (const HlMoments *items,
                   guint            n_items,
                   const HlMoments *total)
{
  double k = n_items;
  double sum = 0.0;

  if (n_items < 2 || total->n < 2 || spread (total) <= 0.0)
    return NAN;

  for (guint i = 0; i < n_items; i++)
    sum += spread (&items[i]);

  return k / (k - 1.0) * (1.0 - sum / spread (total));
}
