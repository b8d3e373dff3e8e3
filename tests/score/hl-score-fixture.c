#include "hl-score-fixture.h"

#include <string.h>

#include "core/hl-answer.h"

static const guint g1_factor_sizes[] = { 4, 5, 6, 3, 4 };

/* Adds a scale whose levels are satisfied from 4 of 5 (2 of 3) on, with one neutral level below
 * where there is room. */
void
hl_fixture_add_scale (HlQuestionnaireBuilder *builder,
                      const char             *code,
                      guint                   n_levels,
                      gboolean                criterion)
{
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, "scale",
                                                                HL_KIND_SCALE);
  guint n_dissatisfied = (n_levels - 1) / 2;

  question->text = g_strdup (code);
  question->number = g_strdup (code);
  question->role = criterion ? HL_ROLE_CRITERION : HL_ROLE_FACT;
  question->no_opinion = TRUE;

  for (guint level = 1; level <= n_levels; level++)
    {
      HlOption *option = hl_questionnaire_builder_add_option (builder, "mức");

      option->flag = HL_FLAG_SATISFIED;
      if (level <= n_dissatisfied)
        option->flag = HL_FLAG_DISSATISFIED;
      else if (level == n_dissatisfied + 1 && n_levels > 3)
        option->flag = HL_FLAG_NEUTRAL;
    }
}

void
hl_fixture_add_single (HlQuestionnaireBuilder *builder,
                       const char             *code,
                       guint                   n_options,
                       HlQuestionRole          role)
{
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, "single",
                                                                HL_KIND_SINGLE);

  question->text = g_strdup (code);
  question->number = g_strdup (code);
  question->role = role;
  for (guint i = 0; i < n_options; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s lựa chọn %u", code, i + 1);

      hl_questionnaire_builder_add_option (builder, label);
    }
}

static void
add_multiple (HlQuestionnaireBuilder *builder)
{
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, "m1", "multiple",
                                                                HL_KIND_MULTIPLE);

  question->text = g_strdup ("m1");
  question->number = g_strdup ("m1");
  question->role = HL_ROLE_EXPECTATION;
  question->max_choices = 3;
  for (guint i = 0; i < 10; i++)
    hl_questionnaire_builder_add_option (builder, "mong đợi");
}

static void
add_facts (HlQuestionnaireBuilder *builder)
{
  static const struct { const char *code; guint n_options; } demographics[] = {
    { "gender", 2 }, { "age", 5 }, { "ethnicity", 2 }, { "education", 6 }, { "occupation", 7 },
    { "residence", 2 },
  };
  static const guint fact_sizes[] = { 5, 5, 2, 2, 3, 2, 2, 2 };
  static const char *const late[] = { "a6", "a7", NULL };
  static const char *const feedback[] = { "c20", "c21", "c22", NULL };
  const guint8 option[] = { 3, 2 };

  hl_questionnaire_builder_add_part (builder, "a");
  hl_questionnaire_builder_add_factor (builder, "a");
  for (guint i = 0; i < G_N_ELEMENTS (demographics); i++)
    hl_fixture_add_single (builder, demographics[i].code, demographics[i].n_options,
                           HL_ROLE_DEMOGRAPHIC);

  for (guint i = 0; i < G_N_ELEMENTS (fact_sizes); i++)
    {
      g_autofree char *code = g_strdup_printf ("a%u", i + 1);

      hl_fixture_add_single (builder, code, fact_sizes[i], HL_ROLE_FACT);
      if (i == 4)
        hl_questionnaire_builder_add_jump (builder, TRUE, &option[0], 1, late);
      if (i == 7)
        hl_questionnaire_builder_add_jump (builder, FALSE, &option[1], 1, feedback);
    }
}

/* A questionnaire with the codes, options and jumps of g1-2640. */
HlQuestionnaire *
hl_fixture_g1 (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("g1-2640", 1);
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *questionnaire = NULL;
  guint n = 0;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Phiếu khảo sát");
  add_facts (builder);
  hl_questionnaire_builder_add_part (builder, "b");
  for (guint f = 0; f < G_N_ELEMENTS (g1_factor_sizes); f++)
    {
      g_autofree char *factor = g_strdup_printf ("f%u", f + 1);

      hl_questionnaire_builder_add_factor (builder, factor)->title = g_strdup (factor);
      for (guint i = 0; i < g1_factor_sizes[f]; i++)
        {
          g_autofree char *code = g_strdup_printf ("c%02u", ++n);

          hl_fixture_add_scale (builder, code, 5, TRUE);
        }
    }

  hl_questionnaire_builder_add_part (builder, "c");
  hl_questionnaire_builder_add_factor (builder, "c");
  add_multiple (builder);
  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return questionnaire;
}

/* Adds a response whose criteria are given as in files, one character each; nothing else is
 * answered. */
guint
hl_fixture_add_row (HlResponseSet *set,
                    HlSerial       serial,
                    const char    *criteria)
{
  guint row = hl_response_set_grow (set);
  guint8 *answers = set->answers + (gsize) row * set->stride;

  set->ids[row] = row + 1;
  set->serials[row] = serial;
  g_assert_cmpuint (strlen (criteria), ==, set->stride);
  for (guint i = 0; i < set->stride; i++)
    {
      if (g_ascii_isdigit (criteria[i]))
        answers[i] = (guint8) (criteria[i] - '0');
      else if (criteria[i] == '-')
        answers[i] = HL_ANSWER_NOT_APPLICABLE;
      else if (criteria[i] == '*')
        answers[i] = HL_ANSWER_SPOILED;
      else if (criteria[i] == '>')
        answers[i] = HL_ANSWER_SKIPPED;
    }

  return row;
}

void
hl_fixture_add_person (HlOffice   *office,
                       char        role,
                       guint32     id,
                       const char *code,
                       const char *name)
{
  HlPerson person = { .id = id, .role = role, .code = g_strdup (code), .name = g_strdup (name) };

  office->people = g_renew (HlPerson, office->people, office->n_people + 1);
  office->people[office->n_people++] = person;
}

/* Cells of one line of CSV with "quoted, cells". */
static GPtrArray *
split_line (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *at = line; *at != '\0'; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (*at == ',' && !quoted)
        {
          g_ptr_array_add (cells, g_strdup (cell->str));
          g_string_truncate (cell, 0);
        }
      else if (*at != '\r')
        g_string_append_c (cell, *at);
    }

  g_ptr_array_add (cells, g_strdup (cell->str));

  return cells;
}

static const char *
cell_of (const GPtrArray *header,
         const GPtrArray *cells,
         const char      *name)
{
  for (guint i = 0; i < header->len; i++)
    {
      if (g_strcmp0 (header->pdata[i], name) == 0)
        return cells->pdata[i];
    }

  return "";
}

static guint32
find_person (HlOffice   *office,
             char        role,
             const char *code)
{
  guint32 id = office->n_people + 1;

  if (*code == '\0')
    return 0;

  for (guint i = 0; i < office->n_people; i++)
    {
      if (office->people[i].role == role && g_str_equal (office->people[i].code, code))
        return office->people[i].id;
    }

  hl_fixture_add_person (office, role, id, code, "");

  return id;
}

static gboolean
read_answer (const HlQuestion *question,
             const char       *cell,
             guint8           *answers)
{
  g_auto (GStrv) options = g_strsplit (cell, "|", -1);

  if (*cell == '\0')
    return TRUE;

  if (*cell == '-' || *cell == '*')
    {
      memset (answers + question->offset,
              *cell == '-' ? HL_ANSWER_NOT_APPLICABLE : HL_ANSWER_SPOILED, question->n_bytes);
      return TRUE;
    }

  for (guint i = 0; options[i] != NULL; i++)
    {
      guint64 number = g_ascii_strtoull (options[i], NULL, 10);

      if (number < 1 || number > question->n_options)
        return FALSE;

      if (question->kind == HL_KIND_MULTIPLE)
        answers[question->offset + number - 1] = 1;
      else
        answers[question->offset] = (guint8) number;
    }

  return TRUE;
}

static gboolean
read_answers (const HlQuestionnaire *questionnaire,
              const GPtrArray       *header,
              const GPtrArray       *cells,
              guint8                *answers)
{
  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (!read_answer (question, cell_of (header, cells, question->code), answers))
        return FALSE;
    }

  hl_answer_apply_jumps (questionnaire, answers);

  return TRUE;
}

static guint16
read_stratum (guint index)
{
  return index == HL_NO_INDEX ? 0 : (guint16) (index + 1);
}

static void
read_row (HlFixture       *self,
          const GPtrArray *header,
          const GPtrArray *cells)
{
  HlResponseSet *set = self->responses;
  g_autofree guint8 *answers = g_malloc0 (set->stride);
  HlSerial serial = HL_SERIAL_NONE;
  const char *cell = cell_of (header, cells, "serial");
  guint row = 0;

  if (*cell != '\0')
    serial = g_ascii_strtoll (cell, NULL, 10);

  for (guint i = 0; i < set->n; i++)
    {
      if (serial != HL_SERIAL_NONE && set->serials[i] == serial)
        {
          self->n_refused++;
          return;
        }
    }

  if (!read_answers (self->survey->questionnaire, header, cells, answers))
    {
      self->n_refused++;
      return;
    }

  row = hl_response_set_grow (set);
  set->ids[row] = row + 1;
  set->serials[row] = serial;
  set->fields[row] = read_stratum (hl_survey_find_field (self->survey,
                                                         cell_of (header, cells, "field")));
  hl_date_parse (cell_of (header, cells, "date"), &set->dates[row], NULL);
  set->officers[row] = find_person (self->office, 'o', cell_of (header, cells, "officer"));
  set->interviewers[row] = find_person (self->office, 'i', cell_of (header, cells, "interviewer"));
  set->channels[row] = HL_CHANNEL_PAPER;
  set->respondents[row] = HL_RESPONDENT_CITIZEN;
  memcpy (set->answers + (gsize) row * set->stride, answers, set->stride);
}

static HlSurvey *
make_survey (HlQuestionnaire *questionnaire)
{
  HlSurvey *survey = hl_survey_new (questionnaire);

  survey->id = 1;
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);

  return survey;
}

/* Reads the round of tests/data/but-son-2022 and refuses what the door refuses. */
HlFixture *
hl_fixture_new (void)
{
  HlFixture *self = g_new0 (HlFixture, 1);
  g_autoptr (HlQuestionnaire) questionnaire = hl_fixture_g1 ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "but-son-2022",
                                                 "responses.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) header = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  header = split_line (lines[0]);
  self->survey = make_survey (questionnaire);
  self->office = hl_office_new ();
  self->responses = hl_response_set_new (questionnaire->n_bytes, HL_FIXTURE_N_LINES);

  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (GPtrArray) cells = split_line (lines[i]);

      read_row (self, header, cells);
    }

  return self;
}

void
hl_fixture_free (HlFixture *self)
{
  hl_survey_unref (self->survey);
  hl_office_unref (self->office);
  hl_response_set_free (self->responses);
  g_free (self);
}
