#include "core/hl-survey-steps.h"

#include "core/hl-array.h"
#include "core/hl-due.h"

/**
 * hl_survey_add_step:
 * @self: a round nobody else holds
 * @title: what is to be done
 * @due: when, in words
 * @product: what comes of it
 * @lead: who is responsible
 * @helper: who works with them
 *
 * Appends a step that has not been begun to the time-table, its day as @due is understood.
 */
void
hl_survey_add_step (HlSurvey   *self,
                    const char *title,
                    const char *due,
                    const char *product,
                    const char *lead,
                    const char *helper)
{
  *HL_APPEND (self->steps, self->n_steps) = (HlTimetableStep) {
    .title = g_strdup (title),
    .due = g_strdup (due),
    .due_day = hl_due_parse (due),
    .product = g_strdup (product),
    .lead = g_strdup (lead),
    .helper = g_strdup (helper),
    .state = g_strdup (""),
  };
}

/**
 * hl_survey_clear_steps:
 * @self: a round nobody else holds
 *
 * Takes the whole time-table away.
 */
void
hl_survey_clear_steps (HlSurvey *self)
{
  for (guint i = 0; i < self->n_steps; i++)
    {
      HlTimetableStep *step = &self->steps[i];

      g_free (step->title);
      g_free (step->due);
      g_free (step->product);
      g_free (step->lead);
      g_free (step->helper);
      g_free (step->state);
    }
  g_clear_pointer (&self->steps, g_free);
  self->n_steps = 0;
}

/**
 * hl_survey_set_step_state:
 * @self: a round nobody else holds
 * @index: which step
 * @state: "", "doing" or "done"
 *
 * Says how far a step is.
 */
void
hl_survey_set_step_state (HlSurvey   *self,
                          guint       index,
                          const char *state)
{
  g_autofree char *copy = g_strdup (state);

  g_free (self->steps[index].state);
  self->steps[index].state = g_steal_pointer (&copy);
}

/* "Tháng 4/2022", @offset months from the month of @date. */
static char *
name_month (HlDate date,
            int    offset)
{
  guint year, month, day;

  if (date == HL_DATE_NONE)
    return g_strdup ("");

  hl_date_split (date, &year, &month, &day);
  month = 12 * year + month - 1 + offset;

  return g_strdup_printf ("Tháng %u/%u", month % 12 + 1, month / 12);
}

static char *
name_days (const HlSurvey *self)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (self->from == HL_DATE_NONE || self->to == HL_DATE_NONE)
    return g_strdup ("");

  from = hl_date_to_display (self->from);
  to = hl_date_to_display (self->to);

  return g_strdup_printf ("Từ %s đến %s", from, to);
}

/**
 * hl_survey_propose_steps:
 * @self: a round nobody else holds
 * @lead: who runs it: "Văn phòng"
 * @helper: the one-stop department
 *
 * Gives a round without a time-table the usual six steps, their times after its first and last day:
 * plan, toolkit, fieldwork, checking, draft report, publication.
 *
 * Source: the time-table of commune offices' plans (sipas.md, section 5).
 */
void
hl_survey_propose_steps (HlSurvey   *self,
                         const char *lead,
                         const char *helper)
{
  g_autofree char *before = name_month (self->from, -1);
  g_autofree char *after = name_month (self->to, 1);
  g_autofree char *days = name_days (self);
  const char *at_once = "Ngay sau khi kết thúc thu phiếu";

  if (self->n_steps > 0)
    return;

  hl_survey_add_step (self, "Xây dựng kế hoạch khảo sát", before, "Kế hoạch", lead, helper);
  hl_survey_add_step (self, "Chuẩn bị bộ phiếu, in và đánh số phiếu", before,
                      "Phiếu khảo sát, danh sách phát phiếu", lead, helper);
  hl_survey_add_step (self, "Phát, thu phiếu", days, "Phiếu đã trả lời", lead, helper);
  hl_survey_add_step (self, "Nhập và kiểm tra phiếu", at_once, "Biên bản kiểm tra phiếu", lead,
                      helper);
  hl_survey_add_step (self, "Xây dựng báo cáo", at_once, "Dự thảo báo cáo", lead, "");
  hl_survey_add_step (self, "Công bố kết quả", after, "Báo cáo đã ban hành", lead, "");
}
