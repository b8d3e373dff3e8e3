#include "keying-fixture.h"

/* The first keying: field 2, citizen, gender 2, not late, 5 4 3, 12 visits, wishes 1 and 3. */
static HlKeySession *
begin_second (HlSurvey *survey)
{
  g_autoptr (HlKeySession) first = keying_fixture_session (survey);
  HlKeySession *second = keying_fixture_session (survey);

  keying_fixture_type (first, "\n2121543" "12\n" "13\n" "\n");
  hl_key_session_begin_second (second, hl_key_session_get_form (first));

  return second;
}

static void
test_differences (void)
{
  static const struct
  {
    const char   *keys;
    HlVerifyCount count;
    guint8        c01;
  } cases[] = {
    { "2121543" "12\n" "13\n", { 9, 0, 0, 0, 0 }, 5 },
    { "21214K43" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "21214S43" "12\n" "13\n", { 9, 1, 1, 0, 0 }, 4 },
    { "21214\b543" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "21214\b443" "12\n" "13\n", { 9, 1, 1, 0, 0 }, 4 },
    { "21214\b3K43" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "21214F43" "12\n" "13\n", { 9, 1, 0, 0, 1 }, 5 },
    { "21215^4K43" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "21214S^543" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "21214Sz\b543" "12\n" "13\n", { 9, 1, 0, 1, 0 }, 5 },
    { "2123S1K543" "12\n" "13\n", { 10, 2, 1, 1, 0 }, 5 },
    { "1S11S1543" "13\nK" "1\nS", { 9, 4, 3, 1, 0 }, 5 },
  };
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlKeySession) session = begin_second (survey);
      HlVerifyCount count;

      keying_fixture_type (session, cases[i].keys);
      hl_key_session_get_count (session, &count);
      g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_ECHO);
      g_assert_cmpmem (&count, sizeof count, &cases[i].count, sizeof count);
      g_assert_cmpuint (hl_key_session_get_form (session)->answers[3], ==, cases[i].c01);
    }
}

static void
test_conflict_refuses_digits (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) session = begin_second (survey);

  g_assert_cmpint (keying_fixture_type (session, "21214"), ==, HL_KEY_CONFLICT);
  g_assert_cmpint (keying_fixture_type (session, "5"), ==, HL_KEY_REFUSED);
  g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_CONFLICT);
}

/* A number that waits for its key again is not passed over. */
static void
test_down_does_not_settle (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) session = begin_second (survey);

  g_assert_cmpint (keying_fixture_type (session, "21214\bv"), ==, HL_KEY_REFUSED);
  g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_ANSWERS);
}

/* The first keying shows nowhere before it differs. */
static void
test_blind (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) session = begin_second (survey);
  const HlResponse *form = hl_key_session_get_form (session);
  const GArray *rows = hl_key_session_get_rows (session);

  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (hl_key_form_get (survey, &g_array_index (rows, HlRow, i), form), ==, 0);
}

/* A mark on a question passed over is not lost by a second keying that passes it over. */
static void
test_hidden_mark (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) first = keying_fixture_session (survey);
  g_autoptr (HlKeySession) second = keying_fixture_session (survey);

  keying_fixture_type (first, "\n2121^2543" "12\n" "13\n" "\n");
  g_assert_cmpuint (hl_key_session_get_form (first)->answers[2], ==, 2);
  hl_key_session_begin_second (second, hl_key_session_get_form (first));
  g_assert_cmpint (keying_fixture_type (second, "2121"), ==, HL_KEY_CONFLICT);
  keying_fixture_type (second, "K543" "12\n" "13\n");
  g_assert_cmpint (hl_key_session_get_state (second), ==, HL_KEYING_ECHO);
  g_assert_cmpuint (hl_key_session_get_form (second)->answers[2], ==, 2);
}

static HlKeySession *
begin_settle (HlSurvey   *survey,
              GHashTable *seconds)
{
  g_autoptr (HlKeySession) first = keying_fixture_session (survey);
  HlKeySession *session = keying_fixture_session (survey);

  g_hash_table_insert (seconds, (gpointer) "c01", (gpointer) "4");
  g_hash_table_insert (seconds, (gpointer) "visits", NULL);
  g_hash_table_insert (seconds, (gpointer) "wishes", (gpointer) "2|4");
  keying_fixture_type (first, "\n2121543" "12\n" "13\n" "\n");
  hl_key_session_begin_settle (session, hl_key_session_get_form (first), seconds);

  return session;
}

static void
test_settle (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (GHashTable) seconds = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HlKeySession) session = begin_settle (survey, seconds);
  const HlResponse *form;
  HlVerifyCount count;

  g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_CONFLICT);
  keying_fixture_type (session, "S");
  g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_ANSWERS);
  keying_fixture_type (session, "12\n" "S");
  g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_ECHO);

  form = hl_key_session_get_form (session);
  g_assert_cmpuint (form->answers[3], ==, 4);
  g_assert_cmpmem (form->answers + 6, 4, "\0\1\0\1", 4);
  hl_key_session_get_count (session, &count);
  g_assert_cmpmem (&count, sizeof count, &((HlVerifyCount) { 0, 3, 2, 1, 0 }), sizeof count);
}

static void
test_boxes (void)
{
  static const char *const values[] = { "", "-", "*", "/", "2" };
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlResponse) form = hl_response_new (survey->questionnaire);
  g_autoptr (GArray) rows = hl_key_form_rows (survey, 7, FALSE);
  const HlRow *gender = &g_array_index (rows, HlRow, 2);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *written = NULL;

      hl_key_form_read (survey, gender, values[i], form);
      written = hl_key_form_write (survey, gender, form);
      g_assert_cmpstr (written, ==, values[i]);
    }

  g_assert_cmpstr (hl_key_form_box (survey, &g_array_index (rows, HlRow, 0)), ==, "field");
  g_assert_cmpstr (hl_key_form_box (survey, gender), ==, "gender");
}

static void
test_unsettled_is_marked (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) session = begin_second (survey);

  keying_fixture_type (session, "21214F");
  g_assert_cmpint (hl_key_session_get_verdict (session, 5), ==, HL_VERDICT_UNSETTLED);
  g_assert_cmpuint (hl_key_session_get_second (session)->answers[3], ==, 4);
  g_assert_cmpuint (hl_key_session_get_form (session)->answers[3], ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/differences", test_differences);
  g_test_add_func ("/verify/conflict-refuses-digits", test_conflict_refuses_digits);
  g_test_add_func ("/verify/down-does-not-settle", test_down_does_not_settle);
  g_test_add_func ("/verify/blind", test_blind);
  g_test_add_func ("/verify/hidden-mark", test_hidden_mark);
  g_test_add_func ("/verify/settle", test_settle);
  g_test_add_func ("/verify/boxes", test_boxes);
  g_test_add_func ("/verify/unsettled-is-marked", test_unsettled_is_marked);

  return g_test_run ();
}
