#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/hl-file.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-questionnaire.h"

static const char *
questionnaire_id (const Setting *setting)
{
  return setting->questionnaire != NULL ? setting->questionnaire : "g1-2640";
}

static HlSurvey *
make_survey (const Setting *setting,
             HlDate         from,
             HlDate         to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (questionnaire_id (setting),
                                                                        &error);
  HlSurvey *survey;

  g_assert_no_error (error);
  survey = hl_survey_new (questionnaire);
  g_free (survey->title);
  survey->title = g_strdup ("Đợt thử");
  survey->formula = setting->formula;
  survey->from = from;
  survey->to = to;

  if (setting->with_fields)
    {
      hl_survey_add_field (survey, "Hộ tịch", 50, 400);
      hl_survey_add_field (survey, "Chứng thực", 100, 840);
    }

  if (setting->with_areas)
    hl_survey_add_area (survey, "+Thôn 1", HL_UNKNOWN_COUNT, HL_UNKNOWN_COUNT);

  if (setting->by_range)
    {
      hl_survey_add_range (survey, 1, 50, 0, HL_NO_INDEX);
      hl_survey_add_range (survey, 51, 150, 1, HL_NO_INDEX);
    }
  else
    {
      hl_survey_add_range (survey, 1, 160, HL_NO_INDEX, HL_NO_INDEX);
    }

  return survey;
}

/* Adds a survey in the state asked for. */
gint64
fixture_add_survey (Fixture       *fixture,
                    const Setting *setting,
                    HlDate         from,
                    HlDate         to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = make_survey (setting, from, to);
  gint64 id = hl_store_add_survey (fixture->store, survey, &error);

  g_assert_no_error (error);
  if (setting->state != HL_SURVEY_DRAFT)
    hl_store_set_survey_state (fixture->store, id, setting->state, NULL, &error);
  g_assert_no_error (error);

  return id;
}

/* Opens a new store with one survey of September and October 2022. */
void
fixture_set_up (Fixture      *fixture,
                gconstpointer setting)
{
  static const char *const ids[] = { "g1-2640", "w9" };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hl-csv-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "a.db", NULL);
  fixture->store = hl_store_open (fixture->path, HL_DB_CREATE, &error);
  g_assert_no_error (error);
  hl_store_set_clock (fixture->store, 1667260800);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire (ids[i], &error);

      g_assert_no_error (error);
      hl_store_save_questionnaire (fixture->store, questionnaire, &error);
      g_assert_no_error (error);
    }

  fixture->survey = fixture_add_survey (fixture, setting, hl_date_new (2022, 9, 1),
                                        hl_date_new (2022, 10, 31));
}

void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer setting)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  hl_store_close (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

HlImportReport *
fixture_import (Fixture    *fixture,
                const char *text,
                GError    **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return hl_response_csv_import (fixture->store, fixture->survey, bytes, error);
}

HlResponseSet *
fixture_load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlSurvey) survey = hl_store_load_survey (fixture->store, fixture->survey, &error);
  HlResponseSet *set = hl_store_load_responses (fixture->store, survey, &error);

  g_assert_no_error (error);

  return set;
}

GBytes *
fixture_read_sample (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "but-son-2022", name, NULL);
  GBytes *bytes = hl_file_read (path, &error);

  g_assert_no_error (error);

  return bytes;
}

/* Takes the sample file into a survey. */
void
fixture_import_sample (Fixture *fixture,
                       gint64   survey)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fixture_read_sample ("responses.csv");
  g_autoptr (HlImportReport) report = hl_response_csv_import (fixture->store, survey, bytes,
                                                              &error);

  g_assert_no_error (error);
}

/* Adds a survey of March and April 2022. */
gint64
fixture_add_spring (Fixture       *fixture,
                    const Setting *setting)
{
  return fixture_add_survey (fixture, setting, hl_date_new (2022, 3, 1), hl_date_new (2022, 4, 30));
}
