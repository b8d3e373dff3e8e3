#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkPrintOperation *hl_print_new (GPtrArray  *pages,
                                 const char *title);

G_END_DECLS
