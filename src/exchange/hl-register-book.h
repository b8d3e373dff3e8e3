#pragma once

#include "exchange/hl-register-rows.h"
#include "exchange/hl-register.h"
#include "exchange/hl-round.h"

G_BEGIN_DECLS

/**
 * HlRegisterBook:
 * @spans: (element-type HlRegisterSpan): the register
 * @rows: (element-type HlRegisterRow): all issued serials
 *
 * The register of a round held against its responses, as it stood when it was read. Immutable
 * value, shared by reference count.
 */
typedef struct
{
  HlSurvey        *survey;
  HlResponseSet   *responses;
  GPtrArray       *spans;
  GArray          *rows;
  HlRegisterCount *count;
} HlRegisterBook;

HlRegisterBook *hl_register_book_load (HlStore              *store,
                                       gint64                survey_id,
                                       GError              **error);
HlRegisterBook *hl_register_book_ref  (HlRegisterBook       *self);
void            hl_register_book_unref (HlRegisterBook      *self);
GPtrArray      *hl_register_describe_spare (const HlRegisterBook *self);
GPtrArray      *hl_register_describe_quotas (const HlRegisterBook *self,
                                       gboolean             *out_is_under);
GPtrArray      *hl_register_describe_round (HlStore         *store,
                                       const HlRound        *round,
                                       gboolean             *out_is_under,
                                       GError              **error);
HlSurvey       *hl_register_issue_more (const HlSurvey      *survey,
                                       guint                 field,
                                       guint                 area,
                                       gint64                last,
                                       HlSerialRange        *out_range,
                                       GError              **error);
gint64          hl_register_highest   (const HlSurvey       *survey);
char           *hl_register_describe_more (const HlSurvey   *survey,
                                       const HlSerialRange  *range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterBook, hl_register_book_unref)

G_END_DECLS
