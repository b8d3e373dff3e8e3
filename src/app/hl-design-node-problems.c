#include "app/hl-design-node.h"

/**
 * hl_design_place_of_problem:
 * @problem: something wrong
 *
 * Returns: where it stands, the questionnaire as a whole when nowhere else
 */
HlDesignPlace
hl_design_place_of_problem (const HlProblem *problem)
{
  if (problem->question != HL_NO_INDEX)
    return (HlDesignPlace) { HL_DESIGN_QUESTION, problem->question }
  ;
  if (problem->factor != HL_NO_INDEX)
    return (HlDesignPlace) { HL_DESIGN_FACTOR, problem->factor }
  ;
  if (problem->part != HL_NO_INDEX)
    return (HlDesignPlace) { HL_DESIGN_PART, problem->part }
  ;

  return (HlDesignPlace) { HL_DESIGN_WHOLE, 0 };
}

static const char *
find_problem (GPtrArray    *problems,
              HlDesignPlace place)
{
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    {
      const HlProblem *problem = g_ptr_array_index (problems, i);

      const HlDesignPlace there = hl_design_place_of_problem (problem);

      if (there.kind == place.kind && there.index == place.index)
        return problem->message;
    }

  return NULL;
}

/**
 * hl_design_nodes_set_problems:
 * @nodes: (nullable): rows, of #HlDesignNode
 * @problems: (nullable) (element-type HlProblem): what is wrong
 *
 * Tells the rows, and those in them, what is wrong with them.
 */
void
hl_design_nodes_set_problems (GListModel *nodes,
                              GPtrArray  *problems)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (HlDesignNode) node = g_list_model_get_item (nodes, i);

      hl_design_node_set_problem (node, find_problem (problems, hl_design_node_get_place (node)));
      hl_design_nodes_set_problems (hl_design_node_get_children (node), problems);
    }
}
