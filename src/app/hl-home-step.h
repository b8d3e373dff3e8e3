#pragma once

#include "app/hl-workspace.h"

G_BEGIN_DECLS

void     hl_home_step_save_async  (HlWorkspace         *workspace,
                                   gint64               survey_id,
                                   guint                index,
                                   const char          *state,
                                   GAsyncReadyCallback  callback,
                                   gpointer             data);
gboolean hl_home_step_save_finish (HlWorkspace         *workspace,
                                   GAsyncResult        *result,
                                   GError             **error);

G_END_DECLS
