#include <string.h>

#include "cli-run.h"

static const char *const commands[] = {
  "office set", "office show", "questionnaire list", "questionnaire show", "questionnaire import",
  "questionnaire export", "survey add", "survey list", "survey show", "survey open",
  "survey close", "survey publish", "survey copy", "response import", "response export",
  "response list", "response show", "response exclude", "response correct", "check", "score",
  "compare", "report", "chart", "audit verify", "audit show", "backup", "restore", "db check",
  "demo", "help",
};

static void
test_commands (Cli          *cli,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (GStrv) words = g_strsplit (commands[i], " ", -1);
      g_autofree char *first = g_strdup_printf ("hailong-cli %s ", commands[i]);
      g_autofree char *help = NULL;

      cli_run (cli, NULL, "help", words[0], words[1], NULL);
      cli_assert_done (cli, first);
      help = g_strdup (cli->out);
      cli_run (cli, NULL, words[0], words[1] != NULL ? words[1] : "--help", "--help", NULL);
      g_assert_cmpstr (cli->out, ==, help);
    }
}

static void
test_lists (Cli          *cli,
            gconstpointer data)
{
  cli_run (cli, NULL, "help", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("\n  %s ", commands[i]);

      cli_assert_done (cli, line);
    }
  g_assert_nonnull (strstr (cli->out, "  --db FILE\n"));
  cli_run (cli, NULL, "survey", "--help", NULL);
  cli_assert_done (cli, "  survey open S\n");
  g_assert_null (strstr (cli->out, "office"));
  cli_run (cli, NULL, "help", "survey", NULL);
  cli_assert_done (cli, "  survey open S\n");
  cli_run (cli, NULL, "help", "response", "list", NULL);
  cli_assert_done (cli, "With --json:\n");
}

static void
test_version (Cli          *cli,
              gconstpointer data)
{
  cli_run (cli, NULL, "--version", NULL);
  cli_assert_done (cli, "hailong-cli ");
}

/* Global options may stand anywhere, `--` ends the options. */
static void
test_options (Cli          *cli,
              gconstpointer data)
{
  cli_run (cli, NULL, "office", "set", "--", "name=--json", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "office", "--json", "show", NULL);
  cli_assert_done (cli, "\"name\":\"--json\"");
  cli_run (cli, NULL, "office", "show", "--lang=vi", "--json", NULL);
  cli_assert_done (cli, "\"name\":\"--json\"");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli-help/commands", Cli, NULL, cli_set_up, test_commands, cli_tear_down);
  g_test_add ("/cli-help/lists", Cli, NULL, cli_set_up, test_lists, cli_tear_down);
  g_test_add ("/cli-help/version", Cli, NULL, cli_set_up, test_version, cli_tear_down);
  g_test_add ("/cli-help/options", Cli, NULL, cli_set_up, test_options, cli_tear_down);

  return g_test_run ();
}
