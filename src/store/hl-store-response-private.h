#pragma once

#include "store/hl-store-private.h"
#include "store/hl-store-response.h"

G_BEGIN_DECLS

/* hl-store-response.c */
gboolean hl_store_write_texts    (HlStore          *self,
                                  gint64            id,
                                  const HlResponse *response,
                                  GError          **error);
gboolean hl_store_write_row      (HlStore          *self,
                                  const HlSurvey   *survey,
                                  const HlResponse *response,
                                  GError          **error);
void     hl_store_explain_serial (const HlSurvey   *survey,
                                  const HlResponse *response,
                                  GError          **error);

/* hl-store-response-set.c */
gboolean hl_store_add_reader     (HlDb             *db,
                                  GError          **error);
HlResponseSet *hl_store_read_set (HlStore          *self,
                                  const HlSurvey   *survey,
                                  GError          **error);

/* hl-store-validity.c */
gboolean hl_store_run_rules      (HlStore          *self,
                                  const HlSurvey   *survey,
                                  HlResponseSet    *set,
                                  GError          **error);

/* hl-store-response-check.c */
gboolean hl_store_may_write      (HlStore          *self,
                                  const HlSurvey   *survey,
                                  const char       *reason,
                                  HlAction          action,
                                  HlAction         *out_action,
                                  GError          **error);
gboolean hl_store_check_response (const HlSurvey   *survey,
                                  const HlResponse *response,
                                  GError          **error);

G_END_DECLS
