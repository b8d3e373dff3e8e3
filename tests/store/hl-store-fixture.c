#include "hl-store-fixture.h"

#include "core/hl-array.h"
#include "core/hl-survey-officers.h"
#include "store/hl-db-private.h"

void
fixture_set_up (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("hài lòng XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "phường Trung Hưng.db", NULL);
  self->store = hl_store_open (self->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  hl_store_set_clock (self->store, 1700000000);
  hl_store_set_operator (self->store, "Lê Thị Hoa");
}

void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

void
fixture_tear_down (Fixture      *self,
                   gconstpointer data)
{
  g_clear_pointer (&self->store, hl_store_close);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->store, hl_store_close);
  self->store = hl_store_open (self->path, HL_DB_READ_WRITE, &error);
  g_assert_no_error (error);
}

/* Every list has something in it. */
HlSurvey *
make_survey (void)
{
  g_autoptr (HlQuestionnaire) form = hl_test_form ();
  HlSurvey *survey = hl_survey_new (form);

  g_free (survey->title);
  survey->title = g_strdup ("Đợt 1");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  survey->target = 90.5;
  survey->seed = G_MAXUINT64 - 5;
  hl_survey_add_field (survey, "Hộ tịch", 50, 400);
  hl_survey_add_field (survey, "Chứng thực", 100, HL_UNKNOWN_COUNT);
  hl_survey_add_area (survey, "Tổ 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);
  hl_survey_add_procedure (survey, "Khai sinh", 0);
  hl_survey_add_procedure (survey, "Khác", HL_NO_INDEX);
  hl_survey_add_range (survey, 1, 100, HL_NO_INDEX, 0);
  hl_survey_add_range (survey, 101, 160, 1, HL_NO_INDEX);
  *HL_APPEND (survey->steps, survey->n_steps) = (HlTimetableStep) {
    g_strdup ("In phiếu"), g_strdup ("Tháng 8/2022"), g_strdup ("160 phiếu"),
    g_strdup ("Văn phòng"), g_strdup (""), g_strdup ("done"), hl_date_new (2022, 8, 31),
  };
  hl_survey_add_officer (survey, 0, "CC-01", "Lê Văn An", HL_DATE_NONE, hl_date_new (2022, 9, 15));
  hl_survey_add_officer (survey, 0, "CC-09", NULL, hl_date_new (2022, 9, 16), HL_DATE_NONE);
  g_hash_table_insert (survey->texts, g_strdup ("tasks"), g_strdup ("Rút ngắn thời gian chờ."));

  return survey;
}

HlSurvey *
open_survey (HlStore *store)
{
  g_autoptr (HlSurvey) survey = make_survey ();
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_survey (store, survey, &error);

  g_assert_no_error (error);
  hl_store_set_survey_state (store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);

  HlSurvey *opened = hl_store_load_survey (store, id, &error);
  g_assert_no_error (error);

  return opened;
}

HlResponse *
make_response (const HlSurvey *survey,
               HlSerial        serial)
{
  HlResponse *response = hl_response_new (survey->questionnaire);

  response->state = HL_RESPONSE_COMPLETE;
  response->serial = serial;
  response->channel = HL_CHANNEL_PAPER;
  response->respondent = HL_RESPONDENT_CITIZEN;
  response->date = hl_date_new (2022, 9, 5);
  response->field = 0;
  response->area = 0;
  response->procedure = 1;
  for (guint i = 0; i < survey->questionnaire->n_questions; i++)
    if (survey->questionnaire->questions[i].kind == HL_KIND_SCALE)
      response->answers[survey->questionnaire->questions[i].offset] = 1 + (serial + i) % 5;

  return response;
}

gint64
add_response (HlStore        *store,
              const HlSurvey *survey,
              HlSerial        serial)
{
  g_autoptr (HlResponse) response = make_response (survey, serial);
  g_autoptr (GError) error = NULL;
  gint64 id = hl_store_add_response (store, survey, response, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

void
run_sql (HlStore    *store,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  hl_db_exec (hl_store_get_db (store), sql, &error);
  g_assert_no_error (error);
}

gint64
read_int (HlStore    *store,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  hl_db_pragma_int (hl_store_get_db (store), sql, &value, &error);
  g_assert_no_error (error);

  return value;
}
