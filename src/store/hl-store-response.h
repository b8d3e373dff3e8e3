#pragma once

#include "core/hl-response-set.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

gint64         hl_store_add_response       (HlStore          *self,
                                            const HlSurvey   *survey,
                                            const HlResponse *response,
                                            GError          **error);
gint64         hl_store_add_late_response  (HlStore          *self,
                                            const HlSurvey   *survey,
                                            const HlResponse *response,
                                            const char       *reason,
                                            GError          **error);
gboolean       hl_store_update_response    (HlStore          *self,
                                            const HlSurvey   *survey,
                                            const HlResponse *response,
                                            const char       *detail,
                                            const char       *reason,
                                            GError          **error);
gboolean       hl_store_has_serial         (HlStore          *self,
                                            gint64            survey_id,
                                            HlSerial          serial,
                                            gint64           *out_id,
                                            GError          **error);
HlResponse    *hl_store_load_response      (HlStore          *self,
                                            const HlSurvey   *survey,
                                            gint64            id,
                                            GError          **error);
gboolean       hl_store_exclude_response   (HlStore          *self,
                                            const HlSurvey   *survey,
                                            gint64            id,
                                            gboolean          excluded,
                                            const char       *reason,
                                            GError          **error);
gboolean       hl_store_delete_texts       (HlStore          *self,
                                            const HlSurvey   *survey,
                                            gint64            id,
                                            const char       *reason,
                                            GError          **error);
HlResponseSet *hl_store_load_responses     (HlStore          *self,
                                            const HlSurvey   *survey,
                                            GError          **error);
gboolean       hl_store_foreach_response   (HlStore          *self,
                                            const HlSurvey   *survey,
                                            gboolean        (*each) (const HlResponse *response,
                                                                     gpointer          data,
                                                                     GError          **error),
                                            gpointer          data,
                                            GError          **error);
gboolean       hl_store_foreach_serial     (HlStore          *self,
                                            gint64            survey_id,
                                            void            (*each) (HlSerial serial,
                                                                     gint64   id,
                                                                     gint64   saved_at,
                                                                     guint32  keyer,
                                                                     gpointer data),
                                            gpointer          data,
                                            GError          **error);
gboolean       hl_store_refresh_validity   (HlStore          *self,
                                            const HlSurvey   *survey,
                                            HlResponseSet   **out_responses,
                                            GError          **error);

G_END_DECLS
