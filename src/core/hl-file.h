#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hl_file_write (const char  *path,
                        GBytes      *bytes,
                        GError     **error);
GBytes  *hl_file_read  (const char  *path,
                        GError     **error);

G_END_DECLS
