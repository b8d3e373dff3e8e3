#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *bench_times_new     (void);
void    bench_times_add     (GArray     *times,
                             gint64      microseconds);
double  bench_times_percent (GArray     *times,
                             double      percent);
void    bench_times_print   (const char *label,
                             GArray     *times);

G_END_DECLS
