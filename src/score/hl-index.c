#include "score/hl-index.h"

#include <math.h>

static void
set_values (HlFigure     *self,
            const double *values)
{
  self->index = values[HL_SUM_INDEX];
  self->satisfied = values[HL_SUM_SATISFIED];
  self->neutral = values[HL_SUM_NEUTRAL];
  self->dissatisfied = values[HL_SUM_DISSATISFIED];
}

/**
 * hl_index_set_item:
 * @self: its index and shares are set, NaN without answers
 * @item: counts of one criterion
 *
 * S_j = Σy/N_j, and the shares of the flags.
 */
void
hl_index_set_item (HlFigure          *self,
                   const HlTallyItem *item)
{
  double values[HL_N_SUMS];

  for (guint i = 0; i < HL_N_SUMS; i++)
    values[i] = item->n > 0 ? item->sums[i] / item->n : NAN;

  set_values (self, values);
}

/**
 * hl_index_set_items:
 * @self: its index and shares are set, NaN without answers
 * @tally: counts
 * @block: which criteria
 * @pooled: all answers together, instead of the mean of the criteria
 *
 * Joins criteria to one index; those without answers are left out. The shares follow the same rule,
 * so they add up.
 */
void
hl_index_set_items (HlFigure          *self,
                    const HlTally     *tally,
                    const HlPlanBlock *block,
                    gboolean           pooled)
{
  double sums[HL_N_SUMS] = { 0.0 };
  double divisor = 0.0;

  for (guint j = 0; j < block->n_items; j++)
    {
      const HlTallyItem *item = &tally->items[block->first_item + j];

      if (item->n == 0)
        continue;

      divisor += pooled ? item->n : 1.0;
      for (guint i = 0; i < HL_N_SUMS; i++)
        sums[i] += pooled ? item->sums[i] : item->sums[i] / item->n;
    }

  for (guint i = 0; i < HL_N_SUMS; i++)
    sums[i] = divisor > 0.0 ? sums[i] / divisor : NAN;

  set_values (self, sums);
}

/* The mean of the factors that have an index. */
static void
set_factors (HlFigure           *self,
             const HlScoreBlock *factors,
             guint               n_factors)
{
  double sums[HL_N_SUMS] = { 0.0 };
  double n = 0.0;

  for (guint i = 0; i < n_factors; i++)
    {
      const HlFigure *figure = &factors[i].figure;

      if (isnan (figure->index))
        continue;

      n += 1.0;
      sums[HL_SUM_INDEX] += figure->index;
      sums[HL_SUM_SATISFIED] += figure->satisfied;
      sums[HL_SUM_NEUTRAL] += figure->neutral;
      sums[HL_SUM_DISSATISFIED] += figure->dissatisfied;
    }

  for (guint i = 0; i < HL_N_SUMS; i++)
    sums[i] = n > 0.0 ? sums[i] / n : NAN;

  set_values (self, sums);
}

/**
 * hl_index_set_block:
 * @self: its index and shares are set
 * @plan: the run
 * @tally: counts
 * @block: a part or the whole
 * @factors: results of all factors
 * @rule: how the block is made; a part under a named question is the mean of its criteria
 *
 * The index of a part or of the whole (P§6).
 */
void
hl_index_set_block (HlFigure           *self,
                    const HlScorePlan  *plan,
                    const HlTally      *tally,
                    const HlPlanBlock  *block,
                    const HlScoreBlock *factors,
                    HlOverallRule       rule)
{
  if (rule == HL_OVERALL_FACTORS)
    set_factors (self, factors + block->first_factor, block->n_factors);
  else if (rule == HL_OVERALL_QUESTION && block == &plan->whole)
    hl_index_set_item (self, &tally->items[plan->named]);
  else
    hl_index_set_items (self, tally, block, rule == HL_OVERALL_POOLED);
}
