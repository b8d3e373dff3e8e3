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
      const char *why)
{
  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("Cannot write %s: %s. Choose another place or free some space"), path, why);

  return FALSE;
}

static gboolean
write_through (const char *path,
               GBytes     *bytes,
               GError    **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return fail (error, path, g_strerror (errno));

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;

      if (n < 0)
        {
          int code = errno;

          close (fd);
          return fail (error, path, g_strerror (code));
        }

      data += n;
      size -= n;
    }

  if (close (fd) != 0)
    return fail (error, path, g_strerror (errno));

  return TRUE;
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
  g_autoptr (GError) inner = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  GStatBuf info;

  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
    return write_through (path, bytes, error);

  if (!g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0644, &inner))
    return fail (error, path, inner->message);

  return TRUE;
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
  g_autoptr (GError) inner = NULL;
  GStatBuf info;
  char *data;
  gsize size;

  if (g_stat (path, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > READ_LIMIT)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("%s is larger than 512 MiB: divide it into several files"), path);
      return NULL;
    }

  if (!g_file_get_contents (path, &data, &size, &inner))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("Cannot read %s: %s"), path, inner->message);
      return NULL;
    }

  return g_bytes_new_take (data, size);
}
