#include "fixture.h"

#include <math.h>
#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-score-json.h"
#include "score/hl-score.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

static const Setting plain = { .state = HL_SURVEY_OPEN };
static const Setting fields = { .with_fields = TRUE, .state = HL_SURVEY_OPEN };
static const Setting ranges = { .with_fields = TRUE, .by_range = TRUE, .state = HL_SURVEY_OPEN };
static const Setting areas = { .with_areas = TRUE, .state = HL_SURVEY_OPEN };
static const Setting draft = { .state = HL_SURVEY_DRAFT };

/* "imported; line serial code; …" */
static char *
summarise (const HlImportReport *report)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%u", report->n_imported);
  for (guint i = 0; i < report->refused->len; i++)
    {
      const HlRefusal *refusal = g_ptr_array_index (report->refused, i);

      g_assert_cmpstr (refusal->reason, !=, "");
      g_string_append_printf (out, "; %u %s %s", refusal->line, refusal->serial, refusal->code);
    }

  return g_string_free (out, FALSE);
}

static void
assert_import (Fixture    *fixture,
               const char *text,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) report = fixture_import (fixture, text, &error);
  g_autofree char *summary = NULL;

  g_assert_no_error (error);
  summary = summarise (report);
  g_assert_cmpstr (summary, ==, expected);
}

static guint8
get_answer (Fixture             *fixture,
            const HlResponseSet *set,
            guint                row,
            const char          *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  const HlQuestion *question = hl_questionnaire_find (survey->questionnaire, code);

  return hl_response_set_answers (set, row)[question->offset];
}

static void
test_lines (Fixture      *fixture,
            gconstpointer data)
{
  assert_import (fixture,
                 "c01,serial,c02,date,channel,respondent,gender\n"
                 "5,001,-,2022-09-01,paper,citizen,1\n"
                 "*,2,,,,,\n"
                 "4,,1,,,,\n"
                 ",,2,,,,\n"
                 "7,4,1,,,,\n"
                 "1,4,x,,,,\n"
                 "1,5,1,2022-02-30,,,\n"
                 "1,5,1,01/09/2022,,,\n"
                 "1,5,1,,fax,,\n"
                 "1,5,1,,,dog,\n"
                 "1,5,1,,,,3\n"
                 "1,033-1,1,,,,\n"
                 "1,abc,1,,,,\n"
                 "1,1-9,1,,,,\n"
                 "1,0001,1,,,,\n"
                 "1,6\n"
                 "1,6,1,,,,,\n"
                 ",,,,,,\n"
                 " 5 , 5 ,1,,,,\n"
                 "5,P12,1,,interview,,\n"
                 "5,P12,1,,,,\n",
                 "6; 6 4 c01=7; 7 4 c02=x; 8 5 date=2022-02-30; 9 5 date=01/09/2022; "
                 "10 5 channel=fax; 11 5 respondent=dog; 12 5 gender=3; 13 033-1 serial=033-1; "
                 "14 abc serial=abc; 15 1-9 serial=1-9; 16 0001 duplicate; 17 6 columns; "
                 "18 6 columns; 19  empty; 22 P12 duplicate");
}

static void
test_answers (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *code;
    guint8      answer;
  } cases[] = {
    { "c01", 5 },
    { "c02", HL_ANSWER_SPOILED },
    { "c03", HL_ANSWER_NOT_APPLICABLE },
    { "c04", HL_ANSWER_BLANK },
    { "c05", HL_ANSWER_BLANK },
    { "a6", HL_ANSWER_SKIPPED },
    { "a7", HL_ANSWER_SKIPPED },
    { "c20", HL_ANSWER_SKIPPED },
    { "c21", 3 },
    { "c22", HL_ANSWER_SPOILED },
  };
  g_autoptr (HlResponseSet) set = NULL;

  assert_import (fixture,
                 "serial,c01,c02,c03,c04,a5,a6,a7,a8,c20,c21,c22\n"
                 "1,5,*,-,,1,,-,2,-,3,*\n", "1");
  set = fixture_load (fixture);

  g_assert_cmpuint (set->n, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (get_answer (fixture, set, 0, cases[i].code), ==, cases[i].answer);
}

static void
test_fields (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (HlResponseSet) set = NULL;

  assert_import (fixture,
                 "serial,field\n"
                 "1,Hộ tịch\n"
                 "2,Ho\xcc\xa3\xcc\x82 ti\xcc\xa3" "ch\n"
                 "3,Đất đai\n"
                 "4,\n", "3; 4 3 field=Đất đai");
  set = fixture_load (fixture);

  g_assert_cmpuint (set->fields[0], ==, 1);
  g_assert_cmpuint (set->fields[1], ==, 1);
  g_assert_cmpuint (set->fields[2], ==, 0);
  g_assert_cmpuint (set->rules[2] & HL_RULE_BIT (HL_RULE_Q02), !=, 0);
}

static void
test_range_decides (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (HlResponseSet) set = NULL;

  assert_import (fixture, "serial,field\n1,\n51,\n52,Hộ tịch\n151,\n", "4");
  assert_import (fixture, "serial\n2\n", "1");
  set = fixture_load (fixture);

  g_assert_cmpuint (set->n, ==, 5);
  g_assert_cmpuint (set->fields[0], ==, 1);
  g_assert_cmpuint (set->fields[1], ==, 1);
  g_assert_cmpuint (set->fields[2], ==, 2);
  g_assert_cmpuint (set->fields[3], ==, 1);
  g_assert_cmpuint (set->rules[3] & HL_RULE_BIT (HL_RULE_Q06), !=, 0);
  g_assert_cmpuint (set->fields[4], ==, 0);
}

static void
test_areas (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (HlResponseSet) set = NULL;

  assert_import (fixture, "serial,area\n1,+Thôn 1\n2,'+Thôn 1\n3,Thôn 1\n",
                 "2; 4 3 area=Thôn 1");
  set = fixture_load (fixture);

  g_assert_cmpuint (set->areas[0], ==, 1);
  g_assert_cmpuint (set->areas[1], ==, 1);
}

static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } cases[] = {
    { "Tốt", "Tốt" },
    { "'=1+1", "=1+1" },
    { "=1+1", "=1+1" },
    { "''@x", "'@x" },
    { "'quoted'", "'quoted'" },
    { "To\xcc\x82\xcc\x81t", "Tốt" },
    { "a\x01" "b", "a b" },
    { "\"dòng 1\r\ndòng 2\"", "dòng 1\ndòng 2" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  const guint comment = hl_questionnaire_index_of (survey->questionnaire, "comment");
  const guint a2 = hl_questionnaire_index_of (survey->questionnaire, "a2");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file = g_strdup_printf ("serial,comment,a2,a2_text\n%u,%s,5,%s\n",
                                               i + 1, cases[i].cell, cases[i].cell);
      g_autoptr (HlResponse) response = NULL;
      gint64 id = 0;

      assert_import (fixture, file, "1");
      hl_store_has_serial (fixture->store, fixture->survey, i + 1, &id, &error);
      response = hl_store_load_response (fixture->store, survey, id, &error);
      g_assert_no_error (error);

      g_assert_cmpstr (hl_response_get_text (response, comment, 0), ==, cases[i].text);
      g_assert_cmpstr (hl_response_get_text (response, a2, 5), ==, cases[i].text);
    }
}

static void
test_created (Fixture      *fixture,
              gconstpointer data)
{
  static const char file[] = "serial,field,officer,interviewer,procedure\n"
                             "1,Hộ tịch,CC-01,D1,Khai sinh\n"
                             "2,Hộ tịch,CC-01,D1,Khai sinh\n"
                             "3,Chứng thực,CC-02,D1,Khai sinh\n"
                             "4,Hộ tịch,,,\n"
                             "5,Đất đai,CC-09,D9,Lạ\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) report = fixture_import (fixture, file, &error);
  g_autoptr (HlImportReport) again = NULL;
  g_autoptr (HlSurvey) survey = NULL;
  g_autoptr (HlResponseSet) set = fixture_load (fixture);

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_imported, ==, 4);
  g_assert_cmpuint (report->created->len, ==, 4);
  g_assert_cmpuint (set->officers[0], ==, set->officers[1]);
  g_assert_cmpuint (set->officers[0], !=, set->officers[2]);
  g_assert_cmpuint (set->officers[3], ==, 0);
  g_assert_cmpuint (set->procedures[0], ==, set->procedures[1]);
  g_assert_cmpuint (set->procedures[0], ==, set->procedures[2]);

  survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_assert_cmpuint (survey->n_procedures, ==, 1);

  again = fixture_import (fixture, "serial,field,officer,procedure\n"
                          "6,Hộ tịch,CC-02,Khai sinh\n", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->n_imported, ==, 1);
  g_assert_cmpuint (again->created->len, ==, 0);
}

/* Who rates is found by the code, though officers and interviewers are kept apart (Q09). */
static void
test_own_interviewer (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (HlResponseSet) set = NULL;

  assert_import (fixture, "serial,officer,interviewer\n1,CC-01,CC-01\n2,CC-01,CC-02\n", "2");
  set = fixture_load (fixture);

  g_assert_cmpuint (set->rules[0] & HL_RULE_BIT (HL_RULE_Q09), !=, 0);
  g_assert_cmpuint (set->rules[1] & HL_RULE_BIT (HL_RULE_Q09), ==, 0);
}

static void
test_file_refused (Fixture      *fixture,
                   gconstpointer data)
{
  static const struct
  {
    const char *file;
    const char *says;
  } cases[] = {
    { "serial,field,c99\n1,,\n", "c99" },
    { "serial,field,c01,c01\n1,,,\n", "“c01” is there twice (columns 3 and 4)" },
    { "serial,field,date,date\n1,,,\n", "“date” is there twice" },
    { "serial,field,c01_text\n1,,\n", "c01_text" },
    { "serial,field,\n1,,\n", "Column 3 has no name" },
    { "field,c01\nHộ tịch,5\n", "no column “serial”" },
    { "serial,c01\n1,5\n", "no column “field”" },
    { "serial|field|c01\n1||5\n", "separate the columns" },
    { "serial,field,comment\n1,,\"abc\n2,,x\n", "Line 2" },
    { "serial,field\n1,\n2,\xff\n", "Line 3, column 3" },
    { "", "empty" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HlImportReport) report = fixture_import (fixture, cases[i].file, &error);
      g_autoptr (HlResponseSet) set = fixture_load (fixture);

      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (report);
      g_assert_cmpuint (set->n, ==, 0);
    }
}

static void
test_header_only (Fixture      *fixture,
                  gconstpointer data)
{
  assert_import (fixture, "\xef\xbb\xbfserial;c01;comment\r\n", "0");
  assert_import (fixture, "\xef\xbb\xbfserial;c01;comment\r\n1;5;a,b\r\n", "1");
}

static void
test_not_open (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) report = fixture_import (fixture, "serial\n1\n", &error);

  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_assert_null (report);
}

static void
test_no_survey (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlImportReport) report = NULL;
  g_autofree char *text = NULL;

  fixture->survey = 99;
  report = fixture_import (fixture, "serial\n1\n", &error);
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_assert_null (report);

  g_clear_error (&error);
  text = hl_response_csv_export (fixture->store, 99, ',', &error);
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_assert_null (text);
}

/* A file that may not grow: the import fails on the way and keeps none of its lines. */
static void
test_all_or_nothing (Fixture      *fixture,
                     gconstpointer data)
{
  static const char limit[] = "PRAGMA max_page_count = 1";
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = fixture_read_sample ("responses.csv");
  g_autoptr (HlStmt) stmt = hl_db_prepare (hl_store_get_db (fixture->store), limit, &error);
  g_autoptr (HlImportReport) report = NULL;
  g_autoptr (HlResponseSet) set = NULL;
  g_autoptr (HlOffice) office = NULL;

  g_assert_cmpint (hl_stmt_step (stmt, &error), ==, HL_STEP_ROW);
  g_clear_pointer (&stmt, hl_stmt_release);
  report = hl_response_csv_import (fixture->store, fixture->survey, file, &error);
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "full"));
  g_assert_null (report);

  g_clear_error (&error);
  set = fixture_load (fixture);
  office = hl_store_load_office (fixture->store, HL_DATE_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (set->n, ==, 0);
  for (guint i = 0; i < office->n_people; i++)
    g_assert_cmpint (office->people[i].role, !=, 'o');
}

static char *
export (Fixture *fixture,
        char     separator)
{
  g_autoptr (GError) error = NULL;
  char *text = hl_response_csv_export (fixture->store, fixture->survey, separator, &error);

  g_assert_no_error (error);

  return text;
}

/* What was exported goes into a new store and comes out the same, with each separator. */
static void
assert_round_trip (const char    *file,
                   const Setting *setting)
{
  static const char separators[] = ",;\t";

  for (gsize i = 0; i < strlen (separators); i++)
    {
      Fixture one, other;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (HlImportReport) report = NULL;
      g_autoptr (HlImportReport) again = NULL;

      fixture_set_up (&one, setting);
      fixture_set_up (&other, setting);
      report = fixture_import (&one, file, &error);
      g_assert_no_error (error);
      first = export (&one, separators[i]);
      again = fixture_import (&other, first, &error);
      g_assert_no_error (error);
      second = export (&other, separators[i]);

      g_assert_cmpuint (report->n_imported, >, 0);
      g_assert_cmpuint (again->n_imported, ==, report->n_imported);
      g_assert_cmpuint (again->refused->len, ==, 0);
      g_assert_cmpstr (first, ==, second);
      fixture_tear_down (&one, setting);
      fixture_tear_down (&other, setting);
    }
}

static void
test_round_trip_sample (void)
{
  g_autoptr (GBytes) bytes = fixture_read_sample ("responses.csv");
  g_autofree char *file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  assert_round_trip (file, &fields);
}

static void
test_round_trip_hostile (void)
{
  assert_round_trip ("serial,area,procedure,officer,interviewer,date,a2,a2_text,m1,comment,c20,a8\n"
                     "P7,,,,,,,,,,,\n"
                     ",,,=HYPERLINK(1),,,,,,,,\n"
                     ",'+Thôn 1,-x,+y,@z,2022-10-01,5,=9,10|2,\"a,b;c\td \"\"e\"\"\n'f\",1,2\n"
                     "3,+Thôn 1,''=x,'q,',,*,,*,'''@x,,2\n"
                     "040-3,,,,,,-,,-,-,*,1\n", &areas);
}

static void
test_export_columns (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  assert_import (fixture, "serial,c01,officer,comment\n7,5,CC-01,=A1\n", "1");
  text = export (fixture, ',');
  lines = g_strsplit (text, "\n", -1);

  g_assert_true (g_str_has_prefix (lines[0], "serial,procedure,date,channel,officer,interviewer,"
                                   "respondent,gender,age,ethnicity,ethnicity_text,education,"));
  g_assert_true (g_str_has_suffix (lines[0], ",c22,m1,comment"));
  g_assert_true (g_str_has_prefix (lines[1], "007,,,,CC-01,,,,"));
  g_assert_true (g_str_has_suffix (lines[1], ",,'=A1"));
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
}

static double
tolerance (const char *member)
{
  if (g_str_equal (member, "index") || g_str_equal (member, "se"))
    return 1e-9;

  return 1e-6;
}

static void assert_agrees (const char *member,
                           JsonNode   *got,
                           JsonNode   *expected);

/* Groups are found by their value, everything else stands in the same order. */
static JsonNode *
find_element (JsonArray *array,
              JsonNode  *expected,
              guint      index)
{
  JsonObject *object;

  if (!JSON_NODE_HOLDS_OBJECT (expected) ||
      !json_object_has_member (json_node_get_object (expected), "value"))
    return json_array_get_element (array, index);

  object = json_node_get_object (expected);
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (g_str_equal (json_object_get_string_member (json_array_get_object_element (array, i),
                                                    "value"),
                     json_object_get_string_member (object, "value")))
      return json_array_get_element (array, i);

  g_assert_not_reached ();
}

static void
assert_arrays_agree (const char *member,
                     JsonArray  *got,
                     JsonArray  *expected)
{
  g_assert_cmpuint (json_array_get_length (got), ==, json_array_get_length (expected));
  for (guint i = 0; i < json_array_get_length (expected); i++)
    {
      JsonNode *element = json_array_get_element (expected, i);

      assert_agrees (member, find_element (got, element, i), element);
    }
}

static void
assert_objects_agree (JsonObject *got,
                      JsonObject *expected)
{
  g_autoptr (GList) members = json_object_get_members (expected);

  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *member = l->data;

      if (g_str_equal (member, "refused"))
        continue;

      g_assert_true (json_object_has_member (got, member));
      assert_agrees (member, json_object_get_member (got, member),
                     json_object_get_member (expected, member));
    }
}

static void
assert_agrees (const char *member,
               JsonNode   *got,
               JsonNode   *expected)
{
  g_assert_cmpint (json_node_get_node_type (got), ==, json_node_get_node_type (expected));

  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      assert_objects_agree (json_node_get_object (got), json_node_get_object (expected));
    }
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      assert_arrays_agree (member, json_node_get_array (got), json_node_get_array (expected));
    }
  else if (json_node_get_value_type (expected) == G_TYPE_DOUBLE)
    {
      double value = json_node_get_double (expected);

      g_assert_cmpfloat_with_epsilon (json_node_get_double (got), value,
                                      tolerance (member) * MAX (fabs (value), 1e-3));
    }
  else
    {
      g_assert_true (json_node_equal (got, expected));
    }
}

static HlScoreSnapshot *
score (Fixture  *fixture,
       HlFormula formula)
{
  static const char *const by[] = { "field", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  g_autoptr (HlResponseSet) responses = fixture_load (fixture);
  const HlScoreInput input = { survey, responses };
  const HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .by = by, .formula = formula };
  HlScoreSnapshot *snapshot = hl_score_run (&request, &error);

  g_assert_no_error (error);

  return snapshot;
}

/* The file of another program with its results: the same lines are refused, the figures agree. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    HlFormula   formula;
    const char *expected;
  } cases[] = {
    { HL_FORMULA_TOP2, "expected-top2.json" },
    { HL_FORMULA_MEAN, "expected-mean.json" },
    { HL_FORMULA_MEAN100, "expected-mean100.json" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = fixture_read_sample ("responses.csv");
  g_autoptr (HlImportReport) report = hl_response_csv_import (fixture->store, fixture->survey,
                                                              file, &error);
  g_autofree char *summary = NULL;

  g_assert_no_error (error);
  summary = summarise (report);
  g_assert_cmpstr (summary, ==, "151; 152 006 duplicate; 153 155 c05=7");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = fixture_read_sample (cases[i].expected);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (HlScoreSnapshot) snapshot = score (fixture, cases[i].formula);
      g_autoptr (JsonNode) node = hl_score_to_json (snapshot);

      json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), &error);
      g_assert_no_error (error);
      assert_agrees ("", node, json_parser_get_root (parser));
    }
}

#define ADD(name, setting, function) \
  g_test_add ("/response-csv/" name, Fixture, &setting, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lines", plain, test_lines);
  ADD ("answers", plain, test_answers);
  ADD ("fields", fields, test_fields);
  ADD ("range-decides", ranges, test_range_decides);
  ADD ("areas", areas, test_areas);
  ADD ("texts", plain, test_texts);
  ADD ("created", fields, test_created);
  ADD ("own-interviewer", plain, test_own_interviewer);
  ADD ("file-refused", fields, test_file_refused);
  ADD ("header-only", plain, test_header_only);
  ADD ("not-open", draft, test_not_open);
  ADD ("no-survey", plain, test_no_survey);
  ADD ("all-or-nothing", fields, test_all_or_nothing);
  ADD ("export-columns", plain, test_export_columns);
  ADD ("sample", fields, test_sample);
  g_test_add_func ("/response-csv/round-trip-sample", test_round_trip_sample);
  g_test_add_func ("/response-csv/round-trip-hostile", test_round_trip_hostile);

  return g_test_run ();
}
