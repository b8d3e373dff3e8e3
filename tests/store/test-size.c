#include "hl-store-fixture.h"

#include <string.h>

#define N_ROWS 20000

/* Forty closed questions, 160 forms with a header as full as it gets. */
static HlQuestionnaire *
forty_questions (void)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_questionnaire_builder_new ("forty", 1);
  g_autoptr (GError) error = NULL;

  hl_questionnaire_builder_get_draft (builder)->title = g_strdup ("Forty");
  hl_questionnaire_builder_add_part (builder, "p1")->title = g_strdup ("Part");
  hl_questionnaire_builder_add_factor (builder, "f1")->title = g_strdup ("Factor");
  for (guint i = 1; i <= 40; i++)
    {
      g_autofree char *code = g_strdup_printf ("c%02u", i);

      hl_test_add_criterion (builder, code);
    }

  HlQuestionnaire *form = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return form;
}

static HlSurvey *
large_survey (HlStore *store)
{
  g_autoptr (HlQuestionnaire) form = forty_questions ();
  g_autoptr (HlSurvey) survey = hl_survey_new (form);
  g_autoptr (GError) error = NULL;

  g_free (survey->title);
  survey->title = g_strdup ("Đợt lớn");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      hl_survey_add_field (survey, name, 5000, 9000);
      hl_survey_add_area (survey, name, 5000, 9000);
      hl_survey_add_procedure (survey, name, i);
    }
  hl_survey_add_range (survey, 1, N_ROWS, HL_NO_INDEX, HL_NO_INDEX);
  survey->id = hl_store_add_survey (store, survey, &error);
  g_assert_no_error (error);
  g_assert_true (hl_store_set_survey_state (store, survey->id, HL_SURVEY_OPEN, NULL, &error));

  return g_steal_pointer (&survey);
}

static void
fill (HlStore        *store,
      const HlSurvey *survey)
{
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), NULL);
  g_autoptr (HlResponse) response = make_response (survey, 1);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_ensure_person (store, 'o', "CC-1", NULL, &response->officer, NULL,
                                         &error));
  g_assert_true (hl_store_ensure_person (store, 'i', "DT-1", NULL, &response->interviewer, NULL,
                                         &error));
  for (guint i = 0; i < N_ROWS; i++)
    {
      response->serial = 1 + (HlSerial) i;
      response->field = i % 9;
      response->area = i % 7;
      response->procedure = i % 9;
      response->flags = i % 4;
      response->rules = 1u << (i % 12);
      g_assert_cmpint (hl_store_add_response (store, survey, response, &error), >, 0);
    }

  g_assert_true (hl_tx_commit (tx, &error));
  g_assert_no_error (error);
}

/* Pages a table and its indexes take, freshly written in the order of keying. */
static double
bytes_per_row (HlStore    *store,
               const char *table,
               guint       n_rows)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT sum (pgsize) FROM dbstat WHERE name IN"
                     " (SELECT name FROM sqlite_schema WHERE tbl_name = '%s'"
                     " AND type IN ('table', 'index'))", table);

  return (double) read_int (store, sql) / n_rows;
}

static void
test_sizes (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = large_survey (self->store);

  fill (self->store, survey);
  double response = bytes_per_row (self->store, "response", N_ROWS);
  double entry = bytes_per_row (self->store, "log", N_ROWS);

  g_test_message ("response %.1f bytes, log entry %.1f bytes", response, entry);
  g_assert_cmpfloat (response, <=, 110);
  g_assert_cmpfloat (entry, <=, 160);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/size/sizes", Fixture, NULL, fixture_set_up, test_sizes, fixture_tear_down);

  return g_test_run ();
}
