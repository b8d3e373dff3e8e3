#include "core/hl-response.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *vietnamese;
  const char *english;
} Word;

static const Word channels[] = {
  [HL_CHANNEL_UNKNOWN] = { "", "không rõ", "unknown" },
  [HL_CHANNEL_PAPER] = { "paper", "phiếu giấy", "paper form" },
  [HL_CHANNEL_INTERVIEW] = { "interview", "phỏng vấn trực tiếp", "interview" },
  [HL_CHANNEL_KIOSK] = { "kiosk", "máy tính tại quầy", "kiosk" },
  [HL_CHANNEL_SCAN] = { "scan", "quét phiếu", "scanned form" },
  [HL_CHANNEL_POST] = { "post", "qua bưu điện", "post" },
  [HL_CHANNEL_PHONE] = { "phone", "qua điện thoại", "telephone" },
  [HL_CHANNEL_ONLINE] = { "online", "trực tuyến", "online" },
};

static const Word respondents[] = {
  [HL_RESPONDENT_UNKNOWN] = { "", "không rõ", "unknown" },
  [HL_RESPONDENT_CITIZEN] = { "citizen", "người dân", "citizen" },
  [HL_RESPONDENT_ORGANISATION] = { "organisation", "tổ chức", "organisation" },
};

static const char *const state_names[] = { "draft", "complete", "verified" };

static gboolean
find_word (const Word *words,
           guint       n_words,
           const char *name,
           guint      *out_index)
{
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, name))
      {
        *out_index = i;
        return TRUE;
      }

  return FALSE;
}

static const char *
word_title (const Word *word,
            HlLanguage  language)
{
  return language == HL_LANGUAGE_VI ? word->vietnamese : word->english;
}

static void
clear_text (gpointer data)
{
  HlText *text = data;

  g_free (text->text);
}

static GArray *
new_texts (void)
{
  GArray *texts = g_array_new (FALSE, FALSE, sizeof (HlText));

  g_array_set_clear_func (texts, clear_text);

  return texts;
}

/* Index of the text, or of where it belongs. */
static guint
find_text (const HlResponse *self,
           guint             question,
           guint             option,
           gboolean         *out_found)
{
  guint i;

  for (i = 0; i < self->texts->len; i++)
    {
      const HlText *text = &g_array_index (self->texts, HlText, i);

      if (text->question > question || (text->question == question && text->option >= option))
        break;
    }

  *out_found = i < self->texts->len &&
               g_array_index (self->texts, HlText, i).question == question &&
               g_array_index (self->texts, HlText, i).option == option;

  return i;
}

/**
 * hl_response_new:
 * @questionnaire: the revision the form was printed from
 *
 * Makes an empty draft: every answer blank, no header.
 *
 * Returns: (transfer full): the response; free with hl_response_free()
 */
HlResponse *
hl_response_new (const HlQuestionnaire *questionnaire)
{
  HlResponse *self = g_new0 (HlResponse, 1);

  self->field = HL_NO_INDEX;
  self->area = HL_NO_INDEX;
  self->procedure = HL_NO_INDEX;
  self->n_answers = questionnaire->n_bytes;
  self->answers = g_new0 (guint8, questionnaire->n_bytes);
  self->texts = new_texts ();

  return self;
}

/**
 * hl_response_copy:
 * @self: a response
 *
 * Returns: (transfer full): a deep copy, with the same id
 */
HlResponse *
hl_response_copy (const HlResponse *self)
{
  HlResponse *copy = g_memdup2 (self, sizeof *self);

  copy->answers = g_memdup2 (self->answers, self->n_answers);
  copy->excluded_reason = g_strdup (self->excluded_reason);
  copy->comment = g_strdup (self->comment);
  copy->texts = new_texts ();
  for (guint i = 0; i < self->texts->len; i++)
    {
      HlText text = g_array_index (self->texts, HlText, i);

      text.text = g_strdup (text.text);
      g_array_append_val (copy->texts, text);
    }

  return copy;
}

/**
 * hl_response_free:
 * @self: (transfer full): a response
 */
void
hl_response_free (HlResponse *self)
{
  g_free (self->answers);
  g_free (self->excluded_reason);
  g_free (self->comment);
  g_array_unref (self->texts);
  g_free (self);
}

/**
 * hl_response_set_text:
 * @self: a draft
 * @question: index of a question
 * @option: 0 for an open question, else the number of the option the text stands beside
 * @text: (nullable): the text, NFC and trimmed (hl_text_clean()); %NULL or "" takes it away
 *
 * Writes or removes a text, keeping the texts sorted.
 */
void
hl_response_set_text (HlResponse *self,
                      guint       question,
                      guint       option,
                      const char *text)
{
  gboolean found;
  const guint at = find_text (self, question, option, &found);

  if (found)
    g_array_remove_index (self->texts, at);

  if (text != NULL && *text != '\0')
    {
      const HlText added = { question, option, g_strdup (text) };

      g_array_insert_val (self->texts, at, added);
    }
}

/**
 * hl_response_get_text:
 * @self: a response
 * @question: index of a question
 * @option: 0 for an open question, else an option number
 *
 * Returns: (transfer none) (nullable): the text, or %NULL when none was written
 */
const char *
hl_response_get_text (const HlResponse *self,
                      guint             question,
                      guint             option)
{
  gboolean found;
  const guint at = find_text (self, question, option, &found);

  return found ? g_array_index (self->texts, HlText, at).text : NULL;
}

/**
 * hl_response_clear_texts:
 * @self: a draft
 * @question: index of a question
 *
 * Removes all texts of the question.
 */
void
hl_response_clear_texts (HlResponse *self,
                         guint       question)
{
  for (guint i = self->texts->len; i > 0; i--)
    if (g_array_index (self->texts, HlText, i - 1).question == question)
      g_array_remove_index (self->texts, i - 1);
}

/**
 * hl_channel_to_string:
 * @channel: a channel
 *
 * Returns: (transfer none): its name in files; "" for %HL_CHANNEL_UNKNOWN
 */
const char *
hl_channel_to_string (HlChannel channel)
{
  return channels[channel].name;
}

/**
 * hl_channel_parse:
 * @text: name of a channel as in files; "" is %HL_CHANNEL_UNKNOWN
 * @out_channel: (out): the channel
 *
 * Returns: %FALSE when @text is none of them
 */
gboolean
hl_channel_parse (const char *text,
                  HlChannel  *out_channel)
{
  guint index;

  if (!find_word (channels, G_N_ELEMENTS (channels), text, &index))
    return FALSE;

  *out_channel = (HlChannel) index;
  return TRUE;
}

/**
 * hl_channel_title:
 * @channel: a channel
 * @language: language of the page
 *
 * Returns: (transfer none): its name for people
 */
const char *
hl_channel_title (HlChannel  channel,
                  HlLanguage language)
{
  return word_title (&channels[channel], language);
}

/**
 * hl_respondent_to_string:
 * @respondent: a kind of respondent
 *
 * Returns: (transfer none): its name in files; "" for %HL_RESPONDENT_UNKNOWN
 */
const char *
hl_respondent_to_string (HlRespondent respondent)
{
  return respondents[respondent].name;
}

/**
 * hl_respondent_parse:
 * @text: "citizen", "organisation", or "" for %HL_RESPONDENT_UNKNOWN
 * @out_respondent: (out): the kind of respondent
 *
 * Returns: %FALSE when @text is none of them
 */
gboolean
hl_respondent_parse (const char   *text,
                     HlRespondent *out_respondent)
{
  guint index;

  if (!find_word (respondents, G_N_ELEMENTS (respondents), text, &index))
    return FALSE;

  *out_respondent = (HlRespondent) index;
  return TRUE;
}

/**
 * hl_respondent_title:
 * @respondent: a kind of respondent
 * @language: language of the page
 *
 * Returns: (transfer none): its name for people
 */
const char *
hl_respondent_title (HlRespondent respondent,
                     HlLanguage   language)
{
  return word_title (&respondents[respondent], language);
}

/**
 * hl_response_state_to_string:
 * @state: a state
 *
 * Returns: (transfer none): its name in files
 */
const char *
hl_response_state_to_string (HlResponseState state)
{
  return state_names[state];
}
