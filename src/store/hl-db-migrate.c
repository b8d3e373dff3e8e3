#include "store/hl-db-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "hl-store-resources.h"

#define KEYS_OFF "-- foreign_keys: off"

static void
register_resource (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      hl_store_register_resource ();
      g_once_init_leave (&is_done, 1);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_migrations (const char *migrations)
{
  register_resource ();

  char **names = g_resources_enumerate_children (migrations, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof (char *), compare_names);

  return names;
}

/**
 * hl_db_newest_version:
 * @migrations: resource folder of the files NNNN-name.sql
 *
 * Returns: number of migrations in the folder, which is the schema version they lead to
 */
gint64
hl_db_newest_version (const char *migrations)
{
  g_auto (GStrv) names = list_migrations (migrations);

  return g_strv_length (names);
}

/* Named for the version it holds; an older copy of the same name is kept. */
static char *
name_of_copy (const char *path,
              gint64      version)
{
  char *name = g_strdup_printf ("%s.before-%" G_GINT64_FORMAT, path, version + 1);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.before-%" G_GINT64_FORMAT "-%u", path, version + 1, i);
    }

  return name;
}

static gboolean
keys_hold (HlDb    *self,
           GError **error)
{
  gint64 n_orphans = 0;

  if (!hl_db_pragma_int (self, "SELECT count (*) FROM pragma_foreign_key_check", &n_orphans, error))
    return FALSE;
  if (n_orphans == 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("%s has rows that refer to missing ones: restore a backup"), self->path);
  return FALSE;
}

static gboolean
run_migration (HlDb       *self,
               const char *sql,
               gint64      version,
               GError    **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version);
  g_autoptr (HlTx) tx = hl_tx_begin (self, error);

  if (tx == NULL)
    return FALSE;

  /* Another program may have done it while this one waited for the lock. */
  if (hl_db_get_version (self) >= version)
    return hl_tx_commit (tx, error);

  return hl_db_exec (self, sql, error) &&
         hl_db_exec (self, stamp, error) &&
         keys_hold (self, error) &&
         hl_tx_commit (tx, error);
}

static gboolean
migrate_one (HlDb       *self,
             const char *migrations,
             const char *name,
             GError    **error)
{
  g_autofree char *path = g_build_path ("/", migrations, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (bytes == NULL)
    return FALSE;

  const char *sql = g_bytes_get_data (bytes, NULL);
  gboolean keys_off = g_str_has_prefix (sql, KEYS_OFF);
  if (keys_off && !hl_db_exec (self, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  gboolean is_done = run_migration (self, sql, g_ascii_strtoll (name, NULL, 10), error);
  if (!is_done)
    g_prefix_error (error, "%s: ", name);
  if (keys_off && !hl_db_exec (self, "PRAGMA foreign_keys = ON", is_done ? error : NULL))
    return FALSE;

  return is_done;
}

static gboolean
copy_into_memory (HlDb    *self,
                  HlDb    *memory,
                  GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (memory->handle, "main", self->handle, "main");
  int code = backup != NULL ? sqlite3_backup_step (backup, -1) : SQLITE_NOMEM;

  sqlite3_backup_finish (backup);

  return code == SQLITE_DONE || hl_db_fail (self, code, error);
}

/**
 * hl_db_migrate_in_memory:
 * @self: (transfer full): a connection to a file of an older version
 * @migrations: as hl_db_migrate()
 * @error: return location for an error
 *
 * Copies a file that may not be changed into memory and brings the copy up to date. O(size of the
 * file).
 *
 * Returns: (transfer full): a connection to the copy, which bears the name of the file; or %NULL
 *   with %HL_ERROR_STORE
 */
HlDb *
hl_db_migrate_in_memory (HlDb       *self,
                         const char *migrations,
                         GError    **error)
{
  g_autoptr (HlDb) file = self;
  g_autoptr (HlDb) memory = hl_db_open_raw (":memory:", HL_DB_READ_WRITE, error);

  if (memory == NULL || !copy_into_memory (file, memory, error))
    return NULL;

  g_free (memory->path);
  memory->path = g_strdup (file->path);

  return hl_db_migrate (memory, migrations, error) ? g_steal_pointer (&memory) : NULL;
}

/**
 * hl_db_migrate:
 * @self: a connection
 * @migrations: resource folder of the files NNNN-name.sql, numbered from 0001 without gaps
 * @error: return location for an error
 *
 * Brings the schema up to date, each step in a transaction of its own and rolled back whole when it
 * fails. A file that holds something is first copied to "<file>.before-<version>".
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_TOO_NEW or %HL_ERROR_STORE
 */
gboolean
hl_db_migrate (HlDb       *self,
               const char *migrations,
               GError    **error)
{
  g_auto (GStrv) names = list_migrations (migrations);
  gint64 newest = g_strv_length (names);
  gint64 version;

  if (!hl_db_pragma_int (self, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > newest)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_TOO_NEW,
                   _("%s was written by a newer Hài Lòng: update this program; "
                     "it was left as it is"),
                   self->path);
      return FALSE;
    }

  /* What is only in memory has nothing to lose. */
  if (version > 0 && version < newest && *sqlite3_db_filename (self->handle, NULL) != '\0')
    {
      g_autofree char *copy = name_of_copy (self->path, version);

      if (!hl_db_backup (self, copy, error))
        return FALSE;
    }

  for (gint64 i = version; i < newest; i++)
    if (!migrate_one (self, migrations, names[i], error))
      return FALSE;

  return TRUE;
}
