#include "score/hl-sample.h"

#include <math.h>

#include "score/hl-quantile.h"

#define ROUNDING_NOISE 1e-9

/**
 * hl_sample_size:
 * @population: transactions of the period (N), or %HL_UNKNOWN_COUNT
 * @error: wanted precision as a share, > 0 (0.05)
 *
 * Source: CV 1159/BNV-CCHC of 2014: n = N/(1 + N·e²), rounded up; 1/e² where N is unknown.
 *
 * Returns: the number of forms to collect
 */
gint64
hl_sample_size (gint64 population,
                double error)
{
  double square = error * error;

  g_return_val_if_fail (error > 0.0, 0);

  if (population < 0)
    return (gint64) ceil (1.0 / square - ROUNDING_NOISE);

  return (gint64) ceil ((double) population / (1.0 + (double) population * square) -
                        ROUNDING_NOISE);
}

/**
 * hl_sample_margin:
 * @n: responses
 * @population: transactions they stand for (N), or %HL_UNKNOWN_COUNT
 *
 * Margin of error at 95 % of a share of one half, with the finite population correction where N is
 * known and not smaller than @n.
 *
 * Source: Cochran 1977, Sampling Techniques, 3.2: z·√(p(1−p)/n)·√((N−n)/(N−1)).
 *
 * Returns: the margin in percentage points, NaN without responses
 */
double
hl_sample_margin (gint64 n,
                  gint64 population)
{
  double correction = 1.0;

  if (n <= 0)
    return NAN;

  if (population >= n)
    correction = population == n ? 0.0 : (double) (population - n) / (double) (population - 1);

  return 100.0 * HL_NORMAL_QUANTILE * sqrt (0.25 / (double) n * correction);
}

static guint
find_largest (const double *remainders,
              guint         n)
{
  guint best = 0;

  for (guint i = 1; i < n; i++)
    {
      if (remainders[i] > remainders[best])
        best = i;
    }

  return best;
}

/**
 * hl_sample_allocate:
 * @total: forms to share out
 * @populations: (array length=n_strata): transactions of the strata, ≥ 0
 * @n_strata: number of strata
 * @out_quotas: (array length=n_strata): forms of each stratum, adding up to @total (all 0 where the
 *   populations are)
 *
 * Shares forms out in proportion to the transactions, by largest remainder; the earlier stratum
 * wins a tie. O(@n_strata²).
 */
void
hl_sample_allocate (guint         total,
                    const gint64 *populations,
                    guint         n_strata,
                    guint        *out_quotas)
{
  g_autofree double *remainders = g_new0 (double, n_strata + 1);
  double sum = 0.0;
  guint left = total;

  for (guint i = 0; i < n_strata; i++)
    sum += (double) populations[i];

  for (guint i = 0; i < n_strata; i++)
    {
      double product = (double) total * (double) populations[i];

      out_quotas[i] = sum > 0.0 ? (guint) floor (product / sum) : 0;
      remainders[i] = sum > 0.0 ? fmod (product, sum) : 0.0;
      left -= out_quotas[i];
    }

  while (left > 0 && sum > 0.0)
    {
      guint best = find_largest (remainders, n_strata);

      out_quotas[best]++;
      remainders[best] = -1.0;
      left--;
    }
}

/**
 * hl_sample_rank:
 * @values: (array length=n): unrounded values, NaN = none
 * @n: how many
 * @out_ranks: (array length=n): 1 = highest; equal values share a rank and the next one is skipped
 *   (1-2-2-4); 0 for NaN
 *
 * Ranks from high to low. O(@n²).
 */
void
hl_sample_rank (const double *values,
                guint         n,
                guint        *out_ranks)
{
  for (guint i = 0; i < n; i++)
    {
      out_ranks[i] = isnan (values[i]) ? 0 : 1;

      for (guint other = 0; other < n && out_ranks[i] > 0; other++)
        {
          if (values[other] > values[i])
            out_ranks[i]++;
        }
    }
}
