#include "app/hl-design-layout.h"

#include "render/hl-render.h"

typedef struct
{
  HlSurvey *survey;
  HlOffice *office;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  hl_survey_unref (job->survey);
  hl_office_unref (job->office);
  g_free (job);
}

static void
lay_out (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  const HlMetrics *metrics = hl_render_metrics (&error);
  HlPaperLayout *layout = NULL;

  if (metrics != NULL)
    layout = hl_paper_layout_new (job->survey, job->office, FALSE, metrics, &error);

  if (layout == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, layout, (GDestroyNotify) hl_paper_layout_unref);
}

/**
 * hl_design_layout_async:
 * @survey: the round the form is for
 * @office: who asks
 * @questionnaire: what is asked, instead of the round's own
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Lays out the paper form of a questionnaire in a thread, by the code that prints it.
 */
void
hl_design_layout_async (const HlSurvey     *survey,
                        HlOffice           *office,
                        HlQuestionnaire    *questionnaire,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->office = hl_office_ref (office);
  job->survey = hl_survey_copy (survey);
  hl_questionnaire_unref (job->survey->questionnaire);
  job->survey->questionnaire = hl_questionnaire_ref (questionnaire);
  g_task_set_source_tag (task, hl_design_layout_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, lay_out);
}

/**
 * hl_design_layout_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the form; %NULL with the errors of hl_paper_layout_new() or
 *   %G_IO_ERROR_CANCELLED
 */
HlPaperLayout *
hl_design_layout_finish (GAsyncResult *result,
                         GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
