#include <stdlib.h>

#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"
#include "core/hl-text.h"

/* A walk through the form that gives each row its number as the built-in forms do: parts A, B, C…,
 * titled factors I, II… in each part, criteria 1, 2… through the form, other questions A1, A2… */
typedef struct
{
  GHashTable *numbers; /* id → number */
  GHashTable *taken;   /* numbers given to questions */
  gboolean    all;     /* also the rows that have a number given */
  guint       n_criteria;
} Numbering;

static char *
make_letters (guint index)
{
  if (index < 26)
    return g_strdup_printf ("%c", 'A' + index);

  return g_strdup_printf ("%c%c", 'A' + (index / 26 - 1) % 26, 'A' + index % 26);
}

static void
keep_number (Numbering        *self,
             const HlEditNode *node,
             char             *number)
{
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (node->id), number);
}

static const char *
find_number (const Numbering  *self,
             const HlEditNode *node,
             const char       *given)
{
  const char *number = g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (node->id));

  return number != NULL ? number : given;
}

static void
number_question (Numbering        *self,
                 const HlEditNode *node,
                 const char       *part_number,
                 guint            *n_others)
{
  const gboolean criterion = node->question.role == HL_ROLE_CRITERION;
  const gboolean automatic = self->all || node->question.number == NULL;
  g_autofree char *number = NULL;

  do
    {
      g_free (number);
      number = criterion ? g_strdup_printf ("%u", ++self->n_criteria)
                         : g_strdup_printf ("%s%u", part_number, ++*n_others);
    }
  while (automatic && g_hash_table_contains (self->taken, number));

  if (automatic)
    keep_number (self, node, g_steal_pointer (&number));
}

static void
number_part (Numbering        *self,
             const HlEditNode *part,
             guint             index)
{
  guint n_titled = 0;
  guint n_others = 0;

  if (self->all || part->part.number == NULL)
    keep_number (self, part, make_letters (index));

  const char *part_number = find_number (self, part, part->part.number);

  for (guint i = 0; i < part->children->len; i++)
    {
      const HlEditNode *factor = hl_edit_child (part, i);
      const gboolean titled = *factor->factor.title != '\0';

      n_titled += titled;
      if (self->all || factor->factor.number == NULL)
        keep_number (self, factor, titled ? hl_text_roman (n_titled) : g_strdup (""));
      for (guint j = 0; j < factor->children->len; j++)
        number_question (self, hl_edit_child (factor, j), part_number, &n_others);
    }
}

static GHashTable *
run_numbering (HlEditNode *root,
               gboolean    all)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);
  Numbering numbering = { g_hash_table_new_full (NULL, NULL, NULL, g_free), taken, all, 0 };

  for (guint i = 0; !all && i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      if (node->question.number != NULL)
        g_hash_table_add (taken, node->question.number);
    }
  for (guint i = 0; i < root->children->len; i++)
    number_part (&numbering, hl_edit_child (root, i), i);

  return numbering.numbers;
}

/* Internal: the numbers of the rows that have none given, by id. */
GHashTable *
hl_edit_numbers (HlEditNode *root)
{
  return run_numbering (root, FALSE);
}

static char **
number_member (HlEditNode *node)
{
  switch (node->level)
    {
    case HL_EDIT_PART:
      return &node->part.number;
    case HL_EDIT_FACTOR:
      return &node->factor.number;
    case HL_EDIT_QUESTION:
      return &node->question.number;
    case HL_EDIT_FORM:
    default:
      return NULL;
    }
}

static void
take_automatic (HlEditNode *node,
                GHashTable *numbers)
{
  char **number = number_member (node);

  if (number != NULL &&
      g_strcmp0 (*number, g_hash_table_lookup (numbers, GUINT_TO_POINTER (node->id))) == 0)
    g_clear_pointer (number, g_free);

  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    take_automatic (hl_edit_child (node, i), numbers);
}

/* Internal: makes automatic, in a tree of its own, every number that is just what it would be. */
void
hl_edit_find_automatic (HlEditNode *root)
{
  g_autoptr (GHashTable) numbers = run_numbering (root, TRUE);

  take_automatic (root, numbers);
}

static guint
read_count (const char *code,
            char        prefix)
{
  if (code[0] != prefix || !g_ascii_isdigit (code[1]))
    return 0;

  return (guint) MIN (g_ascii_strtoull (code + 1, NULL, 10), 99999);
}

/* Internal: a code that no question has or had, c01, c02… for criteria and q1, q2… for others. It
 * counts as used from now on. */
char *
hl_edit_new_code (HlQuestionnaireEdit *self,
                  HlQuestionRole       role)
{
  const char prefix = role == HL_ROLE_CRITERION ? 'c' : 'q';
  GHashTableIter iter;
  guint last = 0;
  gpointer key;
  char *code;

  g_hash_table_iter_init (&iter, self->used_codes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    last = MAX (last, read_count (key, prefix));

  code = g_strdup_printf (role == HL_ROLE_CRITERION ? "%c%02u" : "%c%u", prefix, last + 1);
  g_hash_table_add (self->used_codes, g_strdup (code));

  return code;
}

/* Internal: a code that no part has: a, b, c…, then p27… */
char *
hl_edit_new_part_code (HlEditNode *root)
{
  for (guint n = 0;; n++)
    {
      g_autofree char *code = n < 26 ? g_strdup_printf ("%c", 'a' + n)
                                     : g_strdup_printf ("p%u", n + 1);
      gboolean used = FALSE;

      for (guint i = 0; i < root->children->len; i++)
        {
          const HlEditNode *part = hl_edit_child (root, i);

          used |= g_str_equal (part->part.code, code);
          for (guint j = 0; j < part->children->len; j++)
            used |= g_str_equal (hl_edit_child (part, j)->factor.code, code);
        }
      if (!used)
        return g_steal_pointer (&code);
    }
}

/* Internal: a code that no factor has: f1, f2… */
char *
hl_edit_new_factor_code (HlEditNode *root)
{
  guint last = 0;

  for (guint i = 0; i < root->children->len; i++)
    {
      const HlEditNode *part = hl_edit_child (root, i);

      for (guint j = 0; j < part->children->len; j++)
        last = MAX (last, read_count (hl_edit_child (part, j)->factor.code, 'f'));
    }

  return g_strdup_printf ("f%u", last + 1);
}

/* Internal: what a row is called in sentences: "question 9", "part C". */
char *
hl_edit_name (HlQuestionnaireEdit *self,
              guint                id)
{
  HlEditNode *root = hl_edit_root (self);
  g_autoptr (GHashTable) numbers = hl_edit_numbers (root);
  HlEditNode *node = hl_edit_node_find (root, id);
  const char *number = node->level == HL_EDIT_FORM ? NULL : *number_member (node);

  if (number == NULL)
    number = g_hash_table_lookup (numbers, GUINT_TO_POINTER (id));

  switch (node->level)
    {
    case HL_EDIT_PART:
      return g_strdup_printf (_("part %s"), *number != '\0' ? number : node->part.title);
    case HL_EDIT_FACTOR:
      return g_strdup_printf (_("factor %s"), *number != '\0' ? number : node->factor.title);
    case HL_EDIT_QUESTION:
      return g_strdup_printf (_("question %s"), *number != '\0' ? number : node->question.code);
    case HL_EDIT_FORM:
    default:
      return g_strdup (_("the questionnaire"));
    }
}

/**
 * hl_questionnaire_edit_number_all:
 * @self: an editing model
 *
 * Takes back all numbers given by hand, so that parts, factors and questions are numbered through.
 */
void
hl_questionnaire_edit_number_all (HlQuestionnaireEdit *self)
{
  HlEditNode *root = hl_edit_begin (self);
  g_autoptr (GPtrArray) questions = hl_edit_questions (root);

  for (guint i = 0; i < root->children->len; i++)
    {
      HlEditNode *part = hl_edit_own (root, hl_edit_child (root, i)->id);

      g_clear_pointer (&part->part.number, g_free);
      for (guint j = 0; j < part->children->len; j++)
        g_clear_pointer (&hl_edit_own (root, hl_edit_child (part, j)->id)->factor.number, g_free);
    }
  for (guint i = 0; i < questions->len; i++)
    {
      const HlEditNode *node = questions->pdata[i];

      if (node->question.number != NULL)
        g_clear_pointer (&hl_edit_own (root, node->id)->question.number, g_free);
    }

  hl_edit_commit (self, root, HL_EDIT_CHANGED_ALL, 0, g_strdup (_("number everything through")));
}
