#include "hl-store-fixture.h"
#include "store/hl-store-batch.h"

static HlBatch
open_batch (HlStore        *store,
            const HlSurvey *survey,
            guint           n_paper)
{
  g_autoptr (GError) error = NULL;
  HlBatch batch = { 0 };

  hl_store_open_batch (store, survey, n_paper, &batch, &error);
  g_assert_no_error (error);

  return batch;
}

static void
add_form (HlStore        *store,
          const HlSurvey *survey,
          const HlBatch  *batch,
          HlSerial        serial)
{
  g_autoptr (GError) error = NULL;

  hl_store_add_to_batch (store, batch->id, add_response (store, survey, serial), &error);
  g_assert_no_error (error);
}

static HlBatch
find (HlStore        *store,
      const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  HlBatch batch = { 0 };

  hl_store_find_batch (store, survey, &batch, &error);
  g_assert_no_error (error);

  return batch;
}

/* An open batch is still open in the next run, with what was keyed in it. */
static void
test_survives (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (fixture->store);
  HlBatch batch = open_batch (fixture->store, survey, 3);

  g_assert_cmpuint (batch.number, ==, 1);
  add_form (fixture->store, survey, &batch, 7);
  add_form (fixture->store, survey, &batch, 8);

  fixture_reopen (fixture);
  hl_store_set_operator (fixture->store, "Trần Văn Nam");
  g_assert_cmpint (find (fixture->store, survey).id, ==, 0);
  hl_store_set_operator (fixture->store, "Lê Thị Hoa");
  batch = find (fixture->store, survey);
  g_assert_cmpuint (batch.number, ==, 1);
  g_assert_cmpuint (batch.n_paper, ==, 3);
  g_assert_cmpuint (batch.n_keyed, ==, 2);
}

/* Closes only when the counts agree; who did what when stands in the log, and the log covers it. */
static void
test_close (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const details[] = {
    "batch 1 opened: 3 forms by its slip", "batch 1: forms by its slip 3 → 2",
    "batch 1 closed: 2 forms",
  };
  g_autoptr (HlSurvey) survey = open_survey (fixture->store);
  HlBatch batch = open_batch (fixture->store, survey, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (HlAuditReport) report = NULL;
  guint found = 0;

  add_form (fixture->store, survey, &batch, 7);
  add_form (fixture->store, survey, &batch, 9);
  g_assert_false (hl_store_close_batch (fixture->store, survey, &batch, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "008"));
  g_clear_error (&error);

  hl_store_set_batch_paper (fixture->store, survey, &batch, 2, &error);
  g_assert_no_error (error);
  batch = find (fixture->store, survey);
  hl_store_close_batch (fixture->store, survey, &batch, &error);
  g_assert_no_error (error);
  g_assert_cmpint (find (fixture->store, survey).id, ==, 0);
  g_assert_cmpuint (open_batch (fixture->store, survey, 0).number, ==, 2);

  entries = hl_store_list_log (fixture->store, survey->id, &error);
  for (guint i = 0; i < entries->len; i++)
    {
      const HlLogEntry *entry = entries->pdata[i];

      if (found < G_N_ELEMENTS (details) && g_str_equal (entry->detail, details[found]))
        {
          g_assert_cmpstr (entry->person, ==, "Lê Thị Hoa");
          found++;
        }
    }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (details));

  report = hl_store_audit (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->whole);
}

/* What another program does to a closed batch is refused, or seen. */
static void
test_tampered (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (fixture->store);
  HlBatch batch = open_batch (fixture->store, survey, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = NULL;

  add_form (fixture->store, survey, &batch, 7);
  hl_store_close_batch (fixture->store, survey, &batch, &error);
  g_assert_no_error (error);

  add_form (fixture->store, survey, &batch, 8);
  g_assert_cmpint (read_int (fixture->store, "SELECT count (*) FROM batch_form"), ==, 1);
  g_assert_false (hl_store_set_batch_paper (fixture->store, survey, &batch, 2, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_clear_error (&error);

  run_sql (fixture->store, "DROP TRIGGER batch_form_no_update");
  run_sql (fixture->store, "UPDATE batch_form SET response_id = response_id + 1");
  report = hl_store_audit (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->whole);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (fixture->store);
  g_autoptr (GError) error = NULL;
  HlBatch batch;

  open_batch (fixture->store, survey, 0);
  g_assert_false (hl_store_open_batch (fixture->store, survey, 0, &batch, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  /* Another keyer has one of her own. */
  hl_store_set_operator (fixture->store, "Trần Văn Nam");
  g_assert_cmpuint (open_batch (fixture->store, survey, 0).number, ==, 2);

  hl_store_set_operator (fixture->store, "Phạm An");
  hl_store_set_survey_state (fixture->store, survey->id, HL_SURVEY_CLOSED, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (hl_store_open_batch (fixture->store, survey, 0, &batch, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

static void
test_explain (void)
{
  static const struct
  {
    guint       n_paper;
    HlSerial    serials[16];
    guint       n_serials;
    const char *word;
  } cases[] = {
    { 0, { 7 }, 1, "type how many" },
    { 3, { 0 }, 0, "no form of it" },
    { 4, { 7, 8, 10 }, 3, "Between 007 and 010 not in it: 009." },
    { 4, { 7, 8, 9 }, 3, "007 to 009 are all there" },
    { 2, { 7, 8, 33 }, 3, "1 too many. Apart from the others: 033." },
    { 2, { 7, 40, 42, 150 }, 4, "2 too many. Apart from the others: 007, 150." },
    { 2, { 7, 8, 9 }, 3, "1 too many, from 007 to 009" },
    { 9, { 1, 30 }, 2, "002, 003, 004, 005, 006, 007, 008, 009, 010, 011, 012, 013, …. " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HlBatch batch = { 1, 3, cases[i].n_paper, cases[i].n_serials };
      g_autofree char *sentence = hl_batch_explain (&batch, cases[i].serials, cases[i].n_serials,
                                                    3);

      if (strstr (sentence, cases[i].word) == NULL)
        g_error ("“%s” does not say “%s”", sentence, cases[i].word);
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/batch/survives", test_survives);
  ADD ("/batch/close", test_close);
  ADD ("/batch/tampered", test_tampered);
  ADD ("/batch/refused", test_refused);
  g_test_add_func ("/batch/explain", test_explain);

  return g_test_run ();
}
