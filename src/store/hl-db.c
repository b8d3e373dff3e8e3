#include "store/hl-db-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

static HlError
classify_constraint (int code)
{
  if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
    return HL_ERROR_CONFLICT;
  if (code == SQLITE_CONSTRAINT_TRIGGER)
    return HL_ERROR_STORE;

  return HL_ERROR_INVALID;
}

/**
 * hl_db_fail:
 * @self: a connection
 * @code: extended result code of the call that failed
 * @error: return location for the sentence
 *
 * Says in a sentence what SQLite refused, naming the file and the remedy.
 *
 * Returns: %FALSE, always
 */
gboolean
hl_db_fail (HlDb    *self,
            int      code,
            GError **error)
{
  const char *detail = sqlite3_errmsg (self->handle);

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is in use by another program: close it there and try again"), self->path);
      return FALSE;

    case SQLITE_FULL:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("The disk of %s is full: make room and try again; nothing was changed"),
                   self->path);
      return FALSE;

    case SQLITE_READONLY:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s cannot be changed: the file or its folder is read-only"), self->path);
      return FALSE;

    case SQLITE_CANTOPEN:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s cannot be opened: see that you may read and write it and its folder"),
                   self->path);
      return FALSE;

    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is damaged (%s): restore a backup"), self->path, detail);
      return FALSE;

    case SQLITE_IOERR:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s could not be read or written (%s): check the disk and try again"),
                   self->path, detail);
      return FALSE;

    case SQLITE_CONSTRAINT:
      g_set_error (error, HL_ERROR, classify_constraint (code),
                   _("%s does not take this change: %s"), self->path, detail);
      return FALSE;

    default:
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, "%s: %s", self->path, detail);
      return FALSE;
    }
}

/**
 * hl_db_exec:
 * @self: a connection
 * @sql: one or more statements without results
 * @error: return location for an error
 *
 * Runs statements that are not worth caching (schema, pragmas).
 *
 * Returns: %TRUE, or %FALSE with an error as hl_db_fail()
 */
gboolean
hl_db_exec (HlDb       *self,
            const char *sql,
            GError    **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || hl_db_fail (self, code, error);
}

/**
 * hl_db_pragma_int:
 * @self: a connection
 * @sql: a statement giving one integer
 * @out_value: (out): the integer
 * @error: return location for an error
 *
 * Reads one number.
 *
 * Returns: %TRUE, or %FALSE with an error as hl_db_fail()
 */
gboolean
hl_db_pragma_int (HlDb       *self,
                  const char *sql,
                  gint64     *out_value,
                  GError    **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (self->handle, sql, -1, &stmt, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_step (stmt);
  if (code == SQLITE_ROW)
    *out_value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);

  return code == SQLITE_ROW || hl_db_fail (self, code, error);
}

static char *
immutable_uri (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strdup_printf ("file:%s?immutable=1", escaped);
}

static int
open_handle (HlDb    *self,
             HlDbMode mode,
             gboolean immutable)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *uri = immutable ? immutable_uri (self->path) : NULL;

  if (immutable)
    flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  else
    flags |= SQLITE_OPEN_READWRITE | (mode == HL_DB_CREATE ? SQLITE_OPEN_CREATE : 0);

  sqlite3_close (g_steal_pointer (&self->handle));

  return sqlite3_open_v2 (uri != NULL ? uri : self->path, &self->handle, flags, NULL);
}

/**
 * hl_db_open_raw:
 * @path: absolute path, or ":memory:"
 * @mode: how to open it; the file must already have been looked at by hl_db_file_look()
 * @error: return location for an error
 *
 * Opens a connection without touching journal mode or schema. A file in a folder that may not be
 * written is opened as unchanging when @mode is %HL_DB_READ_ONLY.
 *
 * Returns: (transfer full): the connection, or %NULL with an error as hl_db_fail()
 */
HlDb *
hl_db_open_raw (const char *path,
                HlDbMode    mode,
                GError    **error)
{
  g_autoptr (HlDb) self = g_new0 (HlDb, 1);
  gint64 n_tables;

  self->thread = g_thread_self ();
  self->path = g_strdup (path);
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) hl_stmt_free);

  int code = open_handle (self, mode, FALSE);
  if (code == SQLITE_OK)
    hl_db_set_timeout (self, 5000);
  if (mode == HL_DB_READ_ONLY &&
      (code != SQLITE_OK ||
       !hl_db_pragma_int (self, "SELECT count (*) FROM sqlite_schema", &n_tables, NULL)))
    code = open_handle (self, mode, TRUE);
  if (code != SQLITE_OK)
    {
      hl_db_fail (self, code, error);
      return NULL;
    }

  hl_db_set_timeout (self, 5000);
  if (!hl_db_exec (self, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                   " PRAGMA cache_size = -16000;", error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
set_up_file (HlDb    *self,
             gboolean is_new,
             GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d", HL_DB_APPLICATION_ID);

  if (is_new && !hl_db_exec (self, stamp, error))
    return FALSE;

  return hl_db_migrate (self, HL_DB_MIGRATIONS, error) &&
         hl_db_exec (self, "PRAGMA journal_mode = WAL", error);
}

/* The version as SQLite sees it: the newest pages may still be in the log beside the file. */
static HlDb *
set_up_reading (HlDb    *db,
                gint64   newest,
                GError **error)
{
  g_autoptr (HlDb) self = db;
  gint64 version = hl_db_get_version (self);

  if (version > newest)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_TOO_NEW,
                   _("%s was written by a newer Hài Lòng: update this program; "
                     "it was left as it is"), self->path);
      return NULL;
    }

  if (version < newest)
    self = hl_db_migrate_in_memory (g_steal_pointer (&self), HL_DB_MIGRATIONS, error);

  if (self == NULL || !hl_db_exec (self, "PRAGMA query_only = ON", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_db_open:
 * @path: file name, or ":memory:" with %HL_DB_CREATE
 * @mode: whether it may be made or written
 * @error: return location for an error
 *
 * Opens a survey file and brings its schema up to date (an existing file is copied beside itself
 * first; for reading only, the file is left as it is and a copy in memory is brought up to date).
 * The file is looked at before SQLite gets it, so a file of another program, a newer one or a
 * damaged one is left untouched.
 *
 * Returns: (transfer full): the connection, for use by this thread alone; or %NULL with
 *   %HL_ERROR_TOO_NEW, or %HL_ERROR_STORE when the file is missing, foreign, damaged, locked or may
 *   not be written
 */
HlDb *
hl_db_open (const char *path,
            HlDbMode    mode,
            GError    **error)
{
  gboolean is_memory = strcmp (path, ":memory:") == 0;
  g_autofree char *full = is_memory ? g_strdup (path) : g_canonicalize_filename (path, NULL);
  gint64 newest = hl_db_newest_version (HL_DB_MIGRATIONS);
  gboolean is_new = TRUE;

  if (!is_memory && !hl_db_file_look (full, mode, newest, &is_new, error))
    return NULL;

  g_autoptr (HlDb) self = hl_db_open_raw (full, mode, error);
  if (self == NULL)
    return NULL;

  if (mode != HL_DB_READ_ONLY)
    return set_up_file (self, is_new, error) ? g_steal_pointer (&self) : NULL;

  return set_up_reading (g_steal_pointer (&self), newest, error);
}

/**
 * hl_db_close:
 * @self: (transfer full): a connection without open transactions
 *
 * Closes the connection; the last one on a file folds its write-ahead log into it.
 */
void
hl_db_close (HlDb *self)
{
  g_assert (self->depth == 0);
  g_assert (self->thread == g_thread_self ());

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * hl_db_set_timeout:
 * @self: a connection
 * @milliseconds: how long to wait for another program's lock; 5000 after hl_db_open()
 *
 * Sets the patience with other programs.
 */
void
hl_db_set_timeout (HlDb *self,
                   guint milliseconds)
{
  sqlite3_busy_timeout (self->handle, (int) milliseconds);
}

/**
 * hl_db_get_version:
 * @self: a connection
 *
 * Returns: number of migrations the file has had, −1 when it cannot be read
 */
gint64
hl_db_get_version (HlDb *self)
{
  gint64 version = -1;

  hl_db_pragma_int (self, "PRAGMA user_version", &version, NULL);

  return version;
}

/**
 * hl_db_get_data_version:
 * @self: a connection
 *
 * Returns: a number that differs from the one before when another connection wrote into the file,
 *   −1 when it cannot be read
 */
gint64
hl_db_get_data_version (HlDb *self)
{
  gint64 version = -1;

  hl_db_pragma_int (self, "PRAGMA data_version", &version, NULL);

  return version;
}

/**
 * hl_db_get_path:
 * @self: a connection
 *
 * Returns: (transfer none): absolute path of the file, or ":memory:"
 */
const char *
hl_db_get_path (HlDb *self)
{
  return self->path;
}

/**
 * hl_db_last_id:
 * @self: a connection
 *
 * Returns: rowid of the last row inserted
 */
gint64
hl_db_last_id (HlDb *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * hl_db_n_changes:
 * @self: a connection
 *
 * Returns: rows changed by the last statement
 */
gint64
hl_db_n_changes (HlDb *self)
{
  return sqlite3_changes64 (self->handle);
}
