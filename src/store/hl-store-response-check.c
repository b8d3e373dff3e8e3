#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "store/hl-store-response-private.h"

/**
 * hl_store_may_write:
 * @self: a store in a transaction
 * @survey: a survey; its state is read from the file
 * @reason: (nullable): why, as given
 * @action: what is about to be done
 * @out_action: (out): the same while the survey is open, %HL_ACTION_CORRECT for adding or updating
 *   after closing
 * @error: return location for an error
 *
 * Holds a change of a response against the life of its survey.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_CONFLICT, %HL_ERROR_NOT_FOUND or %HL_ERROR_STORE
 */
gboolean
hl_store_may_write (HlStore        *self,
                    const HlSurvey *survey,
                    const char     *reason,
                    HlAction        action,
                    HlAction       *out_action,
                    GError        **error)
{
  HlSurveyState state;

  if (!hl_store_get_life (self, survey->id, &state, error))
    return FALSE;

  *out_action = action;
  if (state == HL_SURVEY_OPEN)
    return TRUE;

  if (state == HL_SURVEY_DRAFT)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is still a draft: open it before forms go in"), (int) survey->id);
      return FALSE;
    }
  if (!hl_reason_is_given (reason))
    {
      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("Survey %d is closed: a change is a correction now and needs a reason"),
                   (int) survey->id);
      return FALSE;
    }

  if (action == HL_ACTION_ADD || action == HL_ACTION_UPDATE)
    *out_action = HL_ACTION_CORRECT;

  return TRUE;
}

static gboolean
is_code (guint8 byte)
{
  return byte == HL_ANSWER_BLANK || byte >= HL_ANSWER_NOT_APPLICABLE;
}

static gboolean
is_choice (const guint8 *bytes,
           guint         n_bytes)
{
  guint n_ticked = 0;

  for (guint i = 0; i < n_bytes; i++)
    {
      if (bytes[i] > 1)
        return FALSE;
      n_ticked += bytes[i];
    }

  return n_ticked > 0;
}

static gboolean
is_answer (const HlQuestion *question,
           const guint8     *bytes)
{
  if (question->kind != HL_KIND_MULTIPLE)
    return is_code (bytes[0]) || bytes[0] <= question->n_options;

  if (!is_code (bytes[0]) || is_choice (bytes, question->n_bytes))
    return is_choice (bytes, question->n_bytes);

  for (guint i = 1; i < question->n_bytes; i++)
    if (bytes[i] != bytes[0])
      return FALSE;

  return TRUE;
}

static gboolean
check_header (const HlSurvey   *survey,
              const HlResponse *response,
              GError          **error)
{
  if (response->excluded && !hl_reason_is_given (response->excluded_reason))
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("A form is excluded for a reason: write it down"));
      return FALSE;
    }

  if ((response->field == HL_NO_INDEX || response->field < survey->n_fields) &&
      (response->area == HL_NO_INDEX || response->area < survey->n_areas) &&
      response->n_answers == survey->questionnaire->n_bytes)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("The form does not fit survey %d: key it with this survey's questionnaire, "
                 "fields and areas"),
               (int) survey->id);
  return FALSE;
}

static gboolean
check_texts (const HlQuestionnaire *questionnaire,
             const HlResponse      *response,
             GError               **error)
{
  for (guint i = 0; i < response->texts->len; i++)
    {
      const HlText *text = &g_array_index (response->texts, HlText, i);

      if (text->question < questionnaire->n_questions &&
          text->option <= questionnaire->questions[text->question].n_options)
        continue;

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The text “%s” belongs to no question of the form"), text->text);
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_store_check_response:
 * @survey: a survey
 * @response: a response about to be stored
 * @error: return location for an error
 *
 * Refuses what no form of this survey can hold: another length, bytes that are no answer, fields it
 * does not have.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID
 */
gboolean
hl_store_check_response (const HlSurvey   *survey,
                         const HlResponse *response,
                         GError          **error)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;

  if (!check_header (survey, response, error))
    return FALSE;

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (question->n_bytes == 0 || is_answer (question, response->answers + question->offset))
        continue;

      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The answer to %s is not one the question has: key it again"), question->code);
      return FALSE;
    }

  return check_texts (questionnaire, response, error);
}
