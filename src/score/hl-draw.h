#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hl_draw_systematic (guint       n,
                         guint       size,
                         const char *name,
                         guint      *out_chosen);

G_END_DECLS
