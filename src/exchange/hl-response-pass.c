#include "exchange/hl-response-pass.h"

#include "core/hl-i18n.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "exchange/hl-response-line.h"
#include "keying/hl-key-form.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"
#include "store/hl-store-verify.h"

typedef struct
{
  /*< owned >*/
  HlSurvey          *survey;
  HlPassReport      *report;
  HlResponseColumns *columns;
  HlResponseLine    *line;
  GHashTable        *met;   /* serials of the file */

  /*< borrowed >*/
  HlStore *store;
} Compare;

static void
difference_free (gpointer data)
{
  HlPassDifference *self = data;

  g_free (self->box);
  g_free (self->first);
  g_free (self->second);
  g_free (self);
}

/**
 * hl_pass_report_free:
 * @self: (transfer full): a report
 */
void
hl_pass_report_free (HlPassReport *self)
{
  g_ptr_array_unref (self->differences);
  g_array_unref (self->only_here);
  g_array_unref (self->only_there);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static HlPassReport *
report_new (void)
{
  HlPassReport *self = g_new0 (HlPassReport, 1);

  self->differences = g_ptr_array_new_with_free_func (difference_free);
  self->only_here = g_array_new (FALSE, FALSE, sizeof (HlSerial));
  self->only_there = g_array_new (FALSE, FALSE, sizeof (HlSerial));
  self->refused = g_ptr_array_new_with_free_func (hl_response_line_refusal_free);

  return self;
}

static void
compare_clear (Compare *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->line, hl_response_line_free);
  g_clear_pointer (&self->columns, hl_response_columns_free);
  g_clear_pointer (&self->report, hl_pass_report_free);
  g_clear_pointer (&self->met, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Compare, compare_clear)

/* As the CSV has it, but a field or area by its name, a number or date as it is. */
static char *
show_value (const HlSurvey * survey,
            const HlRow * row,
            const HlResponse * form)
{
  const char *text;

  if (row->kind == HL_ROW_FIELD)
    return g_strdup (form->field == HL_NO_INDEX ? "" : survey->fields[form->field].name);

  if (row->kind == HL_ROW_AREA)
    return g_strdup (form->area == HL_NO_INDEX ? "" : survey->areas[form->area].name);

  if (row->kind == HL_ROW_RESPONDENT)
    return g_strdup (hl_respondent_to_string (form->respondent));

  if (survey->questionnaire->questions[row->question].offset != HL_NO_INDEX)
    return hl_key_form_write (survey, row, form);

  text = hl_response_get_text (form, row->question, 0);

  return g_strdup (text != NULL ? text : "");
}

static void
note_difference (Compare          *self,
                 const HlRow      *row,
                 const HlResponse *first,
                 const HlResponse *second,
                 HlVerifyResult   *result)
{
  HlPassDifference *difference = g_new0 (HlPassDifference, 1);
  g_autofree char *kept = hl_key_form_write (self->survey, row, first);
  g_autofree char *other = hl_key_form_write (self->survey, row, second);

  difference->serial = first->serial;
  difference->box = g_strdup (hl_key_form_box (self->survey, row));
  difference->first = show_value (self->survey, row, first);
  difference->second = show_value (self->survey, row, second);
  g_ptr_array_add (self->report->differences, difference);
  hl_verify_result_add (result, difference->box, kept, other, HL_VERIFY_UNSETTLED);
}

static HlVerifyResult *
compare_rows (Compare          *self,
              const HlResponse *first,
              const HlResponse *second)
{
  HlVerifyResult *result = hl_verify_result_new (HL_VERIFY_PASS);
  g_autoptr (GArray) rows = hl_key_form_rows (self->survey, first->serial, FALSE);

  for (guint i = 0; i < rows->len; i++)
    {
      const HlRow *row = &g_array_index (rows, HlRow, i);
      gboolean differs = !hl_key_form_equal (self->survey, row, first, second);

      if (!differs && !hl_key_form_is_asked (self->survey, row, first))
        continue;

      result->compared++;
      if (differs)
        note_difference (self, row, first, second, result);
    }

  return result;
}

/* Once a form: what has been keyed twice already is only shown. */
static gboolean
compare_form (Compare          *self,
              gint64            id,
              const HlResponse *second,
              GError          **error)
{
  g_autoptr (HlResponse) first = hl_store_load_response (self->store, self->survey, id, error);
  g_autoptr (HlVerifyResult) result = NULL;

  if (first == NULL)
    return FALSE;

  result = compare_rows (self, first, second);
  self->report->n_forms++;
  self->report->n_compared += result->compared;
  self->report->n_differing += result->differences->len > 0;
  if (first->state != HL_RESPONSE_COMPLETE || (first->flags & HL_RESPONSE_KEYED_TWICE) != 0)
    return TRUE;

  return hl_store_add_verify (self->store, self->survey, first, result, error);
}

static gboolean
compare_line (Compare          *self,
              const HlResponse *second,
              GError          **error)
{
  gint64 id = 0;

  if (second->serial == HL_SERIAL_NONE)
    {
      hl_response_line_refuse (self->line, "serial",
                               g_strdup (_("A form without a number cannot be compared")));
      return TRUE;
    }

  if (!g_hash_table_add (self->met, g_memdup2 (&second->serial, sizeof second->serial)))
    {
      hl_response_line_refuse (self->line, "duplicate",
                               g_strdup (_("This form number is in the file twice")));
      return TRUE;
    }

  if (!hl_store_has_serial (self->store, self->survey->id, second->serial, &id, error))
    return FALSE;

  if (id == 0)
    g_array_append_val (self->report->only_there, second->serial);

  return id == 0 || compare_form (self, id, second, error);
}

static gboolean
compare_lines (Compare *self,
               HlCsv   *csv,
               GError **error)
{
  GPtrArray *cells;
  guint number;

  while (hl_csv_next (csv, &cells, &number, error))
    {
      const HlResponse *second;

      if (cells == NULL)
        return TRUE;

      second = hl_response_line_read (self->line, cells, number);
      if (second != NULL && !compare_line (self, second, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
note_missing (const HlResponse *form,
              gpointer          data,
              GError          **error)
{
  Compare *self = data;

  if (form->state != HL_RESPONSE_DRAFT && form->serial != HL_SERIAL_NONE &&
      !g_hash_table_contains (self->met, &form->serial))
    g_array_append_val (self->report->only_here, form->serial);

  return TRUE;
}

static gboolean
read_header (Compare *self,
             HlCsv   *csv,
             GError **error)
{
  GPtrArray *cells;
  guint number;

  if (!hl_csv_next (csv, &cells, &number, error))
    return FALSE;

  self->columns = hl_response_columns_match (self->survey, cells, error);
  if (self->columns == NULL)
    return FALSE;

  self->report = report_new ();
  self->line = hl_response_line_new (self->survey, self->columns, self->report->refused);
  self->met = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  return TRUE;
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const HlPassDifference *first = *(const HlPassDifference *const *) a;
  const HlPassDifference *second = *(const HlPassDifference *const *) b;

  return first->serial < second->serial ? -1 : first->serial > second->serial;
}

/**
 * hl_response_pass_compare:
 * @store: the store
 * @survey_id: number of an open round
 * @bytes: the forms of the same round keyed elsewhere: a CSV export, see hl_response_csv_import()
 * @error: return location for an error
 *
 * Compares two independent passes by serial, box by box, texts left out. A form that agrees is
 * verified; one that differs is unsettled (Q10) until somebody looks at the paper. Forms keyed
 * twice before are compared, but stay as they are. All in one transaction.
 *
 * Returns: (transfer full): what differs and what is missing; or %NULL, and nothing is changed,
 *   with %HL_ERROR_NOT_FOUND when there is no such round, %HL_ERROR_CONFLICT when it is not open,
 *   %HL_ERROR_INVALID when the file cannot be read, %HL_ERROR_STORE
 */
HlPassReport *
hl_response_pass_compare (HlStore *store,
                          gint64   survey_id,
                          GBytes  *bytes,
                          GError **error)
{
  g_auto (Compare) self = { .store = store };
  g_autoptr (HlCsv) csv = hl_csv_new (bytes, error);
  g_autoptr (HlTx) tx = NULL;

  if (csv == NULL)
    return NULL;

  tx = hl_tx_begin (hl_store_get_db (store), error);
  self.survey = tx != NULL ? hl_store_load_survey (store, survey_id, error) : NULL;
  if (self.survey == NULL || !read_header (&self, csv, error) ||
      !compare_lines (&self, csv, error) ||
      !hl_store_foreach_response (store, self.survey, note_missing, &self, error) ||
      !hl_store_refresh_validity (store, self.survey, NULL, error) || !hl_tx_commit (tx, error))
    return NULL;

  g_ptr_array_sort (self.report->differences, compare_differences);

  return g_steal_pointer (&self.report);
}

static void
add_line (GString    *out,
          HlSerial    serial,
          guint       width,
          const char *box,
          const char *first,
          const char *second)
{
  g_autofree char *number = hl_serial_format (serial, width);
  const char *const cells[] = { number, box, first, second };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      hl_csv_append_cell (out, cells[i], ',');
    }
  g_string_append_c (out, '\n');
}

/**
 * hl_pass_report_to_csv:
 * @self: a report
 * @width: digits of a serial, see hl_survey_serial_width()
 *
 * Writes the differences as a table: serial, box, first, second; a form that one pass lacks has a
 * line of its own with "missing" on that side.
 *
 * Returns: (transfer full): CSV, UTF-8
 */
char *
hl_pass_report_to_csv (const HlPassReport *self,
                       guint               width)
{
  GString *out = g_string_new ("serial,box,first,second\n");

  for (guint i = 0; i < self->differences->len; i++)
    {
      const HlPassDifference *difference = self->differences->pdata[i];

      add_line (out, difference->serial, width, difference->box, difference->first,
                difference->second);
    }
  for (guint i = 0; i < self->only_here->len; i++)
    add_line (out, g_array_index (self->only_here, HlSerial, i), width, "", "", "missing");
  for (guint i = 0; i < self->only_there->len; i++)
    add_line (out, g_array_index (self->only_there, HlSerial, i), width, "", "missing", "");

  return g_string_free (out, FALSE);
}
