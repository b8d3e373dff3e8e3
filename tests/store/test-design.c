#include "hl-store-fixture.h"

#include "core/hl-questionnaire-edit.h"
#include "store/hl-store-design.h"

static void
assert_whole (HlStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlAuditReport) report = hl_store_audit (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->faults->len, ==, 0);
}

static HlQuestionnaire *
make_form (guint       revision,
           const char *title)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, revision);

  hl_questionnaire_edit_set_text (edit, 0, "title", title);

  return hl_questionnaire_edit_finish (edit, NULL);
}

static void
test_drafts (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (form, NULL, 2);
  g_autofree char *content = hl_questionnaire_edit_to_text (edit);
  const HlQuestionnaireDraft draft = { (char *) "test-1", 2, (char *) "test-1", 1,
                                       (char *) "Phiếu", content, 0 };
  const HlQuestionnaireDraft other = { (char *) "own", 1, NULL, 0, (char *) "", content, 0 };
  g_autoptr (HlQuestionnaireDraft) found = NULL;
  g_autoptr (HlQuestionnaireDraft) none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_draft (self->store, &other, &error));
  g_assert_true (hl_store_save_draft (self->store, &draft, &error));
  g_assert_true (hl_store_save_draft (self->store, &draft, &error));
  fixture_reopen (self);
  g_assert_true (hl_store_load_draft (self->store, "test-1", &found, &error));
  g_assert_cmpuint (found->revision, ==, 2);
  g_assert_cmpstr (found->base_id, ==, "test-1");
  g_assert_cmpuint (found->base, ==, 1);
  g_assert_cmpstr (found->content, ==, content);

  g_autoptr (GPtrArray) list = hl_store_list_drafts (self->store, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_null (((HlQuestionnaireDraft *) list->pdata[0])->base_id);
  g_assert_true (hl_store_drop_draft (self->store, "test-1", &error));
  g_assert_true (hl_store_load_draft (self->store, "test-1", &none, &error));
  g_assert_null (none);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM log"), ==, 0);
}

static void
test_delete (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (HlQuestionnaire) first = make_form (1, "One");
  g_autoptr (HlQuestionnaire) other = make_form (1, "Other");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  guint next;

  g_assert_true (hl_store_save_questionnaire (self->store, first, &error));
  hl_store_delete_questionnaire (self->store, "test-1", &error);
  g_assert_no_error (error);
  list = hl_store_list_questionnaires (self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (hl_store_load_questionnaire (self->store, "test-1", 0, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (hl_store_delete_questionnaire (self->store, "test-1", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);
  assert_whole (self->store);

  g_assert_false (hl_store_save_questionnaire (self->store, other, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (hl_store_next_revision (self->store, "test-1", &next, &error));
  g_assert_cmpuint (next, ==, 2);

  g_assert_true (hl_store_save_questionnaire (self->store, first, &error));
  g_autoptr (HlQuestionnaire) back = hl_store_load_questionnaire (self->store, "test-1", 0,
                                                                  &error);
  g_assert_no_error (error);
  g_assert_cmpstr (back->title, ==, "One");
  assert_whole (self->store);
}

/* That a questionnaire was deleted cannot be done or undone behind the back of the log. */
static void
test_delete_covered (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (HlQuestionnaire) first = make_form (1, "One");
  g_autoptr (HlAuditReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_store_save_questionnaire (self->store, first, &error));
  run_sql (self->store, "INSERT INTO questionnaire_deleted SELECT id, 1 FROM questionnaire");
  report = hl_store_audit (self->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->faults->len, ==, 1);
}

static void
test_used (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (HlSurvey) survey = open_survey (self->store);
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GError) error = NULL;
  const HlQuestionnaireUse *use;

  g_assert_false (hl_store_delete_questionnaire (self->store, "test-1", &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);

  uses = hl_store_list_questionnaire_uses (self->store, "test-1", &error);
  g_assert_cmpuint (uses->len, ==, 1);
  use = uses->pdata[0];
  g_assert_cmpint (use->survey_id, ==, survey->id);
  g_assert_cmpint (use->state, ==, HL_SURVEY_OPEN);
  g_assert_cmpuint (use->revision, ==, 1);
  g_assert_false (use->printed);
}

static void
test_move_survey (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (HlQuestionnaire) second = make_form (2, "Two");
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (HlSurvey) moved = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = hl_store_add_survey (self->store, survey, &error);

  g_assert_no_error (error);
  g_assert_false (hl_store_move_survey (self->store, id, 2, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (hl_store_save_questionnaire (self->store, second, &error));
  g_assert_true (hl_store_move_survey (self->store, id, 2, &error));
  g_assert_no_error (error);
  moved = hl_store_load_survey (self->store, id, &error);
  g_assert_cmpuint (moved->questionnaire->revision, ==, 2);
  g_assert_cmpstr (moved->questionnaire->title, ==, "Two");
  assert_whole (self->store);

  g_assert_true (hl_store_set_survey_state (self->store, id, HL_SURVEY_OPEN, NULL, &error));
  g_assert_false (hl_store_move_survey (self->store, id, 1, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store/design/drafts", Fixture, NULL, fixture_set_up, test_drafts,
              fixture_tear_down);
  g_test_add ("/store/design/delete", Fixture, NULL, fixture_set_up, test_delete,
              fixture_tear_down);
  g_test_add ("/store/design/delete-covered", Fixture, NULL, fixture_set_up, test_delete_covered,
              fixture_tear_down);
  g_test_add ("/store/design/used", Fixture, NULL, fixture_set_up, test_used, fixture_tear_down);
  g_test_add ("/store/design/move-survey", Fixture, NULL, fixture_set_up, test_move_survey,
              fixture_tear_down);

  return g_test_run ();
}
