#include "keying/hl-key-journal-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

struct _HlKeyJournal
{
  char   *path;
  int     fd;
  guint32 sum;
};

/* Adler-32. Source: RFC 1950, section 8.2. */
guint32
hl_key_journal_sum (guint32     sum,
                    const char *data,
                    gsize       length)
{
  guint32 a = sum & 0xffff;
  guint32 b = sum >> 16;

  for (gsize i = 0; i < length; i++)
    {
      a = (a + (guint8) data[i]) % 65521;
      b = (b + a) % 65521;
    }

  return b << 16 | a;
}

static gboolean
fail (GError    **error,
      const char *path,
      int         code)
{
  g_set_error (error, HL_ERROR, HL_ERROR_STORE,
               _("Not written to disk: %s: %s. Stop keying; free some space, then try again"),
               path, g_strerror (code));

  return FALSE;
}

static gboolean
append (HlKeyJournal *self,
        char          letter,
        const char   *content,
        GError      **error)
{
  g_autofree char *escaped = g_strescape (content, NULL);
  g_autofree char *body = g_strdup_printf ("%c %s", letter, escaped);
  guint32 sum = hl_key_journal_sum (self->sum, body, strlen (body));
  g_autofree char *line = g_strdup_printf ("%s %08x\n", body, sum);
  gsize length = strlen (line);
  off_t end = lseek (self->fd, 0, SEEK_END);
  gssize written;

  do
    written = write (self->fd, line, length);
  while (written < 0 && errno == EINTR);

  if (written != (gssize) length)
    {
      int code = written < 0 ? errno : ENOSPC;

      /* Half a record would hide those after it. */
      if (end < 0 || ftruncate (self->fd, end) != 0)
        code = errno;
      return fail (error, self->path, code);
    }

  self->sum = sum;

  return TRUE;
}

static char *
write_header (const HlResponse *header)
{
  return g_strdup_printf ("%u %u %u %u %u %d %u", header->procedure, header->area, header->officer,
                          header->interviewer, header->date, (int) header->channel, header->keyer);
}

static HlKeyJournal *
create (const char       *path,
        const HlSurvey   *survey,
        const HlResponse *header,
        HlSerial          offered,
        const char       *purpose,
        GError          **error)
{
  g_autoptr (HlKeyJournal) self = g_new0 (HlKeyJournal, 1);
  g_autofree char *content = NULL;
  g_autofree char *batch = NULL;

  self->sum = HL_KEY_SUM_START;
  self->path = g_strdup (path);
  self->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      fail (error, path, errno);
      return NULL;
    }

  batch = write_header (header);
  content = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "%s", survey->uuid,
                             batch, offered, header->id, purpose);
  if (!append (self, 'H', content, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * hl_key_journal_create:
 * @path: file to make, beside the database; it must not exist
 * @survey: the round
 * @header: batch header of the form, see hl_key_session_begin(); its id is that of a stored form
 *   that is mended, else 0
 * @offered: serial that Enter accepts
 * @error: return location for an error
 *
 * Begins the journal of one form and locks it as long as this program lives.
 *
 * Returns: (transfer full): the journal, or %NULL with %HL_ERROR_STORE
 */
HlKeyJournal *
hl_key_journal_create (const char       *path,
                       const HlSurvey   *survey,
                       const HlResponse *header,
                       HlSerial          offered,
                       GError          **error)
{
  return create (path, survey, header, offered, "", error);
}

/**
 * hl_key_journal_create_second:
 * @path: file to make, beside the database; it must not exist
 * @survey: the round
 * @first: the stored form that is keyed again
 * @seconds: (nullable): as hl_key_session_begin_settle(); %NULL for hl_key_session_begin_second()
 * @error: return location for an error
 *
 * Begins the journal of a second keying.
 *
 * Returns: (transfer full): the journal, or %NULL with %HL_ERROR_STORE
 */
HlKeyJournal *
hl_key_journal_create_second (const char       *path,
                              const HlSurvey   *survey,
                              const HlResponse *first,
                              GHashTable       *seconds,
                              GError          **error)
{
  GString *purpose = g_string_new (seconds != NULL ? " settle" : " second");
  g_autofree char *owned = NULL;
  GHashTableIter iter;
  gpointer box, second;

  g_string_append_printf (purpose, " %" G_GINT64_FORMAT, first->saved_at);
  if (seconds != NULL)
    {
      g_hash_table_iter_init (&iter, seconds);
      while (g_hash_table_iter_next (&iter, &box, &second))
        g_string_append_printf (purpose, " %s%s%s", (char *) box, second != NULL ? "=" : "",
                                second != NULL ? (char *) second : "");
    }
  owned = g_string_free (purpose, FALSE);

  return create (path, survey, first, first->serial, owned, error);
}

static goffset
find_end (const char *content,
          guint32    *sum)
{
  goffset end = 0;

  for (;;)
    {
      const char *line = content + end;
      const char *stop = strchr (line, '\n');
      g_autofree char *whole = stop != NULL ? g_strndup (line, stop - line) : NULL;
      g_autofree char *record = NULL;
      char letter;

      if (whole != NULL)
        record = hl_key_journal_read (whole, sum, &letter);
      if (record == NULL)
        return end;
      end += stop - line + 1;
    }
}

/**
 * hl_key_journal_reopen:
 * @path: a journal left behind
 * @error: return location for an error
 *
 * Locks a journal, cuts off a record that is not whole, and goes on writing behind the others.
 *
 * Returns: (transfer full): the journal, or %NULL with %HL_ERROR_CONFLICT when another running
 *   program holds it, %HL_ERROR_STORE
 */
HlKeyJournal *
hl_key_journal_reopen (const char *path,
                       GError    **error)
{
  g_autoptr (HlKeyJournal) self = g_new0 (HlKeyJournal, 1);
  g_autofree char *content = NULL;

  self->sum = HL_KEY_SUM_START;
  self->path = g_strdup (path);
  self->fd = g_open (path, O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd >= 0 && flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT, _("Another program is keying %s"), path);
      return NULL;
    }

  if (self->fd < 0 || !g_file_get_contents (path, &content, NULL, NULL) ||
      ftruncate (self->fd, find_end (content, &self->sum)) != 0)
    {
      fail (error, path, errno);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hl_key_journal_is_blank:
 * @path: a journal left behind
 *
 * Returns: whether the program ended before the first record was whole: nothing was keyed in it
 */
gboolean
hl_key_journal_is_blank (const char *path)
{
  g_autofree char *content = NULL;

  return g_file_get_contents (path, &content, NULL, NULL) && strchr (content, '\n') == NULL;
}

/**
 * hl_key_journal_key:
 * @self: a journal
 * @key: what hl_key_session_press() is about to get
 * @error: return location for an error
 *
 * Writes one key.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE: then the key must not be taken
 */
gboolean
hl_key_journal_key (HlKeyJournal *self,
                    gunichar      key,
                    GError      **error)
{
  char content[16];

  g_snprintf (content, sizeof content, "%u", key);

  return append (self, 'K', content, error);
}

/**
 * hl_key_journal_text:
 * @self: a journal
 * @text: content of the entry
 * @finished: %TRUE: Enter ended it, hl_key_session_type_text() follows; %FALSE: it is being typed
 * @error: return location for an error
 *
 * Writes a text.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_text (HlKeyJournal *self,
                     const char   *text,
                     gboolean      finished,
                     GError      **error)
{
  return append (self, finished ? 'T' : 'D', text, error);
}

/**
 * hl_key_journal_comment:
 * @self: a journal
 * @text: the clerk's remark
 * @error: return location for an error
 *
 * Writes what hl_key_session_set_comment() is about to get.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_comment (HlKeyJournal *self,
                        const char   *text,
                        GError      **error)
{
  return append (self, 'C', text, error);
}

/**
 * hl_key_journal_header:
 * @self: a journal
 * @header: the batch header as changed
 * @error: return location for an error
 *
 * Writes what hl_key_session_set_header() is about to get.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_header (HlKeyJournal     *self,
                       const HlResponse *header,
                       GError          **error)
{
  g_autofree char *batch = write_header (header);

  return append (self, 'B', batch, error);
}

/**
 * hl_key_journal_owner:
 * @self: a journal
 * @operator_name: who keys from here on
 * @batch: id of the batch the form belongs to, 0 = none
 * @error: return location for an error
 *
 * Writes whose form it is, so that it is theirs after a crash too.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_owner (HlKeyJournal *self,
                      const char   *operator_name,
                      gint64        batch,
                      GError      **error)
{
  g_autofree char *content = g_strdup_printf ("%" G_GINT64_FORMAT " %s", batch, operator_name);

  return append (self, 'W', content, error);
}

/**
 * hl_key_journal_rename:
 * @self: a journal
 * @path: its name from now on, in the same folder; it must not exist
 * @error: return location for an error
 *
 * Gives the file another name.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_rename (HlKeyJournal *self,
                       const char   *path,
                       GError      **error)
{
  if (g_rename (self->path, path) != 0)
    return fail (error, path, errno);

  g_free (self->path);
  self->path = g_strdup (path);

  return TRUE;
}

/**
 * hl_key_journal_get_path:
 * @self: a journal
 *
 * Returns: (transfer none): its file
 */
const char *
hl_key_journal_get_path (const HlKeyJournal *self)
{
  return self->path;
}

/**
 * hl_key_journal_remove:
 * @self: the journal of a form that is stored, or given up
 * @error: return location for an error
 *
 * Removes the file.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_key_journal_remove (HlKeyJournal *self,
                       GError      **error)
{
  if (g_unlink (self->path) != 0)
    return fail (error, self->path, errno);

  return TRUE;
}

/**
 * hl_key_journal_free:
 * @self: (transfer full): a journal
 *
 * Closes the file and leaves it where it is.
 */
void
hl_key_journal_free (HlKeyJournal *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}
