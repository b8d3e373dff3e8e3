#include "score/hl-score-result.h"

#include <math.h>

#include "score/hl-index.h"
#include "score/hl-interval.h"
#include "score/hl-score-tally.h"
#include "score/hl-variance.h"

/* Codes of the criteria of @block nobody answered. */
static char **
find_missing (const HlScorePlan *plan,
              const HlTally     *tally,
              const HlPlanBlock *block)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint item = block->first_item; item < block->first_item + block->n_items; item++)
    {
      if (tally->items[item].n == 0)
        g_ptr_array_add (codes, g_strdup (plan->items[item].question->code));
    }

  g_ptr_array_add (codes, NULL);

  return (char **) g_ptr_array_steal (codes, NULL);
}

/* Under `top2` the index of one question is a share: its interval is Wilson's over those who
 * answered. */
static void
set_item_interval (HlFigure          *self,
                   const HlScorePlan *plan,
                   const HlPrecision *precision,
                   const HlPlanItem  *item,
                   const HlTallyItem *tally)
{
  hl_figure_set_interval (self, precision, hl_squares_item (item, tally));
  if (plan->formula == HL_FORMULA_TOP2 && tally->n > 0)
    hl_figure_set_wilson (self, tally->n, precision->fpc);
}

static double
mean_level (const HlScoreCriterion *criterion)
{
  guint64 sum = 0;

  for (guint i = 0; i < criterion->n_levels; i++)
    sum += (guint64) criterion->counts[i] * (i + 1);

  return criterion->figure.n > 0 ? (double) sum / criterion->figure.n : NAN;
}

static void
set_criterion (HlScoreCriterion  *self,
               const HlScorePlan *plan,
               const HlTally     *tally,
               const HlPrecision *precision,
               guint              index)
{
  const HlPlanItem *item = &plan->items[index];
  const HlTallyItem *counts = &tally->items[index];

  self->code = g_strdup (item->question->code);
  self->question = item->index;
  self->n_levels = item->contribution.n_levels;
  self->counts = g_memdup2 (counts->counts + HL_CLASS_LEVEL + 1,
                            sizeof *self->counts * self->n_levels);
  self->blank = counts->counts[HL_CLASS_BLANK];
  self->not_applicable = counts->counts[HL_CLASS_NOT_APPLICABLE];
  self->skipped = counts->counts[HL_CLASS_SKIPPED];
  self->spoiled = counts->counts[HL_CLASS_SPOILED];

  hl_figure_clear (&self->figure);
  hl_index_set_item (&self->figure, counts);
  set_item_interval (&self->figure, plan, precision, item, counts);
  self->figure.n = counts->n;
  self->mean = mean_level (self);
}

static void
set_block (HlScoreBlock      *self,
           const HlScorePlan *plan,
           const HlTally     *tally,
           const HlPlanBlock *block)
{
  self->code = g_strdup (block->code);
  self->missing = find_missing (plan, tally, block);
  self->alpha = NAN;
  hl_figure_clear (&self->figure);
  self->figure.n = tally->n;
}

static void
set_factors (HlScoreResult     *self,
             const HlScorePlan *plan,
             const HlTally     *tally)
{
  self->n_factors = plan->n_factors;
  self->factors = g_new0 (HlScoreBlock, self->n_factors + 1);

  for (guint i = 0; i < self->n_factors; i++)
    {
      HlScoreBlock *factor = &self->factors[i];

      set_block (factor, plan, tally, &plan->factors[i]);
      factor->alpha = tally->factors[i].alpha;
      factor->n_complete = tally->factors[i].n_complete;
      hl_index_set_items (&factor->figure, tally, &plan->factors[i],
                          plan->factor_rule == HL_FACTOR_POOLED);
    }
}

static void
set_parts (HlScoreResult     *self,
           const HlScorePlan *plan,
           const HlTally     *tally)
{
  self->n_parts = plan->n_parts;
  self->parts = g_new0 (HlScoreBlock, self->n_parts + 1);

  for (guint i = 0; i < self->n_parts; i++)
    {
      set_block (&self->parts[i], plan, tally, &plan->parts[i]);
      hl_index_set_block (&self->parts[i].figure, plan, tally, &plan->parts[i], self->factors,
                          plan->overall_rule);
    }
}

static void
set_intervals (HlScoreResult      *self,
               const HlScorePlan  *plan,
               const HlScoreTable *table,
               const HlRows       *rows,
               const HlTally      *tally,
               const HlPrecision  *precision)
{
  g_auto (HlSquares) squares = { 0 };

  hl_squares_init (&squares, plan, table, rows, tally, self->factors);

  for (guint i = 0; i < self->n_factors; i++)
    hl_figure_set_interval (&self->factors[i].figure, precision, squares.factors[i]);

  for (guint i = 0; i < self->n_parts; i++)
    hl_figure_set_interval (&self->parts[i].figure, precision, squares.parts[i]);

  if (plan->overall_rule == HL_OVERALL_QUESTION)
    set_item_interval (&self->overall, plan, precision, &plan->items[plan->named],
                       &tally->items[plan->named]);
  else
    hl_figure_set_interval (&self->overall, precision, squares.whole);
}

/**
 * hl_score_result_init:
 * @self: filled
 * @plan: what is to be computed
 * @table: the packed answers
 * @rows: the set of responses
 * @fpc: their finite population correction f, 1 = none
 *
 * Computes all indices, shares and intervals of one set of responses: everything, or one group.
 * O(n).
 */
void
hl_score_result_init (HlScoreResult      *self,
                      const HlScorePlan  *plan,
                      const HlScoreTable *table,
                      const HlRows       *rows,
                      double              fpc)
{
  g_autoptr (HlTally) tally = hl_tally_new (plan, table, rows);
  HlPrecision precision;

  *self = (HlScoreResult) { .n_criteria = plan->n_criteria };
  hl_precision_init (&precision, rows->n, fpc);
  self->criteria = g_new0 (HlScoreCriterion, self->n_criteria + 1);
  for (guint i = 0; i < self->n_criteria; i++)
    set_criterion (&self->criteria[i], plan, tally, &precision, i);

  set_factors (self, plan, tally);
  set_parts (self, plan, tally);
  self->missing = find_missing (plan, tally, &plan->whole);
  hl_figure_clear (&self->overall);
  self->overall.n = rows->n;
  hl_index_set_block (&self->overall, plan, tally, &plan->whole, self->factors,
                      plan->overall_rule);
  set_intervals (self, plan, table, rows, tally, &precision);
}

static void
clear_blocks (HlScoreBlock *blocks,
              guint         n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      g_free (blocks[i].code);
      g_strfreev (blocks[i].missing);
    }

  g_free (blocks);
}

void
hl_score_result_clear (HlScoreResult *self)
{
  clear_blocks (self->parts, self->n_parts);
  clear_blocks (self->factors, self->n_factors);
  g_strfreev (self->missing);
  for (guint i = 0; i < self->n_criteria; i++)
    {
      g_free (self->criteria[i].code);
      g_free (self->criteria[i].counts);
    }

  g_free (self->criteria);
}
