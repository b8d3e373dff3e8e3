#pragma once

#include <adwaita.h>

#include "app/hl-workspace.h"

G_BEGIN_DECLS

#define HL_TYPE_WINDOW (hl_window_get_type ())
G_DECLARE_FINAL_TYPE (HlWindow, hl_window, HL, WINDOW, AdwApplicationWindow)

GtkWidget   *hl_window_new           (AdwApplication *application);
void         hl_window_open          (HlWindow       *self,
                                      const char     *path,
                                      const char     *view,
                                      gint64          survey);
void         hl_window_close_file    (HlWindow       *self);
GFile       *hl_window_get_file      (HlWindow       *self);
HlWorkspace *hl_window_get_workspace (HlWindow       *self);
HlSurvey    *hl_window_get_survey    (HlWindow       *self);
const char  *hl_window_get_view      (HlWindow       *self);
void         hl_window_choose_round  (HlWindow       *self,
                                      gint64          survey);
void         hl_window_open_round    (HlWindow       *self,
                                      gint64          survey,
                                      const char     *view);
void         hl_window_show_view     (HlWindow       *self,
                                      const char     *view);
void         hl_window_show_start    (HlWindow       *self,
                                      const char     *message);
void         hl_window_show_new_round (HlWindow      *self);
void         hl_window_show_office   (HlWindow       *self,
                                      HlOffice       *office);
void         hl_window_toast         (HlWindow       *self,
                                      const char     *text);

G_END_DECLS
