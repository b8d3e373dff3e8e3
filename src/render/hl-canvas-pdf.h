#pragma once

#include <hpdf.h>

#include "chart/hl-canvas.h"
#include "render/hl-render.h"

G_BEGIN_DECLS

HlCanvas *hl_canvas_pdf_new    (HlPdf     *pdf,
                                HPDF_Page  page,
                                double     height);
void      hl_canvas_pdf_finish (HlCanvas  *self);
void      hl_canvas_pdf_begin_ground (HlCanvas *self);
void      hl_canvas_pdf_end_ground (HlCanvas *self);

G_END_DECLS
