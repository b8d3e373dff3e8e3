#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *hl_import_refused_to_csv (GBytes          *text,
                                  const GPtrArray *refused,
                                  GError         **error);

G_END_DECLS
