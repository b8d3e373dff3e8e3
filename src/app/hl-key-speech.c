#include "app/hl-key-speech.h"

#include "core/hl-i18n.h"

/* What a row holds, in words: as the list shows it, or the wording of the box that is ticked. */
static char *
say_answer (const HlSurvey  *survey,
            const HlRow     *row,
            const HlKeyItem *item)
{
  const char *word = pango_layout_get_text (item->word);

  if (*word != '\0' || !hl_answer_is_value (item->value) ||
      item->value > hl_key_form_n_options (survey, row))
    return g_strdup (word);

  return g_strdup (hl_key_row_option (survey, row, item->value));
}

static char *
say_question (const HlSurvey *survey,
              const HlOffice *office,
              const HlRow    *row)
{
  const HlQuestion *question = NULL;
  g_autofree char *number = hl_key_row_number (survey, row);
  g_autofree char *text = hl_key_row_text (survey, office, row);

  if (row->question != HL_NO_INDEX)
    question = &survey->questionnaire->questions[row->question];

  if (question != NULL && question->criterion != HL_NO_INDEX)
    return g_strdup_printf (_("Question %s of %u. %s"), number,
                            survey->questionnaire->n_criteria, text);

  return *number != '\0' ? g_strdup_printf ("%s. %s", number, text) : g_steal_pointer (&text);
}

static char *
say_keys (const HlSurvey *survey,
          const HlRow    *row)
{
  guint n_options = hl_key_form_n_options (survey, row);
  char last[7] = { 0 };

  if (n_options == 0)
    return g_strdup (_("Type it and press Enter"));

  g_unichar_to_utf8 (hl_key_of_option (n_options), last);

  return g_strdup_printf (_("Press 1 to %s"), last);
}

static char *
say_serial (const HlSurvey     *survey,
            const HlKeySession *session)
{
  const char *typed = hl_key_session_get_typed (session);
  g_autofree char *offered = hl_serial_format (hl_key_session_get_offered (session),
                                               hl_survey_serial_width (survey));

  return g_strdup_printf (_("Form number %s"), *typed != '\0' ? typed : offered);
}

/* A multiple choice is told box by box, any other row when the cursor has gone on from it. */
static const HlKeyItem *
find_answered (const HlKeyItem *left,
               const HlKeyItem *item)
{
  if (left == item)
    return item != NULL && item->kind == HL_KEY_ITEM_ROW && item->keyed ? item : NULL;

  if (left == NULL || left->kind != HL_KEY_ITEM_ROW || !left->keyed ||
      (item != NULL && item->top < left->top))
    return NULL;

  return left;
}

/**
 * hl_key_speech:
 * @survey: the round
 * @office: (nullable): whose names stand in the wording
 * @session: a session with a form
 * @row: (nullable): the row under the cursor, %NULL = the serial or the echo
 * @left: (nullable): the line that was under the cursor before
 * @item: (nullable): the line under the cursor
 *
 * Says what a screen reader tells after a key: the answer just given, the question under the cursor
 * and its keys.
 *
 * Returns: (transfer full): the words
 */
char *
hl_key_speech (const HlSurvey     *survey,
               const HlOffice     *office,
               const HlKeySession *session,
               const HlRow        *row,
               const HlKeyItem    *left,
               const HlKeyItem    *item)
{
  const GArray *rows = hl_key_session_get_rows (session);
  const HlKeyItem *answered = find_answered (left, item);
  g_autofree char *answer = NULL;
  g_autofree char *question = NULL;
  g_autofree char *keys = NULL;

  if (rows == NULL)
    return say_serial (survey, session);

  if (answered != NULL)
    answer = say_answer (survey, &g_array_index (rows, HlRow, answered->row), answered);

  if (row != NULL)
    {
      question = say_question (survey, office, row);
      keys = say_keys (survey, row);
    }
  else
    {
      question = g_strdup (_("The form is complete. Enter saves it, ↑ goes back to mend it"));
    }

  if (answer != NULL && *answer != '\0')
    return g_strjoin (". ", answer, question, keys, NULL);

  return g_strjoin (". ", question, keys, NULL);
}
