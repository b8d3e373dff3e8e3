#pragma once

#include "store/hl-store.h"

G_BEGIN_DECLS

gboolean hl_demo_fill (HlStore *store,
                       GError **error);

G_END_DECLS
