#include <locale.h>
#include <string.h>

#include "core/hl-error.h"
#include "core/hl-questionnaire-builder.h"
#include "exchange/hl-questionnaire-json.h"
#include "paper-check.h"

static HlQuestionnaire *
mend_questionnaire (const char *id,
                    const char *from,
                    const char *to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) built_in = hl_builtin_questionnaire (id, &error);
  g_autofree char *json = hl_questionnaire_to_json (built_in);
  g_auto (GStrv) parts = g_strsplit (json, from, 2);
  g_autofree char *changed = NULL;
  HlQuestionnaire *mended;

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (to, parts);
  mended = hl_questionnaire_from_json (changed, strlen (changed), &error);
  g_assert_no_error (error);

  return mended;
}

static char *
long_text (guint n)
{
  GString *text = g_string_new (NULL);

  while (g_utf8_strlen (text->str, -1) < n)
    g_string_append (text, "Thủ tục được giải quyết đúng hẹn ");
  g_string_truncate (text, g_utf8_offset_to_pointer (text->str, n) - text->str);

  return g_string_free (g_string_append (text, "nữa"), FALSE);
}

static void
check_mended (const char *from,
              guint       n)
{
  g_autofree char *text = long_text (n);
  g_autoptr (HlQuestionnaire) mended = mend_questionnaire ("g1-2640", from, text);
  PaperFixture fixture = { hl_survey_new (mended), paper_office_new () };
  g_autoptr (PaperFixture) other = paper_fixture_new ("w9", TRUE);

  fixture.metrics = other->metrics;
  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (HlPaperLayout) layout =
        hl_paper_layout_new (fixture.survey, fixture.office, large, fixture.metrics, NULL);

      g_assert_nonnull (layout);
      fixture.layout = layout;
      paper_check (&fixture);
    }

  hl_survey_unref (fixture.survey);
  hl_office_unref (fixture.office);
}

static void
test_long_texts (void)
{
  check_mended ("Trang thiết bị phục vụ người dân, tổ chức đầy đủ.", 600);
  check_mended ("Công chức có gây phiền hà, sách nhiễu không?", 600);
  check_mended ("Người thân, bạn bè", 200);
  check_mended ("Đô thị", 200);
  check_mended ("Bình thường", 120);
}

static void
test_too_long (void)
{
  g_autoptr (PaperFixture) other = paper_fixture_new ("w9", FALSE);
  g_autofree char *text = long_text (20000);
  g_autoptr (HlQuestionnaire) mended =
    mend_questionnaire ("w9", "Công chức có thái độ giao tiếp lịch sự.", text);
  g_autoptr (HlSurvey) survey = hl_survey_new (mended);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_paper_layout_new (survey, other->office, FALSE, other->metrics, &error));
  g_assert_nonnull (strstr (error->message, "does not fit on a page"));
}

static void
test_long_office (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("g1-2640", FALSE);

  g_assert_true (hl_office_set (fixture->office, "heading",
                                "ỦY BAN NHÂN DÂN/THÀNH PHỐ HÀ NỘI/TRUNG TÂM PHỤC VỤ/"
                                "HÀNH CHÍNH CÔNG",
                                NULL));
  hl_paper_layout_unref (fixture->layout);
  fixture->layout = hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics,
                                         NULL);
  paper_check (fixture);
}

static void
test_too_many_fields (void)
{
  g_autoptr (PaperFixture) fixture = paper_fixture_new ("w9", FALSE);
  g_autoptr (GError) error = NULL;

  for (guint i = 2; i < 36; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lĩnh vực %u", i);

      hl_survey_add_field (fixture->survey, name, 1, 1);
    }

  g_assert_null (hl_paper_layout_new (fixture->survey, fixture->office, FALSE, fixture->metrics,
                                      &error));
  g_assert_nonnull (strstr (error->message, "more than 35 options"));
}

/* A round of @n criteria of @n_levels levels each. */
static HlSurvey *
make_survey (guint       n,
             guint       n_levels,
             const char *wording,
             GError    **error)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("own", 1);
  g_autoptr (HlQuestionnaire) questionnaire = NULL;
  HlSurvey *survey;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Phiếu của đơn vị");
  hl_questionnaire_builder_add_part (builder, "p1");
  hl_questionnaire_builder_add_factor (builder, "f1");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%03u", i + 1);
      HlQuestion *question = hl_questionnaire_builder_add_question (builder, code, "likert",
                                                                    HL_KIND_SCALE);

      g_free (question->number);
      question->number = g_strdup_printf ("%u", i + 1);
      g_free (question->text);
      question->text = g_strdup (wording);
      g_free (question->short_text);
      question->short_text = g_strdup (code);
      for (guint k = 0; k < n_levels; k++)
        {
          g_autofree char *label = g_strdup_printf ("Mức %u hài lòng", k + 1);

          hl_questionnaire_builder_add_option (builder, label);
        }
    }
  questionnaire = hl_questionnaire_builder_finish (builder, error);
  if (questionnaire == NULL)
    return NULL;

  survey = hl_survey_new (questionnaire);
  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  hl_survey_add_range (survey, 1, 150, HL_NO_INDEX, HL_NO_INDEX);

  return survey;
}

static void
check_survey (HlSurvey *survey,
              guint     least_pages)
{
  g_autoptr (PaperFixture) like = paper_fixture_new ("w9", FALSE);

  for (guint large = 0; large < 2; large++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HlPaperLayout) layout = hl_paper_layout_new (survey, like->office, large,
                                                              like->metrics, &error);
      PaperFixture fixture = { survey, like->office, like->metrics, layout };

      g_assert_no_error (error);
      g_assert_cmpuint (layout->n_pages, >=, least_pages);
      paper_check (&fixture);
    }
}

/* As many pages as needed, and each question whole. */
static void
test_500_questions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey (500, 5, "Công chức hướng dẫn hồ sơ dễ hiểu.", &error);

  g_assert_no_error (error);
  check_survey (survey, 10);
}

/* More levels than keys are refused with the questionnaire. */
static void
test_levels (void)
{
  static const char wording[] = "Công chức trả lời, giải đáp đầy đủ các ý kiến của người dân, "
                                "đại diện tổ chức.";
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey (9, 9, wording, &error);

  g_assert_no_error (error);
  check_survey (survey, 1);
  g_assert_null (make_survey (9, 12, wording, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

static void
test_no_question (void)
{
  g_autoptr (PaperFixture) like = paper_fixture_new ("w9", FALSE);
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("own", 1);
  g_autoptr (HlSurvey) survey = hl_survey_new (hl_questionnaire_builder_get_draft (builder));
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_paper_layout_new (survey, like->office, FALSE, like->metrics, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "no questions"));
}

static HlSurvey *
make_fields (guint n)
{
  HlSurvey *survey = paper_survey_new ("g1-2640");

  for (guint i = survey->n_fields; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Lĩnh vực đăng ký, quản lý và bảo vệ môi trường, "
                                               "tài nguyên số %u", i);

      hl_survey_add_field (survey, name, 1, 1);
    }

  return survey;
}

/* Long names of fields, a round with a long title. */
static void
test_long_header (void)
{
  g_autoptr (PaperFixture) like = paper_fixture_new ("w9", FALSE);
  g_autoptr (HlSurvey) survey = make_fields (12);
  g_autoptr (HlSurvey) full = make_fields (35);
  g_autoptr (GError) error = NULL;

  g_free (survey->title);
  survey->title = long_text (200);
  check_survey (survey, 3);

  g_assert_null (hl_paper_layout_new (full, like->office, TRUE, like->metrics, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "Lĩnh vực"));
}

static void
test_long_title (void)
{
  g_autofree char *text = long_text (200);
  g_autoptr (HlQuestionnaire) mended =
    mend_questionnaire ("g1-2640", "Phiếu khảo sát sự hài lòng", text);
  g_autoptr (HlSurvey) survey = hl_survey_new (mended);

  hl_survey_add_range (survey, 1, 150, HL_NO_INDEX, HL_NO_INDEX);
  check_survey (survey, 2);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paper/torture/long-texts", test_long_texts);
  g_test_add_func ("/paper/torture/too-long", test_too_long);
  g_test_add_func ("/paper/torture/long-office", test_long_office);
  g_test_add_func ("/paper/torture/too-many-fields", test_too_many_fields);
  g_test_add_func ("/paper/torture/500-questions", test_500_questions);
  g_test_add_func ("/paper/torture/levels", test_levels);
  g_test_add_func ("/paper/torture/no-question", test_no_question);
  g_test_add_func ("/paper/torture/long-header", test_long_header);
  g_test_add_func ("/paper/torture/long-title", test_long_title);

  return g_test_run ();
}
