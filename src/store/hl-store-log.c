#include "store/hl-store-log.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-private.h"

static const char insert_entry[] =
  "INSERT INTO log (number, at, action, subject, subject_id, survey_id, serial, person, detail,"
  " reason, line, chain)"
  " VALUES (:number, :at, :action, :subject, :subject_id, :survey_id, :serial, :person, :detail,"
  " :reason,"
  " :line, :chain)";
static const char select_head[] =
  "SELECT number, chain FROM log ORDER BY number DESC LIMIT 1";
static const char select_entries[] =
  "SELECT log.number, log.at, log.subject, log.subject_id, ifnull (log.survey_id, 0), log.serial,"
  " log.action,"
  " CASE person.name WHEN '' THEN person.code ELSE person.name END, log.detail, log.reason,"
  " (SELECT max (last) FROM survey_range AS range WHERE range.survey_id = log.survey_id)"
  " FROM log LEFT JOIN person ON person.id = log.person"
  " WHERE :survey_id = 0 OR log.survey_id = :survey_id ORDER BY log.number";

static const char *const action_names[] = {
  [HL_ACTION_ADD] = "add",
  [HL_ACTION_UPDATE] = "update",
  [HL_ACTION_CORRECT] = "correct",
  [HL_ACTION_EXCLUDE] = "exclude",
  [HL_ACTION_INCLUDE] = "include",
  [HL_ACTION_OPEN] = "open",
  [HL_ACTION_CLOSE] = "close",
  [HL_ACTION_PUBLISH] = "publish",
  [HL_ACTION_DELETE_TEXT] = "delete-text",
  [HL_ACTION_DRAW] = "draw",
  [HL_ACTION_VERIFY] = "verify",
  [HL_ACTION_IMPORT] = "import",
  [HL_ACTION_TAKE_BACK] = "take-back",
};

static const char subject_letters[] = "?rsqop";

/**
 * hl_store_log_head:
 * @self: a store
 * @out_number: (out): number of the last entry, 0 when the log is empty
 * @out_chain: (out): its chain digest, zeros when the log is empty
 * @error: return location for an error
 *
 * Reads the end of the log.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_log_head (HlStore *self,
                   gint64  *out_number,
                   guint8   out_chain[HL_DIGEST_SIZE],
                   GError **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_head, error);
  HlStep step = stmt != NULL ? hl_stmt_step (stmt, error) : HL_STEP_ERROR;

  if (step == HL_STEP_ERROR)
    return FALSE;

  *out_number = 0;
  memset (out_chain, 0, HL_DIGEST_SIZE);
  if (step == HL_STEP_ROW)
    {
      gsize size;
      const guint8 *chain = hl_stmt_get_blob (stmt, 1, &size);

      *out_number = hl_stmt_get_int (stmt, 0);
      memcpy (out_chain, chain, MIN (size, HL_DIGEST_SIZE));
    }

  return TRUE;
}

static void
add_positive (GString *line,
              gint64   value)
{
  if (value > 0)
    hl_line_add_int (line, value);
  else
    hl_line_add_null (line);
}

static void
add_nullable (GString    *line,
              const char *text)
{
  if (text != NULL)
    hl_line_add_text (line, text, strlen (text));
  else
    hl_line_add_null (line);
}

/* The same line as the audit reads back with hl_line_add_row(). */
static void
chain (HlStore           *self,
       const HlLogRecord *record,
       gint64             number,
       gint64             at,
       gint64             person,
       guint8             out_chain[HL_DIGEST_SIZE])
{
  GString *line = self->line;

  g_string_assign (line, "\nlog");
  hl_line_add_int (line, number);
  hl_line_add_int (line, at);
  hl_line_add_int (line, record->action);
  hl_line_add_int (line, record->subject);
  hl_line_add_int (line, record->subject_id);
  add_positive (line, record->survey_id);
  add_positive (line, record->serial);
  add_positive (line, person);
  add_nullable (line, record->detail);
  add_nullable (line, record->reason);
  hl_line_add_bytes (line, record->line, HL_DIGEST_SIZE);

  hl_store_digest (self, self->head, HL_DIGEST_SIZE, line->str, line->len, out_chain);
}

static void
bind_positive (HlStmt     *stmt,
               const char *name,
               gint64      value)
{
  if (value > 0)
    hl_stmt_bind_int (stmt, name, value);
  else
    hl_stmt_bind_null (stmt, name);
}

static gboolean
insert (HlStore           *self,
        const HlLogRecord *record,
        gint64             number,
        guint32            person,
        GError           **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, insert_entry, error);
  gint64 at = hl_store_now (self);
  guint8 link[HL_DIGEST_SIZE];

  if (stmt == NULL)
    return FALSE;

  chain (self, record, number, at, person, link);
  hl_stmt_bind_int (stmt, ":number", number);
  hl_stmt_bind_int (stmt, ":at", at);
  hl_stmt_bind_int (stmt, ":action", record->action);
  hl_stmt_bind_int (stmt, ":subject", record->subject);
  hl_stmt_bind_int (stmt, ":subject_id", record->subject_id);
  bind_positive (stmt, ":survey_id", record->survey_id);
  bind_positive (stmt, ":serial", record->serial);
  bind_positive (stmt, ":person", person);
  hl_stmt_bind_text (stmt, ":detail", record->detail);
  hl_stmt_bind_text (stmt, ":reason", record->reason);
  hl_stmt_bind_blob (stmt, ":line", record->line, HL_DIGEST_SIZE);
  hl_stmt_bind_blob (stmt, ":chain", link, HL_DIGEST_SIZE);
  if (!hl_stmt_run (stmt, error))
    return FALSE;

  self->head_number = number;
  memcpy (self->head, link, HL_DIGEST_SIZE);

  return TRUE;
}

/**
 * hl_store_append_log:
 * @self: a store in a transaction
 * @record: what was saved, with the digest of its rows
 * @error: return location for an error
 *
 * Appends one entry, by the operator, now.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_append_log (HlStore           *self,
                     const HlLogRecord *record,
                     GError           **error)
{
  guint32 person;

  if (!hl_store_get_operator_id (self, &person, error))
    return FALSE;

  hl_store_check_cache (self);
  if (self->head_number < 0 &&
      !hl_store_log_head (self, &self->head_number, self->head, error))
    return FALSE;

  return insert (self, record, self->head_number + 1, person, error);
}

/**
 * hl_store_log_saved:
 * @self: a store in a transaction
 * @record: what was saved; its @line is filled from the rows in the file
 * @error: return location for an error
 *
 * Hashes the rows just saved and appends their entry.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_log_saved (HlStore     *self,
                    HlLogRecord *record,
                    GError     **error)
{
  return hl_store_digest_subject (self, record->subject, record->subject_id, record->line, error) &&
         hl_store_append_log (self, record, error);
}

/**
 * hl_store_get_fingerprint:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full): "HL1-<entries>-<first 16 hex digits of the chain's head>", or %NULL
 *   with %HL_ERROR_STORE
 */
char *
hl_store_get_fingerprint (HlStore *self,
                          GError **error)
{
  gint64 number;
  guint8 chain[HL_DIGEST_SIZE];

  if (!hl_store_log_head (self, &number, chain, error))
    return NULL;

  g_autofree char *hex = hl_digest_to_hex (chain, 8);

  return g_strdup_printf ("HL1-%" G_GINT64_FORMAT "-%s", number, hex);
}

static const char *
action_name (gint64 action)
{
  if (action < 1 || action >= (gint64) G_N_ELEMENTS (action_names))
    return "?";

  return action_names[action];
}

static char *
format_serial (gint64 serial,
               gint64 highest)
{
  guint width = 1;

  for (; highest >= 10; highest /= 10)
    width++;

  return serial > 0 ? hl_serial_format (serial, width) : g_strdup ("");
}

static char *
get_string (HlStmt *stmt,
            int     column)
{
  const char *text = hl_stmt_get_text (stmt, column);

  return g_strdup (text != NULL ? text : "");
}

static HlLogEntry *
read_entry (HlStmt *stmt)
{
  HlLogEntry *entry = g_new0 (HlLogEntry, 1);
  gint64 subject = hl_stmt_get_int (stmt, 2);

  entry->number = hl_stmt_get_int (stmt, 0);
  entry->at = hl_stmt_get_int (stmt, 1);
  entry->subject = subject_letters[subject >= 1 && subject <= HL_SUBJECT_PERSON ? subject : 0];
  entry->subject_id = hl_stmt_get_int (stmt, 3);
  entry->survey_id = hl_stmt_get_int (stmt, 4);
  entry->serial = format_serial (hl_stmt_get_int (stmt, 5), hl_stmt_get_int (stmt, 10));
  entry->action = g_strdup (action_name (hl_stmt_get_int (stmt, 6)));
  entry->person = get_string (stmt, 7);
  entry->detail = get_string (stmt, 8);
  entry->reason = get_string (stmt, 9);

  return entry;
}

/**
 * hl_store_list_log:
 * @self: a store
 * @survey_id: a survey, or 0 for the whole log
 * @error: return location for an error
 *
 * Lists entries in the order they were made; texts that are not there are "".
 *
 * Returns: (transfer container) (element-type HlLogEntry): the entries, or %NULL with
 *   %HL_ERROR_STORE
 */
GPtrArray *
hl_store_list_log (HlStore *self,
                   gint64   survey_id,
                   GError **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hl_log_entry_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_entries, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":survey_id", survey_id);
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_ptr_array_add (entries, read_entry (stmt));

  return step == HL_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * hl_log_entry_free:
 * @self: (transfer full): an entry
 */
void
hl_log_entry_free (HlLogEntry *self)
{
  g_free (self->serial);
  g_free (self->action);
  g_free (self->person);
  g_free (self->detail);
  g_free (self->reason);
  g_free (self);
}
