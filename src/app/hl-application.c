#include "app/hl-application.h"

#include "app/hl-compat.h"
#include "app/hl-page.h"
#include "app/hl-preferences.h"
#include "app/hl-window-files.h"
#include "app/hl-window.h"
#include "core/hl-i18n.h"
#include "hl-config.h"

struct _HlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HlApplication, hl_application, ADW_TYPE_APPLICATION)

static GFile *
get_default_file (void)
{
  g_autofree char *path = hl_window_files_default ();

  return g_file_new_for_path (path);
}

/* The front window, though a dialog or the help may stand before it. */
static HlWindow *
get_window (HlApplication *self)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    {
      if (HL_IS_WINDOW (item->data))
        return item->data;
    }

  return NULL;
}

/* The window of a file, or one that shows none yet. */
static HlWindow *
find_window (HlApplication *self,
             GFile         *wanted)
{
  HlWindow *empty = NULL;

  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL;
       item = item->next)
    {
      GFile *file = HL_IS_WINDOW (item->data) ? hl_window_get_file (item->data) : NULL;

      if (file != NULL && g_file_equal (file, wanted))
        return item->data;
      if (HL_IS_WINDOW (item->data) && file == NULL)
        empty = item->data;
    }

  return empty;
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       data)
{
  adw_show_about_window (gtk_application_get_active_window (data),
                         "application-name", "Hài Lòng",
                         "application-icon", "io.github.hailong.HaiLong",
                         "version", HL_VERSION,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Satisfaction surveys of a commune office, from the paper "
                                       "form to the signed report. All data stay on this "
                                       "computer."),
                         NULL);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  gtk_window_present (GTK_WINDOW (hl_preferences_new (window)));
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item != NULL; item = item->next)
    {
      if (HL_IS_WINDOW (item->data))
        gtk_window_close (item->data);
    }
}

/* A file has one window: a second start never takes away the form under the hands. */
static void
show_file (HlApplication *self,
           GFile         *file,
           const char    *view,
           gint64         survey)
{
  HlWindow *window = find_window (self, file);

  if (window == NULL)
    window = HL_WINDOW (hl_window_new (ADW_APPLICATION (self)));

  gtk_window_present (GTK_WINDOW (window));
  if (hl_window_get_file (window) == NULL)
    {
      hl_window_open (window, g_file_peek_path (file), view != NULL ? view : "home", survey);
      return;
    }

  if (survey != 0)
    hl_window_choose_round (window, survey);
  if (view != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-view", "s", view);
}

static int
hl_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  HlApplication *self = HL_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  HlWindow *front = get_window (self);
  g_autoptr (GFile) file = NULL;
  const char *path = NULL;
  const char *view = NULL;
  gint64 survey = 0;

  g_variant_dict_lookup (options, "db", "^&ay", &path);
  g_variant_dict_lookup (options, "view", "&s", &view);
  g_variant_dict_lookup (options, "survey", "x", &survey);
  if (path != NULL)
    file = g_application_command_line_create_file_for_arg (command_line, path);
  else if (front != NULL && hl_window_get_file (front) != NULL)
    file = g_object_ref (hl_window_get_file (front));
  else
    file = get_default_file ();

  show_file (self, file, view, survey);

  return 0;
}

static void
hl_application_activate (GApplication *application)
{
  g_autoptr (GFile) file = get_default_file ();

  show_file (HL_APPLICATION (application), file, NULL, 0);
}

static int
hl_application_handle_local_options (GApplication *application,
                                     GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("hailong %s\n", HL_VERSION);

  return 0;
}

/* Ctrl+1, Ctrl+2… in the order of the sidebar. */
static void
add_view_accelerators (GtkApplication *application)
{
  gsize n_infos;
  const HlPageInfo *const *infos = hl_page_infos (&n_infos);
  guint k = 0;

  for (gsize i = 0; i < n_infos && k < 9; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.show-view::%s", infos[i]->id);
      g_autofree char *number = NULL;
      g_autofree char *pad = NULL;
      const char *keys[] = { NULL, NULL, NULL, NULL };

      if (infos[i]->hidden)
        continue;

      k++;
      keys[0] = number = g_strdup_printf ("<Control>%u", k);
      keys[1] = pad = g_strdup_printf ("<Control>KP_%u", k);
      if (g_str_equal (infos[i]->id, "entry"))
        keys[2] = "<Control>n";
      else if (g_str_equal (infos[i]->id, "home"))
        keys[2] = "<Alt>Left";
      gtk_application_set_accels_for_action (application, action, keys);
    }
}

static void
add_accelerators (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *keys[3];
  } accelerators[] = {
    { "app.quit", { "<Control>q", NULL } },
    { "win.open-file", { "<Control>o", NULL } },
    { "app.preferences", { "<Control>comma", NULL } },
    { "win.help", { "<Shift>F1", NULL } },
    { "win.show-help-overlay", { "F1", "<Control>question", NULL } },
    { "win.backup", { "<Control>b", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
  add_view_accelerators (application);
}

static void
hl_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = on_about },
    { .name = "preferences", .activate = on_preferences },
    { .name = "quit", .activate = on_quit },
  };

  G_APPLICATION_CLASS (hl_application_parent_class)->startup (application);

  hl_compat_name_buttons ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  add_accelerators (GTK_APPLICATION (application));
}

static void
hl_application_class_init (HlApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = hl_application_startup;
  application_class->activate = hl_application_activate;
  application_class->handle_local_options = hl_application_handle_local_options;
  application_class->command_line = hl_application_command_line;
}

static void
hl_application_init (HlApplication *self)
{
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, _("Survey file"), _("FILE") },
    { "view", 0, 0, G_OPTION_ARG_STRING, NULL, _("Open at this view"), _("VIEW") },
    { "survey", 0, 0, G_OPTION_ARG_INT64, NULL, _("Open this round"), _("NUMBER") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _("Say the version"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * hl_application_new:
 *
 * Returns: (transfer full): the program; a second one hands its command line to the first
 */
HlApplication *
hl_application_new (void)
{
  return g_object_new (HL_TYPE_APPLICATION,
                       "application-id", "io.github.hailong.HaiLong",
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", "/io/github/hailong/HaiLong",
                       NULL);
}
