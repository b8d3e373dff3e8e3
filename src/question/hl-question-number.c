#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

#define MAX_DIGITS 15 /* kept exactly by a double */

/* Plain decimals only: an optional sign, digits, and a point with more digits. */
static gboolean
is_number (const char *cell)
{
  const char *digits = *cell == '-' || *cell == '+' ? cell + 1 : cell;
  const gsize n_whole = strspn (digits, "0123456789");
  gsize n_decimals = 0;

  if (digits[n_whole] == '.')
    {
      n_decimals = strspn (digits + n_whole + 1, "0123456789");
      if (n_decimals == 0 || digits[n_whole + 1 + n_decimals] != '\0')
        return FALSE;
    }
  else if (digits[n_whole] != '\0')
    return FALSE;

  return n_whole > 0 && n_whole + n_decimals <= MAX_DIGITS;
}

static void
format_number (char   buffer[G_ASCII_DTOSTR_BUF_SIZE],
               double number)
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", number);
}

static gboolean
check_limits (const HlQuestion *asked,
              const char       *cell,
              double            number,
              GError          **error)
{
  char limit[G_ASCII_DTOSTR_BUF_SIZE];

  if (number < asked->minimum)
    {
      format_number (limit, asked->minimum);
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%s is less than the least value, %s"), cell, limit);
      return FALSE;
    }
  if (number > asked->maximum)
    {
      format_number (limit, asked->maximum);
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%s is more than the greatest value, %s"), cell, limit);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse (const HlQuestionnaire *questionnaire,
       guint                  question,
       const char            *cell,
       const char            *option_text,
       HlResponse            *response,
       GError               **error)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double number;
  guint8 code;

  if (!hl_question_cell_refuse_text (option_text, error))
    return FALSE;
  if (hl_question_cell_parse_code (cell, &code))
    {
      hl_response_set_text (response, question, 0, cell);
      return TRUE;
    }
  if (!is_number (cell))
    {
      g_autofree char *shown = hl_question_cell_shorten (cell);

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a number: write digits, with a point before decimals"), shown);
      return FALSE;
    }

  number = g_ascii_strtod (cell, NULL);
  if (!check_limits (&questionnaire->questions[question], cell, number, error))
    return FALSE;

  format_number (buffer, number == 0.0 ? 0.0 : number);
  hl_response_set_text (response, question, 0, buffer);

  return TRUE;
}

const HlQuestionType hl_question_number = {
  .id = "number",
  .title = N_("Number"),
  .kind = HL_KIND_NUMBER,
  .parse = parse,
  .format = hl_question_cell_format_text,
};
