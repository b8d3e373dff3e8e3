#include "core/hl-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define READ_LIMIT (512u << 20) /* bytes */

static gboolean
fail (GError    **error,
      const char *path,
      int         code)
{
  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("Cannot write %s: %s. Choose another place or free some space"), path,
               g_strerror (code));

  return FALSE;
}

/* Writes and closes @fd; 0, or the error number. */
static int
write_all (int      fd,
           GBytes  *bytes,
           gboolean to_disk)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int code = 0;

  while (size > 0 && code == 0)
    {
      gssize n = write (fd, data, size);

      if (n >= 0)
        {
          data += n;
          size -= n;
        }
      else if (errno != EINTR)
        code = errno;
    }

  if (code == 0 && to_disk && fsync (fd) != 0)
    code = errno;
  if (close (fd) != 0 && code == 0)
    code = errno;

  return code;
}

static gboolean
write_through (const char *path,
               GBytes     *bytes,
               GError    **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int code = fd < 0 ? errno : write_all (fd, bytes, FALSE);

  return code == 0 || fail (error, path, code);
}

/**
 * hl_file_write:
 * @path: file to write
 * @bytes: its new content
 * @error: return location for an error
 *
 * Writes a file whole or not at all: beside it, flushed to disk, then renamed. A device or pipe is
 * written as it is.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE; then @path is as it was
 */
gboolean
hl_file_write (const char *path,
               GBytes     *bytes,
               GError    **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  GStatBuf info;
  int code;
  int fd;

  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return write_through (path, bytes, error);

  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0644);
  if (fd < 0)
    return fail (error, path, errno);

  code = write_all (fd, bytes, TRUE);
  if (code == 0 && g_rename (temporary, path) != 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (temporary);
      return fail (error, path, code);
    }

  return TRUE;
}

/* Reads and closes @fd; 0, or the error number: EFBIG when there is more than the limit. */
static int
read_all (int         fd,
          GByteArray *out)
{
  guint8 buffer[65536];
  int code = 0;
  gssize n;

  do
    {
      n = read (fd, buffer, sizeof buffer);
      if (n > 0)
        g_byte_array_append (out, buffer, (guint) n);
      else if (n < 0 && errno != EINTR)
        code = errno;

      if (out->len > READ_LIMIT)
        code = EFBIG;
    }
  while (n != 0 && code == 0);

  close (fd);

  return code;
}

/**
 * hl_file_read:
 * @path: file to read
 * @error: return location for an error
 *
 * Reads a whole file of at most 512 MiB.
 *
 * Returns: (transfer full): its bytes, or %NULL with %HL_ERROR_STORE when it cannot be read,
 *   %HL_ERROR_INVALID when it is larger
 */
GBytes *
hl_file_read (const char *path,
              GError    **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code = fd < 0 ? errno : read_all (fd, content);

  if (code == EFBIG)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%s is larger than 512 MiB: divide it into several files"), path);
      return NULL;
    }

  if (code != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("Cannot read %s: %s"), path,
                   g_strerror (code));
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}
