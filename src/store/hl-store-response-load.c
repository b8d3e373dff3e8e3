#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

#define COLUMNS \
  "id, survey_id, state, ifnull (serial, 0), ifnull (day, 0), channel, respondent, ifnull (field," \
  " 0)," \
  " ifnull (area, 0), ifnull (procedure, 0), ifnull (officer, 0), ifnull (interviewer, 0), flags," \
  " rules, answers," \
  " layout, ifnull (keyer, 0), saved_at, ifnull (excluded_by, 0), excluded_reason"

static const char select_one[] =
  "SELECT " COLUMNS " FROM response WHERE id = :id AND survey_id = :survey_id";
static const char select_all[] =
  "SELECT " COLUMNS " FROM response WHERE survey_id = :survey_id ORDER BY serial IS NULL, serial,"
  " id";
static const char select_serials[] =
  "SELECT ifnull (serial, 0), id, saved_at, ifnull (keyer, 0) FROM response"
  " WHERE survey_id = :survey_id AND (state > 0 OR excluded_reason IS NULL)";
static const char select_texts[] =
  "SELECT question, option, text FROM response_text WHERE response_id = :id AND text IS NOT NULL"
  " ORDER BY question, option";

static guint
get_index (HlStmt *stmt,
           int     column)
{
  gint64 position = hl_stmt_get_int (stmt, column);

  return position == 0 ? HL_NO_INDEX : (guint) position - 1;
}

static void
read_header (HlResponse *response,
             HlStmt     *stmt)
{
  response->id = hl_stmt_get_int (stmt, 0);
  response->survey_id = hl_stmt_get_int (stmt, 1);
  response->state = (HlResponseState) hl_stmt_get_int (stmt, 2);
  response->serial = hl_stmt_get_int (stmt, 3);
  response->date = (HlDate) hl_stmt_get_int (stmt, 4);
  response->channel = (HlChannel) hl_stmt_get_int (stmt, 5);
  response->respondent = (HlRespondent) hl_stmt_get_int (stmt, 6);
  response->field = get_index (stmt, 7);
  response->area = get_index (stmt, 8);
  response->procedure = get_index (stmt, 9);
  response->officer = (guint32) hl_stmt_get_int (stmt, 10);
  response->interviewer = (guint32) hl_stmt_get_int (stmt, 11);
  response->flags = (guint) hl_stmt_get_int (stmt, 12);
  response->rules = (guint) hl_stmt_get_int (stmt, 13);
  response->keyer = (guint32) hl_stmt_get_int (stmt, 16);
  response->saved_at = hl_stmt_get_int (stmt, 17);
  response->excluded_by = (guint32) hl_stmt_get_int (stmt, 18);
  response->excluded_reason = g_strdup (hl_stmt_get_text (stmt, 19));
  response->excluded = response->excluded_reason != NULL;
}

static gboolean
read_answers (const HlSurvey *survey,
              HlResponse     *response,
              HlStmt         *stmt,
              GError        **error)
{
  gsize size;
  const guint8 *answers = hl_stmt_get_blob (stmt, 14, &size);

  if (size != response->n_answers || hl_stmt_get_int (stmt, 15) != survey->questionnaire->layout)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("Form #%d in survey %d was changed by another program and cannot be "
                     "read: restore a backup"),
                   (int) response->id, (int) survey->id);
      return FALSE;
    }

  if (size > 0)
    memcpy (response->answers, answers, size);

  return TRUE;
}

static gboolean
load_texts (HlStore    *self,
            HlResponse *response,
            GError    **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_texts, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":id", response->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      guint question = get_index (stmt, 0);

      if (question == HL_NO_INDEX)
        response->comment = g_strdup (hl_stmt_get_text (stmt, 2));
      else
        hl_response_set_text (response, question, (guint) hl_stmt_get_int (stmt, 1),
                              hl_stmt_get_text (stmt, 2));
    }

  return step == HL_STEP_DONE;
}

static HlResponse *
read_response (HlStore        *self,
               const HlSurvey *survey,
               HlStmt         *stmt,
               GError        **error)
{
  g_autoptr (HlResponse) response = hl_response_new (survey->questionnaire);

  read_header (response, stmt);
  if (!read_answers (survey, response, stmt, error) || !load_texts (self, response, error))
    return NULL;

  return g_steal_pointer (&response);
}

/**
 * hl_store_load_response:
 * @self: a store
 * @survey: its survey
 * @id: id of the response
 * @error: return location for an error
 *
 * Loads one response with its texts. Its @rules are those of the last hl_store_refresh_validity().
 *
 * Returns: (transfer full): the response, or %NULL with %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
HlResponse *
hl_store_load_response (HlStore        *self,
                        const HlSurvey *survey,
                        gint64          id,
                        GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_one, error);

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", id);
  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  HlStep step = hl_stmt_step (stmt, error);
  if (step == HL_STEP_DONE)
    g_set_error (error, HL_ERROR, HL_ERROR_NOT_FOUND,
                 _("There is no form #%d in survey %d"), (int) id, (int) survey->id);

  return step == HL_STEP_ROW ? read_response (self, survey, stmt, error) : NULL;
}

/**
 * hl_store_foreach_response:
 * @self: a store
 * @survey: a survey
 * @each: called for every response, drafts too, in order of serial (missing ones last) and id;
 *   %FALSE with an error ends the loop
 * @data: passed to @each
 * @error: return location for an error
 *
 * Goes through the responses of a survey with their texts, one at a time. @each must not call this
 * function again.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE or the error of @each
 */
gboolean
hl_store_foreach_response (HlStore        *self,
                           const HlSurvey *survey,
                           gboolean (     *each ) (const HlResponse *response,
                                                   gpointer          data,
                                                   GError          **error),
                           gpointer        data,
                           GError        **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_all, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey->id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      g_autoptr (HlResponse) response = read_response (self, survey, stmt, error);

      if (response == NULL || !each (response, data, error))
        return FALSE;
    }

  return step == HL_STEP_DONE;
}

/**
 * hl_store_foreach_serial:
 * @self: a store
 * @survey_id: number of a survey
 * @each: called for every response, drafts too but not those taken back with their file, in any
 *   order: its serial (%HL_SERIAL_NONE = missing), its id, when it was saved (UTC seconds) and who
 *   keyed it (0 = unknown)
 * @data: passed to @each
 * @error: return location for an error
 *
 * Goes through the serials of a survey without reading the answers. @each must not call this
 * function again.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_foreach_serial (HlStore *self,
                         gint64   survey_id,
                         void (  *each ) (HlSerial serial,
                                          gint64   id,
                                          gint64   saved_at,
                                          guint32  keyer,
                                          gpointer data),
                         gpointer data,
                         GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_serials, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    each (hl_stmt_get_int (stmt, 0), hl_stmt_get_int (stmt, 1), hl_stmt_get_int (stmt, 2),
          (guint32) hl_stmt_get_int (stmt, 3), data);

  return step == HL_STEP_DONE;
}
