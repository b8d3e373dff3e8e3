#include "app/hl-paper-choice.h"
#include "app/hl-paper-job.h"
#include "app/hl-paper-view.h"
#include "app/hl-print.h"
#include "core/hl-error.h"
#include "core/hl-file.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "keyboard.h"
#include "render/hl-render.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo */

typedef struct
{
  HlPaperForm *form;
  GError      *error;
  gboolean     is_done;
} Answer;

static gboolean
is_answered (gpointer data)
{
  return ((Answer *) data)->is_done;
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Answer *answer = data;

  answer->form = hl_paper_form_finish (HL_WORKSPACE (source), result, &answer->error);
  answer->is_done = TRUE;
}

static void
clear_answer (Answer *answer)
{
  g_clear_pointer (&answer->form, hl_paper_form_unref);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

/* A draft round of its own, whose form nothing has fixed. */
static gint64
add_draft (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2026, 12, 1);
  survey->to = hl_date_new (2026, 12, 20);
  hl_survey_add_range (survey, 1, 50, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);

  return id;
}

static gboolean
is_frozen (Fixture *fixture,
           gint64   survey)
{
  g_autoptr (GError) error = NULL;
  gboolean is = FALSE;

  g_assert_true (hl_store_has_paper (fixture->store, survey, &is, &error));
  g_assert_no_error (error);

  return is;
}

static void
run_cli (Fixture    *fixture,
         const char *serials,
         const char *path)
{
  const char *const arguments[] = {
    g_getenv ("HL_CLI"), "--db", fixture->path, "forms", "5", "--serials", serials, "--sides",
    "two", "-o", path, NULL,
  };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
assert_same_file (const char *one,
                  const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = hl_file_read (one, &error);
  g_autoptr (GBytes) second = hl_file_read (other, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
}

static gboolean
is_written (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static gboolean
is_at_button (gpointer data)
{
  return GTK_IS_BUTTON (gtk_window_get_focus (data));
}

/* Form 86 again, by nothing but keys: the same bytes as the command line writes. */
static void
test_keyboard (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "again.pdf", NULL);
  g_autofree char *expected = g_build_filename (fixture->folder, "cli.pdf", NULL);
  GtkWidget *page = GTK_WIDGET (fixture->page);
  AdwComboRow *forms = ADW_COMBO_ROW (fixture_find_row (page, "Forms to Print"));
  GtkWidget *serial;

  if (!keyboard_is_there ())
    {
      g_test_skip ("no xdotool");
      return;
    }

  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_text (fixture, "Page 1 of 2");
  adw_combo_row_set_selected (forms,
                              g_list_model_get_n_items (adw_combo_row_get_model (forms)) - 2);
  serial = fixture_find_row (page, "Number of the form, as 034 or 034-3");
  gtk_widget_grab_focus (serial);
  keyboard_focus ();
  keyboard_press ("8 6 Return");
  fixture_wait_text (fixture, "1 form, 2 pages, 1 sheet of paper");
  fixture_wait (is_at_button, fixture->window);
  keyboard_press ("ctrl+s");
  keyboard_focus_on (GTK_WINDOW (fixture_wait_window (GTK_TYPE_FILE_CHOOSER)));
  keyboard_press ("ctrl+a");
  keyboard_type (path);
  keyboard_press ("Return");
  fixture_wait (is_written, path);
  fixture_wait_text (fixture, "Saved: ");

  run_cli (fixture, "86", expected);
  assert_same_file (path, expected);
}

static void
test_bytes (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "forms.pdf", NULL);
  g_autofree char *expected = g_build_filename (fixture->folder, "cli.pdf", NULL);
  HlPaperProgress *progress = g_atomic_rc_box_new0 (HlPaperProgress);
  g_auto (Answer) answer = { 0 };
  const HlPaperWish wish = {
    .survey_id = OPEN_ROUND, .first = 1, .last = 20, .sides = HL_PAPER_TWO_SIDES,
  };

  hl_paper_form_save_async (fixture->workspace, &wish, path, progress, NULL, on_made, &answer);
  fixture_wait (is_answered, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (progress->n_pages, ==, 40);
  g_assert_cmpint (progress->n_done, ==, 40);
  g_atomic_rc_box_release (progress);
  run_cli (fixture, "1-20", expected);
  assert_same_file (path, expected);
}

/* A job given up leaves no file, and fixes nothing. */
static void
test_cancelled (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "forms.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { 0 };
  const HlPaperWish wish = { .survey_id = add_draft (fixture), .first = 1, .last = 50 };

  g_cancellable_cancel (cancellable);
  hl_paper_form_save_async (fixture->workspace, &wish, path, NULL, cancellable, on_made, &answer);
  fixture_wait (is_answered, &answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (is_frozen (fixture, wish.survey_id));
}

static void
test_unwritable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "missing", "forms.pdf", NULL);
  g_auto (Answer) answer = { 0 };
  const HlPaperWish wish = { .survey_id = OPEN_ROUND, .first = 1, .last = 2 };

  hl_paper_form_save_async (fixture->workspace, &wish, path, NULL, NULL, on_made, &answer);
  fixture_wait (is_answered, &answer);
  g_assert_nonnull (answer.error);
}

/* A master fixes nothing; the first numbered print does. */
static void
test_freezing (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "forms.pdf", NULL);
  HlPaperWish wish = { .survey_id = add_draft (fixture) };
  g_auto (Answer) master = { 0 };
  g_auto (Answer) numbered = { 0 };

  fixture_show (fixture, wish.survey_id);
  fixture_wait_text (fixture, "The first numbered print fixes");
  hl_paper_form_save_async (fixture->workspace, &wish, path, NULL, NULL, on_made, &master);
  fixture_wait (is_answered, &master);
  g_assert_no_error (master.error);
  g_assert_false (is_frozen (fixture, wish.survey_id));

  wish.first = wish.last = 34;
  hl_paper_form_save_async (fixture->workspace, &wish, path, NULL, NULL, on_made, &numbered);
  fixture_wait (is_answered, &numbered);
  g_assert_no_error (numbered.error);
  g_assert_true (is_frozen (fixture, wish.survey_id));
  fixture_show (fixture, wish.survey_id);
  fixture_wait_text (fixture, "The form of this round is fixed");
}

/* What goes to the printer is what stands in the file. */
static void
test_print (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_auto (Answer) answer = { 0 };
  const HlPaperWish wish = {
    .survey_id = OPEN_ROUND, .first = 1, .last = 3, .sides = HL_PAPER_MANUAL,
  };

  hl_paper_form_draw_async (fixture->workspace, &wish, NULL, NULL, on_made, &answer);
  fixture_wait (is_answered, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.form->pages->len, ==, 6);
  g_assert_true (answer.form->grounds->pdata[0] == answer.form->grounds->pdata[2]);
  g_assert_true (answer.form->grounds->pdata[0] != answer.form->grounds->pdata[3]);

  g_autoptr (GtkPrintOperation) operation = hl_print_new_over (answer.form->grounds,
                                                               answer.form->pages, "print");
  gtk_print_operation_set_export_filename (operation, path);
  gtk_print_operation_set_allow_async (operation, FALSE);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            fixture->window, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What cannot be printed is said under the fields. */
static void
test_faults (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  AdwComboRow *forms = ADW_COMBO_ROW (fixture_find_row (page, "Forms to Print"));
  GtkWidget *serial;

  fixture_show (fixture, OPEN_ROUND);
  fixture_wait_text (fixture, "Page 1 of 2");
  adw_combo_row_set_selected (forms,
                              g_list_model_get_n_items (adw_combo_row_get_model (forms)) - 3);
  serial = fixture_find_row (page, "Numbers, as 1-50");
  fixture_wait_text (fixture, "Write the first and the last number");
  gtk_editable_set_text (GTK_EDITABLE (serial), "9000-9010");
  fixture_wait_text (fixture, "outside the serials of the round");
  gtk_editable_set_text (GTK_EDITABLE (serial), "033-4");
  fixture_wait_text (fixture, "does not match its check digit");
  gtk_editable_set_text (GTK_EDITABLE (serial), "001–010");
  fixture_wait_text (fixture, "10 forms, 20 pages, 10 sheets of paper");
}

/* Numbers wait until the round is set up; a master does not. */
static void
test_unready (Fixture      *fixture,
              gconstpointer data)
{
  const HlPaperWish wish = { .survey_id = 1, .first = 1, .last = 2 };
  const HlPaperWish master = { .survey_id = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) stored = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlSurvey) survey = hl_survey_copy (stored);
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlPaperLayout) layout = hl_paper_layout_new (survey, office, FALSE,
                                                          hl_render_metrics (NULL), &error);
  const HlPaperForm form = { .survey = survey, .office = office, .layout = layout };
  HlPaperJob job;

  g_assert_no_error (error);
  g_assert_true (hl_paper_form_fill_job (&form, &wish, &job, &error));
  survey->state = HL_SURVEY_DRAFT;
  survey->to = survey->from - 1;
  g_assert_true (hl_paper_form_fill_job (&form, &master, &job, &error));
  g_assert_false (hl_paper_form_fill_job (&form, &wish, &job, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

/* A round without a form says why. */
static void
test_no_form (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlSurvey) copy = hl_survey_copy (survey);

  copy->id = 999;
  hl_page_show_round (fixture->page, fixture->workspace, copy);
  fixture_wait_text (fixture, "There is no form to print yet");
}

static void
on_activated (HlPaperView *view,
              const char  *code,
              gpointer     data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (code);
}

/* Keys go from question to question; pointing at one turns to its page. */
static void
test_view (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlOffice) office = hl_office_new ();
  g_autoptr (HlPaperLayout) layout = hl_paper_layout_new (survey, office, FALSE,
                                                          hl_render_metrics (NULL), &error);
  HlPaperView *view = HL_PAPER_VIEW (g_object_ref_sink (hl_paper_view_new ()));
  g_autofree char *code = NULL;

  g_assert_no_error (error);
  g_signal_connect (view, "activated", G_CALLBACK (on_activated), &code);
  g_assert_cmpuint (hl_paper_view_get_n_pages (view), ==, 0);
  hl_paper_view_show (view, layout, survey, 34);
  g_assert_cmpuint (hl_paper_view_get_page (view), ==, 1);
  hl_paper_view_set_highlight (view, "comment");
  g_assert_cmpuint (hl_paper_view_get_page (view), ==, 2);
  hl_paper_view_set_page (view, 3);
  g_assert_cmpuint (hl_paper_view_get_page (view), ==, 2);
  hl_paper_view_set_highlight (view, "c01");
  g_assert_cmpuint (hl_paper_view_get_page (view), ==, 1);
  hl_paper_view_show (view, NULL, NULL, HL_SERIAL_NONE);
  g_assert_cmpuint (hl_paper_view_get_n_pages (view), ==, 2);
  g_object_unref (view);
}

/* Ranges that leave no gap can be printed together. */
static void
test_choices (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  g_autoptr (HlSurvey) gap = hl_survey_new (questionnaire);
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GPtrArray) none = NULL;

  none = hl_paper_choices_new (survey);
  g_assert_cmpuint (none->len, ==, 1);
  hl_survey_add_range (survey, 1, 50, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_range (survey, 51, 150, HL_NO_INDEX, HL_NO_INDEX);
  choices = hl_paper_choices_new (survey);
  g_assert_cmpuint (choices->len, ==, 6);
  g_assert_cmpint (((HlPaperChoice *) choices->pdata[0])->last, ==, 150);
  g_assert_cmpstr (((HlPaperChoice *) choices->pdata[2])->label, ==, "051–150, forms");

  hl_survey_add_range (gap, 1, 50, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_range (gap, 61, 150, HL_NO_INDEX, HL_NO_INDEX);
  others = hl_paper_choices_new (gap);
  g_assert_cmpuint (others->len, ==, 5);
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
    { "/paper/keyboard", test_keyboard },
    { "/paper/bytes", test_bytes },
    { "/paper/cancelled", test_cancelled },
    { "/paper/unwritable", test_unwritable },
    { "/paper/freezing", test_freezing },
    { "/paper/print", test_print },
    { "/paper/faults", test_faults },
    { "/paper/unready", test_unready },
    { "/paper/no-form", test_no_form },
    { "/paper/view", test_view },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();

  g_test_add_func ("/paper/choices", test_choices);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "paper", fixture_set_up, tests[i].test,
                fixture_tear_down);

  return g_test_run ();
}
