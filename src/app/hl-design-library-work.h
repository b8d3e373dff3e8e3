#pragma once

#include <gio/gio.h>

#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * HlDesignExport:
 * @id: of a questionnaire
 * @path: file to write
 */
typedef struct
{
  char *id;
  char *path;
} HlDesignExport;

void     hl_design_export_free       (gpointer       data);
gpointer hl_design_library_duplicate (HlStore       *store,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
gpointer hl_design_library_delete    (HlStore       *store,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
gpointer hl_design_library_import    (HlStore       *store,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
gpointer hl_design_library_export    (HlStore       *store,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
gpointer hl_design_library_list      (HlStore       *store,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);

G_END_DECLS
