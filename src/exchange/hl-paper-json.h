#pragma once

#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

char *hl_paper_layout_to_json (const HlPaperLayout *layout);

G_END_DECLS
