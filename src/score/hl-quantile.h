#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HL_CONFIDENCE_TAIL 0.975 /* upper tail of a two-sided 95 % interval */
#define HL_NORMAL_QUANTILE 1.959963984540054 /* of the normal distribution at HL_CONFIDENCE_TAIL */

double hl_quantile_t (double  probability,
                      double  df);
void   hl_wilson     (double  share,
                      double  n,
                      double *out_low,
                      double *out_high);

G_END_DECLS
