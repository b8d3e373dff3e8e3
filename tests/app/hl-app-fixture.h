#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *hl_app_fixture_folder (void);
char *hl_app_fixture_demo   (const char *folder);
void  hl_app_fixture_remove (const char *folder);

G_END_DECLS
