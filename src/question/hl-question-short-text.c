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
  return hl_question_cell_parse_text (question, cell, option_text, TRUE, response, error);
}

const HlQuestionType hl_question_short_text = {
  .id = "short-text",
  .title = N_("Short text"),
  .kind = HL_KIND_SHORT_TEXT,
  .parse = parse,
  .format = hl_question_cell_format_text,
};
