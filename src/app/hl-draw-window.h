#pragma once

#include <adwaita.h>

#include "app/hl-draw-job.h"

G_BEGIN_DECLS

#define HL_TYPE_DRAW_WINDOW (hl_draw_window_get_type ())
G_DECLARE_FINAL_TYPE (HlDrawWindow, hl_draw_window, HL, DRAW_WINDOW, AdwWindow)

GtkWidget  *hl_draw_window_new      (GtkWindow    *parent,
                                     HlWorkspace  *workspace,
                                     HlSurvey     *survey);
void        hl_draw_window_read     (HlDrawWindow *self,
                                     const char   *path);
const char *hl_draw_window_get_page (HlDrawWindow *self);

G_END_DECLS
