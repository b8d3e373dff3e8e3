#pragma once

#include <gtk/gtk.h>

#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_TYPE_STEPS (hl_steps_get_type ())
G_DECLARE_FINAL_TYPE (HlSteps, hl_steps, HL, STEPS, GtkBox)

void hl_steps_show (HlSteps        *self,
                    const HlSurvey *survey,
                    gboolean        all_keyed);

G_END_DECLS
