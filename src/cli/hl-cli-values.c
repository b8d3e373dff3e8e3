#include "cli/hl-cli-private.h"

/**
 * hl_cli_get_word:
 * @cli: the program
 * @index: from 0, behind the name of the command
 *
 * Returns: (transfer none) (nullable): the word, or %NULL when there are fewer
 */
const char *
hl_cli_get_word (HlCli *cli,
                 guint  index)
{
  return index < cli->words->len ? cli->words->pdata[index] : NULL;
}

/**
 * hl_cli_n_words:
 * @cli: the program
 *
 * Returns: how many words stand behind the name of the command
 */
guint
hl_cli_n_words (HlCli *cli)
{
  return cli->words->len;
}

/**
 * hl_cli_get_options:
 * @cli: the program
 * @name: an option that may be given several times
 *
 * Returns: (transfer container) (element-type utf8): its values, in order, ended by %NULL
 */
GPtrArray *
hl_cli_get_options (HlCli      *cli,
                    const char *name)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < cli->values->len; i++)
    {
      const HlCliValue *value = &g_array_index (cli->values, HlCliValue, i);

      if (g_str_equal (value->option->name, name))
        g_ptr_array_add (values, (gpointer) value->value);
    }
  g_ptr_array_add (values, NULL);

  return values;
}

/**
 * hl_cli_has_option:
 * @cli: the program
 * @name: an option
 *
 * Returns: whether it was given
 */
gboolean
hl_cli_has_option (HlCli      *cli,
                   const char *name)
{
  for (guint i = 0; i < cli->values->len; i++)
    if (g_str_equal (g_array_index (cli->values, HlCliValue, i).option->name, name))
      return TRUE;

  return FALSE;
}

/**
 * hl_cli_get_option:
 * @cli: the program
 * @name: an option
 *
 * Returns: (transfer none) (nullable): its last value, or %NULL when it was not given
 */
const char *
hl_cli_get_option (HlCli      *cli,
                   const char *name)
{
  const char *found = NULL;

  for (guint i = 0; i < cli->values->len; i++)
    {
      const HlCliValue *value = &g_array_index (cli->values, HlCliValue, i);

      if (g_str_equal (value->option->name, name))
        found = value->value;
    }

  return found;
}

/**
 * hl_cli_need_option:
 * @cli: the program
 * @name: an option
 * @out_value: (out): its last value
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_CLI_ERROR_USAGE when it was not given
 */
gboolean
hl_cli_need_option (HlCli       *cli,
                    const char  *name,
                    const char **out_value,
                    GError     **error)
{
  *out_value = hl_cli_get_option (cli, name);

  return *out_value != NULL ||
         hl_cli_usage (error, _("“%s” needs --%s"), cli->command->name, name);
}
