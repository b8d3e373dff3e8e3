#pragma once

#include "core/hl-response.h"
#include "core/hl-survey.h"
#include "fixture.h"

/* Forms on the page where they are keyed. */
void        fixture_show_entry  (Fixture        *self,
                                 gint64          survey_id);
void        fixture_key         (Fixture        *self,
                                 gunichar        key);
void        fixture_leave_draft (Fixture        *self,
                                 gint64          survey_id,
                                 HlSerial        serial,
                                 const char     *operator_name);
void        fixture_wait_form   (Fixture        *self,
                                 gint64          survey_id,
                                 HlSerial        serial);
HlResponse *fixture_load_form   (Fixture        *self,
                                 const HlSurvey *survey,
                                 HlSerial        serial);
