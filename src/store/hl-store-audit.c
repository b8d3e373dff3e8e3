#include "store/hl-store-audit-private.h"

#include <stdlib.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define FINGERPRINT_DIGITS 16

static const char select_width[] =
  "SELECT length (max (last)) FROM survey_range WHERE survey_id = :id";
static const char select_questionnaire[] =
  "SELECT code || '.' || revision FROM questionnaire WHERE id = :id";
static const char select_office[] =
  "SELECT key FROM office_value WHERE id = :id";
static const char select_person[] =
  "SELECT code FROM person WHERE id = :id";

static void
fault_free (gpointer data)
{
  HlAuditFault *fault = data;

  g_free (fault->subject);
  g_free (fault->what);
  g_free (fault);
}

/**
 * hl_audit_report_free:
 * @self: (transfer full): a report
 */
void
hl_audit_report_free (HlAuditReport *self)
{
  g_ptr_array_unref (self->faults);
  g_free (self->fingerprint);
  g_free (self);
}

/**
 * hl_audit_add_fault:
 * @self: an audit
 * @entry: number of the broken log entry, or 0
 * @subject: name of the faulty thing
 * @format: a translated sentence, printf style
 * @...: its arguments
 *
 * Reports a fault.
 */
void
hl_audit_add_fault (HlAudit    *self,
                    gint64      entry,
                    const char *subject,
                    const char *format,
                    ...)
{
  HlAuditFault *fault = g_new0 (HlAuditFault, 1);
  va_list args;

  fault->entry = entry;
  fault->subject = g_strdup (subject);
  va_start (args, format);
  fault->what = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->report->faults, fault);
}

/**
 * hl_audit_find:
 * @self: an audit that has walked the log
 * @subject: kind of thing
 * @id: its id
 *
 * Returns: (transfer none) (nullable): its newest entry, or %NULL when the log knows nothing of it
 */
HlLastEntry *
hl_audit_find (HlAudit  *self,
               HlSubject subject,
               gint64    id)
{
  gint64 key = id * 8 + subject;
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_subject, GSIZE_TO_POINTER (key)));

  return index != 0 ? &g_array_index (self->entries, HlLastEntry, index - 1) : NULL;
}

/* A column of a row, for a name; %NULL when it cannot be read. */
static char *
look_up (HlAudit    *self,
         const char *sql,
         gint64      id)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, sql, NULL);

  if (stmt == NULL)
    return NULL;

  hl_stmt_bind_int (stmt, ":id", id);

  return hl_stmt_step (stmt, NULL) == HL_STEP_ROW ? g_strdup (hl_stmt_get_text (stmt, 0)) : NULL;
}

static char *
name_response (HlAudit *self,
               gint64   id,
               gint64   survey_id,
               gint64   serial)
{
  if (serial <= 0 || serial >= 5 * HL_SERIAL_KIND_SIZE)
    return g_strdup_printf (_("form #%d of survey %d"), (int) id, (int) survey_id);

  g_autofree char *width = look_up (self, select_width, survey_id);
  g_autofree char *text = hl_serial_format (serial, width != NULL ? (guint) atoi (width) % 10 : 1);

  return g_strdup_printf (_("form %s of survey %d"), text, (int) survey_id);
}

static char *
name_by_code (HlAudit    *self,
              const char *format,
              const char *sql,
              gint64      id)
{
  g_autofree char *found = look_up (self, sql, id);
  g_autofree char *number = g_strdup_printf ("#%d", (int) id);
  g_auto (GStrv) pieces = g_strsplit (format, "%s", 2);

  return g_strjoinv (found != NULL ? found : number, pieces);
}

/**
 * hl_audit_name:
 * @self: an audit
 * @subject: kind of thing
 * @id: its id
 * @survey_id: survey of a response
 * @serial: serial of a response, ≤ 0 when it has none
 *
 * Returns: (transfer full): what a person calls it, "form 034 of survey 1"
 */
char *
hl_audit_name (HlAudit  *self,
               HlSubject subject,
               gint64    id,
               gint64    survey_id,
               gint64    serial)
{
  switch (subject)
    {
    case HL_SUBJECT_RESPONSE:
      return name_response (self, id, survey_id, serial);

    case HL_SUBJECT_SURVEY:
      return g_strdup_printf (_("survey %d"), (int) id);

    case HL_SUBJECT_QUESTIONNAIRE:
      return name_by_code (self, _("questionnaire %s"), select_questionnaire, id);

    case HL_SUBJECT_OFFICE:
      return name_by_code (self, _("the office's “%s”"), select_office, id);

    case HL_SUBJECT_PERSON:
      return name_by_code (self, _("person %s"), select_person, id);

    default:
      return g_strdup_printf ("#%d", (int) id);
    }
}

static gboolean
parse_fingerprint (const char *text,
                   gint64     *out_number,
                   guint8      out_chain[FINGERPRINT_DIGITS / 2],
                   GError    **error)
{
  g_autoptr (GRegex) regex =
    g_regex_new ("^HL1-([0-9]{1,18})-([0-9a-f]{16})$", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is no fingerprint: one reads HL1-, a number, - and 16 digits or letters "
                     "a to f"), text);
      return FALSE;
    }

  g_autofree char *number = g_match_info_fetch (match, 1);
  g_autofree char *hex = g_match_info_fetch (match, 2);
  *out_number = g_ascii_strtoll (number, NULL, 10);
  for (guint i = 0; i < FINGERPRINT_DIGITS / 2; i++)
    out_chain[i] =
      (guint8) (g_ascii_xdigit_value (hex[2 * i]) << 4 | g_ascii_xdigit_value (hex[2 * i + 1]));

  return TRUE;
}

static gboolean
run (HlAudit    *self,
     const char *fingerprint,
     GError    **error)
{
  guint8 asked[FINGERPRINT_DIGITS / 2] = { 0 };
  gint64 number = -1;

  if (fingerprint != NULL && !parse_fingerprint (fingerprint, &number, asked, error))
    return FALSE;

  g_autoptr (HlTx) tx = hl_tx_begin_read (self->store->db, error);

  return tx != NULL &&
         hl_audit_walk_log (self, number, asked, error) &&
         hl_audit_check_rows (self, error) &&
         hl_audit_check_validity (self, error) &&
         hl_tx_commit (tx, error);
}

/**
 * hl_store_audit:
 * @self: a store
 * @fingerprint: (nullable): a printed fingerprint to hold against the log
 * @error: return location for an error
 *
 * Walks the chain of the log and holds every response, survey, questionnaire, office value, person
 * and snapshot against it, every text against its salted hash and every stored mask against a fresh
 * run of the rules. O(size of the file); memory for one entry a thing.
 *
 * A fingerprint is held when the entry it names is there with that chain digest; a log cut short
 * behind it no longer holds it, one grown since does.
 *
 * Returns: (transfer full): what was found, or %NULL with %HL_ERROR_INVALID (not a fingerprint) or
 *   %HL_ERROR_STORE
 */
HlAuditReport *
hl_store_audit (HlStore    *self,
                const char *fingerprint,
                GError    **error)
{
  g_autoptr (HlAuditReport) report = g_new0 (HlAuditReport, 1);
  HlAudit audit = { self, report, NULL, NULL };

  report->faults = g_ptr_array_new_with_free_func (fault_free);
  audit.entries = g_array_new (FALSE, FALSE, sizeof (HlLastEntry));
  audit.by_subject = g_hash_table_new (NULL, NULL);

  gboolean is_done = run (&audit, fingerprint, error);
  g_array_unref (audit.entries);
  g_hash_table_unref (audit.by_subject);
  if (!is_done)
    return NULL;

  report->whole = report->faults->len == 0;

  return g_steal_pointer (&report);
}
