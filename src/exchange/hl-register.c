/* The register of forms held against the responses: counted, and written as a table. */
#include "exchange/hl-register.h"

#include "exchange/hl-csv.h"
#include "exchange/hl-register-private.h"
#include "exchange/hl-register-rows.h"
#include "exchange/hl-response-columns.h"

static const char *const column_names[HL_N_REGISTER_COLUMNS] = {
  "serials", "issued_to", "area", "date", "outcome", "outcome_date", "replaced_by", "note",
};

/**
 * hl_register_column_name:
 * @column: a column
 *
 * Returns: its name in a file
 */
const char *
hl_register_column_name (HlRegisterColumn column)
{
  return column_names[column];
}

/**
 * hl_register_find_row:
 * @responses: responses of a survey, in the order of serials
 * @serial: a serial
 *
 * Returns: the first row that has this serial, a higher one or none; their number when there is no
 *   such row
 */
guint
hl_register_find_row (const HlResponseSet *responses,
                      HlSerial             serial)
{
  guint low = 0;
  guint high = responses->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      HlSerial found = responses->serials[middle];

      if (found != HL_SERIAL_NONE && found < serial)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Answers say more than an entry that is still to be made. */
static gboolean
may_have_answers (HlOutcome outcome)
{
  return outcome == HL_OUTCOME_OUTSTANDING || outcome == HL_OUTCOME_RETURNED;
}

static void
count_span (HlRegisterCount      *self,
            const HlRegisterSpan *span,
            const HlResponseSet  *responses)
{
  guint first = hl_register_find_row (responses, span->first);
  guint end = hl_register_find_row (responses, span->last + 1);
  gint64 n_without = span->last - span->first + 1 - (end - first);

  if (span->outcome == HL_OUTCOME_RETURNED)
    self->unkeyed += n_without;
  if (may_have_answers (span->outcome))
    return;

  self->forms[span->outcome] += n_without;
  for (guint i = first; i < end; i++)
    {
      HlRegisterConflict conflict = { responses->serials[i], span->outcome };

      g_array_append_val (self->conflicts, conflict);
    }
}

/**
 * hl_register_count:
 * @survey: a survey
 * @spans: (element-type HlRegisterSpan): its register
 * @responses: its responses
 *
 * Counts what became of the issued forms. A form with a response has returned, whatever the
 * register says; where that says something else they contradict each other.
 *
 * Returns: (transfer full): the counts
 */
HlRegisterCount *
hl_register_count (const HlSurvey      *survey,
                   GPtrArray           *spans,
                   const HlResponseSet *responses)
{
  HlRegisterCount *self = g_new0 (HlRegisterCount, 1);
  gint64 n_known;

  self->issued = hl_survey_n_issued (survey);
  self->conflicts = g_array_new (FALSE, FALSE, sizeof (HlRegisterConflict));
  for (guint i = 0; i < survey->n_ranges; i++)
    self->forms[HL_OUTCOME_RETURNED] +=
      hl_register_find_row (responses, survey->ranges[i].last + 1) -
      hl_register_find_row (responses, survey->ranges[i].first);
  for (guint i = 0; i < spans->len; i++)
    count_span (self, spans->pdata[i], responses);

  n_known = self->unkeyed;
  for (guint i = 0; i < HL_N_OUTCOMES; i++)
    n_known += self->forms[i];
  self->forms[HL_OUTCOME_OUTSTANDING] = self->issued - n_known;

  return self;
}

/**
 * hl_register_count_free:
 * @self: (transfer full): counts
 *
 * Frees them.
 */
void
hl_register_count_free (HlRegisterCount *self)
{
  g_array_unref (self->conflicts);
  g_free (self);
}

static char *
format_day (HlDate day)
{
  return day != HL_DATE_NONE ? hl_date_to_iso (day) : g_strdup ("");
}

static void
write_row (GString             *out,
           const HlSurvey      *survey,
           const HlRegisterRow *row)
{
  static const HlRegisterSpan empty = { .issued_to = (char *) "", .note = (char *) "" };
  const HlRegisterSpan *span = row->span != NULL ? row->span : &empty;
  g_autofree char *serials = hl_register_format_span (survey, row->first, row->last);
  g_autofree char *day = format_day (span->day);
  g_autofree char *outcome_day = format_day (span->outcome_day);
  g_autofree char *replaced_by = hl_serial_format (span->replaced_by,
                                                   hl_survey_serial_width (survey));
  const char *const cells[HL_N_REGISTER_COLUMNS] = {
    serials, span->issued_to, row->area != HL_NO_INDEX ? survey->areas[row->area].name : "", day,
    hl_outcome_to_string (row->outcome), outcome_day, replaced_by, span->note,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      gboolean guard = hl_response_columns_needs_guard (cells[i]);
      g_autofree char *cell = g_strconcat (guard ? "'" : "", cells[i], NULL);

      if (i > 0)
        g_string_append_c (out, ',');
      hl_csv_append_cell (out, cell, ',');
    }
  g_string_append_c (out, '\n');
}

/**
 * hl_register_to_csv:
 * @survey: a survey
 * @spans: (element-type HlRegisterSpan): its register
 * @responses: its responses
 *
 * Writes the register of all issued serials, a line for those in a row with the same entry. Where
 * the register does not say what became of a form that is in with answers, it has returned. The
 * table can be read again.
 *
 * Returns: (transfer full): CSV
 */
char *
hl_register_to_csv (const HlSurvey      *survey,
                    GPtrArray           *spans,
                    const HlResponseSet *responses)
{
  g_autoptr (GArray) rows = hl_register_rows_new (survey, spans, responses);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < HL_N_REGISTER_COLUMNS; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", column_names[i]);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < rows->len; i++)
    write_row (out, survey, &g_array_index (rows, HlRegisterRow, i));

  return g_string_free (out, FALSE);
}
