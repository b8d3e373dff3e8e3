#include "cli/hl-cli-correction.h"

#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "core/hl-i18n.h"
#include "core/hl-text.h"
#include "question/hl-question-type.h"
#include "store/hl-store-survey.h"

/* What is being corrected. Texts of the form must not enter @detail, which the log keeps. */
typedef struct
{
  HlStore    *store;
  HlSurvey  **survey;
  HlResponse *response;
  GHashTable *pairs; /* name -> value; those used are taken out */
  GString    *detail;
} Correction;

typedef gboolean (*HeaderSetter) (Correction *self,
                                  const char *value,
                                  char      **out_old,
                                  GError    **error);

static gboolean
set_serial (Correction *self,
            const char *value,
            char      **out_old,
            GError    **error)
{
  *out_old = hl_serial_format (self->response->serial, hl_survey_serial_width (*self->survey));

  return hl_serial_parse (value, &self->response->serial, error);
}

static gboolean
find_stratum (const HlStratum *strata,
              guint            n_strata,
              const char      *value,
              guint           *index,
              char           **out_old,
              GError         **error)
{
  guint found = HL_NO_INDEX;

  *out_old = g_strdup (*index == HL_NO_INDEX ? "" : strata[*index].name);
  for (guint i = 0; i < n_strata; i++)
    if (g_str_equal (strata[i].name, value))
      found = i;

  if (found == HL_NO_INDEX && *value != '\0')
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The round has no field or area “%s”: survey show names them"), value);
      return FALSE;
    }

  *index = found;

  return TRUE;
}

static gboolean
set_field (Correction *self,
           const char *value,
           char      **out_old,
           GError    **error)
{
  const HlSurvey *survey = *self->survey;

  return find_stratum (survey->fields, survey->n_fields, value, &self->response->field, out_old,
                       error);
}

static gboolean
set_area (Correction *self,
          const char *value,
          char      **out_old,
          GError    **error)
{
  const HlSurvey *survey = *self->survey;

  return find_stratum (survey->areas, survey->n_areas, value, &self->response->area, out_old,
                       error);
}

static guint
find_procedure (const HlSurvey *survey,
                const char     *name)
{
  for (guint i = 0; i < survey->n_procedures; i++)
    if (g_str_equal (survey->procedures[i].name, name))
      return i;

  return HL_NO_INDEX;
}

/* A new procedure is added to the round, which is then read again. */
static gboolean
set_procedure (Correction *self,
               const char *value,
               char      **out_old,
               GError    **error)
{
  HlSurvey *survey = *self->survey;
  const guint before = self->response->procedure;
  gboolean created;

  *out_old = g_strdup (before == HL_NO_INDEX ? "" : survey->procedures[before].name);
  if (*value != '\0' && find_procedure (survey, value) == HL_NO_INDEX)
    {
      HlSurvey *changed;

      if (!hl_store_ensure_procedure (self->store, survey->id, value, self->response->field,
                                      &created, error))
        return FALSE;
      changed = hl_store_load_survey (self->store, survey->id, error);
      if (changed == NULL)
        return FALSE;
      hl_survey_unref (survey);
      *self->survey = changed;
    }
  self->response->procedure = find_procedure (*self->survey, value);

  return TRUE;
}

static gboolean
set_date (Correction *self,
          const char *value,
          char      **out_old,
          GError    **error)
{
  *out_old = hl_date_to_iso (self->response->date);
  if (*value != '\0')
    return hl_date_parse (value, &self->response->date, error);

  self->response->date = HL_DATE_NONE;

  return TRUE;
}

static gboolean
set_channel (Correction *self,
             const char *value,
             char      **out_old,
             GError    **error)
{
  *out_old = g_strdup (hl_channel_to_string (self->response->channel));
  if (hl_channel_parse (value, &self->response->channel))
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not a channel: write paper, interview, kiosk, scan, post, phone or "
                 "online"), value);
  return FALSE;
}

static gboolean
set_respondent (Correction *self,
                const char *value,
                char      **out_old,
                GError    **error)
{
  *out_old = g_strdup (hl_respondent_to_string (self->response->respondent));
  if (hl_respondent_parse (value, &self->response->respondent))
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
               _("“%s” is not a respondent: write citizen or organisation"), value);
  return FALSE;
}

static gboolean
set_person (Correction *self,
            char        role,
            guint32    *id,
            const char *value,
            char      **out_old,
            GError    **error)
{
  g_autoptr (HlOffice) office = hl_store_load_office (self->store, HL_DATE_NONE, error);
  const HlPerson *before;

  if (office == NULL)
    return FALSE;

  before = hl_office_find_person (office, *id);
  *out_old = g_strdup (before != NULL ? before->code : "");
  *id = 0;

  return *value == '\0' ||
         hl_store_ensure_person (self->store, role, value, NULL, id, NULL, error);
}

static gboolean
set_officer (Correction *self,
             const char *value,
             char      **out_old,
             GError    **error)
{
  return set_person (self, 'o', &self->response->officer, value, out_old, error);
}

static gboolean
set_interviewer (Correction *self,
                 const char *value,
                 char      **out_old,
                 GError    **error)
{
  return set_person (self, 'i', &self->response->interviewer, value, out_old, error);
}

static const struct
{
  const char  *name;
  HeaderSetter set;
} header[] = {
  { "serial", set_serial },
  { "field", set_field },
  { "area", set_area },
  { "procedure", set_procedure },
  { "date", set_date },
  { "channel", set_channel },
  { "officer", set_officer },
  { "interviewer", set_interviewer },
  { "respondent", set_respondent },
};

static void
add_detail (Correction *self,
            const char *name,
            const char *old,
            const char *new)
{
  if (g_strcmp0 (old, new) == 0)
    return;

  g_string_append_printf (self->detail, "%s%s", self->detail->len == 0 ? "" : "; ", name);
  if (old != NULL)
    g_string_append_printf (self->detail, ": %s → %s", *old != '\0' ? old : "trống",
                            *new != '\0' ? new : "trống");
}

static gboolean
correct_header (Correction *self,
                GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (header); i++)
    {
      const char *value = g_hash_table_lookup (self->pairs, header[i].name);
      g_autofree char *clean = value != NULL ? hl_text_clean (value) : NULL;
      g_autofree char *old = NULL;

      if (clean == NULL)
        continue;
      if (!header[i].set (self, clean, &old, error))
        {
          g_prefix_error (error, "%s: ", header[i].name);
          return FALSE;
        }

      add_detail (self, header[i].name, old, clean);
      g_hash_table_remove (self->pairs, header[i].name);
    }

  return TRUE;
}

/* The option text stays unless another is given or the answer changes. */
static gboolean
correct_question (Correction *self,
                  guint       index,
                  GError    **error)
{
  const HlQuestionnaire *questionnaire = (*self->survey)->questionnaire;
  const HlQuestion *question = &questionnaire->questions[index];
  const HlQuestionType *type = hl_question_type_by_id (question->type_id);
  g_autofree char *text_name = g_strconcat (question->code, "_text", NULL);
  g_autofree char *old = type->format (questionnaire, index, self->response);
  const char *cell = g_hash_table_lookup (self->pairs, question->code);
  const char *text = g_hash_table_lookup (self->pairs, text_name);

  if (cell == NULL && text == NULL)
    return TRUE;

  if (text != NULL || g_strcmp0 (cell, old) != 0)
    {
      g_autofree char *new = NULL;

      if (!type->parse (questionnaire, index, cell != NULL ? cell : old, text, self->response,
                        error))
        {
          g_prefix_error (error, "%s: ", question->code);
          return FALSE;
        }
      new = type->format (questionnaire, index, self->response);
      add_detail (self, question->code, question->n_bytes > 0 ? old : NULL, new);
      if (text != NULL)
        add_detail (self, text_name, NULL, text);
    }

  g_hash_table_remove (self->pairs, question->code);
  g_hash_table_remove (self->pairs, text_name);

  return TRUE;
}

static gboolean
correct_answers (Correction *self,
                 GError    **error)
{
  const HlQuestionnaire *questionnaire = (*self->survey)->questionnaire;

  for (guint i = 0; i < questionnaire->n_questions; i++)
    if (!correct_question (self, i, error))
      return FALSE;

  hl_answer_apply_jumps (questionnaire, self->response->answers);

  return TRUE;
}

/* Every pair that means something has been taken out. */
static gboolean
check_rest (const Correction *self,
            GError          **error)
{
  g_autofree gpointer *names = g_hash_table_get_keys_as_array (self->pairs, NULL);

  if (names[0] != NULL)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("The form has nothing called “%s”: response show names what it has"),
                   (const char *) names[0]);
      return FALSE;
    }
  if (self->detail->len == 0)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                           _("Nothing would change: the form says so already"));
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_cli_correct:
 * @store: the survey file, in a transaction
 * @survey: (inout): the survey; read again when a procedure is added
 * @response: (inout): the response
 * @pairs: (element-type utf8 utf8): header names, question codes and `<code>_text`, with their new
 *   values as in a table of responses; emptied
 * @out_detail: (out) (transfer full): what changed, "c05: 4 → 3; comment"
 * @error: return location for an error
 *
 * Changes a response. New officers, interviewers and procedures are added.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when a name or value is impossible or nothing
 *   would change, or an error of the store; @response is then of no use
 */
gboolean
hl_cli_correct (HlStore    *store,
                HlSurvey  **survey,
                HlResponse *response,
                GHashTable *pairs,
                char      **out_detail,
                GError    **error)
{
  g_autoptr (GString) detail = g_string_new (NULL);
  Correction self = { store, survey, response, pairs, detail };

  if (!correct_header (&self, error) || !correct_answers (&self, error) ||
      !check_rest (&self, error))
    return FALSE;

  *out_detail = g_strdup (detail->str);

  return TRUE;
}
