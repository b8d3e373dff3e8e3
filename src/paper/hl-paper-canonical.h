#pragma once

#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

char          *hl_paper_layout_to_canonical   (const HlPaperLayout *self);
HlPaperLayout *hl_paper_layout_from_canonical (const char          *text,
                                               GError             **error);

G_END_DECLS
