#pragma once

#include <glib.h>

G_BEGIN_DECLS

double hl_error_bound (guint64 n,
                       guint64 n_errors);

G_END_DECLS
