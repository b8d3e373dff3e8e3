#include "core/hl-questionnaire-builder.h"

#include <string.h>

#include "core/hl-i18n.h"
#include "core/hl-questionnaire-builder-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_id (const char *text)
{
  return !is_empty (text) && (g_ascii_islower (*text) || g_ascii_isdigit (*text)) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789._-") == strlen (text);
}

static gboolean
is_code (const char *text)
{
  return !is_empty (text) && g_ascii_islower (*text) &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (text);
}

static void
check_head (HlCheck *check)
{
  const HlQuestionnaire *draft = check->draft;

  if (!is_id (draft->id))
    hl_check_report (check, "id",
                     _("“%s” is not an id: use lower-case letters, digits, “.”, “_” and “-”"),
                     draft->id);
  if (draft->revision == 0)
    hl_check_report (check, "revision", _("Revisions are counted from 1"));
  if (is_empty (draft->title))
    hl_check_report (check, "title", _("The questionnaire has no title: write one"));
  if (draft->n_questions == 0)
    hl_check_report (check, "parts", _("The questionnaire has no question: add one"));
}

static gboolean
has_criterion (const HlQuestionnaire *draft,
               guint                  part,
               guint                  factor)
{
  for (guint i = 0; i < draft->n_questions; i++)
    if (draft->questions[i].role == HL_ROLE_CRITERION &&
        (part == HL_NO_INDEX || draft->questions[i].part == part) &&
        (factor == HL_NO_INDEX || draft->questions[i].factor == factor))
      return TRUE;

  return FALSE;
}

static void
check_parts (HlCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < check->draft->n_parts; i++)
    {
      const HlPart *part = &check->draft->parts[i];

      check->place.part = i;
      hl_check_code (check, seen, part->code);
      if (part->n_factors == 0)
        hl_check_report (check, "factors", _("Part “%s” is empty: add a question or remove it"),
                         part->code);
      else if (part->scored && !has_criterion (check->draft, i, HL_NO_INDEX))
        hl_check_report (check, "scored", _("Part “%s” is to be scored but has no criterion"),
                         part->code);
    }
  hl_check_reset_place (check);
}

static void
check_factors (HlCheck *check)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < check->draft->n_factors; i++)
    {
      const HlFactor *factor = &check->draft->factors[i];

      check->place.part = factor->part;
      check->place.factor = i;
      hl_check_code (check, seen, factor->code);
      if (factor->n_questions == 0)
        hl_check_report (check, "questions", _("Factor “%s” is empty: add a question or remove it"),
                         factor->code);
      else if (factor->scored && !has_criterion (check->draft, HL_NO_INDEX, i))
        hl_check_report (check, "scored", _("Factor “%s” is to be scored but has no criterion"),
                         factor->code);
    }
  hl_check_reset_place (check);
}

static GHashTable *
index_questions (const HlQuestionnaire *draft)
{
  GHashTable *questions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = draft->n_questions; i > 0; i--)
    g_hash_table_replace (questions, draft->questions[i - 1].code, GUINT_TO_POINTER (i));

  return questions;
}

/* Internal: notes a problem of @field at the place where the check stands. */
void
hl_check_report (HlCheck    *self,
                 const char *field,
                 const char *format,
                 ...)
{
  HlProblem *problem = g_memdup2 (&self->place, sizeof self->place);
  va_list arguments;

  va_start (arguments, format);
  problem->field = g_strdup (field);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->problems, problem);
}

/* Internal: goes back to the questionnaire as a whole. */
void
hl_check_reset_place (HlCheck *self)
{
  self->place = (HlProblem) { HL_NO_INDEX, HL_NO_INDEX, HL_NO_INDEX, HL_NO_INDEX,
                              NULL, NULL, FALSE };
}

/* Internal: reports a code that is ill-formed or already in @seen, and adds it there. */
void
hl_check_code (HlCheck    *self,
               GHashTable *seen,
               const char *code)
{
  if (!is_code (code))
    hl_check_report (self, "code",
                     _("“%s” is not a code: use lower-case letters, digits and _, a letter first"),
                     code);
  else if (!g_hash_table_add (seen, (gpointer) code))
    hl_check_report (self, "code", _("The code “%s” is used twice: give each its own"), code);
}

/**
 * hl_questionnaire_builder_check:
 * @self: a builder that has not finished
 *
 * Looks for everything that keeps the draft from being a questionnaire, without changing it.
 * Linear in the size of the draft.
 *
 * Returns: (transfer full) (element-type HlProblem): the problems in the order of the form, empty
 *   when the draft is sound
 */
GPtrArray *
hl_questionnaire_builder_check (HlQuestionnaireBuilder *self)
{
  g_autoptr (GHashTable) questions = index_questions (self->draft);
  HlCheck check = {
    .builder = self,
    .draft = self->draft,
    .questions = questions,
    .problems = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_problem_free),
  };

  hl_check_reset_place (&check);
  check_head (&check);
  check_parts (&check);
  check_factors (&check);
  hl_check_questions (&check);
  hl_check_jumps (&check);
  hl_check_contradictions (&check);

  return check.problems;
}
