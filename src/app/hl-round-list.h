#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_ROUND (hl_round_get_type ())
G_DECLARE_FINAL_TYPE (HlRound, hl_round, HL, ROUND, GObject)

HlRound   *hl_round_new          (HlSurvey            *survey);
HlSurvey  *hl_round_get_survey   (HlRound             *self);
char      *hl_round_get_title    (HlRound             *self);

void       hl_rounds_list_async  (HlWorkspace         *workspace,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             data);
GPtrArray *hl_rounds_list_finish (HlWorkspace         *workspace,
                                  GAsyncResult        *result,
                                  GError             **error);

G_END_DECLS
