#pragma once

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

HlQuestionnaire *hl_questionnaire_from_json (const char             *data,
                                             gssize                  length,
                                             GError                **error);
char            *hl_questionnaire_to_json   (const HlQuestionnaire  *self);

const char * const *hl_builtin_questionnaire_ids (void);
HlQuestionnaire *hl_builtin_questionnaire   (const char             *id,
                                             GError                **error);

G_END_DECLS
