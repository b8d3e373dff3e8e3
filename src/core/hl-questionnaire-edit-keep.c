#include "core/hl-array.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

/* A draft as text, in GVariant's own notation: a node is its id, its members and its children. */
#define OPTION_TYPE "(smsub)"
#define RULE_TYPE "(bauau)"     /* a jump: negated, options, ids of targets */
#define CONDITION_TYPE "(ubau)" /* id of a question, negated, options */
#define FORM_TYPE "(smsssua{ss}a(ssa" CONDITION_TYPE "))"
#define PART_TYPE "(smssmssb)"
#define FACTOR_TYPE "(smssms)"
#define QUESTION_TYPE "((smssmsmsmsmsmsms)(uubbbbuudd)a" OPTION_TYPE "a" RULE_TYPE ")"
#define DRAFT_TYPE "(usuu" FORM_TYPE "a(u" PART_TYPE "a(u" FACTOR_TYPE "a(u" QUESTION_TYPE "))))"
#define FORMAT 1

static GVariant *
put_numbers (const guint8 *numbers,
             guint         n_numbers)
{
  GVariantBuilder out;

  g_variant_builder_init (&out, G_VARIANT_TYPE ("au"));
  for (guint i = 0; i < n_numbers; i++)
    g_variant_builder_add (&out, "u", (guint) numbers[i]);

  return g_variant_builder_end (&out);
}

static GVariant *
put_form (const HlQuestionnaire *form)
{
  GVariantBuilder texts, contradictions;
  GHashTableIter iter;
  gpointer name, text;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, form->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_variant_builder_add (&texts, "{ss}", name, text);

  g_variant_builder_init (&contradictions, G_VARIANT_TYPE ("a(ssa" CONDITION_TYPE ")"));
  for (guint i = 0; i < form->n_contradictions; i++)
    {
      const HlContradiction *from = &form->contradictions[i];
      GVariantBuilder conditions;

      g_variant_builder_init (&conditions, G_VARIANT_TYPE ("a" CONDITION_TYPE));
      for (guint j = 0; j < from->n_conditions; j++)
        g_variant_builder_add (&conditions, "(ub@au)", from->conditions[j].question,
                               from->conditions[j].negate,
                               put_numbers (from->conditions[j].options,
                                            from->conditions[j].n_options));
      g_variant_builder_add (&contradictions, "(ssa" CONDITION_TYPE ")", from->code,
                             from->text != NULL ? from->text : "", &conditions);
    }

  return g_variant_new ("(smsssua{ss}a(ssa" CONDITION_TYPE "))", form->title, form->short_title,
                        form->description, form->source, (guint) form->formula, &texts,
                        &contradictions);
}

static GVariant *
put_options (const HlQuestion *question)
{
  GVariantBuilder out;

  g_variant_builder_init (&out, G_VARIANT_TYPE ("a" OPTION_TYPE));
  for (guint i = 0; i < question->n_options; i++)
    {
      const HlOption *option = &question->options[i];

      g_variant_builder_add (&out, OPTION_TYPE, option->label, option->short_label,
                             (guint) option->flag, option->has_text);
    }

  return g_variant_builder_end (&out);
}

static GVariant *
put_jumps (const HlQuestion *question)
{
  GVariantBuilder out;

  g_variant_builder_init (&out, G_VARIANT_TYPE ("a" RULE_TYPE));
  for (guint i = 0; i < question->n_jumps; i++)
    {
      const HlJump *jump = &question->jumps[i];

      g_variant_builder_add (&out, "(b@au@au)", jump->negate,
                             put_numbers (jump->options, jump->n_options),
                             g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, jump->targets,
                                                        jump->n_targets, sizeof (guint32)));
    }

  return g_variant_builder_end (&out);
}

static GVariant *
put_question (const HlQuestion *q)
{
  GVariant *texts = g_variant_new ("(smssmsmsmsmsmsms)", q->code, q->number, q->text,
                                   q->short_text, q->identity, q->type_id, q->wording, q->scale,
                                   q->unit);
  GVariant *numbers = g_variant_new ("(uubbbbuudd)", (guint) q->kind, (guint) q->role,
                                     q->required, q->sensitive, q->no_opinion, q->descending,
                                     q->max_choices, q->n_lines, q->minimum, q->maximum);

  return g_variant_new ("(@(smssmsmsmsmsmsms)@(uubbbbuudd)@a" OPTION_TYPE "@a" RULE_TYPE ")",
                        texts, numbers, put_options (q), put_jumps (q));
}

static GVariant *put_children (const HlEditNode *node);

static GVariant *
put_node (const HlEditNode *node)
{
  switch (node->level)
    {
    case HL_EDIT_PART:
      return g_variant_new ("(u@" PART_TYPE "@*)", node->id,
                            g_variant_new (PART_TYPE, node->part.code, node->part.number,
                                           node->part.title, node->part.short_title,
                                           node->part.lead, node->part.scored),
                            put_children (node));
    case HL_EDIT_FACTOR:
      return g_variant_new ("(u@" FACTOR_TYPE "@*)", node->id,
                            g_variant_new (FACTOR_TYPE, node->factor.code, node->factor.number,
                                           node->factor.title, node->factor.short_title),
                            put_children (node));
    case HL_EDIT_FORM:
    case HL_EDIT_QUESTION:
    default:
      return g_variant_new ("(u@*)", node->id, put_question (&node->question));
    }
}

static GVariant *
put_children (const HlEditNode *node)
{
  static const char *const types[] = {
    "a(u" PART_TYPE "a(u" FACTOR_TYPE "a(u" QUESTION_TYPE ")))",
    "a(u" FACTOR_TYPE "a(u" QUESTION_TYPE "))",
    "a(u" QUESTION_TYPE ")",
  };
  GVariantBuilder out;

  g_variant_builder_init (&out, G_VARIANT_TYPE (types[node->level]));
  for (guint i = 0; i < node->children->len; i++)
    g_variant_builder_add_value (&out, put_node (hl_edit_child (node, i)));

  return g_variant_builder_end (&out);
}

/**
 * hl_questionnaire_edit_to_text:
 * @self: an editing model
 *
 * Writes the draft with all its problems, but without its steps, so that editing can go on after
 * the program ended.
 *
 * Returns: (transfer full): a text for hl_questionnaire_edit_new_from_text()
 */
char *
hl_questionnaire_edit_to_text (HlQuestionnaireEdit *self)
{
  HlEditNode *root = hl_edit_root (self);
  g_autoptr (GVariant) draft = NULL;

  draft = g_variant_ref_sink (g_variant_new ("(usuu@" FORM_TYPE "@*)", FORMAT, self->id,
                                             self->revision, self->last_id, put_form (root->form),
                                             put_children (root)));

  return g_variant_print (draft, FALSE);
}

static void
get_numbers (GVariant *numbers,
             guint8  **out,
             guint    *n_out)
{
  *n_out = (guint) g_variant_n_children (numbers);
  *out = g_new (guint8, *n_out);
  for (guint i = 0; i < *n_out; i++)
    {
      guint number;

      g_variant_get_child (numbers, i, "u", &number);
      (*out)[i] = (guint8) MIN (number, G_MAXUINT8);
    }
}

static void
get_contradictions (HlQuestionnaire *form,
                    GVariant        *list)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      HlContradiction *to = HL_APPEND (form->contradictions, form->n_contradictions);
      g_autoptr (GVariant) conditions = NULL;

      g_variant_get_child (list, i, "(ss@a" CONDITION_TYPE ")", &to->code, &to->text,
                           &conditions);
      for (gsize j = 0; j < g_variant_n_children (conditions); j++)
        {
          HlCondition *condition = HL_APPEND (to->conditions, to->n_conditions);
          g_autoptr (GVariant) options = NULL;

          g_variant_get_child (conditions, j, "(ub@au)", &condition->question,
                               &condition->negate, &options);
          get_numbers (options, &condition->options, &condition->n_options);
        }
    }
}

static void
get_form (HlQuestionnaire *form,
          GVariant        *from)
{
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GVariant) contradictions = NULL;
  GVariantIter iter;
  guint formula;
  char *name, *text;

  g_variant_get (from, "(smsssu@a{ss}@a(ssa" CONDITION_TYPE "))", &form->title,
                 &form->short_title, &form->description, &form->source, &formula, &texts,
                 &contradictions);
  form->formula = (HlFormula) MIN (formula, HL_FORMULA_MEAN100);
  g_variant_iter_init (&iter, texts);
  while (g_variant_iter_next (&iter, "{ss}", &name, &text))
    g_hash_table_insert (form->texts, name, text);
  get_contradictions (form, contradictions);
}

static void
get_answers (HlQuestion *question,
             GVariant   *options,
             GVariant   *jumps)
{
  for (gsize i = 0; i < g_variant_n_children (options); i++)
    {
      HlOption *option = HL_APPEND (question->options, question->n_options);
      guint flag;

      g_variant_get_child (options, i, OPTION_TYPE, &option->label, &option->short_label, &flag,
                           &option->has_text);
      option->flag = (HlLevelFlag) MIN (flag, HL_FLAG_SATISFIED);
    }

  for (gsize i = 0; i < g_variant_n_children (jumps); i++)
    {
      HlJump *jump = HL_APPEND (question->jumps, question->n_jumps);
      g_autoptr (GVariant) numbers = NULL;
      g_autoptr (GVariant) targets = NULL;

      g_variant_get_child (jumps, i, "(b@au@au)", &jump->negate, &numbers, &targets);
      get_numbers (numbers, &jump->options, &jump->n_options);
      for (gsize j = 0; j < g_variant_n_children (targets); j++)
        g_variant_get_child (targets, j, "u", HL_APPEND (jump->targets, jump->n_targets));
    }
}

static void
get_question (HlQuestion *q,
              GVariant   *from)
{
  g_autoptr (GVariant) texts = NULL;
  g_autoptr (GVariant) numbers = NULL;
  g_autoptr (GVariant) options = NULL;
  g_autoptr (GVariant) jumps = NULL;
  guint kind, role;

  g_variant_get (from, "(@(smssmsmsmsmsmsms)@(uubbbbuudd)@a" OPTION_TYPE "@a" RULE_TYPE ")",
                 &texts, &numbers, &options, &jumps);
  g_variant_get (texts, "(smssmsmsmsmsmsms)", &q->code, &q->number, &q->text, &q->short_text,
                 &q->identity, &q->type_id, &q->wording, &q->scale, &q->unit);
  g_variant_get (numbers, "(uubbbbuudd)", &kind, &role, &q->required, &q->sensitive,
                 &q->no_opinion, &q->descending, &q->max_choices, &q->n_lines, &q->minimum,
                 &q->maximum);
  q->kind = (HlQuestionKind) MIN (kind, HL_KIND_LONG_TEXT);
  q->role = (HlQuestionRole) MIN (role, HL_ROLE_COMMENT);
  get_answers (q, options, jumps);
}

static void
get_members (HlEditNode *node,
             GVariant   *members)
{
  if (node->level == HL_EDIT_PART)
    g_variant_get (members, PART_TYPE, &node->part.code, &node->part.number, &node->part.title,
                   &node->part.short_title, &node->part.lead, &node->part.scored);
  else if (node->level == HL_EDIT_FACTOR)
    g_variant_get (members, FACTOR_TYPE, &node->factor.code, &node->factor.number,
                   &node->factor.title, &node->factor.short_title);
  else
    get_question (&node->question, members);
}

static void
get_children (HlEditNode *parent,
              GVariant   *list)
{
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) row = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) members = g_variant_get_child_value (row, 1);
      HlEditNode *node;
      guint id;

      g_variant_get_child (row, 0, "u", &id);
      node = hl_edit_node_new (parent->level + 1, id, 0);
      g_ptr_array_add (parent->children, node);
      get_members (node, members);
      if (node->children != NULL)
        {
          g_autoptr (GVariant) children = g_variant_get_child_value (row, 2);

          get_children (node, children);
        }
    }
}

static gboolean
collect_ids (HlEditNode *node,
             GHashTable *questions,
             GHashTable *all)
{
  gboolean unique = g_hash_table_add (all, GUINT_TO_POINTER (node->id));

  if (node->level == HL_EDIT_QUESTION)
    g_hash_table_add (questions, GUINT_TO_POINTER (node->id));
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    unique &= collect_ids (hl_edit_child (node, i), questions, all);

  return unique;
}

/* Whether no id is there twice and all rules are about questions that are there. */
static gboolean
is_whole (HlEditNode *root)
{
  g_autoptr (GHashTable) all = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  gboolean whole = collect_ids (root, ids, all);

  for (guint i = 0; i < questions->len; i++)
    {
      const HlQuestion *question = &((HlEditNode *) questions->pdata[i])->question;

      for (guint j = 0; j < question->n_jumps; j++)
        for (guint k = 0; k < question->jumps[j].n_targets; k++)
          whole &= g_hash_table_contains (ids,
                                          GUINT_TO_POINTER (question->jumps[j].targets[k]));
    }
  for (guint i = 0; i < root->form->n_contradictions; i++)
    for (guint j = 0; j < root->form->contradictions[i].n_conditions; j++)
      whole &= g_hash_table_contains (
        ids, GUINT_TO_POINTER (root->form->contradictions[i].conditions[j].question));

  return whole;
}

static HlEditNode *
read_tree (GVariant *draft)
{
  HlEditNode *root = hl_edit_node_new (HL_EDIT_FORM, 0, 0);
  g_autoptr (GVariant) form = g_variant_get_child_value (draft, 4);
  g_autoptr (GVariant) parts = g_variant_get_child_value (draft, 5);

  get_form (root->form, form);
  get_children (root, parts);

  return root;
}

/**
 * hl_questionnaire_edit_new_from_text:
 * @text: what hl_questionnaire_edit_to_text() gave
 * @base: (nullable): the questionnaire that editing began with, for what changed since; %NULL when
 *   there was none
 * @error: return location for an error
 *
 * Goes on with a draft that was kept. Its steps are forgotten.
 *
 * Returns: (transfer full) (nullable): the editing model, or %NULL with %HL_ERROR_INVALID when
 *   @text is no draft
 */
HlQuestionnaireEdit *
hl_questionnaire_edit_new_from_text (const char            *text,
                                     const HlQuestionnaire *base,
                                     GError               **error)
{
  g_autoptr (GVariant) draft = g_variant_parse (G_VARIANT_TYPE (DRAFT_TYPE), text, NULL, NULL,
                                                NULL);
  g_autofree char *id = NULL;
  guint format = 0, revision = 0, last_id = 0;
  HlEditNode *root;

  if (draft != NULL)
    g_variant_get (draft, "(usuu@*@*)", &format, &id, &revision, &last_id, NULL, NULL);
  if (format != FORMAT)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The draft that was kept cannot be read: begin again from the "
                             "questionnaire"));
      return NULL;
    }

  root = read_tree (draft);
  if (!is_whole (root))
    {
      hl_edit_node_unref (root);
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("The draft that was kept is damaged: begin again from the "
                             "questionnaire"));
      return NULL;
    }

  return hl_edit_begin_with (id, revision, last_id, root, base);
}
