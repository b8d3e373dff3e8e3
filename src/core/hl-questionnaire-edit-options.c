#include <string.h>

#include "core/hl-array.h"
#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

static gboolean
has_same_levels (const HlQuestion *a,
                 const HlQuestion *b)
{
  if (g_strcmp0 (a->scale, b->scale) != 0 || a->n_options != b->n_options)
    return FALSE;

  for (guint i = 0; i < a->n_options; i++)
    if (!g_str_equal (a->options[i].label, b->options[i].label) ||
        g_strcmp0 (a->options[i].short_label, b->options[i].short_label) != 0 ||
        a->options[i].flag != b->options[i].flag)
      return FALSE;

  return TRUE;
}

/* The ids of the questions that change with @id: those of the same shared scale, or it alone. */
static GArray *
find_sharing (HlEditNode *root,
              guint       id)
{
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  const HlQuestion *own = &hl_edit_node_find (root, id)->question;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      if (node->id == id || (own->scale != NULL && has_same_levels (own, &node->question)))
        g_array_append_val (ids, node->id);
    }

  return ids;
}

/* A step that changes the options of a question and of those that share its scale. */
typedef struct
{
  HlEditNode *root;
  GArray     *ids;
} Sharing;

static void
begin_sharing (Sharing             *sharing,
               HlQuestionnaireEdit *self,
               guint                question)
{
  sharing->root = hl_edit_begin (self);
  sharing->ids = find_sharing (sharing->root, question);
}

static HlQuestion *
get_sharing (const Sharing *sharing,
             guint          index)
{
  return &hl_edit_own (sharing->root, g_array_index (sharing->ids, guint, index))->question;
}

static void
end_sharing (Sharing             *sharing,
             HlQuestionnaireEdit *self,
             guint                question,
             guint                option,
             const char          *typed)
{
  const HlEditChange change = sharing->ids->len > 1 ? HL_EDIT_CHANGED_ALL : HL_EDIT_CHANGED_ROW;
  g_autofree char *name = hl_edit_name (self, question);
  char *text = hl_edit_question (self, question)->kind == HL_KIND_SCALE
               ? g_strdup_printf (_("change the levels of %s"), name)
               : g_strdup_printf (_("change the answers of %s"), name);
  char *key = typed == NULL ? NULL : g_strdup_printf ("%u.%u.%s", question, option, typed);

  g_array_unref (sharing->ids);
  hl_edit_commit_typed (self, sharing->root, change, question, text, key);
}

/* Renumbers the rules of all questions of the step. */
static void
map_sharing (const Sharing *sharing,
             const guint   *map,
             guint          n_map)
{
  for (guint i = 0; i < sharing->ids->len; i++)
    hl_edit_map_options (sharing->root, g_array_index (sharing->ids, guint, i), map, n_map);
}

/**
 * hl_questionnaire_edit_add_option:
 * @self: an editing model
 * @question: id of a closed question
 * @position: the place of the option, from 0; beyond the last = at the end
 * @label: its wording, perhaps ""
 *
 * Adds an option, or a level to a scale (and to all questions that share it). Rules keep naming
 * the same answers. A yes/no question keeps its two.
 */
void
hl_questionnaire_edit_add_option (HlQuestionnaireEdit *self,
                                  guint                question,
                                  guint                position,
                                  const char          *label)
{
  const HlQuestion *present = hl_edit_question (self, question);
  Sharing sharing;

  g_return_if_fail (present != NULL && hl_edit_is_closed (present->kind));

  if (present->kind == HL_KIND_YES_NO)
    return;

  const guint n = present->n_options;
  g_autofree guint *map = g_new (guint, n + 1);
  position = MIN (position, n);
  for (guint i = 0; i < n; i++)
    map[i] = i < position ? i + 1 : i + 2;

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    {
      HlQuestion *own = get_sharing (&sharing, i);

      HL_APPEND (own->options, own->n_options);
      memmove (&own->options[position + 1], &own->options[position],
               (n - position) * sizeof *own->options);
      own->options[position] = (HlOption) { g_strdup (label), NULL, HL_FLAG_DISSATISFIED, FALSE };
      if (own->kind == HL_KIND_SCALE)
        own->options[position].flag = HL_FLAG_NEUTRAL;
    }
  map_sharing (&sharing, map, n);
  end_sharing (&sharing, self, question, position, NULL);
}

/**
 * hl_questionnaire_edit_delete_option:
 * @self: an editing model
 * @question: id of a question
 * @option: its option, from 0
 *
 * Deletes an option, or a level of a scale (and of all questions that share it). Rules that only
 * asked for this answer go. A yes/no question keeps its two.
 */
void
hl_questionnaire_edit_delete_option (HlQuestionnaireEdit *self,
                                     guint                question,
                                     guint                option)
{
  const HlQuestion *present = hl_edit_question (self, question);
  Sharing sharing;

  g_return_if_fail (present != NULL && option < present->n_options);

  if (present->kind == HL_KIND_YES_NO)
    return;

  const guint n = present->n_options;
  g_autofree guint *map = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    map[i] = i == option ? 0 : i < option ? i + 1 : i;

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    {
      HlQuestion *own = get_sharing (&sharing, i);

      hl_option_clear (&own->options[option]);
      own->n_options--;
      memmove (&own->options[option], &own->options[option + 1],
               (own->n_options - option) * sizeof *own->options);
    }
  map_sharing (&sharing, map, n);
  end_sharing (&sharing, self, question, option, NULL);
}

/**
 * hl_questionnaire_edit_move_option:
 * @self: an editing model
 * @question: id of a question
 * @option: its option, from 0
 * @position: the new place, counted without itself
 *
 * Moves an option, or a level of a scale (in all questions that share it). Rules keep naming the
 * same answers.
 */
void
hl_questionnaire_edit_move_option (HlQuestionnaireEdit *self,
                                   guint                question,
                                   guint                option,
                                   guint                position)
{
  const HlQuestion *present = hl_edit_question (self, question);
  Sharing sharing;

  g_return_if_fail (present != NULL && option < present->n_options);

  const guint n = present->n_options;
  position = MIN (position, n - 1);
  if (position == option)
    return;

  g_autofree guint *map = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    {
      const guint without = i < option ? i : i - 1;

      map[i] = i == option ? position + 1 : without < position ? without + 1 : without + 2;
    }

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    {
      HlQuestion *own = get_sharing (&sharing, i);
      g_autofree HlOption *before = g_memdup2 (own->options, n * sizeof *before);

      for (guint j = 0; j < n; j++)
        own->options[map[j] - 1] = before[j];
    }
  map_sharing (&sharing, map, n);
  end_sharing (&sharing, self, question, position, NULL);
}

/**
 * hl_questionnaire_edit_set_option_text:
 * @self: an editing model
 * @question: id of a question
 * @option: its option, from 0
 * @field: "label" or "short"
 * @text: (nullable): the text; %NULL or "" as "short" follows the wording
 *
 * Sets the wording of an option, or of a level of a scale (in all questions that share it), as it
 * is typed, see hl_questionnaire_edit_set_text().
 */
void
hl_questionnaire_edit_set_option_text (HlQuestionnaireEdit *self,
                                       guint                question,
                                       guint                option,
                                       const char          *field,
                                       const char          *text)
{
  const HlQuestion *present = hl_edit_question (self, question);
  const gboolean label = g_str_equal (field, "label");
  Sharing sharing;

  g_return_if_fail (present != NULL && option < present->n_options);

  if (text == NULL || *text == '\0')
    text = label ? "" : NULL;
  if (g_strcmp0 (label ? present->options[option].label : present->options[option].short_label,
                 text) == 0)
    return;

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    {
      HlOption *own = &get_sharing (&sharing, i)->options[option];
      char **member = label ? &own->label : &own->short_label;

      g_free (*member);
      *member = g_strdup (text);
    }
  end_sharing (&sharing, self, question, option, field);
}

/**
 * hl_questionnaire_edit_set_option_flag:
 * @self: an editing model
 * @question: id of a scale question
 * @option: its level, from 0
 * @flag: what the level counts as
 *
 * Sets what a level counts as, in all questions that share the scale.
 */
void
hl_questionnaire_edit_set_option_flag (HlQuestionnaireEdit *self,
                                       guint                question,
                                       guint                option,
                                       HlLevelFlag          flag)
{
  const HlQuestion *present = hl_edit_question (self, question);
  Sharing sharing;

  g_return_if_fail (present != NULL && option < present->n_options);

  if (present->options[option].flag == flag)
    return;

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    get_sharing (&sharing, i)->options[option].flag = flag;
  end_sharing (&sharing, self, question, option, NULL);
}

/**
 * hl_questionnaire_edit_set_has_text:
 * @self: an editing model
 * @question: id of a choice
 * @option: its option, from 0
 * @has_text: whether a text is written beside it ("Khác (ghi rõ)")
 */
void
hl_questionnaire_edit_set_has_text (HlQuestionnaireEdit *self,
                                    guint                question,
                                    guint                option,
                                    gboolean             has_text)
{
  const HlQuestion *present = hl_edit_question (self, question);
  Sharing sharing;

  g_return_if_fail (present != NULL && option < present->n_options);

  if (!present->options[option].has_text == !has_text)
    return;

  begin_sharing (&sharing, self, question);
  for (guint i = 0; i < sharing.ids->len; i++)
    get_sharing (&sharing, i)->options[option].has_text = has_text;
  end_sharing (&sharing, self, question, option, NULL);
}
