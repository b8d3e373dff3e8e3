#include <adwaita.h>

#include <string.h>

#include "app/hl-application.h"
#include "app/hl-round-new.h"
#include "app/hl-window.h"
#include "exchange/hl-questionnaire-json.h"
#include "fixture.h"
#include "hl-app-fixture.h"
#include "keyboard.h"
#include "store/hl-store-log.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5

static HlApplication *application;

/* The window on the demo, or on an empty file. */
typedef struct
{
  char     *folder;
  char     *path;
  HlStore  *store;
  HlWindow *window;
} Case;

static GtkWidget *
wait_text (Case       *self,
           const char *text)
{
  return fixture_wait_label (GTK_WIDGET (self->window), text);
}

static HlSurvey *
load (Case  *self,
      gint64 id)
{
  g_autoptr (GError) error = NULL;
  HlSurvey *survey = hl_store_load_survey (self->store, id, &error);

  g_assert_no_error (error);

  return survey;
}

static void
set_up (Case         *self,
        gconstpointer demo)
{
  g_autoptr (GError) error = NULL;

  self->folder = hl_app_fixture_folder ();
  self->path = demo != NULL ? hl_app_fixture_demo (self->folder)
                            : g_build_filename (self->folder, "empty.db", NULL);
  self->store = hl_store_open (self->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  self->window = HL_WINDOW (hl_window_new (ADW_APPLICATION (application)));
  gtk_window_present (GTK_WINDOW (self->window));
  hl_window_open (self->window, self->path, demo, OPEN_ROUND);
}

static gboolean
is_closed (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Case         *self,
           gconstpointer demo)
{
  gpointer workspace = hl_window_get_workspace (self->window);

  g_object_add_weak_pointer (workspace, &workspace);
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_wait (is_closed, &workspace);
  hl_store_close (self->store);
  hl_app_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

static gboolean
is_open (gpointer data)
{
  g_autoptr (HlSurvey) survey = load (data, 1);

  return survey->state == HL_SURVEY_OPEN;
}

/* From an empty file to an open round, with nothing but keys. */
static void
test_keys (Case         *self,
           gconstpointer demo)
{
  g_autoptr (HlSurvey) survey = NULL;

  if (!keyboard_is_there ())
    {
      g_test_skip ("no xdotool");
      return;
    }

  wait_text (self, "From Scratch");
  keyboard_focus ();
  keyboard_press ("Return");
  wait_text (self, "Title of the round");
  wait_text (self, "Phiếu 5 yếu tố, 22 tiêu chí");
  keyboard_press ("ctrl+Next");
  wait_text (self, "First day");
  keyboard_press ("alt+6");
  wait_text (self, "Nothing must be mended");
  wait_text (self, "No form numbers yet");
  keyboard_press ("Return");
  /* Without a window manager the dialog has no keys. */
  fixture_answer ("accept");
  fixture_wait (is_open, self);
  survey = load (self, 1);
  g_assert_cmpstr (survey->questionnaire->id, ==, "g1-2640");
}

typedef struct
{
  Case       *self;
  gint64      id;
  const char *title;
} Title;

static gboolean
has_title (gpointer data)
{
  Title *title = data;
  g_autoptr (HlSurvey) survey = load (title->self, title->id);

  return g_str_equal (survey->title, title->title);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(gint64 *) data = hl_round_new_finish (HL_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static gboolean
is_made (gpointer data)
{
  return *(gint64 *) data != 0;
}

static gint64
make (Case        *self,
      HlRoundWish *wish)
{
  gint64 id = 0;

  hl_round_new_async (hl_window_get_workspace (self->window), wish, on_made, &id);
  fixture_wait (is_made, &id);

  return id;
}

static gboolean
is_entry_with (GtkWidget *widget,
               gpointer   data)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), data) != NULL;
}

static GtkEditable *
get_entry (Case       *self,
           const char *text)
{
  GtkWidget *entry = fixture_find (GTK_WIDGET (self->window), is_entry_with, (gpointer) text);

  g_assert_nonnull (entry);

  return GTK_EDITABLE (entry);
}

/* A draft is left in the middle of a word, and found again as it was. */
static void
test_resume (Case         *self,
             gconstpointer demo)
{
  Title title = { self, 0, "Đợt viết dở" };

  wait_text (self, "Continue with Form");
  title.id = make (self, hl_round_wish_new (NULL));
  hl_window_open_round (self->window, title.id, "round");
  wait_text (self, "Title of the round");
  gtk_editable_set_text (get_entry (self, "Khảo sát mức độ"), title.title);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.show-view", "s",
                                             "home"));
  fixture_wait (has_title, &title);

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit-round", NULL));
  wait_text (self, "Title of the round");
  g_assert_nonnull (get_entry (self, title.title));
}

static void
test_period (Case         *self,
             gconstpointer demo)
{
  gint64 id;

  wait_text (self, "Continue with Form");
  id = make (self, hl_round_wish_new (NULL));
  hl_window_open_round (self->window, id, "round");
  wait_text (self, "Title of the round");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_entry (self, "Khảo sát")),
                                             "round.step", "s", "period"));
  wait_text (self, "First day");
  gtk_editable_set_text (get_entry (self, "/20"), "31/12/2099");
  wait_text (self, "The round ends before it begins");
  wait_text (self, "1 thing missing");
  gtk_editable_set_text (get_entry (self, "31/12/2099"), "31/02/2026");
  wait_text (self, "“31/02/2026” is not a day");
}

/* One year later, with quotas and people; the same days of the month. */
static void
test_copy (Case         *self,
           gconstpointer demo)
{
  g_autoptr (HlSurvey) source = NULL;
  g_autoptr (HlSurvey) copy = NULL;

  wait_text (self, "Continue with Form");
  source = load (self, OPEN_ROUND);
  copy = load (self, make (self, hl_round_wish_new (source)));
  g_assert_cmpint (copy->state, ==, HL_SURVEY_DRAFT);
  g_assert_cmpuint (copy->from, ==, hl_date_new (2027, 10, 1));
  g_assert_cmpuint (copy->to, ==, hl_date_new (2027, 12, 10));
  g_assert_cmpint (hl_survey_quota (copy), ==, hl_survey_quota (source));
  g_assert_cmpuint (copy->n_officers, ==, source->n_officers);
  g_assert_nonnull (strstr (copy->title, "2027"));
}

static void
test_fields (Case         *self,
             gconstpointer demo)
{
  g_autoptr (HlQuestionnaire) one = hl_builtin_questionnaire ("w9", NULL);
  g_autoptr (HlQuestionnaire) other = hl_builtin_questionnaire ("g3-1001", NULL);
  g_autoptr (HlSurvey) source = NULL;
  g_autoptr (HlSurvey) first = NULL;
  g_autoptr (HlSurvey) second = NULL;
  HlRoundWish *wish;
  gint64 id;

  wait_text (self, "Continue with Form");
  source = load (self, OPEN_ROUND);
  wish = hl_round_wish_new (source);
  hl_round_wish_add_field (wish, source->fields[1].name, one);
  hl_round_wish_add_field (wish, "Một cửa lưu động", other);
  id = make (self, wish);
  first = load (self, id);
  second = load (self, id + 1);
  g_assert_cmpuint (first->n_fields, ==, 1);
  g_assert_cmpstr (first->fields[0].name, ==, source->fields[1].name);
  g_assert_cmpint (first->fields[0].quota, ==, source->fields[1].quota);
  g_assert_cmpstr (first->questionnaire->id, ==, "w9");
  g_assert_cmpstr (second->questionnaire->id, ==, "g3-1001");
  g_assert_cmpint (second->formula, ==, other->formula);
  g_assert_true (hl_survey_check (first, NULL));
  g_assert_true (hl_survey_check (second, NULL));
}

/* What is frozen cannot be touched; what may change wants a reason, which is in the log. */
static void
test_decision (Case         *self,
               gconstpointer demo)
{
  Title title = { self, OPEN_ROUND, "Tên mới của đợt" };
  g_autoptr (GPtrArray) log = NULL;
  const HlLogEntry *last;
  GtkWidget *label, *reason;

  wait_text (self, "Continue with Form");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.edit-round", NULL));
  wait_text (self, "The round is open");
  g_assert_false (gtk_widget_is_sensitive (wait_text (self, "Phiếu 5 yếu tố, 22 tiêu chí")));
  gtk_editable_set_text (get_entry (self, "Quý IV/2026"), title.title);
  wait_text (self, "Why it changes");
  wait_text (self, "Not saved yet");

  g_assert_false (has_title (&title));
  label = wait_text (self, "Why it changes");
  reason = gtk_label_get_mnemonic_widget (GTK_LABEL (label));
  gtk_editable_set_text (GTK_EDITABLE (reason), "Ghi rõ tên đợt");
  g_signal_emit_by_name (reason, "activate");
  fixture_wait (has_title, &title);

  log = hl_store_list_log (self->store, OPEN_ROUND, NULL);
  last = log->pdata[log->len - 1];
  g_assert_cmpstr (last->reason, ==, "Ghi rõ tên đợt");
  g_assert_nonnull (strstr (last->detail, title.title));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;

  application = hl_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) |
                           G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  g_application_set_default (G_APPLICATION (application));

  g_test_add ("/app/round/keys", Case, NULL, set_up, test_keys, tear_down);
  g_test_add ("/app/round/resume", Case, "home", set_up, test_resume, tear_down);
  g_test_add ("/app/round/period", Case, "home", set_up, test_period, tear_down);
  g_test_add ("/app/round/copy", Case, "home", set_up, test_copy, tear_down);
  g_test_add ("/app/round/fields", Case, "home", set_up, test_fields, tear_down);
  g_test_add ("/app/round/decision", Case, "home", set_up, test_decision, tear_down);

  return g_test_run ();
}
