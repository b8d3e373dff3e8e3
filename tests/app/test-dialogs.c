#include <adwaita.h>

#include "app/hl-application.h"
#include "app/hl-settings.h"
#include "app/hl-window.h"
#include "core/hl-i18n.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "hl-app-fixture.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5

static HlApplication *application;

/* The window on a demo with one more round, a draft. */
typedef struct
{
  char     *folder;
  char     *path;
  gint64    draft;
  HlWindow *window;
} Case;

static gint64
add_draft (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_READ_WRITE, &error);
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("w9", &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2026, 12, 1);
  survey->to = hl_date_new (2026, 12, 20);
  hl_survey_add_range (survey, 1, 20, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (store, survey, &error);
  g_assert_no_error (error);

  return id;
}

static HlSurveyState
get_state (const char *path,
           gint64      survey_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlStore) store = hl_store_open (path, HL_DB_READ_WRITE, &error);
  g_autoptr (HlSurvey) survey = hl_store_load_survey (store, survey_id, &error);

  g_assert_no_error (error);

  return survey->state;
}

static gboolean
is_open (gpointer data)
{
  return hl_window_get_workspace (((Case *) data)->window) != NULL;
}

static void
set_up (Case         *self,
        gconstpointer data)
{
  self->folder = hl_app_fixture_folder ();
  self->path = hl_app_fixture_demo (self->folder);
  self->draft = add_draft (self->path);
  self->window = HL_WINDOW (hl_window_new (ADW_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (self->window));
  hl_window_open (self->window, self->path, "home",
                  data != NULL ? OPEN_ROUND : self->draft);
  fixture_wait (is_open, self);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Case         *self,
           gconstpointer data)
{
  gpointer workspace = hl_window_get_workspace (self->window);

  g_object_add_weak_pointer (workspace, &workspace);
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_wait (is_gone, &workspace);
  hl_app_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static void
give_reason (const char *reason)
{
  GtkWidget *dialog = fixture_wait_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *entry = fixture_find_type (dialog, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), reason);
}

/* The button whose label holds @text. */
static void
press (GtkWidget  *root,
       const char *text)
{
  GtkWidget *label = fixture_wait_label (root, text);

  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON)));
}

/* A copy beside the daily ones, whose names have no time. */
static char *
find_copy (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_prefix (name, "demo-") && g_str_has_suffix (name, ".db"))
        return g_build_filename (folder, name, NULL);
    }

  return NULL;
}

static gboolean
is_copied (gpointer data)
{
  g_autofree char *copy = find_copy (((Case *) data)->folder);

  return copy != NULL && hl_window_get_workspace (((Case *) data)->window) != NULL;
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile          *file;
} Choice;

/* The chooser reads its folder in the background, and until then has another choice or none. */
static gboolean
is_chosen (gpointer data)
{
  Choice *choice = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->chooser);

  return file != NULL && g_file_equal (file, choice->file);
}

/* Presses the button of the chooser once @path is chosen in it. */
static void
choose (const char *path,
        const char *button)
{
  GtkWidget *dialog = fixture_wait_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  Choice choice = { GTK_FILE_CHOOSER (dialog), file };

  gtk_file_chooser_set_file (choice.chooser, file, &error);
  g_assert_no_error (error);
  fixture_wait (is_chosen, &choice);
  press (dialog, button);
}

static gboolean
is_back (gpointer data)
{
  g_autofree char *before = g_strconcat (((Case *) data)->path, ".before-restore", NULL);

  return g_file_test (before, G_FILE_TEST_EXISTS) && is_open (data);
}

static void
test_backup_restore (Case         *self,
                     gconstpointer data)
{
  g_autofree char *copy = NULL;

  g_settings_set_string (hl_settings_get (), "backup-folder", self->folder);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.backup", NULL));
  choose (self->folder, "Lưu vào đây");
  fixture_wait (is_copied, self);
  copy = find_copy (self->folder);

  /* What happens after the copy is gone once the copy is back. */
  press (GTK_WIDGET (self->window), "Mở đợt khảo sát…");
  fixture_answer ("accept");
  fixture_wait_label (GTK_WIDGET (self->window), "Chưa có phiếu nào");
  g_assert_cmpint (get_state (self->path, self->draft), ==, HL_SURVEY_OPEN);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.restore", NULL));
  choose (copy, "Xem trước");
  fixture_answer ("accept");
  fixture_wait (is_back, self);
  g_assert_cmpint (get_state (self->path, self->draft), ==, HL_SURVEY_DRAFT);
}

static void
test_restore_refused (Case         *self,
                      gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "note.txt", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (other, "không phải tệp khảo sát", -1, &error);
  g_assert_no_error (error);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.restore", NULL));
  choose (other, "Xem trước");
  fixture_answer ("close");
  g_assert_cmpint (get_state (self->path, self->draft), ==, HL_SURVEY_DRAFT);
  g_assert_nonnull (hl_window_get_workspace (self->window));
}

static void
test_open_round (Case         *self,
                 gconstpointer data)
{
  press (GTK_WIDGET (self->window), "Mở đợt khảo sát…");
  fixture_answer ("cancel");
  g_assert_cmpint (get_state (self->path, self->draft), ==, HL_SURVEY_DRAFT);

  press (GTK_WIDGET (self->window), "Mở đợt khảo sát…");
  fixture_answer ("accept");
  fixture_wait_label (GTK_WIDGET (self->window), "Chưa có phiếu nào");
  g_assert_cmpint (get_state (self->path, self->draft), ==, HL_SURVEY_OPEN);
}

static void
test_close_round (Case         *self,
                  gconstpointer data)
{
  press (GTK_WIDGET (self->window), "Kết thúc thu phiếu…");
  fixture_answer ("cancel");
  g_assert_cmpint (get_state (self->path, OPEN_ROUND), ==, HL_SURVEY_OPEN);

  /* Fewer forms than planned want a reason. */
  press (GTK_WIDGET (self->window), "Kết thúc thu phiếu…");
  fixture_answer ("accept");
  g_assert_cmpint (get_state (self->path, OPEN_ROUND), ==, HL_SURVEY_OPEN);

  press (GTK_WIDGET (self->window), "Kết thúc thu phiếu…");
  give_reason ("Hết hạn thu phiếu");
  fixture_answer ("accept");
  press (GTK_WIDGET (self->window), "Xem báo cáo");
  g_assert_cmpint (get_state (self->path, OPEN_ROUND), ==, HL_SURVEY_CLOSED);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  hl_i18n_init (HL_LANGUAGE_VI);
  application = hl_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                           G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_application_set_default (G_APPLICATION (application));

  g_test_add ("/app/dialogs/backup-restore", Case, NULL, set_up, test_backup_restore, tear_down);
  g_test_add ("/app/dialogs/restore-refused", Case, NULL, set_up, test_restore_refused, tear_down);
  g_test_add ("/app/dialogs/open-round", Case, NULL, set_up, test_open_round, tear_down);
  g_test_add ("/app/dialogs/close-round", Case, "open", set_up, test_close_round, tear_down);

  return g_test_run ();
}
