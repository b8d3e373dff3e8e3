#include "exchange/hl-csv.h"
#include "exchange/hl-response-columns.h"
#include "exchange/hl-response-csv.h"
#include "question/hl-question-type.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

typedef struct
{
  const HlQuestionType *type;
  gboolean              is_text;    /* written by people */
  gboolean              has_text;   /* has a column `<code>_text` */
} Column;

typedef struct
{
  /*< owned >*/
  HlSurvey *survey;
  HlOffice *office;
  GString  *out;
  Column   *columns;   /* of each question */

  guint     width;     /* of a paper serial */
  char      separator;
} Export;

static void
export_clear (Export *self)
{
  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_free (self->columns);
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, export_clear)

static Column *
find_columns (const HlQuestionnaire * questionnaire)
{
  Column *columns = g_new (Column, questionnaire->n_questions);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      columns[i].type = hl_question_type_by_id (question->type_id);
      columns[i].is_text = question->kind == HL_KIND_SHORT_TEXT ||
                           question->kind == HL_KIND_LONG_TEXT;
      columns[i].has_text = hl_response_columns_has_text (question);
    }

  return columns;
}

/* A cell that is no text of people's: codes, numbers, dates. */
static void
add_cell (Export     *self,
          const char *cell)
{
  hl_csv_append_cell (self->out, cell, self->separator);
  g_string_append_c (self->out, self->separator);
}

static void
add_text (Export     *self,
          const char *text)
{
  g_autofree char *guarded = NULL;

  if (text == NULL)
    text = "";

  if (hl_response_columns_needs_guard (text))
    guarded = g_strconcat ("'", text, NULL);

  add_cell (self, guarded != NULL ? guarded : text);
}

static void
end_line (Export *self)
{
  self->out->str[self->out->len - 1] = '\n';
}

static gboolean
has_header (const HlSurvey *survey,
            HlHeaderColumn  column)
{
  if (column == HL_COLUMN_FIELD)
    return survey->n_fields > 0;

  return column != HL_COLUMN_AREA || survey->n_areas > 0;
}

static void
add_first_line (Export *self)
{
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;

  for (guint i = 0; i < HL_N_HEADER_COLUMNS; i++)
    if (has_header (self->survey, i))
      add_cell (self, hl_response_columns_header_name (i));

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      add_cell (self, question->code);
      if (self->columns[i].has_text)
        {
          g_autofree char *name = g_strconcat (question->code, "_text", NULL);

          add_cell (self, name);
        }
    }

  end_line (self);
}

static const char *
person_code (const Export *self,
             guint32       id)
{
  const HlPerson *person = id == 0 ? NULL : hl_office_find_person (self->office, id);

  return person == NULL ? "" : person->code;
}

static void
add_header (Export           *self,
            const HlResponse *response)
{
  const HlSurvey *survey = self->survey;
  g_autofree char *serial = hl_serial_format (response->serial, self->width);
  g_autofree char *date = response->date == HL_DATE_NONE ? NULL : hl_date_to_iso (response->date);

  add_cell (self, serial);
  if (survey->n_fields > 0)
    add_text (self, response->field == HL_NO_INDEX ? "" : survey->fields[response->field].name);
  if (survey->n_areas > 0)
    add_text (self, response->area == HL_NO_INDEX ? "" : survey->areas[response->area].name);

  add_text (self, response->procedure == HL_NO_INDEX ? "" :
            survey->procedures[response->procedure].name);
  add_cell (self, date != NULL ? date : "");
  add_cell (self, hl_channel_to_string (response->channel));
  add_text (self, person_code (self, response->officer));
  add_text (self, person_code (self, response->interviewer));
  add_cell (self, hl_respondent_to_string (response->respondent));
}

static void
add_answer (Export           *self,
            const HlResponse *response,
            guint             index)
{
  const Column *column = &self->columns[index];
  g_autofree char *cell = column->type->format (self->survey->questionnaire, index, response);

  if (column->is_text)
    add_text (self, cell);
  else
    add_cell (self, cell);
}

/* The text beside whichever option has one. */
static void
add_option_text (Export           *self,
                 const HlResponse *response,
                 guint             index)
{
  const HlQuestion *question = &self->survey->questionnaire->questions[index];
  const char *text = NULL;

  for (guint option = 1; option <= question->n_options && text == NULL; option++)
    text = hl_response_get_text (response, index, option);

  add_text (self, text);
}

static gboolean
add_response (const HlResponse *response,
              gpointer          data,
              GError          **error)
{
  Export *self = data;
  const HlQuestionnaire *questionnaire = self->survey->questionnaire;

  if (response->state == HL_RESPONSE_DRAFT)
    return TRUE;

  add_header (self, response);
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      add_answer (self, response, i);
      if (self->columns[i].has_text)
        add_option_text (self, response, i);
    }

  end_line (self);

  return TRUE;
}

/**
 * hl_response_csv_export:
 * @store: the store
 * @survey_id: number of a round
 * @separator: `,`, `;` or a tab
 * @error: return location for an error
 *
 * Writes the responses of a round, drafts left out, with the columns hl_response_csv_import() reads
 * and no others, in order of serial. Texts and names that a spreadsheet would take for a formula
 * get an apostrophe before them, which import takes away again.
 *
 * Returns: (transfer full): the file, UTF-8 without a byte order mark; %NULL with
 *   %HL_ERROR_NOT_FOUND when there is no such round, %HL_ERROR_STORE when the store fails
 */
char *
hl_response_csv_export (HlStore *store,
                        gint64   survey_id,
                        char     separator,
                        GError **error)
{
  g_auto (Export) self = { .separator = separator };

  self.survey = hl_store_load_survey (store, survey_id, error);
  if (self.survey == NULL)
    return NULL;

  self.office = hl_store_load_office (store, self.survey->to, error);
  if (self.office == NULL)
    return NULL;

  self.columns = find_columns (self.survey->questionnaire);
  self.width = hl_survey_serial_width (self.survey);
  self.out = g_string_new (NULL);
  add_first_line (&self);
  if (!hl_store_foreach_response (store, self.survey, add_response, &self, error))
    return NULL;

  return g_string_free (g_steal_pointer (&self.out), FALSE);
}
