#include <math.h>

#include "app/hl-criterion-window.h"
#include "app/hl-results-comments.h"
#include "app/hl-results-table.h"
#include "app/hl-results-words.h"
#include "fixture.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/* Rounds of the demo: closed, with demographic answers; open. */
#define CLOSED_ROUND 4
#define LAST_ROUND 5

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

/* Who is so few that a score would tell on them. */
static void
test_hide (Fixture      *fixture,
           gconstpointer data)
{
  static const struct
  {
    guint    counts[3];
    gboolean hidden[3];
  } cases[] = {
    { { 100, 40, 30 }, { FALSE, FALSE, FALSE } },
    { { 100, 4, 30 }, { FALSE, TRUE, TRUE } },   /* one alone follows from the others */
    { { 100, 4, 1 }, { FALSE, TRUE, TRUE } },
    { { 100, 0, 30 }, { FALSE, FALSE, FALSE } },
    { { 0, 0, 3 }, { FALSE, FALSE, TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean hidden[3];

      hl_results_choice_hide (cases[i].counts, G_N_ELEMENTS (hidden), hidden);
      g_assert_cmpmem (hidden, sizeof hidden, cases[i].hidden, sizeof cases[i].hidden);
    }
}

/* The forms of one group count, unweighted and without an earlier round. */
static void
test_group (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const HlResultsChoice whole = { .survey_id = CLOSED_ROUND };
  g_autoptr (HlResults) all = hl_results_read (fixture->store, &whole, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (all->groups->len, >, 2);
  for (guint i = 0; i < all->groups->len; i++)
    {
      const HlResultsGroup *group = g_ptr_array_index (all->groups, i);
      const HlResultsChoice choice = {
        .survey_id = CLOSED_ROUND, .by = group->by, .option = group->option,
      };
      g_autoptr (HlResults) results = hl_results_read (fixture->store, &choice, &error);
      g_autoptr (HlResultsPart) part = NULL;
      g_autofree char *change = NULL;

      g_assert_no_error (error);
      part = hl_results_part_new (results, NULL);
      change = hl_results_words_change (part);
      g_assert_cmpuint (part->snapshot.valid, ==, group->n);
      g_assert_cmpint (part->is_hidden, ==, group->hidden);
      g_assert_cmpfloat (part->snapshot.fpc, ==, 1.0);
      g_assert_cmpstr (change, ==, "Only all forms together are compared with an earlier round.");
      for (guint k = 0; k < part->snapshot.total.n_criteria; k++)
        g_assert_true (isnan (part->snapshot.total.criteria[k].figure.index) ==
                       (part->snapshot.total.criteria[k].figure.n < HL_RESULTS_LEAST));
    }
}

/* The months of the round together hold all its dated forms. */
static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const HlResultsChoice whole = { .survey_id = CLOSED_ROUND };
  g_autoptr (HlResults) all = hl_results_read (fixture->store, &whole, &error);
  guint n_valid = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (all->periods->len, >=, 2);
  for (guint i = 0; i < all->periods->len; i++)
    {
      const HlResultsChoice choice = {
        .survey_id = CLOSED_ROUND, .has_period = TRUE,
        .period = g_array_index (all->periods, HlPeriod, i),
      };
      g_autoptr (HlResults) results = hl_results_read (fixture->store, &choice, &error);

      g_assert_no_error (error);
      g_assert_null (results->earlier);
      g_assert_cmpuint (results->snapshot->valid, <, all->snapshot->valid);
      n_valid += results->snapshot->valid;
    }

  g_assert_cmpuint (n_valid, <=, all->snapshot->valid);
  g_assert_cmpuint (n_valid, >, 0);
}

/* A round of two months without fields, with a form in each. */
static gint64
add_plain_round (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) last = hl_store_load_survey (fixture->store, LAST_ROUND, &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (last->questionnaire);
  g_autoptr (HlSurvey) stored = NULL;
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Two months");
  survey->from = hl_date_new (2026, 10, 1);
  survey->to = hl_date_new (2026, 11, 30);
  hl_survey_add_range (survey, 1, 9, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  stored = hl_store_load_survey (fixture->store, id, &error);
  for (guint i = 1; i <= 2; i++)
    {
      g_autoptr (HlResponse) form = hl_response_new (stored->questionnaire);

      form->survey_id = id;
      form->serial = i;
      form->state = HL_RESPONSE_COMPLETE;
      form->date = hl_date_new (2026, 9 + i, 5);
      for (guint k = 0; k < stored->questionnaire->n_criteria; k++)
        form->answers[stored->questionnaire->questions[stored->questionnaire->criteria[k]].offset] =
          4;
      hl_store_add_response (fixture->store, stored, form, &error);
      g_assert_no_error (error);
    }

  return id;
}

/* Without fields to compare, months are. */
static void
test_months (Fixture      *fixture,
             gconstpointer data)
{
  gint64 id = add_plain_round (fixture);
  g_autoptr (HlResultsPart) part = read_part (fixture, id, NULL);
  g_autoptr (GPtrArray) table = hl_results_table_groups (part);
  GStrv head = g_ptr_array_index (table, 0);

  g_assert_cmpstr (part->data.by, ==, "month");
  g_assert_cmpstr (head[0], ==, "Month");
  g_assert_cmpuint (table->len, ==, 1 + 2);
  fixture_show (fixture, id);
  fixture_wait_text (fixture, "Comparison of months");
}

static gboolean
has_comments (gpointer data)
{
  return fixture_find_text (data, "Written by those") != NULL &&
         (fixture_find_text (data, "None of them") != NULL ||
          fixture_count (data, GTK_TYPE_LIST_BOX_ROW) > 0);
}

static void
test_criterion (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlResultsPart) part = read_part (fixture, CLOSED_ROUND, NULL);
  const HlScoreCriterion *criterion = &part->snapshot.total.criteria[0];
  g_autofree char *n = g_strdup_printf ("%u respondents answered", criterion->figure.n);
  GtkWidget *window = hl_criterion_window_new (fixture->window, fixture->workspace, part, "c01");

  gtk_window_present (GTK_WINDOW (window));
  fixture_wait (has_comments, window);
  g_assert_nonnull (fixture_find_text (window, "Criterion "));
  g_assert_nonnull (fixture_find_text (window, n));
  g_assert_cmpuint (fixture_count (window, GTK_TYPE_PROGRESS_BAR), ==, 5);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (hl_criterion_window_new (fixture->window, fixture->workspace, part, "f1"));
}

/* What is written comes from valid forms that are not satisfied with the criterion. */
static void
test_comments (Fixture      *fixture,
               gconstpointer data)
{
  const HlResultsChoice choice = { .survey_id = CLOSED_ROUND };
  HlResultsChoice never = choice;
  g_autoptr (GError) error = NULL;
  guint n_comments = 0;

  never.has_period = TRUE;
  never.period = (HlPeriod) { .from = hl_date_new (1999, 1, 1), .to = hl_date_new (1999, 2, 1) };
  for (guint i = 1; i <= 22; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%02u", i);
      g_autoptr (GPtrArray) comments = NULL;
      g_autoptr (GPtrArray) none = NULL;

      comments = hl_results_comments_read (fixture->store, &choice, NULL, code, &error);
      g_assert_no_error (error);
      n_comments += comments->len;
      none = hl_results_comments_read (fixture->store, &never, NULL, code, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (none->len, ==, 0);
    }

  g_assert_cmpuint (n_comments, >, 0);
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
    { "/results-choice/hide", test_hide },
    { "/results-choice/group", test_group },
    { "/results-choice/period", test_period },
    { "/results-choice/months", test_months },
    { "/results-choice/criterion", test_criterion },
    { "/results-choice/comments", test_comments },
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
