#include "hl-store-fixture.h"

#include <string.h>

#include "store/hl-store-private.h"

static HlResponse *
load (Fixture        *self,
      const HlSurvey *survey,
      gint64          id)
{
  g_autoptr (GError) error = NULL;
  HlResponse *response = hl_store_load_response (self->store, survey, id, &error);

  g_assert_no_error (error);

  return response;
}

static HlResponse *
full_response (Fixture        *self,
               const HlSurvey *survey)
{
  HlResponse *response = make_response (survey, 101);
  guint visits = hl_questionnaire_index_of (survey->questionnaire, "visits");
  guint comment = hl_questionnaire_index_of (survey->questionnaire, "comment");

  g_assert_true (hl_store_ensure_person (self->store, 'o', "CC-03", "Nguyễn A", &response->officer,
                                         NULL, NULL));
  g_assert_true (hl_store_ensure_person (self->store, 'i', "DT-1", NULL, &response->interviewer,
                                         NULL, NULL));
  response->state = HL_RESPONSE_VERIFIED;
  response->field = 1;
  response->area = HL_NO_INDEX;
  response->flags = HL_RESPONSE_REVIEW | HL_RESPONSE_KEYED_TWICE;
  response->comment = g_strdup ("Chữ khó đọc");
  hl_response_set_text (response, visits, 0, "12.5");
  hl_response_set_text (response, comment, 0, "Cảm ơn");

  return response;
}

static void
check_same (const HlResponse *a,
            const HlResponse *b)
{
  g_assert_cmpint (a->serial, ==, b->serial);
  g_assert_cmpint (a->state, ==, b->state);
  g_assert_cmpint (a->channel, ==, b->channel);
  g_assert_cmpint (a->respondent, ==, b->respondent);
  g_assert_cmpuint (a->date, ==, b->date);
  g_assert_cmpuint (a->field, ==, b->field);
  g_assert_cmpuint (a->area, ==, b->area);
  g_assert_cmpuint (a->procedure, ==, b->procedure);
  g_assert_cmpuint (a->officer, ==, b->officer);
  g_assert_cmpuint (a->interviewer, ==, b->interviewer);
  g_assert_cmpuint (a->flags, ==, b->flags);
  g_assert_cmpmem (a->answers, a->n_answers, b->answers, b->n_answers);
  g_assert_cmpstr (a->comment, ==, b->comment);
  g_assert_cmpuint (a->texts->len, ==, b->texts->len);
  for (guint i = 0; i < a->texts->len; i++)
    {
      const HlText *first = &g_array_index (a->texts, HlText, i);
      const HlText *second = &g_array_index (b->texts, HlText, i);

      g_assert_cmpuint (first->question, ==, second->question);
      g_assert_cmpuint (first->option, ==, second->option);
      g_assert_cmpstr (first->text, ==, second->text);
    }
}

static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) response = full_response (self, survey);
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_response (self->store, survey, response, &error);

  g_assert_no_error (error);
  g_autoptr (HlResponse) loaded = load (self, survey, id);
  check_same (loaded, response);
  g_assert_cmpint (loaded->saved_at, ==, 1700000000);
  g_assert_cmpuint (loaded->keyer, >, 0);
  g_assert_false (loaded->excluded);

  g_assert_null (hl_store_load_response (self->store, survey, 99, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
}

/* The fast writer and the reader of the audit must agree on the canonical line. */
static void
test_line_of_writer (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) response = full_response (self, survey);
  g_autoptr (GError) error = NULL;
  guint8 digest[HL_DIGEST_SIZE];

  response->excluded = TRUE;
  response->excluded_reason = g_strdup ("in thử");
  gint64 id = hl_store_add_response (self->store, survey, response, &error);
  g_assert_no_error (error);
  g_assert_true (hl_store_digest_subject (self->store, HL_SUBJECT_RESPONSE, id, digest, &error));

  g_autofree char *hex = hl_digest_to_hex (digest, HL_DIGEST_SIZE);
  g_autofree char *sql =
    g_strdup_printf ("SELECT count (*) FROM log WHERE subject = 1 AND subject_id = %d"
                     " AND line = x'%s'", (int) id, hex);
  g_assert_cmpint (read_int (self->store, sql), ==, 1);
}

static void
test_serials (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  gint64 first = add_response (self->store, survey, 33);
  gint64 found;

  g_assert_true (hl_store_has_serial (self->store, survey->id, 33, &found, &error));
  g_assert_cmpint (found, ==, first);
  g_assert_true (hl_store_has_serial (self->store, survey->id, 34, &found, &error));
  g_assert_cmpint (found, ==, 0);

  g_autoptr (HlResponse) again = make_response (survey, 33);
  g_assert_cmpint (hl_store_add_response (self->store, survey, again, &error), ==, 0);
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "033"));
  g_clear_error (&error);

  add_response (self->store, survey, HL_SERIAL_NONE);
  add_response (self->store, survey, HL_SERIAL_NONE);
  g_autoptr (HlResponse) other = load (self, survey, add_response (self->store, survey, 34));
  other->serial = 33;
  g_assert_false (hl_store_update_response (self->store, survey, other, NULL, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

/* An import goes on after a refused line, in one transaction. */
static void
test_refused_in_transaction (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (self->store), NULL);
  g_autoptr (HlResponse) again = make_response (survey, 1);
  g_autoptr (GError) error = NULL;

  add_response (self->store, survey, 1);
  g_assert_cmpint (hl_store_add_response (self->store, survey, again, &error), ==, 0);
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  add_response (self->store, survey, 2);
  g_assert_true (hl_tx_commit (tx, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM response"), ==, 2);
}

static void
break_length (HlResponse *response)
{
  response->n_answers--;
}

static void
break_level (HlResponse *response)
{
  response->answers[3] = 6;
}

static void
break_code (HlResponse *response)
{
  response->answers[0] = 200;
}

static void
break_multiple (HlResponse *response)
{
  response->answers[response->n_answers - 1] = 2;
}

static void
mix_multiple (HlResponse *response)
{
  response->answers[response->n_answers - 4] = HL_ANSWER_SPOILED;
}

static void
break_field (HlResponse *response)
{
  response->field = 5;
}

static void
break_procedure (HlResponse *response)
{
  response->procedure = 9;
}

static void
break_text (HlResponse *response)
{
  hl_response_set_text (response, 3, 6, "x");
}

static void
break_reason (HlResponse *response)
{
  response->excluded = TRUE;
}

static void (*const breakers[]) (HlResponse * response) = {
  break_length, break_level, break_code, break_multiple, mix_multiple, break_field, break_procedure,
  break_text,
  break_reason,
};

static void
test_impossible (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);

  for (guint i = 0; i < G_N_ELEMENTS (breakers); i++)
    {
      g_autoptr (HlResponse) response = make_response (survey, 1);
      g_autoptr (GError) error = NULL;

      breakers[i](response);
      g_assert_cmpint (hl_store_add_response (self->store, survey, response, &error), ==, 0);
      g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
    }

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM response"), ==, 0);
}

static void
test_lives (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;

  survey->id = hl_store_add_survey (self->store, survey, &error);
  g_autoptr (HlResponse) response = make_response (survey, 1);
  g_assert_cmpint (hl_store_add_late_response (self->store, survey, response, "vì", &error), ==, 0);
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (hl_store_set_survey_state (self->store, survey->id, HL_SURVEY_OPEN, NULL, &error));
  g_autoptr (HlResponse) kept = load (self, survey, add_response (self->store, survey, 2));
  g_assert_true (hl_store_update_response (self->store, survey, kept, "c01: 4 → 3", NULL, &error));

  for (HlSurveyState state = HL_SURVEY_CLOSED; state <= HL_SURVEY_PUBLISHED; state++)
    {
      g_assert_true (hl_store_set_survey_state (self->store, survey->id, state, NULL, &error));
      g_assert_cmpint (hl_store_add_response (self->store, survey, response, &error), ==, 0);
      g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
      g_clear_error (&error);
      g_assert_false (hl_store_update_response (self->store, survey, kept, NULL, "  ", &error));
      g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
      g_clear_error (&error);

      response->serial = 10 + state;
      g_assert_cmpint (hl_store_add_late_response (self->store, survey, response, "gửi muộn",
                                                   &error), >, 0);
      g_assert_true (hl_store_update_response (self->store, survey, kept, "c01: 3 → 4", "gõ nhầm",
                                               &error));
      g_assert_no_error (error);
    }

  g_autoptr (GPtrArray) log = hl_store_list_log (self->store, survey->id, &error);
  const HlLogEntry *last = log->pdata[log->len - 1];
  g_assert_cmpstr (last->action, ==, "correct");
  g_assert_cmpstr (last->serial, ==, "002");
  g_assert_cmpstr (last->detail, ==, "c01: 3 → 4");
  g_assert_cmpstr (last->reason, ==, "gõ nhầm");
  g_assert_cmpint (last->subject, ==, 'r');
}

static void
test_update (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) full = full_response (self, survey);
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_response (self->store, survey, full, &error);
  g_autoptr (HlResponse) response = load (self, survey, id);

  response->serial = 7;
  response->answers[3] = HL_ANSWER_SPOILED;
  response->channel = HL_CHANNEL_POST;
  hl_response_set_text (response, hl_questionnaire_index_of (survey->questionnaire, "visits"), 0,
                        "13");
  g_clear_pointer (&response->comment, g_free);
  hl_store_set_clock (self->store, 1700000100);
  g_assert_true (hl_store_update_response (self->store, survey, response, NULL, NULL, &error));
  g_assert_no_error (error);
  g_autoptr (HlResponse) loaded = load (self, survey, id);
  check_same (loaded, response);
  g_assert_cmpint (loaded->saved_at, ==, 1700000100);

  g_assert_false (hl_store_update_response (self->store, survey, response, NULL, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  loaded->state = HL_RESPONSE_DRAFT;
  g_assert_false (hl_store_update_response (self->store, survey, loaded, NULL, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  loaded->id = 77;
  g_assert_false (hl_store_update_response (self->store, survey, loaded, NULL, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
}

static void
test_exclude (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;
  gint64 id = add_response (self->store, survey, 1);

  g_assert_false (hl_store_exclude_response (self->store, survey, id, TRUE, "", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hl_store_exclude_response (self->store, survey, id, FALSE, "vì", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (hl_store_exclude_response (self->store, survey, 9, TRUE, "vì", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hl_store_exclude_response (self->store, survey, id, TRUE, "người nhà", &error));
  g_autoptr (HlResponse) out = load (self, survey, id);
  g_assert_true (out->excluded);
  g_assert_cmpstr (out->excluded_reason, ==, "người nhà");
  g_assert_cmpuint (out->excluded_by, >, 0);

  g_assert_true (hl_store_exclude_response (self->store, survey, id, FALSE, "nhầm phiếu", &error));
  g_autoptr (HlResponse) in = load (self, survey, id);
  g_assert_false (in->excluded);
}

static void
test_delete_texts (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (HlResponse) full = full_response (self, survey);
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_response (self->store, survey, full, &error);

  g_assert_false (hl_store_delete_texts (self->store, survey, id, NULL, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (hl_store_delete_texts (self->store, survey, 9, "hết hạn", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hl_store_delete_texts (self->store, survey, id, "hết hạn lưu", &error));
  g_autoptr (HlResponse) bare = load (self, survey, id);
  g_assert_cmpuint (bare->texts->len, ==, 0);
  g_assert_null (bare->comment);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM response_text WHERE salt IS NULL"),
                   ==, 3);

  /* A deleted text may be given again. */
  hl_response_set_text (bare, hl_questionnaire_index_of (survey->questionnaire, "comment"), 0,
                        "Khác");
  g_assert_true (hl_store_update_response (self->store, survey, bare, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
collect (const HlResponse *response,
         gpointer          data,
         GError          **error)
{
  GString *out = data;

  if (response->serial == 99)
    {
      g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID, "enough");
      return FALSE;
    }
  g_string_append_printf (out, "%d ", (int) response->serial);

  return TRUE;
}

static void
note_serial (HlSerial serial,
             gint64   id,
             gint64   saved_at,
             guint32  keyer,
             gpointer data)
{
  GHashTable *ids = data;

  g_hash_table_insert (ids, GINT_TO_POINTER ((int) id), GINT_TO_POINTER ((int) serial));
}

static void
test_foreach_serial (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 first = add_response (self->store, survey, 7);
  gint64 second = add_response (self->store, survey, HL_SERIAL_NONE);

  g_assert_true (hl_store_foreach_serial (self->store, survey->id, note_serial, ids, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (ids, GINT_TO_POINTER (first))), ==, 7);
  g_assert_cmpint (GPOINTER_TO_INT (g_hash_table_lookup (ids, GINT_TO_POINTER (second))), ==,
                   HL_SERIAL_NONE);
}

static void
test_foreach (Fixture      *self,
              gconstpointer data)
{
  static const HlSerial serials[] = { 5, HL_SERIAL_NONE, 2, 1000000003, HL_SERIAL_NONE, 1 };
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (serials); i++)
    add_response (self->store, survey, serials[i]);
  g_assert_true (hl_store_foreach_response (self->store, survey, collect, out, &error));
  g_assert_cmpstr (out->str, ==, "1 2 5 1000000003 0 0 ");

  add_response (self->store, survey, 99);
  g_assert_false (hl_store_foreach_response (self->store, survey, collect, out, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_INVALID);
}

#define ADD(name, function) \
  g_test_add ("/store/response/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("line-of-writer", test_line_of_writer);
  ADD ("serials", test_serials);
  ADD ("refused-in-transaction", test_refused_in_transaction);
  ADD ("impossible", test_impossible);
  ADD ("lives", test_lives);
  ADD ("update", test_update);
  ADD ("exclude", test_exclude);
  ADD ("delete-texts", test_delete_texts);
  ADD ("foreach", test_foreach);
  ADD ("foreach-serial", test_foreach_serial);

  return g_test_run ();
}
