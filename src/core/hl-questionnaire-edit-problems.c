#include "core/hl-i18n.h"
#include "core/hl-questionnaire-edit-private.h"

#define LONG_QUESTION 300
#define LONG_OPTION 120
#define LONG_SHORT_NAME 60

static void add_problem (GPtrArray       *problems,
                         const HlProblem *place,
                         const char      *field,
                         const char      *format,
                         ...) G_GNUC_PRINTF (4, 5);

static void
add_problem (GPtrArray       *problems,
             const HlProblem *place,
             const char      *field,
             const char      *format,
             ...)
{
  HlProblem *problem = g_memdup2 (place, sizeof *place);
  va_list arguments;

  va_start (arguments, format);
  problem->field = g_strdup (field);
  problem->message = g_strdup_vprintf (format, arguments);
  problem->warning = TRUE;
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

static guint
count_letters (const char *text)
{
  return (guint) g_utf8_strlen (text, -1);
}

static void
warn_question (GPtrArray        *problems,
               const HlProblem  *place,
               const HlQuestion *question)
{
  if (count_letters (question->text) > LONG_QUESTION)
    add_problem (problems, place, "text",
                 _("The question is %u letters long: a reader loses the thread after %u"),
                 count_letters (question->text), LONG_QUESTION);
  if (count_letters (question->short_text) > LONG_SHORT_NAME &&
      question->kind != HL_KIND_LONG_TEXT)
    add_problem (problems, place, "short",
                 _("The name in charts is %u letters long: give a short one"),
                 count_letters (question->short_text));
  for (guint i = 0; i < question->n_options; i++)
    if (count_letters (question->options[i].label) > LONG_OPTION)
      add_problem (problems, place, "options",
                   _("Answer %u is %u letters long: shorten it to %u"), i + 1,
                   count_letters (question->options[i].label), LONG_OPTION);
}

static void
warn_part (GPtrArray       *problems,
           const HlPart    *part,
           const HlProblem *place)
{
  if (*part->title == '\0')
    add_problem (problems, place, "title", _("Part %s has no title: write one"), part->number);
}

static void
add_warnings (GPtrArray             *problems,
              const HlQuestionnaire *draft)
{
  const HlProblem nowhere = { HL_NO_INDEX, HL_NO_INDEX, HL_NO_INDEX, HL_NO_INDEX,
                              NULL, NULL, TRUE };
  HlProblem place = nowhere;

  if (draft->n_questions > 0 && draft->n_criteria == 0)
    add_problem (problems, &nowhere, "",
                 _("No question counts in the index: put at least one scale into it"));

  for (guint i = 0; i < draft->n_parts; i++)
    {
      place.part = i;
      warn_part (problems, &draft->parts[i], &place);
    }

  for (guint i = 0; i < draft->n_questions; i++)
    {
      place.part = draft->questions[i].part;
      place.factor = draft->questions[i].factor;
      place.question = i;
      warn_question (problems, &place, &draft->questions[i]);
    }
}

static gboolean
is_plain (const HlQuestionnaire *draft,
          const HlFactor        *factor)
{
  return *factor->title == '\0' && *factor->number == '\0' &&
         g_str_equal (factor->code, draft->parts[factor->part].code);
}

/* A part without factors is what the clerk sees, not the block that holds its questions. */
static void
speak_of_parts (GPtrArray             *problems,
                const HlQuestionnaire *draft)
{
  for (guint i = 0; i < problems->len; i++)
    {
      HlProblem *problem = problems->pdata[i];

      if (problem->factor == HL_NO_INDEX || problem->question != HL_NO_INDEX ||
          !g_str_equal (problem->field, "questions") ||
          !is_plain (draft, &draft->factors[problem->factor]))
        continue;

      problem->factor = HL_NO_INDEX;
      g_free (problem->message);
      problem->message = g_strdup_printf (_("Part %s is empty: add a question or remove it"),
                                          draft->parts[problem->part].number);
    }
}

/* Two questions of one code have one identity too: one sentence is enough. */
static void
drop_doubles (GPtrArray *problems)
{
  for (guint i = problems->len; i > 1; i--)
    {
      const HlProblem *problem = problems->pdata[i - 1];
      const HlProblem *before = problems->pdata[i - 2];

      if (problem->question != HL_NO_INDEX && problem->question == before->question &&
          g_str_equal (problem->field, "identity"))
        g_ptr_array_remove_index (problems, i - 1);
    }
}

/**
 * hl_questionnaire_edit_problems:
 * @self: an editing model
 *
 * Looks for everything that keeps the draft from being a questionnaire, and behind it, marked as
 * warnings, for what its readers would stumble over: no criterion, parts without a title, texts
 * too long. Linear in the size of the form, to be called after each change.
 *
 * Returns: (transfer full) (element-type HlProblem): the problems, empty when the draft is sound
 */
GPtrArray *
hl_questionnaire_edit_problems (HlQuestionnaireEdit *self)
{
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (self);
  g_autoptr (HlQuestionnaireBuilder) builder =
    hl_edit_build (self, hl_edit_root (self), HL_EDIT_TEXTS_STRIPPED);
  GPtrArray *problems = hl_questionnaire_builder_check (builder);

  drop_doubles (problems);
  speak_of_parts (problems, draft);
  add_warnings (problems, draft);

  return problems;
}
