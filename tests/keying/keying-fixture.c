#include "keying-fixture.h"

#include "core/hl-questionnaire-builder.h"

static HlQuestion *
add_question (HlQuestionnaireBuilder *builder,
              const char             *code,
              const char             *type,
              HlQuestionKind          kind,
              HlQuestionRole          role,
              guint                   n_options)
{
  HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, type, kind);

  question->text = g_strdup (code);
  question->number = g_strdup (code);
  question->role = role;

  for (guint i = 0; i < n_options; i++)
    {
      g_autofree char *label = g_strdup_printf ("%u", i + 1);
      HlOption *option = hl_questionnaire_builder_add_option (builder, label);

      option->flag = i < 2 ? HL_FLAG_DISSATISFIED : i == 2 ? HL_FLAG_NEUTRAL : HL_FLAG_SATISFIED;
      option->has_text = kind == HL_KIND_MULTIPLE && i + 1 == n_options;
    }

  return question;
}

static void
add_questions (HlQuestionnaireBuilder *builder)
{
  const char *const sorry[] = { "sorry", NULL };
  const guint8 late = 3;
  HlQuestion *question;

  add_question (builder, "gender", "single", HL_KIND_SINGLE, HL_ROLE_DEMOGRAPHIC, 2);
  add_question (builder, "late", "single", HL_KIND_SINGLE, HL_ROLE_FACT, 3);
  hl_questionnaire_builder_add_jump (builder, TRUE, &late, 1, sorry);
  add_question (builder, "sorry", "yes-no", HL_KIND_YES_NO, HL_ROLE_FACT, 2);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%02u", i);

      add_question (builder, code, "scale", HL_KIND_SCALE, HL_ROLE_CRITERION, 5);
    }

  question = add_question (builder, "visits", "number", HL_KIND_NUMBER, HL_ROLE_FACT, 0);
  question->minimum = 0;
  question->maximum = 99;
  question = add_question (builder, "wishes", "multiple", HL_KIND_MULTIPLE, HL_ROLE_EXPECTATION, 4);
  question->max_choices = 2;
  add_question (builder, "comment", "long-text", HL_KIND_LONG_TEXT, HL_ROLE_COMMENT, 0);
}

HlSurvey *
keying_fixture_survey (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("keying", 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  HlSurvey *survey;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Phiếu thử");
  hl_questionnaire_builder_add_part (builder, "a")->title = g_strdup ("Phần A");
  hl_questionnaire_builder_add_factor (builder, "f1")->title = g_strdup ("Yếu tố");
  add_questions (builder);
  questionnaire = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  survey = hl_survey_new (questionnaire);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 100, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_range (survey, 101, 150, 1, HL_NO_INDEX);

  return survey;
}

static char *
look_up (HlSerial serial,
         gpointer data)
{
  return serial == 33 ? g_strdup ("12/10, Hoa") : NULL;
}

HlKeySession *
keying_fixture_session (HlSurvey *survey)
{
  HlKeySession *session = hl_key_session_new (survey, look_up, NULL);
  g_autoptr (HlResponse) header = hl_response_new (survey->questionnaire);

  header->officer = 4;
  header->date = 738000;
  header->channel = HL_CHANNEL_PAPER;
  hl_key_session_begin (session, header, 7);

  return session;
}

gunichar
keying_fixture_key (char key)
{
  switch (key)
    {
    case '\n':
      return HL_KEY_ENTER;

    case '\b':
      return HL_KEY_BACK;

    case '^':
      return HL_KEY_UP;

    case 'v':
      return HL_KEY_DOWN;

    case 'z':
      return HL_KEY_UNDO;

    case 'y':
      return HL_KEY_REDO;

    case 'F':
      return HL_KEY_FLAG;

    case 'K':
      return HL_KEY_KEEP_FIRST;

    case 'S':
      return HL_KEY_TAKE_SECOND;

    default:
      return (guint8) key;
    }
}

HlKeyOutcome
keying_fixture_type (HlKeySession *session,
                     const char   *keys)
{
  HlKeyOutcome last = HL_KEY_IGNORED;

  for (; *keys != '\0'; keys++)
    last = hl_key_session_press (session, keying_fixture_key (*keys));

  return last;
}
