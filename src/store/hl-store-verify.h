#pragma once

#include "core/hl-response.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/* The random sample: so much of the forms keyed, but never fewer (while there are as many). */
#define HL_VERIFY_SHARE 0.1
#define HL_VERIFY_LEAST 15

typedef enum
{
  HL_VERIFY_KEYED = 1,
  HL_VERIFY_PASS,
  HL_VERIFY_SETTLED,
} HlVerifyKind;

typedef enum
{
  HL_VERIFY_BY_KEYER = 1,
  HL_VERIFY_BY_VERIFIER,
  HL_VERIFY_UNSETTLED,
} HlVerifyOutcome;

/**
 * HlVerifyDifference:
 * @box: code of a question, or "field", "area", "respondent"
 * @first, @second: what either keying holds, as in the CSV; a field, area or respondent by its
 *   position, from 1; %NULL for a number or date
 * @outcome: whose error it is
 *
 * A box that was keyed differently.
 */
typedef struct
{
  char           *box;
  char           *first;
  char           *second;
  HlVerifyOutcome outcome;
} HlVerifyDifference;

/**
 * HlVerifyResult:
 * @compared: boxes compared, 0 for %HL_VERIFY_SETTLED
 * @differences: (element-type HlVerifyDifference): those that differed; of %HL_VERIFY_SETTLED:
 *   those settled now, or still left to another person
 *
 * What one look at a form found.
 */
typedef struct
{
  HlVerifyKind kind;
  guint        compared;
  GPtrArray   *differences;
} HlVerifyResult;

/**
 * HlVerifyForm:
 * @drawn: it is in the random sample
 *
 * A form that waits for its second keying, or with differences to be settled.
 */
typedef struct
{
  gint64   id;
  HlSerial serial;
  gboolean drawn;
} HlVerifyForm;

/**
 * HlVerifyTotals:
 * @n_forms: forms keyed again
 * @n_differing: of these, forms with a difference
 * @compared: boxes compared; @differences: of these, boxes that differed
 * @keyer: differences that were errors of the first keying; @verifier: of the second;
 *   @unsettled: not yet known
 * @same_person: forms keyed by one person both times
 */
typedef struct
{
  guint   n_forms;
  guint   n_differing;
  guint   same_person;
  guint64 compared;
  guint64 differences;
  guint64 keyer;
  guint64 verifier;
  guint64 unsettled;
} HlVerifyTotals;

/**
 * HlVerifyStats:
 * @seed: "số khởi tạo"
 * @n_keyed: forms keyed from paper
 * @n_drawn: forms in the random sample, 0 = not drawn yet
 * @random: the sample; @by_hand: forms added by hand; @passes: compared with a second pass
 * @rate: errors of the first keying a box, from the sample alone, unsettled differences counted as
 *   such; 0…1, NaN when nothing was compared
 * @bound: its upper 95 % bound
 * @to_do: (element-type HlVerifyForm): forms of the sample not yet keyed again, by serial
 * @unsettled: (element-type HlVerifyForm): forms with differences to settle, by serial
 */
typedef struct
{
  guint64        seed;
  guint          n_keyed;
  guint          n_drawn;
  HlVerifyTotals random;
  HlVerifyTotals by_hand;
  HlVerifyTotals passes;
  double         rate;
  double         bound;
  GArray        *to_do;
  GArray        *unsettled;
} HlVerifyStats;

HlVerifyResult *hl_verify_result_new         (HlVerifyKind          kind);
void            hl_verify_result_free        (HlVerifyResult       *self);
void            hl_verify_result_add         (HlVerifyResult       *self,
                                              const char           *box,
                                              const char           *first,
                                              const char           *second,
                                              HlVerifyOutcome       outcome);

gboolean        hl_store_draw_verify         (HlStore              *self,
                                              const HlSurvey       *survey,
                                              guint                *out_n_added,
                                              GError              **error);
gboolean        hl_store_add_verify          (HlStore              *self,
                                              const HlSurvey       *survey,
                                              const HlResponse     *form,
                                              const HlVerifyResult *result,
                                              GError              **error);
GPtrArray      *hl_store_list_unsettled      (HlStore              *self,
                                              gint64                response_id,
                                              GError              **error);

HlVerifyStats  *hl_store_count_verify        (HlStore              *self,
                                              const HlSurvey       *survey,
                                              GError              **error);
void            hl_verify_stats_free         (HlVerifyStats        *self);
char           *hl_verify_stats_sentence     (const HlVerifyStats  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlVerifyResult, hl_verify_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlVerifyStats, hl_verify_stats_free)

G_END_DECLS
