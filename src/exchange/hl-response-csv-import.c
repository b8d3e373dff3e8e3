#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "exchange/hl-response-line.h"
#include "store/hl-store-import.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define LINES_A_LOOK 512    /* between two looks at the cancellable */

typedef struct
{
  /*< owned >*/
  HlSurvey          *survey;
  HlImportReport    *report;
  HlResponseColumns *columns;
  HlResponseLine    *line;
  GHashTable        *names[HL_N_HEADER_COLUMNS];   /* of people and procedures → number */

  /*< borrowed >*/
  HlStore               *store;
  const HlImportOptions *options;

  HlSerial               next_serial; /* of a file without form numbers, else %HL_SERIAL_NONE */
  gint64                 first_response;
  guint                  n_lines;
} Import;

static HlImportReport *
import_report_new (void)
{
  HlImportReport *self = g_new0 (HlImportReport, 1);

  self->refused = g_ptr_array_new_with_free_func (hl_response_line_refusal_free);
  self->created = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * hl_import_report_free:
 * @self: (transfer full) (nullable): a report
 *
 * Frees the report and its refusals.
 */
void
hl_import_report_free (HlImportReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->refused);
  g_ptr_array_unref (self->created);
  g_free (self);
}

static void
import_clear (Import *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->line, hl_response_line_free);
  g_clear_pointer (&self->columns, hl_response_columns_free);
  g_clear_pointer (&self->report, hl_import_report_free);
  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static gboolean
ensure_person (Import        *self,
               HlHeaderColumn column,
               guint32       *out_id,
               GError       **error)
{
  const char *cell = hl_response_line_get_header (self->line, column);
  gboolean officer = column == HL_COLUMN_OFFICER;
  g_autofree char *code = NULL;
  gboolean created;

  *out_id = GPOINTER_TO_UINT (g_hash_table_lookup (self->names[column], cell));
  if (*out_id != 0 || *cell == '\0')
    return TRUE;

  code = hl_text_clean (hl_response_columns_restore (cell));
  if (*code == '\0')
    return TRUE;

  if (!hl_store_ensure_person (self->store, officer ? 'o' : 'i', code, "", out_id, &created, error))
    return FALSE;

  g_hash_table_insert (self->names[column], g_strdup (cell), GUINT_TO_POINTER (*out_id));
  if (created)
    g_ptr_array_add (self->report->created,
                     g_strdup_printf (officer ? _("New officer: %s") : _("New interviewer: %s"),
                                      code));

  return TRUE;
}

static guint
find_procedure (const HlSurvey *survey,
                const char     *name)
{
  for (guint i = 0; i < survey->n_procedures; i++)
    if (strcmp (survey->procedures[i].name, name) == 0)
      return i;

  return HL_NO_INDEX;
}

/* Stores a procedure nobody has named before and reads the round again, which then has it. */
static gboolean
create_procedure (Import     *self,
                  const char *name,
                  guint       field,
                  GError    **error)
{
  HlSurvey *survey;
  gboolean created;

  if (!hl_store_ensure_procedure (self->store, self->survey->id, name, field, &created, error))
    return FALSE;

  survey = hl_store_load_survey (self->store, self->survey->id, error);
  if (survey == NULL)
    return FALSE;

  hl_survey_unref (self->survey);
  self->survey = survey;
  if (created)
    g_ptr_array_add (self->report->created, g_strdup_printf (_("New procedure: %s"), name));

  return TRUE;
}

static gboolean
ensure_procedure (Import     *self,
                  HlResponse *response,
                  GError    **error)
{
  guint *procedure = &response->procedure;
  const char *cell = hl_response_line_get_header (self->line, HL_COLUMN_PROCEDURE);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->names[HL_COLUMN_PROCEDURE], cell));
  g_autofree char *name = NULL;

  *procedure = number - 1;
  if (number > 0 || *cell == '\0')
    return TRUE;

  name = hl_text_clean (hl_response_columns_restore (cell));
  *procedure = find_procedure (self->survey, name);
  if (*procedure == HL_NO_INDEX && *name != '\0')
    {
      if (!create_procedure (self, name, response->field, error))
        return FALSE;

      *procedure = find_procedure (self->survey, name);
    }

  g_hash_table_insert (self->names[HL_COLUMN_PROCEDURE], g_strdup (cell),
                       GUINT_TO_POINTER (*procedure + 1));

  return TRUE;
}

/* Stores the line unless the round has its serial; FALSE only when the store fails. */
static gboolean
store_line (Import     *self,
            HlResponse *response,
            GError    **error)
{
  gint64 id = 0;

  if (response->serial != HL_SERIAL_NONE &&
      !hl_store_has_serial (self->store, self->survey->id, response->serial, &id, error))
    return FALSE;

  if (id != 0)
    {
      const char *serial = hl_response_line_get_header (self->line, HL_COLUMN_SERIAL);

      hl_response_line_refuse (self->line, "duplicate",
                               g_strdup_printf (_("Form number %s is in this survey already"),
                                                serial));
      return TRUE;
    }

  if (!ensure_procedure (self, response, error) ||
      !ensure_person (self, HL_COLUMN_OFFICER, &response->officer, error) ||
      !ensure_person (self, HL_COLUMN_INTERVIEWER, &response->interviewer, error))
    return FALSE;

  id = hl_store_add_response (self->store, self->survey, response, error);
  if (id == 0)
    return FALSE;

  if (self->report->n_imported++ == 0)
    self->first_response = id;
  if (self->next_serial != HL_SERIAL_NONE)
    self->next_serial++;

  return TRUE;
}

static gboolean
read_line (Import    *self,
           GPtrArray *cells,
           guint      number,
           GError   **error)
{
  HlResponse *response = hl_response_line_read (self->line, cells, number);

  if (response == NULL)
    return TRUE;

  if (self->next_serial != HL_SERIAL_NONE)
    {
      response->serial = self->next_serial;
      if (response->channel == HL_CHANNEL_UNKNOWN)
        response->channel = HL_CHANNEL_ONLINE;
    }

  return store_line (self, response, error);
}

/* Tells how far it is; FALSE when it is to be given up. */
static gboolean
look_up (Import  *self,
         GError **error)
{
  if (++self->n_lines % LINES_A_LOOK != 0)
    return TRUE;

  if (self->options->progress != NULL)
    self->options->progress (self->n_lines, self->options->data);

  return !g_cancellable_set_error_if_cancelled (self->options->cancellable, error);
}

static gboolean
read_lines (Import  *self,
            HlCsv   *csv,
            GError **error)
{
  while (TRUE)
    {
      GPtrArray *cells;
      guint number;

      if (!hl_csv_next (csv, &cells, &number, error))
        return FALSE;

      if (cells == NULL)
        return TRUE;

      if (!read_line (self, cells, number, error) || !look_up (self, error))
        return FALSE;
    }
}

static gboolean
read_header (Import  *self,
             HlCsv   *csv,
             GError **error)
{
  HlImportPlan *plan = self->options->plan;
  GPtrArray *cells;
  guint number;

  if (!hl_csv_next (csv, &cells, &number, error))
    return FALSE;

  self->columns = plan != NULL ? hl_import_plan_make_columns (plan, error)
                               : hl_response_columns_match (self->survey, cells, error);
  if (self->columns == NULL)
    return FALSE;

  self->report = import_report_new ();
  self->line = hl_response_line_new (self->survey, self->columns, self->report->refused);
  if (plan != NULL)
    hl_response_line_set_translator (self->line, hl_import_plan_translate, plan);
  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return TRUE;
}

static char *
digest_bytes (GBytes *bytes)
{
  guint8 digest[HL_DIGEST_SIZE];
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  hl_digest (data, size, digest);

  return hl_digest_to_hex (digest, HL_DIGEST_SIZE);
}

/* A file without form numbers would go in twice, since nothing tells its forms from new ones. */
static gboolean
start_numbers (Import     *self,
               const char *digest,
               GError    **error)
{
  g_autoptr (HlImport) same = NULL;

  if (self->options->plan == NULL || !hl_import_plan_is_numbered (self->options->plan))
    return TRUE;

  same = hl_store_find_same_import (self->store, self->survey->id, digest, error);
  if (same == NULL)
    return FALSE;

  if (same->id != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("This very file, “%s”, is in the round already: take that import back first"),
                   same->name);
      return FALSE;
    }

  return hl_store_find_next_online (self->store, self->survey->id, &self->next_serial, error);
}

static gboolean
record (Import     *self,
        const char *digest,
        GError    **error)
{
  const HlImport import = {
    .survey_id = self->survey->id, .name = (char *) self->options->name,
    .digest = (char *) digest, .n_lines = self->report->n_imported + self->report->refused->len,
    .n_imported = self->report->n_imported, .n_refused = self->report->refused->len,
    .first_response = self->first_response,
  };

  if (self->options->name == NULL)
    return TRUE;

  self->report->import_id = hl_store_add_import (self->store, &import, error);

  return self->report->import_id != 0;
}

static gboolean
load_survey (Import  *self,
             gint64   survey_id,
             GError **error)
{
  self->survey = hl_store_load_survey (self->store, survey_id, error);
  if (self->survey == NULL)
    return FALSE;

  if (self->survey->state != HL_SURVEY_OPEN)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is not open but “%s”: forms go in only while it is open"),
                   (int) survey_id, hl_survey_state_to_string (self->survey->state));
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_import_run:
 * @store: the store
 * @survey_id: number of an open round
 * @bytes: the file as it is on the disk
 * @options: how to take it in; a plan must have been made from @bytes for this round
 * @error: return location for an error
 *
 * Takes the responses of a CSV file into a round. Without a plan the columns are those of
 * hl_response_columns_match(); with one its translation is read, so both come to the same. A line
 * that breaks a rule is refused and reported; the others go in, all in one transaction, which
 * records the import too. Officers, interviewers and procedures nobody has named before are created
 * and reported. The validity of the whole round is computed anew and stored.
 *
 * Cells are trimmed and brought to NFC. An empty field or area is taken from the serial range where
 * that decides it.
 *
 * Returns: (transfer full): what went in and what did not. %NULL, and nothing is changed, with
 *   %HL_ERROR_NOT_FOUND when there is no such round, %HL_ERROR_CONFLICT when it is not open or a
 *   file without form numbers is in it already, %HL_ERROR_INVALID when the file as a whole cannot
 *   be read (encoding, quotes, columns), %G_IO_ERROR_CANCELLED, %HL_ERROR_STORE when the store
 *   fails
 */
HlImportReport *
hl_import_run (HlStore               *store,
               gint64                 survey_id,
               GBytes                *bytes,
               const HlImportOptions *options,
               GError               **error)
{
  g_auto (Import) self = { .store = store, .options = options };
  GBytes *text = options->plan != NULL ? hl_import_plan_get_text (options->plan) : bytes;
  g_autoptr (HlCsv) csv = hl_csv_new (text, error);
  g_autofree char *digest = digest_bytes (bytes);
  g_autoptr (HlTx) tx = NULL;

  if (csv == NULL)
    return NULL;

  tx = hl_tx_begin (hl_store_get_db (store), error);
  if (tx == NULL || !load_survey (&self, survey_id, error) ||
      !start_numbers (&self, digest, error) ||
      !read_header (&self, csv, error) || !read_lines (&self, csv, error) ||
      !record (&self, digest, error) ||
      !hl_store_refresh_validity (store, self.survey, NULL, error) ||
      !hl_tx_commit (tx, error))
    return NULL;

  return g_steal_pointer (&self.report);
}

/**
 * hl_response_csv_import:
 * @store: the store
 * @survey_id: number of an open round
 * @bytes: the file
 * @error: return location for an error
 *
 * Takes a file in without recording it as an import, see hl_import_run().
 *
 * Returns: (transfer full): what went in and what did not, or %NULL with an error
 */
HlImportReport *
hl_response_csv_import (HlStore *store,
                        gint64   survey_id,
                        GBytes  *bytes,
                        GError **error)
{
  const HlImportOptions options = { NULL };

  return hl_import_run (store, survey_id, bytes, &options, error);
}
