#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *hl_import_fold          (const char  *text);
gboolean hl_import_folds_alike   (const char  *text,
                                  const char  *folded);
guint    hl_import_count_shared  (const char  *folded,
                                  const char  *other,
                                  guint       *out_n_words);

G_END_DECLS
