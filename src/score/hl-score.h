#pragma once

#include "core/hl-office.h"
#include "core/hl-period.h"
#include "core/hl-response-set.h"
#include "score/hl-score-snapshot.h"

G_BEGIN_DECLS

/**
 * HlScoreInput:
 * @survey: the round
 * @responses: its complete and verified responses, @rules filled (hl_validity_run() or stored)
 */
typedef struct
{
  HlSurvey      *survey;
  HlResponseSet *responses;
} HlScoreInput;

/**
 * HlScoreRequest:
 * @inputs: (array length=n_inputs): one or several rounds
 * @office: names of officers and interviewers for labels, or %NULL
 * @by: (array zero-terminated=1) (nullable): group by these, see #HlScoreGroup.by
 * @use_survey_rules: take formula and rules from the first survey instead of the four members below
 * @has_period: only responses dated in @period (undated ones are left out and counted)
 */
typedef struct
{
  const HlScoreInput *inputs;
  guint               n_inputs;
  const HlOffice     *office;
  const char * const *by;
  gboolean            use_survey_rules;
  HlFormula           formula;
  HlFactorRule        factor_rule;
  HlOverallRule       overall_rule;
  const char         *overall_question;
  gboolean            has_period;
  HlPeriod            period;
} HlScoreRequest;

HlScoreSnapshot *hl_score_run (const HlScoreRequest *request,
                               GError              **error);

G_END_DECLS
