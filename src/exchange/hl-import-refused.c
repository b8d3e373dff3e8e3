#include "exchange/hl-import-refused.h"

#include "core/hl-i18n.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-response-csv.h"

#define MARK "\xef\xbb\xbf" /* without it a spreadsheet takes the file for another encoding */

/* The cells of a line, up to those of the first line, and one more. */
static void
add_line (GString    *out,
          GPtrArray  *cells,
          guint       n_columns,
          const char *last,
          char        separator)
{
  for (guint i = 0; i < MAX (cells->len, n_columns); i++)
    {
      if (i < cells->len)
        hl_csv_append_cell (out, cells->pdata[i], separator);
      g_string_append_c (out, separator);
    }

  hl_csv_append_cell (out, last, separator);
  g_string_append (out, "\r\n");
}

static gboolean
add_lines (GString         *out,
           HlCsv           *csv,
           guint            n_columns,
           const GPtrArray *refused,
           GError         **error)
{
  for (guint i = 0; i < refused->len;)
    {
      const HlRefusal *refusal = refused->pdata[i];
      GPtrArray *cells;
      guint line;

      if (!hl_csv_next (csv, &cells, &line, error))
        return FALSE;
      if (cells == NULL)
        return TRUE;
      if (line != refusal->line)
        continue;

      add_line (out, cells, n_columns, refusal->reason, hl_csv_separator (csv));
      i++;
    }

  return TRUE;
}

/**
 * hl_import_refused_to_csv:
 * @text: a file that was imported, as UTF-8
 * @refused: (element-type HlRefusal): the lines refused, in the order of the file
 * @error: return location for an error
 *
 * Writes the first line and the refused lines as they stand in the file, each with its reason in
 * one more column, so that they can be mended and imported again; the new column is then left out.
 *
 * Returns: (transfer full): the file, UTF-8 with a byte order mark and the separator of @text;
 *   %NULL with %HL_ERROR_INVALID when @text is no CSV
 */
GBytes *
hl_import_refused_to_csv (GBytes          *text,
                          const GPtrArray *refused,
                          GError         **error)
{
  g_autoptr (HlCsv) csv = hl_csv_new (text, error);
  g_autoptr (GString) out = g_string_new (MARK);
  GPtrArray *cells;
  guint n_columns;
  guint line;

  if (csv == NULL || !hl_csv_next (csv, &cells, &line, error))
    return NULL;

  n_columns = cells->len;
  add_line (out, cells, n_columns, _("Why refused"), hl_csv_separator (csv));
  if (!add_lines (out, csv, n_columns, refused, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&out));
}
