#pragma once

#include "core/hl-questionnaire-builder.h"

/* A small form with a jump, a contradiction and one question of each kind. */
static inline HlQuestion *
hl_test_add_question (HlQuestionnaireBuilder *builder,
                      const char             *code,
                      const char             *type_id,
                      HlQuestionKind          kind,
                      HlQuestionRole          role)
{
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, type_id, kind);

  question->text = g_strdup_printf ("Wording of %s", code);
  question->role = role;

  return question;
}

static inline void
hl_test_add_criterion (HlQuestionnaireBuilder *builder,
                       const char             *code)
{
  hl_test_add_question (builder, code, "scale", HL_KIND_SCALE, HL_ROLE_CRITERION);
  for (guint level = 1; level <= 5; level++)
    {
      g_autofree char *label = g_strdup_printf ("Level %u", level);
      HlOption *option = hl_questionnaire_builder_add_option (builder, label);

      option->flag = level > 3 ? HL_FLAG_SATISFIED : level == 3 ? HL_FLAG_NEUTRAL :
                     HL_FLAG_DISSATISFIED;
    }
}

static inline void
hl_test_add_options (HlQuestionnaireBuilder *builder,
                     guint                   n_options)
{
  for (guint i = 1; i <= n_options; i++)
    {
      g_autofree char *label = g_strdup_printf ("Option %u", i);

      hl_questionnaire_builder_add_option (builder, label);
    }
}

static inline HlQuestionnaireBuilder *
hl_test_form_builder (void)
{
  static const char *const after_late[] = { "late", NULL };
  static const char *const after_none[] = { "c02", "many", NULL };
  HlQuestionnaireBuilder *builder = hl_questionnaire_builder_new ("test-1", 1);

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Test form");
  hl_questionnaire_builder_set_text (builder, "purpose", "To test");
  hl_questionnaire_builder_add_part (builder, "p1")->title = g_strdup ("Part one");

  hl_questionnaire_builder_add_factor (builder, "p1");
  hl_test_add_question (builder, "gender", "single", HL_KIND_SINGLE, HL_ROLE_DEMOGRAPHIC);
  hl_test_add_options (builder, 3);
  hl_test_add_question (builder, "time", "single", HL_KIND_SINGLE, HL_ROLE_FACT);
  hl_test_add_options (builder, 3);
  hl_questionnaire_builder_add_jump (builder, TRUE, (const guint8[]) { 3 }, 1, after_late);
  hl_test_add_question (builder, "late", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT);
  hl_questionnaire_builder_add_jump (builder, FALSE, (const guint8[]) { 2 }, 1, after_none);

  hl_questionnaire_builder_add_factor (builder, "f1")->title = g_strdup ("Factor one");
  hl_test_add_criterion (builder, "c01");
  hl_test_add_criterion (builder, "c02");

  hl_questionnaire_builder_add_factor (builder, "f2")->title = g_strdup ("Rest");
  hl_test_add_question (builder, "many", "multiple", HL_KIND_MULTIPLE, HL_ROLE_EXPECTATION)
    ->max_choices = 2;
  hl_test_add_options (builder, 4);
  hl_test_add_question (builder, "visits", "number", HL_KIND_NUMBER, HL_ROLE_FACT);
  hl_test_add_question (builder, "day", "date", HL_KIND_DATE, HL_ROLE_FACT);
  hl_test_add_question (builder, "word", "short-text", HL_KIND_SHORT_TEXT, HL_ROLE_COMMENT);
  hl_test_add_question (builder, "comment", "long-text", HL_KIND_LONG_TEXT, HL_ROLE_COMMENT);

  hl_questionnaire_builder_add_contradiction (builder, "x1", "On time yet late");
  hl_questionnaire_builder_add_condition (builder, "time", FALSE, (const guint8[]) { 1 }, 1);
  hl_questionnaire_builder_add_condition (builder, "late", FALSE, (const guint8[]) { 1 }, 1);

  return builder;
}

static inline HlQuestionnaire *
hl_test_form (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  g_autoptr (GError) error = NULL;
  HlQuestionnaire *form = hl_questionnaire_builder_finish (builder, &error);

  g_assert_no_error (error);

  return form;
}
