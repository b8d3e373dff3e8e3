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
  return hl_question_cell_parse_text (question, cell, option_text, FALSE, response, error);
}

const HlQuestionType hl_question_long_text = {
  .id = "long-text",
  .title = N_("Long text"),
  .kind = HL_KIND_LONG_TEXT,
  .parse = parse,
  .format = hl_question_cell_format_text,
};
