#include "app/hl-settings.h"

#include "core/hl-i18n.h"
#include "hl-config.h"

#define SCHEMA "io.github.hailong.HaiLong"

static void
find_schema (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL && g_str_has_prefix (program, HL_BUILD_DIR "/"))
    g_setenv ("GSETTINGS_SCHEMA_DIR", HL_BUILD_DIR "/data", FALSE);
}

/* Vietnamese, unless the settings or the desktop say English. */
static HlLanguage
choose_language (void)
{
  g_autofree char *chosen = g_settings_get_string (hl_settings_get (), "language");
  const char *desktop = g_getenv ("LANGUAGE");

  if (*chosen == '\0' && desktop != NULL && g_str_has_prefix (desktop, "en"))
    return HL_LANGUAGE_EN;

  return g_str_equal (chosen, "en") ? HL_LANGUAGE_EN : HL_LANGUAGE_VI;
}

/**
 * hl_settings_prepare:
 *
 * Finds the settings and sets the language. Call first thing in main(), before GTK starts: a
 * program that runs from its build folder finds its schema there.
 */
void
hl_settings_prepare (void)
{
  find_schema ();
  hl_i18n_init (choose_language ());
}

/**
 * hl_settings_get:
 *
 * Returns: (transfer none): the settings of the program
 */
GSettings *
hl_settings_get (void)
{
  static GSettings *settings = NULL;

  if (settings == NULL)
    settings = g_settings_new (SCHEMA);

  return settings;
}

/**
 * hl_settings_get_operator:
 *
 * Returns: (transfer full): who works with the program: the operator last used, else the login name
 */
char *
hl_settings_get_operator (void)
{
  g_autofree char *operator = g_settings_get_string (hl_settings_get (), "operator");

  return *operator != '\0' ? g_steal_pointer (&operator) : g_strdup (g_get_user_name ());
}
