#include <string.h>

#include "cli-run.h"

#define HEADER "serials,issued_to,area,date,outcome,outcome_date,replaced_by,note\n"

/* 1 to 150 are in with answers, 151 to 160 are not. */
#define REGISTER \
  HEADER \
  "001-050,Bà Lan,,2022-09-05,,,,\n" \
  "51–160,Ông Minh,,2022-09-05,,,,\n" \
  "151-4,,,,lost,2022-10-01,,\n" \
  "152,,,,blank,,,\n" \
  "153,,,,spoiled,,154,rách\n" \
  "154,,,,refused,,,\n" \
  "155,,,,returned,,,\n" \
  "156,,,,not met,,,\n" \
  "157,,,,replaced,,158,\n" \
  "033-5,,,,lost,,,\n"

static void
test_in_and_out (Cli          *cli,
                 gconstpointer data)
{
  cli_add_round (cli);

  cli_run (cli, REGISTER, "register", "1", "-", "-o", "-", NULL);
  cli_assert_done (cli, HEADER "001-032,Bà Lan,,2022-09-05,returned,,,\n"
                   "033,Bà Lan,,2022-09-05,lost,,,\n"
                   "034-050,Bà Lan,,2022-09-05,returned,,,\n"
                   "051-150,Ông Minh,,2022-09-05,returned,,,\n"
                   "151,Ông Minh,,2022-09-05,lost,2022-10-01,,\n"
                   "152,Ông Minh,,2022-09-05,blank,,,\n"
                   "153,Ông Minh,,2022-09-05,spoiled,,154,rách\n"
                   "154,Ông Minh,,2022-09-05,refused,,,\n"
                   "155,Ông Minh,,2022-09-05,returned,,,\n"
                   "156,Ông Minh,,2022-09-05,not met,,,\n"
                   "157,Ông Minh,,2022-09-05,replaced,,158,\n"
                   "158-160,Ông Minh,,2022-09-05,outstanding,,,\n");

  cli_run (cli, NULL, "--json", "register", "1", NULL);
  cli_assert_done (cli, "{\"survey\":1,\"forms\":{\"issued\":160,\"outstanding\":3,"
                   "\"returned\":150,\"blank\":1,\"spoiled\":1,\"refused\":1,\"not_met\":1,"
                   "\"wrong_person\":0,\"replaced\":1,\"lost\":1,\"not_keyed\":1},"
                   "\"contradictions\":[{\"serial\":\"033\",\"outcome\":\"lost\"}]}");
  cli_run (cli, NULL, "register", "1", NULL);
  cli_assert_done (cli, "Form 033 is in with answers, but the register says: Lost form\n");
  cli_run (cli, NULL, "audit", "show", "1", NULL);
  cli_assert_done (cli, "151: lost 2022-10-01; 152: blank; 153: spoiled → 154; 154: refused");
  g_assert_null (strstr (cli->out, "Lan"));
  cli_run (cli, NULL, "audit", "verify", NULL);
  cli_assert_done (cli, "");
}

/* The ending of the name decides. */
static void
test_list (Cli          *cli,
           gconstpointer data)
{
  g_autofree char *path = cli_path (cli, "list.pdf");
  g_autofree char *full = NULL;
  g_autofree char *empty = NULL;
  gsize full_size, empty_size;

  cli_add_round (cli);

  cli_run (cli, REGISTER, "register", "1", "-", "-o", path, NULL);
  cli_assert_done (cli, "Returned with answers: 150\n");
  g_assert_true (g_file_get_contents (path, &full, &full_size, NULL));
  g_assert_true (g_str_has_prefix (full, "%PDF-1."));

  cli_run (cli, NULL, "register", "1", "--empty", "--per-line", "1", "-o", path, NULL);
  cli_assert_done (cli, "");
  g_assert_true (g_file_get_contents (path, &empty, &empty_size, NULL));
  g_assert_cmpuint (empty_size, >, full_size);

  cli_run (cli, NULL, "register", "1", "--per-line", "0", "-o", path, NULL);
  cli_assert_failed (cli, 2, "--per-line 0");
}

/* The table that came out goes in again and says the same. */
static void
test_again (Cli          *cli,
            gconstpointer data)
{
  g_autofree char *path = cli_path (cli, "register.csv");
  g_autofree char *first = NULL;

  cli_add_round (cli);
  cli_run (cli, REGISTER, "register", "1", "-", "-o", "register.csv", NULL);
  cli_assert_done (cli, "10 lines of the register are in");
  g_assert_true (g_file_get_contents (path, &first, NULL, NULL));

  cli_run (cli, first, "register", "1", "-", "-o", "-", NULL);
  cli_assert_done (cli, first);
  g_assert_cmpstr (cli->out, ==, first);

  cli_run (cli, "serials,issued_to,note\n33,-,\n153,,-\n", "register", "1", "-", "-o", "-", NULL);
  cli_assert_done (cli, "033,,,2022-09-05,lost,,,\n");
  g_assert_nonnull (strstr (cli->out, "153,Ông Minh,,2022-09-05,spoiled,,154,\n"));
}

static void
test_refused (Cli          *cli,
              gconstpointer data)
{
  cli_add_round (cli);

  cli_run (cli, "serials,name\n1,Lan\n", "register", "1", "-", NULL);
  cli_assert_failed (cli, 1, "a register has no column “name”");
  cli_run (cli, "issued_to,note\nLan,\n", "register", "1", "-", NULL);
  cli_assert_failed (cli, 1, "needs the column “serials”");
  cli_run (cli, "serials,note,note\n1,,\n", "register", "1", "-", NULL);
  cli_assert_failed (cli, 1, "the column “note” stands there twice");

  cli_run (cli, HEADER
           "155-161,Lan,,,,,,\n"
           "033-7,,,,lost,,,\n"
           "4,,,,gone,,,\n"
           "5,,Phố 9,,,,,\n"
           "6,,,31/31/2022,,,,\n"
           "7,,,,,2022-10-01,,\n"
           "9-3x,,,,,,,\n"
           "50-40,,,,,,,\n"
           "P12,,,,,,,\n"
           ",Lan,,,,,,\n"
           "160,,,,lost,,,\n", "--json", "register", "1", "-", NULL);
  cli_assert_failed (cli, 1, "10 lines were refused, the first at line 2: Form 161 was never");
  g_assert_nonnull (strstr (cli->out, "\"taken\":1,"));
  g_assert_nonnull (strstr (cli->out, "{\"line\":3,\"serials\":\"033-7\","));
  g_assert_nonnull (strstr (cli->out, "{\"line\":11,\"serials\":null,"));
  g_assert_nonnull (strstr (cli->out, "\"lost\":1,"));
}

static void
test_states (Cli          *cli,
             gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "survey", "copy", "1", NULL);
  cli_assert_done (cli, "2");
  cli_run (cli, HEADER "1,,,,lost,,,\n", "register", "2", "-", NULL);
  cli_assert_failed (cli, 1, "Survey 2 is not open yet");
}

/* The names go on their date. */
static void
test_delete_names (Cli          *cli,
                   gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, REGISTER, "register", "1", "-", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "register", "1", "--delete-names", "Hết hạn lưu", "-o", "-", NULL);
  cli_assert_done (cli, "001-032,,,2022-09-05,returned,,,\n");
  g_assert_null (strstr (cli->out, "Minh"));
  cli_run (cli, NULL, "audit", "show", "1", NULL);
  cli_assert_done (cli, "Hết hạn lưu");
  cli_run (cli, NULL, "audit", "verify", NULL);
  cli_assert_done (cli, "");
}

#define ADD(name, function) \
  g_test_add ("/cli/register/" name, Cli, NULL, cli_set_up, function, cli_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("in-and-out", test_in_and_out);
  ADD ("list", test_list);
  ADD ("again", test_again);
  ADD ("refused", test_refused);
  ADD ("states", test_states);
  ADD ("delete-names", test_delete_names);

  return g_test_run ();
}
