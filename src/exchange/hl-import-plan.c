#include "exchange/hl-import-plan-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-import-encoding.h"

#define MAX_DISTINCT 2000
#define MAX_SAMPLE_CHARS 60
#define N_PREVIEWED 8
#define LINES_A_LOOK 1024   /* between two looks at the cancellable */

static void
column_clear (Column *self)
{
  g_free (self->name);
  g_string_free (self->sample, TRUE);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->cells);
}

static void
column_init (Column     *self,
             const char *name)
{
  self->name = hl_text_clean (name);
  self->sample = g_string_new (NULL);
  self->order = g_ptr_array_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_import_value_free);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, hl_import_cell_free);
}

/**
 * hl_import_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): @self
 */
HlImportPlan *
hl_import_plan_ref (HlImportPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * hl_import_plan_unref:
 * @self: (transfer full): a plan
 *
 * Lets go of it.
 */
void
hl_import_plan_unref (HlImportPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_columns; i++)
    column_clear (&self->columns[i]);
  g_free (self->columns);
  g_clear_pointer (&self->text, g_bytes_unref);
  hl_survey_unref (self->survey);
  g_ptr_array_unref (self->preview);
  g_ptr_array_unref (self->row);
  g_ptr_array_unref (self->joined);
  g_free (self->option_places);
  g_free (self->text_places);
  g_free (self->encoding);
  g_free (self->digest);
  g_free (self);
}

static HlImportPlan *
plan_new (HlSurvey *survey,
          GBytes   *bytes)
{
  HlImportPlan *self = g_new0 (HlImportPlan, 1);
  guint n_questions = survey->questionnaire->n_questions;
  guint8 digest[HL_DIGEST_SIZE];
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  g_atomic_ref_count_init (&self->ref_count);
  self->survey = hl_survey_ref (survey);
  self->preview = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->row = g_ptr_array_new ();
  self->joined = g_ptr_array_new_with_free_func (g_free);
  self->option_places = g_new (guint, n_questions);
  self->text_places = g_new (guint, n_questions);
  hl_digest (data, size, digest);
  self->digest = hl_digest_to_hex (digest, HL_DIGEST_SIZE);

  return self;
}

static gboolean
read_names (HlImportPlan *self,
            HlCsv        *csv,
            GError      **error)
{
  GPtrArray *cells;
  guint line;

  if (!hl_csv_next (csv, &cells, &line, error))
    return FALSE;

  self->separator = hl_csv_separator (csv);
  self->n_columns = cells->len;
  self->columns = g_new0 (Column, cells->len);
  for (guint i = 0; i < cells->len; i++)
    column_init (&self->columns[i], cells->pdata[i]);

  return TRUE;
}

static void
add_sample (Column     *column,
            const char *cell)
{
  if (g_utf8_strlen (column->sample->str, -1) + g_utf8_strlen (cell, -1) > MAX_SAMPLE_CHARS &&
      column->sample->len > 0)
    return;

  if (column->sample->len > 0)
    g_string_append (column->sample, " · ");
  g_string_append (column->sample, cell);
}

static void
count_date (Column     *column,
            const char *cell)
{
  gboolean certain;
  gboolean month_first = hl_import_is_month_first (cell, &certain);

  if (certain && month_first)
    column->n_month_first++;
  else if (certain)
    column->n_day_first++;
}

static void
count_cell (Column     *column,
            const char *cell)
{
  guint *count;
  char *key;

  if (*cell == '\0')
    return;

  column->n_filled++;
  count = g_hash_table_lookup (column->counts, cell);
  if (count != NULL)
    {
      ++*count;
      return;
    }

  count_date (column, cell);
  if (g_hash_table_size (column->counts) == MAX_DISTINCT)
    return;

  key = g_strdup (cell);
  count = g_new (guint, 1);
  *count = 1;
  g_hash_table_insert (column->counts, key, count);
  g_ptr_array_add (column->order, key);
  add_sample (column, cell);
}

static void
keep_preview (HlImportPlan *self,
              GPtrArray    *cells)
{
  char **row = g_new0 (char *, self->n_columns + 1);

  for (guint i = 0; i < self->n_columns; i++)
    row[i] = g_strdup (i < cells->len ? cells->pdata[i] : "");
  g_ptr_array_add (self->preview, row);
}

static void
count_line (HlImportPlan *self,
            GPtrArray    *cells)
{
  for (guint i = 0; i < MIN (self->n_columns, cells->len); i++)
    count_cell (&self->columns[i], g_strstrip (cells->pdata[i]));

  if (self->preview->len < N_PREVIEWED)
    keep_preview (self, cells);
  self->n_lines++;
}

static gboolean
read_lines (HlImportPlan *self,
            HlCsv        *csv,
            GCancellable *cancellable,
            GError      **error)
{
  while (TRUE)
    {
      GPtrArray *cells;
      guint line;

      if (!hl_csv_next (csv, &cells, &line, error))
        return FALSE;
      if (cells == NULL)
        return TRUE;

      count_line (self, cells);
      if (self->n_lines % LINES_A_LOOK == 0 &&
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
}

static gboolean
check_lines (HlImportPlan *self,
             GError      **error)
{
  if (self->n_lines > 0)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("The file has a first line and nothing below it: there is no form in it"));

  return FALSE;
}

static void
match (HlImportPlan *self)
{
  g_autofree const char **names = g_new (const char *, self->n_columns);
  g_autofree HlImportTarget *targets = g_new (HlImportTarget, self->n_columns);

  for (guint i = 0; i < self->n_columns; i++)
    names[i] = self->columns[i].name;
  hl_import_targets_match (self->survey, names, self->n_columns, targets);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].target = targets[i];
      hl_import_column_fill (self, &self->columns[i]);
    }
}

/**
 * hl_import_plan_new:
 * @survey: the round the file is for
 * @bytes: the file, in an encoding hl_import_decode() knows
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Reads a file through once and plans how to take it in: which column is what
 * (hl_import_targets_match()) and what the values mean (hl_import_value_new()). The plan keeps the
 * text and up to 2000 different cells a column; memory grows with the file. A file without a column
 * of form numbers is planned to get numbers of its own (hl_import_plan_set_numbered()) only when
 * asked.
 *
 * Returns: (transfer full): the plan, or %NULL with %HL_ERROR_INVALID when the file cannot be read
 *   (encoding, quotes, no lines) or %G_IO_ERROR_CANCELLED
 */
HlImportPlan *
hl_import_plan_new (HlSurvey     *survey,
                    GBytes       *bytes,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (HlImportPlan) self = plan_new (survey, bytes);
  g_autoptr (HlCsv) csv = NULL;

  self->text = hl_import_decode (survey, bytes, &self->encoding, error);
  if (self->text == NULL)
    return NULL;

  csv = hl_csv_new (self->text, error);
  if (csv == NULL || !read_names (self, csv, error) ||
      !read_lines (self, csv, cancellable, error) || !check_lines (self, error))
    return NULL;

  match (self);

  return g_steal_pointer (&self);
}

/**
 * hl_import_plan_get_survey:
 * @self: a plan
 *
 * Returns: (transfer none): the round it is for
 */
HlSurvey *
hl_import_plan_get_survey (HlImportPlan *self)
{
  return self->survey;
}

/**
 * hl_import_plan_get_text:
 * @self: a plan
 *
 * Returns: (transfer none): the file as UTF-8
 */
GBytes *
hl_import_plan_get_text (HlImportPlan *self)
{
  return self->text;
}

/**
 * hl_import_plan_get_digest:
 * @self: a plan
 *
 * Returns: (transfer none): SHA-256 of the file as it was, 64 hexadecimal figures
 */
const char *
hl_import_plan_get_digest (HlImportPlan *self)
{
  return self->digest;
}

/**
 * hl_import_plan_get_encoding:
 * @self: a plan
 *
 * Returns: (transfer none): name of the file's encoding, "UTF-8"
 */
const char *
hl_import_plan_get_encoding (HlImportPlan *self)
{
  return self->encoding;
}

/**
 * hl_import_plan_get_separator:
 * @self: a plan
 *
 * Returns: `,`, `;` or a tab
 */
char
hl_import_plan_get_separator (HlImportPlan *self)
{
  return self->separator;
}

/**
 * hl_import_plan_get_n_lines:
 * @self: a plan
 *
 * Returns: lines of the file, its first one left out
 */
guint
hl_import_plan_get_n_lines (HlImportPlan *self)
{
  return self->n_lines;
}

/**
 * hl_import_plan_get_n_columns:
 * @self: a plan
 *
 * Returns: columns of the file, ≥ 1
 */
guint
hl_import_plan_get_n_columns (HlImportPlan *self)
{
  return self->n_columns;
}

/**
 * hl_import_plan_get_column:
 * @self: a plan
 * @column: a column, from 0
 *
 * Returns: what it is; its texts live as long as the plan
 */
HlImportColumn
hl_import_plan_get_column (HlImportPlan *self,
                           guint         column)
{
  const Column *found = &self->columns[column];

  return (HlImportColumn) { found->name, found->sample->str, found->n_filled, found->target };
}

/**
 * hl_import_plan_get_preview:
 * @self: a plan
 *
 * Returns: (transfer none) (element-type GStrv): the cells of the first eight lines at most
 */
const GPtrArray *
hl_import_plan_get_preview (HlImportPlan *self)
{
  return self->preview;
}

/**
 * hl_import_plan_set_target:
 * @self: a plan
 * @column: a column
 * @target: where it goes
 *
 * Says where a column goes. Corrections of its values are forgotten.
 *
 * Returns: the column that went there before and is left out now, or %HL_NO_INDEX
 */
guint
hl_import_plan_set_target (HlImportPlan         *self,
                           guint                 column,
                           const HlImportTarget *target)
{
  guint freed = HL_NO_INDEX;

  for (guint i = 0; i < self->n_columns; i++)
    if (i != column && hl_import_target_conflicts (&self->columns[i].target, target))
      {
        self->columns[i].target = (HlImportTarget) { HL_IMPORT_LEAVE_OUT, 0, 0 };
        hl_import_column_fill (self, &self->columns[i]);
        freed = i;
      }

  self->columns[column].target = *target;
  hl_import_column_fill (self, &self->columns[column]);

  return freed;
}

/**
 * hl_import_plan_has_serials:
 * @self: a plan
 *
 * Returns: whether a column holds the form numbers
 */
gboolean
hl_import_plan_has_serials (HlImportPlan *self)
{
  const HlImportTarget serial = { HL_IMPORT_HEADER, HL_COLUMN_SERIAL, 0 };

  for (guint i = 0; i < self->n_columns; i++)
    if (hl_import_target_equal (&self->columns[i].target, &serial))
      return TRUE;

  return FALSE;
}

/**
 * hl_import_plan_set_numbered:
 * @self: a plan
 * @numbered: whether a file without form numbers gets numbers O1, O2, … of online forms
 *
 * Counts only while no column holds the form numbers.
 */
void
hl_import_plan_set_numbered (HlImportPlan *self,
                             gboolean      numbered)
{
  self->numbered = numbered;
}

/**
 * hl_import_plan_is_numbered:
 * @self: a plan
 *
 * Returns: whether the forms get numbers of their own
 */
gboolean
hl_import_plan_is_numbered (HlImportPlan *self)
{
  return self->numbered && !hl_import_plan_has_serials (self);
}
