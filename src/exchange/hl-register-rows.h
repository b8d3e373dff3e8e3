#pragma once

#include "core/hl-response-set.h"
#include "store/hl-store-register.h"

G_BEGIN_DECLS

/**
 * HlRegisterRow:
 * @first: first serial
 * @last: last one, of the same range as @first
 * @span: (nullable): their entry in the register, borrowed; %NULL = nobody wrote them down yet
 * @area: index of their area, by the register or else by the range, or %HL_NO_INDEX
 * @outcome: what became of them: what the register says, and returned where it does not say so yet
 *   but their answers are in
 *
 * Serials in a row with the same entry.
 */
typedef struct
{
  gint64                first;
  gint64                last;
  const HlRegisterSpan *span;
  guint                 area;
  HlOutcome             outcome;
} HlRegisterRow;

GArray  *hl_register_rows_new      (const HlSurvey      *survey,
                                    GPtrArray           *spans,
                                    const HlResponseSet *responses);
gboolean hl_register_row_is_handed_out (const HlRegisterRow *self);

G_END_DECLS
