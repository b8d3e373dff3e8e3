#include "core/hl-i18n.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

const HlQuestionType hl_question_yes_no = {
  .id = "yes-no",
  .title = N_("Yes or no"),
  .kind = HL_KIND_YES_NO,
  .parse = hl_question_cell_parse_choice,
  .format = hl_question_cell_format_choice,
};
