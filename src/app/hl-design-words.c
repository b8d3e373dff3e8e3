#include "app/hl-design-words.h"

#include "core/hl-i18n.h"
#include "question/hl-question-type.h"

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

static const char *
first_of (const char *first,
          const char *second)
{
  return first != NULL && *first != '\0' ? first : or_empty (second);
}

/**
 * hl_design_words_kind:
 * @kind: how a question is answered
 *
 * Returns: (transfer none): its translated name
 */
const char *
hl_design_words_kind (HlQuestionKind kind)
{
  gsize n_types;
  const HlQuestionType *const *types = hl_question_types (&n_types);

  for (gsize i = 0; i < n_types; i++)
    {
      if (types[i]->kind == kind)
        return _(types[i]->title);
    }

  return "";
}

/**
 * hl_design_words_title:
 * @questionnaire: a questionnaire or a draft of one
 * @place: part, factor or question in it
 *
 * Returns: (transfer full): its name in the tree; a question's short name
 */
char *
hl_design_words_title (const HlQuestionnaire *questionnaire,
                       HlDesignPlace          place)
{
  const char *title;

  if (place.kind == HL_DESIGN_WHOLE)
    return g_strdup (or_empty (questionnaire->title));

  if (place.kind == HL_DESIGN_PART)
    title = first_of (questionnaire->parts[place.index].title,
                      questionnaire->parts[place.index].code);
  else if (place.kind == HL_DESIGN_FACTOR)
    title = first_of (questionnaire->factors[place.index].title,
                      questionnaire->factors[place.index].code);
  else
    title = first_of (questionnaire->questions[place.index].short_text,
                      questionnaire->questions[place.index].text);

  return g_strdup (*title != '\0' ? title : _("(no wording yet)"));
}

/**
 * hl_design_words_number:
 * @questionnaire: a questionnaire or a draft of one
 * @place: part, factor or question in it
 *
 * Returns: (transfer none): its number as printed, "" when none
 */
const char *
hl_design_words_number (const HlQuestionnaire *questionnaire,
                        HlDesignPlace          place)
{
  switch (place.kind)
    {
    case HL_DESIGN_PART:
      return or_empty (questionnaire->parts[place.index].number);
    case HL_DESIGN_FACTOR:
      return or_empty (questionnaire->factors[place.index].number);
    case HL_DESIGN_QUESTION:
      return or_empty (questionnaire->questions[place.index].number);
    case HL_DESIGN_WHOLE:
    default:
      return "";
    }
}

static void
add_role (GString          *speech,
          const HlQuestion *question)
{
  switch (question->role)
    {
    case HL_ROLE_CRITERION:
      g_string_append_printf (speech, ", %s", _("criterion, counts in the index"));
      break;
    case HL_ROLE_DEMOGRAPHIC:
      g_string_append_printf (speech, ", %s", _("about the respondent"));
      break;
    case HL_ROLE_FACT:
    case HL_ROLE_EXPECTATION:
    case HL_ROLE_COMMENT:
    default:
      break;
    }
}

/**
 * hl_design_words_speech:
 * @questionnaire: a questionnaire or a draft of one
 * @place: part, factor or question in it
 * @level: depth in the tree, from 1
 * @count: questions in it
 *
 * Returns: (transfer full): what a screen reader says of a row of the tree
 */
char *
hl_design_words_speech (const HlQuestionnaire *questionnaire,
                        HlDesignPlace          place,
                        guint                  level,
                        guint                  count)
{
  g_autoptr (GString) speech = g_string_new (NULL);
  const char *number = hl_design_words_number (questionnaire, place);
  g_autofree char *title = hl_design_words_title (questionnaire, place);

  if (place.kind == HL_DESIGN_PART)
    g_string_printf (speech, _("Part %s, %s"), number, title);
  else if (place.kind == HL_DESIGN_FACTOR)
    g_string_printf (speech, _("Factor %s, %s"), number, title);
  else
    g_string_printf (speech, _("Question %s, %s"), number, title);

  if (place.kind == HL_DESIGN_QUESTION)
    add_role (speech, &questionnaire->questions[place.index]);
  else
    g_string_append_printf (speech, hl_ngettext (", %u question", ", %u questions", count), count);
  g_string_append_printf (speech, _(", level %u"), level);

  return g_string_free (g_steal_pointer (&speech), FALSE);
}

/**
 * hl_design_words_heading:
 * @questionnaire: a questionnaire or a draft of one
 * @place: part, factor or question in it
 *
 * Returns: (transfer full): what it is, over its properties
 */
char *
hl_design_words_heading (const HlQuestionnaire *questionnaire,
                         HlDesignPlace          place)
{
  const char *number = hl_design_words_number (questionnaire, place);

  switch (place.kind)
    {
    case HL_DESIGN_PART:
      return g_strdup_printf (_("Part %s"), number);
    case HL_DESIGN_FACTOR:
      return g_strdup_printf (_("Factor %s"), number);
    case HL_DESIGN_QUESTION:
      return g_strdup_printf (_("Question %s"), number);
    case HL_DESIGN_WHOLE:
    default:
      return g_strdup (_("Questionnaire"));
    }
}
