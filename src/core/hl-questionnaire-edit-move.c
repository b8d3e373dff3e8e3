#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

/* The block of a part's own questions goes with its last question, if the part has factors. */
static void
prune_plain (HlEditNode *part)
{
  for (guint i = part->children->len; i > 0 && part->children->len > 1; i--)
    {
      const HlEditNode *factor = hl_edit_child (part, i - 1);

      if (factor->children->len == 0 && hl_edit_is_plain (part, factor))
        g_ptr_array_remove_index (part->children, i - 1);
    }
}

static void
prune_around (HlEditNode *root,
              guint       id)
{
  const HlEditNode *node = hl_edit_node_find (root, id);

  if (node != NULL && node->level == HL_EDIT_FACTOR)
    prune_plain (hl_edit_own (root, hl_edit_parent (root, id, NULL)->id));
  else if (node != NULL && node->level == HL_EDIT_PART)
    prune_plain (hl_edit_own (root, id));
}

/* Where a row of @level may hang: a question also on a part, in its last factor. */
static HlEditNode *
find_home (HlEditNode *root,
           HlEditLevel level,
           guint       parent,
           guint      *position)
{
  HlEditNode *node = hl_edit_node_find (root, parent);

  if (node != NULL && level == HL_EDIT_QUESTION && node->level == HL_EDIT_PART &&
      node->children->len > 0)
    {
      node = hl_edit_child (node, node->children->len - 1);
      *position = G_MAXUINT;
    }

  return node != NULL && node->level + 1 == level ? node : NULL;
}

/* The block of a part without factors becomes one of the part it comes to. */
static void
settle_factor (HlEditNode *root,
               HlEditNode *part,
               HlEditNode *factor)
{
  for (guint i = 0; i < root->children->len; i++)
    {
      const HlEditNode *other = hl_edit_child (root, i);

      if (other->id == part->id || !g_str_equal (other->part.code, factor->factor.code))
        continue;

      char *code = hl_edit_new_factor_code (root);
      g_free (factor->factor.code);
      factor->factor.code = code;
      return;
    }
}

/**
 * hl_questionnaire_edit_move:
 * @self: an editing model
 * @id: id of a part, factor or question
 * @parent: id of the row it comes to: 0 for a part, a part for a factor, a factor (or a part: its
 *   last factor, at the end) for a question
 * @position: its place there, counted without itself; beyond the last = at the end
 *
 * Moves a row with what is below it. Jump rules keep naming the same questions.
 *
 * Returns: %FALSE when the row cannot hang there, or is there already
 */
gboolean
hl_questionnaire_edit_move (HlQuestionnaireEdit *self,
                            guint                id,
                            guint                parent,
                            guint                position)
{
  HlEditNode *present = hl_edit_root (self);
  HlEditNode *node = hl_edit_node_find (present, id);
  guint before = 0;

  if (node == NULL || node == present)
    return FALSE;

  const HlEditNode *home = find_home (present, node->level, parent, &position);
  const HlEditNode *from = hl_edit_parent (present, id, &before);
  if (home == NULL || (home == from && MIN (position, from->children->len - 1) == before))
    return FALSE;

  g_autofree char *name = hl_edit_name (self, id);
  HlEditNode *root = hl_edit_begin (self);
  HlEditNode *source = hl_edit_own (root, from->id);
  HlEditNode *target = hl_edit_own (root, home->id);
  node = hl_edit_own (root, id);
  g_ptr_array_steal_index (source->children, before);
  g_ptr_array_insert (target->children, (int) MIN (position, target->children->len), node);
  if (node->level == HL_EDIT_FACTOR)
    settle_factor (root, target, node);
  prune_around (root, source->id);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, id, g_strdup_printf (_("move %s"), name));

  return TRUE;
}

/* The next row of the level of @parent before or after it that holds rows, across the form. */
static HlEditNode *
find_neighbour (HlEditNode *root,
                HlEditNode *parent,
                int         direction)
{
  guint position = 0;
  HlEditNode *grand = hl_edit_parent (root, parent->id, &position);

  if (grand == NULL)
    return NULL;

  const guint next = position + direction;
  if (next < grand->children->len)
    return hl_edit_child (grand, next);

  for (HlEditNode *aunt = find_neighbour (root, grand, direction); aunt != NULL;
       aunt = find_neighbour (root, aunt, direction))
    if (aunt->children->len > 0)
      return hl_edit_child (aunt, direction > 0 ? 0 : aunt->children->len - 1);

  return NULL;
}

/* Where one step up or down leads; FALSE at the end of the form. */
static gboolean
find_step (HlEditNode *root,
           guint       id,
           int         direction,
           guint      *out_parent,
           guint      *out_position)
{
  guint position = 0;
  HlEditNode *parent = hl_edit_parent (root, id, &position);

  if (parent == NULL)
    return FALSE;

  if (position + direction < parent->children->len)
    {
      *out_parent = parent->id;
      *out_position = position + direction;
      return TRUE;
    }

  const HlEditNode *neighbour = find_neighbour (root, parent, direction);
  if (neighbour == NULL)
    return FALSE;

  *out_parent = neighbour->id;
  *out_position = direction > 0 ? 0 : G_MAXUINT;

  return TRUE;
}

/**
 * hl_questionnaire_edit_can_move_by:
 * @self: an editing model
 * @id: id of a row
 * @steps: −1 up, 1 down
 *
 * Returns: whether hl_questionnaire_edit_move_by() would move it
 */
gboolean
hl_questionnaire_edit_can_move_by (HlQuestionnaireEdit *self,
                                   guint                id,
                                   int                  steps)
{
  guint parent, position;

  return find_step (hl_edit_root (self), id, steps, &parent, &position);
}

/**
 * hl_questionnaire_edit_move_by:
 * @self: an editing model
 * @id: id of a row
 * @steps: −1 up, 1 down
 *
 * Moves a row past its neighbour, from the edge of its factor or part into the next one.
 *
 * Returns: %FALSE at the beginning or end of the form
 */
gboolean
hl_questionnaire_edit_move_by (HlQuestionnaireEdit *self,
                               guint                id,
                               int                  steps)
{
  guint parent, position;

  return find_step (hl_edit_root (self), id, steps, &parent, &position) &&
         hl_questionnaire_edit_move (self, id, parent, position);
}

/**
 * hl_questionnaire_edit_delete:
 * @self: an editing model
 * @id: id of a part, factor or question
 *
 * Deletes a row with what is below it, and its questions from all rules.
 */
void
hl_questionnaire_edit_delete (HlQuestionnaireEdit *self,
                              guint                id)
{
  guint position = 0;

  g_return_if_fail (hl_edit_parent (hl_edit_root (self), id, NULL) != NULL);

  g_autofree char *name = hl_edit_name (self, id);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  HlEditNode *root = hl_edit_begin (self);
  HlEditNode *parent = hl_edit_own (root, hl_edit_parent (root, id, &position)->id);
  g_autoptr (GPtrArray) questions = hl_edit_questions (hl_edit_child (parent, position));
  for (guint i = 0; i < questions->len; i++)
    g_hash_table_add (gone, GUINT_TO_POINTER (((HlEditNode *) questions->pdata[i])->id));

  g_ptr_array_remove_index (parent->children, position);
  prune_around (root, parent->id);
  hl_edit_forget_questions (root, gone);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, id, g_strdup_printf (_("delete %s"), name));
}
