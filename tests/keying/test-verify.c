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
    { "21214F43" "12\n" "13\n", { 9, 1, 0, 0, 1 }, 4 },
    { "1S11S1543" "13\nK" "1\nS", { 9, 4, 3, 1, 0 }, 5 },
  };
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlKeySession) session = begin_second (survey);
      const HlVerifyCount *count;

      keying_fixture_type (session, cases[i].keys);
      count = hl_key_session_get_count (session);
      g_assert_cmpint (hl_key_session_get_state (session), ==, HL_KEYING_ECHO);
      g_assert_cmpmem (count, sizeof *count, &cases[i].count, sizeof *count);
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

static void
test_unsettled_is_marked (void)
{
  g_autoptr (HlSurvey) survey = keying_fixture_survey ();
  g_autoptr (HlKeySession) session = begin_second (survey);

  keying_fixture_type (session, "21214F");
  g_assert_cmpuint (hl_key_session_get_form (session)->flags, ==,
                    HL_RESPONSE_KEYED_TWICE | HL_RESPONSE_UNSETTLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/verify/differences", test_differences);
  g_test_add_func ("/verify/conflict-refuses-digits", test_conflict_refuses_digits);
  g_test_add_func ("/verify/unsettled-is-marked", test_unsettled_is_marked);

  return g_test_run ();
}
