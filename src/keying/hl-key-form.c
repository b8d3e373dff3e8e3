#include "keying/hl-key-form.h"

#include <string.h>

static const HlQuestion *
question_of (const HlSurvey *survey,
             const HlRow    *row)
{
  return &survey->questionnaire->questions[row->question];
}

static void
add_row (GArray   *rows,
         HlRowKind kind,
         guint     question,
         guint     option)
{
  const HlRow row = { kind, question, option };

  g_array_append_val (rows, row);
}

static void
add_question_rows (GArray         *rows,
                   const HlSurvey *survey,
                   guint           index,
                   gboolean        with_texts)
{
  const HlRow row = { HL_ROW_QUESTION, index, 0 };
  const HlQuestion *question = question_of (survey, &row);

  if (with_texts || !hl_key_form_is_text (survey, &row))
    add_row (rows, HL_ROW_QUESTION, index, 0);

  for (guint i = 0; with_texts && i < question->n_options; i++)
    {
      if (question->options[i].has_text)
        add_row (rows, HL_ROW_OPTION_TEXT, index, i + 1);
    }
}

/**
 * hl_key_form_rows:
 * @survey: the round
 * @serial: serial of the form: its range may decide field and area
 * @with_texts: %FALSE leaves the texts out (second keying)
 *
 * Lists what is keyed after the serial, in the order of the paper: the header boxes that no range
 * decides, then every question, each followed by the texts beside its options.
 *
 * Source: product.md section 7.
 *
 * Returns: (transfer full) (element-type HlRow): the rows
 */
GArray *
hl_key_form_rows (const HlSurvey *survey,
                  HlSerial        serial,
                  gboolean        with_texts)
{
  const HlSerialRange *range = hl_survey_find_range (survey, serial);
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (HlRow));

  if (survey->n_fields > 0 && (range == NULL || range->field == HL_NO_INDEX))
    add_row (rows, HL_ROW_FIELD, HL_NO_INDEX, 0);
  if (survey->n_areas > 0 && (range == NULL || range->area == HL_NO_INDEX))
    add_row (rows, HL_ROW_AREA, HL_NO_INDEX, 0);
  add_row (rows, HL_ROW_RESPONDENT, HL_NO_INDEX, 0);

  for (guint i = 0; i < survey->questionnaire->n_questions; i++)
    add_question_rows (rows, survey, i, with_texts);

  return rows;
}

/**
 * hl_key_form_n_options:
 * @survey: the round
 * @row: a row
 *
 * Returns: how many options or levels its boxes have, 0 for a number, date or text
 */
guint
hl_key_form_n_options (const HlSurvey *survey,
                       const HlRow    *row)
{
  switch (row->kind)
    {
    case HL_ROW_FIELD:
      return survey->n_fields;

    case HL_ROW_AREA:
      return survey->n_areas;

    case HL_ROW_RESPONDENT:
      return HL_RESPONDENT_ORGANISATION;

    case HL_ROW_QUESTION:
      return question_of (survey, row)->n_options;

    case HL_ROW_OPTION_TEXT:
    default:
      return 0;
    }
}

/**
 * hl_key_form_is_text:
 * @survey: the round
 * @row: a row
 *
 * Returns: whether the row is free text, which an input method types
 */
gboolean
hl_key_form_is_text (const HlSurvey *survey,
                     const HlRow    *row)
{
  HlQuestionKind kind;

  if (row->kind != HL_ROW_QUESTION)
    return row->kind == HL_ROW_OPTION_TEXT;

  kind = question_of (survey, row)->kind;

  return kind == HL_KIND_SHORT_TEXT || kind == HL_KIND_LONG_TEXT;
}

/**
 * hl_key_form_get:
 * @survey: the round
 * @row: a row
 * @form: the form
 *
 * Returns: what the row holds: an option number or a code of core/hl-answer.h; for a multiple
 *   choice 1 when an option is ticked, else its code; for a number, date or text 1 when there is
 *   one
 */
guint8
hl_key_form_get (const HlSurvey   *survey,
                 const HlRow      *row,
                 const HlResponse *form)
{
  const HlQuestion *question;
  const guint8 *bytes;

  switch (row->kind)
    {
    case HL_ROW_FIELD:
      return form->field == HL_NO_INDEX ? HL_ANSWER_BLANK : (guint8) (form->field + 1);

    case HL_ROW_AREA:
      return form->area == HL_NO_INDEX ? HL_ANSWER_BLANK : (guint8) (form->area + 1);

    case HL_ROW_RESPONDENT:
      return (guint8) form->respondent;

    case HL_ROW_OPTION_TEXT:
      return hl_response_get_text (form, row->question, row->option) != NULL;

    case HL_ROW_QUESTION:
    default:
      break;
    }

  question = question_of (survey, row);
  if (question->offset == HL_NO_INDEX)
    return hl_response_get_text (form, row->question, 0) != NULL;

  bytes = form->answers + question->offset;
  if (question->kind == HL_KIND_MULTIPLE && memchr (bytes, 1, question->n_bytes) != NULL)
    return 1;

  return bytes[0];
}

/**
 * hl_key_form_set:
 * @survey: the round
 * @row: a row of boxes (not a text)
 * @value: option number or code; for a multiple choice an option number toggles it, a code clears
 *   every tick
 * @form: (inout): the form
 *
 * Puts a value into a row.
 */
void
hl_key_form_set (const HlSurvey *survey,
                 const HlRow    *row,
                 guint8          value,
                 HlResponse     *form)
{
  const HlQuestion *question;
  guint8 *bytes;

  if (row->kind == HL_ROW_FIELD)
    form->field = hl_answer_is_value (value) ? value - 1u : HL_NO_INDEX;
  else if (row->kind == HL_ROW_AREA)
    form->area = hl_answer_is_value (value) ? value - 1u : HL_NO_INDEX;
  else if (row->kind == HL_ROW_RESPONDENT)
    form->respondent = hl_answer_is_value (value) ? (HlRespondent) value : HL_RESPONDENT_UNKNOWN;

  if (row->kind != HL_ROW_QUESTION)
    return;

  question = question_of (survey, row);
  g_return_if_fail (question->offset != HL_NO_INDEX);
  bytes = form->answers + question->offset;

  if (question->kind != HL_KIND_MULTIPLE)
    bytes[0] = value;
  else if (!hl_answer_is_value (value))
    memset (bytes, value, question->n_bytes);
  else
    {
      for (guint i = 0; i < question->n_bytes; i++)
        bytes[i] = (bytes[i] == 1) != (i + 1 == value);
    }
}

/**
 * hl_key_form_is_asked:
 * @survey: the round
 * @row: a row
 * @form: the form so far
 *
 * Returns: %FALSE when a jump rule passes the row over, or it is the text of an option that is not
 *   chosen
 */
gboolean
hl_key_form_is_asked (const HlSurvey   *survey,
                      const HlRow      *row,
                      const HlResponse *form)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;
  g_autofree gboolean *skipped = NULL;
  const HlQuestion *question;
  const guint8 *bytes;

  if (row->question == HL_NO_INDEX)
    return TRUE;

  question = question_of (survey, row);
  bytes = form->answers + question->offset;
  if (row->kind == HL_ROW_OPTION_TEXT && question->kind == HL_KIND_MULTIPLE)
    return bytes[row->option - 1] == 1;
  if (row->kind == HL_ROW_OPTION_TEXT)
    return bytes[0] == row->option;

  skipped = g_new0 (gboolean, questionnaire->n_questions);
  hl_answer_find_skipped (questionnaire, form->answers, skipped);

  return !skipped[row->question];
}

/**
 * hl_key_form_equal:
 * @survey: the round
 * @row: a row
 * @one: a form
 * @other: another keying of it
 *
 * Returns: whether both hold the same in that row
 */
gboolean
hl_key_form_equal (const HlSurvey   *survey,
                   const HlRow      *row,
                   const HlResponse *one,
                   const HlResponse *other)
{
  const HlQuestion *question;

  if (row->kind == HL_ROW_OPTION_TEXT ||
      (row->kind == HL_ROW_QUESTION && question_of (survey, row)->offset == HL_NO_INDEX))
    return g_strcmp0 (hl_response_get_text (one, row->question, row->option),
                      hl_response_get_text (other, row->question, row->option)) == 0;

  if (row->kind != HL_ROW_QUESTION)
    return hl_key_form_get (survey, row, one) == hl_key_form_get (survey, row, other);

  question = question_of (survey, row);

  return memcmp (one->answers + question->offset, other->answers + question->offset,
                 question->n_bytes) == 0;
}

/**
 * hl_key_to_option:
 * @key: a character
 *
 * Returns: the option it chooses: `1`…`9` are 1…9, letters go on from 10; 0 for any other key
 */
guint
hl_key_to_option (gunichar key)
{
  if (key >= '1' && key <= '9')
    return key - '0';

  if (key >= 'a' && key <= 'z')
    return key - 'a' + 10;

  return key >= 'A' && key <= 'Z' ? key - 'A' + 10 : 0;
}

/**
 * hl_key_of_option:
 * @option: 1…35
 *
 * Returns: the key printed small beside its box
 */
gunichar
hl_key_of_option (guint option)
{
  return option <= 9 ? '0' + option : 'a' + option - 10;
}
