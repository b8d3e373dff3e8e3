#include "bench-times.h"

#define FRAME_MS (1000.0 / 60.0)

/**
 * bench_times_new:
 *
 * Returns: (transfer full): a list of times
 */
GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * bench_times_add:
 * @times: a list
 * @microseconds: a time
 *
 * Adds a time.
 */
void
bench_times_add (GArray *times,
                 gint64  microseconds)
{
  g_array_append_val (times, microseconds);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * bench_times_percent:
 * @times: a list that is not empty; it is sorted
 * @percent: 0 … 100
 *
 * Returns: the smallest time that @percent of all do not exceed, in milliseconds
 */
double
bench_times_percent (GArray *times,
                     double  percent)
{
  guint index = (guint) (percent / 100.0 * (times->len - 1) + 0.5);

  g_array_sort (times, compare);

  return g_array_index (times, gint64, index) / 1000.0;
}

/**
 * bench_times_print:
 * @label: what was timed
 * @times: a list that is not empty; it is sorted
 *
 * Prints median, 99th percentile and longest in milliseconds, and in frames of 1/60 s.
 */
void
bench_times_print (const char *label,
                   GArray     *times)
{
  double p50 = bench_times_percent (times, 50);
  double p99 = bench_times_percent (times, 99);
  double most = bench_times_percent (times, 100);

  g_print ("  %-28s p50 %7.2f  p99 %7.2f  max %7.2f ms   %5.2f %5.2f %5.2f frames\n", label, p50,
           p99, most, p50 / FRAME_MS, p99 / FRAME_MS, most / FRAME_MS);
}
