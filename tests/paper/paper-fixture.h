#pragma once

#include "paper/hl-paper-layout.h"

/**
 * PaperFixture:
 *
 * A round with a questionnaire, and the form made of it.
 */
typedef struct
{
  HlSurvey        *survey;
  HlOffice        *office;
  const HlMetrics *metrics;
  HlPaperLayout   *layout;
} PaperFixture;

HlSurvey     *paper_survey_new    (const char   *questionnaire);
HlOffice     *paper_office_new    (void);
PaperFixture *paper_fixture_new   (const char   *questionnaire,
                                   gboolean      large);
void          paper_fixture_free  (PaperFixture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperFixture, paper_fixture_free)
