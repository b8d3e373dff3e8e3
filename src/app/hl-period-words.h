#pragma once

#include "core/hl-period.h"

G_BEGIN_DECLS

char *hl_period_words_name (const HlPeriod *self);
char *hl_period_words_due  (const HlPeriod *self,
                            HlDate          today);

G_END_DECLS
