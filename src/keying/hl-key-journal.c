#include "keying/hl-key-journal.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* A record is one line: a letter, a blank, its content escaped, a blank, eight figures of checksum.
 * Letters: H header, K key (code point), D text under way, T text finished. The checksum of a
 * record covers those before it, so that a line cut out or put in is seen. */

struct _HlKeyJournal
{
  char   *path;
  int     fd;
  guint32 sum;
};

/* Adler-32. Source: RFC 1950, section 8.2. */
static guint32
add_to_sum (guint32     sum,
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
  guint32 sum = add_to_sum (self->sum, body, strlen (body));
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

/**
 * hl_key_journal_create:
 * @path: file to make, beside the database; it must not exist
 * @survey: the round
 * @header: batch header of the form, see hl_key_session_begin()
 * @offered: serial that Enter accepts
 * @error: return location for an error
 *
 * Begins the journal of one form.
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
  g_autoptr (HlKeyJournal) self = g_new0 (HlKeyJournal, 1);
  g_autofree char *content = NULL;

  self->sum = 1;
  self->path = g_strdup (path);
  self->fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail (error, path, errno);
      return NULL;
    }

  content = g_strdup_printf ("%s %u %u %u %u %u %d %u %" G_GINT64_FORMAT, survey->uuid,
                             header->procedure,
                             header->area, header->officer, header->interviewer, header->date,
                             (int) header->channel, header->keyer, offered);
  if (!append (self, 'H', content, error))
    return NULL;

  return g_steal_pointer (&self);
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

/* Checks one line against the sum so far; NULL when it is not whole. */
static char *
read_record (const char *line,
             guint32    *sum,
             char       *out_letter)
{
  gsize length = strlen (line);
  g_autofree char *body = NULL;
  guint32 expected;

  if (length < 11 || line[1] != ' ' || line[length - 9] != ' ')
    return NULL;

  body = g_strndup (line, length - 9);
  expected = add_to_sum (*sum, body, length - 9);
  if (g_ascii_strtoull (line + length - 8, NULL, 16) != expected)
    return NULL;

  *sum = expected;
  *out_letter = body[0];

  return g_strcompress (body + 2);
}

static char **
read_lines (const char *path,
            GError    **error)
{
  g_autoptr (GError) inner = NULL;
  g_autofree char *content = NULL;

  if (!g_file_get_contents (path, &content, NULL, &inner))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("Cannot read %s: %s"), path, inner->message);
      return NULL;
    }

  return g_strsplit (content, "\n", -1);
}

static char *
read_header (const char *path,
             char      **lines,
             guint32    *sum,
             GError    **error)
{
  char letter = '\0';
  g_autofree char *content = lines[0] != NULL ? read_record (lines[0], sum, &letter) : NULL;

  if (content == NULL || letter != 'H')
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("%s holds no draft that can be read"),
                   path);
      return NULL;
    }

  return g_steal_pointer (&content);
}

/**
 * hl_key_journal_survey:
 * @path: a journal left behind
 * @error: return location for an error
 *
 * Returns: (transfer full): uuid of the round it belongs to, or %NULL with %HL_ERROR_STORE when it
 *   cannot be read, %HL_ERROR_INVALID when not even its header is whole
 */
char *
hl_key_journal_survey (const char *path,
                       GError    **error)
{
  guint32 sum = 1;
  g_auto (GStrv) lines = read_lines (path, error);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, error) : NULL;

  if (header == NULL)
    return NULL;

  return g_strndup (header, strcspn (header, " "));
}

static void
begin_again (HlKeySession *session,
             const char   *header)
{
  g_auto (GStrv) parts = g_strsplit (header, " ", -1);
  HlResponse form = { 0 };

  if (g_strv_length (parts) != 9)
    return;

  form.procedure = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  form.area = (guint) g_ascii_strtoull (parts[2], NULL, 10);
  form.officer = (guint32) g_ascii_strtoull (parts[3], NULL, 10);
  form.interviewer = (guint32) g_ascii_strtoull (parts[4], NULL, 10);
  form.date = (HlDate) g_ascii_strtoull (parts[5], NULL, 10);
  form.channel = (HlChannel) g_ascii_strtoull (parts[6], NULL, 10);
  form.keyer = (guint32) g_ascii_strtoull (parts[7], NULL, 10);

  hl_key_session_begin (session, &form, g_ascii_strtoll (parts[8], NULL, 10));
}

/**
 * hl_key_journal_replay:
 * @path: a journal left behind
 * @session: a session of the journal's round
 * @out_last: (out): what became of the last key: %HL_KEY_SAVE = the form was complete and only has
 *   to be stored
 * @out_text: (out) (transfer full) (nullable): text that was being typed
 * @error: return location for an error
 *
 * Keys a form again from its journal, up to the first record that is not whole.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE or %HL_ERROR_INVALID as hl_key_journal_survey()
 */
gboolean
hl_key_journal_replay (const char   *path,
                       HlKeySession *session,
                       HlKeyOutcome *out_last,
                       char        **out_text,
                       GError      **error)
{
  guint32 sum = 1;
  g_auto (GStrv) lines = read_lines (path, error);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, error) : NULL;
  g_autofree char *under_way = NULL;
  HlKeyOutcome last = HL_KEY_IGNORED;

  if (header == NULL)
    return FALSE;

  begin_again (session, header);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char letter = '\0';
      g_autofree char *content = read_record (lines[i], &sum, &letter);

      if (content == NULL)
        break;

      g_clear_pointer (&under_way, g_free);
      if (letter == 'K')
        last = hl_key_session_press (session, (gunichar) g_ascii_strtoull (content, NULL, 10));
      else if (letter == 'T')
        last = hl_key_session_type_text (session, content);
      else
        under_way = g_steal_pointer (&content);
    }

  *out_last = last;
  *out_text = g_steal_pointer (&under_way);

  return TRUE;
}
