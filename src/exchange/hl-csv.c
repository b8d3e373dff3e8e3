#include "exchange/hl-csv.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define MAX_RECORD (1024 * 1024)
#define MAX_COLUMNS 4096

struct _HlCsv
{
  /*< owned >*/
  GBytes    *bytes;
  GPtrArray *cells;
  char      *record;    /* the cells of one record, each closed by a NUL */

  /*< borrowed >*/
  const char *at;
  const char *end;

  guint       line;     /* of @at, from 1 */
  char        separator;
};

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static const char *
skip_line_end (const char *at,
               const char *end)
{
  if (*at == '\r' && at + 1 < end && at[1] == '\n')
    return at + 2;

  return at + 1;
}

static guint
count_line_ends (const char *at,
                 const char *end)
{
  guint n = 0;

  while (at < end)
    {
      if (is_line_end (*at))
        {
          n++;
          at = skip_line_end (at, end);
        }
      else
        {
          at++;
        }
    }

  return n;
}

static gboolean
check_not_utf16 (const guint8 *data,
                 gsize         size,
                 GError      **error)
{
  gboolean marked = size >= 2 && ((data[0] == 0xff && data[1] == 0xfe) ||
                                  (data[0] == 0xfe && data[1] == 0xff));
  gboolean wide = size >= 4 && !data[0] == !data[2] && !data[1] == !data[3] && !data[0] != !data[1];

  if (!marked && !wide)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("The file is in UTF-16, not UTF-8; save it again as “CSV UTF-8”"));

  return FALSE;
}

static void
set_encoding_error (const char *start,
                    const char *bad,
                    GError    **error)
{
  const char *line_start = bad;
  guint line = 1 + count_line_ends (start, bad);
  glong column;

  while (line_start > start && !is_line_end (line_start[-1]))
    line_start--;

  column = 1 + g_utf8_strlen (line_start, bad - line_start);
  if (*bad == '\0')
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Line %u, column %ld: a NUL byte; this is not a text file or it is damaged"),
                 line, column);
  else
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Line %u, column %ld: not UTF-8; save the file again as “CSV UTF-8”"),
                 line, column);
}

static char
find_separator (const char *at,
                const char *end)
{
  static const char separators[] = ",;\t";
  guint counts[3] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; at < end && (quoted || !is_line_end (*at)); at++)
    {
      const char *found = memchr (separators, *at, 3);

      if (*at == '"')
        quoted = !quoted;
      else if (found != NULL && !quoted)
        counts[found - separators]++;
    }

  for (guint i = 1; i < 3; i++)
    if (counts[i] > counts[best])
      best = i;

  return separators[best];
}

static void
skip_blank_lines (HlCsv *self)
{
  while (self->at < self->end && is_line_end (*self->at))
    {
      self->at = skip_line_end (self->at, self->end);
      self->line++;
    }
}

/**
 * hl_csv_new:
 * @bytes: the whole file
 * @error: return location for an error
 *
 * Makes a reader over @bytes, which it keeps a reference to. The encoding of the whole file is
 * checked here, so that hl_csv_next() gives valid UTF-8 only. A byte order mark is passed over. The
 * separator is the one of comma, semicolon and tab that stands most often in the first line,
 * outside quotes; comma where there is none.
 *
 * Returns: (transfer full): the reader, or %NULL with %HL_ERROR_INVALID when the file is empty, in
 *   UTF-16 or not UTF-8
 */
HlCsv *
hl_csv_new (GBytes  *bytes,
            GError **error)
{
  g_autoptr (HlCsv) self = g_new0 (HlCsv, 1);
  const char *bad;
  gsize size;

  self->bytes = g_bytes_ref (bytes);
  self->cells = g_ptr_array_new ();
  self->at = g_bytes_get_data (bytes, &size);
  self->end = self->at + size;
  self->line = 1;

  if (!check_not_utf16 ((const guint8 *) self->at, size, error))
    return NULL;

  if (size >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;

  if (!g_utf8_validate_len (self->at, self->end - self->at, &bad))
    {
      set_encoding_error (self->at, bad, error);
      return NULL;
    }

  skip_blank_lines (self);
  if (self->at == self->end)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The file is empty; its first line must name the columns"));
      return NULL;
    }

  self->separator = find_separator (self->at, self->at + MIN (self->end - self->at, MAX_RECORD));
  self->record = g_malloc (MIN (size, MAX_RECORD) + 2);

  return g_steal_pointer (&self);
}

/**
 * hl_csv_free:
 * @self: (transfer full) (nullable): a reader
 *
 * Frees the reader and the cells of its last record.
 */
void
hl_csv_free (HlCsv *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->cells);
  g_free (self->record);
  g_free (self);
}

/* Copies the quoted cell at self->at to @to; returns where it ends there, NULL on error. */
static char *
read_quoted (HlCsv      *self,
             char       *to,
             const char *limit,
             GError    **error)
{
  const char *start = ++self->at;
  guint line = self->line;

  while (TRUE)
    {
      const char *quote = memchr (self->at, '"', limit - self->at);
      gsize length;

      if (quote == NULL)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                       _("Line %u: a quoted cell is never closed; add the missing quote mark"),
                       line);
          return NULL;
        }

      length = quote - self->at;
      memcpy (to, self->at, length);
      to += length;
      self->at = quote + 1;
      if (self->at == limit || *self->at != '"')
        {
          self->line += count_line_ends (start, quote);
          return to;
        }

      *to++ = '"';
      self->at++;
    }
}

static char *
read_plain (HlCsv      *self,
            char       *to,
            const char *limit)
{
  const char *at = self->at;
  char separator = self->separator;

  while (at < limit && *at != separator && !is_line_end (*at))
    *to++ = *at++;

  self->at = at;

  return to;
}

/* Passes over what ends a cell; %FALSE on error. */
static gboolean
read_cell_end (HlCsv      *self,
               const char *limit,
               gboolean   *out_last,
               GError    **error)
{
  *out_last = self->at == self->end;
  if (*out_last)
    return TRUE;

  if (self->at == limit)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Line %u is longer than 1 MiB; check the line ends of the file"), self->line);
      return FALSE;
    }

  if (*self->at == self->separator)
    {
      self->at++;
      return TRUE;
    }

  if (!is_line_end (*self->at))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Line %u: text after a closing quote mark; write a quote inside a cell twice"),
                   self->line);
      return FALSE;
    }

  self->at = skip_line_end (self->at, self->end);
  self->line++;
  *out_last = TRUE;

  return TRUE;
}

/* Appends the cell at self->at to the record, written from *@to on. */
static gboolean
add_cell (HlCsv      *self,
          char      **to,
          const char *limit,
          GError    **error)
{
  if (self->cells->len == MAX_COLUMNS)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Line %u has more than %d cells; is this the right file?"),
                   self->line, MAX_COLUMNS);
      return FALSE;
    }

  g_ptr_array_add (self->cells, *to);
  if (self->at < limit && *self->at == '"')
    *to = read_quoted (self, *to, limit, error);
  else
    *to = read_plain (self, *to, limit);

  return *to != NULL;
}

/**
 * hl_csv_next:
 * @self: a reader
 * @out_cells: (out) (transfer none) (nullable) (element-type utf8): the cells of the next record,
 *   valid until the next call and the caller's to change; %NULL at the end of the file
 * @out_line: (out): line on which the record begins, from 1
 * @error: return location for an error
 *
 * Reads the next record. Lines with nothing on them are passed over. A quoted cell may hold
 * separators and line ends; a quote mark inside a cell that does not begin with one is taken as it
 * is. Nothing is trimmed.
 *
 * Returns: %TRUE, also at the end; %FALSE with %HL_ERROR_INVALID, naming the line, when a quote is
 *   not closed or is followed by text, a record is longer than 1 MiB or it has more than 4096 cells
 */
gboolean
hl_csv_next (HlCsv      *self,
             GPtrArray **out_cells,
             guint      *out_line,
             GError    **error)
{
  const char *limit;
  char *to = self->record;
  gboolean last = FALSE;

  skip_blank_lines (self);
  *out_cells = NULL;
  *out_line = self->line;
  if (self->at == self->end)
    return TRUE;

  limit = self->at + MIN (self->end - self->at, MAX_RECORD);
  g_ptr_array_set_size (self->cells, 0);
  while (!last)
    {
      if (!add_cell (self, &to, limit, error))
        return FALSE;

      if (!read_cell_end (self, limit, &last, error))
        return FALSE;

      *to++ = '\0';
    }

  *out_cells = self->cells;

  return TRUE;
}

/**
 * hl_csv_separator:
 * @self: a reader
 *
 * Returns: the separator found in the first line: `,`, `;` or a tab
 */
char
hl_csv_separator (HlCsv *self)
{
  return self->separator;
}

/**
 * hl_csv_append_cell:
 * @out: the file being written
 * @cell: text of the cell, UTF-8
 * @separator: separator of the file
 *
 * Appends @cell as hl_csv_next() reads it back: in quotes only where it holds the separator, a
 * quote mark or a line end. The separator before or the line end behind it is the caller's.
 */
void
hl_csv_append_cell (GString    *out,
                    const char *cell,
                    char        separator)
{
  const char special[] = { separator, '"', '\n', '\r', '\0' };

  if (strpbrk (cell, special) == NULL)
    {
      g_string_append (out, cell);
      return;
    }

  g_string_append_c (out, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}
