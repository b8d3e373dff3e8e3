#pragma once

#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlChange:
 * @code: "" for the overall index, else a factor's or criterion's code
 * @before, @after: the two indices
 * @change: after − before, in percentage points; NaN = no statement
 * @low, @high: 95 % interval of the change, NaN when none
 * @significant: |change| > t·√(var₁+var₂)
 */
typedef struct
{
  char    *code;
  double   before;
  double   after;
  double   change;
  double   low;
  double   high;
  gboolean significant;
} HlChange;

/**
 * HlComparison:
 * @reason: a sentence why nothing (or only part) can be compared, in the interface language, or
 *   %NULL
 */
typedef struct
{
  HlChange  overall;
  HlChange *factors;
  guint     n_factors;
  HlChange *criteria;
  guint     n_criteria;
  char     *reason;
} HlComparison;

HlComparison *hl_comparison_new  (const HlScoreSnapshot *before,
                                  const HlScoreSnapshot *after);
void          hl_comparison_free (HlComparison          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlComparison, hl_comparison_free)

G_END_DECLS
