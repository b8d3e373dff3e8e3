#include "bench-round.h"

#include <glib/gstdio.h>

#include "core/hl-answer.h"
#include "exchange/hl-questionnaire-json.h"
#include "store/hl-store-response.h"
#include "store/hl-store-survey.h"

/* A mark as citizens make them: mostly 4 and 5, some blank or without opinion. */
static guint8
draw_answer (GRand            *rand,
             const HlQuestion *question)
{
  static const guint8 marks[] = {
    5, 4, 5, 4, 5, 4, 5, 4, 3, 4, 5, 4, 5, 4, 5, 4, 5, 3, 2, 5, 4, 5, 4, 5, 4, 5, 4, 3,
    4, 5, 4, 5, 4, 5, 4, 5, 1, HL_ANSWER_BLANK, HL_ANSWER_NOT_APPLICABLE, 4,
  };

  if (question->kind == HL_KIND_SCALE)
    return marks[g_rand_int_range (rand, 0, G_N_ELEMENTS (marks))];

  return (guint8) g_rand_int_range (rand, 1, (gint32) question->n_options + 1);
}

static void
fill_response (HlResponse     *response,
               const HlSurvey *survey,
               guint           number,
               GRand          *rand)
{
  const HlQuestionnaire *questionnaire = survey->questionnaire;

  response->state = HL_RESPONSE_COMPLETE;
  response->serial = number;
  response->channel = HL_CHANNEL_PAPER;
  response->respondent = HL_RESPONDENT_CITIZEN;
  response->field = (guint) g_rand_int_range (rand, 0, (gint32) survey->n_fields);
  response->date = survey->from + (HlDate) g_rand_int_range (rand, 0, 61);

  for (guint i = 0; i < questionnaire->n_questions; i++)
    {
      const HlQuestion *question = &questionnaire->questions[i];

      if (question->kind == HL_KIND_MULTIPLE)
        {
          for (guint option = 0; option < question->n_bytes; option++)
            response->answers[question->offset + option] = 0;

          response->answers[question->offset + (guint) g_rand_int_range (rand, 0, 10)] = 1;
        }
      else if (question->n_bytes > 0)
        response->answers[question->offset] = draw_answer (rand, question);
    }

  hl_answer_apply_jumps (questionnaire, response->answers);
}

/**
 * bench_round_new:
 * @store: an empty file
 * @n: how many forms the round is for, ≥ 1; serials 1 … @n are issued
 *
 * Makes an open round of g1-2640 with two fields.
 *
 * Returns: (transfer full): the round as stored
 */
HlSurvey *
bench_round_new (HlStore *store,
                 guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HlQuestionnaire) questionnaire = hl_builtin_questionnaire ("g1-2640", &error);
  g_autoptr (HlSurvey) survey = NULL;
  HlSurvey *stored = NULL;
  gint64 id = 0;

  g_assert_no_error (error);
  hl_store_set_office (store, "name", "UBND phường Thử", HL_DATE_NONE, &error);
  g_assert_no_error (error);
  survey = hl_survey_new (questionnaire);
  g_free (survey->title);
  survey->title = g_strdup ("Đo thời gian");
  survey->from = hl_date_new (2022, 9, 1);
  survey->to = hl_date_new (2022, 10, 31);
  hl_survey_add_field (survey, "Hộ tịch", n, (gint64) n * 4);
  hl_survey_add_field (survey, "Chứng thực", n, (gint64) n * 8);
  hl_survey_add_range (survey, 1, n, HL_NO_INDEX, HL_NO_INDEX);
  id = hl_store_add_survey (store, survey, &error);
  g_assert_no_error (error);
  hl_store_set_survey_state (store, id, HL_SURVEY_OPEN, NULL, &error);
  g_assert_no_error (error);
  stored = hl_store_load_survey (store, id, &error);
  g_assert_no_error (error);

  return stored;
}

/**
 * bench_round_fill:
 * @store: the file of bench_round_new()
 * @survey: its round
 * @n: how many
 *
 * Stores complete responses with the serials 1 … @n, the same at every call.
 */
void
bench_round_fill (HlStore        *store,
                  const HlSurvey *survey,
                  guint           n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (2022);
  g_autoptr (HlTx) tx = hl_tx_begin (hl_store_get_db (store), &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (HlResponse) response = hl_response_new (survey->questionnaire);

      fill_response (response, survey, i, rand);
      hl_store_add_response (store, survey, response, &error);
      g_assert_no_error (error);
    }

  hl_tx_commit (tx, &error);
  g_assert_no_error (error);
}

/**
 * bench_folder_remove:
 * @folder: a folder of files
 *
 * Takes it away with the files in it.
 */
void
bench_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }

  g_rmdir (folder);
}
