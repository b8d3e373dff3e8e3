#include "keying-fixture.h"

typedef struct
{
  HlSurvey     *survey;
  HlKeySession *session;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->survey = keying_fixture_survey ();
  fixture->session = keying_fixture_session (fixture->survey);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  hl_key_session_free (fixture->session);
  hl_survey_unref (fixture->survey);
}

static const guint8 *
answers_of (Fixture *fixture)
{
  return hl_key_session_get_form (fixture->session)->answers;
}

/* serial, field, respondent, gender, late, c01…c03, visits, wishes, comment: the jump passes
 * `sorry` over. */
static void
test_whole_form (Fixture      *fixture,
                 gconstpointer data)
{
  const HlResponse *form;

  g_assert_cmpint (keying_fixture_type (fixture->session, "\n2121543" "12\n" "13\n" "\n"), ==,
                   HL_KEY_MOVED);
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_ECHO);
  g_assert_cmpint (keying_fixture_type (fixture->session, "\n"), ==, HL_KEY_SAVE);

  form = hl_key_session_get_form (fixture->session);
  g_assert_cmpint (form->serial, ==, 7);
  g_assert_cmpuint (form->field, ==, 1);
  g_assert_cmpint (form->respondent, ==, HL_RESPONDENT_CITIZEN);
  g_assert_cmpuint (form->officer, ==, 4);
  g_assert_cmpmem (form->answers, form->n_answers, "\2\1\377\5\4\3\1\0\1\0", 10);
  g_assert_cmpstr (hl_response_get_text (form, 6, 0), ==, "12");
  g_assert_null (hl_response_get_text (form, 8, 0));
}

static void
test_five_codes (Fixture      *fixture,
                 gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n11" "0-1*");
  g_assert_cmpmem (answers_of (fixture), 5, "\0\375\1\376\0", 5);
}

static void
test_range_decides_field (Fixture      *fixture,
                          gconstpointer data)
{
  keying_fixture_type (fixture->session, "120\n");
  g_assert_cmpuint (hl_key_session_get_form (fixture->session)->field, ==, 1);
  g_assert_cmpint (g_array_index (hl_key_session_get_rows (fixture->session), HlRow, 0).kind, ==,
                   HL_ROW_RESPONDENT);
}

static void
test_serials (Fixture      *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char  *keys;
    HlKeyOutcome outcome;
    const char  *word;
  } cases[] = {
    { "33\n", HL_KEY_REFUSED, "12/10, Hoa" },
    { "34-1\n", HL_KEY_REFUSED, "check digit" },
    { "0\n", HL_KEY_REFUSED, "not a form number" },
    { "x", HL_KEY_REFUSED, "Type the number" },
    { "-", HL_KEY_REFUSED, "Type the number" },
    { "151\n", HL_KEY_MOVED, "outside the issued range" },
    { "35\b4\n", HL_KEY_MOVED, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlKeySession) session = keying_fixture_session (fixture->survey);
      const char *message;

      g_assert_cmpint (keying_fixture_type (session, cases[i].keys), ==, cases[i].outcome);
      message = hl_key_session_get_message (session);
      if (cases[i].word != NULL)
        g_assert_nonnull (strstr (message, cases[i].word));
      else
        g_assert_null (message);
    }
}

static void
test_wrong_keys (Fixture      *fixture,
                 gconstpointer data)
{
  static const struct
  {
    const char *before;
    const char *key;
  } cases[] = {
    { "\n", "3" }, { "\n", "-" }, { "\n1", "3" }, { "\n11", "5" }, { "\n1111", "6" },
    { "\n1111", "\n" }, { "\n1111", "a" }, { "\n1111555", "-" }, { "\n1111555", "x" },
    { "\n1111555100", "\n" }, { "\n11115551\n", "5" }, { "\n11115551\n12", "3" },
    { "\n1111", "v" }, { "", "z" }, { "", "y" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HlKeySession) session = keying_fixture_session (fixture->survey);
      guint cursor;

      keying_fixture_type (session, cases[i].before);
      cursor = hl_key_session_get_cursor (session);
      g_assert_cmpint (keying_fixture_type (session, cases[i].key), ==, HL_KEY_REFUSED);
      g_assert_cmpuint (hl_key_session_get_cursor (session), ==, cursor);
      g_assert_nonnull (hl_key_session_get_message (session));
    }
}

static void
test_space_is_ignored (Fixture      *fixture,
                       gconstpointer data)
{
  g_assert_cmpint (keying_fixture_type (fixture->session, "\n1111 "), ==, HL_KEY_IGNORED);
  g_assert_null (hl_key_session_get_message (fixture->session));
}

/* Going back to a question passed over and pressing a key keeps the mark; passing by leaves it
 * skipped. */
static void
test_mark_on_skipped (Fixture      *fixture,
                      gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n1111^");
  g_assert_cmpuint (answers_of (fixture)[2], ==, HL_ANSWER_SKIPPED);

  keying_fixture_type (fixture->session, "v5^^");
  g_assert_cmpuint (answers_of (fixture)[2], ==, HL_ANSWER_SKIPPED);
  g_assert_cmpint (keying_fixture_type (fixture->session, "2"), ==, HL_KEY_MOVED);
  g_assert_cmpuint (answers_of (fixture)[2], ==, 2);
}

/* A changed answer takes the jump back: what was skipped is asked again, as blank. */
static void
test_jump_taken_back (Fixture      *fixture,
                      gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n1111^^3");
  g_assert_cmpuint (answers_of (fixture)[2], ==, HL_ANSWER_BLANK);
  g_assert_cmpuint (g_array_index (hl_key_session_get_rows (fixture->session), HlRow,
                                   hl_key_session_get_cursor (fixture->session)).question, ==, 2);
}

static void
test_undo (Fixture      *fixture,
           gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n111154");
  g_assert_cmpuint (answers_of (fixture)[4], ==, 4);

  keying_fixture_type (fixture->session, "zz");
  g_assert_cmpuint (answers_of (fixture)[3], ==, HL_ANSWER_BLANK);
  g_assert_cmpuint (answers_of (fixture)[4], ==, HL_ANSWER_BLANK);

  keying_fixture_type (fixture->session, "yy");
  g_assert_cmpuint (answers_of (fixture)[3], ==, 5);
  g_assert_cmpuint (answers_of (fixture)[4], ==, 4);

  keying_fixture_type (fixture->session, "z3");
  g_assert_cmpint (keying_fixture_type (fixture->session, "y"), ==, HL_KEY_REFUSED);
}

static void
test_texts (Fixture      *fixture,
            gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n1111555" "\n" "4\n");
  g_assert_cmpint (hl_key_session_type_text (fixture->session, "  thêm  ghế "), ==, HL_KEY_MOVED);
  g_assert_cmpint (hl_key_session_type_text (fixture->session, "Cảm ơn"), ==, HL_KEY_MOVED);
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_ECHO);
  g_assert_cmpstr (hl_response_get_text (hl_key_session_get_form (fixture->session), 7, 4), ==,
                   "thêm  ghế");
  g_assert_cmpstr (hl_response_get_text (hl_key_session_get_form (fixture->session), 8, 0), ==,
                   "Cảm ơn");
}

static void
test_flag (Fixture      *fixture,
           gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n11F");
  g_assert_cmpuint (hl_key_session_get_form (fixture->session)->flags, ==, HL_RESPONSE_REVIEW);
  keying_fixture_type (fixture->session, "F");
  g_assert_cmpuint (hl_key_session_get_form (fixture->session)->flags, ==, 0);
}

static void
test_echo (Fixture      *fixture,
           gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n1111555" "\n" "\n" "\n");
  g_assert_cmpint (keying_fixture_type (fixture->session, "5"), ==, HL_KEY_REFUSED);
  g_assert_cmpint (keying_fixture_type (fixture->session, "^"), ==, HL_KEY_MOVED);
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_ANSWERS);
}

/* Back past the first box the number can be put right; what was keyed stays, and the field that the
 * new number does not decide is asked. */
static void
test_change_serial (Fixture      *fixture,
                    gconstpointer data)
{
  const HlResponse *form;

  keying_fixture_type (fixture->session, "120\n" "1115");
  keying_fixture_type (fixture->session, "^^^^^^");
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_SERIAL);
  g_assert_cmpstr (hl_key_session_get_typed (fixture->session), ==, "120");

  g_assert_cmpint (keying_fixture_type (fixture->session, "\b\b\b" "33\n"), ==, HL_KEY_REFUSED);
  keying_fixture_type (fixture->session, "\b\b" "12\n");
  form = hl_key_session_get_form (fixture->session);
  g_assert_cmpint (form->serial, ==, 12);
  g_assert_cmpuint (hl_key_session_get_cursor (fixture->session), ==, 0);
  keying_fixture_type (fixture->session, "1");
  g_assert_cmpuint (hl_key_session_get_form (fixture->session)->field, ==, 0);
  g_assert_cmpmem (answers_of (fixture), 4, "\1\1\377\5", 4);

  keying_fixture_type (fixture->session, "zz");
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_SERIAL);
}

/* Enter alone leaves the number as it is, and goes on where the form stood. */
static void
test_keep_serial (Fixture      *fixture,
                  gconstpointer data)
{
  keying_fixture_type (fixture->session, "\n1111^^^^^^");
  g_assert_cmpint (hl_key_session_get_state (fixture->session), ==, HL_KEYING_SERIAL);
  keying_fixture_type (fixture->session, "\n");
  g_assert_cmpint (hl_key_session_get_form (fixture->session)->serial, ==, 7);
  g_assert_cmpuint (g_array_index (hl_key_session_get_rows (fixture->session), HlRow,
                                   hl_key_session_get_cursor (fixture->session)).question, ==, 3);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/session/whole-form", test_whole_form);
  ADD ("/session/five-codes", test_five_codes);
  ADD ("/session/range-decides-field", test_range_decides_field);
  ADD ("/session/serials", test_serials);
  ADD ("/session/wrong-keys", test_wrong_keys);
  ADD ("/session/space-is-ignored", test_space_is_ignored);
  ADD ("/session/mark-on-skipped", test_mark_on_skipped);
  ADD ("/session/jump-taken-back", test_jump_taken_back);
  ADD ("/session/undo", test_undo);
  ADD ("/session/texts", test_texts);
  ADD ("/session/flag", test_flag);
  ADD ("/session/change-serial", test_change_serial);
  ADD ("/session/keep-serial", test_keep_serial);
  ADD ("/session/echo", test_echo);

  return g_test_run ();
}
