#pragma once

#include <gtk/gtk.h>

#include "paper/hl-paper-layout.h"

G_BEGIN_DECLS

#define HL_TYPE_PAPER_VIEW (hl_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (HlPaperView, hl_paper_view, HL, PAPER_VIEW, GtkWidget)

GtkWidget *hl_paper_view_new           (void);
void       hl_paper_view_show          (HlPaperView   *self,
                                        HlPaperLayout *layout,
                                        HlSurvey      *survey,
                                        HlSerial       serial);
guint      hl_paper_view_get_n_pages   (HlPaperView   *self);
guint      hl_paper_view_get_page      (HlPaperView   *self);
void       hl_paper_view_set_page      (HlPaperView   *self,
                                        guint          page);
void       hl_paper_view_set_zoom      (HlPaperView   *self,
                                        double         zoom);
void       hl_paper_view_set_highlight (HlPaperView   *self,
                                        const char    *question);

G_END_DECLS
