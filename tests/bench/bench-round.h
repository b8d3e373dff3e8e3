#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

HlSurvey *bench_round_new     (HlStore        *store,
                               guint           n);
void      bench_round_fill    (HlStore        *store,
                               const HlSurvey *survey,
                               guint           n);
void      bench_folder_remove (const char     *folder);

G_END_DECLS
