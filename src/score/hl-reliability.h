#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlMoments:
 * @n: cases
 * @sum: Σx
 * @sum_squares: Σx²
 *
 * Whole numbers, so that variances are exact.
 */
typedef struct
{
  guint64 n;
  guint64 sum;
  guint64 sum_squares;
} HlMoments;

void   hl_moments_add    (HlMoments       *self,
                          guint64          value,
                          guint64          count);
double hl_cronbach_alpha (const HlMoments *items,
                          guint            n_items,
                          const HlMoments *total);

G_END_DECLS
