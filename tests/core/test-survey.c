#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-survey-doubts.h"
#include "core/hl-survey-officers.h"
#include "hl-test-form.h"

typedef struct
{
  const char *name;
  void (*change)(HlSurvey *survey);
  const char *message; /* part of it */
} Case;

static HlSurvey *
new_survey (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  g_free (survey->title);
  survey->title = g_strdup ("Đợt 1");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, " Chứng thực ", 100, 840);
  hl_survey_add_area (survey, "Phố 1", 150, HL_UNKNOWN_COUNT);
  hl_survey_add_procedure (survey, "Kết hôn", 0);
  hl_survey_add_range (survey, 1, 50, 0, HL_NO_INDEX);
  hl_survey_add_range (survey, 51, 160, 1, HL_NO_INDEX);
  survey->steps = g_new0 (HlTimetableStep, 1);
  survey->n_steps = 1;
  survey->steps[0].title = g_strdup ("Xây dựng kế hoạch");
  hl_survey_add_officer (survey, 0, "CC-01", "Lê Văn An", HL_DATE_NONE, survey->to);
  g_hash_table_insert (survey->texts, g_strdup ("tasks"), g_strdup ("Việc\ncần làm"));

  return survey;
}

static void
test_new (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlSurvey) survey = hl_survey_new (form);
  g_autoptr (HlSurvey) other = hl_survey_new (form);

  g_assert_cmpint (survey->formula, ==, form->formula);
  g_assert_cmpint (survey->state, ==, HL_SURVEY_DRAFT);
  g_assert_true (isnan (survey->target));
  g_assert_true (g_uuid_string_is_valid (survey->uuid));
  g_assert_cmpstr (survey->uuid, !=, other->uuid);
  g_assert_cmpuint (survey->seed, <=, G_MAXUINT32);
  g_assert_cmpint (survey->rules[HL_RULE_Q03].effect, ==, HL_EFFECT_INVALID);
}

static void
test_members (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  g_assert_true (hl_survey_check (survey, NULL));
  g_assert_cmpuint (hl_survey_serial_width (survey), ==, 3);
  g_assert_cmpint (hl_survey_n_issued (survey), ==, 160);
  g_assert_cmpint (hl_survey_population (survey), ==, 1240);
  g_assert_cmpint (hl_survey_quota (survey), ==, 150);
  g_assert_cmpuint (hl_survey_find_field (survey, "Chứng thực"), ==, 1);
  g_assert_cmpuint (hl_survey_find_field (survey, "Đất đai"), ==, HL_NO_INDEX);
  g_assert_cmpuint (hl_survey_find_area (survey, "Phố 1"), ==, 0);
  g_assert_cmpuint (hl_survey_find_range (survey, 51)->field, ==, 1);
  g_assert_null (hl_survey_find_range (survey, 161));
  g_assert_null (hl_survey_find_range (survey, HL_SERIAL_NONE));
  g_assert_null (hl_survey_find_range (survey, HL_SERIAL_KIND_SIZE + 1));
}

static void
test_counts_unknown (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlSurvey) survey = hl_survey_new (form);

  g_assert_cmpint (hl_survey_population (survey), ==, HL_UNKNOWN_COUNT);
  g_assert_cmpuint (hl_survey_serial_width (survey), ==, 1);
  hl_survey_add_field (survey, "A", 10, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "B", HL_UNKNOWN_COUNT, 30);
  g_assert_cmpint (hl_survey_population (survey), ==, 30);
  g_assert_cmpint (hl_survey_quota (survey), ==, 10);
}

static void
test_copy (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (HlSurvey) copy = NULL;
  g_autoptr (HlSurvey) shared = hl_survey_ref (survey);
  g_autofree char *canonical = hl_survey_to_canonical (survey);
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;

  shared->id = 7;
  copy = hl_survey_copy (shared);
  same = hl_survey_to_canonical (copy);
  g_assert_cmpint (copy->id, ==, 7);
  g_assert_cmpstr (same, ==, canonical);

  hl_survey_new_uuid (copy);
  changed = hl_survey_to_canonical (copy);
  g_assert_cmpstr (changed, !=, canonical);
}

static void
change_title (HlSurvey *survey)
{
  g_free (survey->title);
  survey->title = g_strdup ("");
}

static void
change_from (HlSurvey *survey)
{
  survey->from = HL_DATE_NONE;
}

static void
change_to (HlSurvey *survey)
{
  survey->to = survey->from - 1;
}

static void
change_target (HlSurvey *survey)
{
  survey->target = 100.5;
}

static void
change_overall (HlSurvey *survey)
{
  survey->overall_rule = HL_OVERALL_QUESTION;
  survey->overall_question = g_strdup ("gender");
}

static void
change_threshold (HlSurvey *survey)
{
  survey->rules[HL_RULE_Q03].threshold = 30.0;
}

static void
change_field_name (HlSurvey *survey)
{
  hl_survey_add_field (survey, "Hộ tịch", 1, 1);
}

static void
change_area_name (HlSurvey *survey)
{
  hl_survey_add_area (survey, "  ", 1, 1);
}

static void
change_quota (HlSurvey *survey)
{
  survey->fields[0].quota = -5;
}

static void
change_population (HlSurvey *survey)
{
  survey->areas[0].population = -5;
}

static void
change_procedure_field (HlSurvey *survey)
{
  hl_survey_add_procedure (survey, "Khai sinh", 2);
}

static void
change_procedure_name (HlSurvey *survey)
{
  hl_survey_add_procedure (survey, "Kết hôn", 0);
}

static void
change_procedure_empty (HlSurvey *survey)
{
  hl_survey_add_procedure (survey, "", 0);
}

static void
change_overlap (HlSurvey *survey)
{
  hl_survey_add_range (survey, 150, 170, HL_NO_INDEX, HL_NO_INDEX);
}

static void
change_backwards (HlSurvey *survey)
{
  hl_survey_add_range (survey, 180, 170, HL_NO_INDEX, HL_NO_INDEX);
}

static void
change_first (HlSurvey *survey)
{
  hl_survey_add_range (survey, 0, 170, HL_NO_INDEX, HL_NO_INDEX);
}

static void
change_last (HlSurvey *survey)
{
  hl_survey_add_range (survey, 200, 1000000000, HL_NO_INDEX, HL_NO_INDEX);
}

static void
change_range_field (HlSurvey *survey)
{
  hl_survey_add_range (survey, 200, 300, 2, HL_NO_INDEX);
}

static void
change_range_area (HlSurvey *survey)
{
  hl_survey_add_range (survey, 200, 300, 0, 1);
}

static const Case faults[] = {
  { "title", change_title, "no title" },
  { "from", change_from, "a first and a last day" },
  { "to", change_to, "ends before it begins" },
  { "target", change_target, "between 0 and 100" },
  { "overall", change_overall, "“gender” is not a criterion" },
  { "threshold", change_threshold, "rule Q03 must lie between 0 and 1" },
  { "field-name", change_field_name, "“Hộ tịch” is named twice" },
  { "area-name", change_area_name, "has no name" },
  { "quota", change_quota, "quota of “Hộ tịch” is negative" },
  { "population", change_population, "population of “Phố 1” is negative" },
  { "procedure-field", change_procedure_field, "“Khai sinh” belongs to a field" },
  { "procedure-name", change_procedure_name, "“Kết hôn” is named twice" },
  { "procedure-empty", change_procedure_empty, "procedure has no name" },
  { "overlap", change_overlap, "51-160 and 150-170 overlap" },
  { "backwards", change_backwards, "180-170 run backwards" },
  { "first", change_first, "not 0-170" },
  { "last", change_last, "not 200-1000000000" },
  { "range-field", change_range_field, "200-300 belong to a field" },
  { "range-area", change_range_area, "200-300 belong to a field or area" },
};

static void
test_fault (gconstpointer data)
{
  const Case *fault = data;
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (GError) error = NULL;

  fault->change (survey);
  g_assert_false (hl_survey_check (survey, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, fault->message));
}

/* All that is wrong, in the order of the steps. */
static void
test_problems (void)
{
  static const char *const expected[] = {
    HL_SURVEY_STEP_QUESTIONNAIRE, HL_SURVEY_STEP_PERIOD, HL_SURVEY_STEP_PERIOD,
    HL_SURVEY_STEP_FIELDS, HL_SURVEY_STEP_FIELDS, HL_SURVEY_STEP_FIELDS,
  };
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (GPtrArray) problems = hl_survey_problems (survey);

  g_assert_cmpuint (problems->len, ==, 0);

  change_overlap (survey);
  change_procedure_empty (survey);
  change_field_name (survey);
  change_threshold (survey);
  change_to (survey);
  change_title (survey);
  g_ptr_array_unref (problems);
  problems = hl_survey_problems (survey);
  g_assert_cmpuint (problems->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < problems->len; i++)
    {
      const HlSurveyProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->step, ==, expected[i]);
      g_assert_false (problem->unstorable);
    }
  g_assert_true (hl_survey_check_storable (survey, NULL));
  change_quota (survey);
  g_assert_false (hl_survey_check_storable (survey, NULL));
}

static void
change_state (HlSurvey *survey)
{
  survey->state = HL_SURVEY_OPEN;
}

static void
change_seed (HlSurvey *survey)
{
  survey->seed++;
}

static void
change_effect (HlSurvey *survey)
{
  survey->rules[HL_RULE_Q12].effect = HL_EFFECT_OFF;
}

static void
change_step (HlSurvey *survey)
{
  survey->steps[0].state = g_strdup ("done");
}

static void
change_due_day (HlSurvey *survey)
{
  survey->steps[0].due_day++;
}

static void
add_officer (HlSurvey *survey)
{
  hl_survey_add_officer (survey, 1, "CC-09", NULL, HL_DATE_NONE, HL_DATE_NONE);
}

static void
change_officer (HlSurvey *survey)
{
  survey->officers[0].to++;
}

static void
change_text (HlSurvey *survey)
{
  g_hash_table_insert (survey->texts, g_strdup ("basis"), g_strdup ("Căn cứ"));
}

static void
change_overall_rule (HlSurvey *survey)
{
  survey->overall_rule = HL_OVERALL_FACTORS;
}

/* Every change of a stored member must show in the canonical text. */
static void
test_canonical (void)
{
  static void (*const changes[]) (HlSurvey *) = {
    change_title, change_from, change_to, change_target, change_overall, change_threshold,
    change_field_name, change_area_name, change_quota, change_population, change_procedure_field,
    change_overlap, change_state, change_seed, change_effect, change_step, change_text,
    change_overall_rule, change_due_day, add_officer, change_officer,
  };
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *canonical = hl_survey_to_canonical (survey);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HlSurvey) copy = hl_survey_copy (survey);
      g_autofree char *changed = NULL;

      changes[i] (copy);
      changed = hl_survey_to_canonical (copy);
      g_assert_cmpstr (changed, !=, canonical);
    }
}

static void
test_words (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *question = NULL;
  g_autofree char *text = NULL;
  HlSurveyState state;
  HlFactorRule factor_rule;
  HlOverallRule overall_rule;
  HlSampling sampling;
  HlOfficial official;

  g_assert_true (hl_survey_state_parse ("closed", &state, NULL));
  g_assert_cmpstr (hl_survey_state_to_string (state), ==, "closed");
  g_assert_true (hl_factor_rule_parse ("pooled", &factor_rule, NULL));
  g_assert_cmpstr (hl_factor_rule_to_string (factor_rule), ==, "pooled");
  g_assert_true (hl_sampling_parse ("systematic", &sampling, NULL));
  g_assert_cmpstr (hl_sampling_to_string (sampling), ==, "systematic");
  g_assert_true (hl_official_parse ("weighted", &official, NULL));
  g_assert_cmpstr (hl_official_to_string (official), ==, "weighted");
  g_assert_true (hl_overall_rule_parse ("question:c01", &overall_rule, &question, NULL));
  g_assert_cmpint (overall_rule, ==, HL_OVERALL_QUESTION);
  text = hl_overall_rule_to_string (overall_rule, question);
  g_assert_cmpstr (text, ==, "question:c01");

  g_assert_false (hl_survey_state_parse ("", &state, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static void
test_words_refused (void)
{
  g_autofree char *question = NULL;
  HlFactorRule factor_rule;
  HlOverallRule overall_rule;
  HlSampling sampling;
  HlOfficial official;

  g_assert_false (hl_factor_rule_parse ("factors", &factor_rule, NULL));
  g_assert_false (hl_overall_rule_parse ("question", &overall_rule, &question, NULL));
  g_assert_false (hl_sampling_parse ("quota", &sampling, NULL));
  g_assert_false (hl_official_parse ("both", &official, NULL));
}

static void
test_overall_words (void)
{
  static const HlOverallRule rules[] = {
    HL_OVERALL_CRITERIA, HL_OVERALL_FACTORS, HL_OVERALL_POOLED,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *text = hl_overall_rule_to_string (rules[i], NULL);
      g_autofree char *question = NULL;
      HlOverallRule rule;

      g_assert_true (hl_overall_rule_parse (text, &rule, &question, NULL));
      g_assert_cmpint (rule, ==, rules[i]);
      g_assert_null (question);
    }
}

/* What is hardly meant is told, and yet keeps nothing from being opened. */
static void
test_doubts (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (GPtrArray) none = hl_survey_doubts (survey);
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (GPtrArray) fewer = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  survey->ranges[1].last = 149;
  fewer = hl_survey_doubts (survey);
  g_assert_cmpuint (fewer->len, ==, 1);
  g_assert_cmpstr (((HlSurveyProblem *) fewer->pdata[0])->text, ==,
                   "150 forms are wanted, but there are numbers for 149 only");

  survey->fields[0].quota = 401;
  survey->n_ranges = 0;
  survey->n_steps = 0;
  doubts = hl_survey_doubts (survey);
  g_assert_cmpuint (doubts->len, ==, 3);
  g_assert_nonnull (strstr (((HlSurveyProblem *) doubts->pdata[0])->text,
                            "Hộ tịch: 401 forms are wanted of 400 transactions"));
  g_assert_cmpstr (((HlSurveyProblem *) doubts->pdata[1])->step, ==, HL_SURVEY_STEP_FIELDS);
  g_assert_cmpstr (((HlSurveyProblem *) doubts->pdata[2])->step, ==, HL_SURVEY_STEP_PEOPLE);
  g_assert_true (hl_survey_check (survey, NULL));
  survey->n_steps = 1;
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey/new", test_new);
  g_test_add_func ("/survey/members", test_members);
  g_test_add_func ("/survey/counts-unknown", test_counts_unknown);
  g_test_add_func ("/survey/copy", test_copy);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/survey/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
  g_test_add_func ("/survey/problems", test_problems);
  g_test_add_func ("/survey/canonical", test_canonical);
  g_test_add_func ("/survey/words", test_words);
  g_test_add_func ("/survey/words-refused", test_words_refused);
  g_test_add_func ("/survey/doubts", test_doubts);
  g_test_add_func ("/survey/overall-words", test_overall_words);

  return g_test_run ();
}
