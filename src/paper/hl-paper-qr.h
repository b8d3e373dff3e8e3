#pragma once

#include "chart/hl-canvas.h"
#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

char    *hl_paper_qr_text (const HlPaperLayout *layout,
                           const HlSurvey      *survey,
                           guint                page,
                           HlSerial             serial);
gboolean hl_paper_qr_draw (HlCanvas            *canvas,
                           const char          *text,
                           const HlRect        *rect,
                           GError             **error);

G_END_DECLS
