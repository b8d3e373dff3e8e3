#include "core/hl-questionnaire-edit-private.h"

/* Counts the rows of @level up to @id; TRUE when it was found. */
static gboolean
count_rows (HlEditNode *node,
            HlEditLevel level,
            guint       id,
            guint      *count)
{
  if (node->id == id && node->level == level)
    return TRUE;

  *count += node->level == level;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    if (count_rows (hl_edit_child (node, i), level, id, count))
      return TRUE;

  return FALSE;
}

static HlEditNode *
nth_row (HlEditNode *node,
         HlEditLevel level,
         guint      *left)
{
  if (node->level == level && (*left)-- == 0)
    return node;

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      HlEditNode *found = nth_row (hl_edit_child (node, i), level, left);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * hl_questionnaire_edit_get_id:
 * @self: an editing model
 * @level: part, factor or question
 * @index: index in the draft
 *
 * Returns: the id of that row, 0 when there is none
 */
guint
hl_questionnaire_edit_get_id (HlQuestionnaireEdit *self,
                              HlEditLevel          level,
                              guint                index)
{
  const HlEditNode *node = nth_row (hl_edit_root (self), level, &index);

  return node != NULL ? node->id : 0;
}

/**
 * hl_questionnaire_edit_find:
 * @self: an editing model
 * @id: id of a row
 * @out_index: (out): its index among the parts, factors or questions of the draft
 *
 * Returns: what it is; %HL_EDIT_FORM also for a row that is not in the draft (any more)
 */
HlEditLevel
hl_questionnaire_edit_find (HlQuestionnaireEdit *self,
                            guint                id,
                            guint               *out_index)
{
  HlEditNode *root = hl_edit_root (self);
  const HlEditNode *node = hl_edit_node_find (root, id);

  *out_index = 0;
  if (node == NULL || node == root)
    return HL_EDIT_FORM;

  count_rows (root, node->level, id, out_index);

  return node->level;
}

/**
 * hl_questionnaire_edit_is_plain:
 * @self: an editing model
 * @factor: id of a factor
 *
 * Returns: whether the factor is nothing but the place of the questions of a part without factors,
 *   to be passed over in a tree
 */
gboolean
hl_questionnaire_edit_is_plain (HlQuestionnaireEdit *self,
                                guint                factor)
{
  HlEditNode *root = hl_edit_root (self);
  const HlEditNode *node = hl_edit_node_find (root, factor);

  return node != NULL && node->level == HL_EDIT_FACTOR &&
         hl_edit_is_plain (hl_edit_parent (root, factor, NULL), node);
}

static const char *
get_automatic (const HlEditNode *node,
               const char       *field)
{
  const gboolean number = g_str_equal (field, "number");

  switch (node->level)
    {
    case HL_EDIT_FORM:
      return node->form->short_title;
    case HL_EDIT_PART:
      return number ? node->part.number : node->part.short_title;
    case HL_EDIT_FACTOR:
      return number ? node->factor.number : node->factor.short_title;
    case HL_EDIT_QUESTION:
    default:
      return number ? node->question.number : node->question.short_text;
    }
}

/**
 * hl_questionnaire_edit_is_automatic:
 * @self: an editing model
 * @id: id of a row, 0 = the questionnaire
 * @field: "number", "short" or "short_title"
 *
 * Returns: whether the number follows from the place, the short name from the wording or title
 */
gboolean
hl_questionnaire_edit_is_automatic (HlQuestionnaireEdit *self,
                                    guint                id,
                                    const char          *field)
{
  const HlEditNode *node = hl_edit_node_find (hl_edit_root (self), id);

  return node != NULL && get_automatic (node, field) == NULL;
}
