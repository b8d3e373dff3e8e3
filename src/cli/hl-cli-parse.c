#include <string.h>

#include "cli/hl-cli-private.h"

static const HlCliOption global_options[] = {
  { "db", 0, "FILE", N_("survey file (default: the one in your data folder)") },
  { "json", 0, NULL, N_("print JSON") },
  { "lang", 0, "vi|en", N_("language of the messages (default: vi)") },
  { "version", 0, NULL, N_("print the version") },
  { "help", 0, NULL, N_("print help") },
  { NULL, 0, NULL, NULL },
};

/* The arguments and how far they are read. */
typedef struct
{
  HlCli             *cli;
  char             **arguments;
  int                n_arguments;
  int                next;
  gboolean           only_words; /* after -- */

  const HlCliOption *last;       /* the option that the word before belongs to, or NULL */
} Reader;

static gboolean
is_option (const Reader *reader,
           const char   *text)
{
  return !reader->only_words && text[0] == '-' && text[1] != '\0';
}

/* @text is --name, --name=value or -x. */
static const HlCliOption *
find_option (const HlCliOption *options,
             const char        *text)
{
  const gboolean is_long = text[1] == '-';
  const gsize length = is_long ? strcspn (text + 2, "=") : strlen (text + 1);

  for (; options != NULL && options->name != NULL; options++)
    {
      if (is_long && strlen (options->name) == length &&
          memcmp (options->name, text + 2, length) == 0)
        return options;
      if (!is_long && length == 1 && options->letter == text[1])
        return options;
    }

  return NULL;
}

static gboolean
take_value (Reader            *reader,
            const HlCliOption *option,
            const char        *text,
            const char       **out_value,
            GError           **error)
{
  const char *equals = text[1] == '-' ? strchr (text, '=') : NULL;

  *out_value = NULL;
  if (option->argument == NULL)
    return equals == NULL ||
           hl_cli_usage (error, _("Option --%s takes no value"), option->name);

  if (equals != NULL)
    *out_value = equals + 1;
  else if (reader->next < reader->n_arguments)
    *out_value = reader->arguments[reader->next++];
  else
    return hl_cli_usage (error, _("Option %s needs a value behind it: %s"), text,
                         option->argument);

  return TRUE;
}

static gboolean
apply_global (HlCli             *cli,
              const HlCliOption *option,
              const char        *value,
              GError           **error)
{
  if (g_str_equal (option->name, "json"))
    cli->json = TRUE;
  else if (g_str_equal (option->name, "help"))
    cli->help = TRUE;
  else if (g_str_equal (option->name, "version"))
    cli->version = TRUE;
  else if (g_str_equal (option->name, "db"))
    {
      if (*value == '\0')
        return hl_cli_usage (error, _("Option --db needs the name of a file"));
      g_free (cli->path);
      cli->path = g_strdup (value);
    }
  else if (!hl_cli_parse_language (value, &cli->language))
    return hl_cli_usage (error, _("“%s” is not a language: write --lang vi or --lang en"), value);

  return TRUE;
}

static gboolean
read_option (Reader     *reader,
             const char *text,
             GError    **error)
{
  HlCli *cli = reader->cli;
  const HlCliOption *option = find_option (global_options, text);
  HlCliValue value;

  reader->last = NULL;
  if (option != NULL)
    return take_value (reader, option, text, &value.value, error) &&
           apply_global (cli, option, value.value, error);

  if (cli->command == NULL)
    return hl_cli_usage (error, _("Option %s does not exist, or stands before its command"), text);

  value.option = find_option (cli->command->options, text);
  if (value.option == NULL)
    return hl_cli_usage (error, _("Option %s does not belong to “%s”"), text, cli->command->name);
  if (!take_value (reader, value.option, text, &value.value, error))
    return FALSE;

  g_array_append_val (cli->values, value);
  reader->last = value.option;

  return TRUE;
}

static gboolean
is_one_more (const Reader *reader,
             const char   *word)
{
  return reader->last != NULL && reader->last->more != '\0' &&
         strchr (word, reader->last->more) != NULL;
}

/* Words name the command first; the others are what it works on. */
static gboolean
read_word (Reader  *reader,
           char    *word,
           GError **error)
{
  HlCli *cli = reader->cli;

  if (is_one_more (reader, word))
    {
      const HlCliValue value = { reader->last, word };

      g_array_append_val (cli->values, value);
      return TRUE;
    }

  reader->last = NULL;
  if (cli->command != NULL)
    {
      g_ptr_array_add (cli->words, word);
      return TRUE;
    }

  if (cli->group == NULL && hl_cli_is_group (word))
    {
      cli->group = word;
      return TRUE;
    }

  return hl_cli_find_command (cli->group, word, &cli->command, error);
}

static gboolean
check_words (const HlCli *cli,
             GError     **error)
{
  const HlCliCommand *command = cli->command;

  if (command == NULL && cli->group != NULL)
    return hl_cli_find_command (cli->group, "", &command, error);
  if (command == NULL)
    return hl_cli_usage (error, _("Name a command"));
  if (cli->words->len < command->min_words)
    return hl_cli_usage (error, _("“%s” needs more: %s %s"), command->name, command->name,
                         command->usage);
  if (cli->words->len > command->max_words)
    return hl_cli_usage (error, _("“%s” takes nothing like “%s”"), command->name,
                         (const char *) cli->words->pdata[command->max_words]);

  return TRUE;
}

/**
 * hl_cli_global_options:
 *
 * Returns: (transfer none) (array zero-terminated=1): the options of every command
 */
const HlCliOption *
hl_cli_global_options (void)
{
  return global_options;
}

/**
 * hl_cli_parse_language:
 * @text: "vi" or "en"
 * @out_language: (out): the language
 *
 * Returns: %FALSE for any other text
 */
gboolean
hl_cli_parse_language (const char *text,
                       HlLanguage *out_language)
{
  if (g_str_equal (text, "vi"))
    *out_language = HL_LANGUAGE_VI;
  else if (g_str_equal (text, "en"))
    *out_language = HL_LANGUAGE_EN;
  else
    return FALSE;

  return TRUE;
}

/**
 * hl_cli_find_language:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Looks for --lang before anything else is read, so that errors are in that language.
 *
 * Returns: the language asked for, Vietnamese when none or a wrong one is
 */
HlLanguage
hl_cli_find_language (int   argc,
                      char *argv[])
{
  HlLanguage language = HL_LANGUAGE_VI;

  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--lang="))
        hl_cli_parse_language (argv[i] + strlen ("--lang="), &language);
      else if (g_str_equal (argv[i], "--lang") && i + 1 < argc)
        hl_cli_parse_language (argv[i + 1], &language);
    }

  return language;
}

/**
 * hl_cli_parse:
 * @cli: the program, empty
 * @argc: number of arguments
 * @argv: the arguments, which must stay
 * @error: return location for an error
 *
 * Takes the command line apart into command, words and options. Global options may stand anywhere,
 * the others behind the name of their command; `--` ends the options.
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE
 */
gboolean
hl_cli_parse (HlCli   *cli,
              int      argc,
              char    *argv[],
              GError **error)
{
  Reader reader = { .cli = cli, .arguments = argv, .n_arguments = argc, .next = 1 };

  while (reader.next < argc)
    {
      char *text = argv[reader.next++];

      if (!g_utf8_validate (text, -1, NULL))
        return hl_cli_usage (error, _("Argument %d is not UTF-8 text"), reader.next - 1);

      if (!reader.only_words && g_str_equal (text, "--"))
        reader.only_words = TRUE;
      else if (is_option (&reader, text) ? !read_option (&reader, text, error)
                                         : !read_word (&reader, text, error))
        return FALSE;
    }

  return cli->help || cli->version || check_words (cli, error);
}
