#include "core/hl-i18n.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

const HlQuestionType hl_question_single = {
  .id = "single",
  .title = N_("Single choice"),
  .kind = HL_KIND_SINGLE,
  .parse = hl_question_cell_parse_choice,
  .format = hl_question_cell_format_choice,
};
