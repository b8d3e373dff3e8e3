#include <string.h>

#include "core/hl-survey-edit.h"
#include "core/hl-survey-officers.h"
#include "hl-test-form.h"

/* Three fields with everything that refers to them. */
static HlSurvey *
new_survey (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  hl_survey_add_field (survey, "A", 10, 100);
  hl_survey_add_field (survey, "B", 20, 200);
  hl_survey_add_field (survey, "C", 30, 300);
  hl_survey_add_area (survey, "X", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "Y", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_procedure (survey, "a1", 0);
  hl_survey_add_procedure (survey, "b1", 1);
  hl_survey_add_procedure (survey, "c1", 2);
  hl_survey_add_procedure (survey, "b2", 1);
  hl_survey_add_procedure (survey, "all", HL_NO_INDEX);
  hl_survey_add_range (survey, 1, 10, 0, HL_NO_INDEX);
  hl_survey_add_range (survey, 11, 30, 1, HL_NO_INDEX);
  hl_survey_add_range (survey, 31, 60, 2, 1);
  hl_survey_add_range (survey, 61, 70, HL_NO_INDEX, HL_NO_INDEX);
  hl_survey_add_officer (survey, 1, "O1", NULL, HL_DATE_NONE, HL_DATE_NONE);
  hl_survey_add_officer (survey, 2, "O2", NULL, HL_DATE_NONE, HL_DATE_NONE);
  hl_survey_add_officer (survey, HL_NO_INDEX, "O3", NULL, HL_DATE_NONE, HL_DATE_NONE);
  g_hash_table_insert (survey->texts, g_strdup ("plan_fields"), g_strdup ("la\nlb"));

  return survey;
}

static void
put (GString    *out,
     const char *name,
     guint       index)
{
  g_string_append_printf (out, " %s", name);
  if (index != HL_NO_INDEX)
    g_string_append_printf (out, ":%u", index);
}

/* Every list in one line, an index behind each thing. */
static char *
describe (const HlSurvey *survey)
{
  GString *out = g_string_new ("");

  for (guint i = 0; i < survey->n_fields; i++)
    put (out, survey->fields[i].name, HL_NO_INDEX);
  g_string_append (out, " |");
  for (guint i = 0; i < survey->n_areas; i++)
    put (out, survey->areas[i].name, HL_NO_INDEX);
  g_string_append (out, " |");
  for (guint i = 0; i < survey->n_procedures; i++)
    put (out, survey->procedures[i].name, survey->procedures[i].field);
  g_string_append (out, " |");
  for (guint i = 0; i < survey->n_ranges; i++)
    {
      g_autofree char *first = g_strdup_printf ("%d", (int) survey->ranges[i].first);
      put (out, first, survey->ranges[i].field);
      if (survey->ranges[i].area != HL_NO_INDEX)
        g_string_append_printf (out, "/%u", survey->ranges[i].area);
    }
  g_string_append (out, " |");
  for (guint i = 0; i < survey->n_officers; i++)
    put (out, survey->officers[i].code, survey->officers[i].field);

  return g_string_free (out, FALSE);
}

static void
check (const HlSurvey *survey,
       const char     *expected,
       const char     *words)
{
  g_autofree char *found = describe (survey);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (g_hash_table_lookup (survey->texts, "plan_fields"), ==, words);
}

static void
test_remove (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  hl_survey_remove_stratum (survey, HL_STRATA_FIELDS, 1);
  check (survey, " A C | X Y | a1:0 c1:1 all | 1:0 31:1/1 61 | O2:1 O3", "la");
  hl_survey_remove_stratum (survey, HL_STRATA_FIELDS, 1);
  check (survey, " A | X Y | a1:0 all | 1:0 31/1 61 | O3", "la");
  hl_survey_remove_stratum (survey, HL_STRATA_AREAS, 1);
  check (survey, " A | X | a1:0 all | 1:0 61 | O3", "la");
  hl_survey_remove_stratum (survey, HL_STRATA_FIELDS, 0);
  hl_survey_remove_stratum (survey, HL_STRATA_AREAS, 0);
  check (survey, " | | all | 61 | O3", "la");
}

static void
test_move (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *before = describe (survey);

  hl_survey_move_stratum (survey, HL_STRATA_FIELDS, 0, 2);
  check (survey, " B C A | X Y | a1:2 b1:0 c1:1 b2:0 all | 1:2 11:0 31:1/1 61 | O1:0 O2:1 O3",
         "lb\n\nla");
  hl_survey_move_stratum (survey, HL_STRATA_FIELDS, 2, 0);
  check (survey, before, "la\nlb\n");
  hl_survey_move_stratum (survey, HL_STRATA_AREAS, 1, 0);
  check (survey, " A B C | Y X | a1:0 b1:1 c1:2 b2:1 all | 1:0 11:1 31:2/0 61 | O1:1 O2:2 O3",
         "la\nlb\n");
  hl_survey_move_stratum (survey, HL_STRATA_FIELDS, 1, 1);
  hl_survey_move_procedure (survey, 4, 0);
  check (survey, " A B C | Y X | all a1:0 b1:1 c1:2 b2:1 | 1:0 11:1 31:2/0 61 | O1:1 O2:2 O3",
         "la\nlb\n");
}

/* Moving there and back from any place to any other changes nothing. */
static void
test_move_back (void)
{
  for (guint from = 0; from < 3; from++)
    for (guint to = 0; to < 3; to++)
      {
        g_autoptr (HlSurvey) survey = new_survey ();
        g_autofree char *before = describe (survey);
        const char *name = survey->fields[from].name;

        hl_survey_move_stratum (survey, HL_STRATA_FIELDS, from, to);
        g_assert_cmpstr (survey->fields[to].name, ==, name);
        for (guint i = 0; i < 4; i++)
          g_assert_cmpint (*survey->fields[survey->procedures[i].field].name, ==,
                           g_ascii_toupper (*survey->procedures[i].name));
        hl_survey_move_stratum (survey, HL_STRATA_FIELDS, to, from);
        g_autofree char *after = describe (survey);
        g_assert_cmpstr (after, ==, before);
      }
}

static void
test_one_line_for_all (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();

  g_hash_table_insert (survey->texts, g_strdup ("plan_fields"), g_strdup ("tất cả"));
  hl_survey_remove_stratum (survey, HL_STRATA_FIELDS, 0);
  hl_survey_move_stratum (survey, HL_STRATA_FIELDS, 0, 1);
  g_assert_cmpstr (g_hash_table_lookup (survey->texts, "plan_fields"), ==, "tất cả");
}

static void
test_rename (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autofree char *name = g_strnfill (200, 'x');

  hl_survey_rename_stratum (survey, HL_STRATA_FIELDS, 0, "  Đất đai ");
  hl_survey_rename_stratum (survey, HL_STRATA_AREAS, 1, name);
  hl_survey_rename_procedure (survey, 0, "");
  g_assert_cmpstr (survey->fields[0].name, ==, "Đất đai");
  g_assert_cmpstr (survey->areas[1].name, ==, name);
  g_assert_cmpstr (survey->procedures[0].name, ==, "");
  g_assert_false (hl_survey_check (survey, NULL));
}

static void
test_take_lists (void)
{
  g_autoptr (HlSurvey) survey = new_survey ();
  g_autoptr (HlSurvey) before = hl_survey_copy (survey);
  g_autofree char *expected = describe (survey);

  hl_survey_remove_stratum (survey, HL_STRATA_FIELDS, 0);
  hl_survey_remove_officer (survey, 0);
  hl_survey_remove_range (survey, 0);
  survey->target = 80;
  hl_survey_take_lists (survey, before);

  check (survey, expected, "la\nlb");
  g_assert_cmpfloat (survey->target, ==, 80);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/survey-edit/remove", test_remove);
  g_test_add_func ("/survey-edit/move", test_move);
  g_test_add_func ("/survey-edit/move-back", test_move_back);
  g_test_add_func ("/survey-edit/one-line-for-all", test_one_line_for_all);
  g_test_add_func ("/survey-edit/rename", test_rename);
  g_test_add_func ("/survey-edit/take-lists", test_take_lists);

  return g_test_run ();
}
