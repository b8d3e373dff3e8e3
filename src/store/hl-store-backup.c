#include <errno.h>
#include <glib/gstdio.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-log.h"
#include "store/hl-store-private.h"

static const char select_lengths[] =
  "SELECT response.id, survey_id FROM response"
  " JOIN survey ON survey.id = survey_id JOIN questionnaire ON questionnaire.id = questionnaire_id"
  " WHERE length (answers) <> n_bytes OR response.layout <> questionnaire.layout ORDER BY"
  " response.id";
static const char select_schema[] =
  "SELECT type || ' ' || name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";

/**
 * hl_store_backup:
 * @self: a store, not in a transaction
 * @path: name of the copy; an older survey file of that name is replaced
 * @error: return location for an error
 *
 * Copies the whole store into one file, which is complete or not there at all.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_backup (HlStore    *self,
                 const char *path,
                 GError    **error)
{
  return hl_db_backup (self->db, path, error);
}

/* Fails when another program has the file open. A damaged file is free. */
static gboolean
is_free (const char *path,
         GError    **error)
{
  g_autoptr (HlDb) db = hl_db_open_raw (path, HL_DB_READ_WRITE, NULL);
  g_autoptr (GError) busy = NULL;

  if (db == NULL) /* missing or damaged */
    return TRUE;

  hl_db_set_timeout (db, 200);
  if (hl_db_exec (db, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;", &busy) ||
      (sqlite3_errcode (db->handle) & 0xff) != SQLITE_BUSY)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&busy));

  return FALSE;
}

/* A file and what SQLite keeps beside it, to another name. */
static gboolean
move_aside (const char *from,
            const char *to,
            GError    **error)
{
  static const char *const tails[] = { "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (tails); i++)
    {
      g_autofree char *source = g_strconcat (from, tails[i], NULL);
      g_autofree char *target = g_strconcat (to, tails[i], NULL);

      g_unlink (target);
      if (g_rename (source, target) != 0 && errno != ENOENT)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s cannot be renamed to %s: %s"),
                       source, target, g_strerror (errno));
          return FALSE;
        }
    }

  return TRUE;
}

static char *
summarize (HlDb    *db,
           GError **error)
{
  gint64 n_surveys, n_responses, n_entries;

  if (!hl_db_pragma_int (db, "SELECT count (*) FROM survey", &n_surveys, error) ||
      !hl_db_pragma_int (db, "SELECT count (*) FROM response", &n_responses, error) ||
      !hl_db_pragma_int (db, "SELECT count (*) FROM log", &n_entries, error))
    return NULL;

  return g_strdup_printf (_("surveys: %d, forms: %d, log entries: %d"),
                          (int) n_surveys, (int) n_responses, (int) n_entries);
}

/* A backup that is sound, with its summary. */
static HlDb *
open_backup (const char *path,
             char      **out_summary,
             GError    **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gboolean is_new;

  if (!hl_db_file_look (full, HL_DB_READ_ONLY, hl_db_newest_version (HL_DB_MIGRATIONS), &is_new,
                        error))
    return NULL;

  g_autoptr (HlDb) db = hl_db_open_raw (full, HL_DB_READ_ONLY, error);
  if (db == NULL || !hl_db_check (db, faults, error))
    return NULL;

  if (faults->len > 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is not sound (%s): choose another backup"),
                   full, (const char *) faults->pdata[0]);
      return NULL;
    }

  *out_summary = summarize (db, error);

  return *out_summary != NULL ? g_steal_pointer (&db) : NULL;
}

/**
 * hl_store_restore:
 * @backup_path: a backup
 * @target_path: the survey file it shall take the place of, in use by nobody; may be missing
 * @out_summary: (out) (optional): what the backup holds, as a sentence
 * @error: return location for an error
 *
 * Checks the backup first, then puts a copy of it in the place of the file. What was there is kept
 * as "<file>.before-restore" (an older one of that name goes).
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE or %HL_ERROR_TOO_NEW; then the file is as it was
 */
gboolean
hl_store_restore (const char *backup_path,
                  const char *target_path,
                  char      **out_summary,
                  GError    **error)
{
  g_autofree char *target = g_canonicalize_filename (target_path, NULL);
  g_autofree char *copy = g_strconcat (target, ".restoring", NULL);
  g_autofree char *before = g_strconcat (target, ".before-restore", NULL);
  g_autofree char *summary = NULL;
  g_autoptr (HlDb) backup = open_backup (backup_path, &summary, error);

  if (backup == NULL ||
      !hl_db_file_may_replace (target, error) ||
      !is_free (target, error) ||
      !hl_db_backup (backup, copy, error))
    return FALSE;

  if (!move_aside (target, before, error) || !move_aside (copy, target, error))
    {
      move_aside (before, target, NULL);
      g_unlink (copy);
      return FALSE;
    }

  if (out_summary != NULL)
    *out_summary = g_steal_pointer (&summary);

  return TRUE;
}

static void
add_fault (GPtrArray  *faults,
           const char *format,
           ...) G_GNUC_PRINTF (2, 3);

static void
add_fault (GPtrArray  *faults,
           const char *format,
           ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (faults, g_strdup_vprintf (format, args));
  va_end (args);
}

static gboolean
check_lengths (HlStore   *self,
               GPtrArray *faults,
               GError   **error)
{
  g_autoptr (HlStmt) stmt = hl_db_prepare (self->db, select_lengths, error);
  HlStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    add_fault (faults,
               _("The answers of form #%d in survey %d do not fit its questionnaire"),
               (int) hl_stmt_get_int (stmt, 0), (int) hl_stmt_get_int (stmt, 1));

  return step == HL_STEP_DONE;
}

static GHashTable *
read_schema (HlDb    *db,
             GError **error)
{
  g_autoptr (GHashTable) schema = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (HlStmt) stmt = hl_db_prepare (db, select_schema, error);
  HlStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = hl_stmt_step (stmt, error)) == HL_STEP_ROW)
    g_hash_table_insert (schema, g_strdup (hl_stmt_get_text (stmt, 0)),
                         g_strdup (hl_stmt_get_text (stmt, 1)));

  return step == HL_STEP_DONE ? g_steal_pointer (&schema) : NULL;
}

/* A guard against changes that was taken away shows against a file made anew. */
static gboolean
check_schema (HlStore   *self,
              GPtrArray *faults,
              GError   **error)
{
  g_autoptr (HlDb) model = hl_db_open (":memory:", HL_DB_CREATE, error);
  g_autoptr (GHashTable) expected = model != NULL ? read_schema (model, error) : NULL;
  g_autoptr (GHashTable) found = expected != NULL ? read_schema (self->db, error) : NULL;
  GHashTableIter iter;
  gpointer name, sql;

  if (found == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &sql))
    if (g_strcmp0 (sql, g_hash_table_lookup (found, name)) != 0)
      add_fault (faults, _("Another program removed or changed this guard of the file: %s"),
                 (const char *) name);

  return TRUE;
}

/**
 * hl_store_check:
 * @self: a store
 * @out_faults: (out) (transfer full) (element-type utf8): sentences, one a fault; empty when all is
 *   well
 * @error: return location for an error
 *
 * Checks pages, constraints, references, the lengths of answers, the schema, and makes an audit.
 * O(size of the file).
 *
 * Returns: %TRUE when the check could be made, else %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_store_check (HlStore    *self,
                GPtrArray **out_faults,
                GError    **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  if (!hl_db_check (self->db, faults, error) ||
      !check_schema (self, faults, error) ||
      !check_lengths (self, faults, error))
    return FALSE;

  g_autoptr (HlAuditReport) audit = hl_store_audit (self, NULL, error);
  if (audit == NULL)
    return FALSE;

  for (guint i = 0; i < audit->faults->len; i++)
    g_ptr_array_add (faults, g_strdup (((HlAuditFault *) audit->faults->pdata[i])->what));

  *out_faults = g_steal_pointer (&faults);

  return TRUE;
}
