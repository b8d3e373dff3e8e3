#include <string.h>

#include "cli-run.h"

#define LIST "number,field\nA1,Hộ tịch\nA2,Hộ tịch\nB1,Chứng thực\nB2,Chứng thực\nB3,Chứng thực\n"

static void
test_draw (Cli          *cli,
           gconstpointer data)
{
  g_autofree char *path = cli_path (cli, "drawn.csv");

  cli_add_round (cli);

  cli_run (cli, LIST, "sample", "1", "-", "--size", "5", "--seed", "7", "-o", "-", NULL);
  cli_assert_done (cli, "place,kind,number,field,area,date\n1,drawn,A1,Hộ tịch,,\n");
  g_assert_nonnull (strstr (cli->out, "5,drawn,B3,Chứng thực,,\n"));
  cli_run (cli, NULL, "audit", "show", "1", NULL);
  cli_assert_done (cli, "5 + 0/5; seed: 7; SHA-256: ");

  cli_run (cli, LIST, "--json", "sample", "1", "-", "--size", "2", "--seed", "7", "-o",
           path, NULL);
  cli_assert_done (cli, "{\"drawn\":2,\"reserves\":1,\"dossiers\":5,\"seed\":7,\"refused\":[]}");
}

/* The ending of the name decides; the draw is the same. */
static void
test_list (Cli          *cli,
           gconstpointer data)
{
  g_autofree char *path = cli_path (cli, "drawn.PDF");
  g_autofree char *pdf = NULL;

  cli_add_round (cli);

  cli_run (cli, LIST, "sample", "1", "-", "--size", "2", "--seed", "7", "-o", path, NULL);
  cli_assert_done (cli, "2 of 5 dossiers drawn, 1 in reserve; seed 7");
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));
}

static void
test_refused (Cli          *cli,
              gconstpointer data)
{
  cli_add_round (cli);

  cli_run (cli, LIST, "sample", "1", "-", "--size", "6", "-o", "-", NULL);
  cli_assert_failed (cli, 1, "The list has 5 dossiers, so 6 cannot be drawn");
  cli_run (cli, LIST, "sample", "1", "-", "-o", "-", NULL);
  cli_assert_failed (cli, 1, "Field “Hộ tịch” has 2 dossiers, fewer than the 50 forms");
  cli_run (cli, LIST, "sample", "1", "-", "--size", "0", "-o", "-", NULL);
  cli_assert_failed (cli, 2, "--size 0");
  cli_run (cli, LIST, "sample", "1", "-", "--size", "2", NULL);
  cli_assert_failed (cli, 2, "output");
  cli_run (cli, LIST "A1,Hộ tịch\n", "sample", "1", "-", "--size", "2", "-o", "-", NULL);
  cli_assert_failed (cli, 1, "line 7: Dossier A1 stands in line 2 already");
  g_assert_nonnull (strstr (cli->out, "2,drawn,"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/cli/sample/draw", Cli, NULL, cli_set_up, test_draw, cli_tear_down);
  g_test_add ("/cli/sample/list", Cli, NULL, cli_set_up, test_list, cli_tear_down);
  g_test_add ("/cli/sample/refused", Cli, NULL, cli_set_up, test_refused, cli_tear_down);

  return g_test_run ();
}
