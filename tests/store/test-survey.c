#include "core/hl-survey-officers.h"
#include "hl-store-fixture.h"

/* A stored stratum's id is its place in the list, from 1. */
static char *
canonical_as_stored (HlSurvey *survey)
{
  for (guint i = 0; i < survey->n_fields; i++)
    survey->fields[i].id = i + 1;
  for (guint i = 0; i < survey->n_areas; i++)
    survey->areas[i].id = i + 1;
  for (guint i = 0; i < survey->n_procedures; i++)
    survey->procedures[i].id = i + 1;

  return hl_survey_to_canonical (survey);
}

static char *
canonical_of (HlStore *store,
              gint64   id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, id, &error);

  g_assert_no_error (error);

  return hl_survey_to_canonical (survey);
}

static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_survey (self->store, survey, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, ==, 1);

  fixture_reopen (self);
  g_autoptr (HlSurvey) loaded = hl_store_load_survey (self->store, id, &error);
  g_assert_no_error (error);

  g_autofree char *expected = canonical_as_stored (survey);
  g_autofree char *found = hl_survey_to_canonical (loaded);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (loaded->seed, ==, survey->seed);
  g_assert_cmpint (loaded->fields[1].population, ==, HL_UNKNOWN_COUNT);
  g_assert_cmpstr (loaded->steps[0].product, ==, "160 phiếu");
  g_assert_cmpstr (g_hash_table_lookup (loaded->texts, "tasks"), ==, "Rút ngắn thời gian chờ.");
  g_assert_cmpuint (loaded->ranges[0].field, ==, HL_NO_INDEX);
  g_assert_true (hl_questionnaire_same_content (loaded->questionnaire, survey->questionnaire));

  g_autoptr (GArray) ids = hl_store_list_surveys (self->store, &error);
  g_assert_cmpuint (ids->len, ==, 1);
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_store_load_survey (self->store, 7, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  survey->id = 7;
  g_assert_false (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  survey->id = 0;
  g_assert_cmpint (hl_store_add_survey (self->store, survey, &error), ==, 1);
  g_assert_cmpint (hl_store_add_survey (self->store, survey, &error), ==, 0);
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  survey->target = 101;
  g_assert_cmpint (hl_store_add_survey (self->store, survey, &error), ==, 0);
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* A draft may lack much, and says so when it is to be opened. */
static void
test_incomplete (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (HlSurvey) stored = NULL;
  g_autoptr (GError) error = NULL;

  survey->to = survey->from - 1;
  hl_survey_add_field (survey, "", 1, 1);
  hl_survey_add_range (survey, 150, 170, HL_NO_INDEX, HL_NO_INDEX);
  g_free (survey->title);
  survey->title = g_strdup ("");
  survey->id = hl_store_add_survey (self->store, survey, &error);
  g_assert_no_error (error);

  stored = hl_store_load_survey (self->store, survey->id, &error);
  g_assert_cmpuint (stored->to, ==, survey->to);
  survey->from = HL_DATE_NONE;
  g_assert_true (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_false (hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_OPEN, NULL,
                                             &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no title"));
}

static void
test_life (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_survey (self->store, survey, &error);

  for (int now = HL_SURVEY_DRAFT; now <= HL_SURVEY_PUBLISHED; now++)
    {
      for (int next = HL_SURVEY_DRAFT; next <= HL_SURVEY_PUBLISHED; next++)
        if (next != now + 1)
          {
            g_assert_false (hl_store_set_survey_state (self->store, id, next, NULL, &error));
            g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
            g_clear_error (&error);
          }

      g_assert_cmpint (read_int (self->store, "SELECT state FROM survey"), ==, now);
      if (now < HL_SURVEY_PUBLISHED)
        g_assert_true (hl_store_set_survey_state (self->store, id, now + 1, "đến hạn", &error));
      g_assert_no_error (error);
    }

  g_assert_false (hl_store_set_survey_state (self->store, 9, HL_SURVEY_OPEN, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
}

static void
change_title (HlSurvey *survey)
{
  g_free (survey->title);
  survey->title = g_strdup ("Đợt một");
}

static void
change_formula (HlSurvey *survey)
{
  survey->formula = HL_FORMULA_MEAN100;
}

static void
change_rule (HlSurvey *survey)
{
  survey->rules[HL_RULE_Q03].threshold = 0.5;
}

static void
change_overall (HlSurvey *survey)
{
  survey->overall_rule = HL_OVERALL_FACTORS;
}

static void
change_official (HlSurvey *survey)
{
  survey->official = HL_OFFICIAL_WEIGHTED;
}

static void
change_target (HlSurvey *survey)
{
  survey->target = 95;
}

static void
change_population (HlSurvey *survey)
{
  survey->fields[0].population = 500;
}

static void
add_area (HlSurvey *survey)
{
  hl_survey_add_area (survey, "Tổ 2", 10, 20);
}

static void
shorten_range (HlSurvey *survey)
{
  survey->ranges[1].last = 150;
}

static void
drop_procedure (HlSurvey *survey)
{
  g_free (survey->procedures[--survey->n_procedures].name);
}

static void
change_quota (HlSurvey *survey)
{
  survey->fields[0].quota = 60;
}

static void
lengthen_range (HlSurvey *survey)
{
  survey->ranges[1].last = 180;
  hl_survey_add_range (survey, 201, 210, HL_NO_INDEX, HL_NO_INDEX);
}

static void
change_days (HlSurvey *survey)
{
  survey->to++;
}

static void
change_sampling (HlSurvey *survey)
{
  survey->sampling = HL_SAMPLING_CENSUS;
}

static void
add_procedure (HlSurvey *survey)
{
  hl_survey_add_procedure (survey, "Khai tử", 0);
}

static void
change_text (HlSurvey *survey)
{
  g_hash_table_insert (survey->texts, g_strdup ("difficulties"), g_strdup ("Không có."));
}

typedef enum
{
  FROZEN,
  NEEDS_REASON,
  FREE,
} Freedom;

static const struct
{
  void        (*change) (HlSurvey *survey);
  Freedom     freedom;
  const char *detail;
} changes[] = {
  { change_formula, FROZEN },
  { change_rule, FROZEN },
  { change_overall, FROZEN },
  { change_official, FROZEN },
  { change_target, FROZEN },
  { change_population, FROZEN },
  { add_area, FROZEN },
  { shorten_range, FROZEN },
  { drop_procedure, FROZEN },
  { change_title, NEEDS_REASON, "“Đợt 1” → “Đợt một”" },
  { change_quota, NEEDS_REASON, "Hộ tịch: 50 → 60" },
  { lengthen_range, NEEDS_REASON, "101–160 → 101–180; + 201–210" },
  { change_days, NEEDS_REASON, "01/09/2022–31/10/2022 → 01/09/2022–01/11/2022" },
  { change_sampling, NEEDS_REASON, "intercept → census" },
  { add_procedure, FREE },
  { change_text, FREE },
};

static void
check_refused (Fixture  *self,
               HlSurvey *survey,
               int       code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = canonical_of (self->store, survey->id);

  g_assert_false (hl_store_update_survey (self->store, survey,
                                          code == HL_ERROR_CONFLICT ? "vì vậy" : " ", &error));
  g_assert_error (error, HL_ERROR, code);

  g_autofree char *after = canonical_of (self->store, survey->id);
  g_assert_cmpstr (after, ==, before);
}

static void
check_accepted (Fixture    *self,
                HlSurvey   *survey,
                const char *reason,
                const char *detail)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = canonical_as_stored (survey);

  g_assert_true (hl_store_update_survey (self->store, survey, reason, &error));
  g_assert_no_error (error);

  g_autofree char *found = canonical_of (self->store, survey->id);
  g_assert_cmpstr (found, ==, expected);

  g_autoptr (GPtrArray) log = hl_store_list_log (self->store, survey->id, &error);
  const HlLogEntry *last = log->pdata[log->len - 1];
  g_assert_cmpstr (last->action, ==, "update");
  g_assert_cmpstr (last->detail, ==, detail != NULL ? detail : "");
  g_assert_cmpstr (last->reason, ==, reason != NULL ? reason : "");
  g_assert_cmpstr (last->person, ==, "Lê Thị Hoa");
}

static void
test_freezing (Fixture      *self,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HlSurvey) survey = open_survey (self->store);

      changes[i].change (survey);
      switch (changes[i].freedom)
        {
        case FROZEN:
          check_refused (self, survey, HL_ERROR_CONFLICT);
          break;

        case NEEDS_REASON:
          check_refused (self, survey, HL_ERROR_INVALID);
          check_accepted (self, survey, "vì vậy", changes[i].detail);
          break;

        case FREE:
        default:
          check_accepted (self, survey, NULL, NULL);
          break;
        }
    }
}

static void
test_draft_is_free (Fixture      *self,
                    gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (HlSurvey) made = make_survey ();
      g_autoptr (GError) error = NULL;
      gint64 id = hl_store_add_survey (self->store, made, &error);
      g_autoptr (HlSurvey) survey = hl_store_load_survey (self->store, id, &error);

      changes[i].change (survey);
      check_accepted (self, survey, NULL, NULL);
    }
}

static void
test_published_stays (Fixture      *self,
                      gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  gboolean created;

  g_assert_true (hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_CLOSED, NULL,
                                            &error));
  g_assert_true (hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_PUBLISHED, NULL,
                                            &error));
  g_assert_no_error (error);
  change_text (survey);
  check_refused (self, survey, HL_ERROR_CONFLICT);

  g_assert_false (hl_store_ensure_procedure (self->store, survey->id, "Mới", 0, &created, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

static void
test_procedures (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  gboolean created;

  g_assert_true (hl_store_ensure_procedure (self->store, survey->id, "Khai sinh", 0, &created,
                                            &error));
  g_assert_false (created);
  g_assert_true (hl_store_ensure_procedure (self->store, survey->id, "Khai tử", HL_NO_INDEX,
                                            &created, &error));
  g_assert_true (created);

  g_autoptr (HlSurvey) loaded = hl_store_load_survey (self->store, survey->id, &error);
  g_assert_cmpuint (loaded->n_procedures, ==, 3);
  g_assert_cmpstr (loaded->procedures[2].name, ==, "Khai tử");
  g_assert_cmpuint (loaded->procedures[2].field, ==, HL_NO_INDEX);
}

static HlPerson *
find_officer (HlOffice   *office,
              const char *code)
{
  for (guint i = 0; i < office->n_people; i++)
    if (office->people[i].role == 'o' && g_str_equal (office->people[i].code, code))
      return &office->people[i];

  return NULL;
}

/* New officers become the office's, and stay in the round when they leave it. */
static void
test_officers (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = hl_store_load_office (self->store, HL_DATE_NONE, &error);
  HlPerson left = *find_officer (office, "CC-01");

  g_assert_cmpstr (left.name, ==, "Lê Văn An");
  g_assert_nonnull (find_officer (office, "CC-09"));
  left.to = hl_date_new (2022, 9, 15);
  g_assert_true (hl_store_save_person (self->store, &left, &error));

  hl_survey_add_officer (survey, HL_NO_INDEX, "CC-20", "Trần Thị Bình", HL_DATE_NONE,
                         HL_DATE_NONE);
  g_assert_true (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_no_error (error);

  fixture_reopen (self);
  g_autoptr (HlSurvey) loaded = hl_store_load_survey (self->store, survey->id, &error);
  g_assert_cmpuint (loaded->n_officers, ==, 3);
  g_assert_cmpstr (loaded->officers[0].name, ==, "Lê Văn An");
  g_assert_cmpuint (loaded->officers[0].to, ==, hl_date_new (2022, 9, 15));
  g_assert_cmpuint (loaded->officers[1].from, ==, hl_date_new (2022, 9, 16));
  g_assert_cmpuint (loaded->officers[2].field, ==, HL_NO_INDEX);
  g_assert_cmpuint (loaded->steps[0].due_day, ==, hl_date_new (2022, 8, 31));
}

#define ADD(name, function) \
  g_test_add ("/store/survey/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("refused", test_refused);
  ADD ("incomplete", test_incomplete);
  ADD ("life", test_life);
  ADD ("freezing", test_freezing);
  ADD ("draft-is-free", test_draft_is_free);
  ADD ("published-stays", test_published_stays);
  ADD ("procedures", test_procedures);
  ADD ("officers", test_officers);

  return g_test_run ();
}
