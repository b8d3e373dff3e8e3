#include "score/hl-draw.h"

#include <string.h>

#include "core/hl-text.h"

/* 0 ≤ start < 1 from the first 48 bits of the digest of @name: exact in a double, and anyone can
 * compute it again. */
static double
find_start (const char *name)
{
  guint8 digest[HL_DIGEST_SIZE];
  double start = 0.0;

  hl_digest (name, strlen (name), digest);
  for (guint i = 6; i-- > 0;)
    start = (start + digest[i]) / 256.0;

  return start;
}

/**
 * hl_draw_systematic:
 * @n: length of the list
 * @size: how many to draw, ≤ @n
 * @name: names the draw: the same name gives the same draw
 * @out_chosen: (array length=size): positions from 0, rising
 *
 * Draws a systematic random sample: a step of @n/@size through the list from a random start, so
 * that each item has the same chance and the order of the list is spread evenly.
 *
 * Source: Cochran 1977, Sampling Techniques, 8.1, with the fractional interval of 8.3.
 */
void
hl_draw_systematic (guint       n,
                    guint       size,
                    const char *name,
                    guint      *out_chosen)
{
  double start = find_start (name);

  g_return_if_fail (size <= n);

  for (guint i = 0; i < size; i++)
    out_chosen[i] = MIN ((guint) ((i + start) * n / size), n - 1);
}
