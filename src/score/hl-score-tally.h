#pragma once

#include "score/hl-score-table.h"

G_BEGIN_DECLS

/* What is summed over the answers to one criterion. */
typedef enum
{
  HL_SUM_INDEX,
  HL_SUM_SATISFIED,
  HL_SUM_NEUTRAL,
  HL_SUM_DISSATISFIED,
  HL_N_SUMS,
} HlSum;

/**
 * HlTallyItem:
 * @counts: answers of each class
 * @n: answers that count (N_j)
 * @sums: contributions to the index, and 100 for each answer of a flag
 */
typedef struct
{
  guint  counts[HL_N_CLASSES];
  guint  n;
  double sums[HL_N_SUMS];
} HlTallyItem;

/**
 * HlTallyFactor:
 * @n_complete: responses that answered every criterion of the factor
 */
typedef struct
{
  guint  n_complete;
  double alpha;
} HlTallyFactor;

/**
 * HlTally:
 *
 * Counts of one set of responses: all that indices, shares and alpha rest on.
 */
typedef struct
{
  guint          n;
  HlTallyItem   *items;     /* plan->n_items */
  HlTallyFactor *factors;   /* plan->n_factors */
} HlTally;

HlTally *hl_tally_new  (const HlScorePlan  *plan,
                        const HlScoreTable *table,
                        const HlRows       *rows);
void     hl_tally_free (HlTally            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlTally, hl_tally_free)

G_END_DECLS
