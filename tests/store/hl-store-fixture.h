#pragma once

#include <glib/gstdio.h>

#include "../core/hl-test-form.h"
#include "core/hl-error.h"
#include "store/hl-store-log.h"
#include "store/hl-store-questionnaire.h"
#include "store/hl-store-response.h"
#include "store/hl-store-snapshot.h"
#include "store/hl-store-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

/**
 * Fixture:
 *
 * A store in a folder of its own, whose name has a space and Vietnamese letters.
 */
typedef struct
{
  char    *folder;
  char    *path;
  HlStore *store;
} Fixture;

void        fixture_set_up       (Fixture        *self,
                                  gconstpointer   data);
void        fixture_tear_down    (Fixture        *self,
                                  gconstpointer   data);
void        fixture_reopen       (Fixture        *self);
void        remove_folder        (const char     *folder);
HlSurvey   *make_survey          (void);
HlSurvey   *open_survey          (HlStore        *store);
HlResponse *make_response        (const HlSurvey *survey,
                                  HlSerial        serial);
gint64      add_response         (HlStore        *store,
                                  const HlSurvey *survey,
                                  HlSerial        serial);
void        run_sql              (HlStore        *store,
                                  const char     *sql);
gint64      read_int             (HlStore        *store,
                                  const char     *sql);

G_END_DECLS
