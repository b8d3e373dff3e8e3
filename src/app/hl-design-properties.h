#pragma once

#include <adwaita.h>

#include "app/hl-design-node.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_PROPERTIES (hl_design_properties_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignProperties, hl_design_properties, HL, DESIGN_PROPERTIES, GtkBox)

void hl_design_properties_show          (HlDesignProperties    *self,
                                         HlQuestionnaire       *questionnaire,
                                         HlDesignPlace          place);
void hl_design_properties_show_problems (HlDesignProperties    *self,
                                         GPtrArray             *problems);
void hl_design_properties_set_fault     (HlDesignProperties    *self,
                                         const char            *name,
                                         const char            *fault);
void hl_design_properties_set_lines     (HlDesignProperties    *self,
                                         guint                  n_lines);
void hl_design_properties_focus         (HlDesignProperties    *self,
                                         const char            *name);

G_END_DECLS
