#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

static gboolean
same_options (const HlQuestion *a,
              const HlQuestion *b)
{
  if (a->n_options != b->n_options || a->no_opinion != b->no_opinion)
    return FALSE;

  for (guint i = 0; i < a->n_options; i++)
    if (!g_str_equal (a->options[i].label, b->options[i].label) ||
        a->options[i].flag != b->options[i].flag ||
        a->options[i].has_text != b->options[i].has_text)
      return FALSE;

  return TRUE;
}

static HlRevised
compare (const HlQuestion *before,
         const HlQuestion *after)
{
  HlRevised changes = 0;

  if (!g_str_equal (before->text, after->text))
    changes |= HL_REVISED_WORDING;
  if (before->kind != after->kind || !same_options (before, after))
    changes |= HL_REVISED_ANSWERS;
  if (!g_str_equal (before->number, after->number))
    changes |= HL_REVISED_PLACE;
  if (before->role != after->role)
    changes |= HL_REVISED_ROLE;

  return changes;
}

static void
free_revision (gpointer data)
{
  HlRevision *revision = data;

  g_free (revision->before);
  g_free (revision->after);
  g_free (revision);
}

static HlRevision *
new_revision (guint     id,
              HlRevised changes)
{
  HlRevision *revision = g_new0 (HlRevision, 1);

  revision->id = id;
  revision->changes = changes;

  return revision;
}

/* The questions of the base have the ids from 1. */
static const HlQuestion *
find_base (HlQuestionnaireEdit *self,
           guint                id)
{
  if (self->base == NULL || id == 0 || id > self->base->n_questions)
    return NULL;

  return &self->base->questions[id - 1];
}

static void
add_removed (HlQuestionnaireEdit *self,
             GPtrArray           *out)
{
  HlEditNode *root = hl_edit_root (self);

  for (guint i = 0; self->base != NULL && i < self->base->n_questions; i++)
    {
      const HlQuestion *question = &self->base->questions[i];
      HlRevision *revision;

      if (hl_edit_node_find (root, i + 1) != NULL)
        continue;

      revision = new_revision (i + 1, HL_REVISED_REMOVED);
      revision->criterion = question->role == HL_ROLE_CRITERION;
      revision->before = g_strdup (question->text);
      g_ptr_array_add (out, revision);
    }
}

/**
 * hl_questionnaire_edit_changes:
 * @self: an editing model
 *
 * Compares the draft with what editing began with, question by question. Whether a criterion whose
 * wording or answers changed still means the same ("cùng nội dung") is the clerk's to say, by
 * hl_questionnaire_edit_set_same(); until then it does. Linear in the size of the form, and
 * quadratic in the questions deleted.
 *
 * Returns: (transfer full) (element-type HlRevision): the changed and new questions in the order
 *   of the form, then those removed
 */
GPtrArray *
hl_questionnaire_edit_changes (HlQuestionnaireEdit *self)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self);
  g_autoptr (GPtrArray) questions = hl_edit_questions (hl_edit_root (self));
  GPtrArray *out = g_ptr_array_new_with_free_func (free_revision);

  for (guint i = 0; i < questions->len; i++)
    {
      const guint id = ((HlEditNode *) questions->pdata[i])->id;
      const HlQuestion *after = &draft->questions[i];
      const HlQuestion *before = find_base (self, id);
      const HlRevised changes = before != NULL ? compare (before, after) : HL_REVISED_ADDED;
      HlRevision *revision;

      if (changes == 0)
        continue;

      revision = new_revision (id, changes);
      revision->criterion = after->role == HL_ROLE_CRITERION;
      revision->same = before != NULL && g_str_equal (before->identity, after->identity);
      revision->before = before != NULL ? g_strdup (before->text) : NULL;
      revision->after = g_strdup (after->text);
      g_ptr_array_add (out, revision);
    }
  add_removed (self, out);

  return out;
}

/**
 * hl_questionnaire_edit_set_same:
 * @self: an editing model
 * @question: id of a question that was there when editing began
 * @same: %TRUE: it means what it meant, and is compared with former years; %FALSE: it is a new
 *   question to the results, under the same code
 */
void
hl_questionnaire_edit_set_same (HlQuestionnaireEdit *self,
                                guint                question,
                                gboolean             same)
{
  const HlQuestion *before = find_base (self, question);
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;
  HlQuestion *own;

  g_return_if_fail (before != NULL && present != NULL);

  if (same == (g_strcmp0 (present->identity, before->identity) == 0))
    return;

  g_autofree char *name = hl_edit_name (self, question);
  root = hl_edit_begin (self);
  own = &hl_edit_own (root, question)->question;
  g_free (own->identity);
  own->identity = same ? g_strdup (before->identity) : NULL;
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ROW, question,
                  g_strdup_printf (_("change whether %s means the same"), name));
}
