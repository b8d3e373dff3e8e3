#include "hl-store-fixture.h"

#include <math.h>

#include "core/hl-i18n.h"
#include "store/hl-store-verify.h"

/* Of the serials 1…40 the fifteen whose SHA-256 of "18446744073709551610/<serial>" is smallest, as
 * sha256sum gives it; of 1…160 the next one. */
static const HlSerial sample[] = { 1, 2, 6, 7, 13, 21, 22, 23, 24, 26, 27, 29, 37, 38, 40 };
#define NEXT_DRAWN 112

static void
add_forms (HlStore        *store,
           const HlSurvey *survey,
           guint           first,
           guint           last)
{
  for (guint i = first; i <= last; i++)
    add_response (store, survey, i);
}

static HlVerifyStats *
count (HlStore        *store,
       const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  HlVerifyStats *stats = hl_store_count_verify (store, survey, &error);

  g_assert_no_error (error);

  return stats;
}

static guint
draw (HlStore        *store,
      const HlSurvey *survey)
{
  g_autoptr (GError) error = NULL;
  guint n_added = 99;

  g_assert_true (hl_store_draw_verify (store, survey, &n_added, &error));
  g_assert_no_error (error);

  return n_added;
}

static HlResponse *
load (HlStore        *store,
      const HlSurvey *survey,
      HlSerial        serial)
{
  g_autoptr (GError) error = NULL;
  HlResponse *form;
  gint64 id;

  g_assert_true (hl_store_has_serial (store, survey->id, serial, &id, &error));
  form = hl_store_load_response (store, survey, id, &error);
  g_assert_no_error (error);

  return form;
}

static void
assert_whole (HlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->faults->len; i++)
    g_test_message ("%s", ((HlAuditFault *) report->faults->pdata[i])->what);
  g_assert_true (report->whole);
}

static void
test_draw (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) stats = NULL;

  add_forms (self->store, survey, 1, 40);
  g_assert_cmpuint (draw (self->store, survey), ==, 15);
  g_assert_cmpuint (draw (self->store, survey), ==, 0);

  stats = count (self->store, survey);
  g_assert_cmpuint (stats->n_keyed, ==, 40);
  g_assert_cmpuint (stats->n_drawn, ==, 15);
  g_assert_cmpuint (stats->seed, ==, G_MAXUINT64 - 5);
  g_assert_cmpuint (stats->to_do->len, ==, G_N_ELEMENTS (sample));
  for (guint i = 0; i < G_N_ELEMENTS (sample); i++)
    g_assert_cmpint (g_array_index (stats->to_do, HlVerifyForm, i).serial, ==, sample[i]);
  assert_whole (self->store);
}

/* More forms, more of the sample; what was drawn stays drawn. */
static void
test_draw_more (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) stats = NULL;
  guint n_found = 0;

  add_forms (self->store, survey, 1, 40);
  draw (self->store, survey);
  add_forms (self->store, survey, 41, 150);
  g_assert_cmpuint (draw (self->store, survey), ==, 0);
  add_forms (self->store, survey, 151, 160);
  g_assert_cmpuint (draw (self->store, survey), ==, 1);

  stats = count (self->store, survey);
  g_assert_cmpuint (stats->to_do->len, ==, 16);
  for (guint i = 0; i < stats->to_do->len; i++)
    {
      HlSerial serial = g_array_index (stats->to_do, HlVerifyForm, i).serial;

      for (guint j = 0; j < G_N_ELEMENTS (sample); j++)
        n_found += serial == sample[j];
      n_found += serial == NEXT_DRAWN;
    }
  g_assert_cmpuint (n_found, ==, 16);
  assert_whole (self->store);
}

/* Fewer than fifteen: all of them, but only paper that counts. */
static void
test_draw_few (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) kiosk = make_response (survey, 2 * HL_SERIAL_KIND_SIZE + 1);
  g_autoptr (HlResponse) nameless = make_response (survey, HL_SERIAL_NONE);
  g_autoptr (HlResponse) excluded = NULL;
  g_autoptr (GError) error = NULL;

  kiosk->channel = HL_CHANNEL_KIOSK;
  hl_store_add_response (self->store, survey, kiosk, &error);
  hl_store_add_response (self->store, survey, nameless, &error);
  g_assert_no_error (error);
  add_forms (self->store, survey, 1, 6);
  excluded = load (self->store, survey, 6);
  hl_store_exclude_response (self->store, survey, excluded->id, TRUE, "thử", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (draw (self->store, survey), ==, 5);
}

/* Keys form @serial again: @outcomes, a letter a difference in c01, c02: k, v, u. */
static void
verify (HlStore        *store,
        const HlSurvey *survey,
        HlSerial        serial,
        HlVerifyKind    kind,
        const char     *outcomes)
{
  static const char *const boxes[] = { "c01", "c02" };
  g_autoptr (HlResponse) form = load (store, survey, serial);
  g_autoptr (HlVerifyResult) result = hl_verify_result_new (kind);
  g_autoptr (GError) error = NULL;

  result->compared = kind == HL_VERIFY_SETTLED ? 0 : 10;
  for (guint i = 0; outcomes[i] != '\0'; i++)
    {
      guint question = hl_questionnaire_index_of (survey->questionnaire, boxes[i]);

      if (outcomes[i] == 'k')
        form->answers[survey->questionnaire->questions[question].offset] = 3;
      hl_verify_result_add (result, boxes[i], "4", "3",
                            outcomes[i] == 'k' ? HL_VERIFY_BY_KEYER :
                            outcomes[i] == 'v' ? HL_VERIFY_BY_VERIFIER : HL_VERIFY_UNSETTLED);
    }

  g_assert_true (hl_store_add_verify (store, survey, form, result, &error));
  g_assert_no_error (error);
}

static void
assert_totals (const HlVerifyTotals *totals,
               const HlVerifyTotals *expected)
{
  g_assert_cmpuint (totals->n_forms, ==, expected->n_forms);
  g_assert_cmpuint (totals->n_differing, ==, expected->n_differing);
  g_assert_cmpuint (totals->same_person, ==, expected->same_person);
  g_assert_cmpuint (totals->compared, ==, expected->compared);
  g_assert_cmpuint (totals->differences, ==, expected->differences);
  g_assert_cmpuint (totals->keyer, ==, expected->keyer);
  g_assert_cmpuint (totals->verifier, ==, expected->verifier);
  g_assert_cmpuint (totals->unsettled, ==, expected->unsettled);
}

static void
key_again (HlStore        *store,
           const HlSurvey *survey)
{
  add_forms (store, survey, 1, 20);
  draw (store, survey);
  g_autoptr (HlVerifyStats) before = count (store, survey);
  const HlVerifyForm *forms = (const HlVerifyForm *) before->to_do->data;

  verify (store, survey, forms[0].serial, HL_VERIFY_KEYED, "");
  hl_store_set_operator (store, "Trần Văn Tuấn");
  verify (store, survey, forms[1].serial, HL_VERIFY_KEYED, "kv");
  verify (store, survey, forms[2].serial, HL_VERIFY_KEYED, "uk");
  verify (store, survey, forms[3].serial, HL_VERIFY_KEYED, "");
}

static void
test_count (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) stats = NULL;

  key_again (self->store, survey);
  stats = count (self->store, survey);
  assert_totals (&stats->random, &(HlVerifyTotals) { 4, 2, 1, 40, 4, 2, 1, 1 });
  g_assert_cmpuint (stats->to_do->len, ==, 11);
  g_assert_cmpuint (stats->unsettled->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (stats->rate, 3.0 / 40, 1e-12);
  /* The exact bound of 3 errors in 40. */
  g_assert_cmpfloat_with_epsilon (stats->bound, 0.182586850, 1e-7);
  assert_whole (self->store);
}

static void
test_forms (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) before = NULL;
  g_autoptr (HlResponse) clean = NULL;
  g_autoptr (HlResponse) unsettled = NULL;
  g_autoptr (GPtrArray) open = NULL;

  key_again (self->store, survey);
  before = count (self->store, survey);
  const HlVerifyForm *waiting = (const HlVerifyForm *) before->unsettled->data;

  unsettled = load (self->store, survey, waiting[0].serial);
  g_assert_cmpint (unsettled->state, ==, HL_RESPONSE_COMPLETE);
  g_assert_cmpuint (unsettled->flags, ==, HL_RESPONSE_KEYED_TWICE | HL_RESPONSE_UNSETTLED);
  open = hl_store_list_unsettled (self->store, unsettled->id, NULL);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpstr (((HlVerifyDifference *) open->pdata[0])->box, ==, "c01");
  g_assert_cmpstr (((HlVerifyDifference *) open->pdata[0])->second, ==, "3");

  verify (self->store, survey, waiting[0].serial, HL_VERIFY_SETTLED, "k");
  clean = load (self->store, survey, waiting[0].serial);
  g_assert_cmpint (clean->state, ==, HL_RESPONSE_VERIFIED);
  g_assert_cmpuint (clean->flags, ==, HL_RESPONSE_KEYED_TWICE);
}

/* The last word on a difference counts, and only once. */
static void
test_settled (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) before = NULL;
  g_autoptr (HlVerifyStats) after = NULL;

  key_again (self->store, survey);
  before = count (self->store, survey);
  verify (self->store, survey, g_array_index (before->unsettled, HlVerifyForm, 0).serial,
          HL_VERIFY_SETTLED, "v");

  after = count (self->store, survey);
  assert_totals (&after->random, &(HlVerifyTotals) { 4, 2, 1, 40, 4, 2, 2, 0 });
  g_assert_cmpuint (after->unsettled->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (after->rate, 2.0 / 40, 1e-12);
  assert_whole (self->store);
}

static HlSerial
find_undrawn (HlStore        *store,
              const HlSurvey *survey)
{
  g_autoptr (HlVerifyStats) stats = count (store, survey);

  for (HlSerial serial = 1;; serial++)
    {
      g_autoptr (HlResponse) form = load (store, survey, serial);
      gboolean waits = FALSE;

      for (guint i = 0; i < stats->to_do->len; i++)
        waits = waits || g_array_index (stats->to_do, HlVerifyForm, i).serial == serial;
      if (!waits && form->flags == 0)
        return serial;
    }
}

/* Neither forms added by hand nor a second pass touch the error rate. */
static void
test_others (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) stats = NULL;
  g_autofree char *sentence = NULL;

  key_again (self->store, survey);
  verify (self->store, survey, find_undrawn (self->store, survey), HL_VERIFY_KEYED, "kk");
  verify (self->store, survey, find_undrawn (self->store, survey), HL_VERIFY_PASS, "uu");

  stats = count (self->store, survey);
  assert_totals (&stats->random, &(HlVerifyTotals) { 4, 2, 1, 40, 4, 2, 1, 1 });
  assert_totals (&stats->by_hand, &(HlVerifyTotals) { 1, 1, 0, 10, 2, 2, 0, 0 });
  assert_totals (&stats->passes, &(HlVerifyTotals) { 1, 1, 0, 10, 2, 0, 0, 2 });
  g_assert_cmpuint (stats->unsettled->len, ==, 2);

  sentence = hl_verify_stats_sentence (stats);
  g_assert_cmpstr (sentence, ==,
                   "Forms keyed a second time: 4 of 20, drawn at random (seed"
                   " 18446744073709551610); boxes compared: 40. Boxes that differed: 4; errors of"
                   " the first keying: 2, of the second: 1, not yet settled: 1. Error rate of the"
                   " keying: 7.50% of the boxes, with 95% confidence not over 18.26%. Forms keyed"
                   " by the same person both times: 1. Forms of the sample still to be keyed again:"
                   " 11. Forms keyed again beside the sample: 1; they are not in the error rate."
                   " Forms compared with a second pass: 1; with differences: 1.");
}

static void
test_nothing (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyStats) stats = count (self->store, survey);

  g_assert_cmpuint (draw (self->store, survey), ==, 0);
  g_assert_true (isnan (stats->rate));
  g_assert_true (isnan (stats->bound));
  g_assert_cmpuint (stats->to_do->len, ==, 0);
}

static void
test_changed_meanwhile (Fixture      *self,
                        gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlVerifyResult) result = hl_verify_result_new (HL_VERIFY_KEYED);
  g_autoptr (HlResponse) form = NULL;
  g_autoptr (GError) error = NULL;

  add_forms (self->store, survey, 1, 1);
  form = load (self->store, survey, 1);
  form->saved_at--;
  g_assert_false (hl_store_add_verify (self->store, survey, form, result, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM verify_result"), ==, 0);

  form->id = 99;
  g_assert_false (hl_store_add_verify (self->store, survey, form, result, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
}

#define ADD(name, function) \
  g_test_add ("/store/verify/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hl_i18n_init (HL_LANGUAGE_EN);
  ADD ("draw", test_draw);
  ADD ("draw-more", test_draw_more);
  ADD ("draw-few", test_draw_few);
  ADD ("count", test_count);
  ADD ("forms", test_forms);
  ADD ("settled", test_settled);
  ADD ("others", test_others);
  ADD ("nothing", test_nothing);
  ADD ("changed-meanwhile", test_changed_meanwhile);

  return g_test_run ();
}
