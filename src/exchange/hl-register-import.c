/* A table of the register, line by line, into the store. */
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-register-private.h"
#include "exchange/hl-register-serials.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "exchange/hl-response-line.h"

/* Empties a cell of the register; an empty cell leaves it as it is. */
#define CLEAR "-"

/**
 * Reader:
 * @columns: column of each thing in the file, or %HL_NO_INDEX
 * @cells: of the line being read, cleaned
 * @changes: of HlRegisterChange, one a line; those that cannot be read are refused already
 * @refusals: of HlRefusal, one a change, without a reason yet
 */
typedef struct
{
  const HlSurvey *survey;
  guint           columns[HL_N_REGISTER_COLUMNS];
  char           *cells[HL_N_REGISTER_COLUMNS];
  GPtrArray      *changes;
  GPtrArray      *refusals;
} Reader;

/**
 * hl_register_report_free:
 * @self: (transfer full): a report
 *
 * Frees it.
 */
void
hl_register_report_free (HlRegisterReport *self)
{
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static gboolean
match_column (Reader     *reader,
              const char *name,
              guint       index,
              GError    **error)
{
  for (guint i = 0; i < HL_N_REGISTER_COLUMNS; i++)
    {
      if (!g_str_equal (name, hl_register_column_name (i)))
        continue;
      if (reader->columns[i] == HL_NO_INDEX)
        {
          reader->columns[i] = index;
          return TRUE;
        }

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("Line 1: the column “%s” stands there twice"), name);
      return FALSE;
    }

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("Line 1: a register has no column “%s”: it has serials, issued_to, area, date, "
                 "outcome, outcome_date, replaced_by and note"), name);

  return FALSE;
}

static gboolean
read_header (Reader  *reader,
             HlCsv   *csv,
             GError **error)
{
  GPtrArray *cells;
  guint line;

  for (guint i = 0; i < HL_N_REGISTER_COLUMNS; i++)
    reader->columns[i] = HL_NO_INDEX;
  if (!hl_csv_next (csv, &cells, &line, error))
    return FALSE;

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    {
      g_autofree char *name = hl_text_clean (cells->pdata[i]);

      if (!match_column (reader, name, i, error))
        return FALSE;
    }

  if (reader->columns[HL_REGISTER_SERIALS] != HL_NO_INDEX)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("Line 1: a register needs the column “serials”"));

  return FALSE;
}

static void
clear_cells (Reader *reader)
{
  for (guint i = 0; i < HL_N_REGISTER_COLUMNS; i++)
    g_clear_pointer (&reader->cells[i], g_free);
}

static void
take_cells (Reader    *reader,
            GPtrArray *cells)
{
  clear_cells (reader);
  for (guint i = 0; i < HL_N_REGISTER_COLUMNS; i++)
    {
      guint column = reader->columns[i];
      const char *cell = column < cells->len ? cells->pdata[column] : "";

      reader->cells[i] = hl_text_clean (hl_response_columns_restore (cell));
    }
}

static gboolean
is_given (const Reader    *reader,
          HlRegisterColumn column)
{
  return *reader->cells[column] != '\0';
}

static gboolean
is_cleared (const Reader    *reader,
            HlRegisterColumn column)
{
  return g_str_equal (reader->cells[column], CLEAR);
}

static gboolean
read_area (const Reader     *reader,
           HlRegisterChange *change,
           GError          **error)
{
  const char *name = reader->cells[HL_REGISTER_AREA_NAME];

  if (*name == '\0')
    return TRUE;

  change->parts |= HL_REGISTER_AREA;
  if (is_cleared (reader, HL_REGISTER_AREA_NAME))
    return TRUE;

  change->span.area = hl_survey_find_area (reader->survey, name);
  if (change->span.area != HL_NO_INDEX)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("This survey has no area “%s”: correct the name"), name);

  return FALSE;
}

static gboolean
read_day (const Reader    *reader,
          HlRegisterColumn column,
          HlDate          *out_day,
          GError         **error)
{
  return !is_given (reader, column) || is_cleared (reader, column) ||
         hl_date_parse (reader->cells[column], out_day, error);
}

/* An outcome comes with its day and with what replaced the form; neither comes alone. */
static gboolean
read_outcome (const Reader     *reader,
              HlRegisterChange *change,
              GError          **error)
{
  HlRegisterSpan *span = &change->span;
  const char *word = reader->cells[HL_REGISTER_OUTCOME_WORD];

  if (*word == '\0' && (is_given (reader, HL_REGISTER_OUTCOME_DATE) ||
                        is_given (reader, HL_REGISTER_REPLACED_BY)))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("outcome_date and replaced_by need the outcome on the same line"));
      return FALSE;
    }
  if (*word == '\0')
    return TRUE;

  change->parts |= HL_REGISTER_OUTCOME;

  return (is_cleared (reader, HL_REGISTER_OUTCOME_WORD) ||
          hl_outcome_parse (word, &span->outcome, error)) &&
         read_day (reader, HL_REGISTER_OUTCOME_DATE, &span->outcome_day, error) &&
         (!is_given (reader, HL_REGISTER_REPLACED_BY) ||
          is_cleared (reader, HL_REGISTER_REPLACED_BY) ||
          hl_register_parse_paper (reader->cells[HL_REGISTER_REPLACED_BY], &span->replaced_by,
                                   error));
}

static void
read_text (const Reader     *reader,
           HlRegisterColumn  column,
           HlRegisterParts   part,
           HlRegisterChange *change,
           char            **member)
{
  if (!is_given (reader, column))
    return;

  change->parts |= part;
  if (is_cleared (reader, column))
    return;

  g_free (*member);
  *member = g_strdup (reader->cells[column]);
}

static gboolean
read_change (const Reader     *reader,
             HlRegisterChange *change,
             GError          **error)
{
  if (is_given (reader, HL_REGISTER_DATE))
    change->parts |= HL_REGISTER_DAY;
  read_text (reader, HL_REGISTER_ISSUED_TO, HL_REGISTER_PERSON, change, &change->span.issued_to);
  read_text (reader, HL_REGISTER_REMARK, HL_REGISTER_NOTE, change, &change->span.note);

  return hl_register_parse_serials (reader->cells[HL_REGISTER_SERIALS], &change->span.first,
                                    &change->span.last, error) &&
         read_area (reader, change, error) &&
         read_day (reader, HL_REGISTER_DATE, &change->span.day, error) &&
         read_outcome (reader, change, error);
}

static void
add_line (Reader *reader,
          guint   line)
{
  HlRegisterChange *change = hl_register_change_new ();
  HlRefusal *refusal = g_new0 (HlRefusal, 1);
  g_autoptr (GError) error = NULL;

  refusal->line = line;
  refusal->serial = g_strdup (reader->cells[HL_REGISTER_SERIALS]);
  refusal->code = g_strdup ("register");
  if (!read_change (reader, change, &error))
    change->refused = g_strdup (error->message);

  g_ptr_array_add (reader->changes, change);
  g_ptr_array_add (reader->refusals, refusal);
}

static gboolean
read_lines (Reader  *reader,
            HlCsv   *csv,
            GError **error)
{
  GPtrArray *cells;
  guint line;

  while (hl_csv_next (csv, &cells, &line, error))
    {
      if (cells == NULL)
        return TRUE;

      take_cells (reader, cells);
      add_line (reader, line);
    }

  return FALSE;
}

static HlRegisterReport *
make_report (Reader *reader)
{
  HlRegisterReport *report = g_new0 (HlRegisterReport, 1);

  report->refused = g_ptr_array_new_with_free_func (hl_response_line_refusal_free);
  for (guint i = 0; i < reader->changes->len; i++)
    {
      HlRegisterChange *change = reader->changes->pdata[i];
      HlRefusal *refusal = reader->refusals->pdata[i];

      if (change->refused == NULL)
        {
          report->n_taken++;
          continue;
        }

      refusal->reason = g_steal_pointer (&change->refused);
      g_ptr_array_add (report->refused, refusal);
      reader->refusals->pdata[i] = NULL;
    }

  return report;
}

static void
free_refusal (gpointer refusal)
{
  if (refusal != NULL)
    hl_response_line_refusal_free (refusal);
}

/**
 * hl_register_import:
 * @store: the store
 * @survey: a round, open or closed
 * @bytes: CSV with the column `serials` (1-50, or one number) and any of `issued_to area date
 *   outcome outcome_date replaced_by note`
 * @error: return location for an error
 *
 * Takes a table into the register. An empty cell leaves what is there, `-` empties it; an outcome
 * is set together with its date and replaced_by. A line that is not possible is refused by itself.
 *
 * Returns: (transfer full): what is in; %NULL with %HL_ERROR_INVALID when the file is no such
 *   table, or the errors of hl_store_set_register(); then nothing is changed
 */
HlRegisterReport *
hl_register_import (HlStore        *store,
                    const HlSurvey *survey,
                    GBytes         *bytes,
                    GError        **error)
{
  g_autoptr (HlCsv) csv = hl_csv_new (bytes, error);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func (free_refusal);
  Reader reader = { .survey = survey, .changes = changes, .refusals = refusals };
  gboolean is_read = csv != NULL && read_header (&reader, csv, error) &&
                     read_lines (&reader, csv, error);

  clear_cells (&reader);
  if (!is_read || !hl_store_set_register (store, survey, changes, error))
    return NULL;

  return make_report (&reader);
}
