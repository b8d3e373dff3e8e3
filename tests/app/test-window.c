#include <adwaita.h>

#include "app/hl-application.h"
#include "app/hl-office-page.h"
#include "app/hl-page.h"
#include "app/hl-preferences.h"
#include "app/hl-settings.h"
#include "app/hl-start-page.h"
#include "app/hl-window.h"
#include "finding.h"
#include "hl-app-fixture.h"

/* The smallest screen, in pixels at font scale 1. */
#define LEAST_WIDTH 960
#define LEAST_HEIGHT 600

static HlApplication *application;

static gboolean
on_timeout (gpointer data)
{
  g_assert_not_reached ();
}

/* Runs the main loop until @is_done says so. */
static void
run_until (gboolean ( *is_done ) (HlWindow *window, gpointer data),
           HlWindow *window,
           gpointer data)
{
  guint timeout = g_timeout_add_seconds (30, on_timeout, NULL);

  while (!is_done (window, data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

static gboolean
shows_type (HlWindow *window,
            gpointer  data)
{
  return fixture_find_shown (GTK_WIDGET (window), *(GType *) data, 0) != NULL;
}

/* Any warning ends the test: a template with a fault in it gives one. */
static void
test_templates (void)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);
  const GType others[] = { HL_TYPE_START_PAGE, HL_TYPE_OFFICE_PAGE };

  for (gsize i = 0; i < n_infos + G_N_ELEMENTS (others); i++)
    {
      GType type = i < n_infos ? infos[i]->get_type () : others[i - n_infos];
      GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

      g_assert_finalize_object (widget);
    }
}

static void
test_preferences (void)
{
  GtkWidget *window = hl_preferences_new (NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (gtk_widget_get_mapped (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_views (void)
{
  g_autofree char *folder = hl_app_fixture_folder ();
  g_autofree char *path = hl_app_fixture_demo (folder);
  HlWindow *window = HL_WINDOW (hl_window_new (ADW_APPLICATION (application)));
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);
  GType home = infos[0]->get_type ();

  gtk_window_present (GTK_WINDOW (window));
  hl_window_open (window, path, "home", 0);
  run_until (shows_type, window, &home);
  for (gsize i = n_infos; i > 0; i--)
    {
      GType type = infos[i - 1]->get_type ();
      int width, height;

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s",
                                                 infos[i - 1]->id));
      run_until (shows_type, window, &type);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                          NULL);
      gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL,
                          NULL);
      g_assert_cmpint (width, <=, LEAST_WIDTH);
      g_assert_cmpint (height, <=, LEAST_HEIGHT);
    }

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.round", "x",
                                             G_GINT64_CONSTANT (1)));
  gtk_window_destroy (GTK_WINDOW (window));
  hl_app_fixture_remove (folder);
}

static void
test_missing_file (void)
{
  HlWindow *window = HL_WINDOW (hl_window_new (ADW_APPLICATION (application)));
  GType start = HL_TYPE_START_PAGE;
  GType office = HL_TYPE_OFFICE_PAGE;

  gtk_window_present (GTK_WINDOW (window));
  hl_window_open (window, "/nowhere/hailong.db", "home", 0);
  run_until (shows_type, window, &start);
  g_assert_null (hl_window_get_workspace (window));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.set-up-office", NULL));
  run_until (shows_type, window, &office);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the pages do not show is given back as it was. */
static void
test_office_kept (void)
{
  static const char *const texts[] = {
    "name", "UBND phường Thử", "parent", "UBND tỉnh Thử", "place", "Thử", "one_stop", "Bộ phận Thử",
    "signers", "TM. UBND/CHỦ TỊCH|An; KT. CHỦ TỊCH|Bình; TL. CHỦ TỊCH|Chi",
    "recipients", "> Sở Nội vụ (b/c); > Sở Tài chính; Lưu: VT",
    "calendar", "quarter=6; year=7; month=3",
  };
  g_autoptr (HlOffice) office = hl_office_new ();
  HlOfficePage *page = g_object_ref_sink (g_object_new (HL_TYPE_OFFICE_PAGE, NULL));
  g_autoptr (GPtrArray) values = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i += 2)
    g_assert_true (hl_office_set (office, texts[i], texts[i + 1], NULL));

  hl_office_page_show (page, office);
  values = hl_office_page_get_values (page);
  g_assert_cmpuint (values->len, ==, G_N_ELEMENTS (texts));
  for (guint i = 0; i < values->len; i++)
    g_assert_cmpstr (values->pdata[i], ==, texts[i]);

  g_assert_finalize_object (page);
}

static void
test_actions (void)
{
  static const char *const names[] = {
    "win.show-view", "win.round", "win.reload", "win.open-file", "win.open-demo",
    "win.set-up-office", "win.edit-round", "win.new-round", "win.backup", "win.restore",
  };
  GtkWidgetClass *klass = g_type_class_ref (HL_TYPE_WINDOW);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gboolean found = FALSE;

      for (guint k = 0;
           gtk_widget_class_query_action (klass, k, &owner, &name, &parameter, &property); k++)
        found |= g_str_equal (name, names[i]);
      g_assert_true (found);
    }

  g_type_class_unref (klass);
  g_assert_true (g_action_map_lookup_action (G_ACTION_MAP (application), "preferences") != NULL);
  g_assert_true (g_action_map_lookup_action (G_ACTION_MAP (application), "about") != NULL);
  g_assert_true (g_action_map_lookup_action (G_ACTION_MAP (application), "quit") != NULL);
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

  g_test_add_func ("/app/window/templates", test_templates);
  g_test_add_func ("/app/window/preferences", test_preferences);
  g_test_add_func ("/app/window/views", test_views);
  g_test_add_func ("/app/window/missing-file", test_missing_file);
  g_test_add_func ("/app/window/office-kept", test_office_kept);
  g_test_add_func ("/app/window/actions", test_actions);

  return g_test_run ();
}
