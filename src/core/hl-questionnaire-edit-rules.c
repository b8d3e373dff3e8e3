#include <string.h>

#include "core/hl-array.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

static void
remove_jump (HlQuestion *question,
             guint       jump)
{
  hl_jump_clear (&question->jumps[jump]);
  question->n_jumps--;
  memmove (&question->jumps[jump], &question->jumps[jump + 1],
           (question->n_jumps - jump) * sizeof *question->jumps);
}

static void
remove_contradiction (HlQuestionnaire *form,
                      guint            index)
{
  hl_contradiction_clear (&form->contradictions[index]);
  form->n_contradictions--;
  memmove (&form->contradictions[index], &form->contradictions[index + 1],
           (form->n_contradictions - index) * sizeof *form->contradictions);
}

static gboolean
is_gone (GHashTable *gone,
         guint       id)
{
  return g_hash_table_contains (gone, GUINT_TO_POINTER (id));
}

static gboolean
jumps_over_any (const HlQuestion *question,
                GHashTable       *gone)
{
  for (guint i = 0; i < question->n_jumps; i++)
    for (guint j = 0; j < question->jumps[i].n_targets; j++)
      if (is_gone (gone, question->jumps[i].targets[j]))
        return TRUE;

  return FALSE;
}

static void
drop_targets (HlQuestion *question,
              GHashTable *gone)
{
  for (guint i = question->n_jumps; i > 0; i--)
    {
      HlJump *jump = &question->jumps[i - 1];
      guint n = 0;

      for (guint j = 0; j < jump->n_targets; j++)
        if (!is_gone (gone, jump->targets[j]))
          jump->targets[n++] = jump->targets[j];
      jump->n_targets = n;
      if (n == 0)
        remove_jump (question, i - 1);
    }
}

static gboolean
asks_about_any (const HlContradiction *contradiction,
                GHashTable            *gone)
{
  for (guint i = 0; i < contradiction->n_conditions; i++)
    if (is_gone (gone, contradiction->conditions[i].question))
      return TRUE;

  return FALSE;
}

/* A contradiction without one of its conditions would say something else, so it goes whole. */
static void
drop_contradictions (HlQuestionnaire *form,
                     GHashTable      *gone)
{
  for (guint i = form->n_contradictions; i > 0; i--)
    if (asks_about_any (&form->contradictions[i - 1], gone))
      remove_contradiction (form, i - 1);
}

/* Internal: after questions (a set of ids) were taken out of the tree, takes them out of its rules:
 * a jump passes over the rest, or goes with the last one. */
void
hl_edit_forget_questions (HlEditNode *root,
                          GHashTable *gone)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);

  for (guint i = 0; i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      if (jumps_over_any (&node->question, gone))
        drop_targets (&hl_edit_own (root, node->id)->question, gone);
    }
  drop_contradictions (root->form, gone);
}

/* Renumbers options by @map (new numbers from 1 of the old ones in order, 0 = gone); FALSE when
 * none is left. */
static gboolean
map_numbers (guint8      *options,
             guint       *n_options,
             const guint *map,
             guint        n_map)
{
  guint n = 0;

  for (guint i = 0; i < *n_options; i++)
    if (options[i] >= 1 && options[i] <= n_map && map[options[i] - 1] != 0)
      options[n++] = (guint8) map[options[i] - 1];
  *n_options = n;

  return n > 0;
}

static gboolean
map_conditions (HlContradiction *contradiction,
                guint            question,
                const guint     *map,
                guint            n_map)
{
  gboolean whole = TRUE;

  for (guint i = 0; i < contradiction->n_conditions; i++)
    {
      HlCondition *condition = &contradiction->conditions[i];

      if (condition->question == question)
        whole &= map_numbers (condition->options, &condition->n_options, map, n_map);
    }

  return whole;
}

/* Internal: after the options of a question were moved or taken away, the rules that name them
 * follow; a rule left without an answer goes. */
void
hl_edit_map_options (HlEditNode  *root,
                     guint        question,
                     const guint *map,
                     guint        n_map)
{
  HlQuestion *own = &hl_edit_own (root, question)->question;
  HlQuestionnaire *form = root->form;

  for (guint i = own->n_jumps; i > 0; i--)
    if (!map_numbers (own->jumps[i - 1].options, &own->jumps[i - 1].n_options, map, n_map))
      remove_jump (own, i - 1);

  for (guint i = form->n_contradictions; i > 0; i--)
    if (!map_conditions (&form->contradictions[i - 1], question, map, n_map))
      remove_contradiction (form, i - 1);
}

static void
commit_jump (HlQuestionnaireEdit *self,
             HlEditNode          *root,
             guint                question)
{
  g_autofree char *name = hl_edit_name (self, question);

  hl_edit_commit (self, root, HL_EDIT_CHANGED_ROW, question,
                  g_strdup_printf (_("change what %s passes over"), name));
}

/* The questions from one to the other in the order of the form. */
static void
put_targets (HlEditNode *root,
             HlJump     *jump,
             guint       first,
             guint       last)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  gboolean inside = FALSE;

  for (guint i = 0; i < questions->len; i++)
    {
      const guint id = ((HlEditNode *) questions->pdata[i])->id;

      inside |= id == first;
      if (inside)
        *HL_APPEND (jump->targets, jump->n_targets) = id;
      if (id == last)
        return;
    }
}

/**
 * hl_questionnaire_edit_set_jump:
 * @self: an editing model
 * @question: id of the question that asks, a closed one
 * @jump: index of the rule to replace; the number of its rules adds one
 * @negate: see #HlJump
 * @options: (array length=n_options): option numbers, from 1
 * @n_options: length of @options
 * @first_target: id of the first question passed over
 * @last_target: id of the last one, @first_target or further down the form
 *
 * Sets a jump rule. From then on its targets are just these questions, wherever they are moved; a
 * deleted one falls away, and with the last one the rule.
 */
void
hl_questionnaire_edit_set_jump (HlQuestionnaireEdit *self,
                                guint                question,
                                guint                jump,
                                gboolean             negate,
                                const guint8        *options,
                                guint                n_options,
                                guint                first_target,
                                guint                last_target)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;
  HlQuestion *own;
  HlJump rule = { negate, g_memdup2 (options, n_options), n_options, NULL, 0 };

  g_return_if_fail (present != NULL && jump <= present->n_jumps);

  root = hl_edit_begin (self);
  own = &hl_edit_own (root, question)->question;
  put_targets (root, &rule, first_target, last_target);
  if (jump < own->n_jumps)
    hl_jump_clear (&own->jumps[jump]);
  else
    HL_APPEND (own->jumps, own->n_jumps);
  own->jumps[jump] = rule;

  commit_jump (self, root, question);
}

/**
 * hl_questionnaire_edit_delete_jump:
 * @self: an editing model
 * @question: id of a question
 * @jump: index of its rule
 */
void
hl_questionnaire_edit_delete_jump (HlQuestionnaireEdit *self,
                                   guint                question,
                                   guint                jump)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;

  g_return_if_fail (present != NULL && jump < present->n_jumps);

  root = hl_edit_begin (self);
  remove_jump (&hl_edit_own (root, question)->question, jump);
  commit_jump (self, root, question);
}

static char *
new_contradiction_code (const HlQuestionnaire *form)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *code = g_strdup_printf ("k%u", n);
      gboolean used = FALSE;

      for (guint i = 0; i < form->n_contradictions; i++)
        used |= g_str_equal (form->contradictions[i].code, code);
      if (!used)
        return g_steal_pointer (&code);
    }
}

/**
 * hl_questionnaire_edit_set_contradiction:
 * @self: an editing model
 * @contradiction: index of the one to replace; their number adds one
 * @text: what is wrong when all conditions hold
 * @conditions: (array length=n_conditions): the conditions, whose questions are ids
 * @n_conditions: length of @conditions
 *
 * Sets a contradiction of rule Q06. It goes when one of its questions is deleted.
 */
void
hl_questionnaire_edit_set_contradiction (HlQuestionnaireEdit *self,
                                         guint                contradiction,
                                         const char          *text,
                                         const HlCondition   *conditions,
                                         guint                n_conditions)
{
  HlContradiction from = { NULL, (char *) text, (HlCondition *) conditions, n_conditions };
  HlContradiction *to;
  HlEditNode *root = hl_edit_begin (self);
  HlQuestionnaire *form = root->form;
  g_autofree char *code = NULL;

  if (contradiction < form->n_contradictions)
    {
      to = &form->contradictions[contradiction];
      code = g_strdup (to->code);
      hl_contradiction_clear (to);
    }
  else
    {
      code = new_contradiction_code (form);
      to = HL_APPEND (form->contradictions, form->n_contradictions);
    }
  from.code = code;
  hl_contradiction_copy (to, &from);

  hl_edit_commit (self, root, HL_EDIT_CHANGED_ROW, 0, g_strdup (_("change a contradiction")));
}

/**
 * hl_questionnaire_edit_delete_contradiction:
 * @self: an editing model
 * @contradiction: its index
 */
void
hl_questionnaire_edit_delete_contradiction (HlQuestionnaireEdit *self,
                                            guint                contradiction)
{
  HlEditNode *root;

  g_return_if_fail (contradiction < hl_edit_root (self)->form->n_contradictions);

  root = hl_edit_begin (self);
  remove_contradiction (root->form, contradiction);
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ROW, 0, g_strdup (_("delete a contradiction")));
}
