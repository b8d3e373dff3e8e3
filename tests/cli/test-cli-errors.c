#include <string.h>

#include "cli-run.h"

#define MAX_WORDS 16

typedef struct
{
  const char *name;
  const char *words[MAX_WORDS];
  int         status;
  const char *message; /* part of it */
} Fault;

#define ADD_W9 "survey", "add", "--questionnaire", "w9"
#define DAYS "--from", "2026-01-01", "--to", "2026-03-31"

/* On a file with the round of Bút Sơn, open, in survey 1. */
static const Fault faults[] = {
  { "no-command", { NULL }, 2, "Name a command" },
  { "command", { "fly" }, 2, "“fly” is not a command" },
  { "group", { "survey" }, 2, "survey add, survey copy" },
  { "subcommand", { "survey", "fly" }, 2, "“survey fly” is not a command" },
  { "option", { "check", "1", "--fast" }, 2, "Option --fast does not belong to “check”" },
  { "early-option", { "--title", "T", "check", "1" }, 2, "Option --title does not exist" },
  { "switch-value", { "check", "1", "--json=yes" }, 2, "Option --json takes no value" },
  { "no-value", { "check", "1", "--db" }, 2, "Option --db needs a value" },
  { "empty-db", { "check", "1", "--db=" }, 2, "needs the name of a file" },
  { "language", { "check", "1", "--lang", "fr" }, 2, "“fr” is not a language" },
  { "not-utf8", { "check", "\xff" }, 2, "is not UTF-8" },
  { "few-words", { "response", "show", "1" }, 2, "needs more: response show S SERIAL" },
  { "many-words", { "check", "1", "2" }, 2, "takes nothing like “2”" },
  { "help", { "help", "fly" }, 2, "“fly” is not a command" },
  { "survey-number", { "check", "x" }, 2, "“x” is not the number of a survey" },
  { "survey-twice", { "check", "1,1" }, 2, "named twice" },
  { "survey-missing", { "score", "7" }, 1, "7" },
  { "no-file", { "check", "1", "--db", "nowhere.db" }, 3, "nowhere.db" },
  { "office-key", { "office", "set", "colour=red" }, 1, "“colour”" },
  { "office-pair", { "office", "set", "name" }, 2, "is not a pair" },
  { "office-value", { "office", "set", "place=X", "signers=Lê" }, 1, "is not a signer" },
  { "office-day", { "office", "set", "name=X", "--from", "1/1/2026" }, 1, "is not a date" },
  { "office-on", { "office", "show", "--on", "today" }, 1, "is not a date" },
  { "questionnaire", { "questionnaire", "show", "x1" }, 1, "no questionnaire “x1”" },
  { "questionnaire-file", { "questionnaire", "import", "nowhere.json" }, 3, "nowhere.json" },
  { "questionnaire-json", { "questionnaire", "import", "bad.json" }, 1, "bad.json: " },
  { "add-questionnaire", { "survey", "add" }, 2, "needs --questionnaire" },
  { "add-unknown", { "survey", "add", "--questionnaire", "x1" }, 1, "no questionnaire “x1”" },
  { "add-title", { ADD_W9, DAYS }, 2, "needs --title" },
  { "add-days", { ADD_W9, "--title", "T" }, 2, "needs --from" },
  { "add-serials", { ADD_W9, "--title", "T", DAYS }, 2, "needs --serials" },
  { "add-backwards", { ADD_W9, "--title", "T", DAYS, "--serials", "9-1" }, 2, "no serials" },
  { "add-zero", { ADD_W9, "--title", "T", DAYS, "--serials", "0-9" }, 2, "no serials" },
  { "add-field", { ADD_W9, "--title", "T", DAYS, "--field", "A:x" }, 2, "“x” in “A:x”" },
  { "add-field-parts", { ADD_W9, "--title", "T", DAYS, "--field", "A:1:2:3:4" }, 2,
    "is not a field or area" },
  { "add-field-twice", { ADD_W9, "--title", "T", DAYS, "--field", "A:1::1-9", "--field",
                         "B:1::9-20" }, 1, "Serial 9 is given to two" },
  { "add-target", { ADD_W9, "--title", "T", DAYS, "--target", "x" }, 2, "is not a target" },
  { "add-high-target", { ADD_W9, "--title", "T", DAYS, "--target", "101", "--serials", "1-9" }, 1,
    "between 0 and 100" },
  { "add-formula", { ADD_W9, "--title", "T", DAYS, "--formula", "max" }, 1, "“max” is not" },
  { "add-rule", { ADD_W9, "--title", "T", DAYS, "--rule", "Q13=off" }, 2, "is not a rule" },
  { "add-effect", { ADD_W9, "--title", "T", DAYS, "--rule", "Q03=bad" }, 2, "is not a rule" },
  { "add-threshold", { ADD_W9, "--title", "T", DAYS, "--rule", "Q03=off:x" }, 2, "is not a rule" },
  { "import-file", { "response", "import", "1", "nowhere.csv" }, 3, "nowhere.csv" },
  { "import-survey", { "response", "import", "x", "bad.json" }, 2, "is not the number" },
  { "import-column", { "response", "import", "1", "bad.csv" }, 1, "bad.csv: " },
  { "export-format", { "response", "export", "1", "--format", "doc" }, 2, "is not a format" },
  { "export-separator", { "response", "export", "1", "--separator", "|" }, 2,
    "is not a separator" },
  { "export-folder", { "response", "export", "1", "-o", "no/where.csv" }, 3, "no/where.csv" },
  { "list-state", { "response", "list", "1", "--state", "good" }, 2, "is not a state of a form" },
  { "show-serial", { "response", "show", "1", "33-9" }, 1, "33" },
  { "show-missing", { "response", "show", "1", "159" }, 1, "no form 159 in survey 1" },
  { "show-id", { "response", "show", "1", "#x" }, 2, "is not the id of a form" },
  { "show-id-missing", { "response", "show", "1", "#9999" }, 1, "9999" },
  { "exclude-reason", { "response", "exclude", "1", "1" }, 2, "needs --reason" },
  { "exclude-blank", { "response", "exclude", "1", "1", "--reason", " " }, 1, "" },
  { "correct-pair", { "response", "correct", "1", "1", "c05", "--reason", "r" }, 2,
    "is not a pair" },
  { "correct-twice", { "response", "correct", "1", "1", "c05=1", "c05=2", "--reason", "r" }, 2,
    "given twice" },
  { "correct-reason", { "response", "correct", "1", "1", "c05=1" }, 2, "needs --reason" },
  { "correct-code", { "response", "correct", "1", "1", "x=1", "--reason", "r" }, 1,
    "nothing called “x”" },
  { "correct-value", { "response", "correct", "1", "1", "c05=7", "--reason", "r" }, 1,
    "c05: “7” is not an answer" },
  { "correct-same", { "response", "correct", "1", "1", "c05=5", "--reason", "r" }, 1,
    "Nothing would change" },
  { "correct-text", { "response", "correct", "1", "1", "c05_text=a", "--reason", "r" }, 1,
    "c05: " },
  { "correct-field", { "response", "correct", "1", "1", "field=X", "--reason", "r" }, 1,
    "field: The round has no field" },
  { "correct-channel", { "response", "correct", "1", "1", "channel=fax", "--reason", "r" }, 1,
    "channel: “fax”" },
  { "correct-respondent", { "response", "correct", "1", "1", "respondent=x", "--reason", "r" }, 1,
    "respondent: “x”" },
  { "correct-date", { "response", "correct", "1", "1", "date=x", "--reason", "r" }, 1,
    "date: “x”" },
  { "correct-serial", { "response", "correct", "1", "1", "serial=2", "--reason", "r" }, 1, "2" },
  { "score-by", { "score", "1", "--by", "colour" }, 1, "“colour”" },
  { "score-formula", { "score", "1", "--formula", "max" }, 1, "“max” is not a formula" },
  { "score-rule", { "score", "1", "--overall-rule", "question:zz" }, 1, "zz" },
  { "score-period", { "score", "1", "--period", "2022-Q9" }, 1, "“2022-Q9” is not a period" },
  { "compare-missing", { "compare", "1", "9" }, 1, "9" },
  { "chart-type", { "chart", "pie", "1", "-o", "a.png" }, 2, "“pie” is not a chart" },
  { "chart-output", { "chart", "factors", "1" }, 2, "needs --output" },
  { "chart-format", { "chart", "factors", "1", "-o", "a.gif" }, 2, "says no format" },
  { "chart-stdout", { "chart", "factors", "1", "-o", "-" }, 2, "says no format" },
  { "chart-folder", { "chart", "factors", "1", "-o", "no/a.png" }, 3, "no/a.png" },
  { "chart-by", { "chart", "quota", "1", "--by", "gender", "-o", "a.png" }, 1, "gender" },
  { "report-kind", { "report", "poem", "1", "-o", "a.pdf" }, 2, "“poem” is not a kind" },
  { "report-output", { "report", "period", "1" }, 2, "needs --output" },
  { "report-survey", { "report", "period", "9", "-o", "a.pdf" }, 1, "9" },
  { "report-state", { "report", "period", "1", "-o", "a.pdf", "--state", "x" }, 2,
    "“x” is not a state of a report" },
  { "report-basis", { "report", "period", "1", "-o", "a.pdf", "--basis", "x" }, 2,
    "“x” is not a basis" },
  { "report-period", { "report", "period", "1", "-o", "a.pdf", "--period", "2022-Q9" }, 1,
    "“2022-Q9” is not a period" },
  { "report-pair", { "report", "period", "1", "-o", "a.pdf", "--set", "date" }, 2,
    "is not a pair" },
  { "report-date", { "report", "period", "1", "-o", "a.pdf", "--set", "date=x" }, 1,
    "“x” is not a date" },
  { "report-number", { "report", "period", "1", "-o", "a.pdf", "--set", "number=5" }, 2,
    "Only an issued report" },
  { "report-set", { "report", "period", "1", "-o", "a.pdf", "--set", "colour=x" }, 2,
    "no “colour”: set one of number, date, signer" },
  { "report-signer", { "report", "period", "1", "-o", "a.pdf", "--set", "signer=X" }, 1, "X" },
  { "report-unnumbered", { "report", "period", "1", "-o", "a.pdf", "--state", "issued" }, 1,
    "number" },
  { "report-folder", { "report", "period", "1", "-o", "no/a.pdf" }, 3, "no/a.pdf" },
  { "audit-fingerprint", { "audit", "verify", "--fingerprint", "x" }, 1, "x" },
  { "backup-folder", { "backup", "no/copy.db" }, 3, "no/copy.db" },
  { "restore-missing", { "restore", "nowhere.db" }, 3, "nowhere.db" },
  { "restore-foreign", { "restore", "bad.csv" }, 3, "bad.csv" },
  { "foreign", { "check", "1", "--db", "bad.csv" }, 3, "bad.csv" },
};

static void
test_faults (Cli          *cli,
             gconstpointer data)
{
  cli_add_round (cli);
  cli_write (cli, "bad.json", "{\"id\": 3}");
  cli_write (cli, "bad.csv", "serial,field,colour\n1,Hộ tịch,red\n");

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_test_message ("%s", faults[i].name);
      cli_run_argv (cli, NULL, faults[i].words);
      cli_assert_failed (cli, faults[i].status, faults[i].message);
      g_assert_cmpstr (faults[i].status == 2 ? cli->out : "", ==, "");
    }

  /* Nothing of all that has changed anything. */
  cli_run (cli, NULL, "audit", "verify", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "response", "show", "1", "1", NULL);
  cli_assert_done (cli, "c05=5\n");
  cli_run (cli, NULL, "office", "show", NULL);
  cli_assert_done (cli, "place=\n");
}

static void
test_full_disk (Cli          *cli,
                gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "response", "export", "1", "-o", "/dev/full", NULL);
  cli_assert_failed (cli, 3, "/dev/full");
}

static void
test_demo_needs_name (Cli          *cli,
                      gconstpointer data)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  const char *argv[] = { g_getenv ("HL_CLI"), "--lang=en", "demo", NULL };
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL,
                               &out, &err, &status, NULL));
  g_assert_false (g_spawn_check_wait_status (status, NULL));
  g_assert_nonnull (strstr (err, "“demo” needs --db"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli-errors/faults", Cli, NULL, cli_set_up, test_faults, cli_tear_down);
  g_test_add ("/cli-errors/full-disk", Cli, NULL, cli_set_up, test_full_disk, cli_tear_down);
  g_test_add ("/cli-errors/demo-needs-name", Cli, NULL, cli_set_up, test_demo_needs_name,
              cli_tear_down);

  return g_test_run ();
}
