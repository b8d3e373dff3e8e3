#pragma once

#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/* What became of an issued form; stored, so numbers are never used again. */
typedef enum
{
  HL_OUTCOME_OUTSTANDING,
  HL_OUTCOME_RETURNED,
  HL_OUTCOME_BLANK,
  HL_OUTCOME_SPOILED,
  HL_OUTCOME_REFUSED,
  HL_OUTCOME_NOT_MET,
  HL_OUTCOME_WRONG_PERSON,
  HL_OUTCOME_REPLACED,
  HL_OUTCOME_LOST,
  HL_N_OUTCOMES,
} HlOutcome;

/* Parts of a span that a change sets; the others stay as they are. */
typedef enum
{
  HL_REGISTER_PERSON = 1 << 0,  /* issued_to */
  HL_REGISTER_AREA = 1 << 1,
  HL_REGISTER_DAY = 1 << 2,
  HL_REGISTER_OUTCOME = 1 << 3, /* with its day and replaced_by */
  HL_REGISTER_NOTE = 1 << 4,
} HlRegisterParts;

/**
 * HlRegisterSpan:
 * @first: first paper serial
 * @last: last one, ≥ @first
 * @issued_to: to whom they were handed out, "" when not told or deleted
 * @area: index of the area, or %HL_NO_INDEX
 * @day: when they were handed out, or %HL_DATE_NONE
 * @outcome: what became of them
 * @outcome_day: since when, or %HL_DATE_NONE
 * @replaced_by: serial of the form that stands in for this one, 0 = none
 * @note: "" when none or deleted
 *
 * Forms in a row with the same entry in the register.
 */
typedef struct
{
  gint64    first;
  gint64    last;
  char     *issued_to;
  guint     area;
  HlDate    day;
  HlOutcome outcome;
  HlDate    outcome_day;
  gint64    replaced_by;
  char     *note;
} HlRegisterSpan;

/**
 * HlRegisterChange:
 * @parts: parts of @span to set
 * @refused: (nullable): why it was not taken, a sentence; those that have one are passed over
 *
 * One change of the register.
 */
typedef struct
{
  HlRegisterSpan  span;
  HlRegisterParts parts;
  char           *refused;
} HlRegisterChange;

HlRegisterChange *hl_register_change_new  (void);
void              hl_register_change_free (HlRegisterChange *self);
void              hl_register_span_free   (HlRegisterSpan   *self);
const char       *hl_outcome_to_string    (HlOutcome         outcome);
gboolean          hl_outcome_parse        (const char       *text,
                                           HlOutcome        *out_outcome,
                                           GError          **error);
char             *hl_register_format_span (const HlSurvey   *survey,
                                           gint64            first,
                                           gint64            last);
gboolean          hl_store_set_register   (HlStore          *self,
                                           const HlSurvey   *survey,
                                           GPtrArray        *changes,
                                           GError          **error);
GPtrArray        *hl_store_list_register  (HlStore          *self,
                                           gint64            survey_id,
                                           GError          **error);
gboolean          hl_store_delete_register_texts (HlStore   *self,
                                           const HlSurvey   *survey,
                                           const char       *reason,
                                           GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterChange, hl_register_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlRegisterSpan, hl_register_span_free)

G_END_DECLS
