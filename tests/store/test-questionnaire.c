#include "hl-store-fixture.h"

#include <string.h>

/* Every member that may be set is set. */
static HlQuestionnaire *
rich_form (guint       revision,
           const char *title)
{
  g_autoptr (HlQuestionnaireBuilder) builder = hl_test_form_builder ();
  HlQuestionnaire *draft = hl_questionnaire_builder_get_draft (builder);
  g_autoptr (GError) error = NULL;

  g_free (draft->title);
  draft->title = g_strdup (title);
  draft->revision = revision;
  draft->short_title = g_strdup ("Ngắn");
  draft->description = g_strdup ("Mô tả");
  draft->source = g_strdup ("Quyết định số 2640/QĐ-BNV");
  draft->formula = HL_FORMULA_MEAN;
  draft->parts[0].lead = g_strdup ("Xin cho biết…");
  draft->parts[0].number = g_strdup ("A");
  draft->parts[0].scored = TRUE;
  draft->questions[3].no_opinion = TRUE;
  draft->questions[3].descending = TRUE;
  draft->questions[3].scale = g_strdup ("s5");
  draft->questions[0].sensitive = TRUE;
  draft->questions[0].required = TRUE;
  draft->questions[0].options[2].has_text = TRUE;
  draft->questions[1].wording = g_strdup ("shortened");
  draft->questions[6].minimum = 0.5;
  draft->questions[6].maximum = 99;
  draft->questions[6].unit = g_strdup ("lần");
  draft->questions[9].n_lines = 4;

  HlQuestionnaire *form = hl_questionnaire_builder_finish (builder, &error);
  g_assert_no_error (error);

  return form;
}

static void
test_round_trip (Fixture      *self,
                 gconstpointer data)
{
  g_autoptr (HlQuestionnaire) form = rich_form (1, "Phiếu thử");
  g_autofree char *expected = hl_questionnaire_to_canonical (form);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_questionnaire (self->store, form, &error));
  g_assert_true (hl_store_save_questionnaire (self->store, form, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log WHERE subject = 3"), ==, 1);

  fixture_reopen (self);
  g_autoptr (HlQuestionnaire) loaded = hl_store_load_questionnaire (self->store, "test-1", 1,
                                                                    &error);
  g_assert_no_error (error);
  g_autofree char *found = hl_questionnaire_to_canonical (loaded);
  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpuint (loaded->n_bytes, ==, form->n_bytes);
  g_assert_cmpuint (loaded->questions[2].jumps[0].n_targets, ==,
                    form->questions[2].jumps[0].n_targets);
}

static void
test_revisions (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlQuestionnaire) first = rich_form (1, "Phiếu một");
  g_autoptr (HlQuestionnaire) second = rich_form (2, "Phiếu hai");
  g_autoptr (HlQuestionnaire) changed = rich_form (1, "Phiếu khác");
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_questionnaire (self->store, second, &error));
  g_assert_true (hl_store_save_questionnaire (self->store, first, &error));
  g_assert_false (hl_store_save_questionnaire (self->store, changed, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  g_autoptr (HlQuestionnaire) newest = hl_store_load_questionnaire (self->store, "test-1", 0,
                                                                    &error);
  g_assert_cmpuint (newest->revision, ==, 2);
}

static void
test_list (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlQuestionnaire) second = rich_form (2, "Phiếu hai");
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_questionnaire (self->store, second, &error));
  g_autoptr (GPtrArray) list = hl_store_list_questionnaires (self->store, &error);
  g_assert_cmpuint (list->len, ==, 2);
  const HlQuestionnaireEntry *entry = list->pdata[0];
  g_assert_cmpstr (entry->id, ==, "test-1");
  g_assert_cmpuint (entry->revision, ==, 1);
  g_assert_cmpstr (entry->title, ==, "Test form");
  g_assert_cmpuint (entry->n_criteria, ==, 2);
  g_assert_cmpuint (entry->n_surveys, ==, 1);
}

static void
test_refused (Fixture      *self,
              gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GError) error = NULL;

  g_assert_null (hl_store_load_questionnaire (self->store, "g9", 0, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  run_sql (self->store, "DELETE FROM question_option WHERE question = 4");
  g_assert_null (hl_store_load_survey (self->store, survey->id, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_STORE);
  g_assert_nonnull (strstr (error->message, "another program"));
}

#define ADD(name, function) \
  g_test_add ("/store/questionnaire/" name, Fixture, NULL, fixture_set_up, function, \
              fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", test_round_trip);
  ADD ("revisions", test_revisions);
  ADD ("list", test_list);
  ADD ("refused", test_refused);

  return g_test_run ();
}
