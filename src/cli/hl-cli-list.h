#pragma once

#include "cli/hl-cli.h"
#include "render/hl-render.h"

G_BEGIN_DECLS

typedef GPtrArray *(*HlCliListFunc) (const HlOffice  *office,
                                     const HlMetrics *metrics,
                                     gpointer         data);

gboolean hl_cli_is_list     (const char    *path);
GBytes  *hl_cli_make_list   (HlCli         *cli,
                             const char    *title,
                             HlCliListFunc  make,
                             gpointer       data,
                             GError       **error);
gboolean hl_cli_read_number (HlCli         *cli,
                             const char    *name,
                             guint64        least,
                             guint64        most,
                             guint64       *out_value,
                             GError       **error);

G_END_DECLS
