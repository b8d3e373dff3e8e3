#pragma once

#include "app/hl-workspace.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

void             hl_results_load_async  (HlWorkspace         *workspace,
                                         HlSurvey            *survey,
                                         const char * const  *by,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
HlScoreSnapshot *hl_results_load_finish (HlWorkspace         *workspace,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
