#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <string.h>

#include "cli-run.h"

#define ADD(test) \
  g_test_add ("/cli/" #test, Cli, NULL, cli_set_up, test_ ## test, cli_tear_down)

/* The output of the last run as JSON. */
static JsonObject *
get_object (Cli        *cli,
            JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, cli->out, -1, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (parser));
}

static void
test_office (Cli          *cli,
             gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *office;

  cli_run (cli, NULL, "office", "set", "name=UBND phường A", "place=A", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "office", "show", NULL);
  cli_assert_done (cli, "name=UBND phường A\n");

  cli_run (cli, NULL, "office", "set", "name=UBND phường B", "--from", "2025-07-01", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "office", "show", "--on", "2025-06-30", NULL);
  cli_assert_done (cli, "name=UBND phường A\n");

  /* Without a day a value that changed before holds from today on. */
  cli_run (cli, NULL, "office", "set", "name=UBND phường C", NULL);
  cli_run (cli, NULL, "office", "show", "--on", "2025-06-30", NULL);
  cli_assert_done (cli, "name=UBND phường A\n");
  cli_run (cli, NULL, "office", "show", "--json", NULL);
  cli_assert_done (cli, "");
  office = get_object (cli, parser);
  g_assert_cmpstr (json_object_get_string_member (office, "name"), ==, "UBND phường C");
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (office, "people")), >=,
                   0);
}

static void
test_questionnaires (Cli          *cli,
                     gconstpointer data)
{
  g_autofree char *changed = NULL;

  cli_run (cli, NULL, "questionnaire", "list", NULL);
  cli_assert_done (cli, "g1-2640, revision 1, 22 criteria");
  cli_run (cli, NULL, "questionnaire", "show", "counter-3", NULL);
  cli_assert_done (cli, "counter-3, revision 1");
  cli_run (cli, NULL, "questionnaire", "export", "counter-3", "-o", "counter.json", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "questionnaire", "import", "counter.json", NULL);
  cli_assert_done (cli, "counter-3, revision 1 is stored");

  cli_run (cli, NULL, "questionnaire", "export", "counter-3", NULL);
  changed = g_strdup (cli->out);
  g_assert_nonnull (strstr (changed, "\"counter-3\""));
  memcpy (strstr (changed, "\"counter-3\""), "\"counter-9\"", strlen ("\"counter-9\""));
  cli_run (cli, changed, "questionnaire", "import", "-", "--json", NULL);
  cli_assert_done (cli, "{\"id\":\"counter-9\",\"revision\":1,\"criteria\":1}");
  cli_run (cli, NULL, "questionnaire", "list", "--json", NULL);
  cli_assert_done (cli, "\"id\":\"counter-9\"");
  cli_run (cli, NULL, "questionnaire", "show", "counter-9", "--json", NULL);
  cli_assert_done (cli, "\"counter-9\"");
}

static void
test_survey (Cli          *cli,
             gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *survey;

  cli_run (cli, NULL, "survey", "add", "--questionnaire", "w9", "--title", "Vòng 1",
           "--from", "2026-01-01", "--to", "2026-03-31", "--serials", "1-100",
           "--field", "Hộ tịch:30:200:1-40", "--field", "Đất đai:20::41-60",
           "--area", "Phố 1:50:300:21-80", "--formula", "mean", "--official", "weighted",
           "--sampling", "random", "--target", "87.5", "--rule", "Q05=off",
           "--rule", "Q03=warning:0.2", "--overall-rule", "question:c01", NULL);
  g_assert_cmpstr (cli->out, ==, "1\n");
  cli_run (cli, NULL, "survey", "show", "1", NULL);
  cli_assert_done (cli, "Serials 021-040  Hộ tịch  Phố 1\n");

  cli_run (cli, NULL, "survey", "show", "1", "--json", NULL);
  cli_assert_done (cli, "");
  survey = get_object (cli, parser);
  g_assert_cmpstr (json_object_get_string_member (survey, "formula"), ==, "mean");
  g_assert_cmpstr (json_object_get_string_member (survey, "overall_rule"), ==, "question:c01");
  g_assert_cmpfloat (json_object_get_double_member (survey, "target"), ==, 87.5);
  g_assert_cmpint (json_array_get_length (json_object_get_array_member (survey, "serials")), ==,
                   5);
  g_assert_nonnull (strstr (cli->out, "{\"rule\":\"Q05\",\"effect\":\"off\""));
  g_assert_nonnull (strstr (cli->out, "{\"rule\":\"Q03\",\"effect\":\"warning\","
                            "\"threshold\":0.2"));
  g_assert_nonnull (strstr (cli->out, "\"name\":\"Đất đai\",\"quota\":20,\"population\":null"));
}

static void
test_life (Cli          *cli,
           gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "survey", "open", "1", NULL);
  cli_assert_failed (cli, 1, "");
  cli_run (cli, NULL, "survey", "close", "1", "--json", NULL);
  cli_assert_done (cli, "\"state\":\"closed\"");
  cli_run (cli, NULL, "survey", "publish", "1", "--reason", "xong", NULL);
  cli_assert_done (cli, "published");

  cli_run (cli, NULL, "survey", "copy", "1", "--title", "Đợt 2023", "--from", "2023-09-01",
           "--to", "2023-10-31", NULL);
  g_assert_cmpstr (cli->out, ==, "2\n");
  cli_run (cli, NULL, "survey", "copy", "1", "--json", NULL);
  cli_assert_done (cli, "{\"survey\":3}");
  cli_run (cli, NULL, "survey", "list", NULL);
  cli_assert_done (cli, "2  Đợt 2023  (draft)  01/09/2023 – 31/10/2023  g1-2640\n");
}

static void
test_import (Cli          *cli,
             gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *report;

  cli_add_round (cli);
  cli_assert_failed (cli, 1, "responses.csv");
  g_assert_nonnull (strstr (cli->out, "151 forms are in\n"));
  g_assert_nonnull (strstr (cli->out, "Line 153, form 155 refused: "));

  cli_run (cli, "serial,field,c01\n160,Hộ tịch,5\n160,Hộ tịch,4\n", "--json", "response",
           "import", "1", "-", NULL);
  g_assert_cmpint (cli->status, ==, 1);
  report = get_object (cli, parser);
  g_assert_cmpint (json_object_get_int_member (report, "imported"), ==, 1);
  report = json_array_get_object_element (json_object_get_array_member (report, "refused"), 0);
  g_assert_cmpint (json_object_get_int_member (report, "line"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (report, "serial"), ==, "160");
}

static void
test_export (Cli          *cli,
             gconstpointer data)
{
  g_autofree char *first = NULL;

  cli_add_round (cli);
  cli_run (cli, NULL, "response", "export", "1", "--format", "csv", "-o", "a.csv", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "response", "export", "1", NULL);
  first = g_strdup (cli->out);
  cli_run (cli, NULL, "survey", "copy", "1", NULL);
  cli_run (cli, NULL, "survey", "open", "2", NULL);
  cli_run (cli, NULL, "response", "import", "2", "a.csv", NULL);
  cli_assert_done (cli, "151 forms are in\n");
  cli_run (cli, NULL, "response", "export", "2", "-o", "-", NULL);
  g_assert_cmpstr (cli->out, ==, first);
  cli_run (cli, NULL, "response", "export", "2", "--separator", "tab", NULL);
  cli_assert_done (cli, "serial\tfield\t");
}

static void
test_responses (Cli          *cli,
                gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "response", "list", "1", "--state", "invalid", NULL);
  cli_assert_done (cli, "131  invalid  Q03");
  g_assert_null (strstr (cli->out, "001  "));
  cli_run (cli, NULL, "response", "list", "1", "--state", "valid", "--json", NULL);
  cli_assert_done (cli, "\"serial\":\"001\",\"state\":\"complete\",\"valid\":true");
  cli_run (cli, NULL, "response", "list", "1", "--state", "draft", NULL);
  g_assert_cmpstr (cli->out, ==, "");
  cli_run (cli, NULL, "response", "show", "1", "033", NULL);
  cli_assert_done (cli, "field=Chứng thực\n");
  cli_run (cli, NULL, "office", "show", "--json", NULL);
  cli_assert_done (cli, "{\"role\":\"officer\",\"code\":\"CC-01\"");
  g_assert_nonnull (strstr (cli->out, "\"role\":\"interviewer\""));
  g_assert_nonnull (strstr (cli->out, "\"role\":\"keyer\""));
  cli_run (cli, NULL, "response", "show", "1", "33", "--json", NULL);
  cli_assert_done (cli, "\"officer\":\"CC-03\"");
}

static void
test_exclude (Cli          *cli,
              gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "response", "exclude", "1", "2", "--reason", "phiếu thử", NULL);
  cli_assert_done (cli, "Form 002: excluded\n");
  cli_run (cli, NULL, "response", "list", "1", "--state", "excluded", "--json", NULL);
  cli_assert_done (cli, "\"excluded_reason\":\"phiếu thử\"");
  cli_run (cli, NULL, "score", "1", NULL);
  cli_assert_done (cli, "151 forms received: 146 valid, 4 invalid, 1 excluded\n");
  cli_run (cli, NULL, "response", "exclude", "1", "2", "--undo", "--reason", "nhầm", "--json",
           NULL);
  cli_assert_done (cli, "\"serial\":\"002\"");
  cli_run (cli, NULL, "response", "list", "1", "--state", "excluded", NULL);
  g_assert_cmpstr (cli->out, ==, "");
}

static void
test_correct (Cli          *cli,
              gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "survey", "close", "1", NULL);
  cli_run (cli, NULL, "response", "correct", "1", "1", "c05=-", "comment=Tốt", "a5=3", "a6=1",
           "officer=CC-09", "procedure=Khai sinh", "field=Hộ tịch", "date=2022-09-02",
           "channel=kiosk", "respondent=organisation", "interviewer=", "--reason", "nhập sai",
           NULL);
  cli_assert_done (cli, "c05: 5 → -");
  cli_run (cli, NULL, "response", "show", "1", "1", NULL);
  cli_assert_done (cli, "c05=-\n");
  g_assert_nonnull (strstr (cli->out, "comment=Tốt\n"));
  g_assert_nonnull (strstr (cli->out, "a6=1\n"));
  g_assert_nonnull (strstr (cli->out, "officer=CC-09\n"));
  g_assert_nonnull (strstr (cli->out, "procedure=Khai sinh\n"));
  g_assert_nonnull (strstr (cli->out, "field=Hộ tịch\n"));
  g_assert_nonnull (strstr (cli->out, "date=2022-09-02\n"));
  g_assert_nonnull (strstr (cli->out, "channel=kiosk\n"));
  g_assert_null (strstr (cli->out, "interviewer="));

  cli_run (cli, NULL, "audit", "show", "1", NULL);
  cli_assert_done (cli, "  corrected  001  ");
  g_assert_nonnull (strstr (cli->out, "c05: 5 → -"));
  g_assert_null (strstr (cli->out, "Tốt"));

  cli_run (cli, NULL, "response", "correct", "1", "1", "serial=200", "--reason", "số sai",
           "--json", NULL);
  cli_assert_done (cli, "\"serial\":\"200\",\"change\":\"serial: 001 → 200\"");
}

static void
test_skipped_again (Cli          *cli,
                    gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "response", "correct", "1", "1", "a5=3", "--reason", "nhập sai", NULL);
  cli_assert_done (cli, "a5: 1 → 3");
  cli_run (cli, NULL, "response", "show", "1", "1", NULL);
  g_assert_null (strstr (cli->out, "a6="));
  cli_run (cli, NULL, "response", "correct", "1", "1", "a5=2", "--reason", "nhập sai", NULL);
  cli_run (cli, NULL, "response", "show", "1", "1", NULL);
  cli_assert_done (cli, "a6=-\n");
}

static void
test_check (Cli          *cli,
            gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "check", "1", NULL);
  cli_assert_done (cli, ": 031 088\n");
  cli_run (cli, NULL, "--json", "check", "1", NULL);
  cli_assert_done (cli, "\"serials\":[\"031\",\"088\"]");
  g_assert_true (g_str_has_prefix (cli->out, "{\"survey\":1,"));
  cli_run (cli, NULL, "survey", "copy", "1", NULL);
  cli_run (cli, NULL, "check", "1,2", NULL);
  cli_assert_done (cli, "Survey 2: 0 forms\nNo rule is hit\n");
  cli_run (cli, NULL, "check", "1,2", "--json", NULL);
  cli_assert_done (cli, "{\"survey\":2,\"received\":0,\"rules\":[]}");
}

/* Holds the overall index and the se against the results that were computed elsewhere. */
static void
test_score (Cli          *cli,
            gconstpointer data)
{
  static const char *const formulas[] = { "top2", "mean", "mean100" };

  cli_add_round (cli);
  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autoptr (JsonParser) expected = json_parser_new ();
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autofree char *name = g_strdup_printf ("expected-%s.json", formulas[i]);
      g_autofree char *path = cli_data (name);
      JsonObject *ours, *theirs;

      g_assert_true (json_parser_load_from_file (expected, path, NULL));
      cli_run (cli, NULL, "score", "1", "--json", "--formula", formulas[i], "--by", "field",
               "--by", "gender", NULL);
      cli_assert_done (cli, "\"by\":\"gender\"");
      ours = json_object_get_object_member (get_object (cli, parser), "overall");
      theirs = json_object_get_object_member (
        json_node_get_object (json_parser_get_root (expected)), "overall");
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (ours, "index"),
                                      json_object_get_double_member (theirs, "index"), 1e-7);
    }

  cli_run (cli, NULL, "score", "1", "--by", "field", NULL);
  cli_assert_done (cli, "Overall: 89.37% (95 %: 87.09–91.65%; 147 answers)\n");
  cli_run (cli, NULL, "score", "1", "--period", "2022-09", "--factor-rule", "pooled",
           "--overall-rule", "factors", "--json", NULL);
  cli_assert_done (cli, "\"factor_rule\":\"pooled\",\"overall_rule\":\"factors\"");
}

static void
test_compare (Cli          *cli,
              gconstpointer data)
{
  g_autofree char *csv = cli_data ("responses.csv");

  cli_add_round (cli);
  cli_run (cli, NULL, "survey", "copy", "1", NULL);
  cli_run (cli, NULL, "survey", "open", "2", NULL);
  cli_run (cli, NULL, "response", "import", "2", csv, NULL);
  cli_run (cli, NULL, "compare", "1", "2", NULL);
  cli_assert_done (cli, "Overall: 89.37% → 89.37%, 0.00 (within the margin of error)\n");
  cli_run (cli, NULL, "compare", "1", "2", "--json", NULL);
  cli_assert_done (cli, "\"significant\":false");
}

static void
assert_file (Cli        *cli,
             const char *name,
             const char *beginning)
{
  g_autofree char *path = cli_path (cli, name);
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  g_assert_cmpuint (size, >, 1000);
  g_assert_cmpmem (content, strlen (beginning), beginning, strlen (beginning));
}

static void
test_charts (Cli          *cli,
             gconstpointer data)
{
  static const char *const types[] = { "factors", "likert", "trend", "quota" };

  cli_add_round (cli);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      cli_run (cli, NULL, "chart", types[i], "1", "-o", "c.png", NULL);
      cli_assert_done (cli, "");
      assert_file (cli, "c.png", "\x89PNG\r\n");
      cli_run (cli, NULL, "chart", types[i], "1", "-o", "c.pdf", NULL);
      cli_assert_done (cli, "");
      assert_file (cli, "c.pdf", "%PDF-");
      cli_run (cli, NULL, "chart", types[i], "1", "-o", "-", "--format", "svg", NULL);
      cli_assert_done (cli, "<svg");
    }
}

static void
test_report (Cli          *cli,
             gconstpointer data)
{
  g_autoptr (GBytes) first = NULL;

  cli_add_round (cli);
  cli_run (cli, NULL, "report", "quarterly", "1", "-o", "q.pdf", "--set", "date=2022-12-05",
           "--set", "tasks=Sửa phòng chờ.", "--json", NULL);
  cli_assert_done (cli, "{\"report\":\"q.pdf\",\"kind\":\"period\",\"period\":\"2022-Q4\","
                   "\"state\":\"signature\",\"snapshot\":\"");
  assert_file (cli, "q.pdf", "%PDF-");

  /* The same call gives the same bytes. */
  cli_run (cli, NULL, "report", "period", "1", "-o", "-", "--set", "date=2022-12-05",
           "--set", "tasks=Sửa phòng chờ.", NULL);
  cli_assert_done (cli, "%PDF-");
  first = g_bytes_ref (cli->bytes);
  cli_run (cli, NULL, "report", "period", "1", "-o", "-", "--set", "date=2022-12-05",
           "--set", "tasks=Sửa phòng chờ.", NULL);
  g_assert_true (g_bytes_equal (first, cli->bytes));

  cli_run (cli, NULL, "report", "period", "1", "-o", "d.pdf", "--state", "draft", "--basis",
           "dated", "--period", "2022-09", NULL);
  cli_assert_done (cli, "");
  assert_file (cli, "d.pdf", "%PDF-");
  cli_run (cli, NULL, "report", "period", "1", "-o", "i.pdf", "--state", "issued",
           "--set", "number=12", "--set", "date=2022-12-05", "--set", "signer=Lê Hồng Sơn",
           NULL);
  cli_assert_done (cli, "");
  assert_file (cli, "i.pdf", "%PDF-");
}

static void
test_audit (Cli          *cli,
            gconstpointer data)
{
  g_autofree char *fingerprint = NULL;

  cli_add_round (cli);
  cli_run (cli, NULL, "audit", "verify", "--json", NULL);
  cli_assert_done (cli, "{\"whole\":true,\"entries\":");
  fingerprint = g_strdup (strstr (cli->out, "HL1-"));
  *strchr (fingerprint, '"') = '\0';

  cli_run (cli, NULL, "response", "exclude", "1", "3", "--reason", "thử", NULL);
  cli_run (cli, NULL, "audit", "verify", "--fingerprint", fingerprint, NULL);
  cli_assert_done (cli, "belongs to this file");
  cli_run (cli, NULL, "audit", "verify", "--json", "--fingerprint", "HL1-3-0123456789abcdef",
           NULL);
  cli_assert_failed (cli, 1, "HL1-3-0123456789abcdef does not belong");
  g_assert_nonnull (strstr (cli->out, "\"holds_fingerprint\":false"));
  cli_run (cli, NULL, "audit", "show", "1", "--json", NULL);
  cli_assert_done (cli, "\"action\":\"exclude\"");
}

/* What another program changes in the file is found and named. */
static void
test_tampered (Cli          *cli,
               gconstpointer data)
{
  sqlite3 *db = NULL;

  cli_add_round (cli);
  g_assert_cmpint (sqlite3_open (cli->db, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE response SET channel = 2, day = 738000 "
                                 "WHERE serial = 33", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);

  cli_run (cli, NULL, "audit", "verify", NULL);
  cli_assert_failed (cli, 1, "is not whole: 1 fault was found");
  g_assert_nonnull (strstr (cli->out, "The log is not whole: "));
  g_assert_nonnull (strstr (cli->out, "033"));
  cli_run (cli, NULL, "audit", "verify", "--json", NULL);
  g_assert_cmpint (cli->status, ==, 1);
  g_assert_nonnull (strstr (cli->out, "{\"whole\":false,"));
  g_assert_nonnull (strstr (cli->out, "\"what\":\""));
}

static void
test_backup (Cli          *cli,
             gconstpointer data)
{
  cli_add_round (cli);
  cli_run (cli, NULL, "backup", "copy.db", NULL);
  cli_assert_done (cli, "is copied to copy.db\n");
  cli_run (cli, NULL, "response", "exclude", "1", "3", "--reason", "thử", NULL);
  cli_run (cli, NULL, "restore", "copy.db", NULL);
  cli_assert_done (cli, "\n");
  cli_run (cli, NULL, "response", "list", "1", "--state", "excluded", NULL);
  g_assert_cmpstr (cli->out, ==, "");
  cli_run (cli, NULL, "db", "check", NULL);
  cli_assert_done (cli, "is sound\n");
  cli_run (cli, NULL, "db", "check", "--json", NULL);
  cli_assert_done (cli, "{\"sound\":true,\"faults\":[]}");
}

static void
test_demo (Cli          *cli,
           gconstpointer data)
{
  cli_run (cli, NULL, "demo", NULL);
  cli_assert_done (cli, "");
  cli_run (cli, NULL, "survey", "list", "--json", NULL);
  cli_assert_done (cli, "\"survey\":5");
  cli_run (cli, NULL, "demo", NULL);
  cli_assert_failed (cli, 3, "exists already");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD (office);
  ADD (questionnaires);
  ADD (survey);
  ADD (life);
  ADD (import);
  ADD (export);
  ADD (responses);
  ADD (exclude);
  ADD (correct);
  ADD (skipped_again);
  ADD (check);
  ADD (score);
  ADD (compare);
  ADD (charts);
  ADD (report);
  ADD (audit);
  ADD (tampered);
  ADD (backup);
  ADD (demo);

  return g_test_run ();
}
