#include "hl-store-fixture.h"

static const char count_stale[] = "SELECT count (*) FROM stale_validity";

static HlResponseSet *
load (Fixture        *self,
      const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  HlResponseSet *set = hl_store_load_responses (self->store, survey, &error);

  g_assert_no_error (error);

  return set;
}

static void
test_columns (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) response = make_response (survey, 105);
  g_autoptr (GError) error = NULL;

  response->state = HL_RESPONSE_VERIFIED;
  response->field = 1;
  response->area = HL_NO_INDEX;
  response->flags = HL_RESPONSE_REVIEW;
  response->excluded = TRUE;
  response->excluded_reason = g_strdup ("in thử");
  g_assert_true (hl_store_ensure_person (self->store, 'o', "CC-1", NULL, &response->officer, NULL,
                                         &error));
  g_assert_true (hl_store_ensure_person (self->store, 'i', "DT-1", NULL, &response->interviewer,
                                         NULL, &error));
  gint64 id = hl_store_add_response (self->store, survey, response, &error);
  g_assert_no_error (error);

  g_autoptr (HlResponseSet) set = load (self, survey);
  g_assert_cmpuint (set->n, ==, 1);
  g_assert_cmpint (set->ids[0], ==, id);
  g_assert_cmpint (set->serials[0], ==, 105);
  g_assert_cmpuint (set->dates[0], ==, response->date);
  g_assert_cmpuint (set->fields[0], ==, 2);
  g_assert_cmpuint (set->areas[0], ==, 0);
  g_assert_cmpuint (set->procedures[0], ==, 2);
  g_assert_cmpuint (set->officers[0], ==, response->officer);
  g_assert_cmpuint (set->interviewers[0], ==, response->interviewer);
  g_assert_cmpuint (set->channels[0], ==, HL_CHANNEL_PAPER);
  g_assert_cmpuint (set->respondents[0], ==, HL_RESPONDENT_CITIZEN);
  g_assert_cmpuint (set->flags[0], ==, HL_RESPONSE_REVIEW);
  g_assert_cmpuint (set->excluded[0], ==, 1);
  g_assert_cmpmem (hl_response_set_answers (set, 0), set->stride, response->answers,
                   response->n_answers);
}

static void
check_order (const HlResponseSet *set,
             guint                n)
{
  g_assert_cmpuint (set->n, ==, n);
  for (guint i = 1; i < set->n; i++)
    {
      gboolean both_missing = set->serials[i - 1] == 0 && set->serials[i] == 0;

      g_assert_true (set->serials[i] == 0 ||
                     (set->serials[i - 1] != 0 && set->serials[i - 1] < set->serials[i]));
      g_assert_true (!both_missing || set->ids[i - 1] < set->ids[i]);
    }
}

/* By the index in a small survey of a large file, by a sweep in a survey that fills its file. */
static void
test_order (Fixture      *self,
            gconstpointer data)
{
  static const HlSerial serials[] = { 30, 0, 7, 2000000001, 0, 8, 150, 1 };
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlSurvey) other = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (serials); i++)
    add_response (self->store, survey, serials[i]);

  g_autoptr (HlResponse) draft = make_response (survey, 99);
  draft->state = HL_RESPONSE_DRAFT;
  g_assert_cmpint (hl_store_add_response (self->store, survey, draft, &error), >, 0);

  g_autoptr (HlResponseSet) swept = load (self, survey);
  check_order (swept, G_N_ELEMENTS (serials));

  for (guint i = 0; i < 60; i++)
    add_response (self->store, other, i + 1);
  run_sql (self->store, "UPDATE response SET id = id + 5000 WHERE serial > 50 AND survey_id = 2");
  g_autoptr (HlResponseSet) indexed = load (self, survey);
  check_order (indexed, G_N_ELEMENTS (serials));
  for (guint i = 0; i < swept->n; i++)
    {
      g_assert_cmpint (indexed->ids[i], ==, swept->ids[i]);
      g_assert_cmpmem (hl_response_set_answers (indexed, i), indexed->stride,
                       hl_response_set_answers (swept, i), swept->stride);
    }

  g_autoptr (HlResponseSet) rest = load (self, other);
  check_order (rest, 60);
}

static void
test_refresh (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponseSet) fresh = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (read_int (self->store, count_stale), ==, 0);
  add_response (self->store, survey, 1);
  add_response (self->store, survey, 999);
  g_assert_cmpint (read_int (self->store, count_stale), ==, 1);

  /* Never the old masks, refreshed or not. */
  g_autoptr (HlResponseSet) stale = load (self, survey);
  g_assert_cmpuint (stale->rules[0] & HL_RULE_BIT (HL_RULE_Q01), ==, 0);
  g_assert_cmpuint (stale->rules[1] & HL_RULE_BIT (HL_RULE_Q01), !=, 0);

  g_assert_true (hl_store_refresh_validity (self->store, survey, &fresh, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, count_stale), ==, 0);
  g_assert_cmpmem (fresh->rules, fresh->n * sizeof (guint16), stale->rules,
                   stale->n * sizeof (guint16));
  g_assert_cmpint (read_int (self->store, "SELECT rules FROM response WHERE serial = 999"), ==,
                   fresh->rules[1]);

  gint64 n_entries = read_int (self->store, "SELECT count (*) FROM log");
  g_assert_true (hl_store_refresh_validity (self->store, survey, NULL, &error));
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, n_entries);

  g_assert_true (hl_store_exclude_response (self->store, survey, 1, TRUE, "vì", &error));
  g_assert_cmpint (read_int (self->store, count_stale), ==, 1);
}

/* A person has a row in each role; the code tells that officer and interviewer are one. */
static void
test_same_person (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponseSet) set = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (HlResponse) response = make_response (survey, i);

      hl_store_ensure_person (self->store, 'o', "CC-01", "", &response->officer, NULL, &error);
      g_assert_no_error (error);
      hl_store_ensure_person (self->store, 'i', i == 1 ? "CC-01" : "DT-1", "",
                              &response->interviewer, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (hl_store_add_response (self->store, survey, response, &error), >, 0);
    }

  g_assert_true (hl_store_refresh_validity (self->store, survey, &set, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (set->rules[0] & HL_RULE_BIT (HL_RULE_Q09), !=, 0);
  g_assert_cmpuint (set->rules[1] & HL_RULE_BIT (HL_RULE_Q09), ==, 0);

  g_autoptr (HlAuditReport) report = hl_store_audit (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->whole);
}

static void
test_tampered (Fixture      *self,
               gconstpointer data)
{
  static const char *const changes[] = {
    "UPDATE response SET answers = x'00'", "UPDATE response SET field = 9", "UPDATE response SET"
    " area = 9",
  };
  g_autoptr (HlSurvey) survey = open_survey (self->store);

  add_response (self->store, survey, 1);
  run_sql (self->store, "PRAGMA foreign_keys = OFF");
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HlTx) rolled_back = hl_tx_begin (hl_store_get_db (self->store), NULL);
      g_autoptr (GError) error = NULL;

      run_sql (self->store, changes[i]);
      g_assert_null (hl_store_load_responses (self->store, survey, &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
    }

  run_sql (self->store, "UPDATE response SET layout = 2");
  g_autoptr (GError) error = NULL;
  g_assert_null (hl_store_load_response (self->store, survey, 1, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
}

#define ADD(name, function) \
  g_test_add ("/store/validity/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("columns", test_columns);
  ADD ("order", test_order);
  ADD ("refresh", test_refresh);
  ADD ("same-person", test_same_person);
  ADD ("tampered", test_tampered);

  return g_test_run ();
}
