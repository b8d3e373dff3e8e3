#pragma once

#include "core/hl-office.h"

G_BEGIN_DECLS

gboolean hl_deadline_parse (const char *text,
                            HlDeadline *out_deadline,
                            GError    **error);
gboolean hl_cutoffs_find   (const char *cutoffs,
                            guint       index,
                            guint       year,
                            HlDate     *out_from,
                            HlDate     *out_to);

char    *hl_cutoffs_format (const HlDate *days,
                            guint         n_periods,
                            guint         year);
char    *hl_calendar_with  (const HlOffice *office,
                            const char     *kind,
                            guint           due_day,
                            const char     *cutoffs);

G_END_DECLS
