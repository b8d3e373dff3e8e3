#pragma once

#include "core/hl-survey.h"

G_BEGIN_DECLS

char *hl_sample_describe      (gint64 n_forms,
                               gint64 population);
char *hl_sample_describe_size (gint64 population,
                               double error);

G_END_DECLS
