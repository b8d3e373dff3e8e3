/* Lists to print: laid out and written away from the window. */
#include "app/hl-list-job.h"

#include "core/hl-file.h"
#include "exchange/hl-lists.h"
#include "render/hl-render.h"
#include "store/hl-store-response.h"

typedef struct
{
  HlSurvey *survey;
  gboolean  is_empty;
  guint     per_line;
} Making;

static void
making_free (gpointer data)
{
  Making *self = data;

  hl_survey_unref (self->survey);
  g_free (self);
}

static gpointer
make (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Making *self = data;
  const HlDate today = hl_date_from_unix (hl_store_now (store));
  g_autoptr (HlOffice) office = hl_store_load_office (store, today, error);
  const HlMetrics *metrics = office != NULL ? hl_render_metrics (error) : NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (HlResponseSet) responses = NULL;

  if (metrics == NULL)
    return NULL;
  if (self->is_empty)
    return hl_lists_make_register (self->survey, office, NULL, NULL, self->per_line, metrics);

  spans = hl_store_list_register (store, self->survey->id, error);
  responses = spans != NULL ? hl_store_load_responses (store, self->survey, error) : NULL;

  return responses == NULL ? NULL : hl_lists_make_register (self->survey, office, spans, responses,
                                                            self->per_line, metrics);
}

/**
 * hl_list_make_async:
 * @workspace: the open file
 * @survey: the round
 * @is_empty: nothing of the register is filled in
 * @per_line: forms a line where nothing is entered, ≥ 1
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Lays "Danh sách phát, thu phiếu" out as the register is now.
 */
void
hl_list_make_async (HlWorkspace        *workspace,
                    HlSurvey           *survey,
                    gboolean            is_empty,
                    guint               per_line,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  Making *self = g_new (Making, 1);

  *self = (Making) { hl_survey_ref (survey), is_empty, per_line };
  hl_workspace_run_async (workspace, make, self, making_free, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, data);
}

/**
 * hl_list_make_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type HlScene): the pages, or %NULL with the errors of the store
 *   or of the fonts
 */
GPtrArray *
hl_list_make_finish (HlWorkspace  *workspace,
                     GAsyncResult *result,
                     GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

typedef struct
{
  GPtrArray *pages;
  char      *title;
  char      *path;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  g_ptr_array_unref (self->pages);
  g_free (self->title);
  g_free (self->path);
  g_free (self);
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Saving *self = data;
  const HlPdfInfo info = { .title = self->title, .language = "vi-VN" };
  g_autoptr (GBytes) pdf = hl_render_pdf (self->pages, &info, error);

  if (pdf == NULL || !hl_file_write (self->path, pdf, error))
    return NULL;

  return g_steal_pointer (&pdf);
}

/**
 * hl_list_save_async:
 * @workspace: the open file
 * @pages: (element-type HlScene): pages of a list
 * @title: of the file
 * @path: where to write it
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes a list as PDF.
 */
void
hl_list_save_async (HlWorkspace        *workspace,
                    GPtrArray          *pages,
                    const char         *title,
                    const char         *path,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  Saving *self = g_new (Saving, 1);

  *self = (Saving) { g_ptr_array_ref (pages), g_strdup (title), g_strdup (path) };
  hl_workspace_run_async (workspace, save, self, saving_free, (GDestroyNotify) g_bytes_unref, NULL,
                          callback, data);
}

/**
 * hl_list_save_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of rendering or of the file
 */
gboolean
hl_list_save_finish (HlWorkspace  *workspace,
                     GAsyncResult *result,
                     GError      **error)
{
  g_autoptr (GBytes) pdf = hl_workspace_run_finish (workspace, result, error);

  return pdf != NULL;
}
