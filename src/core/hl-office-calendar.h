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

G_END_DECLS
