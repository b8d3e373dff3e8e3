#include "exchange/hl-response-pass.h"

#include <string.h>

#include "core/hl-error.h"
#include "fixture.h"
#include "store/hl-store-verify.h"

static const Setting w9 = {
  .with_fields = TRUE, .questionnaire = "w9", .state = HL_SURVEY_OPEN,
};

#define HEADER "serial,field,respondent,gender,c01,c02,c03,comment\n"

static const char first_pass[] =
  HEADER
  "1,Hộ tịch,citizen,1,5,4,3,Tốt\n"
  "2,Hộ tịch,citizen,2,5,4,,\n"
  "3,Chứng thực,organisation,1,5,4,3,\n"
  "4,Chứng thực,citizen,1,1,1,1,\n";

/* Another text does not count; the order of the lines neither. */
static const char second_pass[] =
  HEADER
  "7,Hộ tịch,citizen,1,5,5,5,\n"
  "3,Hộ tịch,citizen,1,5,4,-,\n"
  "1,Hộ tịch,citizen,1,5,4,3,Rất tốt\n"
  "2,Hộ tịch,citizen,2,5,3,*,\n"
  "2,Hộ tịch,citizen,2,5,3,*,\n"
  "5,Hộ tịch,citizen,2,9,3,3,\n";

static const char expected[] =
  "serial,box,first,second\n"
  "002,c02,4,3\n"
  "002,c03,,*\n"
  "003,field,Chứng thực,Hộ tịch\n"
  "003,respondent,organisation,citizen\n"
  "003,c03,3,-\n"
  "004,,,missing\n"
  "007,,missing,\n";

static HlPassReport *
compare (Fixture    *fixture,
         const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  HlPassReport *report = hl_response_pass_compare (fixture->store, fixture->survey, bytes, &error);

  g_assert_no_error (error);

  return report;
}

static void
import (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) imported = fixture_import (fixture, first_pass, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (imported->n_imported, ==, 4);
}

static HlResponse *
load (Fixture        *fixture,
      const HlSurvey *survey,
      HlSerial        serial)
{
  gint64 id = 0;

  g_assert_true (hl_store_has_serial (fixture->store, survey->id, serial, &id, NULL));

  return hl_store_load_response (fixture->store, survey, id, NULL);
}

static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlPassReport) report = NULL;
  g_autofree char *csv = NULL;

  import (fixture);
  report = compare (fixture, second_pass);
  csv = hl_pass_report_to_csv (report, 3);
  g_assert_cmpstr (csv, ==, expected);
  g_assert_cmpuint (report->n_forms, ==, 3);
  g_assert_cmpuint (report->n_differing, ==, 2);
  g_assert_cmpuint (report->refused->len, ==, 2);
}

/* What agrees is verified, what differs breaks Q10 until it is settled. */
static void
test_stored (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, NULL);
  g_autoptr (HlPassReport) report = NULL;
  g_autoptr (HlResponse) equal = NULL;
  g_autoptr (HlResponse) differing = NULL;
  g_autoptr (HlResponseSet) set = NULL;
  g_autoptr (HlVerifyStats) stats = NULL;
  g_autoptr (GPtrArray) open = NULL;

  import (fixture);
  report = compare (fixture, second_pass);
  equal = load (fixture, survey, 1);
  differing = load (fixture, survey, 2);
  g_assert_cmpint (equal->state, ==, HL_RESPONSE_VERIFIED);
  g_assert_cmpint (differing->state, ==, HL_RESPONSE_COMPLETE);

  set = fixture_load (fixture);
  g_assert_cmpuint (set->rules[1] & 1u << 9, !=, 0);
  g_assert_cmpuint (set->rules[0] & 1u << 9, ==, 0);
  stats = hl_store_count_verify (fixture->store, survey, NULL);
  g_assert_cmpuint (stats->passes.n_forms, ==, 3);
  g_assert_cmpuint (stats->passes.compared, ==, report->n_compared);
  g_assert_cmpuint (stats->passes.unsettled, ==, 5);
  g_assert_cmpuint (stats->random.n_forms, ==, 0);
  open = hl_store_list_unsettled (fixture->store, differing->id, NULL);
  g_assert_cmpuint (open->len, ==, 2);
}

/* The same file once more changes nothing. */
static void
test_twice (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, NULL);
  g_autoptr (HlPassReport) before = NULL;
  g_autoptr (HlPassReport) after = NULL;
  g_autoptr (HlVerifyStats) stats = NULL;
  g_autofree char *csv = NULL;

  import (fixture);
  before = compare (fixture, second_pass);
  after = compare (fixture, second_pass);
  csv = hl_pass_report_to_csv (after, 3);
  g_assert_cmpstr (csv, ==, expected);
  stats = hl_store_count_verify (fixture->store, survey, NULL);
  g_assert_cmpuint (stats->passes.n_forms, ==, 3);
}

static void
test_unknown_column (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("serial,nothing\n1,2\n", 19);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_response_pass_compare (fixture->store, fixture->survey, bytes, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, &w9, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/response-pass/table", test_table);
  ADD ("/response-pass/stored", test_stored);
  ADD ("/response-pass/twice", test_twice);
  ADD ("/response-pass/unknown-column", test_unknown_column);

  return g_test_run ();
}
