#include "core/hl-array.h"
#include "core/hl-questionnaire-builder-private.h"
#include "core/hl-questionnaire-edit-private.h"
#include "core/hl-text.h"

/* What follows from another text is not kept. */
static void
forget_default (char      **member,
                const char *otherwise)
{
  if (g_strcmp0 (*member, otherwise) == 0)
    g_clear_pointer (member, g_free);
}

static void
read_question (HlEditNode            *factor,
               guint                  id,
               const HlQuestionnaire *base,
               guint                  index,
               const guint           *ids)
{
  HlEditNode *node = hl_edit_node_new (HL_EDIT_QUESTION, id, factor->stamp);
  HlQuestion *question = &node->question;

  hl_question_copy (question, &base->questions[index]);
  forget_default (&question->short_text, question->text);
  for (guint i = 0; i < question->n_options; i++)
    forget_default (&question->options[i].short_label, question->options[i].label);
  for (guint i = 0; i < question->n_jumps; i++)
    for (guint j = 0; j < question->jumps[i].n_targets; j++)
      question->jumps[i].targets[j] = ids[question->jumps[i].targets[j]];

  g_ptr_array_add (factor->children, node);
}

static HlEditNode *
read_part (HlQuestionnaireEdit   *self,
           const HlQuestionnaire *base,
           const HlPart          *from,
           const guint           *ids)
{
  HlEditNode *part = hl_edit_node_new (HL_EDIT_PART, ++self->last_id, 0);

  hl_part_copy (&part->part, from);
  forget_default (&part->part.short_title, part->part.title);
  for (guint i = 0; i < from->n_factors; i++)
    {
      const HlFactor *factor = &base->factors[from->first_factor + i];
      HlEditNode *node = hl_edit_node_new (HL_EDIT_FACTOR, ++self->last_id, 0);

      hl_factor_copy (&node->factor, factor);
      forget_default (&node->factor.short_title, node->factor.title);
      for (guint j = 0; j < factor->n_questions; j++)
        read_question (node, ids[factor->first_question + j], base, factor->first_question + j,
                       ids);
      g_ptr_array_add (part->children, node);
    }

  return part;
}

static void
read_form (HlQuestionnaire       *form,
           const HlQuestionnaire *base,
           const guint           *ids)
{
  GHashTableIter iter;
  gpointer name, text;

  form->title = g_strdup (base->title);
  form->short_title = g_strdup (base->short_title);
  forget_default (&form->short_title, form->title);
  form->description = g_strdup (base->description);
  form->source = g_strdup (base->source);
  form->formula = base->formula;

  g_hash_table_iter_init (&iter, base->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    g_hash_table_insert (form->texts, g_strdup (name), g_strdup (text));

  for (guint i = 0; i < base->n_contradictions; i++)
    {
      HlContradiction *to = HL_APPEND (form->contradictions, form->n_contradictions);

      hl_contradiction_copy (to, &base->contradictions[i]);
      for (guint j = 0; j < to->n_conditions; j++)
        to->conditions[j].question = ids[to->conditions[j].question];
    }
}

/* Internal: makes the tree of a questionnaire and gives its rows their ids. */
HlEditNode *
hl_edit_tree_new (HlQuestionnaireEdit   *self,
                  const HlQuestionnaire *base)
{
  HlEditNode *root = hl_edit_node_new (HL_EDIT_FORM, 0, 0);
  g_autofree guint *ids = g_new (guint, base->n_questions);

  for (guint i = 0; i < base->n_questions; i++)
    ids[i] = ++self->last_id;

  read_form (root->form, base, ids);
  for (guint i = 0; i < base->n_parts; i++)
    g_ptr_array_add (root->children, read_part (self, base, &base->parts[i], ids));
  hl_edit_find_automatic (root);

  return root;
}

static char *
copy_text (const char *text,
           HlEditTexts texts)
{
  if (texts == HL_EDIT_TEXTS_CLEAN && text != NULL)
    return hl_text_clean (text);
  if (texts == HL_EDIT_TEXTS_STRIPPED && text != NULL)
    return g_strstrip (g_strdup (text));

  return g_strdup (text);
}

static void
put (char      **member,
     const char *text,
     HlEditTexts texts)
{
  g_autofree char *before = *member;

  *member = copy_text (text, texts);
}

/* A short name or unit of nothing but blanks is none. */
static void
put_short (char      **member,
           const char *text,
           HlEditTexts texts)
{
  put (member, text, texts);
  if (texts != HL_EDIT_TEXTS_TYPED)
    forget_default (member, "");
}

static const char *
get_number (GHashTable       *numbers,
            const HlEditNode *node,
            const char       *given)
{
  return given != NULL ? given : g_hash_table_lookup (numbers, GUINT_TO_POINTER (node->id));
}

static void
clean_question (HlQuestion *question,
                HlEditTexts texts)
{
  put (&question->text, question->text, texts);
  put_short (&question->short_text, question->short_text, texts);
  put_short (&question->unit, question->unit, texts);
  for (guint i = 0; i < question->n_options; i++)
    {
      put (&question->options[i].label, question->options[i].label, texts);
      put_short (&question->options[i].short_label, question->options[i].short_label, texts);
    }
}

static char *
make_identity (HlQuestionnaireEdit *self,
               const char          *code)
{
  if (self->revision <= 1)
    return g_strdup_printf ("%s/%s", self->id, code);

  return g_strdup_printf ("%s/%s@%u", self->id, code, self->revision);
}

static void
build_question (HlQuestionnaireEdit    *self,
                HlQuestionnaireBuilder *builder,
                const HlEditNode       *node,
                GHashTable             *numbers,
                HlEditTexts             texts)
{
  const HlQuestion *from = &node->question;
  HlQuestion *to = hl_questionnaire_builder_add_question (builder, "", NULL, from->kind);
  const HlQuestion place = *to;

  g_free (place.code);
  hl_question_copy (to, from);
  for (guint i = 0; i < to->n_jumps; i++)
    hl_jump_clear (&to->jumps[i]);
  g_clear_pointer (&to->jumps, g_free);
  to->n_jumps = 0;
  to->part = place.part;
  to->factor = place.factor;
  to->criterion = place.criterion;
  to->offset = place.offset;
  to->n_bytes = 0;
  put (&to->number, get_number (numbers, node, from->number), texts);
  if (to->identity == NULL)
    to->identity = make_identity (self, to->code);
  if (texts != HL_EDIT_TEXTS_TYPED)
    clean_question (to, texts);
}

static void
build_factor (HlQuestionnaireEdit    *self,
              HlQuestionnaireBuilder *builder,
              const HlEditNode       *node,
              GHashTable             *numbers,
              HlEditTexts             texts)
{
  const HlFactor *from = &node->factor;
  HlFactor *to = hl_questionnaire_builder_add_factor (builder, from->code);

  put (&to->number, get_number (numbers, node, from->number), texts);
  put (&to->title, from->title, texts);
  put_short (&to->short_title, from->short_title, texts);
  for (guint i = 0; i < node->children->len; i++)
    build_question (self, builder, hl_edit_child (node, i), numbers, texts);
}

static void
build_part (HlQuestionnaireEdit    *self,
            HlQuestionnaireBuilder *builder,
            const HlEditNode       *node,
            GHashTable             *numbers,
            HlEditTexts             texts)
{
  const HlPart *from = &node->part;
  HlPart *to = hl_questionnaire_builder_add_part (builder, from->code);

  to->scored = from->scored;
  put (&to->number, get_number (numbers, node, from->number), texts);
  put (&to->title, from->title, texts);
  put_short (&to->short_title, from->short_title, texts);
  put (&to->lead, from->lead, texts);
  for (guint i = 0; i < node->children->len; i++)
    build_factor (self, builder, hl_edit_child (node, i), numbers, texts);
}

/* Question id → index + 1. */
static GHashTable *
index_questions (GPtrArray *questions)
{
  GHashTable *indexes = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      g_hash_table_insert (indexes, GUINT_TO_POINTER (node->id), GUINT_TO_POINTER (i + 1));
    }

  return indexes;
}

static guint
find_index (GHashTable *indexes,
            guint       id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (indexes, GUINT_TO_POINTER (id))) - 1;
}

static const char *
find_code (GPtrArray  *questions,
           GHashTable *indexes,
           guint       id)
{
  const HlEditNode *node = questions->pdata[find_index (indexes, id)];

  return node->question.code;
}

/* The builder adds jumps to its last question only, so they are put in their place here. */
static void
build_jumps (HlQuestionnaireBuilder *builder,
             GPtrArray              *questions,
             GHashTable             *indexes)
{
  for (guint i = 0; i < questions->len; i++)
    {
      const HlQuestion *from = &((HlEditNode *) questions->pdata[i])->question;
      HlQuestion *to = &builder->draft->questions[i];

      for (guint j = 0; j < from->n_jumps; j++)
        {
          HlPendingJump pending = { i, j, g_new0 (char *, from->jumps[j].n_targets + 1) };
          HlJump *jump = HL_APPEND (to->jumps, to->n_jumps);

          hl_jump_copy (jump, &from->jumps[j]);
          for (guint k = 0; k < jump->n_targets; k++)
            pending.targets[k] = g_strdup (find_code (questions, indexes, jump->targets[k]));
          g_clear_pointer (&jump->targets, g_free);
          jump->n_targets = 0;
          g_array_append_val (builder->jumps, pending);
        }
    }
}

static void
build_contradictions (HlQuestionnaireBuilder *builder,
                      const HlQuestionnaire  *form,
                      GPtrArray              *questions,
                      GHashTable             *indexes)
{
  for (guint i = 0; i < form->n_contradictions; i++)
    {
      const HlContradiction *from = &form->contradictions[i];

      hl_questionnaire_builder_add_contradiction (builder, from->code, from->text);
      for (guint j = 0; j < from->n_conditions; j++)
        {
          const HlCondition *condition = &from->conditions[j];

          hl_questionnaire_builder_add_condition (
            builder, find_code (questions, indexes, condition->question), condition->negate,
            condition->options, condition->n_options);
        }
    }
}

static void
build_head (HlQuestionnaireBuilder *builder,
            const HlQuestionnaire  *form,
            HlEditTexts             texts)
{
  HlQuestionnaire *draft = builder->draft;
  GHashTableIter iter;
  gpointer name, text;

  put (&draft->title, form->title, texts);
  put_short (&draft->short_title, form->short_title, texts);
  put (&draft->description, form->description, texts);
  put (&draft->source, form->source, texts);
  draft->formula = form->formula;

  g_hash_table_iter_init (&iter, form->texts);
  while (g_hash_table_iter_next (&iter, &name, &text))
    {
      g_autofree char *copy = copy_text (text, texts);

      hl_questionnaire_builder_set_text (builder, name, copy);
    }
}

/* Internal: the draft in a builder. */
HlQuestionnaireBuilder *
hl_edit_build (HlQuestionnaireEdit *self,
               HlEditNode          *root,
               HlEditTexts          texts)
{
  HlQuestionnaireBuilder *builder = hl_questionnaire_builder_new (self->id, self->revision);
  g_autoptr (GHashTable) numbers = hl_edit_numbers (root);
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  g_autoptr (GHashTable) indexes = index_questions (questions);

  build_head (builder, root->form, texts);
  for (guint i = 0; i < root->children->len; i++)
    build_part (self, builder, hl_edit_child (root, i), numbers, texts);
  build_jumps (builder, questions, indexes);
  build_contradictions (builder, root->form, questions, indexes);

  return builder;
}

/* Internal: the draft as a questionnaire, whatever problems it has. */
HlQuestionnaire *
hl_edit_lay_out (HlQuestionnaireEdit *self,
                 HlEditNode          *root)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_edit_build (self, root, HL_EDIT_TEXTS_TYPED);
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  g_autoptr (GHashTable) indexes = index_questions (questions);
  HlQuestionnaire *draft = builder->draft;

  for (guint i = 0; i < questions->len; i++)
    {
      const HlQuestion *from = &((HlEditNode *) questions->pdata[i])->question;

      for (guint j = 0; j < from->n_jumps; j++)
        for (guint k = 0; k < from->jumps[j].n_targets; k++)
          *HL_APPEND (draft->questions[i].jumps[j].targets,
                      draft->questions[i].jumps[j].n_targets) =
            find_index (indexes, from->jumps[j].targets[k]);
    }

  for (guint i = 0; i < draft->n_contradictions; i++)
    for (guint j = 0; j < draft->contradictions[i].n_conditions; j++)
      draft->contradictions[i].conditions[j].question =
        find_index (indexes, root->form->contradictions[i].conditions[j].question);

  return hl_questionnaire_builder_lay_out (builder);
}
