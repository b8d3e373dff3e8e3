#include "store/hl-db-private.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

struct _HlStmt
{
  HlDb         *db;      /* borrowed */
  sqlite3_stmt *handle;  /* owned */
  char        **names;   /* owned: parameter names, from 1; SQLite's own move when it recompiles */
  int           n_names;
  int           next;    /* parameter most likely bound next */
  gboolean      in_use;
};

/**
 * hl_stmt_free:
 * @self: (transfer full): a statement not in use
 *
 * Frees a cached statement.
 */
void
hl_stmt_free (HlStmt *self)
{
  sqlite3_finalize (self->handle);
  for (int i = 1; i <= self->n_names; i++)
    g_free (self->names[i]);
  g_free (self->names);
  g_free (self);
}

static HlStmt *
compile (HlDb       *self,
         const char *sql,
         GError    **error)
{
  sqlite3_stmt *handle = NULL;
  int code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

  if (code != SQLITE_OK)
    {
      hl_db_fail (self, code, error);
      return NULL;
    }

  HlStmt *stmt = g_new0 (HlStmt, 1);
  stmt->db = self;
  stmt->handle = handle;
  stmt->next = 1;
  stmt->n_names = sqlite3_bind_parameter_count (handle);
  stmt->names = g_new0 (char *, stmt->n_names + 1);
  for (int i = 1; i <= stmt->n_names; i++)
    stmt->names[i] = g_strdup (sqlite3_bind_parameter_name (handle, i));

  return stmt;
}

/**
 * hl_db_prepare:
 * @self: a connection
 * @static_sql: a string that lives as long as the connection (a static array or a literal)
 * @error: return location for an error
 *
 * Gives the compiled statement, cached by the address of its text. A statement is in use until
 * hl_stmt_release().
 *
 * Returns: (transfer full): the statement, or %NULL with an error as hl_db_fail()
 */
HlStmt *
hl_db_prepare (HlDb       *self,
               const char *static_sql,
               GError    **error)
{
  g_assert (self->thread == g_thread_self ());

  HlStmt *stmt = g_hash_table_lookup (self->statements, static_sql);
  if (stmt == NULL)
    {
      stmt = compile (self, static_sql, error);
      if (stmt == NULL)
        return NULL;
      g_hash_table_insert (self->statements, (gpointer) static_sql, stmt);
    }

  g_assert (!stmt->in_use);
  stmt->in_use = TRUE;

  return stmt;
}

/**
 * hl_stmt_release:
 * @self: (transfer full): a statement in use
 *
 * Ends the use of a statement: resets it and forgets what was bound.
 */
void
hl_stmt_release (HlStmt *self)
{
  int n_scanned = sqlite3_stmt_status (self->handle, SQLITE_STMTSTATUS_FULLSCAN_STEP, TRUE);

  if (n_scanned > 10000)
    g_debug ("%d rows scanned: %s", n_scanned, sqlite3_sql (self->handle));

  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->next = 1;
  self->in_use = FALSE;
}

/**
 * hl_stmt_get_handle:
 * @self: a statement in use
 *
 * Returns: (transfer none): the SQLite statement, for loops over very many rows
 */
sqlite3_stmt *
hl_stmt_get_handle (HlStmt *self)
{
  return self->handle;
}

/* Parameters are mostly bound in the order of the text, so the next one is nearly always right. */
static int
parameter (HlStmt     *self,
           const char *name)
{
  int index = self->next;

  if (index > self->n_names || strcmp (self->names[index], name) != 0)
    index = sqlite3_bind_parameter_index (self->handle, name);
  if (index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (self->handle));
  self->next = index + 1;

  return index;
}

/**
 * hl_stmt_bind_int:
 * @self: a statement in use
 * @name: parameter with its colon (":id"); a name the statement does not have is a bug and aborts
 * @value: the number
 */
void
hl_stmt_bind_int (HlStmt     *self,
                  const char *name,
                  gint64      value)
{
  sqlite3_bind_int64 (self->handle, parameter (self, name), value);
}

/**
 * hl_stmt_bind_double:
 * @self: a statement in use
 * @name: parameter with its colon
 * @value: the number; NaN is stored as NULL
 */
void
hl_stmt_bind_double (HlStmt     *self,
                     const char *name,
                     double      value)
{
  sqlite3_bind_double (self->handle, parameter (self, name), value);
}

/**
 * hl_stmt_bind_text:
 * @self: a statement in use
 * @name: parameter with its colon
 * @value: (nullable): UTF-8 text that stays as it is until the statement is run; %NULL is stored as
 *   NULL
 */
void
hl_stmt_bind_text (HlStmt     *self,
                   const char *name,
                   const char *value)
{
  sqlite3_bind_text (self->handle, parameter (self, name), value, -1, SQLITE_STATIC);
}

/**
 * hl_stmt_bind_blob:
 * @self: a statement in use
 * @name: parameter with its colon
 * @data: (array length=size): bytes that stay as they are until the statement is run
 * @size: how many
 */
void
hl_stmt_bind_blob (HlStmt     *self,
                   const char *name,
                   const void *data,
                   gsize       size)
{
  sqlite3_bind_blob64 (self->handle, parameter (self, name), data, size, SQLITE_STATIC);
}

/**
 * hl_stmt_bind_null:
 * @self: a statement in use
 * @name: parameter with its colon
 */
void
hl_stmt_bind_null (HlStmt     *self,
                   const char *name)
{
  sqlite3_bind_null (self->handle, parameter (self, name));
}

/**
 * hl_stmt_step:
 * @self: a statement in use
 * @error: return location for an error
 *
 * Runs the statement up to its next row.
 *
 * Returns: %HL_STEP_ROW, %HL_STEP_DONE, or %HL_STEP_ERROR with %HL_ERROR_CONFLICT (not unique),
 *   %HL_ERROR_INVALID (another constraint) or %HL_ERROR_STORE
 */
HlStep
hl_stmt_step (HlStmt  *self,
              GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return HL_STEP_ROW;
  if (code == SQLITE_DONE)
    return HL_STEP_DONE;

  hl_db_fail (self->db, code, error);
  return HL_STEP_ERROR;
}

/**
 * hl_stmt_run:
 * @self: a statement in use, without results of interest
 * @error: return location for an error
 *
 * Runs the statement to its end and resets it, so that it can be bound and run again.
 *
 * Returns: %TRUE, or %FALSE with an error as hl_stmt_step()
 */
gboolean
hl_stmt_run (HlStmt  *self,
             GError **error)
{
  HlStep step = hl_stmt_step (self, error);

  while (step == HL_STEP_ROW)
    step = hl_stmt_step (self, error);
  sqlite3_reset (self->handle);
  self->next = 1;

  return step == HL_STEP_DONE;
}

/**
 * hl_stmt_get_int:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
hl_stmt_get_int (HlStmt *self,
                 int     column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * hl_stmt_get_double:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number; NaN for NULL
 */
double
hl_stmt_get_double (HlStmt *self,
                    int     column)
{
  if (hl_stmt_is_null (self, column))
    return (double) NAN;

  return sqlite3_column_double (self->handle, column);
}

/**
 * hl_stmt_get_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (transfer none) (nullable): the text until the next step, %NULL for NULL
 */
const char *
hl_stmt_get_text (HlStmt *self,
                  int     column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * hl_stmt_get_blob:
 * @self: a statement on a row
 * @column: from 0
 * @out_size: (out): number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes until the next step, %NULL when there are none
 */
const guint8 *
hl_stmt_get_blob (HlStmt *self,
                  int     column,
                  gsize  *out_size)
{
  const guint8 *data = sqlite3_column_blob (self->handle, column);

  *out_size = (gsize) sqlite3_column_bytes (self->handle, column);

  return data;
}

/**
 * hl_stmt_is_null:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: whether the column holds nothing
 */
gboolean
hl_stmt_is_null (HlStmt *self,
                 int     column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
