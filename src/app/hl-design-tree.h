#pragma once

#include <gtk/gtk.h>

#include "app/hl-design-node.h"
#include "core/hl-questionnaire-builder.h"

G_BEGIN_DECLS

#define HL_TYPE_DESIGN_TREE (hl_design_tree_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignTree, hl_design_tree, HL, DESIGN_TREE, GtkBox)

void          hl_design_tree_show          (HlDesignTree          *self,
                                            const HlQuestionnaire *questionnaire,
                                            gboolean               is_other);
void          hl_design_tree_show_problems (HlDesignTree          *self,
                                            GPtrArray             *problems);
void          hl_design_tree_select        (HlDesignTree          *self,
                                            HlDesignPlace          place);
HlDesignPlace hl_design_tree_get_selected  (HlDesignTree          *self);
void          hl_design_tree_focus         (HlDesignTree          *self);
void          hl_design_tree_search        (HlDesignTree          *self);

G_END_DECLS
