#pragma once

#include <glib.h>

#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

/* One byte of the answer block. 1…HL_ANSWER_MAX is a level or option number; the five codes are
 * never merged. A multiple choice of q options takes q bytes: 1 = ticked, 0 = not; if no option is
 * ticked all q bytes hold the same code (0 blank, not applicable, spoiled or skipped). */
#define HL_ANSWER_BLANK 0
#define HL_ANSWER_MAX 64
#define HL_ANSWER_NOT_APPLICABLE 253
#define HL_ANSWER_SPOILED 254
#define HL_ANSWER_SKIPPED 255

static inline gboolean
hl_answer_is_value (guint8 byte)
{
  return byte >= 1 && byte <= HL_ANSWER_MAX;
}

gboolean hl_answer_condition_holds (const HlQuestion      *question,
                                    const guint8          *answers,
                                    gboolean               negate,
                                    const guint8          *options,
                                    guint                  n_options);
void     hl_answer_find_skipped    (const HlQuestionnaire *questionnaire,
                                    const guint8          *answers,
                                    gboolean              *out_skipped);
void     hl_answer_apply_jumps     (const HlQuestionnaire *questionnaire,
                                    guint8                *answers);

G_END_DECLS
