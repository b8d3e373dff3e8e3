#include "exchange/hl-questionnaire-json.h"

#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-json-scan.h"

/* A small questionnaire that uses every member of the format. */
static char *whole;

static char *
replace (const char *text,
         const char *from,
         const char *to)
{
  g_auto (GStrv) pieces = g_strsplit (text, from, 2);

  g_assert_cmpuint (g_strv_length (pieces), ==, 2);

  return g_strjoinv (to, pieces);
}

static HlQuestionnaire *
read_whole (void)
{
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *questionnaire = hl_questionnaire_from_json (whole, -1, &error);

  g_assert_no_error (error);

  return questionnaire;
}

static void
assert_refused (const char *text,
                gssize      length,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_questionnaire_from_json (text, length, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  if (!g_str_has_prefix (error->message, message))
    g_test_fail_printf ("“%s” should begin with “%s”", error->message, message);
}

static void
test_head (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = read_whole ();

  g_assert_cmpstr (questionnaire->id, ==, "mau");
  g_assert_cmpuint (questionnaire->revision, ==, 3);
  g_assert_cmpstr (questionnaire->title, ==, "Phiếu mẫu");
  g_assert_cmpstr (questionnaire->short_title, ==, "Mẫu");
  g_assert_cmpstr (questionnaire->description, ==, "Để thử");
  g_assert_cmpstr (questionnaire->source, ==, "Không có");
  g_assert_cmpint (questionnaire->formula, ==, HL_FORMULA_MEAN100);
  g_assert_cmpstr (hl_questionnaire_get_text (questionnaire, "thanks"), ==, "Xin cảm ơn");
  g_assert_null (hl_questionnaire_get_text (questionnaire, "basis"));
  g_assert_cmpuint (questionnaire->n_parts, ==, 3);
  g_assert_cmpuint (questionnaire->n_factors, ==, 3);
  g_assert_cmpuint (questionnaire->n_questions, ==, 10);
  g_assert_cmpuint (questionnaire->n_criteria, ==, 3);
  g_assert_true (questionnaire->parts[1].scored);
  g_assert_cmpstr (questionnaire->factors[0].code, ==, "a");
  g_assert_cmpstr (questionnaire->factors[1].short_title, ==, "CC");
}

static void
test_questions (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = read_whole ();
  const HlQuestion *gender = hl_questionnaire_find (questionnaire, "gender");
  const HlQuestion *visits = hl_questionnaire_find (questionnaire, "visits");
  const HlQuestion *polite = hl_questionnaire_find (questionnaire, "c01");
  const HlQuestion *kind = hl_questionnaire_find (questionnaire, "c02");
  const HlQuestion *wishes = hl_questionnaire_find (questionnaire, "m1");

  g_assert_true (gender->required && gender->sensitive && gender->options[1].has_text);
  g_assert_cmpstr (gender->options[1].short_label, ==, "Khác");
  g_assert_true (gender->jumps[0].negate);
  g_assert_cmpuint (gender->jumps[0].targets[0], ==, 1);
  g_assert_cmpfloat (visits->minimum, ==, 0.5);
  g_assert_cmpfloat (visits->maximum, ==, 20.0);
  g_assert_cmpstr (visits->unit, ==, "lần");
  g_assert_cmpstr (polite->identity, ==, "g1-2640/c10");
  g_assert_cmpstr (kind->identity, ==, "mau/c02");
  g_assert_cmpstr (kind->wording, ==, "shortened");
  g_assert_true (polite->no_opinion && polite->descending);
  g_assert_false (kind->no_opinion || kind->descending);
  g_assert_cmpint (polite->options[2].flag, ==, HL_FLAG_SATISFIED);
  g_assert_cmpuint (wishes->max_choices, ==, 2);
  g_assert_cmpuint (hl_questionnaire_find (questionnaire, "comment")->n_lines, ==, 5);
  g_assert_cmpuint (questionnaire->contradictions[0].conditions[1].question, ==, 1);
}

static void
test_round_trip (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = read_whole ();
  g_autofree char *text = hl_questionnaire_to_json (questionnaire);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) again = hl_questionnaire_from_json (text, -1, &error);
  g_autofree char *canonical = hl_questionnaire_to_canonical (questionnaire);
  g_autofree char *canonical_again = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, whole);
  canonical_again = hl_questionnaire_to_canonical (again);
  g_assert_cmpstr (canonical, ==, canonical_again);
}

/* Two scales of one name but other levels can come from the editor, never from a file. */
static void
test_write_own_levels (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = read_whole ();
  HlQuestion *changed = &questionnaire->questions[hl_questionnaire_index_of (questionnaire, "c02")];
  g_autofree char *text = NULL;
  g_autoptr (HlQuestionnaire) again = NULL;

  g_free (changed->options[0].label);
  changed->options[0].label = g_strdup ("Rất kém");
  text = hl_questionnaire_to_json (questionnaire);
  again = hl_questionnaire_from_json (text, -1, NULL);

  g_assert_cmpstr (hl_questionnaire_find (again, "c01")->options[0].label, ==, "Kém");
  g_assert_cmpstr (hl_questionnaire_find (again, "c02")->options[0].label, ==, "Rất kém");
}

static void
test_bytes (void)
{
  g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", whole, NULL);
  g_autofree char *decomposed = replace (whole, "Lịch sự", "Li\xCC\xA3" "ch su\xCC\x9B\xCC\xA3 ");
  g_auto (GStrv) lines = g_strsplit (whole, "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);
  g_autoptr (HlQuestionnaire) first = hl_questionnaire_from_json (marked, -1, NULL);
  g_autoptr (HlQuestionnaire) second = hl_questionnaire_from_json (decomposed, -1, NULL);
  g_autoptr (HlQuestionnaire) third = hl_questionnaire_from_json (windows, -1, NULL);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_nonnull (third);
  g_assert_cmpstr (hl_questionnaire_find (second, "c01")->text, ==, "Lịch sự");
}

static const struct
{
  const char *text;
  const char *message;
} syntax_faults[] = {
  { "", "Line 1, column 1: the file ends where a value should follow" },
  { "[", "Line 1, column 2: the file ends where a value should follow" },
  { "{ \"id\": 1", "Line 1, column 10: the file ends where ',' / '}' should follow" },
  { "{ \"id\": 1 ]", "Line 1, column 11: ',' / '}' should stand here" },
  { "{ \"id\" 1 }", "Line 1, column 8: ':' should stand here" },
  { "{\n  // note\n}", "Line 2, column 3: the name of a member" },
  { "{ \"id\": 1, }", "Line 1, column 12: the name of a member" },
  { "[1,]", "Line 1, column 4: a value should stand here" },
  { "[1 2]", "Line 1, column 4: ',' / ']' should stand here" },
  { "[tru]", "Line 1, column 2: a value should stand here" },
  { "[01]", "Line 1, column 3: ',' / ']' should stand here" },
  { "[-]", "Line 1, column 2: this is not a number" },
  { "[1.]", "Line 1, column 2: this is not a number" },
  { "[1e]", "Line 1, column 2: this is not a number" },
  { "[1e+999]", "Line 1, column 2: this number is too large" },
  { "{} {}", "Line 1, column 4: the file should end here" },
  { "\"ề\n\"", "Line 1, column 3: a text cannot hold a line end" },
  { "\"ề", "Line 1, column 1: the text beginning here has no closing" },
  { "[\"a\\", "Line 1, column 4: this \\ sequence" },
  { "[\"\\q\"]", "Line 1, column 3: this \\ sequence" },
  { "[\"\\u00g0\"]", "Line 1, column 3: this \\ sequence" },
  { "[\"\\u0000\"]", "Line 1, column 3: this \\ sequence" },
  { "[\"\\udc00\"]", "Line 1, column 3: this \\ sequence" },
  { "[\"\\ud800x\"]", "Line 1, column 3: this \\ sequence" },
  { "[\"\\ud800\\u0041\"]", "Line 1, column 3: this \\ sequence" },
  { "{ \"\\u0069d\": 1 }", "Line 1, column 3: write the name of a member without" },
  { "{ \"a\": [0, { \"b\": 1,\n\"b\": 2 }] }", "Line 2, column 1: “a[1].b” is there twice" },
  { "[\"\xC3\x28\"]", "Line 1, column 3: this is not UTF-8" },
  { "\xFF\xFE{", "Line 1, column 1: this is not UTF-8" },
  { "[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "Line 1, column 17: more than 16 brackets" },
};

static void
test_syntax (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (syntax_faults); i++)
    assert_refused (syntax_faults[i].text, -1, syntax_faults[i].message);

  assert_refused ("[\"a\0b\"]", 7, "Line 1, column 4: this is not UTF-8");
}

static void
test_scan_accepts (void)
{
  static const char *const texts[] = {
    "{}", " [ ] ", "null", "false", "-0.5e-3",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u1ea3\\ud83d\\ude00\"]",
    "{ \"a\": { \"b\": [true, { }] }, \"b\": 12E2 }\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (hl_json_scan (texts[i], strlen (texts[i]), &error));
      g_assert_no_error (error);
    }
}

static void
test_too_large (void)
{
  g_autofree char *blanks = g_strnfill (1024 * 1024 + 1, ' ');

  assert_refused (blanks, -1, "The file is too large for a questionnaire: the most is 1024 KiB");
}

static void
test_formats (void)
{
  g_autofree char *newer = replace (whole, "questionnaire/1\", \"id\"",
                                    "questionnaire/2\", \"colour\": 1, \"id\"");
  g_autofree char *foreign = replace (whole, "hailong-questionnaire/1", "survey/1");
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_questionnaire_from_json (newer, -1, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_TOO_NEW);
  assert_refused (foreign, -1, "format: this is not a questionnaire");
  assert_refused ("[]", -1, "format: this is not a questionnaire");
  assert_refused ("{ \"format\": 5 }", -1, "format: this is not a questionnaire");
}

#define C01 "parts[1].factors[0].questions[0]"

/* What to replace in the file, written with ' for ", and how the refusal begins. */
typedef struct
{
  const char *from;
  const char *to;
  const char *message;
} Fault;

static void
assert_faults (const Fault *faults,
               guint        n_faults)
{
  for (guint i = 0; i < n_faults; i++)
    {
      g_autofree char *from = g_strdelimit (g_strdup (faults[i].from), "'", '"');
      g_autofree char *to = g_strdelimit (g_strdup (faults[i].to), "'", '"');
      g_autofree char *text = replace (whole, from, to);

      assert_refused (text, -1, faults[i].message);
    }
}

static const Fault head_faults[] = {
  { "'id': 'mau', ", "", "the member “id” is missing" },
  { "'id': 'mau'", "'id': 'Mẫu'", "id: “Mẫu” is not an id" },
  { "'revision': 3", "'revision': 0", "revision: " },
  { "'revision': 3", "'revision': 1.5", "revision: write a whole number" },
  { "'revision': 3", "'revision': -1", "revision: write a whole number" },
  { "'revision': 3", "'revision': 99999999999999999999", "revision: write a whole number" },
  { "'title': 'Phiếu mẫu'", "'title': ' '", "title: " },
  { "'title': 'Phiếu mẫu'", "'title': 5", "title: write a text" },
  { "'mean100'", "'sum'", "formula: “sum” is not a formula" },
  { "'heading'", "'header'", "texts.header: there is no such member; here can stand: heading" },
  { "'heading': '{office}'", "'heading': []", "texts.heading: write a text" },
  { "'flag': 'neutral'", "'flag': 'good'", "scales.s3.levels[1].flag: “good” is not known" },
  { "'no_opinion': true", "'no_opinion': 1", "scales.s3.no_opinion: write true or false" },
  { "'scales': {", "'scales': { 's9': { 'levels': [] }, ", "scales.s9: no question uses" },
  { "'scales': {", "'scales': { 's9': 1 }, 'scales': {", "Line 5, column 26: “scales” is" },
  { "'parts': [", "'parts': [7, ", "parts[0]: write an object" },
  { "'parts': [", "'colour': 1, 'parts': [", "colour: there is no such member" },
  { "'code': 'a', 'title'", "'title'", "parts[0]: the member “code” is missing" },
  { "'code': 'a', 'title'", "'code': 'a b', 'title'", "parts[0].code: " },
  { "'code': 'd',", "'code': 'd', 'factors': [],", "parts[2]: give either" },
  { "'scored': true,", "'scored': true, 'x': [],",
    "parts[1].x: there is no such member" },
  { "'code': 'f1', ", "'code': 'f1', 'lead': '', ", "parts[1].factors[0].lead: " },
  { "'code': 'f1'", "'code': 'F1'", "parts[1].factors[0].code: " },
  { "'flag': 'satisfied' }", "'flag': 'neutral' }", "scales.s3.levels: " },
};

static void
test_head_faults (void)
{
  assert_faults (head_faults, G_N_ELEMENTS (head_faults));
}

static const Fault question_faults[] = {
  { "'code': 'c01'", "'code': 'gender'", C01 ".code: " },
  { "'code': 'c01'", "'code': 'serial'", C01 ".code: " },
  { "'number': '1'", "'number': 'A1'", C01 ".number: " },
  { "'type': 'scale'", "'type': 'slider'", C01 ".type: “slider” is not known; choose from: " },
  { "'role': 'criterion'", "'role': 'score'", C01 ".role: “score” is not known" },
  { "'role': 'demographic'", "'role': 'criterion'", "parts[0].questions[0].role: " },
  { "'wording': 'memory'", "'wording': 'sure'", "parts[0].questions[1].wording: “sure”" },
  { "c10', 'scale': 's3'", "c10', 'scale': 's4'", C01 ".scale: there is no scale" },
  { "c10', 'scale': 's3'", "c10', 'levels': [], 'scale': 's3'",
    C01 ": give either \"scale\" or" },
  { "c10', 'scale': 's3'", "c10'", C01 ".levels: " },
  { "c10', 'scale': 's3'", "c10', 'options': []", C01 ".options: a question of" },
  { "'min': 0.5", "'min': '0.5'", "parts[0].questions[2].min: write a number" },
  { "'min': 0.5", "'min': 21", "parts[0].questions[2].min: " },
  { "'max': 2,", "'max': 2.5,", "parts[2].questions[0].max: write a whole number" },
  { "'max': 2,", "'max': 0,", "parts[2].questions[0].max: write a whole number" },
  { "'max': 2,", "'max': 4,", "parts[2].questions[0].max: " },
  { "'lines': 5", "'lines': 51", "parts[2].questions[2].lines: " },
  { "[{ 'label': 'Một' }", "[{ 'label': '' }", "parts[2].questions[0].options: " },
  { "[{ 'label': 'Một' }", "[{ 'name': 'Một' }", "parts[2].questions[0].options[0].name: " },
  { "[{ 'label': 'Một' }", "['Một'", "parts[2].questions[0].options[0]: write an object" },
};

static void
test_question_faults (void)
{
  assert_faults (question_faults, G_N_ELEMENTS (question_faults));
}

static const Fault rule_faults[] = {
  { "'not': [2], ", "", "parts[0].questions[0].jumps[0]: give either \"is\" or" },
  { "'not': [2], ", "'not': [3], ", "parts[0].questions[0].jumps[0].not: " },
  { "'not': [2], ", "'is': ['2'], ", "parts[0].questions[0].jumps[0].is[0]: write an option" },
  { "'not': [2], ", "'is': [65], ", "parts[0].questions[0].jumps[0].is[0]: write an option" },
  { "['late']", "['gender']", "parts[0].questions[0].jumps[0].skip: " },
  { "['late']", "['nobody']", "parts[0].questions[0].jumps[0].skip: " },
  { "['late']", "[5]", "parts[0].questions[0].jumps[0].skip[0]: write the code" },
  { "['late']", "'late'", "parts[0].questions[0].jumps[0].skip: write a list" },
  { "'is': [1]", "'is': [1], 'not': [1]", "contradictions[0].when[0]: give either" },
  { "'question': 'late'", "'question': 'never'", "contradictions[0].when[1]: " },
  { "'question': 'late'", "'question': 5", "contradictions[0].when[1].question: write a text" },
  { "'text': 'Nam mà mong một'", "'text': ''", "contradictions[0].text: " },
  { "'text': 'Nam mà mong một',", "", "contradictions[0]: the member “text” is missing" },
};

static void
test_rule_faults (void)
{
  assert_faults (rule_faults, G_N_ELEMENTS (rule_faults));
}

static void
test_too_many_options (void)
{
  g_autoptr (GString) options = g_string_new ("[{ \"label\": \"0\" }");
  g_autofree char *text = NULL;

  for (guint i = 1; i <= 64; i++)
    g_string_append_printf (options, ", { \"label\": \"%u\" }", i);
  text = replace (whole, "[{ \"label\": \"Một\" }", options->str);

  assert_refused (text, -1, "parts[2].questions[0].options: 67 are too many");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  path = g_test_build_filename (G_TEST_DIST, "data", "questionnaires", "whole.json", NULL);
  if (!g_file_get_contents (path, &whole, NULL, NULL))
    g_error ("%s cannot be read", path);

  g_test_add_func ("/questionnaire-json/head", test_head);
  g_test_add_func ("/questionnaire-json/questions", test_questions);
  g_test_add_func ("/questionnaire-json/round-trip", test_round_trip);
  g_test_add_func ("/questionnaire-json/write-own-levels", test_write_own_levels);
  g_test_add_func ("/questionnaire-json/bytes", test_bytes);
  g_test_add_func ("/questionnaire-json/syntax", test_syntax);
  g_test_add_func ("/questionnaire-json/scan-accepts", test_scan_accepts);
  g_test_add_func ("/questionnaire-json/too-large", test_too_large);
  g_test_add_func ("/questionnaire-json/formats", test_formats);
  g_test_add_func ("/questionnaire-json/head-faults", test_head_faults);
  g_test_add_func ("/questionnaire-json/question-faults", test_question_faults);
  g_test_add_func ("/questionnaire-json/rule-faults", test_rule_faults);
  g_test_add_func ("/questionnaire-json/too-many-options", test_too_many_options);

  status = g_test_run ();
  g_free (whole);

  return status;
}
