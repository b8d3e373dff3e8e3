#pragma once

#include "exchange/hl-register-rows.h"
#include "exchange/hl-register.h"

G_BEGIN_DECLS

const char *hl_outcome_title               (HlOutcome                 outcome);
char       *hl_register_describe_counts    (const HlRegisterCount    *count);
char       *hl_register_describe_rate      (const HlRegisterCount    *count);
char       *hl_register_describe_conflict  (const HlSurvey           *survey,
                                            const HlRegisterConflict *conflict);
char       *hl_register_list_missing       (const HlSurvey           *survey,
                                            GArray                   *rows);
void        hl_register_append_span        (GString                  *list,
                                            const HlSurvey           *survey,
                                            gint64                    first,
                                            gint64                    last);

G_END_DECLS
