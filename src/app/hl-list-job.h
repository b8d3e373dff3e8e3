#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

void       hl_list_make_async   (HlWorkspace         *workspace,
                                 HlSurvey            *survey,
                                 gboolean             is_empty,
                                 guint                per_line,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data);
GPtrArray *hl_list_make_finish  (HlWorkspace         *workspace,
                                 GAsyncResult        *result,
                                 GError             **error);
void       hl_list_save_async   (HlWorkspace         *workspace,
                                 GPtrArray           *pages,
                                 const char          *title,
                                 const char          *path,
                                 GAsyncReadyCallback  callback,
                                 gpointer             data);
gboolean   hl_list_save_finish  (HlWorkspace         *workspace,
                                 GAsyncResult        *result,
                                 GError             **error);

G_END_DECLS
