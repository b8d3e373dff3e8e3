#include "exchange/hl-dossiers.h"

#include <string.h>

#include "core/hl-error.h"
#include "exchange/hl-questionnaire-json.h"
#include "exchange/hl-response-csv.h"

#define N_DOSSIERS 124

static HlSurvey *
new_round (void)
{
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", NULL);
  HlSurvey *survey = hl_survey_new (questionnaire);

  hl_survey_add_field (survey, "Hộ tịch", 5, 40);
  hl_survey_add_field (survey, "Chứng thực", 10, 84);
  hl_survey_add_area (survey, "Phố 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);

  return survey;
}

static HlDossiers *
read_text (const char *text,
           GError    **error)
{
  g_autoptr (HlSurvey) survey = new_round ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return hl_dossiers_read (survey, bytes, error);
}

/* Forty of the first field, eighty-four of the second. */
static HlDossiers *
read_many (void)
{
  g_autoptr (GString) text = g_string_new ("name;number;field;date\n");
  g_autoptr (GError) error = NULL;
  HlDossiers *dossiers;

  for (guint i = 0; i < N_DOSSIERS; i++)
    g_string_append_printf (text, "Ông %u;H-%03u;%s;2022-09-%02u\n", i, i,
                            i % 31 < 10 ? "Hộ tịch" : "Chứng thực", i % 30 + 1);
  dossiers = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossiers->list->len, ==, N_DOSSIERS);
  g_assert_cmpuint (dossiers->refused->len, ==, 0);

  return dossiers;
}

static guint
count_field (const HlDossiers *dossiers,
             guint             field,
             gboolean          reserve)
{
  guint n = 0;

  for (guint i = 0; i < dossiers->list->len; i++)
    {
      const HlDossier *dossier = dossiers->list->pdata[i];

      n += dossier->field == field && dossier->drawn && dossier->reserve == reserve;
    }

  return n;
}

/* The fields are drawn as they are in the list, and so are the reserves. */
static void
test_proportional (void)
{
  g_autoptr (HlDossiers) dossiers = read_many ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_dossiers_draw (dossiers, 31, 7, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (hl_dossiers_count (dossiers, FALSE), ==, 31);
  g_assert_cmpuint (hl_dossiers_count (dossiers, TRUE), ==, 7);
  g_assert_cmpuint (count_field (dossiers, 0, FALSE), ==, 10);
  g_assert_cmpuint (count_field (dossiers, 1, FALSE), ==, 21);
}

static void
test_quotas (void)
{
  g_autoptr (HlDossiers) dossiers = read_many ();
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_dossiers_draw (dossiers, 0, 7, &error));
  g_assert_cmpuint (count_field (dossiers, 0, FALSE), ==, 5);
  g_assert_cmpuint (count_field (dossiers, 0, TRUE), ==, 1);
  g_assert_cmpuint (count_field (dossiers, 1, FALSE), ==, 10);
  g_assert_cmpuint (count_field (dossiers, 1, TRUE), ==, 2);
}

static char *
draw_text (guint64 seed)
{
  g_autoptr (HlDossiers) dossiers = read_many ();

  g_assert_true (hl_dossiers_draw (dossiers, 20, seed, NULL));

  return hl_dossiers_to_csv (dossiers);
}

static void
test_seed (void)
{
  g_autofree char *first = draw_text (7);
  g_autofree char *again = draw_text (7);
  g_autofree char *other = draw_text (8);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, other);
  g_assert_true (g_str_has_prefix (first, "place,kind,number,field,area,date\n1,drawn,H-"));
  g_assert_nonnull (strstr (first, "\n1,reserve,H-"));
  g_assert_null (strstr (first, "Ông"));
}

/* Each dossier is drawn about as often as any other. */
static void
test_even (void)
{
  guint times[N_DOSSIERS] = { 0 };

  for (guint64 seed = 0; seed < 620; seed++)
    {
      g_autoptr (HlDossiers) dossiers = read_many ();

      g_assert_true (hl_dossiers_draw (dossiers, 31, seed, NULL));
      for (guint i = 0; i < N_DOSSIERS; i++)
        {
          const HlDossier *dossier = dossiers->list->pdata[i];

          times[i] += dossier->drawn && !dossier->reserve;
        }
    }

  /* 155 are expected, with a standard deviation of 11. */
  for (guint i = 0; i < N_DOSSIERS; i++)
    {
      g_assert_cmpuint (times[i], >, 155 - 55);
      g_assert_cmpuint (times[i], <, 155 + 55);
    }
}

static void
test_refused_lines (void)
{
  g_autoptr (HlDossiers) dossiers = read_text ("number,field,area,date\n"
                                               "1,Hộ tịch,Phố 1,2022-09-01\n"
                                               "1,Chứng thực,,\n"
                                               ",Chứng thực,,\n"
                                               "2,Đất đai,,\n"
                                               "3,Hộ tịch,Phố 9,\n"
                                               "4,Hộ tịch,,01/09/22\n", NULL);
  static const char *const codes[] = { "duplicate", "number", "field", "area", "date" };

  g_assert_cmpuint (dossiers->list->len, ==, 1);
  g_assert_cmpuint (dossiers->refused->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const HlRefusal *refusal = dossiers->refused->pdata[i];

      g_assert_cmpuint (refusal->line, ==, i + 3);
      g_assert_cmpstr (refusal->code, ==, codes[i]);
    }
}

static void
test_too_few (void)
{
  g_autoptr (HlDossiers) dossiers = read_text ("number,field\n1,Hộ tịch\n", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (hl_dossiers_draw (dossiers, 2, 7, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_false (hl_dossiers_draw (dossiers, 0, 7, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);

  dossiers->survey->n_fields = 0;
  g_assert_false (hl_dossiers_draw (dossiers, 0, 7, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  dossiers->survey->n_fields = 2;
}

static void
test_no_table (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("serial,field\n1,Hộ tịch\n", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dossiers/proportional", test_proportional);
  g_test_add_func ("/dossiers/quotas", test_quotas);
  g_test_add_func ("/dossiers/seed", test_seed);
  g_test_add_func ("/dossiers/even", test_even);
  g_test_add_func ("/dossiers/refused-lines", test_refused_lines);
  g_test_add_func ("/dossiers/too-few", test_too_few);
  g_test_add_func ("/dossiers/no-table", test_no_table);

  return g_test_run ();
}
