#include "app/hl-report-draft.h"

#include "core/hl-error.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"
#include "exchange/hl-report-log.h"
#include "render/hl-render.h"

typedef struct
{
  HlReportDraft *draft;
  char          *path;
} Saving;

/**
 * hl_report_wish_set_date:
 * @self: what was chosen
 * @text: "31/10/2022"; "" = today
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when @text is not a day of the calendar
 */
gboolean
hl_report_wish_set_date (HlReportWish *self,
                         const char   *text,
                         GError      **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);
  guint64 numbers[3] = { 0 };
  gboolean is_valid = g_strv_length (parts) == G_N_ELEMENTS (numbers);

  self->date = HL_DATE_NONE;
  if (*text == '\0')
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (numbers) && is_valid; i++)
    is_valid = g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &numbers[i], NULL);
  if (is_valid)
    self->date = hl_date_new ((guint) numbers[2], (guint) numbers[1], (guint) numbers[0]);

  if (self->date == HL_DATE_NONE)
    {
      g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                   _("“%s” is not a date: write it as 31/03/2026."), text);
      return FALSE;
    }

  return TRUE;
}

/**
 * hl_report_wish_check:
 * @self: what was chosen
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with %HL_ERROR_INVALID when something is missing
 */
gboolean
hl_report_wish_check (const HlReportWish *self,
                      GError            **error)
{
  if (self->state != HL_REPORT_ISSUED || (*self->number != '\0' && self->date != HL_DATE_NONE))
    return TRUE;

  g_set_error_literal (error, HL_ERROR, HL_ERROR_INVALID,
                       _("An issued report needs its number and its date."));

  return FALSE;
}

static void
wish_clear (HlReportWish *wish)
{
  g_clear_pointer (&wish->number, g_free);
  g_clear_pointer (&wish->signer, g_free);
}

static void
draft_clear (HlReportDraft *self)
{
  wish_clear (&self->wish);
  g_clear_pointer (&self->input, hl_report_input_free);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self->title);
}

/**
 * hl_report_draft_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
HlReportDraft *
hl_report_draft_ref (HlReportDraft *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * hl_report_draft_unref:
 * @self: (transfer full): a report
 */
void
hl_report_draft_unref (HlReportDraft *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) draft_clear);
}

static void
fill_options (const HlReportWish *wish,
              HlReportOptions    *options)
{
  *options = (HlReportOptions) {
    .kind = wish->kind,
    .basis = HL_BASIS_ENDED,
    .state = wish->state,
    .number = wish->state == HL_REPORT_ISSUED ? wish->number : NULL,
    .date = wish->date,
    .signer = wish->signer,
  };
}

static gpointer
build (HlStore      *store,
       gpointer      data,
       GCancellable *cancellable,
       GError      **error)
{
  g_autoptr (HlReportDraft) self = hl_report_draft_ref (data);
  HlReportOptions options;

  fill_options (&self->wish, &options);
  self->input = hl_report_gather (store, &self->wish.survey_id, 1, &options, error);
  if (self->input == NULL)
    return NULL;

  self->input->spec.metrics = hl_render_metrics (error);
  if (self->input->spec.metrics == NULL)
    return NULL;

  self->pages = hl_report_build (&self->input->spec, error);
  if (self->pages == NULL)
    return NULL;

  self->title = hl_report_title (&self->input->spec);

  return g_steal_pointer (&self);
}

/**
 * hl_report_draft_load_async:
 * @workspace: the open file
 * @wish: what was chosen
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Lays a document of a round out as its data are now. Writes nothing.
 */
void
hl_report_draft_load_async (HlWorkspace        *workspace,
                            const HlReportWish *wish,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  HlReportDraft *self = g_atomic_rc_box_new0 (HlReportDraft);

  self->wish = *wish;
  self->wish.number = g_strdup (wish->number);
  self->wish.signer = g_strdup (wish->signer);
  hl_workspace_run_async (workspace, build, self, (GDestroyNotify) hl_report_draft_unref,
                          (GDestroyNotify) hl_report_draft_unref, cancellable, callback, data);
}

/**
 * hl_report_draft_load_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the report; %NULL with the errors of hl_report_gather() and
 *   hl_report_build()
 */
HlReportDraft *
hl_report_draft_load_finish (HlWorkspace  *workspace,
                             GAsyncResult *result,
                             GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

static GBytes *
render (const HlReportDraft *self,
        GError             **error)
{
  const HlPdfInfo info = {
    .title = self->title,
    .author = self->input->spec.office->name,
    .subject = self->wish.kind->title,
    .language = "vi-VN",
    .date = self->input->spec.date,
  };

  return hl_render_pdf (self->pages, &info, error);
}

static gpointer
save (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  Saving *saving = data;
  const HlReportDraft *draft = saving->draft;
  g_autoptr (GBytes) pdf = render (draft, error);
  HlReportOptions options;

  fill_options (&draft->wish, &options);
  if (pdf == NULL || (saving->path != NULL && !hl_file_write (saving->path, pdf, error)) ||
      !hl_report_record (store, &draft->input->spec, &options, saving->path, pdf, error))
    return NULL;

  return g_steal_pointer (&pdf);
}

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  hl_report_draft_unref (saving->draft);
  g_free (saving->path);
  g_free (saving);
}

/**
 * hl_report_draft_save_async:
 * @self: a report
 * @workspace: the open file
 * @path: (nullable): file to write; %NULL when it was printed
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Writes the pages as PDF and records that the report was made, as the command line does: one for
 * signature fixes its results, an issued one is kept as bytes.
 */
void
hl_report_draft_save_async (HlReportDraft      *self,
                            HlWorkspace        *workspace,
                            const char         *path,
                            GAsyncReadyCallback callback,
                            gpointer            data)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->draft = hl_report_draft_ref (self);
  saving->path = g_strdup (path);
  hl_workspace_run_async (workspace, save, saving, saving_free, (GDestroyNotify) g_bytes_unref,
                          NULL, callback, data);
}

/**
 * hl_report_draft_save_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: %TRUE, or %FALSE with the errors of rendering, of the file or of the store
 */
gboolean
hl_report_draft_save_finish (HlWorkspace  *workspace,
                             GAsyncResult *result,
                             GError      **error)
{
  g_autoptr (GBytes) pdf = hl_workspace_run_finish (workspace, result, error);

  return pdf != NULL;
}
