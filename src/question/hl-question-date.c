#include "core/hl-date.h"
#include "core/hl-i18n.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

static gboolean
parse (const HlQuestionnaire *questionnaire,
       guint                  question,
       const char            *cell,
       const char            *option_text,
       HlResponse            *response,
       GError               **error)
{
  HlDate date;
  guint8 code;

  if (!hl_question_cell_refuse_text (option_text, error))
    return FALSE;
  if (!hl_question_cell_parse_code (cell, &code) && !hl_date_parse (cell, &date, error))
    return FALSE;

  hl_response_set_text (response, question, 0, cell);

  return TRUE;
}

const HlQuestionType hl_question_date = {
  .id = "date",
  .title = N_("Date"),
  .kind = HL_KIND_DATE,
  .parse = parse,
  .format = hl_question_cell_format_text,
};
