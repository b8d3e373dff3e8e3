#include "keying/hl-key-journal-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* Checks one line against the sum so far; NULL when it is not whole. */
char *
hl_key_journal_read (const char *line,
                     guint32    *sum,
                     char       *out_letter)
{
  gsize length = strlen (line);
  g_autofree char *body = NULL;
  guint32 expected;

  if (length < 11 || line[1] != ' ' || line[length - 9] != ' ')
    return NULL;

  body = g_strndup (line, length - 9);
  expected = hl_key_journal_sum (*sum, body, length - 9);
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
  g_autofree char *content = lines[0] != NULL ? hl_key_journal_read (lines[0], sum, &letter) : NULL;

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
 * @out_stored: (out) (optional): id of the stored form that was being mended, 0 = a new form
 * @error: return location for an error
 *
 * Returns: (transfer full): uuid of the round it belongs to, or %NULL with %HL_ERROR_STORE when it
 *   cannot be read, %HL_ERROR_INVALID when not even its header is whole
 */
char *
hl_key_journal_survey (const char *path,
                       gint64     *out_stored,
                       GError    **error)
{
  guint32 sum = HL_KEY_SUM_START;
  g_auto (GStrv) lines = read_lines (path, error);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, error) : NULL;

  if (header == NULL)
    return NULL;

  if (out_stored != NULL)
    *out_stored = g_ascii_strtoll (strrchr (header, ' ') + 1, NULL, 10);

  return g_strndup (header, strcspn (header, " "));
}

static gboolean
read_batch (char      **parts,
            HlResponse *form)
{
  if (g_strv_length (parts) < 7)
    return FALSE;

  form->procedure = (guint) g_ascii_strtoull (parts[0], NULL, 10);
  form->area = (guint) g_ascii_strtoull (parts[1], NULL, 10);
  form->officer = (guint32) g_ascii_strtoull (parts[2], NULL, 10);
  form->interviewer = (guint32) g_ascii_strtoull (parts[3], NULL, 10);
  form->date = (HlDate) g_ascii_strtoull (parts[4], NULL, 10);
  form->channel = (HlChannel) g_ascii_strtoull (parts[5], NULL, 10);
  form->keyer = (guint32) g_ascii_strtoull (parts[6], NULL, 10);

  return TRUE;
}

static void
begin_again (HlKeySession     *session,
             const HlResponse *stored,
             const char       *header)
{
  g_auto (GStrv) parts = g_strsplit (header, " ", -1);
  HlResponse form = { 0 };

  if (stored != NULL)
    hl_key_session_begin_stored (session, stored);
  else if (g_strv_length (parts) == 10 && read_batch (parts + 1, &form))
    hl_key_session_begin (session, &form, g_ascii_strtoll (parts[8], NULL, 10));
}

static HlKeyOutcome
take_record (HlKeySession *session,
             char          letter,
             const char   *content)
{
  g_auto (GStrv) parts = NULL;
  HlResponse form = { 0 };

  switch (letter)
    {
    case 'K':
      return hl_key_session_press (session, (gunichar) g_ascii_strtoull (content, NULL, 10));

    case 'T':
      return hl_key_session_type_text (session, content);

    case 'C':
      hl_key_session_set_comment (session, content);
      return HL_KEY_CHANGED;

    case 'B':
    default:
      parts = g_strsplit (content, " ", -1);
      if (read_batch (parts, &form))
        hl_key_session_set_header (session, &form);
      return HL_KEY_CHANGED;
    }
}

/**
 * hl_key_journal_replay:
 * @path: a journal left behind
 * @session: a session of the journal's round
 * @stored: (nullable): the stored form that was being mended
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
hl_key_journal_replay (const char       *path,
                       HlKeySession     *session,
                       const HlResponse *stored,
                       HlKeyOutcome     *out_last,
                       char            **out_text,
                       GError          **error)
{
  guint32 sum = HL_KEY_SUM_START;
  g_auto (GStrv) lines = read_lines (path, error);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, error) : NULL;
  g_autofree char *under_way = NULL;
  HlKeyOutcome last = HL_KEY_IGNORED;

  if (header == NULL)
    return FALSE;

  begin_again (session, stored, header);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char letter = '\0';
      g_autofree char *content = hl_key_journal_read (lines[i], &sum, &letter);

      if (content == NULL)
        break;

      g_clear_pointer (&under_way, g_free);
      if (letter == 'D')
        under_way = g_steal_pointer (&content);
      else
        last = take_record (session, letter, content);
    }

  *out_last = last;
  *out_text = g_steal_pointer (&under_way);

  return TRUE;
}
