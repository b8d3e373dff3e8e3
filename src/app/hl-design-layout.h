#pragma once

#include <gio/gio.h>

#include "core/hl-office.h"
#include "core/hl-survey.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

void           hl_design_layout_async  (const HlSurvey       *survey,
                                        HlOffice             *office,
                                        HlQuestionnaire      *questionnaire,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              data);
HlPaperLayout *hl_design_layout_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
