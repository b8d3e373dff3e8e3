#pragma once

#include <hpdf.h>

#include "render/hl-face.h"

G_BEGIN_DECLS

/**
 * HlPdfFont:
 *
 * One face in a document: only the glyphs used, a two-byte code for each character in order of
 * first use.
 */
typedef struct _HlPdfFont HlPdfFont;

HlPdfFont  *hl_pdf_font_new      (HPDF_Doc       doc,
                                  HlFace        *face,
                                  gboolean       is_serif);
void        hl_pdf_font_free     (HlPdfFont     *self);
const char *hl_pdf_font_get_name (HlPdfFont     *self,
                                  HPDF_Page      page);
guint       hl_pdf_font_get_code (HlPdfFont     *self,
                                  const HlGlyph *glyph);
void        hl_pdf_font_finish   (HlPdfFont     *self);

G_END_DECLS
