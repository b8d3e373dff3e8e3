#include "core/hl-i18n.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

#include "hl-config.h"

static HlLanguage current = HL_LANGUAGE_EN;

static char *
find_catalogues (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  if (program != NULL && g_str_has_prefix (program, HL_BUILD_DIR "/"))
    return g_build_filename (HL_BUILD_DIR, "po", NULL);

  return g_strdup (HL_LOCALEDIR);
}

/**
 * hl_i18n_init:
 * @language: language of the interface
 *
 * Sets up the translations of a program: call once, first thing in main(). A program that runs from
 * its build folder finds its catalogues there. Numbers in files stay with the C locale;
 * hl_number_format() writes those for people.
 */
void
hl_i18n_init (HlLanguage language)
{
  g_autofree char *folder = find_catalogues ();
  const char *messages;

  g_setenv ("LANGUAGE", language == HL_LANGUAGE_VI ? "vi" : "en", TRUE);
  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");

  /* gettext reads no catalogue in the plain C locale. */
  messages = setlocale (LC_MESSAGES, NULL);
  if (messages == NULL || strcmp (messages, "C") == 0 || strcmp (messages, "POSIX") == 0)
    setlocale (LC_MESSAGES, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  current = language;
}

/**
 * hl_i18n_get_language:
 *
 * Returns: the language of the interface; English before hl_i18n_init()
 */
HlLanguage
hl_i18n_get_language (void)
{
  return current;
}

/**
 * hl_gettext:
 * @message: English text, marked with _()
 *
 * Returns: @message in the language of the interface
 */
const char *
hl_gettext (const char *message)
{
  return g_dgettext (GETTEXT_PACKAGE, message);
}

/**
 * hl_ngettext:
 * @singular: English text for one
 * @plural: English text for several
 * @n: how many
 *
 * Returns: the text for @n in the language of the interface
 */
const char *
hl_ngettext (const char *singular,
             const char *plural,
             gulong      n)
{
  return g_dngettext (GETTEXT_PACKAGE, singular, plural, n);
}
