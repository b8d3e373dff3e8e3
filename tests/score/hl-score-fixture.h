#pragma once

#include "core/hl-office.h"
#include "core/hl-questionnaire-builder.h"
#include "core/hl-response-set.h"
#include "core/hl-survey.h"

G_BEGIN_DECLS

#define HL_FIXTURE_N_LINES 153 /* of responses.csv, without the header */

/**
 * HlFixture:
 * @n_refused: lines refused at the door: a serial keyed before, a level the scale does not have
 *
 * The round of tests/data/but-son-2022.
 */
typedef struct
{
  HlSurvey      *survey;
  HlOffice      *office;
  HlResponseSet *responses;
  guint          n_refused;
} HlFixture;

HlFixture       *hl_fixture_new        (void);
void             hl_fixture_free       (HlFixture              *self);
HlQuestionnaire *hl_fixture_g1         (void);
void             hl_fixture_add_scale  (HlQuestionnaireBuilder *builder,
                                        const char             *code,
                                        guint                   n_levels,
                                        gboolean                criterion);
void             hl_fixture_add_single (HlQuestionnaireBuilder *builder,
                                        const char             *code,
                                        guint                   n_options,
                                        HlQuestionRole          role);
guint            hl_fixture_add_row    (HlResponseSet          *set,
                                        HlSerial                serial,
                                        const char             *criteria);
void             hl_fixture_add_person (HlOffice               *office,
                                        char                    role,
                                        guint32                 id,
                                        const char             *code,
                                        const char             *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlFixture, hl_fixture_free)

G_END_DECLS
