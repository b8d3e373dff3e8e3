/* Files of older programs: Vietnamese in one byte a letter, in more than one way. An encoding is
 * believed only when the text it gives holds the words of the questionnaire. */
#include "exchange/hl-import-encoding.h"

#include <string.h>

#include "core/hl-error.h"
#include "core/hl-i18n.h"

#define ENOUGH_WORDS 3

static const struct
{
  const char *charset;  /* as g_convert() knows it */
  const char *name;
} encodings[] = {
  { "CP1258", "Windows-1258" },
  { "TCVN5712-1", "TCVN3 (ABC)" },
};

static gboolean
has_marks (const char *word)
{
  for (; *word != '\0'; word++)
    if ((guchar) * word >= 0x80)
      return TRUE;

  return FALSE;
}

/* The words of a text that are not plain ASCII, small and composed. */
static GHashTable *
collect_words (GHashTable *words,
               const char *text)
{
  g_autofree char *small = g_utf8_strdown (text, -1);
  g_autofree char *composed = g_utf8_normalize (small, -1, G_NORMALIZE_NFC);
  g_auto (GStrv) parts = NULL;

  if (composed == NULL)
    return words;

  parts = g_strsplit_set (composed, " \t\r\n,;.:|\"'()[]/?-", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (has_marks (parts[i]))
      g_hash_table_add (words, g_strdup (parts[i]));

  return words;
}

static GHashTable *
words_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GHashTable *
list_known_words (const HlSurvey *survey)
{
  static const char common[] = "số phiếu lĩnh vực thủ tục địa bàn ngày công chức điều tra viên "
                               "người dân tổ chức giới tính nữ hài lòng không có ý kiến";
  const HlQuestionnaire *questionnaire = survey->questionnaire;
  GHashTable *words = collect_words (words_new (), common);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      collect_words (words, question->text);
      for (guint k = 0; k < question->n_options; k++)
        collect_words (words, question->options[k].label);
    }
  for (guint i = 0; i < survey->n_fields; i++)
    collect_words (words, survey->fields[i].name);

  return words;
}

/* Whether most words of a text that are not plain ASCII are words of the questionnaire. */
static gboolean
is_believable (const HlSurvey *survey,
               const char     *text)
{
  g_autoptr (GHashTable) known = list_known_words (survey);
  g_autoptr (GHashTable) words = collect_words (words_new (), text);
  GHashTableIter iter;
  gpointer word;
  guint n_known = 0;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_hash_table_contains (known, word))
      n_known++;

  return n_known >= ENOUGH_WORDS && 2 * n_known >= g_hash_table_size (words);
}

static GBytes *
convert (GBytes     *bytes,
         const char *charset)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize length;
  char *text = g_convert (data, (gssize) size, "UTF-8", charset, NULL, &length, NULL);
  g_autofree char *composed = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_NFC) : NULL;

  g_free (text);
  if (composed == NULL)
    return NULL;

  length = strlen (composed);

  return g_bytes_new_take (g_steal_pointer (&composed), length);
}

static gboolean
is_utf16 (const guint8 *data,
          gsize         size)
{
  return size >= 2 && ((data[0] == 0xff && data[1] == 0xfe) ||
                       (data[0] == 0xfe && data[1] == 0xff));
}

/* VNI writes a letter and its marks as two: "số" is s, o, 0xe1, each of them a Latin letter. */
static gboolean
looks_like_vni (const guint8 *data,
                gsize         size)
{
  static const guint8 marks[] = { 0xf9, 0xf8, 0xfb, 0xf5, 0xef, 0xe2, 0xe1, 0xe0, 0xe5, 0xe3, 0xe4,
                                  0xea, 0xe9, 0xe8, 0xfa, 0xfc, 0xeb };
  guint n_marks = 0;
  guint n_high = 0;

  for (gsize i = 1; i < size; i++)
    {
      if (data[i] < 0x80)
        continue;

      n_high++;
      if (memchr (marks, data[i], sizeof marks) != NULL &&
          strchr ("aeouyAEOUY\xf4\xf6", data[i - 1]) != NULL)
        n_marks++;
    }

  return n_marks >= ENOUGH_WORDS && 2 * n_marks >= n_high;
}

static void
set_error (const guint8 *data,
           gsize         size,
           GError      **error)
{
  if (looks_like_vni (data, size))
    g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                         _("The file seems to be written in VNI: convert it to Unicode, or open it "
                           "in a spreadsheet and save it as “CSV UTF-8”"));
  else
    g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                         _("The letters of the file are not Unicode and cannot be made out for "
                           "sure: open it in a spreadsheet and save it as “CSV UTF-8”"));
}

/**
 * hl_import_decode:
 * @survey: the round a file is for; its words tell encodings apart
 * @bytes: the file
 * @out_encoding: (out) (transfer full): name of the encoding found
 * @error: return location for an error
 *
 * Brings a file to UTF-8: from UTF-8 itself, UTF-16 with a mark, and from Windows-1258 or TCVN3
 * when the text then holds the words of the questionnaire.
 *
 * Returns: (transfer full): the text, or %NULL with %HL_ERROR_INVALID when the encoding is another
 *   one or not sure
 */
GBytes *
hl_import_decode (const HlSurvey *survey,
                  GBytes         *bytes,
                  char          **out_encoding,
                  GError        **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  GBytes *text = is_utf16 (data, size) ? convert (bytes, "UTF-16") : NULL;

  *out_encoding = g_strdup (text != NULL ? "UTF-16" : "UTF-8");
  if (text != NULL)
    return text;
  if (size == 0 || memchr (data, '\0', size) != NULL ||
      g_utf8_validate_len ((const char *) data, size, NULL))
    return g_bytes_ref (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (encodings) && !looks_like_vni (data, size); i++)
    {
      text = convert (bytes, encodings[i].charset);
      if (text != NULL && is_believable (survey, g_bytes_get_data (text, NULL)))
        {
          g_free (*out_encoding);
          *out_encoding = g_strdup (encodings[i].name);
          return text;
        }
      g_clear_pointer (&text, g_bytes_unref);
    }

  g_clear_pointer (out_encoding, g_free);
  set_error (data, size, error);

  return NULL;
}
