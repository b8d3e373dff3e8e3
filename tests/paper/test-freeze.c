#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "exchange/hl-paper-freeze.h"
#include "paper-fixture.h"
#include "paper/hl-paper-canonical.h"
#include "store/hl-store-log.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-survey.h"

typedef struct
{
  char         *path;
  HlStore      *store;
  PaperFixture *form;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("hailong-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  self->path = g_build_filename (folder, "a.db", NULL);
  self->store = hl_store_open (self->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  self->form = paper_fixture_new ("w9", FALSE);
  self->form->survey->id = hl_store_add_survey (self->store, self->form->survey, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_path_get_dirname (self->path);

  hl_store_close (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (self->path, endings[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
  g_free (self->path);
  paper_fixture_free (self->form);
}

static HlPaperLayout *
get_layout (Fixture *self,
            gboolean large,
            gboolean freeze)
{
  g_autoptr (GError) error = NULL;
  HlPaperLayout *layout = hl_paper_get_layout (self->store, self->form->survey, self->form->office,
                                               large, self->form->metrics, freeze, &error);

  g_assert_no_error (error);

  return layout;
}

static void
test_canonical (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *text = hl_paper_layout_to_canonical (self->form->layout);
  g_autoptr (GError) error = NULL;
  g_autoptr (HlPaperLayout) read = hl_paper_layout_from_canonical (text, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  again = hl_paper_layout_to_canonical (read);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpuint (read->boxes->len, ==, self->form->layout->boxes->len);
}

/* Whatever is cut off or garbled is refused, and nothing is read beyond it. */
static void
test_damaged (Fixture      *self,
              gconstpointer data)
{
  g_autofree char *text = hl_paper_layout_to_canonical (self->form->layout);
  static const char *const broken[] = {
    "", "hailong-paper/1", "hailong-paper/2\tw9.1\t0\t1\t0\t1\n", "box\t1\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hl_paper_layout_from_canonical (broken[i], &error));
      g_assert_nonnull (strstr (error->message, "damaged"));
    }

  *strstr (text, "\nbox\t1\t") = '\t';
  g_assert_null (hl_paper_layout_from_canonical (text, NULL));
}

/* The form stays as it was printed, whatever the office is called later. */
static void
test_stays (Fixture      *self,
            gconstpointer data)
{
  g_autoptr (HlPaperLayout) loose = get_layout (self, FALSE, FALSE);
  g_autofree char *content = NULL;

  g_assert_true (hl_store_load_paper (self->store, self->form->survey->id, FALSE, &content, NULL));
  g_assert_null (content);

  g_autoptr (HlPaperLayout) printed = get_layout (self, FALSE, TRUE);

  g_assert_true (hl_office_set (self->form->office, "name", "UBND xã Đoài Phương", NULL));

  g_autoptr (HlPaperLayout) later = get_layout (self, FALSE, TRUE);
  g_autoptr (HlPaperLayout) large = get_layout (self, TRUE, TRUE);
  g_autofree char *before = hl_paper_layout_to_canonical (printed);
  g_autofree char *after = hl_paper_layout_to_canonical (later);
  g_autofree char *other = hl_paper_layout_to_canonical (large);

  g_assert_cmpstr (before, ==, after);
  g_assert_null (strstr (after, "Đoài Phương"));
  g_assert_nonnull (strstr (other, "Đoài Phương"));
}

/* What stands on printed forms cannot change any more; the range may grow. */
static void
test_draft (Fixture      *self,
            gconstpointer data)
{
  HlSurvey *survey = self->form->survey;
  g_autoptr (HlPaperLayout) printed = get_layout (self, TRUE, TRUE);
  g_autoptr (GError) error = NULL;

  survey->ranges[0].last = 200;
  survey->fields[0].population = 500;
  g_assert_true (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_no_error (error);

  survey->ranges[0].first = 2;
  g_assert_false (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the serials issued cannot change"));
  g_clear_error (&error);

  survey->ranges[0].first = 1;
  hl_survey_add_field (survey, "Đất đai", 10, 20);
  g_assert_false (hl_store_update_survey (self->store, survey, NULL, &error));
  g_assert_nonnull (strstr (error->message, "the fields cannot change"));
}

static void
test_logged (Fixture      *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (hl_paper_freeze (self->store, self->form->survey->id,
                                  self->form->metrics, &error));
  g_assert_no_error (error);

  g_autoptr (HlAuditReport) audit = hl_store_audit (self->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (audit->whole);
  g_assert_cmpint (audit->n_entries, ==, 3);
}

#define ADD(name) \
  g_test_add ("/paper/freeze/" #name, Fixture, NULL, set_up, test_ ## name, tear_down)

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD (canonical);
  ADD (damaged);
  ADD (stays);
  ADD (draft);
  ADD (logged);

  return g_test_run ();
}
