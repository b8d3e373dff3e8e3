/* Reading a list of dossiers and drawing from it, away from the window. */
#include "app/hl-draw-job.h"

#include <string.h>

#include "app/hl-settings.h"
#include "core/hl-error.h"
#include "core/hl-file.h"
#include "core/hl-i18n.h"
#include "exchange/hl-response-csv.h"
#include "exchange/hl-lists.h"
#include "render/hl-render.h"
#include "score/hl-sample.h"
#include "store/hl-store-log.h"
#include "store/hl-store-survey.h"

/* The sample is large enough for a margin of about five points. */
#define USUAL_ERROR 0.05

/* In the record of a draw of dossiers, and of no other draw. */
#define DIGEST_WORD "; SHA-256: "

typedef struct
{
  HlSurvey *survey;
  char     *path;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  hl_survey_unref (self->survey);
  g_free (self->path);
  g_free (self);
}

/**
 * hl_draw_list_free:
 * @self: (transfer full): a list
 *
 * Frees it.
 */
void
hl_draw_list_free (HlDrawList *self)
{
  g_clear_pointer (&self->dossiers, hl_dossiers_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_ptr_array_unref (self->earlier);
  g_free (self->name);
  g_free (self);
}

/**
 * hl_draw_result_free:
 * @self: (transfer full): a result
 *
 * Frees it.
 */
void
hl_draw_result_free (HlDrawResult *self)
{
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_free (self->csv);
  g_free (self);
}

static gboolean
find_earlier (HlDrawList *self,
              HlStore    *store,
              gint64      survey_id,
              GError    **error)
{
  g_autoptr (GPtrArray) log = hl_store_list_log (store, survey_id, error);

  for (guint i = 0; log != NULL && i < log->len; i++)
    {
      const HlLogEntry *entry = log->pdata[i];

      if (!g_str_equal (entry->action, "draw") || strstr (entry->detail, DIGEST_WORD) == NULL)
        continue;

      g_ptr_array_add (self->earlier, g_strdup (entry->detail));
      self->earlier_day = hl_date_from_unix (entry->at);
    }

  return log != NULL;
}

/* The first line tells what the others most likely suffer from too. */
static void
refuse_all (const HlDrawList *self,
            GError          **error)
{
  const GPtrArray *refused = self->dossiers->refused;
  const HlRefusal *first = refused->len > 0 ? refused->pdata[0] : NULL;

  if (first == NULL)
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID, _("“%s” lists no dossier"), self->name);
  else
    g_set_error (error, HL_ERROR, HL_ERROR_INVALID,
                 _("Every line of “%s” was refused; line %u: %s"), self->name, first->line,
                 first->reason);
}

static gpointer
read_list (HlStore      *store,
           gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  const Reading *reading = data;
  g_autoptr (HlDrawList) self = g_new0 (HlDrawList, 1);

  self->earlier = g_ptr_array_new_with_free_func (g_free);
  self->name = g_path_get_basename (reading->path);
  self->bytes = hl_file_read (reading->path, error);
  self->dossiers = self->bytes != NULL ? hl_dossiers_read (reading->survey, self->bytes, error) :
                   NULL;
  if (self->dossiers == NULL || !find_earlier (self, store, reading->survey->id, error))
    return NULL;

  if (self->dossiers->list->len == 0)
    {
      refuse_all (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * hl_draw_read_async:
 * @workspace: the open file
 * @survey: the round
 * @path: a list of dossiers, see hl_dossiers_read()
 * @cancellable: (nullable): gives the answer up
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Reads a list of dossiers, and what was drawn before.
 */
void
hl_draw_read_async (HlWorkspace        *workspace,
                    HlSurvey           *survey,
                    const char         *path,
                    GCancellable       *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer            data)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading) { hl_survey_ref (survey), g_strdup (path) };
  hl_workspace_run_async (workspace, read_list, reading, reading_free,
                          (GDestroyNotify) hl_draw_list_free, cancellable, callback, data);
}

/**
 * hl_draw_read_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the list with at least one dossier, or %NULL with %HL_ERROR_INVALID or
 *   the errors of the file and the store
 */
HlDrawList *
hl_draw_read_finish (HlWorkspace  *workspace,
                     GAsyncResult *result,
                     GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

typedef struct
{
  HlDrawList *list; /* borrowed */
  guint       size;
  guint64     seed;
  char       *reason;
  char       *operator_name;
} Drawing;

static void
drawing_free (gpointer data)
{
  Drawing *self = data;

  g_free (self->reason);
  g_free (self->operator_name);
  g_free (self);
}

static gboolean
note (const Drawing *self,
      HlStore       *store,
      gboolean      *out_is_known,
      GError       **error)
{
  HlDrawList *list = self->list;
  g_autofree char *detail = hl_lists_note_draw (list->dossiers, list->bytes);
  const char *reason = *self->reason != '\0' ? self->reason : NULL;

  *out_is_known = g_ptr_array_find_with_equal_func (list->earlier, detail, g_str_equal, NULL);
  if (*out_is_known)
    return TRUE;

  if (list->earlier->len > 0 && reason == NULL)
    {
      g_autofree char *day = hl_date_to_display (list->earlier_day);

      g_set_error (error, HL_ERROR, HL_ERROR_CONFLICT,
                   _("A sample was drawn on %s already. Give the reason for another one; the same "
                     "list with the same number gives the first one again."), day);
      return FALSE;
    }

  hl_store_set_operator (store, self->operator_name);
  if (!hl_store_note_draw (store, list->dossiers->survey->id, detail, reason, error))
    return FALSE;

  g_ptr_array_add (list->earlier, g_steal_pointer (&detail));
  list->earlier_day = hl_date_from_unix (hl_store_now (store));

  return TRUE;
}

static gpointer
draw (HlStore      *store,
      gpointer      data,
      GCancellable *cancellable,
      GError      **error)
{
  const Drawing *self = data;
  HlDossiers *dossiers = self->list->dossiers;
  const HlDate today = hl_date_from_unix (hl_store_now (store));
  g_autoptr (HlDrawResult) result = g_new0 (HlDrawResult, 1);
  g_autoptr (HlOffice) office = hl_store_load_office (store, today, error);
  const HlMetrics *metrics = office != NULL ? hl_render_metrics (error) : NULL;

  if (metrics == NULL || !hl_dossiers_draw (dossiers, self->size, self->seed, error) ||
      !note (self, store, &result->is_known, error))
    return NULL;

  result->pages = hl_lists_make_dossiers (dossiers, office, metrics);
  result->csv = hl_dossiers_to_csv (dossiers);

  return g_steal_pointer (&result);
}

/**
 * hl_draw_run_async:
 * @workspace: the open file
 * @list: stays as it is and unread until @callback is called
 * @wish: what to draw
 * @callback: called in the main loop
 * @data: user data of @callback
 *
 * Draws and records it, unless the very draw is recorded already.
 */
void
hl_draw_run_async (HlWorkspace        *workspace,
                   HlDrawList         *list,
                   const HlDrawWish   *wish,
                   GAsyncReadyCallback callback,
                   gpointer            data)
{
  Drawing *drawing = g_new (Drawing, 1);

  *drawing = (Drawing) {
    list, wish->size, wish->seed, g_strdup (wish->reason), hl_settings_get_operator (),
  };
  hl_workspace_run_async (workspace, draw, drawing, drawing_free,
                          (GDestroyNotify) hl_draw_result_free, NULL, callback, data);
}

/**
 * hl_draw_run_finish:
 * @workspace: the open file
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): what was drawn, or %NULL with %HL_ERROR_INVALID when it cannot be
 *   drawn, %HL_ERROR_CONFLICT when another draw is recorded and no reason was given, or the errors
 *   of the store
 */
HlDrawResult *
hl_draw_run_finish (HlWorkspace  *workspace,
                    GAsyncResult *result,
                    GError      **error)
{
  return hl_workspace_run_finish (workspace, result, error);
}

/**
 * hl_draw_has_quotas:
 * @survey: a round
 *
 * Returns: whether its fields have quotas to draw by
 */
gboolean
hl_draw_has_quotas (const HlSurvey *survey)
{
  return survey->n_fields > 0 && hl_survey_quota (survey) > 0;
}

/**
 * hl_draw_propose_size:
 * @self: a list
 *
 * Returns: how many to draw: the quota of the round where it has one, else n = N/(1+N·e²) with an
 *   error of five points; never more than there are
 */
guint
hl_draw_propose_size (const HlDrawList *self)
{
  const gint64 quota = hl_survey_quota (self->dossiers->survey);
  const gint64 n = self->dossiers->list->len;

  return (guint) MIN (quota > 0 ? quota : hl_sample_size (n, USUAL_ERROR), n);
}
