#pragma once

#include "score/hl-index.h"

G_BEGIN_DECLS

/**
 * HlSquares:
 * @factors: (array): by factor
 * @parts: (array): by part
 * @whole: of the overall index, unless it is one named question
 *
 * Σz_i² of the linearized indices over the responses of a set.
 */
typedef struct
{
  double *factors;
  double *parts;
  double  whole;
} HlSquares;

void   hl_squares_init  (HlSquares          *self,
                         const HlScorePlan  *plan,
                         const HlScoreTable *table,
                         const HlRows       *rows,
                         const HlTally      *tally,
                         const HlScoreBlock *factors);
void   hl_squares_clear (HlSquares          *self);
double hl_squares_item  (const HlPlanItem   *item,
                         const HlTallyItem  *tally);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HlSquares, hl_squares_clear)

G_END_DECLS
