#include "app/hl-results.h"

#include "score/hl-score.h"
#include "store/hl-store-response.h"

typedef struct
{
  HlSurvey *survey;
  char    **by;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  hl_survey_unref (self->survey);
  g_strfreev (self->by);
  g_free (self);
}

static gpointer
load (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Question *question = data;
  g_autoptr (HlResponseSet) responses = NULL;
  HlScoreInput input = { .survey = question->survey };
  HlScoreRequest request = { .inputs = &input, .n_inputs = 1, .use_survey_rules = TRUE };

  if (!hl_store_refresh_validity (store, question->survey, &responses, error))
    return NULL;

  input.responses = responses;
  request.by = (const char *const *) question->by;

  return hl_score_run (&request, error);
}

/**
 * hl_results_load_async:
 * @workspace: the open file
 * @survey: the round
 * @by: (array zero-terminated=1): groupings, see #HlScoreGroup
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Checks and scores a round as it is now.
 */
void
hl_results_load_async (HlWorkspace        *workspace,
                       HlSurvey           *survey,
                       const char *const  *by,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            data)
{
  Question *question = g_new0 (Question, 1);

  question->survey = hl_survey_ref (survey);
  question->by = g_strdupv ((char **) by);
  hl_workspace_run_async (workspace, load, question, question_free,
                          (GDestroyNotify) hl_score_snapshot_unref, cancellable, callback, data);
}

/**
 * hl_results_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the results, or %NULL with @error set
 */
HlScoreSnapshot *
hl_results_load_finish (HlWorkspace  *workspace,
                        GAsyncResult *result,
                        GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}
