#include "hl-store-fixture.h"

#include <string.h>

#include "store/hl-db-private.h"
#include "store/hl-store-register.h"

#define DAY 740000

static HlRegisterChange *
add_change (GPtrArray *changes,
            gint64     first,
            gint64     last)
{
  HlRegisterChange *change = hl_register_change_new ();

  change->span.first = first;
  change->span.last = last;
  g_ptr_array_add (changes, change);

  return change;
}

static HlRegisterChange *
add_person (GPtrArray  *changes,
            gint64      first,
            gint64      last,
            const char *name)
{
  HlRegisterChange *change = add_change (changes, first, last);

  g_free (change->span.issued_to);
  change->span.issued_to = g_strdup (name);
  change->span.day = DAY;
  change->parts = HL_REGISTER_PERSON | HL_REGISTER_DAY;

  return change;
}

static HlRegisterChange *
add_outcome (GPtrArray *changes,
             gint64     first,
             gint64     last,
             HlOutcome  outcome)
{
  HlRegisterChange *change = add_change (changes, first, last);

  change->span.outcome = outcome;
  change->parts = HL_REGISTER_OUTCOME;

  return change;
}

static GPtrArray *
new_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hl_register_change_free);
}

static void
set_register (HlStore        *store,
              const HlSurvey *survey,
              GPtrArray      *changes)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_set_register (store, survey, changes, &error));
  g_assert_no_error (error);
}

/* "1-29 Lan outstanding; 30-30 Lan lost" */
static void
assert_register (HlStore        *store,
                 const HlSurvey *survey,
                 const char     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = hl_store_list_register (store, survey->id, &error);
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const HlRegisterSpan *span = spans->pdata[i];

      g_string_append_printf (text, "%s%d-%d %s%s", i > 0 ? "; " : "", (int) span->first,
                              (int) span->last, *span->issued_to != '\0' ? span->issued_to : "–",
                              span->outcome != HL_OUTCOME_OUTSTANDING ? " " : "");
      if (span->outcome != HL_OUTCOME_OUTSTANDING)
        g_string_append (text, hl_outcome_to_string (span->outcome));
    }
  g_assert_cmpstr (text->str, ==, expected);
  g_assert_true (report->whole);
}

static void
assert_detail (HlStore        *store,
               const HlSurvey *survey,
               const char     *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = hl_store_list_log (store, survey->id, &error);
  const HlLogEntry *last = log->pdata[log->len - 1];

  g_assert_cmpstr (last->action, ==, "update");
  g_assert_cmpint (last->subject, ==, 's');
  g_assert_cmpstr (last->detail, ==, expected);
}

/* Later changes cut the spans of earlier ones and leave what they do not set. */
static void
test_cut (Fixture      *self,
          gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) changes = new_changes ();

  add_person (changes, 1, 50, "Lan");
  set_register (self->store, survey, changes);
  assert_register (self->store, survey, "1-50 Lan");
  assert_detail (self->store, survey, "001-050: 2027-01-19");

  g_ptr_array_set_size (changes, 0);
  add_outcome (changes, 30, 30, HL_OUTCOME_LOST)->span.outcome_day = DAY + 3;
  set_register (self->store, survey, changes);
  assert_register (self->store, survey, "1-29 Lan; 30-30 Lan lost; 31-50 Lan");
  assert_detail (self->store, survey, "030: lost 2027-01-22");

  g_ptr_array_set_size (changes, 0);
  add_person (changes, 45, 60, "Minh");
  add_outcome (changes, 29, 31, HL_OUTCOME_REFUSED);
  set_register (self->store, survey, changes);
  assert_register (self->store, survey, "1-28 Lan; 29-29 Lan refused; 30-30 Lan refused;"
                   " 31-31 Lan refused; 32-44 Lan; 45-50 Minh; 51-60 Minh");
}

/* Over spans and gaps at once. */
static void
test_gaps (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) changes = new_changes ();

  add_person (changes, 5, 6, "Lan");
  add_person (changes, 9, 9, "Minh");
  add_outcome (changes, 2, 12, HL_OUTCOME_BLANK);
  set_register (self->store, survey, changes);
  assert_register (self->store, survey, "2-4 – blank; 5-6 Lan blank; 7-8 – blank; 9-9 Minh blank;"
                   " 10-12 – blank");
}

/* What changes nothing has no entry, and a text keeps its salt. */
static void
test_nothing (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) changes = new_changes ();
  gint64 n_entries;

  add_person (changes, 1, 50, "Lan");
  add_outcome (changes, 1, 50, HL_OUTCOME_RETURNED);
  set_register (self->store, survey, changes);
  n_entries = read_int (self->store, "SELECT count (*) FROM log");
  set_register (self->store, survey, changes);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, n_entries);
  assert_register (self->store, survey, "1-50 Lan returned");
}

static HlRegisterChange *
add_replaced (GPtrArray *changes,
              gint64     serial,
              HlOutcome  outcome,
              gint64     by)
{
  HlRegisterChange *change = add_outcome (changes, serial, serial, outcome);

  change->span.replaced_by = by;

  return change;
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) changes = new_changes ();
  const char *const reasons[] = {
    NULL, "last form number", "161 was never issued", "Say which form", "is not replaced",
    "each a line of its own", "each a line of its own", "999 was never issued",
    "dated before", "no date of its outcome", NULL, NULL,
  };

  add_person (changes, 1, 50, "Lan");
  add_person (changes, 9, 3, "Lan");
  add_person (changes, 100, 170, "Lan");
  add_outcome (changes, 4, 4, HL_OUTCOME_REPLACED);
  add_replaced (changes, 4, HL_OUTCOME_RETURNED, 60);
  add_replaced (changes, 4, HL_OUTCOME_LOST, 4);
  add_replaced (changes, 4, HL_OUTCOME_LOST, 60)->span.last = 5;
  add_replaced (changes, 4, HL_OUTCOME_LOST, 999);
  add_outcome (changes, 4, 4, HL_OUTCOME_LOST)->span.outcome_day = DAY - 1;
  add_outcome (changes, 4, 4, HL_OUTCOME_OUTSTANDING)->span.outcome_day = DAY;
  add_replaced (changes, 4, HL_OUTCOME_NOT_MET, 60);
  add_person (changes, 100, 101, "Minh");
  set_register (self->store, survey, changes);

  for (guint i = 0; i < changes->len; i++)
    {
      const HlRegisterChange *change = changes->pdata[i];

      g_test_message ("%u: %s", i, change->refused != NULL ? change->refused : "–");
      if (reasons[i] == NULL)
        g_assert_null (change->refused);
      else
        g_assert_nonnull (strstr (change->refused, reasons[i]));
    }
  assert_register (self->store, survey,
                   "1-3 Lan; 4-4 Lan not met; 5-50 Lan; 100-101 Minh");
  assert_detail (self->store, survey,
                 "001-050: 2027-01-19; 004: not met → 060; 100-101: 2027-01-19");
}

static void
test_states (Fixture      *self,
             gconstpointer data)
{
  static const HlSurveyState states[] = { HL_SURVEY_CLOSED, HL_SURVEY_PUBLISHED };
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GPtrArray) changes = new_changes ();
  g_autoptr (GError) error = NULL;

  add_outcome (changes, 1, 1, HL_OUTCOME_LOST);
  survey->id = hl_store_add_survey (self->store, survey, &error);
  g_assert_no_error (error);
  g_assert_false (hl_store_set_register (self->store, survey, changes, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      hl_store_set_survey_state (self->store, survey->id, states[i], "Đủ phiếu", &error);
      g_assert_no_error (error);
      g_assert_cmpint (hl_store_set_register (self->store, survey, changes, &error), ==,
                       states[i] == HL_SURVEY_CLOSED);
    }
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

/* The names go, the log holds, and a span without its name can still be cut. */
static void
test_delete (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) changes = new_changes ();
  g_autoptr (GError) error = NULL;

  add_person (changes, 1, 50, "Lan");
  set_register (self->store, survey, changes);
  g_assert_false (hl_store_delete_register_texts (self->store, survey, " ", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (hl_store_delete_register_texts (self->store, survey, "Hết hạn lưu", &error));
  g_assert_no_error (error);
  assert_register (self->store, survey, "1-50 –");
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log WHERE detail LIKE '%Lan%'"),
                   ==, 0);

  g_ptr_array_set_size (changes, 0);
  add_outcome (changes, 7, 50, HL_OUTCOME_LOST);
  add_person (changes, 50, 50, "Minh");
  set_register (self->store, survey, changes);
  assert_register (self->store, survey, "1-6 –; 7-49 – lost; 50-50 Minh lost");
}

/* What every serial must say, whatever the spans are. */
static void
assert_model (HlStore         *store,
              const HlSurvey  *survey,
              const HlOutcome *outcomes,
              const guint     *people)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) spans = hl_store_list_register (store, survey->id, &error);
  gint64 before = 0;
  guint n_told = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < spans->len; i++)
    {
      const HlRegisterSpan *span = spans->pdata[i];

      g_assert_cmpint (span->first, >, before);
      before = span->last;
      for (gint64 serial = span->first; serial <= span->last; serial++)
        {
          g_autofree char *name = people[serial] == 0 ? g_strdup ("") :
                                  g_strdup_printf ("%u", people[serial]);

          g_assert_cmpint (span->outcome, ==, outcomes[serial]);
          g_assert_cmpstr (span->issued_to, ==, name);
          n_told += outcomes[serial] != HL_OUTCOME_OUTSTANDING || people[serial] != 0;
        }
    }

  for (gint64 serial = 1; serial <= 160; serial++)
    n_told -= outcomes[serial] != HL_OUTCOME_OUTSTANDING || people[serial] != 0;
  g_assert_cmpuint (n_told, ==, 0);
}

static void
test_random (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  HlOutcome outcomes[161] = { HL_OUTCOME_OUTSTANDING };
  guint people[161] = { 0 };

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (GPtrArray) changes = new_changes ();
      gint64 first = g_test_rand_int_range (1, 161);
      gint64 last = g_test_rand_int_range ((int) first, MIN ((int) first + 40, 161));
      HlOutcome outcome = g_test_rand_bit () ? HL_OUTCOME_LOST : HL_OUTCOME_BLANK;
      g_autofree char *name = g_strdup_printf ("%u", i + 1);
      gboolean is_outcome = g_test_rand_bit ();

      if (is_outcome)
        add_outcome (changes, first, last, outcome);
      else
        add_person (changes, first, last, name);
      set_register (self->store, survey, changes);

      for (gint64 serial = first; serial <= last; serial++)
        if (is_outcome)
          outcomes[serial] = outcome;
        else
          people[serial] = i + 1;
      assert_model (self->store, survey, outcomes, people);
    }

  g_autoptr (HlAuditReport) report = hl_store_audit (self->store, NULL, NULL);
  g_assert_true (report->whole);
}

#define ADD(name, function) \
  g_test_add ("/store/register/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("cut", test_cut);
  ADD ("gaps", test_gaps);
  ADD ("nothing", test_nothing);
  ADD ("refused", test_refused);
  ADD ("states", test_states);
  ADD ("delete", test_delete);
  ADD ("random", test_random);

  return g_test_run ();
}
