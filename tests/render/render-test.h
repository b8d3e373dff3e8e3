#pragma once

#include "chart/hl-scene.h"

/**
 * Fixture:
 * @dir: a directory of the test's own
 */
typedef struct
{
  char *dir;
} Fixture;

void     fixture_set_up    (Fixture       *fixture,
                            gconstpointer  data);
void     fixture_tear_down (Fixture       *fixture,
                            gconstpointer  data);
char    *fixture_write     (Fixture       *fixture,
                            const char    *name,
                            GBytes        *bytes);
char    *run_tool          (const char    *tool,
                            ...) G_GNUC_NULL_TERMINATED;
GBytes  *make_png          (void);
HlScene *make_scene        (void);
