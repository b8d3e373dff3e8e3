#include "core/hl-i18n.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

const HlQuestionType hl_question_scale = {
  .id = "scale",
  .title = N_("Scale"),
  .kind = HL_KIND_SCALE,
  .parse = hl_question_cell_parse_choice,
  .format = hl_question_cell_format_choice,
};
