#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "exchange/hl-csv.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "question/hl-question-type.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define MAX_CODE_CHARS 40

typedef struct
{
  /*< owned >*/
  HlSurvey              *survey;
  HlResponseColumns     *columns;
  HlResponse            *response;                   /* of the line at hand, used again for each */
  HlImportReport        *report;
  GHashTable            *names[HL_N_HEADER_COLUMNS]; /* cell as written → number + 1 */
  const HlQuestionType **types;
  GString               *key;

  /*< borrowed >*/
  HlStore   *store;
  GPtrArray *cells;
  guint      line;
} Import;

static void
refusal_free (gpointer data)
{
  HlRefusal *refusal = data;

  g_free (refusal->serial);
  g_free (refusal->code);
  g_free (refusal->reason);
  g_free (refusal);
}

static HlImportReport *
import_report_new (void)
{
  HlImportReport *self = g_new0 (HlImportReport, 1);

  self->refused = g_ptr_array_new_with_free_func (refusal_free);
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
  g_clear_pointer (&self->columns, hl_response_columns_free);
  g_clear_pointer (&self->response, hl_response_free);
  g_clear_pointer (&self->report, hl_import_report_free);
  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    g_clear_pointer (&self->names[i], g_hash_table_unref);
  g_clear_pointer (&self->types, g_free);
  if (self->key != NULL)
    g_string_free (self->key, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

/* The cell of a column, "" where the file has none. */
static const char *
get_cell (const Import * self,
          guint column)
{
  return column == HL_NO_INDEX ? "" : g_ptr_array_index (self->cells, column);
}

static const char *
get_header (const Import  *self,
            HlHeaderColumn column)
{
  return get_cell (self, self->columns->header[column]);
}

/* Notes why the line is refused; @column NULL: @cell is the whole code word. Always FALSE. */
static gboolean
refuse (Import     *self,
        const char *column,
        const char *cell,
        char       *reason)
{
  HlRefusal *refusal = g_new0 (HlRefusal, 1);
  guint serial = self->columns->header[HL_COLUMN_SERIAL];
  glong n_chars = MIN (g_utf8_strlen (cell, -1), MAX_CODE_CHARS);
  g_autofree char *shown = g_utf8_substring (cell, 0, n_chars);

  refusal->line = self->line;
  refusal->serial = g_strdup (serial < self->cells->len ? get_cell (self, serial) : "");
  refusal->code = column == NULL ? g_strdup (shown) : g_strconcat (column, "=", shown, NULL);
  refusal->reason = reason;
  g_ptr_array_add (self->report->refused, refusal);

  return FALSE;
}

static gboolean
check_cells (Import *self)
{
  gboolean filled = FALSE;

  if (self->cells->len != self->columns->n_columns)
    return refuse (self, NULL, "columns",
                   g_strdup_printf (_("The line has %u cells, the first line %u: "
                                      "it is cut short, or a cell holds the separator"),
                                    self->cells->len, self->columns->n_columns));

  for (guint i = 0; i < self->cells->len; i++)
    filled |= *g_strstrip ((char *) g_ptr_array_index (self->cells, i)) != '\0';

  if (!filled)
    return refuse (self, NULL, "empty", g_strdup (_("Every cell of the line is empty: delete it")));

  return TRUE;
}

static gboolean
read_serial (Import *self)
{
  const char *cell = get_header (self, HL_COLUMN_SERIAL);
  g_autoptr (GError) error = NULL;

  if (!hl_serial_parse (cell, &self->response->serial, &error))
    return refuse (self, "serial", cell, g_strdup (error->message));

  return TRUE;
}

static gboolean
read_date (Import *self)
{
  const char *cell = get_header (self, HL_COLUMN_DATE);
  g_autoptr (GError) error = NULL;

  if (*cell != '\0' && !hl_date_parse (cell, &self->response->date, &error))
    return refuse (self, "date", cell, g_strdup (error->message));

  return TRUE;
}

static gboolean
read_words (Import *self)
{
  const char *channel = get_header (self, HL_COLUMN_CHANNEL);
  const char *respondent = get_header (self, HL_COLUMN_RESPONDENT);

  if (!hl_channel_parse (channel, &self->response->channel))
    return refuse (self, "channel", channel,
                   g_strdup_printf (_("“%s” is not a channel: "
                                      "write paper, interview, kiosk, scan, post, phone or online"),
                                    channel));

  if (!hl_respondent_parse (respondent, &self->response->respondent))
    return refuse (self, "respondent", respondent,
                   g_strdup_printf (_("“%s” is not a kind of respondent: "
                                      "write citizen or organisation"),
                                    respondent));

  return TRUE;
}

static guint
find_stratum (const HlSurvey *survey,
              HlHeaderColumn  column,
              const char     *name)
{
  if (column == HL_COLUMN_FIELD)
    return hl_survey_find_field (survey, name);

  return hl_survey_find_area (survey, name);
}

/* Reads a field or area; the names in the file are compared in NFC, once each. */
static gboolean
read_stratum (Import        *self,
              HlHeaderColumn column,
              guint         *out_index)
{
  const char *cell = get_header (self, column);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->names[column], cell));
  g_autofree char *name = NULL;
  guint index;

  if (number > 0)
    {
      *out_index = number - 1;
      return TRUE;
    }

  if (*cell == '\0')
    return TRUE;

  name = hl_text_clean (hl_response_columns_restore (cell));
  index = find_stratum (self->survey, column, name);
  if (index == HL_NO_INDEX)
    return refuse (self, hl_response_columns_header_name (column), cell,
                   g_strdup_printf (column == HL_COLUMN_FIELD ?
                                    _("This round has no field “%s”: correct the name") :
                                    _("This round has no area “%s”: correct the name"), name));

  g_hash_table_insert (self->names[column], g_strdup (cell), GUINT_TO_POINTER (index + 1));
  *out_index = index;

  return TRUE;
}

/* Where a cell names no field or area, the range that the serial lies in may decide it. */
static void
take_from_range (Import *self)
{
  HlResponse *response = self->response;
  const HlSerialRange *range = hl_survey_find_range (self->survey, response->serial);

  if (range == NULL)
    return;

  if (response->field == HL_NO_INDEX)
    response->field = range->field;
  if (response->area == HL_NO_INDEX)
    response->area = range->area;
}

static gboolean
read_answer (Import *self,
             guint   question)
{
  const HlQuestionType *type = self->types[question];
  guint column = self->columns->answers[question];
  guint text_column = self->columns->texts[question];
  const char *cell = get_cell (self, column);
  const char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (type->kind == HL_KIND_SHORT_TEXT || type->kind == HL_KIND_LONG_TEXT)
    cell = hl_response_columns_restore (cell);

  if (text_column != HL_NO_INDEX && *get_cell (self, text_column) != '\0')
    text = hl_response_columns_restore (get_cell (self, text_column));

  if (*cell == '\0' && text == NULL)
    return TRUE;

  if (!type->parse (self->survey->questionnaire, question, cell, text, self->response, &error))
    return refuse (self, self->survey->questionnaire->questions[question].code, cell,
                   g_strdup (error->message));

  return TRUE;
}

static void
reset_response (HlResponse *response)
{
  response->serial = HL_SERIAL_NONE;
  response->date = HL_DATE_NONE;
  response->channel = HL_CHANNEL_UNKNOWN;
  response->respondent = HL_RESPONDENT_UNKNOWN;
  response->field = HL_NO_INDEX;
  response->area = HL_NO_INDEX;
  response->procedure = HL_NO_INDEX;
  response->officer = 0;
  response->interviewer = 0;
  memset (response->answers, HL_ANSWER_BLANK, response->n_answers);
  g_array_set_size (response->texts, 0);
}

/* Fills self->response from the cells; FALSE when the line was refused. */
static gboolean
read_line (Import *self)
{
  HlResponse *response = self->response;

  reset_response (response);
  if (!check_cells (self) || !read_serial (self) ||
      !read_stratum (self, HL_COLUMN_FIELD, &response->field) ||
      !read_stratum (self, HL_COLUMN_AREA, &response->area) ||
      !read_date (self) || !read_words (self))
    return FALSE;

  for (guint i = 0; i < self->survey->questionnaire->n_questions; i++)
    if (!read_answer (self, i))
      return FALSE;

  take_from_range (self);
  hl_answer_apply_jumps (self->survey->questionnaire, response->answers);

  return TRUE;
}

static gboolean
ensure_person (Import        *self,
               HlHeaderColumn column,
               guint32       *out_id,
               GError       **error)
{
  const char *cell = get_header (self, column);
  gboolean officer = column == HL_COLUMN_OFFICER;
  g_autofree char *code = NULL;
  gboolean created;

  *out_id = GPOINTER_TO_UINT (g_hash_table_lookup (self->names[column], cell));
  if (*out_id != 0 || *cell == '\0')
    return TRUE;

  code = hl_text_clean (hl_response_columns_restore (cell));
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
                const char     *name,
                guint           field)
{
  for (guint i = 0; i < survey->n_procedures; i++)
    if (survey->procedures[i].field == field && strcmp (survey->procedures[i].name, name) == 0)
      return i;

  return HL_NO_INDEX;
}

/* Stores a procedure nobody has named before and reads the round again, which then has it. */
static gboolean
create_procedure (Import     *self,
                  const char *name,
                  GError    **error)
{
  HlSurvey *survey;
  gboolean created;

  if (!hl_store_ensure_procedure (self->store, self->survey->id, name, self->response->field,
                                  &created, error))
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
ensure_procedure (Import  *self,
                  GError **error)
{
  HlResponse *response = self->response;
  GHashTable *known = self->names[HL_COLUMN_PROCEDURE];
  const char *cell = get_header (self, HL_COLUMN_PROCEDURE);
  g_autofree char *name = NULL;

  if (*cell == '\0')
    return TRUE;

  g_string_printf (self->key, "%u %s", response->field, cell);
  response->procedure = GPOINTER_TO_UINT (g_hash_table_lookup (known, self->key->str)) - 1;
  if (response->procedure != HL_NO_INDEX)
    return TRUE;

  name = hl_text_clean (hl_response_columns_restore (cell));
  response->procedure = find_procedure (self->survey, name, response->field);
  if (response->procedure == HL_NO_INDEX)
    {
      if (!create_procedure (self, name, error))
        return FALSE;

      response->procedure = find_procedure (self->survey, name, response->field);
    }

  g_hash_table_insert (known, g_strdup (self->key->str),
                       GUINT_TO_POINTER (response->procedure + 1));

  return TRUE;
}

/* Stores the line unless the round has its serial; FALSE only when the store fails. */
static gboolean
store_line (Import  *self,
            GError **error)
{
  HlResponse *response = self->response;
  gint64 id = 0;

  if (response->serial != HL_SERIAL_NONE &&
      !hl_store_has_serial (self->store, self->survey->id, response->serial, &id, error))
    return FALSE;

  if (id != 0)
    {
      refuse (self, NULL, "duplicate",
              g_strdup_printf (_("Form number %s is in this round already"),
                               get_header (self, HL_COLUMN_SERIAL)));
      return TRUE;
    }

  if (!ensure_procedure (self, error) ||
      !ensure_person (self, HL_COLUMN_OFFICER, &response->officer, error) ||
      !ensure_person (self, HL_COLUMN_INTERVIEWER, &response->interviewer, error) ||
      hl_store_add_response (self->store, self->survey, response, error) == 0)
    return FALSE;

  self->report->n_imported++;

  return TRUE;
}

static gboolean
read_lines (Import  *self,
            HlCsv   *csv,
            GError **error)
{
  while (TRUE)
    {
      if (!hl_csv_next (csv, &self->cells, &self->line, error))
        return FALSE;

      if (self->cells == NULL)
        return TRUE;

      if (read_line (self) && !store_line (self, error))
        return FALSE;
    }
}

static gboolean
read_header (Import  *self,
             HlCsv   *csv,
             GError **error)
{
  if (!hl_csv_next (csv, &self->cells, &self->line, error))
    return FALSE;

  self->columns = hl_response_columns_match (self->survey, self->cells, error);

  return self->columns != NULL;
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
                   _("Round %d is not open (its state is “%s”): forms go in only while it is open"),
                   (int) survey_id, hl_survey_state_to_string (self->survey->state));
      return FALSE;
    }

  return TRUE;
}

static void
prepare (Import *self)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;

  self->report = import_report_new ();
  self->response = hl_response_new (questionnaire);
  self->response->survey_id = self->survey->id;
  self->response->state = HL_RESPONSE_COMPLETE;
  self->key = g_string_new (NULL);
  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->types = g_new (const HlQuestionType *, questionnaire->n_questions);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    self->types[i] = hl_question_type_by_id (questionnaire->questions[i].type_id);
}

/**
 * hl_response_csv_import:
 * @store: the store
 * @survey_id: number of an open round
 * @bytes: the file
 * @error: return location for an error
 *
 * Takes the responses of a CSV file into a round (columns: hl_response_columns_match()). A line
 * that breaks a rule is refused and reported; the others go in, all in one transaction. Officers,
 * interviewers and procedures nobody has named before are created and reported. The validity of the
 * whole round is computed anew and stored.
 *
 * Cells are trimmed and brought to NFC. An empty field or area is taken from the serial range where
 * that decides it.
 *
 * Returns: (transfer full): what went in and what did not. %NULL, and nothing is changed, with
 *   %HL_ERROR_NOT_FOUND when there is no such round, %HL_ERROR_CONFLICT when it is not open,
 *   %HL_ERROR_INVALID when the file as a whole cannot be read (encoding, quotes, columns),
 *   %HL_ERROR_STORE when the store fails
 */
HlImportReport *
hl_response_csv_import (HlStore *store,
                        gint64   survey_id,
                        GBytes  *bytes,
                        GError **error)
{
  g_auto (Import) self = { .store = store };
  g_autoptr (HlCsv) csv = hl_csv_new (bytes, error);
  g_autoptr (HlTx) tx = NULL;

  if (csv == NULL)
    return NULL;

  tx = hl_tx_begin (hl_store_get_db (store), error);
  if (tx == NULL || !load_survey (&self, survey_id, error))
    return NULL;

  prepare (&self);
  if (!read_header (&self, csv, error) || !read_lines (&self, csv, error) ||
      !hl_store_refresh_validity (store, self.survey, NULL, error) ||
      !hl_tx_commit (tx, error))
    return NULL;

  return g_steal_pointer (&self.report);
}
