#include "exchange/hl-demo-steps.h"

#include "core/hl-survey-steps.h"

static void
add_step (HlSurvey   *survey,
          const char *title,
          HlDate      due,
          const char *product,
          const char *state)
{
  g_autofree char *day = hl_date_to_display (hl_date_working_before (due));

  hl_survey_add_step (survey, title, day, product, "Văn phòng HĐND và UBND",
                      "Trung tâm Phục vụ hành chính công");
  g_free (survey->steps[survey->n_steps - 1].state);
  survey->steps[survey->n_steps - 1].state = g_strdup (state);
}

/**
 * hl_demo_steps_add:
 * @survey: a round nobody else holds, with its days
 * @state: how far its life will come
 *
 * Gives it the six steps of the time-table.
 */
void
hl_demo_steps_add (HlSurvey     *survey,
                   HlSurveyState state)
{
  const char *published = state == HL_SURVEY_PUBLISHED ? "done" : "";
  const gboolean closed = state >= HL_SURVEY_CLOSED;

  add_step (survey, "Xây dựng kế hoạch", survey->from - 21, "Kế hoạch", "done");
  add_step (survey, "Chuẩn bị bộ phiếu, in và đánh số phiếu", survey->from - 7,
            "Phiếu khảo sát, danh sách phát phiếu", "done");
  add_step (survey, "Phát, thu phiếu", survey->to, "Phiếu đã trả lời", closed ? "done" : "doing");
  add_step (survey, "Nhập và kiểm tra phiếu", survey->to + 5, "Biên bản kiểm tra phiếu",
            closed ? "done" : "doing");
  add_step (survey, "Xây dựng báo cáo", survey->to + 8, "Dự thảo báo cáo",
            closed && *published == '\0' ? "doing" : published);
  add_step (survey, "Công bố kết quả", survey->to + 15, "Báo cáo đã ban hành", published);
}
