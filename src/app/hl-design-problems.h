#pragma once

#include <gtk/gtk.h>

#include "core/hl-questionnaire-builder.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_PROBLEMS (hl_design_problems_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignProblems, hl_design_problems, HL, DESIGN_PROBLEMS, GtkBox)

void hl_design_problems_show  (HlDesignProblems *self,
                               GPtrArray        *problems);
void hl_design_problems_focus (HlDesignProblems *self);

G_END_DECLS
