#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

gint64 hl_sample_size     (gint64        population,
                           double        error);
double hl_sample_margin   (gint64        n,
                           gint64        population);
void   hl_sample_allocate (guint         total,
                           const gint64 *populations,
                           guint         n_strata,
                           guint        *out_quotas);
void   hl_sample_rank     (const double *values,
                           guint         n,
                           guint        *out_ranks);

G_END_DECLS
