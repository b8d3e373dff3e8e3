#include "score/hl-error-bound.h"

#include <math.h>

#define TAIL 0.05

/* Probability of at most @n_errors errors in @n draws with probability @p each. */
static double
probability_of_at_most (guint64 n,
                        guint64 n_errors,
                        double  p)
{
  double log_odds = log (p) - log1p (-p);
  double term = (double) n * log1p (-p);
  double sum = exp (term);

  for (guint64 i = 1; i <= n_errors; i++)
    {
      term += log ((double) (n - i + 1) / (double) i) + log_odds;
      sum += exp (term);
    }

  return sum;
}

/**
 * hl_error_bound:
 * @n: boxes compared
 * @n_errors: of these, wrong ones, at most @n
 *
 * Computes the upper 95 % bound (one-sided) of an error rate: without an error 3/n, else the rate
 * under which so few errors would be seen in 5 of 100 samples. Errors are taken to fall on the
 * boxes independently. O(@n_errors).
 *
 * Source: the rule of three: Hanley & Lippman-Hand, JAMA 249 (1983) 1743–1745; exact bound: Clopper
 * & Pearson, Biometrika 26 (1934) 404–413.
 *
 * Returns: the bound, 0…1; NaN when nothing was compared
 */
double
hl_error_bound (guint64 n,
                guint64 n_errors)
{
  double low = (double) n_errors / (double) n;
  double high = 1;

  if (n == 0)
    return NAN;
  if (n_errors == 0)
    return fmin (3.0 / (double) n, 1);
  if (n_errors >= n)
    return 1;

  for (guint i = 0; i < 60; i++)
    {
      double middle = (low + high) / 2;

      if (probability_of_at_most (n, n_errors, middle) > TAIL)
        low = middle;
      else
        high = middle;
    }

  return (low + high) / 2;
}
