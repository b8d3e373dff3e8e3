#include "question/hl-question-cell.h"

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"

#define MAX_SHOWN_CHARS 40
#define MAX_TEXT_CHARS 10000

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * hl_question_cell_shorten:
 * @cell: a cell
 *
 * Returns: (transfer full): the beginning of @cell, for a message
 */
char *
hl_question_cell_shorten (const char *cell)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (cell, -1) <= MAX_SHOWN_CHARS)
    return g_strdup (cell);

  beginning = g_utf8_substring (cell, 0, MAX_SHOWN_CHARS);

  return g_strconcat (beginning, "…", NULL);
}

/**
 * hl_question_cell_parse_code:
 * @cell: a trimmed cell
 * @out_code: (out): %HL_ANSWER_BLANK, %HL_ANSWER_NOT_APPLICABLE or %HL_ANSWER_SPOILED
 *
 * Reads "", "-" and "*".
 *
 * Returns: %FALSE when @cell is none of them
 */
gboolean
hl_question_cell_parse_code (const char *cell,
                             guint8     *out_code)
{
  if (*cell != '\0' && cell[1] != '\0')
    return FALSE;

  switch (*cell)
    {
    case '\0':
      *out_code = HL_ANSWER_BLANK;
      return TRUE;
    case '-':
      *out_code = HL_ANSWER_NOT_APPLICABLE;
      return TRUE;
    case '*':
      *out_code = HL_ANSWER_SPOILED;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * hl_question_cell_format_code:
 * @code: a byte that is no value
 *
 * Returns: (transfer none): "", "-" (also for a question passed over) or "*"
 */
const char *
hl_question_cell_format_code (guint8 code)
{
  switch (code)
    {
    case HL_ANSWER_NOT_APPLICABLE:
    case HL_ANSWER_SKIPPED:
      return "-";
    case HL_ANSWER_SPOILED:
      return "*";
    default:
      return "";
    }
}

/**
 * hl_question_cell_parse_option:
 * @cell: a trimmed cell
 * @n_options: options of the question
 * @out_option: (out): number of the option, 1…@n_options
 * @error: return location for an error
 *
 * Reads the number of an option: one or two digits without a leading zero.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_question_cell_parse_option (const char *cell,
                               guint       n_options,
                               guint      *out_option,
                               GError    **error)
{
  guint option = 0;

  if (g_ascii_isdigit (cell[0]) && cell[1] == '\0')
    option = cell[0] - '0';
  else if (cell[0] != '0' && g_ascii_isdigit (cell[0]) && g_ascii_isdigit (cell[1]) &&
           cell[2] == '\0')
    option = (cell[0] - '0') * 10 + (cell[1] - '0');

  if (option < 1 || option > n_options)
    {
      g_autofree char *shown = hl_question_cell_shorten (cell);

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not an answer here: write 1 to %u, - or *, or leave it empty"),
                   shown, n_options);
      return FALSE;
    }

  *out_option = option;

  return TRUE;
}

/**
 * hl_question_cell_refuse_text:
 * @option_text: (nullable): a text written beside an option
 * @error: return location for an error
 *
 * Returns: %TRUE when there is none, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_question_cell_refuse_text (const char *option_text,
                              GError    **error)
{
  g_autofree char *shown = NULL;

  if (is_empty (option_text))
    return TRUE;

  shown = hl_question_cell_shorten (option_text);
  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("the text “%s” stands beside no option that was chosen and takes a text: "
                 "choose the option or remove the text"), shown);
  return FALSE;
}

/**
 * hl_question_cell_parse_choice:
 * @questionnaire: the questionnaire
 * @question: index of a question with one byte
 * @cell: a trimmed cell
 * @option_text: (nullable): the text beside the option
 * @response: a draft
 * @error: return location for an error
 *
 * Reads one option; see #HlQuestionType.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID, @response unchanged
 */
gboolean
hl_question_cell_parse_choice (const HlQuestionnaire *questionnaire,
                               guint                  question,
                               const char            *cell,
                               const char            *option_text,
                               HlResponse            *response,
                               GError               **error)
{
  const HlQuestion *asked = &questionnaire->questions[question];
  g_autofree char *text = NULL;
  guint8 code;
  guint option = 0;

  if (!hl_question_cell_parse_code (cell, &code))
    {
      if (!hl_question_cell_parse_option (cell, asked->n_options, &option, error))
        return FALSE;
      code = option;
    }
  if ((option == 0 || !asked->options[option - 1].has_text) &&
      !hl_question_cell_refuse_text (option_text, error))
    return FALSE;

  response->answers[asked->offset] = code;
  hl_response_clear_texts (response, question);
  if (!is_empty (option_text))
    {
      text = hl_text_clean (option_text);
      hl_response_set_text (response, question, option, text);
    }

  return TRUE;
}

/**
 * hl_question_cell_format_choice:
 * @questionnaire: the questionnaire
 * @question: index of a question with one byte
 * @response: a response
 *
 * Returns: (transfer full): the cell
 */
char *
hl_question_cell_format_choice (const HlQuestionnaire *questionnaire,
                                guint                  question,
                                const HlResponse      *response)
{
  const guint8 byte = response->answers[questionnaire->questions[question].offset];

  if (hl_answer_is_value (byte))
    return g_strdup_printf ("%u", byte);

  return g_strdup (hl_question_cell_format_code (byte));
}

/**
 * hl_question_cell_parse_text:
 * @question: index of an open question
 * @cell: a cell
 * @option_text: (nullable): a text beside an option, which an open question has not
 * @one_line: whether line ends become blanks
 * @response: a draft
 * @error: return location for an error
 *
 * Reads a text: NFC, trimmed, control characters as blanks. "-" and "*" alone are no text.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID, @response unchanged
 */
gboolean
hl_question_cell_parse_text (guint       question,
                             const char *cell,
                             const char *option_text,
                             gboolean    one_line,
                             HlResponse *response,
                             GError    **error)
{
  g_autofree char *text = hl_text_clean (cell);
  guint8 code;

  if (!hl_question_cell_refuse_text (option_text, error))
    return FALSE;
  if (g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("the text is longer than %d characters: shorten it"), MAX_TEXT_CHARS);
      return FALSE;
    }

  if (one_line)
    g_strdelimit (text, "\n", ' ');
  hl_response_set_text (response, question, 0,
                        hl_question_cell_parse_code (text, &code) ? NULL : text);

  return TRUE;
}

/**
 * hl_question_cell_format_text:
 * @questionnaire: the questionnaire
 * @question: index of an open question
 * @response: a response
 *
 * Returns: (transfer full): the answer as it is kept, "" when there is none
 */
char *
hl_question_cell_format_text (const HlQuestionnaire *questionnaire,
                              guint                  question,
                              const HlResponse      *response)
{
  const char *text = hl_response_get_text (response, question, 0);

  return g_strdup (text != NULL ? text : "");
}
