#include "fixture.h"

#include <math.h>

#include "core/hl-error.h"
#include "exchange/hl-chart-gather.h"

static const Setting open_round = { .with_fields = TRUE, .state = HL_SURVEY_OPEN };
static const Setting by_mean = {
  .with_fields = TRUE, .formula = HL_FORMULA_MEAN, .state = HL_SURVEY_OPEN,
};
static const Setting short_form = { .questionnaire = "w9", .state = HL_SURVEY_OPEN };

static const HlChartType trend = { .id = "trend" };
static const HlChartType factors = { .id = "factors" };

static HlChartInput *
gather_chart (Fixture           *fixture,
              const HlChartType *type,
              const gint64      *surveys,
              guint              n_surveys)
{
  g_autoptr (GError) error = NULL;
  HlChartInput *input = hl_chart_gather (fixture->store, type, surveys, n_surveys, "field",
                                         HL_LANGUAGE_VI, &error);

  g_assert_no_error (error);

  return input;
}

static void
test_chart (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlChartInput) input = NULL;

  fixture_import_sample (fixture, fixture->survey);
  fixture_import_sample (fixture, fixture_add_spring (fixture, &open_round));
  input = gather_chart (fixture, &factors, &fixture->survey, 1);

  g_assert_cmpuint (input->data.snapshot->valid, ==, 147);
  g_assert_cmpstr (input->data.by, ==, "field");
  g_assert_nonnull (input->data.comparison);
  g_assert_cmpstr (input->data.earlier_label, ==, "Đợt thử");
  g_assert_cmpuint (input->data.n_trend, ==, 0);
}

static void
test_trend_earlier (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (HlChartInput) input = NULL;
  gint64 spring = fixture_add_spring (fixture, &by_mean);

  fixture_import_sample (fixture, fixture->survey);
  fixture_import_sample (fixture, spring);
  fixture_add_survey (fixture, &short_form, hl_date_new (2022, 5, 1), hl_date_new (2022, 6, 30));
  input = gather_chart (fixture, &trend, &fixture->survey, 1);

  g_assert_cmpuint (input->data.n_trend, ==, 2);
  g_assert_true (input->data.trend[0].comparable);
  g_assert_false (input->data.trend[1].comparable);
  g_assert_cmpstr (input->data.trend[1].break_reason, ==, "công thức tính khác");
  g_assert_cmpuint (input->data.trend[1].figure.n, ==, 147);
}

static void
test_trend_named (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HlChartInput) input = NULL;
  gint64 surveys[] = { fixture->survey, fixture_add_spring (fixture, &open_round), 0 };

  surveys[2] = fixture_add_survey (fixture, &short_form, hl_date_new (2022, 11, 1),
                                   hl_date_new (2022, 11, 30));
  fixture_import_sample (fixture, surveys[0]);
  fixture_import_sample (fixture, surveys[1]);
  input = gather_chart (fixture, &trend, surveys, 3);

  g_assert_cmpuint (input->data.n_trend, ==, 3);
  g_assert_true (input->data.trend[0].comparable);
  g_assert_true (input->data.trend[1].comparable);
  g_assert_false (input->data.trend[2].comparable);
  g_assert_cmpstr (input->data.trend[2].break_reason, ==, "bộ tiêu chí khác");
  g_assert_true (isnan (input->data.trend[2].figure.index));
}

static void
test_chart_refused (Fixture      *fixture,
                    gconstpointer data)
{
  const gint64 survey = 99;
  g_autoptr (GError) error = NULL;
  g_autoptr (HlChartInput) input = hl_chart_gather (fixture->store, &factors, &survey, 1, NULL,
                                                    HL_LANGUAGE_VI, &error);

  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_assert_null (input);
}

#define ADD(name, function) \
  g_test_add ("/chart-gather/" name, Fixture, &open_round, fixture_set_up, function, \
              fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("single", test_chart);
  ADD ("trend-earlier", test_trend_earlier);
  ADD ("trend-named", test_trend_named);
  ADD ("refused", test_chart_refused);

  return g_test_run ();
}
