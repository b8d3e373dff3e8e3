#include "cli/hl-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/hl-cli-private.h"
#include "core/hl-error.h"
#include "core/hl-file.h"
#include "exchange/hl-score-json.h"
#include "hl-config.h"

static void
init (HlCli     *cli,
      HlLanguage language)
{
  *cli = (HlCli) { .language = language };
  cli->words = g_ptr_array_new ();
  cli->values = g_array_new (FALSE, FALSE, sizeof (HlCliValue));
  cli->out = g_string_new (NULL);
}

static void
clear (HlCli *cli)
{
  g_clear_pointer (&cli->store, hl_store_close);
  g_ptr_array_unref (cli->words);
  g_array_unref (cli->values);
  g_string_free (cli->out, TRUE);
  g_free (cli->path);
  g_free (cli->complaint);
}

static char *
make_default_path (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "hailong", NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("Cannot make the folder %s: %s"), folder,
                   g_strerror (errno));
      return NULL;
    }

  return g_build_filename (folder, "hailong.db", NULL);
}

static gboolean
open_store (HlCli   *cli,
            GError **error)
{
  static const HlDbMode modes[] = {
    [HL_CLI_READ] = HL_DB_READ_ONLY,
    [HL_CLI_WRITE] = HL_DB_READ_WRITE,
    [HL_CLI_CREATE] = HL_DB_CREATE,
  };

  if (cli->command->store == HL_CLI_NO_STORE)
    return TRUE;
  if (hl_cli_need_path (cli, error) == NULL)
    return FALSE;

  cli->store = hl_store_open (cli->path, modes[cli->command->store], error);
  if (cli->store == NULL)
    return FALSE;

  hl_store_set_operator (cli->store, g_get_user_name ());

  return TRUE;
}

static gboolean
run_command (HlCli   *cli,
             GError **error)
{
  if (cli->version)
    hl_cli_print (cli, "hailong-cli %s\n", HL_VERSION);
  else if (cli->help)
    hl_cli_print_help (cli, cli->group, cli->command);
  else
    return open_store (cli, error) && cli->command->run (cli, error);

  return TRUE;
}

static gboolean
flush_output (const HlCli *cli,
              GError     **error)
{
  if (fwrite (cli->out->str, 1, cli->out->len, stdout) == cli->out->len && fflush (stdout) == 0)
    return TRUE;

  g_set_error (error, HL_ERROR, HL_ERROR_STORE, _("Cannot write to standard output: %s"),
               g_strerror (errno));
  return FALSE;
}

static int
error_to_status (const GError *error)
{
  if (error->domain == HL_CLI_ERROR)
    return HL_EXIT_USAGE;
  if (g_error_matches (error, HL_ERROR, HL_ERROR_INVALID) ||
      g_error_matches (error, HL_ERROR, HL_ERROR_NOT_FOUND) ||
      g_error_matches (error, HL_ERROR, HL_ERROR_CONFLICT))
    return HL_EXIT_DATA;

  return HL_EXIT_STORE;
}

static void
write_line (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n", ' ');

  fprintf (stderr, "hailong-cli: %s\n", line);
}

static void
report_error (const HlCli  *cli,
              const GError *error)
{
  g_autofree char *line = NULL;

  if (error->domain != HL_CLI_ERROR)
    line = g_strdup (error->message);
  else if (cli->command != NULL)
    line = g_strdup_printf ("%s (hailong-cli help %s)", error->message, cli->command->name);
  else
    line = g_strdup_printf ("%s (hailong-cli help)", error->message);

  write_line (line);
}

/**
 * hl_cli_error_quark:
 *
 * Returns: the domain of usage errors
 */
GQuark
hl_cli_error_quark (void)
{
  return g_quark_from_static_string ("hl-cli-error-quark");
}

/**
 * hl_cli_usage:
 * @error: return location for an error
 * @format: what is wrong with the command line
 * @...: values of @format
 *
 * Sets %HL_CLI_ERROR_USAGE.
 *
 * Returns: %FALSE
 */
gboolean
hl_cli_usage (GError    **error,
              const char *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (HL_CLI_ERROR, HL_CLI_ERROR_USAGE, format,
                                                arguments));
  va_end (arguments);

  return FALSE;
}

/**
 * hl_cli_get_store:
 * @cli: the program
 *
 * Returns: (transfer none): the survey file, opened as the command asks; %NULL for
 *   %HL_CLI_NO_STORE
 */
HlStore *
hl_cli_get_store (HlCli *cli)
{
  return cli->store;
}

/**
 * hl_cli_get_path:
 * @cli: the program
 *
 * Returns: (transfer none) (nullable): name of the survey file, %NULL when the command opened none
 *   and --db was not given
 */
const char *
hl_cli_get_path (HlCli *cli)
{
  return cli->path;
}

/**
 * hl_cli_need_path:
 * @cli: the program
 * @error: return location for an error
 *
 * Returns: (transfer none): name of the survey file, the default one in a folder made for it when
 *   --db was not given; or %NULL with %HL_ERROR_STORE
 */
const char *
hl_cli_need_path (HlCli   *cli,
                  GError **error)
{
  if (cli->path == NULL)
    cli->path = make_default_path (error);

  return cli->path;
}

/**
 * hl_cli_is_json:
 * @cli: the program
 *
 * Returns: whether JSON is asked for
 */
gboolean
hl_cli_is_json (HlCli *cli)
{
  return cli->json;
}

/**
 * hl_cli_get_language:
 * @cli: the program
 *
 * Returns: the language of the messages
 */
HlLanguage
hl_cli_get_language (HlCli *cli)
{
  return cli->language;
}

/**
 * hl_cli_complain:
 * @cli: the program
 * @format: what is wrong with the data
 * @...: values of @format
 *
 * Makes the exit status 1 and writes a line to standard error, beside what the command prints.
 */
void
hl_cli_complain (HlCli      *cli,
                 const char *format,
                 ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_free (cli->complaint);
  cli->complaint = g_strdup_vprintf (format, arguments);
  va_end (arguments);
}

/**
 * hl_cli_print:
 * @cli: the program
 * @format: text for standard output
 * @...: values of @format
 *
 * Adds to standard output, which is written when the command has ended.
 */
void
hl_cli_print (HlCli      *cli,
              const char *format,
              ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (cli->out, format, arguments);
  va_end (arguments);
}

/**
 * hl_cli_print_json:
 * @cli: the program
 * @builder: a finished builder
 *
 * Adds a line of JSON to standard output.
 */
void
hl_cli_print_json (HlCli       *cli,
                   JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = hl_json_to_string (root);

  hl_cli_print (cli, "%s\n", text);
}

/**
 * hl_cli_write:
 * @cli: the program
 * @path: name of a file, or "-" for standard output
 * @bytes: its content
 * @error: return location for an error
 *
 * Writes a file whole or not at all.
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_STORE
 */
gboolean
hl_cli_write (HlCli      *cli,
              const char *path,
              GBytes     *bytes,
              GError    **error)
{
  gsize size;
  const char *data;

  if (!g_str_equal (path, "-"))
    return hl_file_write (path, bytes, error);

  data = g_bytes_get_data (bytes, &size);
  g_string_append_len (cli->out, data, size);

  return TRUE;
}

/**
 * hl_cli_read:
 * @path: name of a file, or "-" for standard input
 * @error: return location for an error
 *
 * Returns: (transfer full): its content, or %NULL with an error as hl_file_read()
 */
GBytes *
hl_cli_read (const char *path,
             GError    **error)
{
  return hl_file_read (g_str_equal (path, "-") ? "/dev/stdin" : path, error);
}

/**
 * hl_cli_run:
 * @argc: number of arguments
 * @argv: the arguments
 *
 * Runs the program: reads the command line, opens the survey file, does the command, prints.
 *
 * Returns: the exit status
 */
int
hl_cli_run (int   argc,
            char *argv[])
{
  g_autoptr (GError) error = NULL;
  HlCli cli;
  int status = HL_EXIT_DONE;

  init (&cli, hl_cli_find_language (argc, argv));
  hl_i18n_init (cli.language);

  if (hl_cli_parse (&cli, argc, argv, &error) && run_command (&cli, &error))
    flush_output (&cli, &error);

  if (error != NULL)
    {
      status = error_to_status (error);
      report_error (&cli, error);
    }
  else if (cli.complaint != NULL)
    {
      status = HL_EXIT_DATA;
      write_line (cli.complaint);
    }
  clear (&cli);

  return status;
}
