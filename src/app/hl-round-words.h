#pragma once

#include "app/hl-round-draft.h"

G_BEGIN_DECLS

char *hl_round_words_fixed (HlRoundFixed fixed);

G_END_DECLS
