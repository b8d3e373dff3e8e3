#pragma once

#include <glib.h>

#include "chart/hl-scene.h"
#include "core/hl-date.h"

G_BEGIN_DECLS

/**
 * HlPdfInfo:
 * @language: "vi-VN"
 * @date: creation date, %HL_DATE_NONE = none
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *language;
  HlDate      date;
} HlPdfInfo;

typedef struct _HlPdf HlPdf;

const HlMetrics *hl_render_metrics   (GError         **error);

HlPdf           *hl_pdf_new          (const HlPdfInfo *info,
                                      GError         **error);
gboolean         hl_pdf_add_page     (HlPdf           *self,
                                      const HlScene   *scene,
                                      GError         **error);
gboolean         hl_pdf_add_page_over (HlPdf         *self,
                                       const HlScene *ground,
                                       const HlScene *scene,
                                       GError       **error);
GBytes          *hl_pdf_finish       (HlPdf           *self,
                                      GError         **error);
void             hl_pdf_free         (HlPdf           *self);

GBytes          *hl_render_pdf       (GPtrArray       *scenes,
                                      const HlPdfInfo *info,
                                      GError         **error);
GBytes          *hl_render_png       (const HlScene   *scene,
                                      double           dpi,
                                      const HlColor   *ground,
                                      GError         **error);
GBytes          *hl_render_svg       (const HlScene   *scene,
                                      GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlPdf, hl_pdf_free)

G_END_DECLS
