#pragma once

#include "keying/hl-key-session.h"

G_BEGIN_DECLS

/* A round with the fields "Hộ tịch" and "Chứng thực" (the latter decided by serials 101–150),
 * serials 1–150, and a form of: gender (2), late (3; 3 only asks sorry), sorry (yes/no), c01…c03 (5
 * levels), visits (number 0–99), wishes (at most 2 of 4, the last with a text), comment. */
HlSurvey     *keying_fixture_survey  (void);

/* A session in which serial 33 is taken; its form offers serial 7. */
HlKeySession *keying_fixture_session (HlSurvey     *survey);

/* Presses a string: \n Enter, \b Backspace, ^ up, v down, z undo, y redo, F flag, 7 keep first as
 * K, 8 as S. */
HlKeyOutcome  keying_fixture_type    (HlKeySession *session,
                                      const char   *keys);
gunichar      keying_fixture_key     (char          key);

G_END_DECLS
