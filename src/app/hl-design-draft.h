#pragma once

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

gboolean hl_design_draft_write  (const char            *database,
                                 const HlQuestionnaire *base,
                                 const char            *text,
                                 GError               **error);
char    *hl_design_draft_read   (const char            *database,
                                 const char            *id,
                                 guint                 *out_revision);
void     hl_design_draft_remove (const char            *database,
                                 const char            *id);

G_END_DECLS
