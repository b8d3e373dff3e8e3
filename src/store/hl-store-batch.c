#include "store/hl-store-batch.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"

static const char insert_batch[] =
  "INSERT INTO batch (survey_id, number, paper, opened_by, opened_at)"
  " VALUES (:survey_id, (SELECT ifnull (max (number), 0) + 1 FROM batch WHERE survey_id ="
  " :survey_id),"
  " :paper, :person, :now)";
static const char select_open[] =
  "SELECT id, number, ifnull (paper, 0),"
  " (SELECT count (*) FROM batch_form WHERE batch_id = batch.id)"
  " FROM batch WHERE survey_id = :survey_id AND closed_at IS NULL AND opened_by ="
  " (SELECT id FROM person WHERE role = 'k' AND code = :operator)";
static const char update_paper[] =
  "UPDATE batch SET paper = :paper WHERE id = :id";
static const char update_closed[] =
  "UPDATE batch SET closed_by = :person, closed_at = :now,"
  " keyed = (SELECT count (*) FROM batch_form WHERE batch_id = :id) WHERE id = :id";
static const char insert_form[] =
  "INSERT OR IGNORE INTO batch_form (response_id, batch_id)"
  " SELECT :response_id, id FROM batch WHERE id = :batch_id AND closed_at IS NULL";
static const char select_serials[] =
  "SELECT ifnull (serial, 0) FROM batch_form JOIN response ON response.id = response_id"
  " WHERE batch_id = :id ORDER BY serial";

static void
bind_paper (HlStmt *stmt,
            guint   n_paper)
{
  if (n_paper > 0)
    hl_stmt_bind_int (stmt, ":paper", n_paper);
  else
    hl_stmt_bind_null (stmt, ":paper");
}

static gboolean
bind_person (HlStore *self,
             HlStmt  *stmt,
             GError **error)
{
  guint32 person;

  if (!hl_store_get_operator_id (self, &person, error))
    return FALSE;

  if (person != 0)
    hl_stmt_bind_int (stmt, ":person", person);
  else
    hl_stmt_bind_null (stmt, ":person");

  return TRUE;
}

static gboolean
log_batch (HlStore        *self,
           const HlSurvey *survey,
           const char     *detail,
           GError        **error)
{
  HlLogRecord record = {
    .action = HL_ACTION_UPDATE, .subject = HL_SUBJECT_SURVEY, .subject_id = survey->id,
    .survey_id = survey->id, .detail = detail,
  };

  return hl_store_log_saved (self, &record, error);
}

/**
 * hl_store_find_batch:
 * @self: a store
 * @survey: a survey
 * @out_batch: (out): the batch that the operator has open; its id is 0 when there is none
 * @error: return location for an error
 *
 * Finds the batch that was opened and not closed, be it in an earlier run of the program.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_find_batch (HlStore        *self,
                     const HlSurvey *survey,
                     HlBatch        *out_batch,
                     GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_open, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  *out_batch = (HlBatch) { 0 };
  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  hl_stmt_bind_text (stmt, ":operator", self->operator_name);
  step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_ROW)
    {
      out_batch->id = hl_stmt_get_int (stmt, 0);
      out_batch->number = (guint) hl_stmt_get_int (stmt, 1);
      out_batch->n_paper = (guint) hl_stmt_get_int (stmt, 2);
      out_batch->n_keyed = (guint) hl_stmt_get_int (stmt, 3);
    }

  return step != HL_STEP_ERROR;
}

static gboolean
may_open (HlStore        *self,
          const HlSurvey *survey,
          GError        **error)
{
  HlSurveyState state;
  HlBatch batch;

  if (!hl_store_get_life (self, survey->id, &state, error) ||
      !hl_store_find_batch (self, survey, &batch, error))
    return FALSE;

  if (state != HL_SURVEY_OPEN)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is not open: no batch begins"), (int) survey->id);
      return FALSE;
    }

  if (batch.id != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Batch %u is still open: close it first"), batch.number);
      return FALSE;
    }

  return TRUE;
}

static gboolean
insert (HlStore        *self,
        const HlSurvey *survey,
        guint           n_paper,
        GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_batch, error);

  if (stmt == NULL || !bind_person (self, stmt, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  bind_paper (stmt, n_paper);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_open_batch:
 * @self: a store
 * @survey: a survey, open
 * @n_paper: forms by the slip, 0 = told later
 * @out_batch: (out): the new batch
 * @error: return location for an error
 *
 * Opens a batch of the operator, numbered on in the survey. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT (the survey is not open, or the operator has a
 *   batch open), %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
gboolean
hl_store_open_batch (HlStore        *self,
                     const HlSurvey *survey,
                     guint           n_paper,
                     HlBatch        *out_batch,
                     GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autofree char *detail = NULL;

  if (tx == NULL || !may_open (self, survey, error) ||
      !insert (self, survey, n_paper, error) ||
      !hl_store_find_batch (self, survey, out_batch, error))
    return FALSE;

  if (n_paper > 0)
    detail = g_strdup_printf (_("batch %u opened: %u forms by its slip"), out_batch->number,
                              n_paper);
  else
    detail = g_strdup_printf (_("batch %u opened"), out_batch->number);

  return log_batch (self, survey, detail, error) && hl_tx_commit (tx, error);
}

/**
 * hl_store_add_to_batch:
 * @self: a store
 * @batch_id: a batch
 * @response_id: a stored form
 * @error: return location for an error
 *
 * Puts a form into a batch. A form stays in the batch it is in, and a batch that is closed, or not
 * there, takes none: then nothing is done, since a form needs no batch.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_add_to_batch (HlStore *self,
                       gint64   batch_id,
                       gint64   response_id,
                       GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_form, error);

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":response_id", response_id);
  hl_stmt_bind_int (stmt, ":batch_id", batch_id);

  return hl_stmt_run (stmt, error);
}

static gboolean
write_paper (HlStore       *self,
             const HlBatch *batch,
             guint          n_paper,
             GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_paper, error);

  if (stmt == NULL)
    return FALSE;

  bind_paper (stmt, n_paper);
  hl_stmt_bind_int (stmt, ":id", batch->id);

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_set_batch_paper:
 * @self: a store
 * @survey: its survey
 * @batch: an open batch as read from the file
 * @n_paper: forms by the slip as counted now, ≥ 1
 * @error: return location for an error
 *
 * Tells how many forms the slip says, or puts that number right. A change is logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_set_batch_paper (HlStore        *self,
                          const HlSurvey *survey,
                          const HlBatch  *batch,
                          guint           n_paper,
                          GError        **error)
{
  g_autoptr (HlTx) tx = NULL;
  g_autofree char *detail = NULL;

  if (batch->n_paper == n_paper)
    return TRUE;

  if (batch->n_paper == 0)
    detail = g_strdup_printf (_("batch %u: %u forms by its slip"), batch->number, n_paper);
  else
    detail = g_strdup_printf (_("batch %u: forms by its slip %u → %u"), batch->number,
                              batch->n_paper, n_paper);

  tx = hl_tx_begin (self->db, error);

  return tx != NULL && write_paper (self, batch, n_paper, error) &&
         log_batch (self, survey, detail, error) && hl_tx_commit (tx, error);
}

static GArray *
list_serials (HlStore       *self,
              const HlBatch *batch,
              GError       **error)
{
  g_autoptr (GArray) serials = g_array_new (FALSE, FALSE, sizeof (HlSerial));
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_serials, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", batch->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      HlSerial serial = hl_stmt_get_int (stmt, 0);

      g_array_append_val (serials, serial);
    }

  return step == HL_STEP_DONE ? g_steal_pointer (&serials) : NULL;
}

static gboolean
counts_agree (HlStore        *self,
              const HlSurvey *survey,
              HlBatch        *batch,
              GError        **error)
{
  g_autoptr (GArray) serials = list_serials (self, batch, error);
  g_autofree char *sentence = NULL;

  if (serials == NULL)
    return FALSE;

  batch->n_keyed = serials->len;
  if (batch->n_keyed == batch->n_paper)
    return TRUE;

  sentence = hl_batch_explain (batch, (const HlSerial *) serials->data, serials->len,
                               hl_survey_serial_width (survey));
  g_set_error_literal (error, HL_ERROR, HL_ERROR_CONFLICT, sentence);

  return FALSE;
}

static gboolean
write_closed (HlStore       *self,
              const HlBatch *batch,
              GError       **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, update_closed, error);

  if (stmt == NULL || !bind_person (self, stmt, error))
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", batch->id);
  hl_stmt_bind_int (stmt, ":now", hl_store_now (self));

  return hl_stmt_run (stmt, error);
}

/**
 * hl_store_close_batch:
 * @self: a store
 * @survey: its survey
 * @batch: an open batch; its @n_keyed is not looked at
 * @error: return location for an error
 *
 * Closes a batch whose slip says as many forms as were keyed. Logged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT and the sentence of hl_batch_explain(), or
 *   %HL_ERROR_STORE
 */
gboolean
hl_store_close_batch (HlStore        *self,
                      const HlSurvey *survey,
                      const HlBatch  *batch,
                      GError        **error)
{
  g_autoptr (HlTx) tx = hl_tx_begin (self->db, error);
  g_autofree char *detail = NULL;
  HlBatch now = *batch;

  if (tx == NULL || !counts_agree (self, survey, &now, error) ||
      !write_closed (self, batch, error))
    return FALSE;

  detail = g_strdup_printf (_("batch %u closed: %u forms"), now.number, now.n_keyed);

  return log_batch (self, survey, detail, error) && hl_tx_commit (tx, error);
}
