#pragma once

#include <hpdf.h>

#include "render/hl-render.h"

G_BEGIN_DECLS

GHashTable *hl_pdf_grounds_new  (void);
gboolean    hl_pdf_ground_check (HlPdf         *pdf,
                                 const HlScene *ground,
                                 GError       **error);
void        hl_pdf_ground_put   (HlPdf         *pdf,
                                 const HlScene *ground,
                                 HPDF_Page      page);

G_END_DECLS
