#pragma once

#include "app/hl-results-choice.h"
#include "app/hl-workspace.h"

G_BEGIN_DECLS

GPtrArray *hl_results_comments_read        (HlStore               *store,
                                            const HlResultsChoice *choice,
                                            const char            *field,
                                            const char            *criterion,
                                            GError               **error);
void       hl_results_comments_load_async  (HlWorkspace           *workspace,
                                            const HlResultsChoice *choice,
                                            const char            *field,
                                            const char            *criterion,
                                            GCancellable          *cancellable,
                                            GAsyncReadyCallback    callback,
                                            gpointer               data);
GPtrArray *hl_results_comments_load_finish (HlWorkspace           *workspace,
                                            GAsyncResult          *result,
                                            GError               **error);

G_END_DECLS
