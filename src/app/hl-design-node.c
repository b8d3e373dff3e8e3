#include "app/hl-design-node.h"

#include <string.h>

#include "app/hl-design-words.h"
#include "exchange/hl-import-fold.h"

/* A row of the tree: a part, a factor or a question. It stays the same object as long as it keeps
 * its code, so that the tree keeps its open rows. */
struct _HlDesignNode
{
  GObject       parent_instance;

  HlDesignPlace place;
  guint         count;    /* questions in it */
  guint         level;

  /* owned */
  char       *code;
  char       *number;
  char       *title;
  char       *speech;
  char       *problem;    /* or NULL */
  char       *folded;     /* what is searched */
  GListStore *children;   /* NULL of a question */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlDesignNode, hl_design_node, G_TYPE_OBJECT)

static void
set_text (char **member,
          char  *text)
{
  g_free (*member);
  *member = text;
}

static void
fold_words (HlDesignNode          *self,
            const HlQuestionnaire *questionnaire)
{
  const char *text = self->place.kind == HL_DESIGN_QUESTION
                     ? questionnaire->questions[self->place.index].text : NULL;
  g_autofree char *words = g_strjoin (" ", self->number, self->code, self->title, text, NULL);

  set_text (&self->folded, hl_import_fold (words));
}

static HlDesignNode *
make_node (const HlQuestionnaire *questionnaire,
           HlDesignKind           kind,
           guint                  index,
           const char            *code,
           guint                  level,
           guint                  count)
{
  HlDesignNode *self = g_object_new (HL_TYPE_DESIGN_NODE, NULL);

  self->place = (HlDesignPlace) { kind, index };
  self->count = count;
  self->level = level;
  self->code = g_strdup (code != NULL ? code : "");
  self->number = g_strdup (hl_design_words_number (questionnaire, self->place));
  self->title = hl_design_words_title (questionnaire, self->place);
  self->speech = hl_design_words_speech (questionnaire, self->place, level, count);
  fold_words (self, questionnaire);
  if (kind != HL_DESIGN_QUESTION)
    self->children = g_list_store_new (HL_TYPE_DESIGN_NODE);

  return self;
}

static void
add_questions (GListStore            *children,
               const HlQuestionnaire *questionnaire,
               const HlFactor        *factor,
               guint                  level)
{
  for (guint i = 0; i < factor->n_questions; i++)
    {
      const guint index = factor->first_question + i;
      g_autoptr (HlDesignNode) node = make_node (questionnaire, HL_DESIGN_QUESTION, index,
                                                 questionnaire->questions[index].code, level, 0);

      g_list_store_append (children, node);
    }
}

/* A block without a factor of its own has the part's code. */
static void
add_factor (HlDesignNode          *part_node,
            const HlQuestionnaire *questionnaire,
            guint                  index)
{
  const HlFactor *factor = &questionnaire->factors[index];
  g_autoptr (HlDesignNode) node = NULL;

  if (g_strcmp0 (factor->code, questionnaire->parts[factor->part].code) == 0)
    {
      add_questions (part_node->children, questionnaire, factor, 2);
      return;
    }

  node = make_node (questionnaire, HL_DESIGN_FACTOR, index, factor->code, 2, factor->n_questions);
  add_questions (node->children, questionnaire, factor, 3);
  g_list_store_append (part_node->children, node);
}

static HlDesignNode *
make_part (const HlQuestionnaire *questionnaire,
           guint                  index)
{
  const HlPart *part = &questionnaire->parts[index];
  HlDesignNode *node;
  guint count = 0;

  for (guint i = 0; i < part->n_factors; i++)
    count += questionnaire->factors[part->first_factor + i].n_questions;

  node = make_node (questionnaire, HL_DESIGN_PART, index, part->code, 1, count);
  for (guint i = 0; i < part->n_factors; i++)
    add_factor (node, questionnaire, part->first_factor + i);

  return node;
}

static gboolean
is_same (GListStore *old_nodes,
         guint       old_index,
         GListStore *new_nodes,
         guint       new_index)
{
  g_autoptr (HlDesignNode) old_node = g_list_model_get_item (G_LIST_MODEL (old_nodes), old_index);
  g_autoptr (HlDesignNode) new_node = g_list_model_get_item (G_LIST_MODEL (new_nodes), new_index);

  return old_node->place.kind == new_node->place.kind &&
         g_str_equal (old_node->code, new_node->code);
}

static void sync_nodes (GListStore *old_nodes,
                        GListStore *new_nodes);

static void
take_over (HlDesignNode *self,
           HlDesignNode *fresh)
{
  gboolean is_changed = self->count != fresh->count || !g_str_equal (self->speech, fresh->speech);

  self->place = fresh->place;
  self->count = fresh->count;
  set_text (&self->number, g_steal_pointer (&fresh->number));
  set_text (&self->title, g_steal_pointer (&fresh->title));
  set_text (&self->speech, g_steal_pointer (&fresh->speech));
  set_text (&self->folded, g_steal_pointer (&fresh->folded));
  if (self->children != NULL)
    sync_nodes (self->children, fresh->children);
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_over_range (GListStore *old_nodes,
                 guint       old_first,
                 GListStore *new_nodes,
                 guint       new_first,
                 guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HlDesignNode) node = g_list_model_get_item (G_LIST_MODEL (old_nodes),
                                                             old_first + i);
      g_autoptr (HlDesignNode) fresh = g_list_model_get_item (G_LIST_MODEL (new_nodes),
                                                              new_first + i);

      take_over (node, fresh);
    }
}

/* Only the rows between the first and the last that differ are replaced. */
static void
sync_nodes (GListStore *old_nodes,
            GListStore *new_nodes)
{
  const guint n_old = g_list_model_get_n_items (G_LIST_MODEL (old_nodes));
  const guint n_new = g_list_model_get_n_items (G_LIST_MODEL (new_nodes));
  guint before = 0;
  guint after = 0;
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  while (before < MIN (n_old, n_new) && is_same (old_nodes, before, new_nodes, before))
    before++;
  while (after < MIN (n_old, n_new) - before &&
         is_same (old_nodes, n_old - 1 - after, new_nodes, n_new - 1 - after))
    after++;

  take_over_range (old_nodes, 0, new_nodes, 0, before);
  take_over_range (old_nodes, n_old - after, new_nodes, n_new - after, after);
  for (guint i = before; i < n_new - after; i++)
    g_ptr_array_add (added, g_list_model_get_item (G_LIST_MODEL (new_nodes), i));
  if (n_old - after - before + added->len > 0)
    g_list_store_splice (old_nodes, before, n_old - after - before, added->pdata, added->len);
}

static void
hl_design_node_finalize (GObject *object)
{
  HlDesignNode *self = HL_DESIGN_NODE (object);

  g_clear_object (&self->children);
  g_free (self->code);
  g_free (self->number);
  g_free (self->title);
  g_free (self->speech);
  g_free (self->problem);
  g_free (self->folded);

  G_OBJECT_CLASS (hl_design_node_parent_class)->finalize (object);
}

static void
hl_design_node_class_init (HlDesignNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_design_node_finalize;

  /**
   * HlDesignNode::changed:
   *
   * What the row shows is another.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", HL_TYPE_DESIGN_NODE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hl_design_node_init (HlDesignNode *self)
{
}

/**
 * hl_design_node_sync:
 * @parts: (nullable): the rows of parts as they were
 * @questionnaire: a questionnaire or a draft of one
 *
 * Makes the rows of a questionnaire, or brings those there up to it: rows that stay keep their
 * objects. Linear in the number of questions.
 *
 * Returns: (transfer full): the rows of the parts; @parts itself with one more reference when given
 */
GListStore *
hl_design_node_sync (GListStore            *parts,
                     const HlQuestionnaire *questionnaire)
{
  g_autoptr (GListStore) fresh = g_list_store_new (HL_TYPE_DESIGN_NODE);

  for (guint i = 0; i < questionnaire->n_parts; i++)
    {
      g_autoptr (HlDesignNode) node = make_part (questionnaire, i);

      g_list_store_append (fresh, node);
    }

  if (parts == NULL)
    return g_steal_pointer (&fresh);

  sync_nodes (parts, fresh);

  return g_object_ref (parts);
}

/**
 * hl_design_node_find:
 * @nodes: (nullable): rows, of #HlDesignNode
 * @place: what is looked for
 *
 * Returns: (transfer full) (nullable): the row of @place among @nodes and those in them
 */
HlDesignNode *
hl_design_node_find (GListModel   *nodes,
                     HlDesignPlace place)
{
  const guint n = nodes != NULL ? g_list_model_get_n_items (nodes) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HlDesignNode) node = g_list_model_get_item (nodes, i);
      HlDesignNode *found;

      if (node->place.kind == place.kind && node->place.index == place.index)
        return g_steal_pointer (&node);

      found = hl_design_node_find ((GListModel *) node->children, place);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * hl_design_node_get_children:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the rows in it, #HlDesignNode; %NULL of a question
 */
GListModel *
hl_design_node_get_children (HlDesignNode *self)
{
  return (GListModel *) self->children;
}

/**
 * hl_design_node_get_place:
 * @self: a row
 *
 * Returns: what it stands for
 */
HlDesignPlace
hl_design_node_get_place (HlDesignNode *self)
{
  return self->place;
}

/**
 * hl_design_node_get_code:
 * @self: a row
 *
 * Returns: (transfer none): its code
 */
const char *
hl_design_node_get_code (HlDesignNode *self)
{
  return self->code;
}

/**
 * hl_design_node_get_number:
 * @self: a row
 *
 * Returns: (transfer none): its number as printed, "" when none
 */
const char *
hl_design_node_get_number (HlDesignNode *self)
{
  return self->number;
}

/**
 * hl_design_node_get_title:
 * @self: a row
 *
 * Returns: (transfer none): its name
 */
const char *
hl_design_node_get_title (HlDesignNode *self)
{
  return self->title;
}

/**
 * hl_design_node_get_speech:
 * @self: a row
 *
 * Returns: (transfer none): what a screen reader says
 */
const char *
hl_design_node_get_speech (HlDesignNode *self)
{
  return self->speech;
}

/**
 * hl_design_node_get_problem:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the first thing that is wrong with it, in words
 */
const char *
hl_design_node_get_problem (HlDesignNode *self)
{
  return self->problem;
}

/**
 * hl_design_node_get_count:
 * @self: a row
 *
 * Returns: how many questions are in it, 0 of a question
 */
guint
hl_design_node_get_count (HlDesignNode *self)
{
  return self->count;
}

/**
 * hl_design_node_matches:
 * @self: a row
 * @folded: what is looked for, by hl_import_fold()
 *
 * Returns: whether its number, code, name or wording holds it, or a row in it does
 */
gboolean
hl_design_node_matches (HlDesignNode *self,
                        const char   *folded)
{
  const guint n = self->children != NULL
                  ? g_list_model_get_n_items (G_LIST_MODEL (self->children)) : 0;

  if (strstr (self->folded, folded) != NULL)
    return TRUE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HlDesignNode) child = g_list_model_get_item (G_LIST_MODEL (self->children), i);

      if (hl_design_node_matches (child, folded))
        return TRUE;
    }

  return FALSE;
}

/**
 * hl_design_node_set_problem:
 * @self: a row
 * @problem: (nullable): what is wrong with it, in words
 */
void
hl_design_node_set_problem (HlDesignNode *self,
                            const char   *problem)
{
  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  set_text (&self->problem, g_strdup (problem));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
