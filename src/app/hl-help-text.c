#include "app/hl-help-text.h"

#include <string.h>

#include <gio/gio.h>

#define FOLDER "/io/github/hailong/HaiLong/help/"

static void
block_free (gpointer data)
{
  HlHelpBlock *self = data;

  g_free (self->key);
  g_free (self->markup);
  g_free (self->plain);
  g_free (self);
}

/* Returns: past a link "[words](topic)" at @text, or %NULL when there is none */
static const char *
add_link (const char *text,
          GString    *markup,
          GString    *plain)
{
  const char *middle = strstr (text, "](");
  const char *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *words = NULL;
  g_autofree char *topic = NULL;

  if (*text != '[' || end == NULL)
    return NULL;

  words = g_strndup (text + 1, (gsize) (middle - text - 1));
  topic = g_strndup (middle + 2, (gsize) (end - middle - 2));
  g_string_append_printf (markup, "<a href=\"%s\">%s</a>", topic, words);
  g_string_append (plain, words);

  return end + 1;
}

/* `key`, **word** and [words](topic) become markup. */
static char *
make_markup (const char *text,
             GString    *plain)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GString *markup = g_string_new (NULL);
  gboolean key = FALSE;
  gboolean bold = FALSE;
  const char *next;

  for (const char *at = escaped; *at != '\0'; at = next)
    {
      next = add_link (at, markup, plain);
      if (next != NULL)
        continue;

      next = at + (g_str_has_prefix (at, "**") ? 2 : 1);
      if (*at == '`')
        g_string_append (markup, (key = !key) ? "<b>" : "</b>");
      else if (next == at + 2)
        g_string_append (markup, (bold = !bold) ? "<b>" : "</b>");
      else
        g_string_append_c (markup, *at);

      if (*at != '`' && next == at + 1)
        g_string_append_c (plain, *at);
    }

  return g_string_free (markup, FALSE);
}

static void
add_block (HlHelpTopic *topic,
           HlHelpKind   kind,
           const char  *key,
           const char  *text)
{
  HlHelpBlock *block = g_new0 (HlHelpBlock, 1);
  GString *plain = g_string_new (NULL);

  block->kind = kind;
  if (key != NULL)
    {
      block->key = make_markup (key, plain);
      g_string_append_c (plain, ' ');
    }
  block->markup = make_markup (text, plain);
  block->plain = g_string_free (plain, FALSE);
  g_ptr_array_add (topic->blocks, block);
}

/* "| key | what it does" */
static void
add_key (HlHelpTopic *topic,
         const char  *line)
{
  g_auto (GStrv) cells = g_strsplit (line + 1, "|", 2);

  add_block (topic, HL_HELP_KEY, g_strstrip (cells[0]),
             cells[1] != NULL ? g_strstrip (cells[1]) : "");
}

/* "1. text": the number and the point, or %NULL */
static char *
get_number (const char *line)
{
  gsize n_digits = strspn (line, "0123456789");

  return n_digits > 0 && g_str_has_prefix (line + n_digits, ". ") ? g_strndup (line, n_digits + 1)
                                                                  : NULL;
}

static void
add_paragraph (HlHelpTopic *topic,
               const char  *line)
{
  g_autofree char *number = get_number (line);

  if (g_str_has_prefix (line, "# "))
    topic->title = g_strdup (line + 2);
  else if (g_str_has_prefix (line, "## "))
    add_block (topic, HL_HELP_HEADING, NULL, line + 3);
  else if (g_str_has_prefix (line, "- "))
    add_block (topic, HL_HELP_ITEM, "•", line + 2);
  else if (number != NULL)
    add_block (topic, HL_HELP_ITEM, number, line + strlen (number) + 1);
  else if (*line == '|')
    add_key (topic, line);
  else
    add_block (topic, HL_HELP_TEXT, NULL, line);
}

/**
 * hl_help_topic_parse:
 * @id: name of the topic in links
 * @text: one paragraph a line; "# " title, "## " heading, "- " or "1. " item, "| key | words",
 *   inside a line `key`, **word** and [words](topic)
 *
 * Returns: (transfer full): the topic
 */
HlHelpTopic *
hl_help_topic_parse (const char *id,
                     const char *text)
{
  HlHelpTopic *self = g_new0 (HlHelpTopic, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  self->id = g_strdup (id);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  for (char **line = lines; *line != NULL; line++)
    {
      if (**line != '\0')
        add_paragraph (self, *line);
    }

  return self;
}

/**
 * hl_help_topic_free:
 * @self: (transfer full): a topic
 *
 * Frees a topic.
 */
void
hl_help_topic_free (HlHelpTopic *self)
{
  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/* Small letters without diacritics. */
static char *
fold (const char *text)
{
  g_autofree char *apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *folded = g_string_new (NULL);

  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_unichar_tolower (g_utf8_get_char (at));

      if (!g_unichar_ismark (letter))
        g_string_append_unichar (folded, letter == 0x111 ? 'd' : letter);
    }

  return g_string_free (folded, FALSE);
}

/**
 * hl_help_matches:
 * @text: a text
 * @words: words or beginnings of words, with or without diacritics
 *
 * Returns: whether @text holds all of @words
 */
gboolean
hl_help_matches (const char *text,
                 const char *words)
{
  g_autofree char *folded = fold (text);
  g_autofree char *wanted = fold (words);
  g_auto (GStrv) parts = g_strsplit (wanted, " ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      if (strstr (folded, *part) == NULL)
        return FALSE;
    }

  return TRUE;
}

/**
 * hl_help_topic_matches:
 * @self: a topic
 * @words: as in hl_help_matches()
 *
 * Returns: whether the title or one paragraph holds all of @words
 */
gboolean
hl_help_topic_matches (const HlHelpTopic *self,
                       const char        *words)
{
  gboolean found = hl_help_matches (self->title, words);

  for (guint i = 0; i < self->blocks->len && !found; i++)
    found = hl_help_matches (((HlHelpBlock *) self->blocks->pdata[i])->plain, words);

  return found;
}

static int
compare_names (gconstpointer one,
               gconstpointer other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/* "03-entry.txt" is the third topic, "entry". */
static HlHelpTopic *
load_topic (const char *folder,
            const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *from = strchr (name, '-') + 1;
  g_autofree char *id = g_strndup (from, (gsize) (strrchr (name, '.') - from));

  return hl_help_topic_parse (id, g_bytes_get_data (bytes, NULL));
}

/**
 * hl_help_load:
 * @language: the language of the interface
 *
 * Returns: (transfer full) (element-type HlHelpTopic): the topics in their order
 */
GPtrArray *
hl_help_load (HlLanguage language)
{
  GPtrArray *topics = g_ptr_array_new_with_free_func ((GDestroyNotify) hl_help_topic_free);
  const char *folder = language == HL_LANGUAGE_EN ? FOLDER "en/" : FOLDER "vi/";
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                                         NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (char **name = names; *name != NULL; name++)
    g_ptr_array_add (topics, load_topic (folder, *name));

  return topics;
}
