#include "paper-fixture.h"

#include "exchange/hl-questionnaire-json.h"
#include "render/hl-render.h"

HlSurvey *
paper_survey_new (const char *questionnaire)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) built_in = hl_builtin_questionnaire (questionnaire, &error);
  HlSurvey *survey;

  g_assert_no_error (error);
  survey = hl_survey_new (built_in);
  g_free (survey->uuid);
  survey->uuid = g_strdup ("0a1b2c3d-0000-4000-8000-000000000000");
  g_free (survey->title);
  survey->title = g_strdup ("Đo lường sự hài lòng năm 2026");
  survey->from = hl_date_new (2026, 9, 1);
  survey->to = hl_date_new (2026, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, 840);
  hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);

  return survey;
}

HlOffice *
paper_office_new (void)
{
  HlOffice *office = hl_office_new ();

  g_assert_true (hl_office_set (office, "name", "UBND phường Trung Hưng", NULL));
  g_assert_true (hl_office_set (office, "one_stop", "Bộ phận Tiếp nhận và Trả kết quả", NULL));

  return office;
}

PaperFixture *
paper_fixture_new (const char *questionnaire,
                   gboolean    large)
{
  PaperFixture *self = g_new0 (PaperFixture, 1);
  g_autoptr (GError) error = NULL;

  self->survey = paper_survey_new (questionnaire);
  self->office = paper_office_new ();
  self->metrics = hl_render_metrics (&error);
  g_assert_no_error (error);
  self->layout = hl_paper_layout_new (self->survey, self->office, large, self->metrics, &error);
  g_assert_no_error (error);

  return self;
}

void
paper_fixture_free (PaperFixture *self)
{
  hl_paper_layout_unref (self->layout);
  hl_survey_unref (self->survey);
  hl_office_unref (self->office);
  g_free (self);
}
