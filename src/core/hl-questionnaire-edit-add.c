#include <math.h>

#include "core/hl-array.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

static void
insert (HlEditNode *parent,
        guint       position,
        HlEditNode *child)
{
  g_ptr_array_insert (parent->children, (int) MIN (position, parent->children->len), child);
}

static HlEditNode *
new_node (HlQuestionnaireEdit *self,
          HlEditNode          *root,
          HlEditLevel          level)
{
  return hl_edit_node_new (level, ++self->last_id, root->stamp);
}

static HlEditNode *
new_factor (HlQuestionnaireEdit *self,
            HlEditNode          *root,
            const char          *code)
{
  HlEditNode *factor = new_node (self, root, HL_EDIT_FACTOR);

  factor->factor.code = code != NULL ? g_strdup (code) : hl_edit_new_factor_code (root);
  factor->factor.title = g_strdup ("");

  return factor;
}

/**
 * hl_questionnaire_edit_add_part:
 * @self: an editing model
 * @position: its place among the parts; beyond the last = at the end
 *
 * Adds a part without a title, ready to take questions or factors.
 *
 * Returns: its id
 */
guint
hl_questionnaire_edit_add_part (HlQuestionnaireEdit *self,
                                guint                position)
{
  HlEditNode *root = hl_edit_begin (self);
  HlEditNode *part = new_node (self, root, HL_EDIT_PART);

  part->part.code = hl_edit_new_part_code (root);
  part->part.title = g_strdup ("");
  part->part.lead = g_strdup ("");
  insert (part, 0, new_factor (self, root, part->part.code));
  insert (root, position, part);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, part->id, g_strdup (_("add a part")));

  return part->id;
}

/**
 * hl_questionnaire_edit_add_factor:
 * @self: an editing model
 * @part: id of a part
 * @position: its place among the factors of the part; beyond the last = at the end
 *
 * Adds a factor without a title; in a part without questions it takes the place of the block that
 * waits for them.
 *
 * Returns: its id
 */
guint
hl_questionnaire_edit_add_factor (HlQuestionnaireEdit *self,
                                  guint                part,
                                  guint                position)
{
  HlEditNode *root = hl_edit_begin (self);
  HlEditNode *parent = hl_edit_own (root, part);
  HlEditNode *factor = new_factor (self, root, NULL);

  if (parent->children->len == 1 && hl_edit_child (parent, 0)->children->len == 0 &&
      hl_edit_is_plain (parent, hl_edit_child (parent, 0)))
    g_ptr_array_remove_index (parent->children, 0);

  insert (parent, position, factor);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, factor->id, g_strdup (_("add a factor")));

  return factor->id;
}

static guint
find_last_factor (HlQuestionnaireEdit *self,
                  HlEditNode          *root,
                  guint                parent)
{
  HlEditNode *node = hl_edit_own (root, parent);

  if (node->level == HL_EDIT_FACTOR)
    return parent;
  if (node->children->len == 0)
    insert (node, 0, new_factor (self, root, node->part.code));

  return hl_edit_child (node, node->children->len - 1)->id;
}

/**
 * hl_questionnaire_edit_add_question:
 * @self: an editing model
 * @parent: id of a factor, or of a part: then its last factor
 * @position: its place in the factor; beyond the last = at the end
 * @type_id: id of its type ("scale")
 * @kind: the kind of that type
 * @role: what it is for
 *
 * Adds a question without wording, with the answers a question of this kind usually has: a scale
 * takes the levels of the nearest one above it that has the same role.
 *
 * Returns: its id
 */
guint
hl_questionnaire_edit_add_question (HlQuestionnaireEdit *self,
                                    guint                parent,
                                    guint                position,
                                    const char          *type_id,
                                    HlQuestionKind       kind,
                                    HlQuestionRole       role)
{
  HlEditNode *root = hl_edit_begin (self);
  HlEditNode *factor = hl_edit_own (root, find_last_factor (self, root, parent));
  HlEditNode *node = new_node (self, root, HL_EDIT_QUESTION);
  HlQuestion *question = &node->question;

  question->code = hl_edit_new_code (self, role);
  question->text = g_strdup ("");
  question->role = role;
  question->required = role == HL_ROLE_CRITERION;
  question->minimum = NAN;
  question->maximum = NAN;
  insert (factor, position, node);
  hl_edit_set_kind (root, node->id, type_id, kind);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, node->id, g_strdup (_("add a question")));

  return node->id;
}

/**
 * hl_questionnaire_edit_add_after:
 * @self: an editing model
 * @id: id of a row
 *
 * Adds what one expects after a row: after a question one of the same kind and for the same; in a
 * factor or part a first question like the last one before it on the form, or a criterion.
 *
 * Returns: the id of the new question; 0 where no part could take it
 */
guint
hl_questionnaire_edit_add_after (HlQuestionnaireEdit *self,
                                 guint                id)
{
  HlEditNode *root = hl_edit_root (self);
  HlEditNode *node = hl_edit_node_find (root, id);
  guint position = 0;

  if (node == NULL || (node->level == HL_EDIT_FORM && node->children->len == 0))
    return 0;
  if (node->level == HL_EDIT_FORM)
    node = hl_edit_child (node, node->children->len - 1);

  g_autoptr (GPtrArray) questions = hl_edit_questions (node);
  if (questions->len == 0)
    return hl_questionnaire_edit_add_question (self, node->id, 0, "scale", HL_KIND_SCALE,
                                               HL_ROLE_CRITERION);

  const HlEditNode *last = questions->pdata[questions->len - 1];
  const HlEditNode *factor = hl_edit_parent (root, last->id, &position);

  return hl_questionnaire_edit_add_question (self, factor->id, position + 1,
                                             last->question.type_id, last->question.kind,
                                             last->question.role);
}

/* A copy of a branch under way; @ids: old id → new id of its questions. */
typedef struct
{
  HlQuestionnaireEdit *edit;
  HlEditNode          *root;
  GHashTable          *ids;
} Copying;

static void
rename_copy (Copying          *self,
             HlEditNode       *copy,
             const HlEditNode *plain_of)
{
  HlQuestion *question = &copy->question;

  if (copy->level == HL_EDIT_PART)
    {
      g_free (copy->part.code);
      copy->part.code = hl_edit_new_part_code (self->root);
      g_clear_pointer (&copy->part.number, g_free);
    }
  else if (copy->level == HL_EDIT_FACTOR)
    {
      g_free (copy->factor.code);
      copy->factor.code = plain_of != NULL ? g_strdup (plain_of->part.code)
                                           : hl_edit_new_factor_code (self->root);
      g_clear_pointer (&copy->factor.number, g_free);
    }
  else
    {
      g_free (question->code);
      question->code = hl_edit_new_code (self->edit, question->role);
      g_clear_pointer (&question->number, g_free);
      g_clear_pointer (&question->identity, g_free);
      g_clear_pointer (&question->wording, g_free);
    }
}

static HlEditNode *
copy_branch (Copying          *self,
             HlEditNode       *parent,
             guint             position,
             const HlEditNode *from,
             const HlEditNode *plain_of)
{
  HlEditNode *copy = hl_edit_node_copy (from, self->root->stamp);

  copy->id = ++self->edit->last_id;
  if (copy->children != NULL)
    g_ptr_array_set_size (copy->children, 0);
  rename_copy (self, copy, plain_of);
  insert (parent, position, copy);
  if (from->level == HL_EDIT_QUESTION)
    g_hash_table_insert (self->ids, GUINT_TO_POINTER (from->id), GUINT_TO_POINTER (copy->id));

  for (guint i = 0; from->children != NULL && i < from->children->len; i++)
    {
      const HlEditNode *child = hl_edit_child (from, i);
      const gboolean plain = from->level == HL_EDIT_PART && hl_edit_is_plain (from, child);

      copy_branch (self, copy, i, child, plain ? copy : NULL);
    }

  return copy;
}

/* Jumps inside the branch go to its own questions, others where they went. */
static void
turn_jumps (HlEditNode *branch,
            GHashTable *ids)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (branch);

  for (guint i = 0; i < questions->len; i++)
    {
      HlQuestion *question = &((HlEditNode *) questions->pdata[i])->question;

      for (guint j = 0; j < question->n_jumps; j++)
        for (guint k = 0; k < question->jumps[j].n_targets; k++)
          {
            guint *target = &question->jumps[j].targets[k];
            gpointer own = g_hash_table_lookup (ids, GUINT_TO_POINTER (*target));

            *target = own != NULL ? GPOINTER_TO_UINT (own) : *target;
          }
    }
}

/**
 * hl_questionnaire_edit_duplicate:
 * @self: an editing model
 * @id: id of a part, factor or question
 *
 * Copies a row and what is below it, right after it, under new codes and automatic numbers; the
 * questions are new ones with identities of their own.
 *
 * Returns: the id of the copy
 */
guint
hl_questionnaire_edit_duplicate (HlQuestionnaireEdit *self,
                                 guint                id)
{
  g_autofree char *name = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  Copying copying = { self, NULL, ids };
  guint position = 0;

  g_return_val_if_fail (hl_edit_parent (hl_edit_root (self), id, NULL) != NULL, 0);

  name = hl_edit_name (self, id);
  copying.root = hl_edit_begin (self);

  HlEditNode *parent = hl_edit_parent (copying.root, id, &position);
  const HlEditNode *from = hl_edit_child (parent, position);
  HlEditNode *copy = copy_branch (&copying, hl_edit_own (copying.root, parent->id), position + 1,
                                  from, NULL);
  const guint copy_id = copy->id;
  turn_jumps (copy, ids);
  hl_edit_commit (self, copying.root, HL_EDIT_CHANGED_ALL, copy_id,
                  g_strdup_printf (_("duplicate %s"), name));

  return copy_id;
}
