#include "app/hl-backup.h"

#include <errno.h>
#include <string.h>

#include <glib/gstdio.h>

#include "app/hl-settings.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define N_KEPT 7
#define DATE_LENGTH 10

/* "hailong" of "/home/an/hailong.db" */
static char *
get_stem (const char *path)
{
  char *stem = g_path_get_basename (path);

  if (g_str_has_suffix (stem, ".db"))
    stem[strlen (stem) - strlen (".db")] = '\0';

  return stem;
}

static gboolean
is_copy (const char *name,
         const char *stem)
{
  return g_str_has_prefix (name, stem) && name[strlen (stem)] == '-' &&
         g_str_has_suffix (name, ".db");
}

/* A daily copy carries the day alone. */
static gboolean
is_daily (const char *name,
          const char *stem)
{
  return is_copy (name, stem) && strlen (name) == strlen (stem) + 1 + DATE_LENGTH + strlen (".db");
}

/**
 * hl_backup_folder:
 * @path: a survey file
 *
 * Returns: (transfer full): the folder of its daily copies, beside it
 */
char *
hl_backup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_build_filename (folder, "backups", NULL);
}

/**
 * hl_backup_name:
 * @path: a survey file
 * @now: UTC seconds
 * @with_time: whether to name the minute too
 *
 * Returns: (transfer full): name of a copy made now: "hailong-2026-11-22.db"
 */
char *
hl_backup_name (const char *path,
                gint64      now,
                gboolean    with_time)
{
  g_autofree char *stem = get_stem (path);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now);
  g_autofree char *when = g_date_time_format (time, with_time ? "%Y-%m-%d-%H%M" : "%Y-%m-%d");

  return g_strdup_printf ("%s-%s.db", stem, when);
}

static gint64
find_latest_in (const char *folder,
                const char *stem)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  gint64 latest = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (is_copy (name, stem) && g_stat (file, &status) == 0)
        latest = MAX (latest, (gint64) status.st_mtime);
    }

  return latest;
}

/**
 * hl_backup_find_latest:
 * @path: a survey file
 *
 * Looks for copies where the daily ones are and in the folder chosen last.
 *
 * Returns: UTC seconds of the latest copy, 0 when there is none
 */
gint64
hl_backup_find_latest (const char *path)
{
  g_autofree char *stem = get_stem (path);
  g_autofree char *daily = hl_backup_folder (path);
  g_autofree char *chosen = g_settings_get_string (hl_settings_get (), "backup-folder");
  gint64 latest = find_latest_in (daily, stem);

  return *chosen != '\0' ? MAX (latest, find_latest_in (chosen, stem)) : latest;
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* Names rise with their days: the oldest come first. */
static void
remove_old (const char *folder,
            const char *stem)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (is_daily (name, stem))
        g_ptr_array_add (names, g_strdup (name));
    }

  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i + N_KEPT < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, names->pdata[i], NULL);

      g_unlink (file);
    }
}

static char *
daily_file (const char *path,
            gint64      now)
{
  g_autofree char *folder = hl_backup_folder (path);
  g_autofree char *name = hl_backup_name (path, now, FALSE);

  return g_build_filename (folder, name, NULL);
}

/**
 * hl_backup_has_daily:
 * @path: a survey file
 * @now: UTC seconds
 *
 * Returns: whether the copy of today is there
 */
gboolean
hl_backup_has_daily (const char *path,
                     gint64      now)
{
  g_autofree char *file = daily_file (path, now);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

/**
 * hl_backup_daily:
 * @store: an open file
 * @now: UTC seconds
 * @error: return location for an error
 *
 * Makes the copy of today unless it is there, and removes all but the last seven.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_backup_daily (HlStore *store,
                 gint64   now,
                 GError **error)
{
  const char *path = hl_db_get_path (hl_store_get_db (store));
  g_autofree char *folder = hl_backup_folder (path);
  g_autofree char *file = daily_file (path, now);
  g_autofree char *stem = get_stem (path);

  if (hl_backup_has_daily (path, now))
    return TRUE;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s cannot be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }

  if (!hl_store_backup (store, file, error))
    return FALSE;

  remove_old (folder, stem);

  return TRUE;
}
