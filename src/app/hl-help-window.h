#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_HELP_WINDOW (hl_help_window_get_type ())
G_DECLARE_FINAL_TYPE (HlHelpWindow, hl_help_window, HL, HELP_WINDOW, AdwWindow)

HlHelpWindow *hl_help_window_present    (GtkWindow    *parent,
                                         const char   *topic);
void          hl_help_window_show_topic (HlHelpWindow *self,
                                         const char   *topic);

G_END_DECLS
