#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HlCsv:
 *
 * A reader over one CSV text (RFC 4180; UTF-8 with or without BOM; separator , ; or tab found by
 * itself; LF, CRLF or CR). Rows come one by one; the reader never copies the whole file.
 */
typedef struct _HlCsv HlCsv;

HlCsv    *hl_csv_new      (GBytes      *bytes,
                           GError     **error);
void      hl_csv_free     (HlCsv       *self);
gboolean  hl_csv_next     (HlCsv       *self,
                           GPtrArray  **out_cells,
                           guint       *out_line,
                           GError     **error);
char      hl_csv_separator (HlCsv      *self);
void      hl_csv_append_cell (GString  *out,
                           const char  *cell,
                           char         separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HlCsv, hl_csv_free)

G_END_DECLS
