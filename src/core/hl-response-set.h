#pragma once

#include "core/hl-response.h"

G_BEGIN_DECLS

/**
 * HlResponseSet:
 *
 * Responses of one survey in columns, for scoring and checking without a row object each. All
 * columns have @n entries, except @answers, which has @n × @stride bytes (row major; @stride =
 * n_bytes of the questionnaire). Field, area and procedure are survey indexes + 1 (0 = none). Rows
 * are in order of (serial, id); missing serials come last. Drafts are never in a set.
 */
typedef struct
{
  guint     n;
  guint     n_allocated;
  guint     stride;
  guint8   *answers;
  gint64   *ids;
  HlSerial *serials;
  HlDate   *dates;
  guint16  *fields;
  guint16  *areas;
  guint16  *procedures;
  guint32  *officers;
  guint32  *interviewers;
  guint8   *channels;
  guint8   *respondents;
  guint8   *flags;
  guint8   *excluded;
  guint16  *rules;   /* stored or computed mask of rules hit */
} HlResponseSet;

HlResponseSet *hl_response_set_new     (guint                stride,
                                        guint                n_expected);
void           hl_response_set_free    (HlResponseSet       *self);
guint          hl_response_set_grow    (HlResponseSet       *self);
void           hl_response_set_append  (HlResponseSet       *self,
                                        const HlResponse    *response);
void           hl_response_set_keep    (HlResponseSet       *self,
                                        const gboolean      *keep);
const guint8  *hl_response_set_answers (const HlResponseSet *self,
                                        guint                row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlResponseSet, hl_response_set_free)

G_END_DECLS
