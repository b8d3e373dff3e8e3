#pragma once

#include <adwaita.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_TYPE_HOME_ACTION (hl_home_action_get_type ())
G_DECLARE_FINAL_TYPE (HlHomeAction, hl_home_action, HL, HOME_ACTION, AdwBin)

void       hl_home_action_show       (HlHomeAction     *self,
                                      const HlHomeData *data);
GtkWidget *hl_home_action_get_button (HlHomeAction     *self);

G_END_DECLS
