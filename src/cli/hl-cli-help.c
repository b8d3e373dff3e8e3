#include <string.h>

#include "cli/hl-cli-commands.h"
#include "cli/hl-cli-private.h"

static gboolean run_help (HlCli   *cli,
                          GError **error);

static const HlCliCommand hl_cmd_help[] = {
  { "help", "[COMMAND]", N_("what a command does, its options and its JSON"), "", 0, 2,
    HL_CLI_NO_STORE, NULL, run_help },
  { NULL },
};

/* In the order of the help. */
static const HlCliCommand *const lists[] = {
  hl_cmd_office, hl_cmd_questionnaire, hl_cmd_survey_add, hl_cmd_survey, hl_cmd_sample,
  hl_cmd_forms, hl_cmd_register,
  hl_cmd_response, hl_cmd_response_list, hl_cmd_response_change, hl_cmd_check, hl_cmd_score,
  hl_cmd_report, hl_cmd_chart, hl_cmd_audit, hl_cmd_store, hl_cmd_help,
};

/* Whether @name is "@group something", or @group alone when @group has one command. */
static gboolean
is_in_group (const char *name,
             const char *group)
{
  const gsize length = strlen (group);

  return strncmp (name, group, length) == 0 && name[length] == ' ';
}

static gboolean
has_name (const HlCliCommand *command,
          const char         *group,
          const char         *word)
{
  if (group == NULL)
    return g_str_equal (command->name, word);

  return is_in_group (command->name, group) &&
         g_str_equal (command->name + strlen (group) + 1, word);
}

static char *
list_group (const char *group)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const HlCliCommand *command = lists[i]; command->name != NULL; command++)
      if (is_in_group (command->name, group))
        g_string_append_printf (out, "%s%s", out->len == 0 ? "" : ", ", command->name);

  return g_string_free (out, FALSE);
}

static void
print_options (HlCli             *cli,
               const HlCliOption *options)
{
  for (; options != NULL && options->name != NULL; options++)
    {
      hl_cli_print (cli, options->letter != 0 ? "  -%c, " : "  ", options->letter);
      hl_cli_print (cli, "--%s", options->name);
      if (options->argument != NULL)
        hl_cli_print (cli, " %s", options->argument);
      hl_cli_print (cli, "\n      %s\n", _(options->help));
    }
}

static void
print_command (HlCli              *cli,
               const HlCliCommand *command)
{
  hl_cli_print (cli, "hailong-cli %s %s\n  %s\n", command->name, command->usage,
                _(command->summary));
  if (command->options != NULL)
    {
      hl_cli_print (cli, "\n%s\n", _("Options:"));
      print_options (cli, command->options);
    }
  if (*command->json != '\0')
    hl_cli_print (cli, "\n%s\n  %s\n", _("With --json:"), command->json);
}

static void
print_list (HlCli      *cli,
            const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const HlCliCommand *command = lists[i]; command->name != NULL; command++)
      if (group == NULL || is_in_group (command->name, group))
        hl_cli_print (cli, "  %s %s\n      %s\n", command->name, command->usage,
                      _(command->summary));
}

static gboolean
run_help (HlCli   *cli,
          GError **error)
{
  const guint n_words = hl_cli_n_words (cli);
  const char *group = n_words > 0 ? hl_cli_get_word (cli, 0) : NULL;
  const HlCliCommand *command = NULL;

  if (n_words == 2 && !hl_cli_find_command (group, hl_cli_get_word (cli, 1), &command, error))
    return FALSE;
  if (n_words == 1 && !hl_cli_is_group (group) &&
      !hl_cli_find_command (NULL, group, &command, error))
    return FALSE;

  hl_cli_print_help (cli, group, command);

  return TRUE;
}

/**
 * hl_cli_is_group:
 * @word: a word
 *
 * Returns: whether @word begins commands of two words
 */
gboolean
hl_cli_is_group (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const HlCliCommand *command = lists[i]; command->name != NULL; command++)
      if (is_in_group (command->name, word))
        return TRUE;

  return FALSE;
}

/**
 * hl_cli_find_command:
 * @group: (nullable): first word of a command of two
 * @word: the other word
 * @out_command: (out): the command
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE
 */
gboolean
hl_cli_find_command (const char          *group,
                     const char          *word,
                     const HlCliCommand **out_command,
                     GError             **error)
{
  g_autofree char *list = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (const HlCliCommand *command = lists[i]; command->name != NULL; command++)
      if (has_name (command, group, word))
        {
          *out_command = command;
          return TRUE;
        }

  if (group == NULL)
    return hl_cli_usage (error, _("“%s” is not a command"), word);

  list = list_group (group);

  return hl_cli_usage (error, _("“%s %s” is not a command: there are %s"), group, word, list);
}

/**
 * hl_cli_print_help:
 * @cli: the program
 * @group: (nullable): first word of some commands
 * @command: (nullable): a command
 *
 * Prints the help of @command, else of @group, else of the program.
 */
void
hl_cli_print_help (HlCli              *cli,
                   const char         *group,
                   const HlCliCommand *command)
{
  if (command != NULL)
    {
      print_command (cli, command);
      return;
    }

  if (group == NULL)
    hl_cli_print (cli, "hailong-cli [%s] %s\n\n", _("OPTIONS"), _("COMMAND …"));
  print_list (cli, group);
  if (group == NULL)
    {
      hl_cli_print (cli, "\n%s\n", _("Options of every command:"));
      print_options (cli, hl_cli_global_options ());
    }
}
