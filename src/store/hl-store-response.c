#include "store/hl-store-response.h"

#include <string.h>
#include <sys/random.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"
#include "store/hl-store-response-private.h"

static const char insert_response[] =
  "INSERT INTO response (survey_id, state, serial, day, channel, respondent, field, area,"
  " procedure, officer,"
  " interviewer, flags, layout, keyer, saved_at, excluded_by, answers, excluded_reason, rules)"
  " VALUES (:survey_id, :state, :serial, :day, :channel, :respondent, :field, :area, :procedure,"
  " :officer,"
  " :interviewer, :flags, :layout, :keyer, :saved_at, :excluded_by, :answers, :excluded_reason,"
  " :rules)";
static const char update_response[] =
  "UPDATE response SET state = :state, serial = :serial, day = :day, channel = :channel,"
  " respondent = :respondent, field = :field, area = :area, procedure = :procedure, officer ="
  " :officer,"
  " interviewer = :interviewer, flags = :flags, keyer = :keyer, saved_at = :saved_at, answers ="
  " :answers"
  " WHERE id = :id";
static const char insert_text[] =
  "INSERT OR REPLACE INTO response_text (response_id, question, option, text, salt, hash)"
  " VALUES (:response_id, :question, :option, :text, :salt, :hash)";
static const char select_serial[] =
  "SELECT id FROM response WHERE survey_id = :survey_id AND serial = :serial";

/* Columns of whole numbers, in the order of the canonical line. */
enum
{
  CELL_SURVEY,
  CELL_STATE,
  CELL_SERIAL,
  CELL_DAY,
  CELL_CHANNEL,
  CELL_RESPONDENT,
  CELL_FIELD,
  CELL_AREA,
  CELL_PROCEDURE,
  CELL_OFFICER,
  CELL_INTERVIEWER,
  CELL_FLAGS,
  CELL_LAYOUT,
  CELL_KEYER,       /* from here on behind the answers */
  CELL_SAVED_AT,
  CELL_EXCLUDED_BY,
  N_CELLS,
};

#define NONE G_MININT64 /* NULL */

static const char *const cell_names[N_CELLS] = {
  ":survey_id", ":state", ":serial", ":day", ":channel", ":respondent", ":field", ":area",
  ":procedure", ":officer",
  ":interviewer", ":flags", ":layout", ":keyer", ":saved_at", ":excluded_by",
};

static gint64
index_cell (guint index)
{
  return index == HL_NO_INDEX ? NONE : (gint64) index + 1;
}

static gint64
optional_cell (gint64 value)
{
  return value == 0 ? NONE : value;
}

static void
fill_cells (gint64            cells[N_CELLS],
            HlStore          *self,
            const HlSurvey   *survey,
            const HlResponse *response,
            guint32           operator)
{
  guint32 keyer = response->keyer != 0 ? response->keyer : operator;
  guint32 excluder = response->excluded_by != 0 ? response->excluded_by : operator;

  cells[CELL_SURVEY] = survey->id;
  cells[CELL_STATE] = response->state;
  cells[CELL_SERIAL] = optional_cell (response->serial);
  cells[CELL_DAY] = optional_cell (response->date);
  cells[CELL_CHANNEL] = response->channel;
  cells[CELL_RESPONDENT] = response->respondent;
  cells[CELL_FIELD] = index_cell (response->field);
  cells[CELL_AREA] = index_cell (response->area);
  cells[CELL_PROCEDURE] = index_cell (response->procedure);
  cells[CELL_OFFICER] = optional_cell (response->officer);
  cells[CELL_INTERVIEWER] = optional_cell (response->interviewer);
  cells[CELL_FLAGS] = response->flags;
  cells[CELL_LAYOUT] = survey->questionnaire->layout;
  cells[CELL_KEYER] = optional_cell (keyer);
  cells[CELL_SAVED_AT] = hl_store_now (self);
  cells[CELL_EXCLUDED_BY] = response->excluded ? optional_cell (excluder) : NONE;
}

static void
bind_cell (HlStmt      *stmt,
           const gint64 cells[N_CELLS],
           guint        i)
{
  if (cells[i] == NONE)
    hl_stmt_bind_null (stmt, cell_names[i]);
  else
    hl_stmt_bind_int (stmt, cell_names[i], cells[i]);
}

static void
line_cell (GString     *line,
           const gint64 cells[N_CELLS],
           guint        i)
{
  if (cells[i] == NONE)
    hl_line_add_null (line);
  else
    hl_line_add_int (line, cells[i]);
}

/* The same line hl_store_digest_subject() reads back from the row. */
static void
start_line (GString          *line,
            gint64            id,
            const gint64      cells[N_CELLS],
            const HlResponse *response)
{
  g_string_assign (line, "\nform");
  hl_line_add_int (line, id);
  for (guint i = 0; i < CELL_KEYER; i++)
    line_cell (line, cells, i);
  hl_line_add_bytes (line, response->answers, response->n_answers);
  for (guint i = CELL_KEYER; i < N_CELLS; i++)
    line_cell (line, cells, i);
  if (response->excluded)
    hl_line_add_text (line, response->excluded_reason, strlen (response->excluded_reason));
  else
    hl_line_add_null (line);
}

static gboolean
insert_row (HlStore          *self,
            const gint64      cells[N_CELLS],
            const HlResponse *response,
            GError          **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_response, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < N_CELLS; i++)
    bind_cell (stmt, cells, i);
  hl_stmt_bind_blob (stmt, ":answers", response->answers, response->n_answers);
  hl_stmt_bind_text (stmt, ":excluded_reason",
                     response->excluded ? response->excluded_reason : NULL);
  hl_stmt_bind_int (stmt, ":rules", response->rules);

  return hl_stmt_run (stmt, error);
}

/* Made-up data have made-up salts, so that they are the same at every call. */
static gboolean
fill_salts (HlStore *self,
            GError **error)
{
  if (self->salt_seed == 0)
    {
      if (getrandom (self->salts, sizeof self->salts, 0) == sizeof self->salts)
        return TRUE;

      g_set_error_literal (error, HL_ERROR, HL_ERROR_STORE,
                           _("The system gives no random numbers: try again"));
      return FALSE;
    }

  for (gsize i = 0; i < sizeof self->salts; i += HL_DIGEST_SIZE)
    {
      const guint64 number = GUINT64_TO_LE (self->salt_seed++);

      hl_digest (&number, sizeof number, self->salts + i);
    }

  return TRUE;
}

/**
 * hl_store_next_salt:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer none): %HL_SALT_SIZE random bytes for one text, good until the next call;
 *   %NULL with %HL_ERROR_STORE
 */
const guint8 *
hl_store_next_salt (HlStore *self,
                    GError **error)
{
  if (self->n_salts == 0)
    {
      if (!fill_salts (self, error))
        return NULL;
      self->n_salts = sizeof self->salts / HL_SALT_SIZE;
    }

  return self->salts + --self->n_salts * HL_SALT_SIZE;
}

static gboolean
add_text (HlStore    *self,
          HlStmt     *stmt,
          gint64      question,
          gint64      option,
          const char *text,
          GError    **error)
{
  const guint8 *salt = hl_store_next_salt (self, error);
  guint8 hash[HL_DIGEST_SIZE];

  if (salt == NULL)
    return FALSE;

  hl_store_digest (self, salt, HL_SALT_SIZE, text, strlen (text), hash);
  g_string_append (self->line, "\ntext");
  hl_line_add_int (self->line, question);
  hl_line_add_int (self->line, option);
  g_string_append (self->line, "|1|1");
  hl_line_add_bytes (self->line, hash, HL_DIGEST_SIZE);

  hl_stmt_bind_int (stmt, ":question", question);
  hl_stmt_bind_int (stmt, ":option", option);
  hl_stmt_bind_text (stmt, ":text", text);
  hl_stmt_bind_blob (stmt, ":salt", salt, HL_SALT_SIZE);
  hl_stmt_bind_blob (stmt, ":hash", hash, HL_DIGEST_SIZE);

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_write_texts:
 * @self: a store in a transaction, its line holding the response's row
 * @id: id of the response
 * @response: a response
 * @error: return location for an error
 *
 * Writes the texts and the remark of a response, each with a fresh salt, and adds them to the
 * canonical line.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_write_texts (HlStore          *self,
                      gint64            id,
                      const HlResponse *response,
                      GError          **error)
{
  if (response->texts->len == 0 && response->comment == NULL)
    return TRUE;

  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_text, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":response_id", id);
  if (response->comment != NULL && !add_text (self, stmt, 0, 0, response->comment, error))
    return FALSE;

  for (guint i = 0; i < response->texts->len; i++)
    {
      const HlText *text = &g_array_index (response->texts, HlText, i);

      if (!add_text (self, stmt, (gint64) text->question + 1, text->option, text->text, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_store_explain_serial:
 * @survey: a survey
 * @response: a response that could not be stored
 * @error: (inout): the error; a conflict gets a sentence that names the serial
 *
 * Says that a serial is taken.
 */
void
hl_store_explain_serial (const HlSurvey   *survey,
                         const HlResponse *response,
                         GError          **error)
{
  if (error == NULL || !g_error_matches (*error, HL_ERROR, HL_ERROR_CONFLICT))
    return;

  g_autofree char *serial = hl_serial_format (response->serial, hl_survey_serial_width (survey));
  g_clear_error (error);
  g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
               _("Serial %s is already in survey %d: see which form bears it"),
               serial, (int) survey->id);
}

static gboolean
add_rows (HlStore          *self,
          const HlSurvey   *survey,
          const HlResponse *response,
          HlLogRecord      *record,
          GError          **error)
{
  gint64 cells[N_CELLS];
  guint32 operator;

  if (!hl_store_get_operator_id (self, &operator, error))
    return FALSE;

  fill_cells (cells, self, survey, response, operator);
  if (!insert_row (self, cells, response, error))
    {
      hl_store_explain_serial (survey, response, error);
      return FALSE;
    }

  record->subject_id = hl_db_last_id (self->db);
  start_line (self->line, record->subject_id, cells, response);
  if (!hl_store_write_texts (self, record->subject_id, response, error))
    return FALSE;

  hl_store_digest (self, self->line->str, self->line->len, NULL, 0, record->line);

  return hl_store_append_log (self, record, error);
}

/**
 * hl_store_add_late_response:
 * @self: a store
 * @survey: its survey
 * @response: a response; its id, its survey's number and the time are not looked at
 * @reason: (nullable): why it comes late; needed when the survey is closed or published
 * @error: return location for an error
 *
 * Stores a new response and logs it. Its keyer is the operator unless it names another. Inside a
 * transaction of the caller a refused response leaves what else was done in it untouched.
 *
 * Returns: its id, or 0 with %HL_ERROR_CONFLICT (serial taken, or the survey is a draft or closed),
 *   %HL_ERROR_INVALID (not a possible response of this survey), %HL_ERROR_NOT_FOUND (survey) or
 *   %HL_ERROR_STORE
 */
gint64
hl_store_add_late_response (HlStore          *self,
                            const HlSurvey   *survey,
                            const HlResponse *response,
                            const char       *reason,
                            GError          **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  HlLogRecord record = {
    .subject = HL_SUBJECT_RESPONSE, .survey_id = survey->id, .serial = response->serial,
    .reason = reason,
  };

  if (tx == NULL ||
      !hl_store_may_write (self, survey, reason, HL_ACTION_ADD, &record.action, error) ||
      !hl_store_check_response (survey, response, error) ||
      !add_rows (self, survey, response, &record, error) ||
      !hl_store_mark_stale (self, survey->id, error) ||
      !hl_tx_commit (tx, error))
    return 0;

  return record.subject_id;
}

/**
 * hl_store_add_response:
 * @self: a store
 * @survey: its survey, open
 * @response: a response; its id, its survey's number and the time are not looked at
 * @error: return location for an error
 *
 * Stores a new response of an open survey, see hl_store_add_late_response().
 *
 * Returns: its id, or 0 with an error
 */
gint64
hl_store_add_response (HlStore          *self,
                       const HlSurvey   *survey,
                       const HlResponse *response,
                       GError          **error)
{
  return hl_store_add_late_response (self, survey, response, NULL, error);
}

/**
 * hl_store_write_row:
 * @self: a store in a transaction
 * @survey: its survey
 * @response: a response with its id
 * @error: return location for an error
 *
 * Overwrites header and answers of a row; whether it is excluded stays as it is.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT, %HL_ERROR_INVALID or %HL_ERROR_STORE
 */
gboolean
hl_store_write_row (HlStore          *self,
                    const HlSurvey   *survey,
                    const HlResponse *response,
                    GError          **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_response, error);
  gint64 cells[N_CELLS];

  if (stmt == NULL)
    return FALSE;

  fill_cells (cells, self, survey, response, 0);
  for (guint i = CELL_STATE; i <= CELL_FLAGS; i++)
    bind_cell (stmt, cells, i);
  bind_cell (stmt, cells, CELL_KEYER);
  bind_cell (stmt, cells, CELL_SAVED_AT);
  hl_stmt_bind_blob (stmt, ":answers", response->answers, response->n_answers);
  hl_stmt_bind_int (stmt, ":id", response->id);

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_has_serial:
 * @self: a store
 * @survey_id: a survey
 * @serial: a serial
 * @out_id: (out): id of the response that bears it, 0 when none does
 * @error: return location for an error
 *
 * Returns: %TRUE when the file could be read, else %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_has_serial (HlStore *self,
                     gint64   survey_id,
                     HlSerial serial,
                     gint64  *out_id,
                     GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_serial, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  hl_stmt_bind_int (stmt, ":serial", serial);
  HlStep step = hl_stmt_step (stmt, error);
  *out_id = step == HL_STEP_ROW ? hl_stmt_get_int (stmt, 0) : 0;

  return step != HL_STEP_ERROR;
}
