#pragma once

#include "core/hl-answer.h"
#include "core/hl-questionnaire.h"

G_BEGIN_DECLS

/**
 * HlContribution:
 * @numerators: by level 1…n_levels; index 0 is unused
 * @denominator: 0 = the formula gives nothing on this scale
 *
 * What one answer on each level contributes to an index: 100 · numerator / denominator. Whole
 * numbers, so that an index is divided once only.
 */
typedef struct
{
  guint n_levels;
  guint numerators[HL_ANSWER_MAX + 1];
  guint denominator;
} HlContribution;

void   hl_contribution_init (HlContribution       *self,
                             HlFormula             formula,
                             const HlQuestion     *question);
double hl_contribution_at   (const HlContribution *self,
                             guint                 level);

G_END_DECLS
