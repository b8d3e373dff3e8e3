#include <glib/gstdio.h>

#include "core/hl-error.h"
#include "exchange/hl-library.h"
#include "exchange/hl-questionnaire-json.h"

typedef struct
{
  char    *folder;
  char    *path;
  HlStore *store;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("library-XXXXXX", &error);
  self->path = g_build_filename (self->folder, "library.db", NULL);
  self->store = hl_store_open (self->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  hl_store_close (self->store);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* The built-in questionnaires come through the editing model as they are, and nothing is wrong
 * with them. */
static void
test_builtin (Fixture      *self,
              gconstpointer data)
{
  for (const char *const *id = hl_builtin_questionnaire_ids (); *id != NULL; id++)
    {
      g_autoptr (HlQuestionnaire) base = hl_builtin_questionnaire (*id, NULL);
      g_autoptr (HlQuestionnaireEdit) edit = hl_library_edit (self->store, *id, 0, NULL);
      g_autoptr (GPtrArray) problems = hl_questionnaire_edit_problems (edit);
      g_autoptr (GError) error = NULL;
      g_autoptr (HlQuestionnaire) next = hl_questionnaire_edit_finish (edit, &error);

      g_assert_no_error (error);
      for (guint i = 0; i < problems->len; i++)
        g_test_message ("%s: %s", *id, ((HlProblem *) problems->pdata[i])->message);
      g_assert_cmpuint (problems->len, ==, 0);
      g_assert_cmpuint (next->revision, ==, 2);
      g_assert_true (hl_questionnaire_same_content (base, next));
    }
}

/* All of the form of most communes is numbered by its place. */
static void
test_automatic (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (HlQuestionnaireEdit) edit = hl_library_edit (self->store, "g1-2640", 0, NULL);
  const HlQuestionnaire *draft = hl_questionnaire_edit_get_draft (edit);

  for (guint i = 0; i < draft->n_questions; i++)
    g_assert_true (hl_questionnaire_edit_is_automatic (
                     edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_QUESTION, i), "number"));
  for (guint i = 0; i < draft->n_factors; i++)
    g_assert_true (hl_questionnaire_edit_is_automatic (
                     edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, i), "number"));

  hl_questionnaire_edit_move_by (edit, hl_questionnaire_edit_get_id (edit, HL_EDIT_FACTOR, 2), 1);
  draft = hl_questionnaire_edit_get_draft (edit);
  g_assert_cmpstr (hl_questionnaire_find (draft, "c01")->number, ==, "6");
  g_assert_cmpstr (hl_questionnaire_find (draft, "c05")->number, ==, "1");
}

static void
test_ids (Fixture      *self,
          gconstpointer data)
{
  static const struct
  {
    const char *title;
    const char *id;
  } cases[] = {
    { "Phiếu Đánh giá (mới)", "phieu-danh-gia-moi" },
    { "  ", "phieu" },
    { "g1 2640", "g1-2640-2" },
    { "Phiếu khảo sát sự hài lòng của người dân, tổ chức đối với sự phục vụ",
      "phieu-khao-sat-su-hai-long-cua-nguoi-dan" },
    { "问卷", "phieu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = hl_library_make_id (self->store, cases[i].title, NULL);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static const HlLibraryEntry *
find_entry (GPtrArray  *list,
            const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((HlLibraryEntry *) list->pdata[i])->id, id))
      return list->pdata[i];

  return NULL;
}

/* A copy is kept as a draft, goes on after the file was closed, and is stored. */
static void
test_duplicate (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaireEdit) copy = hl_library_duplicate (self->store, "w9", 0,
                                                               "Phiếu của phường", &error);
  g_autoptr (HlQuestionnaireDraft) draft = NULL;
  g_autoptr (HlQuestionnaireEdit) kept = NULL;
  g_autoptr (HlQuestionnaire) form = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_no_error (error);
  draft = hl_library_make_draft (copy);
  g_assert_cmpstr (draft->id, ==, "phieu-cua-phuong");
  g_assert_cmpstr (draft->base_id, ==, "w9");
  g_assert_true (hl_store_save_draft (self->store, draft, &error));
  before = hl_library_list (self->store, &error);
  g_assert_cmpuint (find_entry (before, draft->id)->revision, ==, 0);
  g_assert_cmpint (find_entry (before, draft->id)->draft_at, >, 0);

  kept = hl_library_edit (self->store, draft->id, 0, &error);
  g_assert_no_error (error);
  form = hl_questionnaire_edit_finish (kept, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hl_questionnaire_find (form, "c01")->identity, ==, "g1-2640/c10");
  g_assert_true (hl_library_save (self->store, form, &error));

  after = hl_library_list (self->store, &error);
  g_assert_cmpuint (after->len, ==, 7);
  g_assert_cmpuint (find_entry (after, draft->id)->revision, ==, 1);
  g_assert_cmpint (find_entry (after, draft->id)->draft_at, ==, 0);
  g_assert_false (find_entry (after, draft->id)->built_in);
  g_assert_true (hl_store_delete_questionnaire (self->store, draft->id, &error));
}

static void
test_revisions (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) first = hl_builtin_questionnaire ("w9", NULL);
  g_autoptr (HlQuestionnaireEdit) edit = hl_library_edit (self->store, "w9", 0, &error);
  g_autoptr (HlQuestionnaire) second = NULL;
  g_autoptr (HlQuestionnaire) found = NULL;
  g_autoptr (GPtrArray) list = NULL;

  hl_questionnaire_edit_set_text (edit, 0, "short_title", "Khác");
  second = hl_questionnaire_edit_finish (edit, &error);
  g_assert_true (hl_library_save (self->store, second, &error));
  found = hl_library_load (self->store, "w9", 0, &error);
  g_assert_cmpuint (found->revision, ==, 2);
  g_clear_pointer (&found, hl_questionnaire_unref);
  found = hl_library_load (self->store, "w9", 1, &error);
  g_assert_true (hl_questionnaire_same_content (found, first));

  g_assert_true (hl_store_save_questionnaire (self->store, first, &error));
  list = hl_library_list (self->store, &error);
  g_assert_cmpuint (list->len, ==, 6);
  g_assert_cmpuint (find_entry (list, "w9")->n_revisions, ==, 2);
  g_assert_cmpuint (find_entry (list, "w9")->revision, ==, 2);
  g_assert_true (find_entry (list, "w9")->stored);
  g_assert_cmpuint (find_entry (list, "w9")->uses->len, ==, 0);
}

/* What a questionnaire goes through when it leaves the file as JSON and comes back changed. */
static void
test_import (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) first = hl_builtin_questionnaire ("w9", NULL);
  g_autoptr (HlQuestionnaireEdit) edit = hl_questionnaire_edit_new (first, NULL, 1);
  g_autoptr (HlQuestionnaire) changed = NULL;
  g_autoptr (HlQuestionnaire) same = NULL;
  g_autoptr (HlQuestionnaire) next = NULL;
  g_autofree char *json = NULL;

  hl_questionnaire_edit_set_text (edit, 0, "short_title", "Khác");
  changed = hl_questionnaire_edit_finish (edit, &error);
  json = hl_questionnaire_to_json (changed);
  g_clear_pointer (&changed, hl_questionnaire_unref);
  changed = hl_questionnaire_from_json (json, -1, &error);
  g_assert_no_error (error);

  same = hl_library_import (self->store, first, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->revision, ==, 1);
  g_assert_null (hl_library_import (self->store, changed, FALSE, &error));
  g_assert_error (error, HL_ERROR, HL_ERROR_CONFLICT);
  g_clear_error (&error);
  next = hl_library_import (self->store, changed, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (next->revision, ==, 2);
  g_assert_true (hl_questionnaire_same_content (next, changed));
}

#define ADD(name, function) \
  g_test_add ("/library/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("builtin", test_builtin);
  ADD ("automatic", test_automatic);
  ADD ("ids", test_ids);
  ADD ("duplicate", test_duplicate);
  ADD ("revisions", test_revisions);
  ADD ("import", test_import);

  return g_test_run ();
}
