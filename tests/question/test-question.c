#include <string.h>

#include "core/hl-answer.h"
#include "core/hl-error.h"
#include "core/hl-questionnaire-builder.h"
#include "question/hl-question-type.h"

#define NA HL_ANSWER_NOT_APPLICABLE
#define SP HL_ANSWER_SPOILED

static void
add_question (HlQuestionnaireBuilder *builder,
              const char             *type_id,
              guint                   n_options)
{
  const HlQuestionType *type = hl_question_type_by_id (type_id);
  g_autofree char *code = g_strconcat ("q_", type_id, NULL);
  HlQuestion *question;

  g_strdelimit (code, "-", '_');
  question = hl_questionnaire_builder_add_question (builder, code, type_id, type->kind);
  question->text = g_strdup (type_id);
  for (guint i = 1; i <= n_options; i++)
    {
      HlOption *option = hl_questionnaire_builder_add_option (builder, "Option");

      option->flag = HL_FLAG_SATISFIED;
      option->has_text = i == n_options && type->kind != HL_KIND_SCALE;
    }
}

/* One question of each type; the code is q_ and the type's id with _ for -. */
static HlQuestionnaire *
new_form (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("form", 1);
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (builder);
  HlQuestionnaire *form;

  draft->title = g_strdup ("Form");
  hl_questionnaire_builder_add_part (builder, "p1");
  hl_questionnaire_builder_add_factor (builder, "p1");
  add_question (builder, "scale", 5);
  add_question (builder, "single", 12);
  add_question (builder, "multiple", 10);
  draft->questions[2].max_choices = 3;
  add_question (builder, "yes-no", 0);
  add_question (builder, "number", 0);
  draft->questions[4].minimum = -5;
  draft->questions[4].maximum = 20.5;
  hl_questionnaire_builder_add_question (builder, "q_any", "number", HL_KIND_NUMBER)->text =
    g_strdup ("Any number");
  add_question (builder, "date", 0);
  add_question (builder, "short-text", 0);
  add_question (builder, "long-text", 0);

  form = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return form;
}

static const HlQuestionType *
find_type (const HlQuestionnaire *form,
           const char            *code,
           guint                 *out_question)
{
  g_autofree char *full = g_strconcat ("q_", code, NULL);

  *out_question = hl_questionnaire_index_of (form, full);

  return hl_question_type_by_id (form->questions[*out_question].type_id);
}

static void
test_closed (void)
{
  static const struct
  {
    const char *code;
    const char *cell;
    guint8      bytes[10];
  } cases[] = {
    { "scale", "1", { 1 } }, { "scale", "5", { 5 } }, { "scale", "", { 0 } },
    { "scale", "-", { NA } }, { "scale", "*", { SP } }, { "single", "12", { 12 } },
    { "single", "9", { 9 } }, { "yes_no", "2", { 2 } },
    { "multiple", "1|3|9", { 1, 0, 1, 0, 0, 0, 0, 0, 1, 0 } },
    { "multiple", "10", { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 } },
    { "multiple", "", { 0 } },
    { "multiple", "-", { NA, NA, NA, NA, NA, NA, NA, NA, NA, NA } },
    { "multiple", "*", { SP, SP, SP, SP, SP, SP, SP, SP, SP, SP } },
  };
  g_autoptr (HlQuestionnaire) form = new_form ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlResponse) response = hl_response_new (form);
      g_autoptr (GError) error = NULL;
      g_autofree char *cell = NULL;
      guint question;
      const HlQuestionType *type = find_type (form, cases[i].code, &question);
      const HlQuestion *asked = &form->questions[question];

      g_assert_true (type->parse (form, question, cases[i].cell, NULL, response, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (response->answers + asked->offset, asked->n_bytes,
                       cases[i].bytes, asked->n_bytes);
      cell = type->format (form, question, response);
      g_assert_cmpstr (cell, ==, cases[i].cell);
    }
}

static void
test_open (void)
{
  static const struct
  {
    const char *code;
    const char *cell;
    const char *kept;
  } cases[] = {
    { "number", "12.5", "12.5" }, { "number", "-5", "-5" }, { "number", "+3.50", "3.5" },
    { "number", "007", "7" }, { "number", "-0", "0" }, { "number", "0", "0" },
    { "number", "-", "-" }, { "number", "*", "*" }, { "number", "", "" },
    { "any", "123456789012345", "123456789012345" }, { "any", "-0.000125", "-0.000125" },
    { "date", "2022-09-01", "2022-09-01" }, { "date", "*", "*" }, { "date", "", "" },
    { "short_text", " Tốt\nlắm ", "Tốt lắm" }, { "short_text", "-", "" },
    { "long_text", "Một\r\nHai\x07", "Một\nHai" }, { "long_text", "*", "" },
    { "long_text", "e\xcc\x81", "é" }, { "long_text", "* quan trọng", "* quan trọng" },
  };
  g_autoptr (HlQuestionnaire) form = new_form ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlResponse) response = hl_response_new (form);
      g_autoptr (GError) error = NULL;
      g_autofree char *cell = NULL;
      g_autofree char *again = NULL;
      guint question;
      const HlQuestionType *type = find_type (form, cases[i].code, &question);

      g_assert_true (type->parse (form, question, cases[i].cell, NULL, response, &error));
      g_assert_no_error (error);
      cell = type->format (form, question, response);
      g_assert_cmpstr (cell, ==, cases[i].kept);
      g_assert_true (type->parse (form, question, cell, NULL, response, &error));
      again = type->format (form, question, response);
      g_assert_cmpstr (again, ==, cell);
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *code;
    const char *cell;
    const char *option_text;
    const char *message; /* part of it */
  } cases[] = {
    { "scale", "6", NULL, "“6” is not an answer here: write 1 to 5" },
    { "scale", "0", NULL, "“0” is not" }, { "scale", "05", NULL, "“05” is not" },
    { "scale", "4.0", NULL, "“4.0” is not" }, { "scale", "-1", NULL, "“-1” is not" },
    { "scale", "４", NULL, "“４” is not" }, { "scale", "1|2", NULL, "“1|2” is not" },
    { "scale", "**", NULL, "“**” is not" },
    { "scale", "=HYPERLINK(\"http://example.org/attack/very/long\")", NULL, "/attack/ve…” is not" },
    { "single", "13", NULL, "write 1 to 12" }, { "single", "111", NULL, "“111” is not" },
    { "yes_no", "có", NULL, "“có” is not" },
    { "multiple", "1|11", NULL, "“11” is not" }, { "multiple", "1||2", NULL, "“” is not" },
    { "multiple", "1|-", NULL, "“-” is not" }, { "multiple", "2|2", NULL, "named twice" },
    { "multiple", "1|2|3|4", NULL, "4 options are ticked but at most 3" },
    { "number", "12,5", NULL, "“12,5” is not a number" }, { "number", ".5", NULL, "not a number" },
    { "number", "5.", NULL, "not a number" }, { "number", "1e3", NULL, "not a number" },
    { "number", "0x1", NULL, "not a number" }, { "number", "nan", NULL, "not a number" },
    { "number", "-5.1", NULL, "-5.1 is less than the least value, -5" },
    { "number", "21", NULL, "21 is more than the greatest value, 20.5" },
    { "any", "1234567890123456", NULL, "not a number" },
    { "date", "1/9/2022", NULL, "is not a date" }, { "date", "2022-02-30", NULL, "is not a date" },
    { "scale", "5", "text", "the text “text” stands beside no option" },
    { "single", "3", "text", "stands beside no option" },
    { "single", "", "text", "stands beside no option" },
    { "single", "*", "text", "stands beside no option" },
    { "multiple", "1", "text", "stands beside no option" },
    { "number", "1", "text", "stands beside no option" },
    { "date", "2022-09-01", "text", "stands beside no option" },
    { "long_text", "a", "text", "stands beside no option" },
  };
  g_autoptr (HlQuestionnaire) form = new_form ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlResponse) response = hl_response_new (form);
      g_autoptr (GError) error = NULL;
      guint question;
      const HlQuestionType *type = find_type (form, cases[i].code, &question);

      memset (response->answers, 77, response->n_answers);
      hl_response_set_text (response, question, 0, "before");
      g_assert_false (type->parse (form, question, cases[i].cell, cases[i].option_text, response,
                                   &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].message));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpuint (response->answers[0], ==, 77);
      g_assert_cmpuint (response->answers[response->n_answers - 1], ==, 77);
      g_assert_cmpstr (hl_response_get_text (response, question, 0), ==, "before");
    }
}

static void
test_option_texts (void)
{
  static const struct
  {
    const char *code;
    const char *cell;
    guint       option;
  } cases[] = { { "single", "12", 12 }, { "multiple", "2|10", 10 } };
  g_autoptr (HlQuestionnaire) form = new_form ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlResponse) response = hl_response_new (form);
      guint question;
      const HlQuestionType *type = find_type (form, cases[i].code, &question);

      g_assert_true (type->parse (form, question, cases[i].cell, " Khác ", response, NULL));
      g_assert_cmpstr (hl_response_get_text (response, question, cases[i].option), ==, "Khác");
      g_assert_true (type->parse (form, question, cases[i].cell, "", response, NULL));
      g_assert_cmpuint (response->texts->len, ==, 0);
      g_assert_true (type->parse (form, question, cases[i].cell, "Khác", response, NULL));
      g_assert_true (type->parse (form, question, "1", NULL, response, NULL));
      g_assert_cmpuint (response->texts->len, ==, 0);
    }
}

static void
test_long_text (void)
{
  g_autoptr (HlQuestionnaire) form = new_form ();
  g_autoptr (HlResponse) response = hl_response_new (form);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  guint question;
  const HlQuestionType *type = find_type (form, "long_text", &question);

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "ế");
  g_assert_true (type->parse (form, question, text->str, NULL, response, NULL));
  g_string_append_c (text, 'x');
  g_assert_false (type->parse (form, question, text->str, NULL, response, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static void
test_skipped (void)
{
  g_autoptr (HlQuestionnaire) form = new_form ();
  g_autoptr (HlResponse) response = hl_response_new (form);

  memset (response->answers, HL_ANSWER_SKIPPED, response->n_answers);
  for (guint i = 0; i < 4; i++)
    {
      const HlQuestionType *type = hl_question_type_by_id (form->questions[i].type_id);
      g_autofree char *cell = type->format (form, i, response);

      g_assert_cmpstr (cell, ==, "-");
    }
}

static void
test_list (void)
{
  gsize n_types;
  const HlQuestionType *const *types = hl_question_types (&n_types);

  g_assert_cmpuint (n_types, ==, 8);
  for (gsize i = 0; i < n_types; i++)
    {
      g_assert_true (hl_question_type_by_id (types[i]->id) == types[i]);
      g_assert_cmpstr (types[i]->title, !=, "");
    }
  g_assert_null (hl_question_type_by_id ("matrix"));
  g_assert_null (hl_question_type_by_id (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/closed", test_closed);
  g_test_add_func ("/question/open", test_open);
  g_test_add_func ("/question/refused", test_refused);
  g_test_add_func ("/question/option-texts", test_option_texts);
  g_test_add_func ("/question/long-text", test_long_text);
  g_test_add_func ("/question/skipped", test_skipped);
  g_test_add_func ("/question/list", test_list);

  return g_test_run ();
}
