#pragma once

#include <gtk/gtk.h>

#include "app/hl-home-data.h"

G_BEGIN_DECLS

#define HL_TYPE_STEPS (hl_steps_get_type ())
G_DECLARE_FINAL_TYPE (HlSteps, hl_steps, HL, STEPS, GtkBox)

void hl_steps_show (HlSteps          *self,
                    const HlHomeData *data);

G_END_DECLS
