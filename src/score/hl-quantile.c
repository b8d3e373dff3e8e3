#include "score/hl-quantile.h"

#include <float.h>
#include <math.h>

#define MAX_TERMS 100000
#define MAX_STEPS 200
#define TINY 1e-300

/* ln Γ(a + ½) − ln Γ(a). The difference of two large logarithms loses digits, so from a = 30 on its
 * own asymptotic series is used (next term below 1e-13 there). */
static double
log_gamma_step (double a)
{
  double s = 1.0 / (a * a);

  if (a < 30.0)
    return lgamma (a + 0.5) - lgamma (a);

  return 0.5 * log (a) -
         (1.0 / 8.0 - s * (1.0 / 192.0 - s * (1.0 / 640.0 - s * 17.0 / 14336.0))) / a;
}

static double
away_from_zero (double value)
{
  return fabs (value) < TINY ? TINY : value;
}

/* Continued fraction of the incomplete beta function by Lentz's method. */
static double
beta_fraction (double a,
               double b,
               double x)
{
  double c = 1.0;
  double d = 1.0 / away_from_zero (1.0 - (a + b) * x / (a + 1.0));
  double value = d;

  for (int m = 1; m < MAX_TERMS; m++)
    {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

      d = 1.0 / away_from_zero (1.0 + even * d);
      c = away_from_zero (1.0 + even / c);
      value *= d * c;
      d = 1.0 / away_from_zero (1.0 + odd * d);
      c = away_from_zero (1.0 + odd / c);
      value *= d * c;
      if (fabs (d * c - 1.0) < DBL_EPSILON)
        break;
    }

  return value;
}

/* Probability above @t ≥ 0: half the incomplete beta function at df/(df + t²), df/2, ½. */
static double
upper_tail (double t,
            double df)
{
  double a = df / 2.0;
  double x = df / (df + t * t);
  double rest = t * t / (df + t * t);
  double front = exp (log_gamma_step (a) - 0.5 * log (G_PI) - a * log1p (t * t / df)) *
                 sqrt (rest);

  if (rest > 0.5)
    return 0.5 * front * beta_fraction (a, 0.5, x) / a;

  return 0.5 - front * beta_fraction (0.5, a, rest);
}

/* Halves the interval that holds the quantile until doubles end. */
static double
bisect (double tail,
        double df)
{
  double low = 0.0;
  double high = 1.0;

  while (upper_tail (high, df) > tail && high < 1e300)
    high *= 2.0;

  for (int step = 0; step < MAX_STEPS && high - low > DBL_EPSILON * high; step++)
    {
      double middle = 0.5 * (low + high);

      if (upper_tail (middle, df) > tail)
        low = middle;
      else
        high = middle;
    }

  return 0.5 * (low + high);
}

/**
 * hl_quantile_t:
 * @probability: 0.5 ≤ @probability < 1
 * @df: degrees of freedom, > 0, need not be whole
 *
 * The value a Student t variable stays under with @probability, to about 1e-11 for any practical
 * number of degrees of freedom.
 *
 * Source: Abramowitz & Stegun 1964, 26.7.1 and 26.5.8 (distribution through the incomplete beta
 * function).
 *
 * Returns: the quantile, NaN when an argument is out of range
 */
double
hl_quantile_t (double probability,
               double df)
{
  double tail = 1.0 - probability;

  if (!(probability >= 0.5 && probability < 1.0 && df > 0.0))
    return NAN;

  return tail == 0.5 ? 0.0 : bisect (tail, df);
}

/**
 * hl_wilson:
 * @share: observed share, 0…1
 * @n: number of observations it rests on, > 0, need not be whole
 * @out_low: (out): lower end, 0…1
 * @out_high: (out): upper end, 0…1
 *
 * Wilson's score interval of a proportion at 95 %.
 *
 * Source: Wilson, E. B. 1927, Journal of the American Statistical Association 22, 209–212.
 */
void
hl_wilson (double  share,
           double  n,
           double *out_low,
           double *out_high)
{
  double z2 = HL_NORMAL_QUANTILE * HL_NORMAL_QUANTILE;
  double scale = 1.0 + z2 / n;
  double centre = (share + z2 / (2.0 * n)) / scale;
  double half = HL_NORMAL_QUANTILE / scale *
                sqrt (share * (1.0 - share) / n + z2 / (4.0 * n * n));

  *out_low = share <= 0.0 ? 0.0 : MAX (0.0, centre - half);
  *out_high = share >= 1.0 ? 1.0 : MIN (1.0, centre + half);
}
