#include <math.h>
#include <string.h>

#include "exchange/hl-demo-response.h"
#include "exchange/hl-demo.h"
#include "exchange/hl-questionnaire-json.h"
#include "question/hl-question-type.h"
#include "store/hl-store-log.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

#define N_ROUNDS 5
#define N_MADE_UP 2000

static const HlDemoMood mood = { { 1.5, 1.5, 1.5, 1.5, 1.5 }, 0.0 };

static HlStore *
open_demo (void)
{
  g_autoptr (GError) error = NULL;
  HlStore *store = hl_store_open (":memory:", HL_DB_CREATE, &error);

  g_assert_no_error (error);
  g_assert_true (hl_demo_fill (store, &error));
  g_assert_no_error (error);

  return store;
}

static HlSurvey *
load_survey (HlStore *store,
             gint64   id)
{
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = hl_store_load_survey (store, id, &error);

  g_assert_no_error (error);

  return survey;
}

static HlResponseSet *
load_responses (HlStore        *store,
                const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  HlResponseSet *responses = hl_store_load_responses (store, survey, &error);

  g_assert_no_error (error);

  return responses;
}

/* Every answer can be written to a file and read back. */
static void
assert_sound (const HlQuestionnaire *questionnaire,
              const HlResponse      *response)
{
  g_autoptr (HlResponse) copy = hl_response_new (questionnaire);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestionType *type = hl_question_type_by_id (questionnaire->questions[i].type_id);
      g_autofree char *cell = type->format (questionnaire, i, response);
      g_autoptr (GError) error = NULL;

      g_assert_true (type->parse (questionnaire, i, cell, NULL, copy, &error));
      g_assert_no_error (error);
    }
}

static void
test_responses_are_sound (void)
{
  static const char *const ids[] = { "g1-2640", "w9" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (ids[i], NULL);
      HlDemoRandom random = { 1 };

      for (guint j = 0; j < 100; j++)
        {
          g_autoptr (HlResponse) response = hl_demo_response_new (questionnaire, &mood, &random);

          assert_sound (questionnaire, response);
        }
    }
}

static void
test_responses_repeat (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", NULL);
  HlDemoRandom first_random = { 7 };
  HlDemoRandom second_random = { 7 };
  g_autoptr (HlResponse) first = hl_demo_response_new (questionnaire, &mood, &first_random);
  g_autoptr (HlResponse) second = hl_demo_response_new (questionnaire, &mood, &second_random);
  g_autoptr (HlResponse) third = hl_demo_response_new (questionnaire, &mood, &second_random);

  g_assert_cmpmem (first->answers, first->n_answers, second->answers, second->n_answers);
  g_assert_cmpint (memcmp (first->answers, third->answers, first->n_answers), !=, 0);
}

/* Correlation of two criteria over forms that answer both. */
static double
correlate (const HlQuestionnaire *questionnaire,
           const char            *first,
           const char            *second)
{
  const guint a = hl_questionnaire_find (questionnaire, first)->offset;
  const guint b = hl_questionnaire_find (questionnaire, second)->offset;
  HlDemoRandom random = { 3 };
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;

  for (guint i = 0; i < N_MADE_UP; i++)
    {
      g_autoptr (HlResponse) response = hl_demo_response_new (questionnaire, &mood, &random);
      const double u = response->answers[a];
      const double v = response->answers[b];

      if (!hl_answer_is_value (response->answers[a]) || !hl_answer_is_value (response->answers[b]))
        continue;

      n++;
      x += u;
      y += v;
      xx += u * u;
      yy += v * v;
      xy += u * v;
    }

  return (n * xy - x * y) / sqrt ((n * xx - x * x) * (n * yy - y * y));
}

static void
test_people_are_of_one_mind (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", NULL);
  const double r = correlate (questionnaire, "c02", "c17");

  g_assert_cmpfloat (r, >, 0.3);
  g_assert_cmpfloat (r, <, 0.7);
}

static void
test_random_share (void)
{
  HlDemoRandom random = { 5 };
  guint n = 0;

  for (guint i = 0; i < 10000; i++)
    {
      n += hl_demo_random_share (&random, 0.25);
      g_assert_cmpuint (hl_demo_random_below (&random, 3), <, 3);
    }

  g_assert_cmpuint (n, >, 2400);
  g_assert_cmpuint (n, <, 2600);
}

static const struct
{
  const char   *questionnaire;
  HlSurveyState state;
  guint         n_responses;
} rounds[N_ROUNDS] = {
  { "g1-2640", HL_SURVEY_PUBLISHED, 150 },
  { "g1-2640", HL_SURVEY_PUBLISHED, 151 },
  { "w9", HL_SURVEY_PUBLISHED, 62 },
  { "g1-2640", HL_SURVEY_CLOSED, 151 },
  { "g1-2640", HL_SURVEY_OPEN, 84 },
};

static void
test_rounds (void)
{
  g_autoptr (HlStore) store = open_demo ();
  g_autoptr (GArray) ids = hl_store_list_surveys (store, NULL);

  g_assert_cmpuint (ids->len, ==, N_ROUNDS);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (HlSurvey) survey = load_survey (store, i + 1);
      g_autoptr (HlResponseSet) responses = load_responses (store, survey);

      g_assert_cmpstr (survey->questionnaire->id, ==, rounds[i].questionnaire);
      g_assert_cmpint (survey->state, ==, rounds[i].state);
      g_assert_cmpuint (responses->n, ==, rounds[i].n_responses);
      g_assert_cmpfloat (survey->target, ==, 90.0);
      g_assert_cmpuint (survey->n_fields, ==, 3);
    }
}

static guint
count_hits (const HlResponseSet *responses,
            HlRule               rule)
{
  guint n = 0;

  for (guint i = 0; i < responses->n; i++)
    n += (responses->rules[i] & HL_RULE_BIT (rule)) != 0;

  return n;
}

static void
test_planted_faults (void)
{
  static const struct
  {
    HlRule rule;
    guint  n;
  } planted[] = {
    { HL_RULE_Q01, 1 }, { HL_RULE_Q02, 1 }, { HL_RULE_Q03, 1 }, { HL_RULE_Q04, 1 },
    { HL_RULE_Q06, 1 }, { HL_RULE_Q07, 1 }, { HL_RULE_Q08, 3 }, { HL_RULE_Q11, 2 },
    { HL_RULE_Q12, 2 },
  };
  g_autoptr (HlStore) store = open_demo ();
  g_autoptr (HlSurvey) survey = load_survey (store, 4);
  g_autoptr (HlResponseSet) responses = NULL;

  g_assert_true (hl_store_refresh_validity (store, survey, &responses, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (planted); i++)
    g_assert_cmpuint (count_hits (responses, planted[i].rule), ==, planted[i].n);
  g_assert_cmpuint (count_hits (responses, HL_RULE_Q05), >, 0);
}

/* Share of satisfied answers to one criterion, in percent, over all forms. */
static double
measure (HlStore    *store,
         gint64      id,
         const char *code)
{
  g_autoptr (HlSurvey) survey = load_survey (store, id);
  g_autoptr (HlResponseSet) responses = load_responses (store, survey);
  const guint offset = hl_questionnaire_find (survey->questionnaire, code)->offset;
  guint n = 0;
  guint n_satisfied = 0;

  for (guint i = 0; i < responses->n; i++)
    {
      const guint8 answer = hl_response_set_answers (responses, i)[offset];

      n += hl_answer_is_value (answer);
      n_satisfied += answer == 4 || answer == 5;
    }

  return 100.0 * n_satisfied / n;
}

/* New equipment came between the second and the third round; complaints stay weak. */
static void
test_story (void)
{
  g_autoptr (HlStore) store = open_demo ();

  g_assert_cmpfloat (measure (store, 4, "c03"), >, measure (store, 2, "c03") + 10.0);
  g_assert_cmpfloat (measure (store, 4, "c22"), <, 80.0);
  g_assert_cmpfloat (measure (store, 4, "c16"), >, 90.0);
}

static void
test_decisions (void)
{
  static const char *const actions[] = { "exclude", "correct" };
  g_autoptr (HlStore) store = open_demo ();
  g_autoptr (GPtrArray) log = hl_store_list_log (store, 4, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      guint n = 0;

      for (guint j = 0; j < log->len; j++)
        {
          const HlLogEntry *entry = log->pdata[j];

          if (!g_str_equal (entry->action, actions[i]))
            continue;
          g_assert_cmpstr (entry->person, ==, "Đặng Quốc Khánh");
          g_assert_cmpstr (entry->reason, !=, "");
          n++;
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

static void
test_office (void)
{
  g_autoptr (HlStore) store = open_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = hl_store_load_office (store, hl_date_new (2026, 9, 1), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (office->name, ==, "UBND phường An Mẫu");
  g_assert_cmpuint (office->n_signers, ==, 2);
  g_assert_cmpstr (office->signers[1].lines, ==,
                   "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH");
  g_assert_true (office->recipients[0].to);
}

static void
test_same_every_time (void)
{
  g_autoptr (HlStore) first = open_demo ();
  g_autoptr (HlStore) second = open_demo ();
  g_autoptr (GError) error = NULL;
  g_autofree char *first_print = hl_store_get_fingerprint (first, &error);
  g_autofree char *second_print = hl_store_get_fingerprint (second, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (first_print, ==, second_print);
}

static void
test_log_is_whole (void)
{
  g_autoptr (HlStore) store = open_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (report->whole);
}

/* A store that has the demo's first round already takes nothing of it. */
static void
test_not_twice (void)
{
  g_autoptr (HlStore) store = open_demo ();
  g_autofree char *before = hl_store_get_fingerprint (store, NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (hl_demo_fill (store, &error));
  g_assert_nonnull (error);
  after = hl_store_get_fingerprint (store, NULL);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo/responses-are-sound", test_responses_are_sound);
  g_test_add_func ("/demo/responses-repeat", test_responses_repeat);
  g_test_add_func ("/demo/people-are-of-one-mind", test_people_are_of_one_mind);
  g_test_add_func ("/demo/random-share", test_random_share);
  g_test_add_func ("/demo/rounds", test_rounds);
  g_test_add_func ("/demo/planted-faults", test_planted_faults);
  g_test_add_func ("/demo/story", test_story);
  g_test_add_func ("/demo/decisions", test_decisions);
  g_test_add_func ("/demo/office", test_office);
  g_test_add_func ("/demo/same-every-time", test_same_every_time);
  g_test_add_func ("/demo/log-is-whole", test_log_is_whole);
  g_test_add_func ("/demo/not-twice", test_not_twice);

  return g_test_run ();
}
