#pragma once

#include "store/hl-store.h"

G_BEGIN_DECLS

gboolean hl_store_load_paper   (HlStore     *self,
                                gint64       survey_id,
                                gboolean     large,
                                char       **out_content,
                                GError     **error);
gboolean hl_store_has_paper    (HlStore     *self,
                                gint64       survey_id,
                                gboolean    *out_has,
                                GError     **error);
gboolean hl_store_freeze_paper (HlStore     *self,
                                gint64       survey_id,
                                gboolean     large,
                                const char  *content,
                                GError     **error);

G_END_DECLS
