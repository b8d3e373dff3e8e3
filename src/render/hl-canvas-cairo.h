#pragma once

#include <cairo.h>

#include "chart/hl-canvas.h"

G_BEGIN_DECLS

HlCanvas *hl_canvas_cairo_new         (cairo_t        *cr,
                                       GError        **error);
gboolean  hl_canvas_cairo_finish      (HlCanvas       *self,
                                       GError        **error);

G_END_DECLS
