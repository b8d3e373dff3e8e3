#include "app/hl-paper-job.h"

#include "core/hl-error.h"
#include "core/hl-file.h"
#include "exchange/hl-paper-freeze.h"
#include "render/hl-render.h"
#include "store/hl-store-paper.h"
#include "store/hl-store-survey.h"

/* A job on its way to the store's thread. */
typedef struct
{
  HlPaperWish      wish;
  char            *path;     /* NULL = no file */
  HlPaperProgress *progress;
  gboolean         freezes;
} Making;

/* Where the pages of a job go. */
typedef struct
{
  Making      *making;
  HlPdf       *pdf;  /* NULL: into @form */
  HlPaperForm *form;
} Target;

static void
making_free (gpointer data)
{
  Making *making = data;

  g_free (making->path);
  g_clear_pointer (&making->progress, g_atomic_rc_box_release);
  g_free (making);
}

static Making *
making_new (const HlPaperWish *wish,
            const char        *path,
            HlPaperProgress   *progress)
{
  Making *making = g_new0 (Making, 1);

  making->wish = *wish;
  making->path = g_strdup (path);
  if (progress != NULL)
    making->progress = g_atomic_rc_box_acquire (progress);

  return making;
}

static HlPaperForm *
load (HlStore           *store,
      const HlPaperWish *wish,
      gboolean           freeze,
      GError           **error)
{
  g_autoptr (HlPaperForm) self = g_atomic_rc_box_new0 (HlPaperForm);
  const HlMetrics *metrics = hl_render_metrics (error);

  if (metrics == NULL)
    return NULL;
  self->survey = hl_store_load_survey (store, wish->survey_id, error);
  if (self->survey == NULL)
    return NULL;
  self->office = hl_store_load_office (store, hl_date_from_unix (hl_store_now (store)), error);
  if (self->office == NULL)
    return NULL;
  self->layout = hl_paper_get_layout (store, self->survey, self->office, wish->large, metrics,
                                      freeze, error);
  if (self->layout == NULL ||
      !hl_store_has_paper (store, wish->survey_id, &self->is_frozen, error))
    return NULL;
  self->is_frozen |= self->survey->state != HL_SURVEY_DRAFT;

  return g_steal_pointer (&self);
}

static gboolean
take_page (const HlScene *ground,
           const HlScene *scene,
           gpointer       data,
           GError       **error)
{
  Target *target = data;

  if (target->pdf != NULL)
    return ground != NULL ? hl_pdf_add_page_over (target->pdf, ground, scene, error)
                          : hl_pdf_add_page (target->pdf, scene, error);

  g_ptr_array_add (target->form->grounds,
                   ground != NULL ? hl_scene_ref ((HlScene *) ground) : NULL);
  g_ptr_array_add (target->form->pages, hl_scene_ref ((HlScene *) scene));

  return TRUE;
}

static void
on_page (guint    n_done,
         guint    n_pages,
         gpointer data)
{
  Target *target = data;
  HlPaperProgress *progress = target->making->progress;

  if (progress == NULL)
    return;

  g_atomic_int_set (&progress->n_pages, (int) n_pages);
  g_atomic_int_set (&progress->n_done, (int) n_done);
}

static GBytes *
render (HlPaperForm  *form,
        Making       *making,
        GCancellable *cancellable,
        GError      **error)
{
  const HlPdfInfo info = {
    .title = form->survey->title,
    .author = form->office->name,
    .subject = form->survey->questionnaire->title,
    .language = "vi-VN",
  };
  g_autoptr (HlPdf) pdf = hl_pdf_new (&info, error);
  Target target = { making, pdf, form };
  HlPaperJob job;

  if (pdf == NULL || !hl_paper_form_fill_job (form, &making->wish, &job, error) ||
      !hl_paper_job_run (&job, take_page, on_page, &target, cancellable, error))
    return NULL;

  return hl_pdf_finish (pdf, error);
}

static gboolean
freeze (HlStore           *store,
        const HlPaperWish *wish,
        HlPaperForm       *form,
        GError           **error)
{
  g_autoptr (HlPaperForm) frozen = NULL;

  if (wish->first == HL_SERIAL_NONE)
    return TRUE;

  frozen = load (store, wish, TRUE, error);
  if (frozen == NULL)
    return FALSE;
  form->is_frozen = TRUE;

  return TRUE;
}

/* What can fail or be given up is done before anything is written. */
static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Making *making = data;
  g_autoptr (HlPaperForm) form = load (store, &making->wish, FALSE, error);
  g_autoptr (GBytes) pdf = form != NULL ? render (form, making, cancellable, error) : NULL;

  if (pdf == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !freeze (store, &making->wish, form, error) ||
      !hl_file_write (making->path, pdf, error))
    return NULL;

  return g_steal_pointer (&form);
}

static void
free_scene (gpointer scene)
{
  if (scene != NULL)
    hl_scene_unref (scene);
}

static gpointer
draw (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Making *making = data;
  g_autoptr (HlPaperForm) form = load (store, &making->wish, FALSE, error);
  Target target = { making, NULL, form };
  HlPaperJob job;

  if (form == NULL || !hl_paper_form_fill_job (form, &making->wish, &job, error))
    return NULL;

  form->grounds = g_ptr_array_new_with_free_func (free_scene);
  form->pages = g_ptr_array_new_with_free_func (free_scene);
  if (!hl_paper_job_run (&job, take_page, on_page, &target, cancellable, error))
    return NULL;

  return g_steal_pointer (&form);
}

static gpointer
read_form (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Making *making = data;

  return load (store, &making->wish, making->freezes, error);
}

static void
run (HlWorkspace        *workspace,
     HlWorkFunc          work,
     Making             *making,
     GCancellable       *cancellable,
     GAsyncReadyCallback callback,
     gpointer            data)
{
  hl_workspace_run_async (workspace, work, making, making_free,
                          (GDestroyNotify) hl_paper_form_unref, cancellable, callback, data);
}

static void
form_clear (gpointer data)
{
  HlPaperForm *self = data;

  g_clear_pointer (&self->survey, hl_survey_unref);
  g_clear_pointer (&self->office, hl_office_unref);
  g_clear_pointer (&self->layout, hl_paper_layout_unref);
  g_clear_pointer (&self->grounds, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
}

/**
 * hl_paper_form_ref:
 * @self: a form
 *
 * Returns: (transfer full): @self
 */
HlPaperForm *
hl_paper_form_ref (HlPaperForm *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * hl_paper_form_unref:
 * @self: (transfer full): a form
 *
 * Gives a reference back.
 */
void
hl_paper_form_unref (HlPaperForm *self)
{
  g_atomic_rc_box_release_full (self, form_clear);
}

/* Numbers are given out only once the round is set up: printing them fixes it. */
static gboolean
check_round (const HlSurvey    *survey,
             const HlPaperWish *wish,
             GError           **error)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (wish->first == HL_SERIAL_NONE || survey->state != HL_SURVEY_DRAFT)
    return TRUE;

  problems = hl_survey_problems (survey);
  if (problems->len == 0)
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       ((HlSurveyProblem *) problems->pdata[0])->text);

  return FALSE;
}

/**
 * hl_paper_form_fill_job:
 * @self: a form
 * @wish: what is to be printed of it
 * @out_job: (out caller-allocates): the job, which borrows from @self
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of hl_paper_job_check(), or %HL_ERROR_INVALID when a
 *   draft round is not ready for numbered forms
 */
gboolean
hl_paper_form_fill_job (const HlPaperForm *self,
                        const HlPaperWish *wish,
                        HlPaperJob        *out_job,
                        GError           **error)
{
  *out_job = (HlPaperJob) {
    .layout = self->layout,
    .survey = self->survey,
    .office = self->office,
    .metrics = hl_render_metrics (error),
    .first = wish->first,
    .last = wish->last,
    .sides = wish->sides,
    .slips = wish->slips,
  };

  return out_job->metrics != NULL && check_round (self->survey, wish, error) &&
         hl_paper_job_check (out_job, error);
}

/**
 * hl_paper_form_name:
 * @self: a form
 * @wish: what is to be saved of it
 *
 * Returns: (transfer full): a name for the file, "phieu-001-150.pdf"
 */
char *
hl_paper_form_name (const HlPaperForm *self,
                    const HlPaperWish *wish)
{
  const guint width = hl_survey_serial_width (self->survey);
  g_autofree char *first = hl_serial_format (wish->first, width);
  g_autofree char *last = hl_serial_format (wish->last, width);

  if (wish->first == HL_SERIAL_NONE)
    return g_strdup ("phieu-goc.pdf");

  return wish->first == wish->last ? g_strdup_printf ("phieu-%s.pdf", first)
                                   : g_strdup_printf ("phieu-%s-%s.pdf", first, last);
}

/**
 * hl_paper_form_load_async:
 * @workspace: the open file
 * @survey_id: a round
 * @large: large print
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Lays the form of a round out, or reads the frozen one. Writes nothing.
 */
void
hl_paper_form_load_async (HlWorkspace        *workspace,
                          gint64              survey_id,
                          gboolean            large,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  const HlPaperWish wish = { .survey_id = survey_id, .large = large };

  run (workspace, read_form, making_new (&wish, NULL, NULL), cancellable, callback, data);
}

/**
 * hl_paper_form_save_async:
 * @workspace: the open file
 * @wish: which forms, and how
 * @path: file to write
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): stops between two pages; nothing is then written
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes forms as PDF, the same as the command line does. Numbered ones freeze the form.
 */
void
hl_paper_form_save_async (HlWorkspace        *workspace,
                          const HlPaperWish  *wish,
                          const char         *path,
                          HlPaperProgress    *progress,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  run (workspace, save, making_new (wish, path, progress), cancellable, callback, data);
}

/**
 * hl_paper_form_draw_async:
 * @workspace: the open file
 * @wish: which forms, and how
 * @progress: (nullable): told how far it is
 * @cancellable: (nullable): stops between two pages
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Draws forms for the printer, in its order. Freezes nothing.
 */
void
hl_paper_form_draw_async (HlWorkspace        *workspace,
                          const HlPaperWish  *wish,
                          HlPaperProgress    *progress,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            data)
{
  run (workspace, draw, making_new (wish, NULL, progress), cancellable, callback, data);
}

/**
 * hl_paper_form_freeze_async:
 * @workspace: the open file
 * @wish: what was printed
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Freezes the form of a round, since numbered ones went to the printer.
 */
void
hl_paper_form_freeze_async (HlWorkspace        *workspace,
                            const HlPaperWish  *wish,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  Making *making = making_new (wish, NULL, NULL);

  making->freezes = wish->first != HL_SERIAL_NONE;
  run (workspace, read_form, making, NULL, callback, data);
}

/**
 * hl_paper_form_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the form; %NULL with %HL_ERROR_INVALID when it cannot be laid out or
 *   printed so, %G_IO_ERROR_CANCELLED, or the errors of the store or the file
 */
HlPaperForm *
hl_paper_form_finish (HlWorkspace  *workspace,
                      GAsyncResult *result,
                      GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}
