#pragma once

#include <adwaita.h>

#include "app/hl-design-jump-editor.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_JUMPS (hl_design_jumps_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignJumps, hl_design_jumps, HL, DESIGN_JUMPS, AdwPreferencesGroup)

GtkWidget *hl_design_jumps_new   (void);
void       hl_design_jumps_show  (HlDesignJumps   *self,
                                  HlQuestionnaire *questionnaire,
                                  guint            question);
void       hl_design_jumps_focus (HlDesignJumps   *self);

G_END_DECLS
