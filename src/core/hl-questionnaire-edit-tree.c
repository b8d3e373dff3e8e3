#include <string.h>

#include "core/hl-array.h"
#include "core/hl-questionnaire-edit-private.h"

static HlQuestionnaire *
new_form (void)
{
  HlQuestionnaire *form = g_new0 (HlQuestionnaire, 1);

  g_atomic_ref_count_init (&form->ref_count);
  form->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return form;
}

static void
copy_texts (GHashTable *to,
            GHashTable *from)
{
  GHashTableIter iter;
  gpointer name, text;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (to, g_strdup (name), g_strdup (text));
}

static HlQuestionnaire *
copy_form (const HlQuestionnaire *from)
{
  HlQuestionnaire *form = new_form ();

  form->title = g_strdup (from->title);
  form->short_title = g_strdup (from->short_title);
  form->description = g_strdup (from->description);
  form->source = g_strdup (from->source);
  form->formula = from->formula;
  copy_texts (form->texts, from->texts);
  for (guint i = 0; i < from->n_contradictions; i++)
    hl_contradiction_copy (HL_APPEND (form->contradictions, form->n_contradictions),
                           &from->contradictions[i]);

  return form;
}

static void
clear_node (gpointer data)
{
  HlEditNode *self = data;

  g_clear_pointer (&self->children, g_ptr_array_unref);
  switch (self->level)
    {
    case HL_EDIT_FORM:
      hl_questionnaire_unref (self->form);
      break;
    case HL_EDIT_PART:
      hl_part_clear (&self->part);
      break;
    case HL_EDIT_FACTOR:
      hl_factor_clear (&self->factor);
      break;
    case HL_EDIT_QUESTION:
    default:
      hl_question_clear (&self->question);
    }
}

/* Internal, all of this file. */
HlEditNode *
hl_edit_node_new (HlEditLevel level,
                  guint       id,
                  guint       stamp)
{
  HlEditNode *self = g_rc_box_new0 (HlEditNode);

  self->level = level;
  self->id = id;
  self->stamp = stamp;
  if (level != HL_EDIT_QUESTION)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_edit_node_unref);
  if (level == HL_EDIT_FORM)
    self->form = new_form ();

  return self;
}

HlEditNode *
hl_edit_node_ref (HlEditNode *self)
{
  return g_rc_box_acquire (self);
}

void
hl_edit_node_unref (HlEditNode *self)
{
  g_rc_box_release_full (self, clear_node);
}

/* A copy of its own members that shares the children. */
HlEditNode *
hl_edit_node_copy (const HlEditNode *self,
                   guint             stamp)
{
  HlEditNode *copy = hl_edit_node_new (self->level, self->id, stamp);

  for (guint i = 0; self->children != NULL && i < self->children->len; i++)
    g_ptr_array_add (copy->children, hl_edit_node_ref (hl_edit_child (self, i)));

  switch (self->level)
    {
    case HL_EDIT_FORM:
      hl_questionnaire_unref (copy->form);
      copy->form = copy_form (self->form);
      break;
    case HL_EDIT_PART:
      hl_part_copy (&copy->part, &self->part);
      break;
    case HL_EDIT_FACTOR:
      hl_factor_copy (&copy->factor, &self->factor);
      break;
    case HL_EDIT_QUESTION:
    default:
      hl_question_copy (&copy->question, &self->question);
    }

  return copy;
}

HlEditNode *
hl_edit_child (const HlEditNode *self,
               guint             index)
{
  return g_ptr_array_index (self->children, index);
}

HlEditNode *
hl_edit_node_find (HlEditNode *root,
                   guint       id)
{
  if (root->id == id)
    return root;

  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    {
      HlEditNode *found = hl_edit_node_find (hl_edit_child (root, i), id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The node that holds @id as its child at @out_position; NULL for the root and unknown ids. */
HlEditNode *
hl_edit_parent (HlEditNode *root,
                guint       id,
                guint      *out_position)
{
  for (guint i = 0; root->children != NULL && i < root->children->len; i++)
    {
      HlEditNode *child = hl_edit_child (root, i);
      HlEditNode *found;

      if (child->id == id)
        {
          if (out_position != NULL)
            *out_position = i;
          return root;
        }
      found = hl_edit_parent (child, id, out_position);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* The node of @id for writing, in a tree whose root belongs to the step; copies the way to it. */
HlEditNode *
hl_edit_own (HlEditNode *root,
             guint       id)
{
  guint position = 0;

  if (id == 0)
    return root;

  HlEditNode *parent = hl_edit_parent (root, id, &position);
  g_return_val_if_fail (parent != NULL, NULL);

  parent = hl_edit_own (root, parent->id);
  HlEditNode *node = hl_edit_child (parent, position);
  if (node->stamp == root->stamp)
    return node;

  HlEditNode *copy = hl_edit_node_copy (node, root->stamp);
  parent->children->pdata[position] = copy;
  hl_edit_node_unref (node);

  return copy;
}

static void
collect_questions (HlEditNode *node,
                   GPtrArray  *out)
{
  if (node->level == HL_EDIT_QUESTION)
    g_ptr_array_add (out, node);

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    collect_questions (hl_edit_child (node, i), out);
}

/* The questions below @root in the order of the form; the nodes stay the tree's. */
GPtrArray *
hl_edit_questions (HlEditNode *root)
{
  GPtrArray *questions = g_ptr_array_new ();

  collect_questions (root, questions);

  return questions;
}

/* Whether @factor is nothing but the place of the questions of a part without factors. */
gboolean
hl_edit_is_plain (const HlEditNode *part,
                  const HlEditNode *factor)
{
  return g_str_equal (part->part.code, factor->factor.code) && *factor->factor.title == '\0' &&
         (factor->factor.number == NULL || *factor->factor.number == '\0');
}

gboolean
hl_edit_is_closed (HlQuestionKind kind)
{
  return kind == HL_KIND_SCALE || kind == HL_KIND_SINGLE || kind == HL_KIND_MULTIPLE ||
         kind == HL_KIND_YES_NO;
}
