#pragma once

#include "app/hl-window.h"

G_BEGIN_DECLS

char *hl_window_files_default        (void);
char *hl_window_files_demo           (void);
void  hl_window_files_install        (GtkWidgetClass *widget_class);
void  hl_window_files_save_office    (HlWindow       *self,
                                      GPtrArray      *values);
void  hl_window_files_copy_daily     (HlWindow       *self);

G_END_DECLS
