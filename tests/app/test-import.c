/* The import window, driven by its actions. */
#include <string.h>

#include "app/hl-import-picker.h"
#include "app/hl-import-window.h"
#include "app/hl-window.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "store/hl-store-log.h"
#include "store/hl-store-survey.h"

#define WORDS "Số phiếu;Lĩnh vực;Giới tính;5. Thủ tục hành chính được niêm yết công khai đầy đủ\n" \
  "1;hộ tịch;Nữ;Rất hài lòng\n2;Chứng thực;Nam;Tuyệt vời\n3;Đất đai;Nam;Hài lòng\n"

/* An open round with two fields and the numbers 1 to 160. */
static HlSurvey *
add_round (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  HlSurvey *opened;
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (fixture->store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);
  opened = hl_store_load_survey (fixture->store, id, &error);
  g_assert_no_error (error);

  return opened;
}

static char *
sample_path (void)
{
  return g_test_build_filename (G_TEST_DIST, "..", "data", "but-son-2022", "responses.csv", NULL);
}

static char *
write_file (Fixture    *fixture,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, "phieu.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static HlImportWindow *
open_window (Fixture  *fixture,
             HlSurvey *survey)
{
  GtkWidget *window = hl_import_window_new (fixture->window, fixture->workspace, survey);

  gtk_window_present (GTK_WINDOW (window));

  return g_object_ref (HL_IMPORT_WINDOW (window));
}

static void
close_window (HlImportWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

typedef struct
{
  HlImportWindow *window;
  const char     *page;
} Waiting;

static gboolean
is_on_page (gpointer data)
{
  Waiting *waiting = data;

  return g_str_equal (hl_import_window_get_page (waiting->window), waiting->page);
}

static void
wait_for (HlImportWindow *window,
          const char     *page)
{
  Waiting waiting = { window, page };

  fixture_wait (is_on_page, &waiting);
}

/* From a file to the result. */
static void
import (HlImportWindow *window,
        const char     *path)
{
  hl_import_window_read (window, path);
  wait_for (window, "look");
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "columns");
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "values");
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "result");
}

static char *
export (Fixture        *fixture,
        const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  char *csv = hl_response_csv_export (fixture->store, survey->id, ',', &error);

  g_assert_no_error (error);

  return csv;
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (report->whole);
}

static gboolean
shows (HlImportWindow *window,
       const char     *text)
{
  return fixture_find_text (GTK_WIDGET (window), text) != NULL;
}

/* The sample by hand is the sample by the command line. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autoptr (HlSurvey) other = add_round (fixture);
  g_autofree char *path = sample_path ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *by_window = NULL;
  g_autofree char *direct = NULL;
  HlImportWindow *window = open_window (fixture, survey);
  char *contents;
  gsize size;

  import (window, path);
  g_assert_true (shows (window, "151 forms are in"));
  g_assert_true (shows (window, "2 lines were refused"));
  close_window (window);

  g_assert_true (g_file_get_contents (path, &contents, &size, &error));
  bytes = g_bytes_new_take (contents, size);
  report = hl_response_csv_import (fixture->store, other->id, bytes, &error);
  g_assert_no_error (error);
  by_window = export (fixture, survey);
  direct = export (fixture, other);
  g_assert_cmpstr (by_window, ==, direct);
  assert_whole (fixture);
}

static gboolean
is_gone (gpointer data)
{
  return !gtk_widget_get_visible (GTK_WIDGET (data));
}

/* Back to where the round was, and once more. */
static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = sample_path ();
  g_autofree char *before = export (fixture, survey);
  g_autofree char *first = NULL;
  g_autofree char *after = NULL;
  g_autofree char *again = NULL;
  HlImportWindow *window = open_window (fixture, survey);

  import (window, path);
  first = export (fixture, survey);
  fixture_act (GTK_WIDGET (window), "import.undo");
  wait_for (window, "undo");
  fixture_act (GTK_WIDGET (window), "import.next");
  fixture_wait (is_gone, window);
  close_window (window);
  after = export (fixture, survey);
  g_assert_cmpstr (after, ==, before);
  assert_whole (fixture);

  window = open_window (fixture, survey);
  import (window, path);
  again = export (fixture, survey);
  g_assert_cmpstr (again, ==, first);
  close_window (window);
}

/* Without a reason nothing is taken back; going back leads to the result. */
static void
test_undo_refused (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = write_file (fixture, "serial,field,c05\n1,Hộ tịch,5\n");
  HlImportWindow *window = open_window (fixture, survey);

  import (window, path);
  g_assert_true (shows (window, "No line was refused"));
  fixture_act (GTK_WIDGET (window), "import.undo");
  wait_for (window, "undo");
  fixture_act (GTK_WIDGET (window), "import.back");
  wait_for (window, "result");
  close_window (window);
}

/* Opens the list of a row on screen and picks from it. */
static void
pick (HlImportWindow *window,
      guint           row,
      guint           choice)
{
  GtkWidget *button = fixture_find_shown (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, row);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  g_assert_true (HL_IS_IMPORT_PICKER (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button))));
  g_signal_emit_by_name (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)), "picked", choice);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
}

/* Words: two are not understood; one is said, the other refused. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = write_file (fixture, WORDS);
  g_autofree char *csv = NULL;
  HlImportWindow *window = open_window (fixture, survey);

  hl_import_window_read (window, path);
  wait_for (window, "look");
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "columns");
  g_assert_true (shows (window, "4 of 4 columns were recognised"));
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "values");
  g_assert_true (shows (window, "2 values were not understood"));
  g_assert_true (shows (window, "Tuyệt vời"));
  pick (window, 0, 5);
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "result");
  g_assert_true (shows (window, "2 forms are in"));
  g_assert_true (shows (window, "1 line was refused"));
  csv = export (fixture, survey);
  g_assert_nonnull (strstr (csv, "\n001,Hộ tịch,,,,,,,2,"));
  g_assert_nonnull (strstr (csv, "\n002,Chứng thực,,,,,,,1,"));
  close_window (window);
}

/* A column that the round needs must be chosen before it goes on. */
static void
test_columns (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = write_file (fixture, "Mã,Lĩnh vực,c05\n7,Hộ tịch,5\n");
  g_autofree char *csv = NULL;
  HlImportWindow *window = open_window (fixture, survey);

  hl_import_window_read (window, path);
  wait_for (window, "look");
  fixture_act (GTK_WIDGET (window), "import.next");
  fixture_act (GTK_WIDGET (window), "import.next");
  g_assert_cmpstr (hl_import_window_get_page (window), ==, "columns");
  g_assert_true (shows (window, "Choose the column that holds “Form number”"));

  pick (window, 0, 1);
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "values");
  fixture_act (GTK_WIDGET (window), "import.back");
  g_assert_cmpstr (hl_import_window_get_page (window), ==, "columns");
  fixture_act (GTK_WIDGET (window), "import.next");
  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "result");
  csv = export (fixture, survey);
  g_assert_nonnull (strstr (csv, "\n007,Hộ tịch,"));
  close_window (window);
}

static void
test_unreadable (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = write_file (fixture, "serial,field\n");
  HlImportWindow *window = open_window (fixture, survey);

  hl_import_window_read (window, path);
  wait_for (window, "busy");
  wait_for (window, "file");
  g_assert_true (shows (window, "there is no form in it"));
  close_window (window);
}

typedef struct
{
  GMutex   mutex;
  GCond    cond;
  gboolean released;
} Gate;

static gpointer
wait_at_gate (HlStore      *store,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  Gate *gate = data;

  g_mutex_lock (&gate->mutex);
  while (!gate->released)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);

  return NULL;
}

/* Given up while it waits its turn: nothing went in, and it can be tried again. */
static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autoptr (GString) text = g_string_new ("serial,field,c05\n");
  g_autofree char *path = NULL;
  g_autofree char *before = export (fixture, survey);
  g_autofree char *after = NULL;
  HlImportWindow *window = open_window (fixture, survey);
  Gate gate = { 0 };

  for (guint i = 1; i <= 2000; i++)
    g_string_append_printf (text, "%u,Hộ tịch,5\n", i);
  path = write_file (fixture, text->str);
  hl_import_window_read (window, path);
  wait_for (window, "look");
  fixture_act (GTK_WIDGET (window), "import.next");
  fixture_act (GTK_WIDGET (window), "import.next");
  hl_workspace_run_async (fixture->workspace, wait_at_gate, &gate, NULL, NULL, NULL, NULL, NULL);
  fixture_act (GTK_WIDGET (window), "import.next");
  g_assert_cmpstr (hl_import_window_get_page (window), ==, "busy");
  fixture_act (GTK_WIDGET (window), "import.cancel");
  g_mutex_lock (&gate.mutex);
  gate.released = TRUE;
  g_cond_signal (&gate.cond);
  g_mutex_unlock (&gate.mutex);
  wait_for (window, "values");
  after = export (fixture, survey);
  g_assert_cmpstr (after, ==, before);

  fixture_act (GTK_WIDGET (window), "import.next");
  wait_for (window, "result");
  g_assert_true (shows (window, "2,000 forms are in"));
  close_window (window);
}

static HlImportWindow *
find_import_window (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (HL_IS_IMPORT_WINDOW (window))
        return HL_IMPORT_WINDOW (window);
    }

  return NULL;
}

static gboolean
has_import_window (gpointer data)
{
  gtk_widget_activate_action (data, "win.undo-import", NULL);

  return find_import_window () != NULL;
}

/* The menu of the main window offers what can be done. */
static void
test_menu (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) published = hl_store_load_survey (fixture->store, 1, &error);
  g_autoptr (HlSurvey) survey = add_round (fixture);
  g_autofree char *path = write_file (fixture, "serial,field,c05\n1,Hộ tịch,5\n");
  GtkWidget *main_window = g_object_ref_sink (g_object_new (HL_TYPE_WINDOW, NULL));
  HlImportWindow *window = open_window (fixture, survey);

  import (window, path);
  close_window (window);

  gtk_widget_activate_action (main_window, "win.import", NULL);
  g_assert_null (find_import_window ());
  hl_window_open (HL_WINDOW (main_window), fixture->path, "home", survey->id);
  fixture_wait (has_import_window, main_window);
  window = find_import_window ();
  g_assert_cmpstr (hl_import_window_get_page (window), ==, "undo");
  gtk_window_destroy (GTK_WINDOW (window));

  gtk_widget_activate_action (main_window, "win.import", NULL);
  g_assert_cmpstr (hl_import_window_get_page (find_import_window ()), ==, "file");
  gtk_window_destroy (GTK_WINDOW (find_import_window ()));

  hl_window_choose_round (HL_WINDOW (main_window), published->id);
  gtk_widget_activate_action (main_window, "win.import", NULL);
  g_assert_null (find_import_window ());
  gtk_window_destroy (GTK_WINDOW (main_window));
  g_object_unref (main_window);
}

#define ADD(name, function) \
  g_test_add ("/app/import/" name, Fixture, "home", fixture_set_up, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

  ADD ("sample", test_sample);
  ADD ("undo", test_undo);
  ADD ("undo-refused", test_undo_refused);
  ADD ("words", test_words);
  ADD ("columns", test_columns);
  ADD ("unreadable", test_unreadable);
  ADD ("cancel", test_cancel);
  ADD ("menu", test_menu);

  return g_test_run ();
}
