#include "keying/hl-key-journal-private.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

/* Of the header, behind the uuid, the batch header and the serial offered. */
enum
{
  PART_ID = 9,
  PART_PURPOSE,
  PART_SAVED_AT,
};

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
  g_auto (GStrv) parts = NULL;

  if (header == NULL)
    return NULL;

  parts = g_strsplit (header, " ", -1);
  if (out_stored != NULL)
    *out_stored = g_strv_length (parts) > PART_ID ? g_ascii_strtoll (parts[PART_ID], NULL, 10) : 0;

  return g_strdup (parts[0]);
}

/**
 * hl_key_journal_is_second:
 * @path: a journal left behind
 * @out_saved_at: (out): when the form it keys again was saved, by then
 *
 * Returns: whether it is a second keying, or one that settles differences
 */
gboolean
hl_key_journal_is_second (const char *path,
                          gint64     *out_saved_at)
{
  guint32 sum = HL_KEY_SUM_START;
  g_auto (GStrv) lines = read_lines (path, NULL);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, NULL) : NULL;
  g_auto (GStrv) parts = NULL;

  if (header == NULL)
    return FALSE;

  parts = g_strsplit (header, " ", -1);
  if (g_strv_length (parts) <= PART_SAVED_AT)
    return FALSE;

  *out_saved_at = g_ascii_strtoll (parts[PART_SAVED_AT], NULL, 10);

  return TRUE;
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
begin_second_again (HlKeySession     *session,
                    const HlResponse *stored,
                    char            **parts)
{
  g_autoptr (GHashTable) seconds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (g_str_equal (parts[PART_PURPOSE], "second"))
    {
      hl_key_session_begin_second (session, stored);
      return;
    }

  for (guint i = PART_SAVED_AT + 1; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      if (pair[0] != NULL)
        g_hash_table_insert (seconds, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  hl_key_session_begin_settle (session, stored, seconds);
}

static void
begin_again (HlKeySession     *session,
             const HlResponse *stored,
             const char       *header)
{
  g_auto (GStrv) parts = g_strsplit (header, " ", -1);
  guint n_parts = g_strv_length (parts);
  HlResponse form = { 0 };

  if (stored != NULL && n_parts > PART_SAVED_AT)
    begin_second_again (session, stored, parts);
  else if (stored != NULL)
    hl_key_session_begin_stored (session, stored);
  else if (n_parts == PART_PURPOSE && read_batch (parts + 1, &form))
    hl_key_session_begin (session, &form, g_ascii_strtoll (parts[8], NULL, 10));
}

static void
take_owner (const char  *content,
            HlKeyReplay *replay)
{
  const char *blank = strchr (content, ' ');

  g_free (replay->operator_name);
  replay->operator_name = g_strdup (blank != NULL ? blank + 1 : "");
  replay->batch = g_ascii_strtoll (content, NULL, 10);
}

static void
take_header (HlKeySession *session,
             const char   *content)
{
  g_auto (GStrv) parts = g_strsplit (content, " ", -1);
  HlResponse form = { 0 };

  if (read_batch (parts, &form))
    hl_key_session_set_header (session, &form);
}

static void
take_record (HlKeySession *session,
             char          letter,
             const char   *content,
             HlKeyReplay  *replay)
{
  g_clear_pointer (&replay->text, g_free);

  switch (letter)
    {
    case 'K':
      replay->last = hl_key_session_press (session,
                                           (gunichar) g_ascii_strtoull (content, NULL, 10));
      break;

    case 'T':
      replay->last = hl_key_session_type_text (session, content);
      break;

    case 'D':
      replay->text = g_strdup (content);
      break;

    case 'C':
      hl_key_session_set_comment (session, content);
      replay->last = HL_KEY_CHANGED;
      break;

    case 'W':
      take_owner (content, replay);
      break;

    case 'B':
    default:
      take_header (session, content);
      replay->last = HL_KEY_CHANGED;
      break;
    }
}

/**
 * hl_key_journal_replay:
 * @path: a journal left behind
 * @session: a session of the journal's round
 * @stored: (nullable): the stored form that was being mended
 * @out_replay: (out): what the journal tells besides the form
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
                       HlKeyReplay      *out_replay,
                       GError          **error)
{
  guint32 sum = HL_KEY_SUM_START;
  g_auto (GStrv) lines = read_lines (path, error);
  g_autofree char *header = lines != NULL ? read_header (path, lines, &sum, error) : NULL;
  HlKeyReplay replay = { .last = HL_KEY_IGNORED };

  if (header == NULL)
    return FALSE;

  begin_again (session, stored, header);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      char letter = '\0';
      g_autofree char *content = hl_key_journal_read (lines[i], &sum, &letter);

      if (content == NULL)
        break;

      take_record (session, letter, content, &replay);
    }

  *out_replay = replay;

  return TRUE;
}

/**
 * hl_key_replay_clear:
 * @self: what a journal told
 *
 * Frees its texts.
 */
void
hl_key_replay_clear (HlKeyReplay *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->operator_name, g_free);
}
