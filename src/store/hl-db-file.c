#include "store/hl-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* Source: "Database File Format", section 1.3, https://www.sqlite.org/fileformat2.html */
#define HEADER_SIZE 100
#define MAGIC "SQLite format 3"
#define OFFSET_PAGE_SIZE 16
#define OFFSET_N_PAGES 28
#define OFFSET_VERSION 60
#define OFFSET_APPLICATION 68

typedef struct
{
  gint64 size;
  gssize n_read;
  guint8 header[HEADER_SIZE];
} FileHead;

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gint64
page_size (const FileHead *head)
{
  gint64 size = head->header[OFFSET_PAGE_SIZE] << 8 | head->header[OFFSET_PAGE_SIZE + 1];

  return size == 1 ? 65536 : size;
}

static gboolean
has_log_beside (const char *path)
{
  g_autofree char *name = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 && info.st_size > 0;
}

static gboolean
read_head (const char *path,
           HlDbMode    mode,
           FileHead   *out_head,
           GError    **error)
{
  int fd = g_open (path, (mode == HL_DB_READ_ONLY ? O_RDONLY : O_RDWR) | O_CLOEXEC, 0);
  struct stat info;

  if (fd < 0 && (errno == EACCES || errno == EROFS || errno == EPERM))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s may not be opened for this: you lack the right to it, or it is read-only"),
                   path);
      return FALSE;
    }
  if (fd < 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s cannot be opened: %s"),
                   path, g_strerror (errno));
      return FALSE;
    }

  fstat (fd, &info);
  out_head->size = info.st_size;
  out_head->n_read = read (fd, out_head->header, HEADER_SIZE);
  close (fd);

  return TRUE;
}

static gboolean
is_ours (const char     *path,
         const FileHead *head,
         GError        **error)
{
  if (head->n_read < HEADER_SIZE || memcmp (head->header, MAGIC, sizeof MAGIC) != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is not a survey file of Hài Lòng: choose another; it was left as it is"),
                   path);
      return FALSE;
    }
  if (read_big_endian (head->header + OFFSET_APPLICATION) != HL_DB_APPLICATION_ID)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is a database of another program: choose another; it was left as it is"),
                   path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
is_usable (const char     *path,
           const FileHead *head,
           gint64          newest,
           GError        **error)
{
  if (read_big_endian (head->header + OFFSET_VERSION) > newest)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_TOO_NEW,
                   _("%s was written by a newer Hài Lòng: update this program; "
                     "it was left as it is"), path);
      return FALSE;
    }
  if (head->size < page_size (head) * read_big_endian (head->header + OFFSET_N_PAGES) &&
      !has_log_beside (path))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is damaged (its end is missing): restore a backup; it was left as it is"),
                   path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_folder (const char *path,
              GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("%s cannot be made: there is no folder %s"), path, folder);
  return FALSE;
}

/* Anything but a plain file is refused. */
static gboolean
look_for_file (const char *path,
               gboolean   *out_exists,
               GError    **error)
{
  GStatBuf info;

  *out_exists = g_stat (path, &info) == 0;
  if (!*out_exists || S_ISREG (info.st_mode))
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               S_ISDIR (info.st_mode) ? _("%s is a folder: name a survey file in it")
                                      : _("%s is not a file: name a survey file"), path);
  return FALSE;
}

/**
 * hl_db_file_look:
 * @path: absolute path
 * @mode: how it is going to be opened
 * @newest: newest schema version this program knows
 * @out_is_new: (out): %TRUE when there is no file yet, or an empty one, and @mode allows to make it
 * @error: return location for an error
 *
 * Looks at a file without SQLite, so that nothing is changed and no side file appears.
 *
 * Returns: %TRUE when it may be opened, else %FALSE with %HL_ERROR_TOO_NEW or %HL_ERROR_STORE
 */
gboolean
hl_db_file_look (const char *path,
                 HlDbMode    mode,
                 gint64      newest,
                 gboolean   *out_is_new,
                 GError    **error)
{
  FileHead head = { 0 };
  gboolean exists;

  if (!look_for_file (path, &exists, error))
    return FALSE;

  if (!exists)
    {
      *out_is_new = TRUE;
      if (mode == HL_DB_CREATE)
        return check_folder (path, error);
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("There is no file %s: check its name"), path);
      return FALSE;
    }

  if (!read_head (path, mode, &head, error))
    return FALSE;

  *out_is_new = head.size == 0 && mode == HL_DB_CREATE;

  return *out_is_new || (is_ours (path, &head, error) && is_usable (path, &head, newest, error));
}

/**
 * hl_db_file_may_replace:
 * @path: absolute path about to be written
 * @error: return location for an error
 *
 * Looks whether a survey file may take this place: nothing is there, or a survey file, however old,
 * new or damaged.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_db_file_may_replace (const char *path,
                        GError    **error)
{
  FileHead head = { 0 };
  gboolean exists;

  if (!look_for_file (path, &exists, error))
    return FALSE;
  if (!exists)
    return check_folder (path, error);

  return read_head (path, HL_DB_READ_WRITE, &head, error) &&
         (head.size == 0 || is_ours (path, &head, error));
}

static gboolean
flush_file (const char *path,
            int         flags,
            GError    **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  gboolean is_done = fd >= 0 && fsync (fd) == 0;

  if (!is_done)
    g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s could not be written to the disk: %s"),
                 path, g_strerror (errno));
  if (fd >= 0)
    close (fd);

  return is_done;
}

static const char vacuum_into[] = "VACUUM INTO :path";

/**
 * hl_db_backup:
 * @self: a connection, not in a transaction
 * @path: name of the copy; a survey file of that name is replaced, anything else is refused
 * @error: return location for an error
 *
 * Copies the database in one consistent, compact piece: under a temporary name beside @path,
 * flushed to disk, then renamed. If it fails, what was at @path is still there.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_db_backup (HlDb       *self,
              const char *path,
              GError    **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);
  g_autofree char *part = g_strdup_printf ("%s.part-%d", full, (int) getpid ());

  if (strcmp (full, self->path) == 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE,
                   _("%s is the file in use itself: give the copy another name"), full);
      return FALSE;
    }
  if (!hl_db_file_may_replace (full, error))
    return FALSE;

  g_autoptr (HlStmt) stmt = hl_db_prepare (self, vacuum_into, error);
  if (stmt == NULL)
    return FALSE;

  hl_stmt_bind_text (stmt, ":path", part);
  if (hl_stmt_run (stmt, error) && flush_file (part, O_RDWR, error))
    {
      if (g_rename (part, full) == 0)
        return flush_file (folder, O_RDONLY | O_DIRECTORY, error);
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("%s cannot be written: %s"),
                   full, g_strerror (errno));
    }

  g_unlink (part);
  g_prefix_error (error, _("No copy was made in %s: "), full);

  return FALSE;
}

static const char integrity_check[] = "PRAGMA integrity_check (20)";
static const char foreign_key_check[] = "PRAGMA foreign_key_check";

/**
 * hl_db_check:
 * @self: a connection
 * @out_faults: (element-type utf8): sentences are added here, one a fault
 * @error: return location for an error
 *
 * Checks the pages, the constraints and the references of the file. O(size of the file).
 *
 * Returns: %TRUE when the check could be made (also when there are faults), else %FALSE with
 *   %HL_ERROR_STORE
 */
gboolean
hl_db_check (HlDb      *self,
             GPtrArray *out_faults,
             GError   **error)
{
  g_autoptr (HlStmt) pages = hl_db_prepare (self, integrity_check, error);
  g_autoptr (HlStmt) keys = hl_db_prepare (self, foreign_key_check, error);
  HlStep step;

  if (pages == NULL || keys == NULL)
    return FALSE;

  while ((step = hl_stmt_step (pages, error)) == HL_STEP_ROW)
    if (strcmp (hl_stmt_get_text (pages, 0), "ok") != 0)
      g_ptr_array_add (out_faults, g_strdup_printf (_("The file is damaged: %s"),
                                                    hl_stmt_get_text (pages, 0)));
  if (step == HL_STEP_ERROR)
    return FALSE;

  while ((step = hl_stmt_step (keys, error)) == HL_STEP_ROW)
    g_ptr_array_add (out_faults,
                     g_strdup_printf (_("Table %s, row %d refers to a row of %s that is not there"),
                                      hl_stmt_get_text (keys, 0), (int) hl_stmt_get_int (keys, 1),
                                      hl_stmt_get_text (keys, 2)));

  return step == HL_STEP_DONE;
}
