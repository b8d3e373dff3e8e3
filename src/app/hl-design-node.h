#pragma once

#include <gio/gio.h>

#include "core/hl-questionnaire-builder.h"

G_BEGIN_DECLS

typedef enum
{
  HL_DESIGN_WHOLE,
  HL_DESIGN_PART,
  HL_DESIGN_FACTOR,
  HL_DESIGN_QUESTION,
} HlDesignKind;

/**
 * HlDesignPlace:
 * @index: of the part, factor or question; 0 for the questionnaire as a whole
 *
 * What is chosen in the view of the questionnaire.
 */
typedef struct
{
  HlDesignKind kind;
  guint        index;
} HlDesignPlace;

#define HL_TYPE_DESIGN_NODE (hl_design_node_get_type ())
G_DECLARE_FINAL_TYPE (HlDesignNode, hl_design_node, HL, DESIGN_NODE, GObject)

void           hl_design_nodes_set_problems (GListModel           *nodes,
                                             GPtrArray            *problems);
HlDesignPlace  hl_design_place_of_problem  (const HlProblem       *problem);
GListStore    *hl_design_node_sync         (GListStore            *parts,
                                            const HlQuestionnaire *questionnaire);
HlDesignNode  *hl_design_node_find         (GListModel            *nodes,
                                            HlDesignPlace          place);
GListModel    *hl_design_node_get_children (HlDesignNode          *self);
HlDesignPlace  hl_design_node_get_place    (HlDesignNode          *self);
const char    *hl_design_node_get_code     (HlDesignNode          *self);
const char    *hl_design_node_get_number   (HlDesignNode          *self);
const char    *hl_design_node_get_title    (HlDesignNode          *self);
const char    *hl_design_node_get_speech   (HlDesignNode          *self);
const char    *hl_design_node_get_problem  (HlDesignNode          *self);
guint          hl_design_node_get_count    (HlDesignNode          *self);
gboolean       hl_design_node_matches      (HlDesignNode          *self,
                                            const char            *folded);
void           hl_design_node_set_problem  (HlDesignNode          *self,
                                            const char            *problem);

G_END_DECLS
