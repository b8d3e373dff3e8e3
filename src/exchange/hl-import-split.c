/* Cells that hold more than one thing: several answers, the parts of a date. */
#include "exchange/hl-import-value.h"

#include <string.h>

#include "core/hl-date.h"
#include "exchange/hl-import-fold.h"

#define SEPARATORS ",;|\n"
#define EXCEL_DAY_ZERO 693594  /* Julian day, as in HlDate, of day 0 of a spreadsheet: 1899-12-30 */
#define EXCEL_FIRST 36526      /* 2000-01-01 */
#define EXCEL_LAST 73050       /* 2099-12-31 */

static gboolean
is_label (const HlQuestion *question,
          const char       *text)
{
  g_autofree char *folded = hl_import_fold (text);

  for (guint i = 0; *folded != '\0' && i < question->n_options; i++)
    if (hl_import_folds_alike (question->options[i].label, folded) ||
        hl_import_folds_alike (question->options[i].short_label, folded))
      return TRUE;

  return FALSE;
}

static const char *
next_separator (const char *from)
{
  const char *found = strpbrk (from, SEPARATORS);

  return found != NULL ? found : from + strlen (from);
}

/* The longest piece that begins at @from and is a label; else up to the next separator. */
static const char *
find_end (const HlQuestion *question,
          const char       *from)
{
  const char *best = next_separator (from);

  if (*best == '\0')
    return best;

  for (const char *end = best; ; end = next_separator (end + 1))
    {
      g_autofree char *piece = g_strndup (from, end - from);

      if (is_label (question, piece))
        best = end;
      if (*end == '\0')
        return best;
    }
}

/**
 * hl_import_split:
 * @question: a closed question
 * @cell: a trimmed cell
 *
 * Takes the answers of a multiple choice apart at `,`, `;`, `|` and line ends, but not inside a
 * label that has one of them itself. Any other question has one answer.
 *
 * Returns: (transfer full) (element-type utf8): the answers, trimmed, none of them ""
 */
GPtrArray *
hl_import_split (const HlQuestion *question,
                 const char       *cell)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (g_free);

  while (*cell != '\0')
    {
      const char *end = question->kind == HL_KIND_MULTIPLE ? find_end (question, cell)
                                                           : cell + strlen (cell);
      g_autofree char *piece = g_strstrip (g_strndup (cell, end - cell));

      if (*piece != '\0')
        g_ptr_array_add (pieces, g_steal_pointer (&piece));
      cell = *end != '\0' ? end + 1 : end;
    }

  return pieces;
}

/* Up to three numbers between / - . at the beginning of a cell; a time may follow. */
static guint
read_parts (const char *cell,
            guint       parts[3])
{
  guint n = 0;

  while (n < 3 && g_ascii_isdigit (*cell))
    {
      char *end;

      parts[n++] = (guint) MIN (g_ascii_strtoull (cell, &end, 10), 99999);
      if (n == 3)
        return *end == '\0' || strchr (" T,", *end) != NULL ? 3 : 0;
      if (*end == '\0' || strchr ("/-.", *end) == NULL)
        return *end == '\0' ? n : 0;
      cell = end + 1;
    }

  return 0;
}

static guint
whole_year (guint year)
{
  return year < 100 ? year + 2000 : year;
}

/**
 * hl_import_read_date:
 * @cell: a trimmed cell
 * @month_first: whether 9/1/2022 is the first of September
 *
 * Reads 2022-09-01, 2022/9/1, 1/9/2022, 01-09-22, 1.9.2022, any of them with a time behind, and the
 * number a spreadsheet keeps for a day of 2000 to 2099.
 *
 * Returns: (transfer full): the day as ISO 8601, or %NULL when @cell is no day
 */
char *
hl_import_read_date (const char *cell,
                     gboolean    month_first)
{
  guint parts[3] = { 0 };
  guint n = read_parts (cell, parts);
  HlDate date = HL_DATE_NONE;

  if (n == 1 && parts[0] >= EXCEL_FIRST && parts[0] <= EXCEL_LAST)
    date = EXCEL_DAY_ZERO + parts[0];
  else if (n == 3 && parts[0] > 999)
    date = hl_date_new (parts[0], parts[1], parts[2]);
  else if (n == 3 && month_first)
    date = hl_date_new (whole_year (parts[2]), parts[0], parts[1]);
  else if (n == 3)
    date = hl_date_new (whole_year (parts[2]), parts[1], parts[0]);

  return date != HL_DATE_NONE ? hl_date_to_iso (date) : NULL;
}

/**
 * hl_import_is_month_first:
 * @cell: a trimmed cell
 * @out_certain: (out): whether the cell can be read in one way only
 *
 * Returns: whether the cell is a day whose month stands before the day of the month
 */
gboolean
hl_import_is_month_first (const char *cell,
                          gboolean   *out_certain)
{
  g_autofree char *day_first = hl_import_read_date (cell, FALSE);
  g_autofree char *month_first = hl_import_read_date (cell, TRUE);

  *out_certain = (day_first == NULL) != (month_first == NULL);

  return *out_certain && month_first != NULL;
}
