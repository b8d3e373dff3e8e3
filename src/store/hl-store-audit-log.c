#include "store/hl-store-audit-private.h"

#include <string.h>

#include "core/hl-i18n.h"

static const char select_log[] =
  "SELECT number, at, action, subject, subject_id, survey_id, serial, person, detail, reason,"
  " line, chain"
  " FROM log ORDER BY number";

enum
{
  COLUMN_NUMBER,
  COLUMN_SUBJECT = 3,
  COLUMN_SUBJECT_ID,
  COLUMN_SURVEY,
  COLUMN_SERIAL,
  COLUMN_LINE = 10,
  COLUMN_CHAIN,
};

/* Both what the entry before says and what it should have said are followed, so that a changed
 * chain digest is not blamed on the entry behind it. */
typedef struct
{
  gint64 number;
  guint8 stored[HL_DIGEST_SIZE];
  guint8 computed[HL_DIGEST_SIZE];
} Link;

static void
copy_digest (HlStmt *stmt,
             int     column,
             guint8  out_digest[HL_DIGEST_SIZE])
{
  gsize size;
  const guint8 *bytes = hl_stmt_get_blob (stmt, column, &size);

  memset (out_digest, 0, HL_DIGEST_SIZE);
  if (size > 0)
    memcpy (out_digest, bytes, MIN (size, HL_DIGEST_SIZE));
}

static gboolean
digest_matches (HlStmt       *stmt,
                int           column,
                const guint8 *digest)
{
  gsize size;
  const guint8 *bytes = hl_stmt_get_blob (stmt, column, &size);

  return size == HL_DIGEST_SIZE && memcmp (bytes, digest, HL_DIGEST_SIZE) == 0;
}

static void
remember (HlAudit *self,
          HlStmt  *stmt)
{
  HlLastEntry entry = {
    .number = hl_stmt_get_int (stmt, COLUMN_NUMBER),
    .subject = (HlSubject) hl_stmt_get_int (stmt, COLUMN_SUBJECT),
    .subject_id = hl_stmt_get_int (stmt, COLUMN_SUBJECT_ID),
    .survey_id = hl_stmt_get_int (stmt, COLUMN_SURVEY),
    .serial = hl_stmt_get_int (stmt, COLUMN_SERIAL),
  };
  HlLastEntry *known = hl_audit_find (self, entry.subject, entry.subject_id);

  copy_digest (stmt, COLUMN_LINE, entry.line);
  if (known != NULL)
    {
      *known = entry;
      return;
    }

  gint64 key = entry.subject_id * 8 + entry.subject;
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->by_subject, GSIZE_TO_POINTER (key),
                       GUINT_TO_POINTER (self->entries->len));
}

static void
check_number (HlAudit *self,
              gint64   number,
              gint64   before)
{
  g_autofree char *name = g_strdup_printf (_("the log between entries %d and %d"), (int) before,
                                           (int) number);

  if (number != before + 1)
    hl_audit_add_fault (self, number, name, _("Entries are missing before entry %d of the log"),
                        (int) number);
}

static void
check_link (HlAudit *self,
            HlStmt  *stmt,
            Link    *link)
{
  HlStore *store = self->store;
  gint64 number = hl_stmt_get_int (stmt, COLUMN_NUMBER);
  guint8 digest[HL_DIGEST_SIZE];

  g_string_truncate (store->line, 0);
  hl_line_add_row (store->line, "log", stmt, COLUMN_CHAIN);
  hl_store_digest (store, link->stored, HL_DIGEST_SIZE, store->line->str, store->line->len, digest);
  gboolean holds = digest_matches (stmt, COLUMN_CHAIN, digest);

  if (!holds && memcmp (link->stored, link->computed, HL_DIGEST_SIZE) != 0)
    {
      guint8 other[HL_DIGEST_SIZE];

      hl_store_digest (store, link->computed, HL_DIGEST_SIZE, store->line->str, store->line->len,
                       other);
      holds = digest_matches (stmt, COLUMN_CHAIN, other);
    }
  if (!holds)
    {
      g_autofree char *name = g_strdup_printf (_("entry %d of the log"), (int) number);

      hl_audit_add_fault (self, number, name,
                          _("Entry %d of the log was changed by another program"), (int) number);
    }

  link->number = number;
  copy_digest (stmt, COLUMN_CHAIN, link->stored);
  memcpy (link->computed, holds ? link->stored : digest, HL_DIGEST_SIZE);
}

/**
 * hl_audit_walk_log:
 * @self: an audit
 * @asked_number: entry a fingerprint names, −1 when none was given
 * @asked_chain: (array fixed-size=8): beginning of that entry's chain digest
 * @error: return location for an error
 *
 * Recomputes the chain, remembers the newest entry of every thing, and fills number of entries and
 * fingerprint.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_audit_walk_log (HlAudit      *self,
                   gint64        asked_number,
                   const guint8 *asked_chain,
                   GError      **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->store->db, select_log, error);
  HlAuditReport *report = self->report;
  Link link = { 0 };
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  report->holds_fingerprint = asked_number == 0 && memcmp (asked_chain, link.stored, 8) == 0;
  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    {
      check_number (self, hl_stmt_get_int (stmt, COLUMN_NUMBER), link.number);
      check_link (self, stmt, &link);
      remember (self, stmt);
      if (link.number == asked_number)
        report->holds_fingerprint = memcmp (asked_chain, link.stored, 8) == 0;
    }

  g_autofree char *hex = hl_digest_to_hex (link.stored, 8);
  report->n_entries = link.number;
  report->fingerprint = g_strdup_printf ("HL1-%" G_GINT64_FORMAT "-%s", link.number, hex);

  return step == HL_STEP_DONE;
}
