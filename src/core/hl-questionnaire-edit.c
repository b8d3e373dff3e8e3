#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HlQuestionnaireEdit, hl_questionnaire_edit, G_TYPE_OBJECT)

static void
clear_step (gpointer data)
{
  HlEditStep *step = data;

  hl_edit_node_unref (step->root);
  g_free (step->text);
  g_free (step->typed);
}

static HlEditStep *
get_step (HlQuestionnaireEdit *self,
          guint                position)
{
  return &g_array_index (self->steps, HlEditStep, position);
}

static void
tell (HlQuestionnaireEdit *self,
      HlEditChange         change,
      guint                id)
{
  g_clear_pointer (&self->draft, hl_questionnaire_unref);
  g_signal_emit (self, signals[CHANGED], 0, change, id);
}

static void
hl_questionnaire_edit_finalize (GObject *object)
{
  HlQuestionnaireEdit *self = HL_QUESTIONNAIRE_EDIT (object);

  g_array_unref (self->steps);
  g_clear_pointer (&self->saved, hl_edit_node_unref);
  g_clear_pointer (&self->draft, hl_questionnaire_unref);
  g_clear_pointer (&self->base, hl_questionnaire_unref);
  g_hash_table_unref (self->used_codes);
  g_free (self->id);

  G_OBJECT_CLASS (hl_questionnaire_edit_parent_class)->finalize (object);
}

static void
hl_questionnaire_edit_class_init (HlQuestionnaireEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hl_questionnaire_edit_finalize;

  /**
   * HlQuestionnaireEdit::changed:
   * @change: an #HlEditChange
   * @id: the row, meaningless with %HL_EDIT_CHANGED_ALL
   *
   * The draft changed, by an operation, undo or redo.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
}

static void
hl_questionnaire_edit_init (HlQuestionnaireEdit *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (HlEditStep));
  g_array_set_clear_func (self->steps, clear_step);
  self->used_codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
begin_editing (HlQuestionnaireEdit *self,
               HlEditNode          *root)
{
  HlEditStep first = { .root = root };
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);

  g_array_append_val (self->steps, first);
  self->saved = hl_edit_node_ref (root);
  for (guint i = 0; i < questions->len; i++)
    g_hash_table_add (self->used_codes,
                      g_strdup (((HlEditNode *) questions->pdata[i])->question.code));
}

/**
 * hl_questionnaire_edit_new:
 * @base: where editing begins
 * @id: (nullable): the id of the questionnaire it becomes; %NULL = that of @base
 * @revision: the revision it becomes
 *
 * Begins to edit a questionnaire. With another @id it becomes a questionnaire of its own, whose
 * questions keep their identity. Numbers that are just what the numbering would give are
 * automatic from now on.
 *
 * Returns: (transfer full): the editing model
 */
HlQuestionnaireEdit *
hl_questionnaire_edit_new (const HlQuestionnaire *base,
                           const char            *id,
                           guint                  revision)
{
  HlQuestionnaireEdit *self = g_object_new (HL_TYPE_QUESTIONNAIRE_EDIT, NULL);

  self->id = g_strdup (id != NULL ? id : base->id);
  self->revision = revision;
  self->base = hl_questionnaire_ref ((HlQuestionnaire *) base);
  begin_editing (self, hl_edit_tree_new (self, base));

  return self;
}

/* Internal: goes on with a tree (transfer full) that was kept. */
HlQuestionnaireEdit *
hl_edit_begin_with (const char            *id,
                    guint                  revision,
                    guint                  last_id,
                    HlEditNode            *root,
                    const HlQuestionnaire *base)
{
  HlQuestionnaireEdit *self = g_object_new (HL_TYPE_QUESTIONNAIRE_EDIT, NULL);

  self->id = g_strdup (id);
  self->revision = revision;
  self->last_id = last_id;
  if (base != NULL)
    self->base = hl_questionnaire_ref ((HlQuestionnaire *) base);
  begin_editing (self, root);
  for (guint i = 0; base != NULL && i < base->n_questions; i++)
    g_hash_table_add (self->used_codes, g_strdup (base->questions[i].code));

  return self;
}

/**
 * hl_questionnaire_edit_new_empty:
 * @id: the id of the questionnaire
 *
 * Begins a questionnaire with nothing in it, revision 1.
 *
 * Returns: (transfer full): the editing model
 */
HlQuestionnaireEdit *
hl_questionnaire_edit_new_empty (const char *id)
{
  HlQuestionnaireEdit *self = g_object_new (HL_TYPE_QUESTIONNAIRE_EDIT, NULL);
  HlEditNode *root = hl_edit_node_new (HL_EDIT_FORM, 0, 0);

  root->form->title = g_strdup ("");
  root->form->description = g_strdup ("");
  root->form->source = g_strdup ("");
  self->id = g_strdup (id);
  self->revision = 1;
  begin_editing (self, root);

  return self;
}

/**
 * hl_questionnaire_edit_set_revision:
 * @self: an editing model
 * @revision: the revision it becomes
 *
 * Renumbers the revision, when another one was stored meanwhile. No step of its own.
 */
void
hl_questionnaire_edit_set_revision (HlQuestionnaireEdit *self,
                                    guint                revision)
{
  self->revision = revision;
  g_clear_pointer (&self->draft, hl_questionnaire_unref);
}

/**
 * hl_questionnaire_edit_get_base:
 * @self: an editing model
 *
 * Returns: (transfer none) (nullable): the questionnaire that editing began with; %NULL when it
 *   began with nothing
 */
const HlQuestionnaire *
hl_questionnaire_edit_get_base (HlQuestionnaireEdit *self)
{
  return self->base;
}

/* Internal: the tree of the present step. */
HlEditNode *
hl_edit_root (HlQuestionnaireEdit *self)
{
  return get_step (self, self->position)->root;
}

/* Internal: begins a step: a root that may be written to. */
HlEditNode *
hl_edit_begin (HlQuestionnaireEdit *self)
{
  return hl_edit_node_copy (hl_edit_root (self), ++self->last_stamp);
}

/* Internal: ends a step, (transfer full) for the root and the text. */
void
hl_edit_commit (HlQuestionnaireEdit *self,
                HlEditNode          *root,
                HlEditChange         change,
                guint                id,
                char                *text)
{
  hl_edit_commit_typed (self, root, change, id, text, NULL);
}

/* Internal: ends a step of typing; steps of the same @typed (transfer full) one after the other
 * are one. */
void
hl_edit_commit_typed (HlQuestionnaireEdit *self,
                      HlEditNode          *root,
                      HlEditChange         change,
                      guint                id,
                      char                *text,
                      char                *typed)
{
  HlEditStep step = { root, text, typed, change, id };
  const gboolean merge = self->typing && typed != NULL && self->position > 0 &&
                         self->position == self->steps->len - 1 &&
                         g_strcmp0 (get_step (self, self->position)->typed, typed) == 0;

  if (merge)
    {
      step.change = MAX (change, get_step (self, self->position)->change);
      self->position--;
    }
  g_array_set_size (self->steps, self->position + 1);
  g_array_append_val (self->steps, step);
  self->position++;
  self->typing = typed != NULL;
  tell (self, change, id);
}

/**
 * hl_questionnaire_edit_get_draft:
 * @self: an editing model
 *
 * Gives the questionnaire as it now is, problems or not: texts may be empty, codes or numbers
 * used twice, parts without questions. Automatic numbers and short names are filled in. Made when
 * first asked for after a change, linear in the size of the form.
 *
 * Returns: (transfer none): the draft, the same until the next change; take a reference to keep it
 */
HlQuestionnaire *
hl_questionnaire_edit_get_draft (HlQuestionnaireEdit *self)
{
  if (self->draft == NULL)
    self->draft = hl_edit_lay_out (self, hl_edit_root (self));

  return self->draft;
}

/**
 * hl_questionnaire_edit_finish:
 * @self: an editing model
 * @error: return location for an error
 *
 * Makes the questionnaire: texts are cleaned by hl_text_clean(), questions that are new in this
 * revision get identities of their own. Editing can go on.
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with %HL_ERROR_INVALID holding
 *   the first problem
 */
HlQuestionnaire *
hl_questionnaire_edit_finish (HlQuestionnaireEdit *self,
                              GError             **error)
{
  g_autoptr (HlQuestionnaireBuilder) builder =
    hl_edit_build (self, hl_edit_root (self), HL_EDIT_TEXTS_CLEAN);

  return hl_questionnaire_builder_finish (builder, error);
}

static void
go_to (HlQuestionnaireEdit *self,
       guint                position,
       const HlEditStep    *step)
{
  self->position = position;
  self->typing = FALSE;
  tell (self, step->change, step->id);
}

/**
 * hl_questionnaire_edit_undo:
 * @self: an editing model
 *
 * Takes the last step back; there is no limit to the number of steps.
 *
 * Returns: %FALSE when there was nothing to undo
 */
gboolean
hl_questionnaire_edit_undo (HlQuestionnaireEdit *self)
{
  if (self->position == 0)
    return FALSE;

  go_to (self, self->position - 1, get_step (self, self->position));

  return TRUE;
}

/**
 * hl_questionnaire_edit_redo:
 * @self: an editing model
 *
 * Does the step last undone again.
 *
 * Returns: %FALSE when there was nothing to redo
 */
gboolean
hl_questionnaire_edit_redo (HlQuestionnaireEdit *self)
{
  if (self->position + 1 >= self->steps->len)
    return FALSE;

  go_to (self, self->position + 1, get_step (self, self->position + 1));

  return TRUE;
}

/**
 * hl_questionnaire_edit_get_undo_text:
 * @self: an editing model
 *
 * Returns: (transfer full) (nullable): "Undo: move question 9", translated; %NULL when there is
 *   nothing to undo
 */
char *
hl_questionnaire_edit_get_undo_text (HlQuestionnaireEdit *self)
{
  if (self->position == 0)
    return NULL;

  return g_strdup_printf (_("Undo: %s"), get_step (self, self->position)->text);
}

/**
 * hl_questionnaire_edit_get_redo_text:
 * @self: an editing model
 *
 * Returns: (transfer full) (nullable): "Redo: move question 9", translated; %NULL when there is
 *   nothing to redo
 */
char *
hl_questionnaire_edit_get_redo_text (HlQuestionnaireEdit *self)
{
  if (self->position + 1 >= self->steps->len)
    return NULL;

  return g_strdup_printf (_("Redo: %s"), get_step (self, self->position + 1)->text);
}

/**
 * hl_questionnaire_edit_end_typing:
 * @self: an editing model
 *
 * Tells that the cursor left a text: what is typed next is a step of its own, also in that text.
 */
void
hl_questionnaire_edit_end_typing (HlQuestionnaireEdit *self)
{
  self->typing = FALSE;
}

/**
 * hl_questionnaire_edit_is_modified:
 * @self: an editing model
 *
 * Returns: whether the draft is not where editing began or hl_questionnaire_edit_set_saved() was
 *   called last
 */
gboolean
hl_questionnaire_edit_is_modified (HlQuestionnaireEdit *self)
{
  return hl_edit_root (self) != self->saved;
}

/**
 * hl_questionnaire_edit_set_saved:
 * @self: an editing model
 *
 * Tells that the draft as it now is was stored.
 */
void
hl_questionnaire_edit_set_saved (HlQuestionnaireEdit *self)
{
  hl_edit_node_unref (self->saved);
  self->saved = hl_edit_node_ref (hl_edit_root (self));
  self->typing = FALSE;
}
