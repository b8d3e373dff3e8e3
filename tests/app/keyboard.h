#pragma once

#include <gtk/gtk.h>

/* Real keys, by xdotool: the keyboard goes to the window of this program first. */
gboolean keyboard_is_there (void);
void     keyboard_focus    (void);
void     keyboard_focus_on (GtkWindow  *window);
void     keyboard_press    (const char *keys);
void     keyboard_type     (const char *text);
