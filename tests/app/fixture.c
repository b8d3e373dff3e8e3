#include "fixture.h"

#include "hl-app-fixture.h"
#include "store/hl-store-survey.h"

#define LIMIT_SECONDS 30

static void
on_opened (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Fixture *self = data;
  g_autoptr (GError) error = NULL;

  self->workspace = hl_workspace_open_finish (result, &error);
  g_assert_no_error (error);
}

static gboolean
is_open (gpointer data)
{
  return ((Fixture *) data)->workspace != NULL;
}

/* The demo's file, and a page in a window. */
void
fixture_set_up (Fixture      *self,
                gconstpointer page_id)
{
  g_autoptr (GError) error = NULL;

  self->folder = hl_app_fixture_folder ();
  self->path = hl_app_fixture_demo (self->folder);
  self->store = hl_store_open (self->path, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);

  hl_workspace_open_async (self->path, HL_DB_READ_WRITE, NULL, on_opened, self);
  fixture_wait (is_open, self);

  self->page = g_object_new (hl_page_find (page_id)->get_type (), NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1064, 753);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
}

static gboolean
is_closed (gpointer data)
{
  return ((Fixture *) data)->workspace == NULL;
}

/* Work that is under way holds the file until it is done. */
void
fixture_tear_down (Fixture      *self,
                   gconstpointer page_id)
{
  gtk_window_destroy (self->window);
  g_object_add_weak_pointer (G_OBJECT (self->workspace), (gpointer *) &self->workspace);
  g_object_unref (self->workspace);
  fixture_wait (is_closed, self);
  hl_store_close (self->store);
  hl_app_fixture_remove (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_show (Fixture *self,
              gint64   survey_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (self->store, survey_id, &error);

  g_assert_no_error (error);
  hl_page_show_round (self->page, self->workspace, survey);
}

/* Wakes the main loop, so that the limit is kept. */
static gboolean
on_tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

void
fixture_wait (gboolean ( *is_done ) (gpointer data),
              gpointer    data)
{
  gint64 end = g_get_monotonic_time () + LIMIT_SECONDS * G_USEC_PER_SEC;
  guint tick = g_timeout_add (50, on_tick, NULL);

  while (!is_done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }

  g_source_remove (tick);
}

void
fixture_wait_text (Fixture    *self,
                   const char *text)
{
  fixture_wait_label (GTK_WIDGET (self->page), text);
}

typedef struct
{
  Fixture        *fixture;
  gint64          survey_id;
  FixtureDescribe describe;
  const char     *wanted;
} Wanted;

static gboolean
is_described (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (wanted->fixture->store, wanted->survey_id,
                                                      NULL);
  g_autofree char *found = wanted->describe (survey);

  return g_str_equal (found, wanted->wanted);
}

/* Until the file holds the round so that @describe tells of it what is @wanted. */
void
fixture_wait_survey (Fixture        *self,
                     gint64          survey_id,
                     FixtureDescribe describe,
                     const char     *wanted)
{
  Wanted search = { self, survey_id, describe, wanted };

  g_test_message ("%s", wanted);
  fixture_wait (is_described, &search);
}

/* @data: (type GAsyncResult**): where the result goes */
void
fixture_take_result (GObject      *source,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_assert_null (*(GAsyncResult **) data);
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_taken (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

GAsyncResult *
fixture_wait_result (GAsyncResult **result)
{
  fixture_wait (is_taken, result);

  return *result;
}
