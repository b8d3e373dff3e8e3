#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

GPtrArray *hl_round_library_list         (HlStore              *store,
                                          GError              **error);
void       hl_round_library_load_async   (HlWorkspace          *workspace,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              data);
GPtrArray *hl_round_library_load_finish  (HlWorkspace          *workspace,
                                          GAsyncResult         *result,
                                          GError              **error);
char      *hl_round_library_describe     (const HlQuestionnaire *questionnaire);

G_END_DECLS
