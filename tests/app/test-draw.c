/* The draw of dossiers, driven by its actions and by keys. */
#include <string.h>

#include "app/hl-draw-window.h"
#include "app/hl-list-window.h"
#include "app/hl-print.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-log.h"
#include "store/hl-store-survey.h"

/* A draft round with two fields and the numbers 1 to 30. */
static HlSurvey *
add_round (Fixture *fixture,
           gint64   quota)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  HlSurvey *stored;
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  survey->sampling = HL_SAMPLING_SYSTEMATIC;
  hl_survey_add_field (survey, "Hộ tịch", quota, 40);
  hl_survey_add_field (survey, "Chứng thực", quota > 0 ? 2 * quota : quota, 60);
  hl_survey_add_range (survey, 1, 30, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  stored = hl_store_load_survey (fixture->store, id, &error);
  g_assert_no_error (error);

  return stored;
}

/* A hundred dossiers, one of them twice and one of an unknown field. */
static char *
write_list (Fixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "ho-so.csv", NULL);
  g_autoptr (GString) text = g_string_new ("number,field,date\n");

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "H%03u,%s,2022-08-%02u\n", i, i < 40 ? "Hộ tịch" : "Chứng thực",
                            i % 28 + 1);
  g_string_append (text, "H007,Hộ tịch,\nX1,Đất đai,\n");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

static HlDrawWindow *
open_window (Fixture  *fixture,
             HlSurvey *survey)
{
  GtkWidget *window = hl_draw_window_new (fixture->window, fixture->workspace, survey);

  gtk_window_present (GTK_WINDOW (window));

  return g_object_ref (HL_DRAW_WINDOW (window));
}

static void
close_window (HlDrawWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

typedef struct
{
  HlDrawWindow *window;
  const char   *page;
} Waiting;

static gboolean
is_on_page (gpointer data)
{
  Waiting *waiting = data;

  return g_str_equal (hl_draw_window_get_page (waiting->window), waiting->page);
}

static void
wait_for (HlDrawWindow *window,
          const char   *page)
{
  Waiting waiting = { window, page };

  fixture_wait (is_on_page, &waiting);
}

static gboolean
shows (HlDrawWindow *window,
       const char   *text)
{
  return fixture_find_text (GTK_WIDGET (window), text) != NULL;
}

/* What the log says of draws of this round. */
static guint
count_draws (Fixture    *fixture,
             gint64      survey_id,
             const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) log = hl_store_list_log (fixture->store, survey_id, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < log->len; i++)
    {
      const HlLogEntry *entry = log->pdata[i];

      n += g_str_equal (entry->action, "draw") && (reason == NULL ||
                                                   g_strcmp0 (entry->reason, reason) == 0);
    }

  return n;
}

static void
test_draw (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture, 5);
  g_autofree char *path = write_list (fixture);
  HlDrawWindow *window = open_window (fixture, survey);

  hl_draw_window_read (window, path);
  wait_for (window, "draw");
  g_assert_true (shows (window, "100 dossiers in the list"));
  g_assert_true (shows (window, "2 lines were refused"));
  fixture_wait_label (GTK_WIDGET (window), "Dossier H007 stands in line 9 already");
  g_assert_true (shows (window, "This survey has no field “Đất đai”"));
  g_assert_cmpuint (strlen (fixture_get_row (GTK_WIDGET (window), "Seed")), ==, 6);

  fixture_set_row (GTK_WIDGET (window), "Seed", "7");
  fixture_act (GTK_WIDGET (window), "draw.next");
  wait_for (window, "result");
  g_assert_true (shows (window, "15 dossiers drawn, 3 in reserve"));
  g_assert_cmpuint (count_draws (fixture, survey->id, NULL), ==, 1);
  close_window (window);
}

/* The same draw is found again; another one is recorded with its reason. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture, 5);
  g_autofree char *path = write_list (fixture);
  HlDrawWindow *window = open_window (fixture, survey);

  hl_draw_window_read (window, path);
  wait_for (window, "draw");
  g_assert_false (gtk_widget_get_mapped (fixture_find_row (GTK_WIDGET (window),
                                                           "Reason for another sample")));
  fixture_set_row (GTK_WIDGET (window), "Seed", "7");
  fixture_act (GTK_WIDGET (window), "draw.next");
  wait_for (window, "result");
  fixture_act (GTK_WIDGET (window), "draw.back");
  fixture_act (GTK_WIDGET (window), "draw.next");
  wait_for (window, "result");
  g_assert_true (shows (window, "found again. Nothing new was recorded."));
  fixture_act (GTK_WIDGET (window), "draw.back");

  fixture_set_row (GTK_WIDGET (window), "Seed", "8");
  fixture_act (GTK_WIDGET (window), "draw.next");
  wait_for (window, "draw");
  fixture_wait_label (GTK_WIDGET (window), "Give the reason for another one");
  fixture_set_row (GTK_WIDGET (window), "Reason for another sample", "Danh sách thiếu");
  fixture_act (GTK_WIDGET (window), "draw.next");
  wait_for (window, "result");
  g_assert_cmpuint (count_draws (fixture, survey->id, NULL), ==, 2);
  g_assert_cmpuint (count_draws (fixture, survey->id, "Danh sách thiếu"), ==, 1);
  close_window (window);
}

/* What cannot be is said, and nothing is recorded. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture, HL_UNKNOWN_COUNT);
  g_autofree char *path = write_list (fixture);
  HlDrawWindow *window = open_window (fixture, survey);

  hl_draw_window_read (window, "/nowhere/ho-so.csv");
  wait_for (window, "file");
  hl_draw_window_read (window, path);
  wait_for (window, "draw");
  g_assert_cmpstr (fixture_get_row (GTK_WIDGET (window), "Dossiers to draw"), ==, "80");
  fixture_set_row (GTK_WIDGET (window), "Dossiers to draw", "0");
  fixture_act (GTK_WIDGET (window), "draw.next");
  g_assert_true (shows (window, "as a whole number from 1 on"));
  fixture_set_row (GTK_WIDGET (window), "Dossiers to draw", "101");
  fixture_act (GTK_WIDGET (window), "draw.next");
  fixture_wait_label (GTK_WIDGET (window), "The list has 100 dossiers, so 101 cannot be drawn");
  fixture_set_row (GTK_WIDGET (window), "Dossiers to draw", "10");
  fixture_set_row (GTK_WIDGET (window), "Seed", "bảy");
  fixture_act (GTK_WIDGET (window), "draw.next");
  g_assert_true (shows (window, "Write the seed as a whole number."));
  g_assert_cmpuint (count_draws (fixture, survey->id, NULL), ==, 0);
  close_window (window);
}

/* Saved as PDF and printed as it lies: on its side. */
static void
test_register (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture, 5);
  GtkWidget *window = hl_list_window_new_register (fixture->window, fixture->workspace, survey);
  g_autofree char *path = g_build_filename (fixture->folder, "list.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GtkPageSetup *setup;
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (window));
  fixture_wait_label (window, "1 page");
  row = fixture_find_row (window, "Forms a line, where nothing is entered");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  fixture_wait_label (window, "3 pages");
  hl_list_window_save (HL_LIST_WINDOW (window), path);
  fixture_wait_label (window, "The list is saved.");
  bytes = hl_file_read (path, NULL);
  g_assert_cmpuint (g_bytes_get_size (bytes), >, 1000);

  operation = hl_print_new (hl_list_window_get_pages (HL_LIST_WINDOW (window)), "Danh sách");
  setup = gtk_print_operation_get_default_page_setup (operation);
  g_assert_cmpint (gtk_page_setup_get_orientation (setup), ==, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From the list to the draw without the mouse. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture, 5);
  g_autofree char *path = write_list (fixture);
  HlDrawWindow *window;

  if (!keyboard_is_there ())
    {
      g_test_skip ("no xdotool");
      return;
    }

  window = open_window (fixture, survey);
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  hl_draw_window_read (window, path);
  wait_for (window, "draw");
  keyboard_focus ();
  keyboard_press ("ctrl+a 4 2 Return");
  wait_for (window, "result");
  g_assert_true (shows (window, "Seed 42:"));
  keyboard_press ("alt+Left");
  wait_for (window, "draw");
  close_window (window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

#define ADD(name, function) \
  g_test_add ("/draw/" name, Fixture, "home", fixture_set_up, function, fixture_tear_down)
  ADD ("draw", test_draw);
  ADD ("again", test_again);
  ADD ("refused", test_refused);
  ADD ("register", test_register);
  ADD ("keys", test_keys);

  return g_test_run ();
}
