#include "app/hl-application.h"

#include "app/hl-settings.h"
#include "app/hl-window.h"
#include "core/hl-i18n.h"
#include "hl-config.h"

struct _HlApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (HlApplication, hl_application, ADW_TYPE_APPLICATION)

static char *
default_file (void)
{
  g_autofree char *chosen = g_settings_get_string (hl_settings_get (), "file");

  if (*chosen != '\0')
    return g_steal_pointer (&chosen);

  return g_build_filename (g_get_user_data_dir (), "hailong", "hailong.db", NULL);
}

static HlWindow *
ensure_window (HlApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    window = GTK_WINDOW (hl_window_new (ADW_APPLICATION (self)));
  gtk_window_present (window);

  return HL_WINDOW (window);
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
                                       "form to the signed report. All data stay on this computer."),
                         NULL);
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (window != NULL)
    gtk_window_close (window);
}

static int
hl_application_command_line (GApplication            *application,
                             GApplicationCommandLine *command_line)
{
  HlApplication *self = HL_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  HlWindow *window = ensure_window (self);
  g_autofree char *fallback = default_file ();
  const char *path = fallback;
  const char *view = "home";
  gint64 survey = 0;

  g_variant_dict_lookup (options, "db", "^&ay", &path);
  g_variant_dict_lookup (options, "view", "&s", &view);
  g_variant_dict_lookup (options, "survey", "x", &survey);
  hl_window_open (window, path, view, survey);

  return 0;
}

static void
hl_application_activate (GApplication *application)
{
  ensure_window (HL_APPLICATION (application));
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
    { "win.preferences", { "<Control>comma", NULL } },
    { "win.show-help-overlay", { "F1", "<Control>question", NULL } },
    { "win.view::home", { "<Control>1", NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (application, accelerators[i].action,
                                           accelerators[i].keys);
}

static void
hl_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = on_about },
    { .name = "quit", .activate = on_quit },
  };

  G_APPLICATION_CLASS (hl_application_parent_class)->startup (application);

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
  application_class->command_line = hl_application_command_line;
}

static void
hl_application_init (HlApplication *self)
{
  static const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Survey file"), N_("FILE") },
    { "view", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Open at this view"), N_("VIEW") },
    { "survey", 0, 0, G_OPTION_ARG_INT64, NULL, N_("Open this round"), N_("NUMBER") },
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
