#include "fixture.h"

#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-register.h"
#include "exchange/hl-report-gather.h"

static const Setting open_round = { .with_fields = TRUE, .state = HL_SURVEY_OPEN };
static const Setting short_form = { .questionnaire = "w9", .state = HL_SURVEY_OPEN };

static const HlReportKind quarterly = { .id = "period", .period_kind = HL_PERIOD_QUARTER };

static HlReportInput *
gather (Fixture      *fixture,
        const char   *period,
        HlReportBasis basis)
{
  const HlReportOptions options = {
    .kind = &quarterly, .period = period, .basis = basis, .state = HL_REPORT_SIGNATURE,
  };
  g_autoptr (GError) error = NULL;
  HlReportInput *input = hl_report_gather (fixture->store, &fixture->survey, 1, &options, &error);

  g_assert_no_error (error);

  return input;
}

static void
test_alone (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlReportInput) input = NULL;
  g_autofree char *period = NULL;

  fixture_import_sample (fixture, fixture->survey);
  input = gather (fixture, NULL, HL_BASIS_ENDED);
  period = hl_period_to_string (&input->spec.period);

  g_assert_cmpstr (period, ==, "2022-Q4");
  g_assert_cmpuint (input->spec.n_surveys, ==, 1);
  g_assert_cmpuint (input->spec.surveys[0].snapshot->valid, ==, 147);
  g_assert_cmpuint (input->spec.surveys[0].snapshot->n_groups, >=, 2);
  g_assert_null (input->spec.surveys[0].previous);
  g_assert_null (input->spec.surveys[0].comparison);
  g_assert_null (input->spec.joint);
  g_assert_cmpint (input->spec.surveys[0].n_returned, ==, 150);
  g_assert_cmpint (input->spec.surveys[0].n_out_of_range, ==, 1);
  g_assert_cmpint (input->spec.surveys[0].n_lost, ==, HL_UNKNOWN_COUNT);
  g_assert_cmpint (input->spec.n_log_responses, ==, 151);
  g_assert_true (g_str_has_prefix (input->spec.fingerprint, "HL1-"));
  g_assert_cmpuint (input->spec.date, ==, hl_date_new (2022, 11, 1));
  g_assert_cmpuint (input->spec.surveys[0].decisions->len, ==, 0);
}

static void
keep_register (Fixture    *fixture,
               const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (HlRegisterReport) report = hl_register_import (fixture->store, survey, bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->refused->len, ==, 0);
}

/* The register fills in what the responses cannot tell; a form that is in is never lost. */
static void
test_register (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlReportInput) input = NULL;
  const HlReportSurvey *survey;

  fixture_import_sample (fixture, fixture->survey);
  keep_register (fixture, "serials,outcome,replaced_by\n1-160,,\n151,lost,\n33,lost,\n"
                 "152,blank,\n153,spoiled,\n154,refused,\n155,returned,\n156,not met,\n"
                 "157,wrong person,\n158,replaced,159\n");
  input = gather (fixture, NULL, HL_BASIS_ENDED);
  survey = &input->spec.surveys[0];
  g_assert_cmpint (survey->n_returned, ==, 151);
  g_assert_cmpint (survey->n_unkeyed, ==, 1);
  g_assert_cmpint (survey->n_blank, ==, 2);
  g_assert_cmpint (survey->n_refused, ==, 1);
  g_assert_cmpint (survey->n_lost, ==, 1);
  g_assert_cmpint (survey->n_not_met, ==, 1);
  g_assert_cmpint (survey->n_wrong_person, ==, 1);
  g_assert_cmpint (survey->n_replaced, ==, 1);
  g_assert_cmpint (survey->n_conflicts, ==, 1);
  g_clear_pointer (&input, hl_report_input_free);

  input = gather (fixture, "2022-09-01..2022-10-31", HL_BASIS_DATED);
  g_assert_cmpint (input->spec.surveys[0].n_lost, ==, HL_UNKNOWN_COUNT);
}

static void
test_previous (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlReportInput) input = NULL;
  const HlReportSurvey *survey;

  fixture_import_sample (fixture, fixture->survey);
  fixture_import_sample (fixture, fixture_add_spring (fixture, &open_round));
  fixture_add_survey (fixture, &open_round, hl_date_new (2022, 5, 1), hl_date_new (2022, 6, 30));
  input = gather (fixture, NULL, HL_BASIS_ENDED);
  survey = &input->spec.surveys[0];

  g_assert_nonnull (survey->previous);
  g_assert_cmpstr (survey->previous_label, ==, "quý II năm 2022");
  g_assert_cmpfloat (survey->comparison->overall.change, ==, 0.0);
  g_assert_false (survey->comparison->overall.significant);
}

/* A round before in the same period goes by its title. */
static void
test_previous_label (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (HlReportInput) input = NULL;

  fixture_import_sample (fixture, fixture->survey);
  fixture_import_sample (fixture, fixture_add_spring (fixture, &open_round));
  input = gather (fixture, "2022-01-01..2022-12-31", HL_BASIS_ENDED);
  g_assert_cmpstr (input->spec.surveys[0].previous_label, ==, "quý II năm 2022");
  g_clear_pointer (&input, hl_report_input_free);

  fixture->survey = fixture_add_survey (fixture, &open_round, hl_date_new (2022, 5, 1),
                                        hl_date_new (2022, 5, 31));
  input = gather (fixture, NULL, HL_BASIS_ENDED);
  g_assert_cmpstr (input->spec.surveys[0].previous_label, ==, "Đợt thử");
}

static void
test_other_criteria (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (HlReportInput) input = NULL;

  fixture_import_sample (fixture, fixture->survey);
  fixture_add_spring (fixture, &short_form);
  input = gather (fixture, NULL, HL_BASIS_ENDED);

  g_assert_null (input->spec.surveys[0].previous);
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char   *period;
    HlReportBasis basis;
    guint         received;
  } cases[] = {
    { "2022-Q4", HL_BASIS_ENDED, 151 },
    { "2022-Q3", HL_BASIS_ENDED, 0 },
    { "2022-09-01..2022-10-31", HL_BASIS_DATED, 150 },
    { "2022-11-01..2022-11-30", HL_BASIS_DATED, 0 },
  };

  fixture_import_sample (fixture, fixture->survey);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlReportInput) input = gather (fixture, cases[i].period, cases[i].basis);

      g_assert_cmpuint (input->spec.n_surveys, ==, 1);
      g_assert_cmpuint (input->spec.surveys[0].snapshot->received, ==, cases[i].received);
      g_assert_cmpint (input->spec.surveys[0].n_returned + input->spec.surveys[0].n_out_of_range,
                       ==, cases[i].received);
    }
}

static void
test_several (Fixture      *fixture,
              gconstpointer data)
{
  const gint64 surveys[] = { fixture->survey, fixture_add_spring (fixture, &open_round) };
  HlReportOptions options = { .kind = &quarterly, .period = "2022" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlReportInput) input = NULL;

  fixture_import_sample (fixture, surveys[0]);
  fixture_import_sample (fixture, surveys[1]);
  input = hl_report_gather (fixture->store, surveys, 2, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (input->spec.n_surveys, ==, 2);
  g_assert_nonnull (input->spec.joint);
  g_assert_cmpuint (input->spec.joint->valid, ==, 294);
  g_clear_pointer (&input, hl_report_input_free);

  options.period = NULL;
  input = hl_report_gather (fixture->store, surveys, 2, &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (input->spec.n_surveys, ==, 1);
  g_assert_cmpint (input->spec.surveys[0].survey->id, ==, surveys[0]);
}

static void
test_decisions (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (HlSurvey) changed = NULL;
  g_autoptr (HlReportInput) input = NULL;
  const HlDecision *decision;
  gint64 id;

  fixture_import_sample (fixture, fixture->survey);
  survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_assert_no_error (error);
  hl_store_has_serial (fixture->store, fixture->survey, 7, &id, &error);
  hl_store_exclude_response (fixture->store, survey, id, TRUE, "người nhà cán bộ", &error);
  g_assert_no_error (error);
  changed = hl_survey_copy (survey);
  changed->ranges[0].last = 200;
  hl_store_update_survey (fixture->store, changed, "thiếu phiếu", &error);
  g_assert_no_error (error);
  input = gather (fixture, NULL, HL_BASIS_ENDED);

  g_assert_cmpuint (input->spec.surveys[0].decisions->len, ==, 2);
  decision = g_ptr_array_index (input->spec.surveys[0].decisions, 0);
  g_assert_cmpstr (decision->kind, ==, "exclusion");
  g_assert_cmpstr (decision->what, ==, "phiếu 007");
  g_assert_cmpstr (decision->reason, ==, "người nhà cán bộ");
  g_assert_cmpuint (decision->date, ==, hl_date_new (2022, 11, 1));
  decision = g_ptr_array_index (input->spec.surveys[0].decisions, 1);
  g_assert_cmpstr (decision->kind, ==, "change");
  g_assert_cmpstr (decision->what, ==, "đợt khảo sát");
  g_assert_cmpstr (decision->reason, ==, "thiếu phiếu");
  g_assert_nonnull (strstr (decision->detail, "200"));
}

static void
test_office (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlReportInput) input = NULL;
  HlReportOptions options = { .kind = &quarterly, .number = "12", .signer = "Trần B" };

  hl_store_set_office (fixture->store, "signers",
                       "CHỦ TỊCH|Lê A; KT. CHỦ TỊCH/PHÓ CHỦ TỊCH|Trần B",
                       hl_date_new (2022, 1, 1), &error);
  g_assert_no_error (error);
  input = hl_report_gather (fixture->store, &fixture->survey, 1, &options, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (input->spec.number, ==, "12");
  g_assert_cmpstr (input->spec.signer->name, ==, "Trần B");
  g_clear_pointer (&input, hl_report_input_free);

  options.signer = NULL;
  input = hl_report_gather (fixture->store, &fixture->survey, 1, &options, &error);
  g_assert_cmpstr (input->spec.signer->name, ==, "Lê A");
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    HlReportOptions options;
    gint64          survey;
    gint            code;
  } cases[] = {
    { { .kind = &quarterly, .period = "2022-Q5" }, 1, HL_ERROR_INVALID },
    { { .kind = &quarterly, .signer = "Ai đó" }, 1, HL_ERROR_NOT_FOUND },
    { { .kind = &quarterly }, 99, HL_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HlReportInput) input = hl_report_gather (fixture->store, &cases[i].survey, 1,
                                                          &cases[i].options, &error);

      g_assert_error (error, HL_ERROR, cases[i].code);
      g_assert_null (input);
    }
}

#define ADD(name, function) \
  g_test_add ("/report-gather/" name, Fixture, &open_round, fixture_set_up, function, \
              fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("alone", test_alone);
  ADD ("register", test_register);
  ADD ("previous", test_previous);
  ADD ("previous-label", test_previous_label);
  ADD ("other-criteria", test_other_criteria);
  ADD ("period", test_period);
  ADD ("several", test_several);
  ADD ("decisions", test_decisions);
  ADD ("office", test_office);
  ADD ("refused", test_refused);

  return g_test_run ();
}
