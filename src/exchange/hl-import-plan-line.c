/* A plan at work: each line becomes the cells hl_response_csv_import() reads. */
#include "exchange/hl-import-plan-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* Adds a place behind the columns of the file. */
static guint
add_place (guint *n_places)
{
  return (*n_places)++;
}

static void
place_column (HlImportPlan      *self,
              HlResponseColumns *columns,
              guint              column,
              guint             *n_places)
{
  const HlImportTarget *target = &self->columns[column].target;

  if (target->kind == HL_IMPORT_HEADER)
    {
      columns->header[target->index] = column;
    }
  else if (target->kind == HL_IMPORT_ANSWER)
    {
      columns->answers[target->index] = column;
    }
  else if (target->kind == HL_IMPORT_TEXT)
    {
      columns->texts[target->index] = column;
    }
  else if (target->kind == HL_IMPORT_OPTION)
    {
      if (columns->answers[target->index] == HL_NO_INDEX)
        columns->answers[target->index] = add_place (n_places);
      self->option_places[target->index] = columns->answers[target->index];
    }
}

/* Texts that came with an answer go beside it, unless the file has a column for them. */
static void
place_texts (HlImportPlan      *self,
             HlResponseColumns *columns,
             guint             *n_places)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;

  for (guint i = 0; i < questionnaire->n_questions; i++)
    if (columns->texts[i] == HL_NO_INDEX && columns->answers[i] != HL_NO_INDEX &&
        hl_response_columns_has_text (&questionnaire->questions[i]))
      columns->texts[i] = self->text_places[i] = add_place (n_places);
}

static gboolean
check_present (HlImportPlan            *self,
               const HlResponseColumns *columns,
               GError                 **error)
{
  HlHeaderColumn missing = hl_response_columns_find_missing (columns, self->survey);
  const HlImportTarget target = { HL_IMPORT_HEADER, missing, 0 };
  g_autofree char *label = NULL;

  if (missing == HL_N_HEADER_COLUMNS ||
      (missing == HL_COLUMN_SERIAL && hl_import_plan_is_numbered (self)))
    return TRUE;

  label = hl_import_target_label (self->survey, &target);
  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("Choose the column that holds “%s”: this round needs it"), label);

  return FALSE;
}

/**
 * hl_import_plan_make_columns:
 * @self: a plan
 * @error: return location for an error
 *
 * Says where things stand in the lines of hl_import_plan_translate(), and readies the plan to make
 * them.
 *
 * Returns: (transfer full): the columns, or %NULL with %HL_ERROR_INVALID when something the round
 *   needs is in no column
 */
HlResponseColumns *
hl_import_plan_make_columns (HlImportPlan *self,
                             GError      **error)
{
  guint n_questions = self->survey->questionnaire->n_questions;
  g_autoptr (HlResponseColumns) columns = hl_response_columns_new (self->n_columns, n_questions);
  guint n_places = self->n_columns;

  for (guint i = 0; i < n_questions; i++)
    self->option_places[i] = self->text_places[i] = HL_NO_INDEX;

  for (guint i = 0; i < self->n_columns; i++)
    place_column (self, columns, i, &n_places);
  place_texts (self, columns, &n_places);
  g_ptr_array_set_size (self->row, (int) n_places);

  return check_present (self, columns, error) ? g_steal_pointer (&columns) : NULL;
}

static const char *
keep (HlImportPlan *self,
      char         *text)
{
  g_ptr_array_add (self->joined, text);

  return text;
}

/* A spreadsheet writes the number 33 as 33.0 now and then. */
static const char *
read_serial (HlImportPlan *self,
             const char   *raw)
{
  gsize length = strlen (raw);

  if (length > 2 && g_str_has_suffix (raw, ".0"))
    return keep (self, g_strndup (raw, length - 2));

  return raw;
}

static const char *
read_date (HlImportPlan *self,
           const Column *column,
           const char   *raw)
{
  char *date = hl_import_read_date (raw, column->n_month_first > 0 && column->n_day_first == 0);

  return date != NULL ? keep (self, date) : raw;
}

static gboolean
is_date (const HlImportPlan   *self,
         const HlImportTarget *target)
{
  if (target->kind == HL_IMPORT_HEADER)
    return target->index == HL_COLUMN_DATE;

  return target->kind == HL_IMPORT_ANSWER &&
         self->survey->questionnaire->questions[target->index].kind == HL_KIND_DATE;
}

/* One more option ticked, or a cell that will be refused, behind what is joined already. */
static void
join_option (HlImportPlan *self,
             guint         place,
             const char   *cell)
{
  const char *before = self->row->pdata[place];

  if (*cell == '\0')
    return;

  self->row->pdata[place] = *before == '\0' ? (gpointer) cell
                            : (gpointer) keep (self, g_strconcat (before, "|", cell, NULL));
}

static void
translate_cell (HlImportPlan *self,
                guint         i,
                const char   *raw)
{
  Column *column = &self->columns[i];
  const HlImportTarget *target = &column->target;
  const Cell *cell;

  self->row->pdata[i] = (gpointer) raw;
  if (*raw == '\0' || target->kind == HL_IMPORT_LEAVE_OUT)
    return;

  if (is_date (self, target))
    {
      self->row->pdata[i] = (gpointer) read_date (self, column, raw);
    }
  else if (target->kind == HL_IMPORT_HEADER && target->index == HL_COLUMN_SERIAL)
    {
      self->row->pdata[i] = (gpointer) read_serial (self, raw);
    }
  else if (hl_import_target_has_values (self->survey, target))
    {
      cell = hl_import_column_cell (self, column, raw);
      self->row->pdata[i] = cell->cell;
      if (target->kind == HL_IMPORT_OPTION)
        join_option (self, self->option_places[target->index], cell->cell);
      else if (cell->beside != NULL && self->text_places[target->index] != HL_NO_INDEX)
        self->row->pdata[self->text_places[target->index]] = cell->beside;
    }
}

/**
 * hl_import_plan_translate:
 * @plan: an #HlImportPlan that has made its columns
 * @cells: (element-type utf8): the cells of a line, trimmed, as many as the file has columns
 *
 * Makes the cells that the columns of hl_import_plan_make_columns() are numbers of. A value that
 * means nothing stays as it is, so that the import refuses the line.
 *
 * Returns: (transfer none) (element-type utf8): them, good until the next call and as long as
 *   @cells
 */
GPtrArray *
hl_import_plan_translate (gpointer   plan,
                          GPtrArray *cells)
{
  HlImportPlan *self = plan;

  g_ptr_array_set_size (self->joined, 0);
  for (guint i = self->n_columns; i < self->row->len; i++)
    self->row->pdata[i] = (gpointer) "";
  for (guint i = 0; i < self->n_columns; i++)
    translate_cell (self, i, cells->pdata[i]);

  return self->row;
}
