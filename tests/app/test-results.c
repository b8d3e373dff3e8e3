#include <math.h>
#include <string.h>

#include "app/hl-chart-interval.h"
#include "app/hl-chart-view.h"
#include "app/hl-results-save.h"
#include "app/hl-results-table.h"
#include "app/hl-results-words.h"
#include "core/hl-text.h"
#include "exchange/hl-round.h"
#include "fixture.h"
#include "store/hl-store-survey.h"

/* Rounds of the demo: an open one with three fields and comparable rounds before; the first; one
 * that asks other criteria than the rounds before. */
#define LAST_ROUND 5
#define FIRST_ROUND 1
#define SHORT_ROUND 3

static HlScoreSnapshot *
score (Fixture *fixture,
       gint64   survey_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlOffice) office = hl_store_load_office (fixture->store, HL_DATE_NONE, &error);
  HlScoreSnapshot *snapshot = hl_round_score (fixture->store, survey_id, office, &error);

  g_assert_no_error (error);

  return snapshot;
}

static HlResultsPart *
read_part (Fixture    *fixture,
           gint64      survey_id,
           const char *field)
{
  const HlResultsChoice choice = { .survey_id = survey_id };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlResults) results = hl_results_read (fixture->store, &choice, &error);

  g_assert_no_error (error);

  return hl_results_part_new (results, field);
}

static void
test_whole (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score (fixture, LAST_ROUND);
  const HlFigure *figure = hl_score_snapshot_get_official (snapshot);
  g_autofree char *index = hl_percent_format (figure->index, 2, HL_LANGUAGE_EN);
  g_autofree char *range = hl_range_format (figure->low, figure->high, 2, HL_LANGUAGE_EN);

  fixture_show (fixture, LAST_ROUND);
  fixture_wait_text (fixture, index);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), range));
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), "Provisional"));
  g_assert_cmpuint (fixture_count (GTK_WIDGET (fixture->page), HL_TYPE_CHART_VIEW), ==, 3);
}

static void
test_field (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score (fixture, LAST_ROUND);
  const HlScoreGroup *group = hl_score_snapshot_find_group (snapshot, "field", "Chứng thực");
  g_autofree char *index = hl_percent_format (group->result.overall.index, 2, HL_LANGUAGE_EN);
  g_autofree char *forms = g_strdup_printf ("%u valid forms", group->result.overall.n);

  fixture_show (fixture, LAST_ROUND);
  fixture_wait_text (fixture, "All fields");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "results.field", "i", 2);
  fixture_wait_text (fixture, index);
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), forms));
}

static void
test_table (Fixture      *fixture,
            gconstpointer data)
{
  fixture_show (fixture, LAST_ROUND);
  fixture_wait_text (fixture, "See all 22 criteria");
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "Dissatisfied"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "results.table", NULL);
  fixture_wait_text (fixture, "Dissatisfied");
  g_assert_cmpuint (fixture_count (GTK_WIDGET (fixture->page), HL_TYPE_CHART_VIEW), ==, 0);
}

static void
test_all_criteria (Fixture      *fixture,
                   gconstpointer data)
{
  fixture_show (fixture, LAST_ROUND);
  fixture_wait_text (fixture, "See all 22 criteria");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "results.all-criteria", NULL);
  fixture_wait_text (fixture, "See the lowest 8 only");
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, LAST_ROUND, &error);
  g_autoptr (HlSurvey) copy = hl_survey_copy (survey);
  gint64 id;

  copy->id = 0;
  hl_survey_new_uuid (copy);
  id = hl_store_add_survey (fixture->store, copy, &error);
  g_assert_no_error (error);

  fixture_show (fixture, id);
  fixture_wait_text (fixture, "No valid form yet");
}

static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, LAST_ROUND, &error);
  g_autoptr (HlSurvey) copy = hl_survey_copy (survey);

  copy->id = 999;
  hl_page_show_round (fixture->page, fixture->workspace, copy);
  fixture_wait_text (fixture, "The results cannot be computed");
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page), "999"));
}

/* Another round, then data that changed, without leaving the page. */
static void
test_other_round (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HlScoreSnapshot) snapshot = score (fixture, FIRST_ROUND);
  const HlFigure *figure = hl_score_snapshot_get_official (snapshot);
  g_autofree char *index = hl_percent_format (figure->index, 2, HL_LANGUAGE_EN);

  fixture_show (fixture, LAST_ROUND);
  fixture_wait_text (fixture, "Provisional");
  fixture_show (fixture, FIRST_ROUND);
  fixture_wait_text (fixture, index);
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "Provisional"));
  g_assert_nonnull (fixture_find_text (GTK_WIDGET (fixture->page),
                                       "There is no earlier round to compare with."));
}

static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlResultsPart) last = read_part (fixture, LAST_ROUND, NULL);
  g_autoptr (HlResultsPart) short_round = read_part (fixture, SHORT_ROUND, NULL);
  g_autoptr (HlResultsPart) field = read_part (fixture, LAST_ROUND, "Đất đai");
  g_autofree char *change = hl_results_words_change (last);
  g_autofree char *other = hl_results_words_change (short_round);
  g_autofree char *caution = hl_results_words_caution (field);
  g_autofree char *weakest = hl_results_words_weakest (last);

  g_assert_nonnull (strstr (change, last->results->earlier->title));
  g_assert_nonnull (strstr (other, "different criteria"));
  g_assert_cmpuint (field->snapshot.valid, <, 30);
  g_assert_nonnull (strstr (caution, "Few responses"));
  g_assert_true (g_str_has_prefix (weakest, "Weakest: "));
}

/* The index above, at and below the target, inside and outside of the interval. */
static void
test_target_words (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    double      target;
    const char *text;
  } cases[] = {
    { 0.0, "above the target." },
    { 100.0, "below the target." },
    { NAN, "No target was set for this round." },
  };
  g_autoptr (HlResultsPart) part = read_part (fixture, LAST_ROUND, NULL);
  double index = hl_score_snapshot_get_official (&part->snapshot)->index;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      part->snapshot.target = cases[i].target;
      text = hl_results_words_target (part);
      g_assert_true (g_str_has_suffix (text, cases[i].text));
    }

  part->snapshot.target = hl_round_half_up (index, 2) - 0.25;
  g_autofree char *inside = hl_results_words_target (part);
  g_assert_cmpstr (inside, ==, "0.25 percentage points above the target, which lies within the "
                   "interval.");

  part->snapshot.target = hl_round_half_up (index, 2) + 0.25;
  g_autofree char *below = hl_results_words_target (part);
  g_assert_cmpstr (below, ==, "0.25 percentage points below the target, which lies within the "
                   "interval.");
}

static void
test_tables (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlResultsPart) part = read_part (fixture, LAST_ROUND, NULL);
  g_autoptr (GPtrArray) factors = hl_results_table_factors (part);
  g_autoptr (GPtrArray) fields = hl_results_table_groups (part);
  g_autoptr (GPtrArray) criteria = hl_results_table_criteria (part);
  g_autofree char *text = hl_results_table_to_text (fields);

  g_assert_cmpuint (factors->len, ==, 1 + part->snapshot.total.n_factors);
  g_assert_cmpuint (fields->len, ==, 1 + 3);
  g_assert_cmpuint (criteria->len, ==, 1 + 22);
  g_assert_true (g_str_has_prefix (text, "Field\tIndex\t95% interval\tForms\nHộ tịch\t"));
}

static void
test_save (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    const char *format;
    const char *start;
  } cases[] = {
    { "png", "\x89PNG" }, { "svg", "<?xml" }, { "pdf", "%PDF" },
  };
  g_autoptr (HlResultsPart) part = read_part (fixture, LAST_ROUND, "Hộ tịch");
  const HlChartType *const types[] = {
    hl_chart_type_by_id ("factors"), hl_chart_type_by_id ("likert"), &hl_chart_fields,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = hl_results_render_chart (types[i], part, 0, cases[i].format,
                                                          &error);

      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].start), cases[i].start,
                       strlen (cases[i].start));
    }

  g_autofree char *by_name = hl_results_chart_format ("/tmp/a.SVG", "png");
  g_autofree char *by_choice = hl_results_chart_format ("/tmp/a", "pdf");
  g_assert_cmpstr (by_name, ==, "svg");
  g_assert_cmpstr (by_choice, ==, "pdf");
}

static HlChartView *
find_chart (Fixture *fixture)
{
  return (HlChartView *) fixture_find_shown (GTK_WIDGET (fixture->page), HL_TYPE_CHART_VIEW, 0);
}

static gboolean
is_recorded (gpointer data)
{
  HlChartView *chart = find_chart (data);

  return chart != NULL && hl_chart_view_get_n_hits (chart) > 0;
}

static void
test_hits (Fixture      *fixture,
           gconstpointer data)
{
  HlChartView *chart;

  fixture_show (fixture, LAST_ROUND);
  fixture_wait (is_recorded, fixture);
  chart = find_chart (fixture);
  g_assert_true (gtk_test_accessible_has_role (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_ROLE_IMG));
  g_assert_true (hl_chart_view_select (chart, 0));
  g_assert_false (hl_chart_view_select (chart, hl_chart_view_get_n_hits (chart)));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (chart),
                                                   GTK_ACCESSIBLE_PROPERTY_DESCRIPTION));
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void        (*test) (Fixture *,
                         gconstpointer);
  } tests[] = {
    { "/results/whole", test_whole },
    { "/results/field", test_field },
    { "/results/table", test_table },
    { "/results/all-criteria", test_all_criteria },
    { "/results/empty", test_empty },
    { "/results/error", test_error },
    { "/results/other-round", test_other_round },
    { "/results/words", test_words },
    { "/results/target-words", test_target_words },
    { "/results/tables", test_tables },
    { "/results/save", test_save },
    { "/results/hits", test_hits },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "results", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
