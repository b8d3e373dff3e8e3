#pragma once

#include <adwaita.h>

#include "app/hl-page.h"
#include "finding.h"

/**
 * Fixture:
 * @folder: an empty folder of its own
 * @path: the demo's file
 * @workspace: the file, open as in the window
 * @store: the same file, open for the test
 * @window: holds @page
 */
typedef struct
{
  char        *folder;
  char        *path;
  HlWorkspace *workspace;
  HlStore     *store;
  GtkWindow   *window;
  HlPage      *page;
} Fixture;

/* Returns: (transfer full): what a test looks at in a round, as text */
typedef char *(*FixtureDescribe) (const HlSurvey *survey);

void fixture_set_up      (Fixture        *self,
                          gconstpointer   page_id);
void fixture_tear_down   (Fixture        *self,
                          gconstpointer   page_id);
void fixture_show        (Fixture        *self,
                          gint64          survey_id);
void fixture_wait        (gboolean      (*is_done) (gpointer data),
                          gpointer        data);
void fixture_wait_text   (Fixture        *self,
                          const char     *text);
void fixture_wait_survey (Fixture        *self,
                          gint64          survey_id,
                          FixtureDescribe describe,
                          const char     *wanted);

/* Work in the background: the function that takes its result, and the waiting for it. */
void          fixture_take_result (GObject       *source,
                                   GAsyncResult  *result,
                                   gpointer       data);
GAsyncResult *fixture_wait_result (GAsyncResult **result);
