#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

/* A text member of a row under its name in files. */
typedef struct
{
  HlEditLevel level;
  const char *field;
  gsize       offset;
  gboolean    automatic; /* NULL follows from other members */
} Member;

#define FORM(name) G_STRUCT_OFFSET (HlQuestionnaire, name)
#define NODE(name) G_STRUCT_OFFSET (HlEditNode, name)

static const Member members[] = {
  { HL_EDIT_FORM, "title", FORM (title), FALSE },
  { HL_EDIT_FORM, "short_title", FORM (short_title), TRUE },
  { HL_EDIT_FORM, "description", FORM (description), FALSE },
  { HL_EDIT_FORM, "source", FORM (source), FALSE },
  { HL_EDIT_PART, "code", NODE (part.code), FALSE },
  { HL_EDIT_PART, "number", NODE (part.number), TRUE },
  { HL_EDIT_PART, "title", NODE (part.title), FALSE },
  { HL_EDIT_PART, "short", NODE (part.short_title), TRUE },
  { HL_EDIT_PART, "lead", NODE (part.lead), FALSE },
  { HL_EDIT_FACTOR, "code", NODE (factor.code), FALSE },
  { HL_EDIT_FACTOR, "number", NODE (factor.number), TRUE },
  { HL_EDIT_FACTOR, "title", NODE (factor.title), FALSE },
  { HL_EDIT_FACTOR, "short", NODE (factor.short_title), TRUE },
  { HL_EDIT_QUESTION, "code", NODE (question.code), FALSE },
  { HL_EDIT_QUESTION, "number", NODE (question.number), TRUE },
  { HL_EDIT_QUESTION, "text", NODE (question.text), FALSE },
  { HL_EDIT_QUESTION, "short", NODE (question.short_text), TRUE },
  { HL_EDIT_QUESTION, "unit", NODE (question.unit), TRUE },
};

static const Member *
find_member (HlEditLevel level,
             const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (members[i].level == level && g_str_equal (members[i].field, field))
      return &members[i];

  return NULL;
}

static char **
locate (HlEditNode   *node,
        const Member *member)
{
  gpointer base = node->level == HL_EDIT_FORM ? (gpointer) node->form : node;

  return (char **) G_STRUCT_MEMBER_P (base, member->offset);
}

/* The block of a part's own questions has the code of the part. */
static void
rename_plain (HlEditNode *root,
              HlEditNode *part,
              const char *code)
{
  for (guint i = 0; i < part->children->len; i++)
    {
      HlEditNode *factor = hl_edit_child (part, i);

      if (!hl_edit_is_plain (part, factor))
        continue;

      factor = hl_edit_own (root, factor->id);
      g_free (factor->factor.code);
      factor->factor.code = g_strdup (code);
    }
}

/* A number given takes part in the numbering of the others, and only a titled factor has one. */
static HlEditChange
reach (const char *field,
       const char *before,
       const char *after)
{
  const gboolean was_empty = before == NULL || *before == '\0';
  const gboolean is_empty = after == NULL || *after == '\0';

  if (g_str_equal (field, "number") ||
      (g_str_equal (field, "title") && was_empty != is_empty))
    return HL_EDIT_CHANGED_ALL;

  return HL_EDIT_CHANGED_ROW;
}

/**
 * hl_questionnaire_edit_set_text:
 * @self: an editing model
 * @id: id of a row, 0 = the questionnaire
 * @field: its name as in files: of the questionnaire "title", "short_title", "description",
 *   "source"; of a part "code", "number", "title", "short", "lead"; of a factor "code", "number",
 *   "title", "short"; of a question "code", "number", "text", "short", "unit"
 * @text: (nullable): the text; %NULL makes a number or short name automatic, as does "" (but the
 *   number "" of a part or factor is none)
 *
 * Sets a text as it is typed; one step of undo for all typing in the same text until
 * hl_questionnaire_edit_end_typing() or another step.
 */
void
hl_questionnaire_edit_set_text (HlQuestionnaireEdit *self,
                                guint                id,
                                const char          *field,
                                const char          *text)
{
  HlEditNode *node = hl_edit_node_find (hl_edit_root (self), id);
  const Member *member = node != NULL ? find_member (node->level, field) : NULL;

  g_return_if_fail (member != NULL);

  const gboolean none = g_str_equal (field, "number") && node->level != HL_EDIT_QUESTION;
  if (text == NULL || (*text == '\0' && !none))
    text = member->automatic ? NULL : "";
  if (g_strcmp0 (*locate (node, member), text) == 0)
    return;

  const HlEditChange change = reach (field, *locate (node, member), text);
  g_autofree char *name = hl_edit_name (self, id);
  HlEditNode *root = hl_edit_begin (self);
  node = hl_edit_own (root, id);
  if (node->level == HL_EDIT_PART && g_str_equal (field, "code"))
    rename_plain (root, node, text);
  if (node->level == HL_EDIT_QUESTION && g_str_equal (field, "code"))
    g_hash_table_add (self->used_codes, g_strdup (text));
  g_free (*locate (node, member));
  *locate (node, member) = g_strdup (text);

  hl_edit_commit_typed (self, root, change, id, g_strdup_printf (_("change the text of %s"), name),
                        g_strdup_printf ("%u.%s", id, field));
}

/**
 * hl_questionnaire_edit_set_paragraph:
 * @self: an editing model
 * @name: name of a printed paragraph ("heading", "purpose", "confidential", "consent",
 *   "instructions", "contact", "thanks", "basis")
 * @text: (nullable): the paragraph; %NULL or "" takes it away
 *
 * Sets a paragraph as it is typed, see hl_questionnaire_edit_set_text().
 */
void
hl_questionnaire_edit_set_paragraph (HlQuestionnaireEdit *self,
                                     const char          *name,
                                     const char          *text)
{
  const char *present = hl_questionnaire_get_text (hl_edit_root (self)->form, name);
  HlEditNode *root;

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (present, text) == 0)
    return;

  root = hl_edit_begin (self);
  if (text == NULL)
    g_hash_table_remove (root->form->texts, name);
  else
    g_hash_table_insert (root->form->texts, g_strdup (name), g_strdup (text));

  hl_edit_commit_typed (self, root, HL_EDIT_CHANGED_ROW, 0,
                        g_strdup (_("change a paragraph of the form")),
                        g_strdup_printf ("text.%s", name));
}

/**
 * hl_questionnaire_edit_set_formula:
 * @self: an editing model
 * @formula: the formula of new rounds
 */
void
hl_questionnaire_edit_set_formula (HlQuestionnaireEdit *self,
                                   HlFormula            formula)
{
  HlEditNode *root;

  if (hl_edit_root (self)->form->formula == formula)
    return;

  root = hl_edit_begin (self);
  root->form->formula = formula;
  hl_edit_commit (self, root, HL_EDIT_CHANGED_ROW, 0, g_strdup (_("change the formula")));
}
