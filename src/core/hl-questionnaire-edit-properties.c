#include <math.h>
#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

/* Internal: the question of @id as it now is; NULL when @id is none. */
HlQuestion *
hl_edit_question (HlQuestionnaireEdit *self,
                  guint                id)
{
  HlEditNode *node = hl_edit_node_find (hl_edit_root (self), id);

  return node != NULL && node->level == HL_EDIT_QUESTION ? &node->question : NULL;
}

static void
commit_property (HlQuestionnaireEdit *self,
                 HlEditNode          *root,
                 HlEditChange         change,
                 guint                id)
{
  g_autofree char *name = hl_edit_name (self, id);

  hl_edit_commit (self, root, change, id, g_strdup_printf (_("change %s"), name));
}

static gboolean *
locate_flag (HlEditNode *node,
             const char *field)
{
  if (node->level == HL_EDIT_PART)
    return g_str_equal (field, "scored") ? &node->part.scored : NULL;
  if (node->level != HL_EDIT_QUESTION)
    return NULL;
  if (g_str_equal (field, "required"))
    return &node->question.required;
  if (g_str_equal (field, "sensitive"))
    return &node->question.sensitive;
  if (g_str_equal (field, "no_opinion"))
    return &node->question.no_opinion;

  return g_str_equal (field, "descending") ? &node->question.descending : NULL;
}

/* All questions of a shared scale are printed in one order of its levels. */
static void
set_descending (HlEditNode *root,
                const char *scale,
                gboolean    descending)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);

  for (guint i = 0; i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      if (g_strcmp0 (node->question.scale, scale) == 0)
        hl_edit_own (root, node->id)->question.descending = descending;
    }
}

/**
 * hl_questionnaire_edit_set_flag:
 * @self: an editing model
 * @id: id of a part or question
 * @field: its name as in files: of a part "scored"; of a question "required", "sensitive",
 *   "no_opinion", "descending" (which changes all questions of the same shared scale)
 * @flag: the value
 */
void
hl_questionnaire_edit_set_flag (HlQuestionnaireEdit *self,
                                guint                id,
                                const char          *field,
                                gboolean             flag)
{
  HlEditNode *node = hl_edit_node_find (hl_edit_root (self), id);
  HlEditNode *root;

  g_return_if_fail (node != NULL && locate_flag (node, field) != NULL);

  if (!*locate_flag (node, field) == !flag)
    return;

  root = hl_edit_begin (self);
  *locate_flag (hl_edit_own (root, id), field) = flag;
  if (g_str_equal (field, "descending") && node->question.scale != NULL)
    {
      set_descending (root, node->question.scale, flag);
      commit_property (self, root, HL_EDIT_CHANGED_ALL, id);
    }
  else
    commit_property (self, root, HL_EDIT_CHANGED_ROW, id);
}

/**
 * hl_questionnaire_edit_set_role:
 * @self: an editing model
 * @question: id of a question
 * @role: what it is for; %HL_ROLE_CRITERION: a scale in the index
 *
 * Changes what a question is for; automatic numbers follow.
 */
void
hl_questionnaire_edit_set_role (HlQuestionnaireEdit *self,
                                guint                question,
                                HlQuestionRole       role)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;

  g_return_if_fail (present != NULL);

  if (present->role == role)
    return;

  root = hl_edit_begin (self);
  hl_edit_own (root, question)->question.role = role;
  commit_property (self, root, HL_EDIT_CHANGED_ALL, question);
}

/**
 * hl_questionnaire_edit_set_max_choices:
 * @self: an editing model
 * @question: id of a multiple choice
 * @max_choices: most options one may tick, 0 = no limit
 */
void
hl_questionnaire_edit_set_max_choices (HlQuestionnaireEdit *self,
                                       guint                question,
                                       guint                max_choices)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;

  g_return_if_fail (present != NULL);

  if (present->max_choices == max_choices)
    return;

  root = hl_edit_begin (self);
  hl_edit_own (root, question)->question.max_choices = max_choices;
  commit_property (self, root, HL_EDIT_CHANGED_ROW, question);
}

/**
 * hl_questionnaire_edit_set_lines:
 * @self: an editing model
 * @question: id of a long text
 * @n_lines: lines printed, 1…50
 */
void
hl_questionnaire_edit_set_lines (HlQuestionnaireEdit *self,
                                 guint                question,
                                 guint                n_lines)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;

  g_return_if_fail (present != NULL);

  n_lines = CLAMP (n_lines, 1, 50);
  if (present->n_lines == n_lines)
    return;

  root = hl_edit_begin (self);
  hl_edit_own (root, question)->question.n_lines = n_lines;
  commit_property (self, root, HL_EDIT_CHANGED_ROW, question);
}

static gboolean
is_same_number (double a,
                double b)
{
  return a == b || (isnan (a) && isnan (b));
}

/**
 * hl_questionnaire_edit_set_range:
 * @self: an editing model
 * @question: id of a number question
 * @minimum: least number, NaN = none
 * @maximum: greatest number, NaN = none
 */
void
hl_questionnaire_edit_set_range (HlQuestionnaireEdit *self,
                                 guint                question,
                                 double               minimum,
                                 double               maximum)
{
  const HlQuestion *present = hl_edit_question (self, question);
  HlEditNode *root;
  HlQuestion *own;

  g_return_if_fail (present != NULL);

  if (is_same_number (present->minimum, minimum) && is_same_number (present->maximum, maximum))
    return;

  root = hl_edit_begin (self);
  own = &hl_edit_own (root, question)->question;
  own->minimum = minimum;
  own->maximum = maximum;
  commit_property (self, root, HL_EDIT_CHANGED_ROW, question);
}
