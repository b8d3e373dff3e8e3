#pragma once

#include <adwaita.h>

#include "app/hl-paper-job.h"

G_BEGIN_DECLS

#define HL_TYPE_PAPER_PREVIEW (hl_paper_preview_get_type ())
G_DECLARE_FINAL_TYPE (HlPaperPreview, hl_paper_preview, HL, PAPER_PREVIEW, AdwBin)

void hl_paper_preview_show (HlPaperPreview    *self,
                            const HlPaperForm *form,
                            HlSerial           serial);
void hl_paper_preview_fail (HlPaperPreview    *self,
                            const char        *fault);

G_END_DECLS
