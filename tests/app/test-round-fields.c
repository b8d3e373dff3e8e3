#include "app/hl-page.h"
#include "core/hl-i18n.h"
#include "core/hl-survey-ranges.h"
#include "fixture.h"
#include "keyboard.h"
#include "store/hl-store-survey.h"

#define OPEN_ROUND 5 /* of the demo */

/* What the file must hold, and the round that holds it. */
typedef struct
{
  Fixture    *fixture;
  gint64      id;
  const char *wanted;
} Wanted;

/* A draft that was begun in the program. */
static gint64
add_draft (Fixture *fixture,
           gboolean with_fields)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) open = hl_store_load_survey (fixture->store, OPEN_ROUND, &error);
  g_autoptr (HlSurvey) survey = hl_survey_new (open->questionnaire);
  gint64 id;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->from = hl_date_new (2026, 11, 1);
  survey->to = hl_date_new (2026, 11, 30);
  if (with_fields)
    {
      hl_survey_add_field (survey, "A", 50, 400);
      hl_survey_add_field (survey, "B", 100, 840);
      hl_survey_add_range (survey, 1, 50, 0, HL_NO_INDEX);
      hl_survey_add_range (survey, 51, 150, 1, HL_NO_INDEX);
    }
  id = hl_store_add_survey (fixture->store, survey, &error);
  g_assert_no_error (error);

  return id;
}

/* "A 50/400 1-50 proc:1 CC-01; B …; spare 151-160": the fields of a round. */
static char *
describe (const HlSurvey *survey)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < survey->n_fields; i++)
    {
      g_autofree char *serials = hl_survey_format_ranges (survey, i);
      guint n_procedures = 0;

      for (guint k = 0; k < survey->n_procedures; k++)
        n_procedures += survey->procedures[k].field == i;
      g_string_append_printf (out, "%s %d/%d %s", survey->fields[i].name,
                              (int) survey->fields[i].quota, (int) survey->fields[i].population,
                              serials);
      if (n_procedures > 0)
        g_string_append_printf (out, " +%u", n_procedures);
      for (guint k = 0; k < survey->n_officers; k++)
        if (survey->officers[k].field == i)
          g_string_append_printf (out, " %s=%s", survey->officers[k].code,
                                  survey->officers[k].name);
      g_string_append (out, "; ");
    }

  g_autofree char *spare = hl_survey_format_ranges (survey, HL_NO_INDEX);
  g_string_append (out, spare);

  return g_string_free (out, FALSE);
}

static gboolean
has_keyboard (void)
{
  if (keyboard_is_there ())
    return TRUE;

  g_test_skip ("xdotool is not there");

  return FALSE;
}

/* Toasts are shown as in the window. */
static void
set_up (Fixture      *fixture,
        gconstpointer page_id)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture_set_up (fixture, page_id);
  g_object_ref (fixture->page);
  gtk_window_set_child (fixture->window, overlay);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  g_object_unref (fixture->page);
}

static gpointer
do_nothing (HlStore      *store,
            gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  return g_strdup ("");
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_free (hl_workspace_run_finish (HL_WORKSPACE (source), result, NULL));
  *(gboolean *) data = TRUE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* Until all work on the file that was asked for is done: the round is loaded. */
static void
wait_work (Fixture *fixture)
{
  gboolean is_done = FALSE;

  hl_workspace_run_async (fixture->workspace, do_nothing, NULL, NULL, g_free, NULL, on_done,
                          &is_done);
  fixture_wait (is_set, &is_done);
}

/* A step of the round, ready for the keyboard. */
static void
show_step (Fixture    *fixture,
           gint64      id,
           const char *step)
{
  fixture_show (fixture, id);
  wait_work (fixture);
  keyboard_focus ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "round.step", "s", step);
  fixture_wait_text (fixture, g_str_equal (step, "fields") ? "Form numbers" : "How many forms");
}

/* From nothing to numbered forms, by keys alone. */
static void
test_typed (Fixture      *fixture,
            gconstpointer data)
{
  if (!has_keyboard ())
    return;

  gint64 id = add_draft (fixture, FALSE);
  show_step (fixture, id, "fields");
  keyboard_press ("Return A Return 4 0 0 Return 5 0 Return Return");
  keyboard_press ("B Return 8 4 0 Return 1 0 0 Return Return");
  fixture_wait_text (fixture, "Field 3 has no name");
  keyboard_press ("ctrl+Delete alt+f");
  fixture_wait_survey (fixture, id, describe, "A 50/400 1-50; B 100/840 51-150; 151-160");
}

/* What is wrong is said, and nothing else is lost. */
static void
test_faults (Fixture      *fixture,
             gconstpointer data)
{
  if (!has_keyboard ())
    return;

  gint64 id = add_draft (fixture, TRUE);
  show_step (fixture, id, "fields");
  keyboard_press ("Down ctrl+a A");
  fixture_wait_text (fixture, "Two fields are named “A”");
  keyboard_press ("ctrl+a C Tab ctrl+a 9 9");
  fixture_wait_text (fixture, "“C” wants 100 forms of only 99");
  keyboard_press ("Tab x");
  fixture_wait_text (fixture, "“x” is not a number");
  keyboard_press ("ctrl+a 8 0 Return ctrl+a 5 0 minus 1 2 9");
  fixture_wait_text (fixture, "1-50 (A) and 50-129 (C) overlap");
  keyboard_press ("ctrl+a 0 minus 5");
  fixture_wait_text (fixture, "not 0-5");
  keyboard_press ("ctrl+a 5 1 minus 1 3 0");
  fixture_wait_survey (fixture, id, describe, "A 50/400 1-50; C 80/99 51-130; ");
}

static gboolean
has_undo (gpointer data)
{
  return fixture_find_button (GTK_WIDGET (((Fixture *) data)->window), "Undo") != NULL;
}

static void
test_moved_and_removed (Fixture      *fixture,
                        gconstpointer data)
{
  if (!has_keyboard ())
    return;

  gint64 id = add_draft (fixture, TRUE);
  show_step (fixture, id, "fields");
  keyboard_press ("alt+Down");
  fixture_wait_survey (fixture, id, describe, "B 100/840 51-150; A 50/400 1-50; ");
  keyboard_press ("ctrl+Delete");
  fixture_wait_survey (fixture, id, describe, "B 100/840 51-150; ");

  fixture_wait (has_undo, fixture);
  gtk_widget_activate (fixture_find_button (GTK_WIDGET (fixture->window), "Undo"));
  fixture_wait_survey (fixture, id, describe, "B 100/840 51-150; A 50/400 1-50; ");
  keyboard_press ("alt+Up");
  fixture_wait_survey (fixture, id, describe, "A 50/400 1-50; B 100/840 51-150; ");
}

/* A procedure and an officer the office does not know yet. */
static void
test_details (Fixture      *fixture,
              gconstpointer data)
{
  if (!has_keyboard ())
    return;

  gint64 id = add_draft (fixture, TRUE);
  show_step (fixture, id, "fields");
  keyboard_press ("Tab Tab Tab Tab space");
  fixture_wait_text (fixture, "Responsible officers");
  keyboard_press ("Tab Tab P Return Tab Tab X 9 Return L a n Return");
  fixture_wait_survey (fixture, id, describe, "A 50/400 1-50 +1 X9=Lan; B 100/840 51-150; ");
}

static gboolean
is_chosen (gpointer data)
{
  const Wanted *wanted = data;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (wanted->fixture->store, wanted->id, NULL);

  return survey->sampling == HL_SAMPLING_SYSTEMATIC &&
         g_strcmp0 (g_hash_table_lookup (survey->texts, "sampling_how"), wanted->wanted) == 0;
}

/* How people are chosen, in the office's words too; a proposal beside its quotas, taken over. */
static void
test_sample (Fixture      *fixture,
             gconstpointer data)
{
  if (!has_keyboard ())
    return;

  gint64 id = add_draft (fixture, TRUE);
  Wanted wanted = { fixture, id, "X" };
  show_step (fixture, id, "sample");
  fixture_wait_text (fixture, "150 forms: sampling error ±7.5 percentage points");
  fixture_wait_text (fixture, "48 forms: sampling error ±13.3 percentage points");
  fixture_wait_text (fixture, "1,240/(1 + 1,240 × 0.05²) = 303 forms");
  keyboard_press ("Down space Tab Tab Tab X");
  fixture_wait (is_chosen, &wanted);

  keyboard_press ("alt+u");
  fixture_wait_text (fixture, "303 forms: sampling error ±4.9");
  keyboard_press ("alt+t");
  fixture_wait_survey (fixture, id, describe, "A 98/400 1-50; B 205/840 51-150; ");
  show_step (fixture, add_draft (fixture, FALSE), "sample");
  fixture_wait_text (fixture, "The transactions are not known: n = 1/e² = 1/0.05² = 400 forms");
}

/* Of an open round only quotas, officers and new procedures can change. */
static void
test_open (Fixture      *fixture,
           gconstpointer data)
{
  if (!has_keyboard ())
    return;

  show_step (fixture, OPEN_ROUND, "fields");
  keyboard_press ("ctrl+Delete alt+Down 7");
  fixture_wait_text (fixture, "Why it changes");
  g_assert_null (fixture_find_button (GTK_WIDGET (fixture->window), "Add a Field"));
  g_assert_false (has_undo (fixture));
}

#define ADD(path, function) \
  g_test_add (path, Fixture, "round", set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    return 77;
  adw_init ();
  hl_i18n_init (HL_LANGUAGE_EN);

  ADD ("/round-fields/typed", test_typed);
  ADD ("/round-fields/faults", test_faults);
  ADD ("/round-fields/moved-and-removed", test_moved_and_removed);
  ADD ("/round-fields/details", test_details);
  ADD ("/round-fields/sample", test_sample);
  ADD ("/round-fields/open", test_open);

  return g_test_run ();
}
