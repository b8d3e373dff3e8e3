#pragma once

#include "report/hl-report.h"

G_BEGIN_DECLS

char *hl_rules_describe (const HlSurvey *survey,
                         HlRule          rule);
char *hl_rules_count    (const HlSurvey *survey,
                         const guint    *counts,
                         HlEffect        effect);

G_END_DECLS
