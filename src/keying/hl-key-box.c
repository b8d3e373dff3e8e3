#include "keying/hl-key-form.h"

#include <string.h>

static const struct
{
  guint8      code;
  const char *text;
} codes[] = {
  { HL_ANSWER_BLANK, "" },
  { HL_ANSWER_NOT_APPLICABLE, "-" },
  { HL_ANSWER_SPOILED, "*" },
  { HL_ANSWER_SKIPPED, "/" },
};

static const HlQuestion *
question_of (const HlSurvey *survey,
             const HlRow    *row)
{
  return row->question == HL_NO_INDEX ? NULL : &survey->questionnaire->questions[row->question];
}

/**
 * hl_key_form_box:
 * @survey: the round
 * @row: a row, not the text beside an option
 *
 * Returns: (transfer none): its name in lists of differences: the code of the question, or "field",
 *   "area", "respondent"
 */
const char *
hl_key_form_box (const HlSurvey *survey,
                 const HlRow    *row)
{
  switch (row->kind)
    {
    case HL_ROW_FIELD:
      return "field";

    case HL_ROW_AREA:
      return "area";

    case HL_ROW_RESPONDENT:
      return "respondent";

    case HL_ROW_QUESTION:
    case HL_ROW_OPTION_TEXT:
    default:
      return question_of (survey, row)->code;
    }
}

static char *
write_ticks (const guint8 *bytes,
             guint         n_bytes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_bytes; i++)
    {
      if (bytes[i] == 1)
        g_string_append_printf (text, "%s%u", text->len > 0 ? "|" : "", i + 1);
    }

  return g_string_free (text, FALSE);
}

/**
 * hl_key_form_write:
 * @survey: the round
 * @row: a row
 * @form: a form
 *
 * Writes what a row of boxes holds as the CSV does (an option number, several joined by `|`, ""
 * blank, "-" not applicable, "*" spoiled; a field, area or respondent by its number), but "/" for
 * skipped.
 *
 * Returns: (transfer full) (nullable): the value, %NULL for a number, date or text
 */
char *
hl_key_form_write (const HlSurvey   *survey,
                   const HlRow      *row,
                   const HlResponse *form)
{
  const HlQuestion *question = question_of (survey, row);
  guint8 value = hl_key_form_get (survey, row, form);

  if (row->kind == HL_ROW_OPTION_TEXT || (question != NULL && question->offset == HL_NO_INDEX))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      if (codes[i].code == value)
        return g_strdup (codes[i].text);
    }

  if (question != NULL && question->kind == HL_KIND_MULTIPLE)
    return write_ticks (form->answers + question->offset, question->n_bytes);

  return g_strdup_printf ("%u", value);
}

static gboolean
read_code (const char *text,
           guint8     *out_code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      *out_code = codes[i].code;
      if (g_str_equal (codes[i].text, text))
        return TRUE;
    }

  return FALSE;
}

/**
 * hl_key_form_read:
 * @survey: the round
 * @row: a row of boxes
 * @text: what hl_key_form_write() gave; options that do not exist are left out
 * @form: (inout): the form
 *
 * Puts a value into a row.
 */
void
hl_key_form_read (const HlSurvey *survey,
                  const HlRow    *row,
                  const char     *text,
                  HlResponse     *form)
{
  g_auto (GStrv) options = g_strsplit (text, "|", -1);
  guint8 code;

  if (read_code (text, &code))
    {
      hl_key_form_set (survey, row, code, form);
      return;
    }

  hl_key_form_set (survey, row, HL_ANSWER_BLANK, form);
  for (guint i = 0; options[i] != NULL; i++)
    {
      guint64 option = g_ascii_strtoull (options[i], NULL, 10);

      if (option >= 1 && option <= hl_key_form_n_options (survey, row))
        hl_key_form_set (survey, row, (guint8) option, form);
    }
}

static void
copy_texts (guint             question,
            guint             n_options,
            const HlResponse *from,
            HlResponse       *to)
{
  for (guint option = 0; option <= n_options; option++)
    hl_response_set_text (to, question, option, hl_response_get_text (from, question, option));
}

/**
 * hl_key_form_copy:
 * @survey: the round
 * @row: a row, not the text beside an option
 * @from: a form
 * @to: (inout): another keying of it
 *
 * Copies what a row holds, with the texts beside its options.
 */
void
hl_key_form_copy (const HlSurvey   *survey,
                  const HlRow      *row,
                  const HlResponse *from,
                  HlResponse       *to)
{
  const HlQuestion *question = question_of (survey, row);

  if (question == NULL)
    {
      hl_key_form_set (survey, row, hl_key_form_get (survey, row, from), to);
      return;
    }

  copy_texts (row->question, question->n_options, from, to);
  if (question->offset != HL_NO_INDEX)
    memcpy (to->answers + question->offset, from->answers + question->offset, question->n_bytes);
}
