#pragma once

#include "report/hl-section.h"

G_BEGIN_DECLS

void hl_figures_add (HlFlow             *flow,
                     const HlResultView *view,
                     const char         *chart,
                     const char         *title,
                     guint               limit);

G_END_DECLS
