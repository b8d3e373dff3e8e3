#include "app/hl-key-item.h"

#include "core/hl-i18n.h"
#include "core/hl-text.h"

static const HlQuestion *
question_of (const HlSurvey *survey,
             const HlRow    *row)
{
  return &survey->questionnaire->questions[row->question];
}

/**
 * hl_key_row_number:
 * @survey: the round
 * @row: a row
 *
 * Returns: (transfer full): its number as printed, "" when it has none
 */
char *
hl_key_row_number (const HlSurvey *survey,
                   const HlRow    *row)
{
  if (row->kind != HL_ROW_QUESTION)
    return g_strdup ("");

  return g_strdup (question_of (survey, row)->number);
}

/**
 * hl_key_row_text:
 * @survey: the round
 * @office: (nullable): whose names stand in the wording
 * @row: a row
 *
 * Returns: (transfer full): its wording as printed
 */
char *
hl_key_row_text (const HlSurvey *survey,
                 const HlOffice *office,
                 const HlRow    *row)
{
  const HlQuestion *question;

  switch (row->kind)
    {
    case HL_ROW_FIELD:
      return g_strdup (_("Field"));

    case HL_ROW_AREA:
      return g_strdup (_("Area"));

    case HL_ROW_RESPONDENT:
      return g_strdup (_("Respondent"));

    case HL_ROW_OPTION_TEXT:
    case HL_ROW_QUESTION:
    default:
      question = question_of (survey, row);
      break;
    }

  if (row->kind == HL_ROW_OPTION_TEXT)
    return g_strdup (question->options[row->option - 1].label);

  return hl_text_fill (question->text, office != NULL ? office->name : "",
                       office != NULL ? office->one_stop : "");
}

/**
 * hl_key_row_option:
 * @survey: the round
 * @row: a row of boxes
 * @option: number of an option, from 1
 *
 * Returns: (transfer none): what stands beside its box
 */
const char *
hl_key_row_option (const HlSurvey *survey,
                   const HlRow    *row,
                   guint           option)
{
  if (row->kind == HL_ROW_FIELD)
    return survey->fields[option - 1].name;

  if (row->kind == HL_ROW_AREA)
    return survey->areas[option - 1].name;

  if (row->kind == HL_ROW_RESPONDENT)
    return hl_respondent_title ((HlRespondent) option, hl_i18n_get_language ());

  return question_of (survey, row)->options[option - 1].label;
}

/**
 * hl_key_row_is_scale:
 * @survey: the round
 * @row: a row
 *
 * Returns: whether the paper prints it as a line of level boxes
 */
gboolean
hl_key_row_is_scale (const HlSurvey *survey,
                     const HlRow    *row)
{
  return row->kind == HL_ROW_QUESTION && question_of (survey, row)->kind == HL_KIND_SCALE &&
         question_of (survey, row)->n_options <= 7;
}

/**
 * hl_key_row_is_ticked:
 * @survey: the round
 * @row: a row of boxes
 * @form: a form
 * @option: number of an option, from 1
 *
 * Returns: whether that box is ticked
 */
gboolean
hl_key_row_is_ticked (const HlSurvey   *survey,
                      const HlRow      *row,
                      const HlResponse *form,
                      guint             option)
{
  if (row->kind == HL_ROW_QUESTION && question_of (survey, row)->kind == HL_KIND_MULTIPLE)
    return form->answers[question_of (survey, row)->offset + option - 1] == 1;

  return hl_key_form_get (survey, row, form) == option;
}

/**
 * hl_key_row_tell:
 * @list: what a screen reader finds
 * @survey: the round
 * @row: (nullable): the row under the cursor; %NULL = the serial, or the form is complete
 * @session: a session with a form
 *
 * Tells those who do not see the row what it holds so far: the digits typed, or the keys of the
 * boxes ticked.
 */
void
hl_key_row_tell (GtkAccessible      *list,
                 const HlSurvey     *survey,
                 const HlRow        *row,
                 const HlKeySession *session)
{
  const HlResponse *form = hl_key_session_get_form (session);
  g_autoptr (GString) held = g_string_new (hl_key_session_get_typed (session));
  gboolean is_keyed = row != NULL &&
                      hl_key_session_is_keyed (session, hl_key_session_get_cursor (session));

  for (guint i = 1; is_keyed && i <= hl_key_form_n_options (survey, row); i++)
    {
      if (hl_key_row_is_ticked (survey, row, form, i))
        g_string_append_printf (held, "%s%c", held->len > 0 ? ", " : "",
                                (char) hl_key_of_option (i));
    }

  gtk_accessible_update_property (list, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, held->str, -1);
}
