#pragma once

#include "core/hl-response-set.h"

G_BEGIN_DECLS

void hl_validity_flag_duplicates (HlResponseSet *responses);

G_END_DECLS
