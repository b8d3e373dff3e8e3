#pragma once

#include <hpdf.h>

#include "render/hl-font-set.h"
#include "render/hl-pdf-font.h"
#include "render/hl-pdf-tree.h"
#include "render/hl-render.h"

G_BEGIN_DECLS

#define HL_N_ALPHAS 256

/* The document behind libharu's public functions: they cover neither tags nor subsets by code. */
struct _HlPdf
{
  HPDF_Doc        doc;                 /* owned */
  const HlFontSet *fonts;              /* borrowed */
  HlPdfFont      *faces[HL_N_FACES];   /* owned; made when first used */
  HPDF_ExtGState  alphas[HL_N_ALPHAS]; /* borrowed from @doc */
  GHashTable     *images;              /* GBytes → HPDF_Image, owned */
  HlPdfTree      *tree;                /* owned */
  GHashTable     *grounds;             /* HlScene → HlPdfGround, owned; see hl-pdf-ground.h */
  GPtrArray      *outlines;            /* of HPDF_Outline, by level: the latest; owned */
  GError         *error;               /* owned: the first; the document is dead from then on */
};

HlPdfFont     *hl_pdf_get_font  (HlPdf        *self,
                                 const HlFont *font);
HPDF_Image     hl_pdf_get_image (HlPdf        *self,
                                 GBytes       *png);
const char    *hl_pdf_get_alpha (HlPdf        *self,
                                 HPDF_Page     page,
                                 guint         alpha);
void           hl_pdf_add_bookmark (HlPdf     *self,
                                 HPDF_Page     page,
                                 guint         level,
                                 double        top,
                                 const char   *title);
HPDF_Binary    hl_pdf_text_new  (HPDF_Doc      doc,
                                 const char   *text);

G_END_DECLS
