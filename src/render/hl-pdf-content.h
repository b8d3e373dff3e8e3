#pragma once

#include <hpdf.h>

#include "chart/hl-canvas.h"
#include "render/hl-render.h"

G_BEGIN_DECLS

/**
 * HlPdfContent:
 *
 * The operators of one page, and the graphics state they have made.
 */
typedef struct _HlPdfContent HlPdfContent;

HlPdfContent *hl_pdf_content_new         (HlPdf           *pdf,
                                          HPDF_Page        page,
                                          double           height);
void          hl_pdf_content_free        (HlPdfContent    *self);
void          hl_pdf_content_put         (HlPdfContent    *self,
                                          const char      *format,
                                          ...) G_GNUC_PRINTF (2, 3);
void          hl_pdf_content_put_number  (HlPdfContent    *self,
                                          double           value);
void          hl_pdf_content_put_point   (HlPdfContent    *self,
                                          double           x,
                                          double           y);
void          hl_pdf_content_begin_mark  (HlPdfContent    *self);
void          hl_pdf_content_begin_decoration (HlPdfContent *self);
void          hl_pdf_content_end_mark    (HlPdfContent    *self);
void          hl_pdf_content_set_opaque  (HlPdfContent    *self);
void          hl_pdf_content_set_fill    (HlPdfContent    *self,
                                          const HlColor   *color);
void          hl_pdf_content_set_stroke  (HlPdfContent    *self,
                                          const HlStroke  *stroke);
void          hl_pdf_content_save        (HlPdfContent    *self);
void          hl_pdf_content_restore     (HlPdfContent    *self);
void          hl_pdf_content_write       (HlPdfContent    *self);
gboolean      hl_pdf_content_is_opaque   (const HlColor   *color);

G_END_DECLS
