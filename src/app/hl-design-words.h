#pragma once

#include "app/hl-design-node.h"

G_BEGIN_DECLS

const char *hl_design_words_kind    (HlQuestionKind         kind);
char       *hl_design_words_title   (const HlQuestionnaire *questionnaire,
                                     HlDesignPlace          place);
const char *hl_design_words_number  (const HlQuestionnaire *questionnaire,
                                     HlDesignPlace          place);
char       *hl_design_words_speech  (const HlQuestionnaire *questionnaire,
                                     HlDesignPlace          place,
                                     guint                  level,
                                     guint                  count);
char       *hl_design_words_heading (const HlQuestionnaire *questionnaire,
                                     HlDesignPlace          place);

G_END_DECLS
