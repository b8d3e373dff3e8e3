#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_LIST_WINDOW (hl_list_window_get_type ())
G_DECLARE_FINAL_TYPE (HlListWindow, hl_list_window, HL, LIST_WINDOW, AdwWindow)

GtkWidget *hl_list_window_new           (GtkWindow    *parent,
                                         HlWorkspace  *workspace,
                                         HlSurvey     *survey,
                                         GPtrArray    *pages);
GtkWidget *hl_list_window_new_register  (GtkWindow    *parent,
                                         HlWorkspace  *workspace,
                                         HlSurvey     *survey);
void       hl_list_window_save          (HlListWindow *self,
                                         const char   *path);
GPtrArray *hl_list_window_get_pages     (HlListWindow *self);

G_END_DECLS
