#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HL_TYPE_PREFERENCES (hl_preferences_get_type ())
G_DECLARE_FINAL_TYPE (HlPreferences, hl_preferences, HL, PREFERENCES, AdwPreferencesWindow)

GtkWidget *hl_preferences_new (GtkWindow *parent);

G_END_DECLS
