#include "app/hl-page.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-steps.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo */

static gint64
add_draft (Fixture *fixture,
           gboolean with_steps)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) open = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (open->questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  if (with_steps)
    {
      hl_survey_add_step (survey, "A", "Tháng 4/2022", "", "", "");
      hl_survey_add_step (survey, "B", "15/4/2022", "", "", "");
    }
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);

  return id;
}

/* "A 2022-04-30 ; B 2022-04-15 doing": the steps of a round. */
static char *
describe (const HlSurvey *survey)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < survey->n_steps; i++)
    {
      const HlTimetableStep *step = &survey->steps[i];
      g_autofree char *day = hl_date_to_iso (step->due_day);

      g_string_append_printf (out, "%s%s %s %s", i > 0 ? "; " : "", step->title, day, step->state);
    }

  return g_string_free (out, FALSE);
}

static void
show_step (Fixture *fixture,
           gint64   id)
{
  fixture_show (fixture, id);
  fixture_wait_text (fixture, "Questionnaire");
  keyboard_focus ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "round.step", "s", "people");
}

/* One key proposes the six steps, their days after those of the round. */
static void
test_proposed (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = add_draft (fixture, FALSE);

  show_step (fixture, id);
  keyboard_press ("space");
  fixture_wait_survey (fixture, id, describe,
                       "Xây dựng kế hoạch khảo sát 2022-08-31 ; "
                       "Chuẩn bị bộ phiếu, in và đánh số phiếu 2022-08-31 ; "
                       "Phát, thu phiếu 2022-10-31 ; Nhập và kiểm tra phiếu  ; Xây dựng báo cáo  ; "
                       "Công bố kết quả 2022-11-30 ");
  fixture_wait_text (fixture, "No day in it: there is no reminder");
  fixture_wait_text (fixture, "Monday, 31/10/2022");
}

/* Typed words are understood as a day at once. */
static void
test_typed (Fixture      *fixture,
            gconstpointer data)
{
  gint64 id = add_draft (fixture, TRUE);

  show_step (fixture, id);
  keyboard_press ("C Return");
  fixture_wait_survey (fixture, id, describe, "C 2022-04-30 ; B 2022-04-15 ");
  keyboard_press ("Tab ctrl+a 2 slash 5 slash 2 0 2 2");
  fixture_wait_text (fixture, "Due Monday, 02/05/2022");
  fixture_wait_survey (fixture, id, describe, "C 2022-05-02 ; B 2022-04-15 ");
}

static void
test_in_order (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = add_draft (fixture, TRUE);

  show_step (fixture, id);
  keyboard_press ("alt+Down");
  fixture_wait_survey (fixture, id, describe, "B 2022-04-15 ; A 2022-04-30 ");
  keyboard_press ("alt+Up");
  fixture_wait_survey (fixture, id, describe, "A 2022-04-30 ; B 2022-04-15 ");

  /* The state stands behind the title. */
  keyboard_press ("Tab space Down Return");
  fixture_wait_survey (fixture, id, describe, "A 2022-04-30 doing; B 2022-04-15 ");
}

/* A step without a title is told of. */
static void
test_no_title (Fixture      *fixture,
               gconstpointer data)
{
  gint64 id = add_draft (fixture, TRUE);

  show_step (fixture, id);
  keyboard_press ("ctrl+a BackSpace Tab");
  fixture_wait_text (fixture, "Say what is to be done, or remove the step.");
}

#define ADD(path, function) \
  g_test_add (path, Fixture, "round", fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check () || !keyboard_is_there ())
    return 77;
  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

  ADD ("/round-people/proposed", test_proposed);
  ADD ("/round-people/typed", test_typed);
  ADD ("/round-people/in-order", test_in_order);
  ADD ("/round-people/no-title", test_no_title);

  return g_test_run ();
}
