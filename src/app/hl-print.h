#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *hl_print_new           (GPtrArray  *pages,
                                           const char *title);
GtkPrintOperation *hl_print_new_over      (GPtrArray  *grounds,
                                           GPtrArray  *pages,
                                           const char *title);
void               hl_print_suggest       (GtkWidget  *print_button,
                                           GtkWidget  *save_button);

G_END_DECLS
