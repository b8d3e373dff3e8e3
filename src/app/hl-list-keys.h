#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean hl_list_keys_is_open (GtkDropDown *list);
gboolean hl_list_keys_step    (GtkDropDown *list,
                               guint        key);

G_END_DECLS
