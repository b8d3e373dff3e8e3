#include "core/hl-response-set.h"
#include "core/hl-response.h"
#include "hl-test-form.h"

static HlResponse *
new_response (HlSerial serial)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlResponse *response = hl_response_new (form);

  response->serial = serial;
  response->state = HL_RESPONSE_COMPLETE;
  response->answers[0] = 2;
  hl_response_set_text (response, 9, 0, "Tốt");
  hl_response_set_text (response, 5, 2, "Khác");
  hl_response_set_text (response, 5, 1, "Một");
  response->comment = g_strdup ("mờ");

  return response;
}

static void
test_new (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlResponse) response = hl_response_new (form);

  g_assert_cmpuint (response->n_answers, ==, form->n_bytes);
  for (guint i = 0; i < response->n_answers; i++)
    g_assert_cmpuint (response->answers[i], ==, 0);
  g_assert_cmpuint (response->field, ==, HL_NO_INDEX);
  g_assert_cmpuint (response->area, ==, HL_NO_INDEX);
  g_assert_cmpuint (response->procedure, ==, HL_NO_INDEX);
  g_assert_cmpint (response->state, ==, HL_RESPONSE_DRAFT);
  g_assert_cmpuint (response->texts->len, ==, 0);
}

static void
test_texts (void)
{
  g_autoptr (HlResponse) response = new_response (1);

  g_assert_cmpuint (response->texts->len, ==, 3);
  g_assert_cmpuint (g_array_index (response->texts, HlText, 0).option, ==, 1);
  g_assert_cmpuint (g_array_index (response->texts, HlText, 1).option, ==, 2);
  g_assert_cmpuint (g_array_index (response->texts, HlText, 2).question, ==, 9);

  hl_response_set_text (response, 5, 2, "Khác nữa");
  g_assert_cmpstr (hl_response_get_text (response, 5, 2), ==, "Khác nữa");
  hl_response_set_text (response, 9, 0, "");
  g_assert_null (hl_response_get_text (response, 9, 0));
  hl_response_set_text (response, 8, 0, NULL);
  g_assert_cmpuint (response->texts->len, ==, 2);
  hl_response_clear_texts (response, 5);
  g_assert_cmpuint (response->texts->len, ==, 0);
}

static void
test_copy (void)
{
  g_autoptr (HlResponse) response = new_response (7);
  g_autoptr (HlResponse) copy = hl_response_copy (response);

  response->answers[0] = 1;
  hl_response_set_text (response, 9, 0, NULL);

  g_assert_cmpint (copy->serial, ==, 7);
  g_assert_cmpuint (copy->answers[0], ==, 2);
  g_assert_cmpstr (hl_response_get_text (copy, 9, 0), ==, "Tốt");
  g_assert_cmpstr (copy->comment, ==, "mờ");
}

static void
test_words (void)
{
  HlChannel channel;
  HlRespondent respondent;

  for (guint i = 0; i <= HL_CHANNEL_ONLINE; i++)
    {
      g_assert_true (hl_channel_parse (hl_channel_to_string (i), &channel));
      g_assert_cmpuint (channel, ==, i);
      g_assert_cmpstr (hl_channel_title (i, HL_LANGUAGE_VI), !=,
                       hl_channel_title (i, HL_LANGUAGE_EN));
    }
  for (guint i = 0; i <= HL_RESPONDENT_ORGANISATION; i++)
    {
      g_assert_true (hl_respondent_parse (hl_respondent_to_string (i), &respondent));
      g_assert_cmpuint (respondent, ==, i);
      g_assert_cmpstr (hl_respondent_title (i, HL_LANGUAGE_VI), !=,
                       hl_respondent_title (i, HL_LANGUAGE_EN));
    }
  g_assert_false (hl_channel_parse ("fax", &channel));
  g_assert_false (hl_respondent_parse ("Citizen", &respondent));
  g_assert_cmpstr (hl_response_state_to_string (HL_RESPONSE_VERIFIED), ==, "verified");
}

static void
test_set (void)
{
  g_autoptr (HlResponseSet) set = hl_response_set_new (9, 0);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (HlResponse) response = new_response (i + 1);

      response->id = 1000 + i;
      response->field = i % 3 == 0 ? HL_NO_INDEX : i % 3;
      response->answers[8] = i;
      response->excluded = i == 5;
      response->rules = 4;
      hl_response_set_append (set, response);
    }

  g_assert_cmpuint (set->n, ==, 100);
  for (guint i = 0; i < set->n; i++)
    {
      g_assert_cmpint (set->serials[i], ==, i + 1);
      g_assert_cmpint (set->ids[i], ==, 1000 + i);
      g_assert_cmpuint (set->fields[i], ==, i % 3 == 0 ? 0 : i % 3 + 1);
      g_assert_cmpuint (set->areas[i], ==, 0);
      g_assert_cmpuint (set->excluded[i], ==, i == 5);
      g_assert_cmpuint (set->rules[i], ==, 4);
      g_assert_cmpuint (hl_response_set_answers (set, i)[0], ==, 2);
      g_assert_cmpuint (hl_response_set_answers (set, i)[8], ==, i);
    }
}

static void
test_set_grow (void)
{
  g_autoptr (HlResponseSet) set = hl_response_set_new (3, 2);
  g_autoptr (HlResponseSet) open = hl_response_set_new (0, 0);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (hl_response_set_grow (set), ==, i);
      g_assert_cmpuint (set->dates[i], ==, 0);
      g_assert_cmpuint (hl_response_set_answers (set, i)[2], ==, 0);
    }
  g_assert_cmpuint (hl_response_set_grow (open), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/response/new", test_new);
  g_test_add_func ("/response/texts", test_texts);
  g_test_add_func ("/response/copy", test_copy);
  g_test_add_func ("/response/words", test_words);
  g_test_add_func ("/response/set", test_set);
  g_test_add_func ("/response/set-grow", test_set_grow);

  return g_test_run ();
}
