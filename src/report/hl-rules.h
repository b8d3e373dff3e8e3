#pragma once

#include "report/hl-report.h"

G_BEGIN_DECLS

char *hl_rules_count        (const HlSurvey *survey,
                             const guint    *counts,
                             HlEffect        effect);
char *hl_rules_list_changes (const HlSurvey *survey);

G_END_DECLS
