#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define HL_JSON_MAX_DEPTH 16

gboolean hl_json_scan (const char *text,
                       gsize       length,
                       GError    **error);

G_END_DECLS
