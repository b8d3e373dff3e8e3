#pragma once

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

guint hl_key_page_begun (const HlQuestionnaire *questionnaire,
                         guint                  question);

G_END_DECLS
