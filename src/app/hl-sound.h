#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void hl_sound_prepare (void);
void hl_sound_refuse  (GtkWidget *widget);

G_END_DECLS
