#include "score/hl-formula.h"

#include <math.h>

static guint
numerator_of (HlFormula         formula,
              const HlQuestion *question,
              guint             level)
{
  switch (formula)
    {
    case HL_FORMULA_TOP2:
      return question->options[level - 1].flag == HL_FLAG_SATISFIED;

    case HL_FORMULA_MEAN:
      return level;

    case HL_FORMULA_MEAN100:
      return level - 1;

    default:
      g_return_val_if_reached (0);
    }
}

static guint
denominator_of (HlFormula formula,
                guint     n_levels)
{
  switch (formula)
    {
    case HL_FORMULA_TOP2:
      return 1;

    case HL_FORMULA_MEAN:
      return n_levels;

    case HL_FORMULA_MEAN100:
      return n_levels - 1;

    default:
      g_return_val_if_reached (0);
    }
}

/**
 * hl_contribution_init:
 * @self: filled
 * @formula: how an index is made
 * @question: a question with 1…%HL_ANSWER_MAX levels
 *
 * Works out what an answer on each level contributes: `top2` 100 for a satisfied level, else 0;
 * `mean` 100·x/k; `mean100` 100·(x−1)/(k−1).
 */
void
hl_contribution_init (HlContribution   *self,
                      HlFormula         formula,
                      const HlQuestion *question)
{
  self->n_levels = MIN (question->n_options, HL_ANSWER_MAX);
  self->denominator = denominator_of (formula, self->n_levels);
  self->numerators[0] = 0;

  for (guint level = 1; level <= self->n_levels; level++)
    self->numerators[level] = numerator_of (formula, question, level);
}

/**
 * hl_contribution_at:
 * @self: the contributions
 * @level: 1…n_levels
 *
 * Returns: what one answer on @level contributes, 0…100, or NaN when the formula gives nothing on
 *   this scale
 */
double
hl_contribution_at (const HlContribution *self,
                    guint                 level)
{
  if (self->denominator == 0)
    return NAN;

  return 100.0 * self->numerators[level] / self->denominator;
}
