#pragma once

#include "score/hl-score.h"

G_BEGIN_DECLS

/**
 * HlReference:
 * @rows: (array length=n): valid responses of the set
 * @f: finite population correction
 *
 * A slow second implementation of P§6, straight from its formulas, for one round and one set of its
 * responses.
 */
typedef struct
{
  const HlSurvey      *survey;
  const HlResponseSet *responses;
  HlFormula            formula;
  HlFactorRule         factor_rule;
  HlOverallRule        overall_rule;
  guint                question;    /* of HL_OVERALL_QUESTION */
  const guint         *rows;
  guint                n;
  long double          f;
} HlReference;

void hl_reference_check        (const HlReference   *self,
                                const HlScoreResult *actual);
void hl_reference_check_figure (const HlFigure      *expected,
                                const HlFigure      *actual);

G_END_DECLS
