#pragma once

#include "report/hl-report.h"

/**
 * ReportFixture:
 *
 * A report on the round of tests/data/but-son-2022, its results typed from expected-top2.json, with
 * an invented round of 2021 before it. Every part may be changed before the report is built.
 */
typedef struct
{
  HlOffice        *office;
  HlQuestionnaire *questionnaire;
  HlSurvey        *survey;
  HlReportSurvey   round;
  HlReportSpec     spec;
} ReportFixture;

ReportFixture   *report_fixture_new          (void);
void             report_fixture_free         (ReportFixture   *self);
HlSurvey        *report_fixture_make_survey  (HlQuestionnaire *questionnaire);
HlScoreSnapshot *report_fixture_make_results (HlQuestionnaire *questionnaire);
HlScoreSnapshot *report_fixture_make_nothing (HlQuestionnaire *questionnaire,
                                              const HlSurvey  *survey);
HlQuestionnaire *report_fixture_make_questionnaire (const char *id,
                                                    guint       n_factors,
                                                    const char *long_name);
void             report_fixture_add_group    (HlScoreSnapshot *snapshot,
                                              const char      *value,
                                              gint64           quota,
                                              guint            received,
                                              guint            invalid,
                                              double           index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReportFixture, report_fixture_free)
