#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "question/hl-question-cell.h"
#include "question/hl-question-type.h"

static gboolean
check_limit (const HlQuestion *asked,
             guint             n_ticked,
             GError          **error)
{
  if (asked->max_choices == 0 || n_ticked <= asked->max_choices)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("%u options are ticked but at most %u may be: write * if the form is so"),
               n_ticked, asked->max_choices);
  return FALSE;
}

/* Reads "1|3|9" into a byte an option. */
static gboolean
read_ticks (const HlQuestion *asked,
            const char       *cell,
            guint8           *bytes,
            GError          **error)
{
  g_auto (GStrv) items = g_strsplit (cell, "|", -1);

  memset (bytes, 0, asked->n_options);
  for (char **item = items; *item != NULL; item++)
    {
      guint option;

      if (!hl_question_cell_parse_option (g_strstrip (*item), asked->n_options, &option, error))
        return FALSE;
      if (bytes[option - 1] == 1)
        {
          g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("option %u is named twice"), option);
          return FALSE;
        }
      bytes[option - 1] = 1;
    }

  return check_limit (asked, g_strv_length (items), error);
}

/* The ticked option that takes a text, 0 = none. */
static guint
find_text_option (const HlQuestion *asked,
                  const guint8     *bytes)
{
  for (guint i = 0; i < asked->n_options; i++)
    if (bytes[i] == 1 && asked->options[i].has_text)
      return i + 1;

  return 0;
}

static gboolean
parse (const HlQuestionnaire *questionnaire,
       guint                  question,
       const char            *cell,
       const char            *option_text,
       HlResponse            *response,
       GError               **error)
{
  const HlQuestion *asked = &questionnaire->questions[question];
  g_autofree char *text = NULL;
  guint8 bytes[HL_ANSWER_MAX];
  guint8 code;
  guint option;

  if (hl_question_cell_parse_code (cell, &code))
    memset (bytes, code, asked->n_options);
  else if (!read_ticks (asked, cell, bytes, error))
    return FALSE;

  option = find_text_option (asked, bytes);
  if (option == 0 && !hl_question_cell_refuse_text (option_text, error))
    return FALSE;

  memcpy (response->answers + asked->offset, bytes, asked->n_options);
  hl_response_clear_texts (response, question);
  if (option_text != NULL && option > 0)
    {
      text = hl_text_clean (option_text);
      hl_response_set_text (response, question, option, text);
    }

  return TRUE;
}

static char *
format (const HlQuestionnaire *questionnaire,
        guint                  question,
        const HlResponse      *response)
{
  const HlQuestion *asked = &questionnaire->questions[question];
  const guint8 *bytes = response->answers + asked->offset;
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < asked->n_options; i++)
    if (bytes[i] == 1)
      g_string_append_printf (cell, cell->len == 0 ? "%u" : "|%u", i + 1);
  if (cell->len == 0)
    g_string_assign (cell, hl_question_cell_format_code (bytes[0]));

  return g_string_free (cell, FALSE);
}

const HlQuestionType hl_question_multiple = {
  .id = "multiple",
  .title = N_("Multiple choice"),
  .kind = HL_KIND_MULTIPLE,
  .parse = parse,
  .format = format,
};
