#include "store/hl-db-private.h"

#include "core/hl-error.h"
#include "core/hl-i18n.h"

struct _HlTx
{
  HlDb    *db;      /* borrowed */
  gint64   changes; /* rows changed on the connection when it began */
  gboolean committed;
};

/* Also when SQLite itself rolled back (disk full): what follows must not be kept by itself. */
static HlTx *
refuse (HlDb    *db,
        GError **error)
{
  db->doomed = TRUE;
  g_set_error_literal (error, HL_ERROR, HL_ERROR_STORE,
                       _("A part of the change failed, so none of it was kept: try again"));

  return NULL;
}

static HlTx *
begin (HlDb       *db,
       const char *sql,
       GError    **error)
{
  g_assert (db->thread == g_thread_self ());

  if (db->depth > 0 && (db->doomed || sqlite3_get_autocommit (db->handle)))
    return refuse (db, error);
  if (db->depth == 0)
    {
      if (!hl_db_exec (db, sql, error))
        return NULL;
      db->doomed = FALSE;
      db->serial++;
    }

  HlTx *self = g_new0 (HlTx, 1);
  self->db = db;
  self->changes = sqlite3_total_changes64 (db->handle);
  db->depth++;

  return self;
}

/**
 * hl_tx_begin:
 * @db: a connection
 * @error: return location for an error
 *
 * Begins a transaction, or one inside another. Only the outermost reaches the file. An inner one
 * given up after it changed something dooms the outermost: it can then no longer be committed.
 *
 * Returns: (transfer full): the transaction, to be ended by hl_tx_end(); or %NULL with
 *   %HL_ERROR_STORE
 */
HlTx *
hl_tx_begin (HlDb    *db,
             GError **error)
{
  return begin (db, "BEGIN IMMEDIATE", error);
}

/**
 * hl_tx_begin_read:
 * @db: a connection
 * @error: return location for an error
 *
 * Begins a transaction that only reads: all of it sees the file in the same state, and other
 * programs may write meanwhile.
 *
 * Returns: (transfer full): the transaction, to be ended by hl_tx_end(); or %NULL with
 *   %HL_ERROR_STORE
 */
HlTx *
hl_tx_begin_read (HlDb    *db,
                  GError **error)
{
  return begin (db, "BEGIN", error);
}

/**
 * hl_tx_commit:
 * @self: a transaction, not committed before
 * @error: return location for an error
 *
 * Makes the changes last, once the outermost transaction is committed. Call hl_tx_end() in any
 * case.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE: everything will be rolled back by hl_tx_end()
 */
gboolean
hl_tx_commit (HlTx    *self,
              GError **error)
{
  g_return_val_if_fail (!self->committed, FALSE);

  if (self->db->doomed)
    {
      refuse (self->db, error);
      return FALSE;
    }

  if (self->db->depth == 1 && !hl_db_exec (self->db, "COMMIT", error))
    return FALSE;

  self->committed = TRUE;

  return TRUE;
}

/**
 * hl_tx_end:
 * @self: (transfer full): a transaction
 *
 * Ends a transaction; rolls it back unless it was committed.
 */
void
hl_tx_end (HlTx *self)
{
  HlDb *db = self->db;

  if (!self->committed && sqlite3_total_changes64 (db->handle) != self->changes)
    db->doomed = TRUE;

  db->depth--;
  if (db->depth == 0 && !self->committed && !sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);

  g_free (self);
}
