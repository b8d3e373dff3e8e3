#pragma once

#include <glib.h>

G_BEGIN_DECLS

void hl_canonical_put_text   (GString    *out,
                              const char *name,
                              const char *value);
void hl_canonical_put_int    (GString    *out,
                              const char *name,
                              gint64      value);
void hl_canonical_put_double (GString    *out,
                              const char *name,
                              double      value);
void hl_canonical_put_table  (GString    *out,
                              const char *name,
                              GHashTable *texts);

G_END_DECLS
