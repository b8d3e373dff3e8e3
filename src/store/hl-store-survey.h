#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

gint64    hl_store_add_survey       (HlStore        *self,
                                     const HlSurvey *survey,
                                     GError        **error);
gboolean  hl_store_update_survey    (HlStore        *self,
                                     const HlSurvey *survey,
                                     const char     *reason,
                                     GError        **error);
GArray   *hl_store_list_surveys     (HlStore        *self,
                                     GError        **error);
HlSurvey *hl_store_load_survey      (HlStore        *self,
                                     gint64          id,
                                     GError        **error);
gboolean  hl_store_set_survey_state (HlStore        *self,
                                     gint64          id,
                                     HlSurveyState   state,
                                     const char     *reason,
                                     GError        **error);
gboolean  hl_store_note_draw        (HlStore        *self,
                                     gint64          survey_id,
                                     const char     *detail,
                                         const char     *reason,
                                     GError        **error);
gboolean  hl_store_ensure_procedure (HlStore        *self,
                                     gint64          survey_id,
                                     const char     *name,
                                     guint           field,
                                     gboolean       *out_created,
                                     GError        **error);

G_END_DECLS
