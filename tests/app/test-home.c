#include <math.h>
#include <string.h>

#include "app/hl-home-reminders.h"
#include "app/hl-home-words.h"
#include "app/hl-quota-list.h"
#include "app/hl-reminder-list.h"
#include "app/hl-steps.h"
#include "core/hl-survey-steps.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/* Rounds of the demo: published; closed; open, with three fields and forms still to be keyed. */
#define PUBLISHED_ROUND 1
#define CLOSED_ROUND 4
#define OPEN_ROUND 5

/* The open round without its forms. */
static HlSurvey *
copy_round (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  HlSurvey *copy;

  g_assert_no_error (error);
  copy = hl_survey_copy (survey);
  copy->id = 0;
  copy->state = HL_SURVEY_DRAFT;
  hl_survey_new_uuid (copy);

  return copy;
}

static gint64
add_round (Fixture      *fixture,
           HlSurvey     *survey,
           HlSurveyState state)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_survey (fixture->store, survey, &error);

  g_assert_no_error (error);
  if (state >= HL_SURVEY_OPEN)
    hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  return id;
}

/* Forms that chose level 4 everywhere, with serials from 1 on. */
static void
add_forms (Fixture *fixture,
           gint64   survey_id,
           guint    n_forms)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, survey_id, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= n_forms; i++)
    {
      const HlQuestionnaire *questionnaire = survey->questionnaire;
      g_autoptr (HlResponse) form = hl_response_new (questionnaire);

      form->survey_id = survey_id;
      form->serial = i;
      form->state = HL_RESPONSE_COMPLETE;
      form->date = survey->from;
      form->field = hl_survey_find_range (survey, i)->field;
      form->area = 0;
      for (guint k = 0; k < questionnaire->n_criteria; k++)
        form->answers[questionnaire->questions[questionnaire->criteria[k]].offset] = 4;
      hl_store_add_response (fixture->store, survey, form, &error);
      g_assert_no_error (error);
    }
}

static void
assert_text (Fixture    *fixture,
             const char *text)
{
  if (fixture_find_text (GTK_WIDGET (fixture->page), text) == NULL)
    g_error ("The page does not say “%s”", text);
}

static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_text (fixture, "forms are not keyed yet");
  assert_text (fixture, "Continue with Form 010");
  assert_text (fixture, "Press Enter to key");
  assert_text (fixture, "Open");
  assert_text (fixture, "Provisional");
  assert_text (fixture, "19 missing");
  assert_text (fixture, "End Collection…");
  assert_text (fixture, "None yet");
}

static void
test_closed (Fixture      *fixture,
             gconstpointer data)
{
  fixture_show (fixture, CLOSED_ROUND);
  fixture_wait_text (fixture, "The collection of forms has ended");
  assert_text (fixture, "See the Report");
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "Provisional"));
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "End Collection…"));

  fixture_show (fixture, PUBLISHED_ROUND);
  fixture_wait_text (fixture, "The results are published");
  assert_text (fixture, "Published");
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "Report quarter"));
}

static void
test_draft (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);

  fixture_show (fixture, add_round (fixture, survey, HL_SURVEY_DRAFT));
  fixture_wait_text (fixture, "The round is not open yet");
  assert_text (fixture, "Open the Round…");
  assert_text (fixture, "Nothing is missing: the round can be opened.");
}

/* A round just begun has no days yet. */
static void
test_begun (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);

  survey->from = HL_DATE_NONE;
  survey->to = HL_DATE_NONE;
  fixture_show (fixture, add_round (fixture, survey, HL_SURVEY_DRAFT));
  fixture_wait_text (fixture, "…–…");
  g_assert_null (fixture_find_text (GTK_WIDGET (fixture->page), "days ago"));
}

static void
test_no_forms (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);

  fixture_show (fixture, add_round (fixture, survey, HL_SURVEY_OPEN));
  fixture_wait_text (fixture, "No forms yet");
  assert_text (fixture, "Key Form 001");
  assert_text (fixture, "There is no valid form yet.");
}

static void
test_few (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);
  gint64 id = add_round (fixture, survey, HL_SURVEY_OPEN);
  GtkWidget *figure;

  add_forms (fixture, id, 18);
  fixture_show (fixture, id);
  fixture_wait_text (fixture, "Few forms (18), for orientation only");
  figure = fixture_find_text (GTK_WIDGET (fixture->page), "100.00%");
  g_assert_true (gtk_widget_has_css_class (figure, "dim-label"));
}

/* Everything issued is keyed: the report is next, and what needs a look is said. */
static void
test_all_keyed (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);
  gint64 id;

  survey->n_ranges = 0;
  hl_survey_add_range (survey, 1, 3, 0, HL_NO_INDEX);
  id = add_round (fixture, survey, HL_SURVEY_OPEN);
  add_forms (fixture, id, 3);
  fixture_show (fixture, id);
  fixture_wait_text (fixture, "All forms issued are keyed");
  assert_text (fixture, "3 forms need a look before the report is signed.");
  assert_text (fixture, "See the Report");
}

static void
test_many_fields (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);
  GtkWidget *list, *first;
  gint64 id;

  survey->fields[0].quota = 18;
  hl_survey_add_field (survey, "Bảo trợ xã hội", 10, HL_UNKNOWN_COUNT);
  hl_survey_add_field (survey, "Giáo dục", 10, HL_UNKNOWN_COUNT);
  id = add_round (fixture, survey, HL_SURVEY_OPEN);
  add_forms (fixture, id, 18);
  fixture_show (fixture, id);
  fixture_wait_text (fixture, "10 missing");
  list = gtk_widget_get_ancestor (fixture_find_text (GTK_WIDGET (fixture->page), "10 missing"),
                                  HL_TYPE_QUOTA_LIST);
  first = gtk_widget_get_first_child (list);
  g_assert_null (fixture_find_text (first, survey->fields[0].name));
  g_assert_nonnull (fixture_find_text (gtk_widget_get_last_child (list), survey->fields[0].name));
}

/* What cannot be read is told, and tried again on demand. */
static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = copy_round (fixture);
  g_autoptr (GError) error = NULL;

  survey->id = OPEN_ROUND + 1;
  hl_page_show_round (fixture->page, fixture->workspace, survey);
  fixture_wait_text (fixture, "The round cannot be read");

  survey->id = 0;
  g_assert_cmpint (hl_store_add_survey (fixture->store, survey, &error), ==, OPEN_ROUND + 1);
  g_assert_no_error (error);
  fixture_click (GTK_WIDGET (fixture->page), "Try Again");
  fixture_wait_text (fixture, "The round is not open yet");
}

static HlHomeData *
load_home (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HlHomeData *home;

  hl_home_data_load_async (fixture->workspace, OPEN_ROUND, NULL, fixture_take_result, &result);
  home = hl_home_data_load_finish (fixture->workspace, fixture_wait_result (&result), &error);
  g_assert_no_error (error);

  return home;
}

/* The words are true for every formula, for one criterion, and for the weighted index. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    HlFormula     formula;
    HlOverallRule rule;
    HlOfficial    official;
    guint         n_criteria;
    const char   *start;
    const char   *end;
  } cases[] = {
    { HL_FORMULA_TOP2, HL_OVERALL_CRITERIA, HL_OFFICIAL_UNWEIGHTED, 22,
      "On average over 22 criteria, ", " of respondents chose satisfied or very satisfied." },
    { HL_FORMULA_TOP2, HL_OVERALL_CRITERIA, HL_OFFICIAL_UNWEIGHTED, 1,
      "On 1 criterion, ", " of respondents chose satisfied or very satisfied." },
    { HL_FORMULA_MEAN, HL_OVERALL_CRITERIA, HL_OFFICIAL_UNWEIGHTED, 22,
      "On average over 22 criteria, the mean level is ", " of the highest." },
    { HL_FORMULA_MEAN100, HL_OVERALL_CRITERIA, HL_OFFICIAL_UNWEIGHTED, 22,
      "On average over 22 criteria, from lowest level (0%) to highest (100%), ", "%." },
    { HL_FORMULA_MEAN, HL_OVERALL_FACTORS, HL_OFFICIAL_UNWEIGHTED, 22,
      "The mean level is ", " It is the mean of 5 factors." },
    { HL_FORMULA_TOP2, HL_OVERALL_CRITERIA, HL_OFFICIAL_WEIGHTED, 22,
      "On average over 22 criteria, ", " It is weighted by the number of transactions." },
  };
  HlHomeData *home = load_home (fixture);
  HlScoreSnapshot *original, changed;

  original = home->snapshot;
  changed = *original;
  home->snapshot = &changed;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = NULL;

      changed.formula = cases[i].formula;
      changed.overall_rule = cases[i].rule;
      changed.official = cases[i].official;
      changed.weighted = original->total.overall;
      changed.total.n_criteria = cases[i].n_criteria;
      text = hl_home_words_index (home);
      g_assert_true (g_str_has_prefix (text, cases[i].start));
      g_assert_true (g_str_has_suffix (text, cases[i].end));
    }

  home->snapshot = original;
  hl_home_data_free (home);
}

/* As the window does when the round changed. */
static void
on_changed (HlWorkspace *workspace,
            gint64       survey_id,
            HlPage      *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (HlStore) store = hl_store_open (hl_workspace_get_path (workspace), HL_DB_READ_WRITE,
                                             &error);

  g_assert_no_error (error);
  survey = hl_store_load_survey (store, survey_id, &error);
  g_assert_no_error (error);
  hl_page_show_round (page, workspace, survey);
}

/* "late 2026-11-30 entry: title" a line. */
static char *
list_reminders (const HlHomeData *data,
                HlDate            today)
{
  g_autoptr (GPtrArray) reminders = hl_home_reminders (data, today);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reminders->len; i++)
    {
      const HlReminder *reminder = reminders->pdata[i];
      g_autofree char *day = hl_date_to_iso (reminder->due);

      g_string_append_printf (text, "%s%s %s: %s\n", reminder->is_late ? "late " : "", day,
                              reminder->view, reminder->title);
    }

  return g_string_free (text, FALSE);
}

/* Steps that are due or late and the reports owed, worst first. */
static void
test_reminders (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (HlHomeData) home = load_home (fixture);
  const HlDate today = hl_date_new (2026, 11, 23);
  g_autofree char *due = NULL;
  g_autofree char *issued = NULL;
  g_autofree char *published = NULL;

  hl_survey_clear_steps (home->survey);
  hl_survey_add_step (home->survey, "Xây dựng kế hoạch", "20/11/2026", "", "Văn phòng", "");
  hl_survey_add_step (home->survey, "Nhập phiếu", "23/11/2026", "", "", "");
  hl_survey_add_step (home->survey, "Phát loa", "7/12/2026", "", "", "");
  hl_survey_add_step (home->survey, "Công bố", "8/12/2026", "", "", "");
  hl_survey_add_step (home->survey, "Họp", "Ngay sau khảo sát", "", "", "");
  hl_survey_add_step (home->survey, "In phiếu", "1/11/2026", "", "", "");
  hl_survey_set_step_state (home->survey, 5, "done");
  g_assert_true (hl_office_set (home->office, "calendar", "month=1", NULL));

  due = list_reminders (home, today);
  g_assert_true (g_str_has_prefix (due,
                                   "late 2026-11-20 report: Xây dựng kế hoạch: 3 days late\n"
                                   "2026-11-23 entry: Nhập phiếu: due today\n"
                                   "2026-11-30 report: Report 2026-12: 7 days left\n"
                                   "2026-12-04 report: Report 2026-Q4: 11 days left\n"
                                   "2026-12-07 "));
  g_assert_true (g_str_has_suffix (due, "Phát loa: 14 days left\n"));

  g_strfreev (home->issued);
  home->issued = g_strsplit ("2026-Q4,2026-12", ",", -1);
  issued = list_reminders (home, today);
  g_assert_null (strstr (issued, "Report"));

  home->survey->state = HL_SURVEY_PUBLISHED;
  published = list_reminders (home, today);
  g_assert_cmpstr (published, ==, "");
}

static gboolean
has_left (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

/* A few are shown, the others by one key. */
static void
test_more (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlHomeData) home = load_home (fixture);
  HlReminderList *list = g_object_new (HL_TYPE_REMINDER_LIST, NULL);
  GtkWidget *more;

  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  hl_survey_clear_steps (home->survey);
  for (guint i = 0; i < 5; i++)
    hl_survey_add_step (home->survey, "Họp", "1/1/2026", "", "", "");
  gtk_window_set_child (fixture->window, GTK_WIDGET (list));
  hl_reminder_list_show (list, home, hl_date_new (2026, 2, 1));
  keyboard_focus ();
  g_assert_cmpuint (fixture_count (GTK_WIDGET (list), GTK_TYPE_LIST_BOX_ROW), ==, 4);
  more = gtk_widget_get_ancestor (fixture_find_text (GTK_WIDGET (list), "and 3 more"),
                                  GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_grab_focus (more);
  keyboard_press ("Return");
  fixture_wait (has_left, more);
  g_assert_cmpuint (fixture_count (GTK_WIDGET (list), GTK_TYPE_LIST_BOX_ROW), ==, 6);
}

static gboolean
is_step_done (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, OPEN_ROUND, NULL);

  return g_str_equal (survey->steps[2].state, "done");
}

static gboolean
is_shown_done (gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (((Fixture *) data)->window);
  const char *tip = focus != NULL ? gtk_widget_get_tooltip_text (focus) : NULL;

  return tip != NULL && g_str_has_prefix (tip, "Done") &&
         fixture_find_text (focus, "Phát, thu phiếu") != NULL;
}

static GtkWidget *
find_steps (GtkWidget *root)
{
  GtkWidget *found = HL_IS_STEPS (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_steps (child);

  return found;
}

/* The third step of the demo is in progress: one key says that it is done, and the cursor stays. */
static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *steps;

  if (!keyboard_is_there ())
    {
      g_test_skip ("xdotool is not there");
      return;
    }

  g_signal_connect_object (fixture->workspace, "changed", G_CALLBACK (on_changed), fixture->page,
                           0);
  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_text (fixture, "Phát, thu phiếu");
  keyboard_focus ();
  steps = find_steps (GTK_WIDGET (fixture->page));
  gtk_widget_grab_focus (gtk_widget_get_ancestor (fixture_find_text (steps, "Phát, thu phiếu"),
                                                  GTK_TYPE_BUTTON));
  keyboard_press ("Return");
  fixture_wait (is_step_done, fixture);
  fixture_wait (is_shown_done, fixture);
}

static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  const HlPeriod period = { .kind = HL_PERIOD_QUARTER, .year = 2026, .number = 4,
                            .due = hl_date_new (2026, 12, 4) };
  const HlPeriod none = { .kind = HL_PERIOD_QUARTER, .due = HL_DATE_NONE };
  g_autofree char *same = hl_home_words_days (hl_date_new (2022, 9, 1), hl_date_new (2022, 10, 31));
  g_autofree char *two = hl_home_words_days (hl_date_new (2022, 12, 1), hl_date_new (2023, 1, 31));
  g_autofree char *open = hl_home_words_days (hl_date_new (2022, 9, 1), HL_DATE_NONE);
  g_autofree char *before = hl_home_words_due (&period, hl_date_new (2026, 12, 3));
  g_autofree char *today = hl_home_words_due (&period, hl_date_new (2026, 12, 4));
  g_autofree char *late = hl_home_words_due (&period, hl_date_new (2026, 12, 6));
  g_autofree char *never = hl_home_words_due (&none, hl_date_new (2026, 12, 6));
  g_autofree char *copy = hl_home_words_copy (0, FALSE);
  g_autofree char *old = hl_home_words_copy (1790000000, FALSE);
  g_autofree char *fresh = hl_home_words_copy (1790000000, TRUE);

  g_assert_cmpstr (same, ==, "01/09–31/10/2022");
  g_assert_cmpstr (open, ==, "01/09/2022–…");
  g_assert_cmpstr (two, ==, "01/12/2022–31/01/2023");
  g_assert_true (g_str_has_suffix (before, ": 1 day left"));
  g_assert_true (g_str_has_suffix (today, ": due today"));
  g_assert_true (g_str_has_suffix (late, ": was due 2 days ago"));
  g_assert_cmpstr (never, ==, "");
  g_assert_cmpstr (copy, ==, "None yet");
  g_assert_true (g_str_has_prefix (old, fresh));
  g_assert_true (g_str_has_suffix (old, "no automatic copy of today"));
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
    { "/home/open", test_open },
    { "/home/closed", test_closed },
    { "/home/draft", test_draft },
    { "/home/begun", test_begun },
    { "/home/no-forms", test_no_forms },
    { "/home/few", test_few },
    { "/home/all-keyed", test_all_keyed },
    { "/home/many-fields", test_many_fields },
    { "/home/error", test_error },
    { "/home/words", test_words },
    { "/home/reminders", test_reminders },
    { "/home/more", test_more },
    { "/home/step", test_step },
    { "/home/days", test_days },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "home", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
