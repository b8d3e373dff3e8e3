#pragma once

#include <gio/gio.h>

#include "store/hl-store.h"

G_BEGIN_DECLS

char    *hl_backup_folder      (const char  *path);
char    *hl_backup_name        (const char  *path,
                                gint64       now,
                                gboolean     with_time);
gint64   hl_backup_find_latest (const char  *path);
gboolean hl_backup_has_daily   (const char  *path,
                                gint64       now);
gboolean hl_backup_daily       (HlStore     *store,
                                gint64       now,
                                GError     **error);

G_END_DECLS
