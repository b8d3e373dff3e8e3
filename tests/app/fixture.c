#include "fixture.h"

#include <string.h>

#include <glib/gstdio.h>

#include "exchange/hl-demo.h"
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

static GType
find_page_type (const char *id)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);

  for (gsize i = 0; i < n_infos; i++)
    {
      if (g_str_equal (infos[i]->id, id))
        return infos[i]->get_type ();
    }

  g_assert_not_reached ();
}

/* The demo's file, and a page in a window. */
void
fixture_set_up (Fixture      *self,
                gconstpointer page_id)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hailong-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "demo.db", NULL);
  self->store = hl_store_open (self->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  hl_demo_fill (self->store, &error);
  g_assert_no_error (error);

  hl_workspace_open_async (self->path, HL_DB_READ_WRITE, NULL, on_opened, self);
  fixture_wait (is_open, self);

  self->page = g_object_new (find_page_type (page_id), NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (self->window, 1064, 753);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (dir);

  for (; name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }

  g_rmdir (folder);
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
  remove_folder (self->folder);
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

/* Returns: a label on screen that holds @text, or %NULL */
GtkWidget *
fixture_find_text (GtkWidget  *root,
                   const char *text)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root) &&
      strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_find_text (child, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  Fixture    *fixture;
  const char *text;
} Search;

static gboolean
is_shown (gpointer data)
{
  Search *search = data;

  return fixture_find_text (GTK_WIDGET (search->fixture->page), search->text) != NULL;
}

void
fixture_wait_text (Fixture    *self,
                   const char *text)
{
  Search search = { self, text };

  fixture_wait (is_shown, &search);
}

guint
fixture_count (GtkWidget *root,
               GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += fixture_count (child, type);

  return n;
}
