#pragma once

#include "app/hl-workspace.h"
#include "exchange/hl-response-csv.h"
#include "store/hl-store-import.h"

G_BEGIN_DECLS

/**
 * HlImportFile:
 * @bytes: as on the disk
 * @same: an import of the very same file, its id 0 when there was none
 *
 * A file that was read and planned.
 */
typedef struct
{
  char         *name;
  GBytes       *bytes;
  HlImportPlan *plan;
  HlImport     *same;
} HlImportFile;

void            hl_import_file_free         (HlImportFile        *self);
void            hl_import_read_async        (HlWorkspace         *workspace,
                                             HlSurvey            *survey,
                                             const char          *path,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
HlImportFile   *hl_import_read_finish       (GAsyncResult        *result,
                                             GError             **error);
void            hl_import_run_async         (HlWorkspace         *workspace,
                                             HlImportFile        *file,
                                             GCancellable        *cancellable,
                                             gint                *progress,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
HlImportReport *hl_import_run_finish        (HlWorkspace         *workspace,
                                             GAsyncResult        *result,
                                             GError             **error);
void            hl_import_save_refused_async (HlImportFile       *file,
                                             HlImportReport      *report,
                                             const char          *path,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
char           *hl_import_save_refused_finish (GAsyncResult      *result,
                                             GError             **error);
void            hl_import_find_last_async   (HlWorkspace         *workspace,
                                             gint64               survey_id,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
HlImport       *hl_import_find_last_finish  (HlWorkspace         *workspace,
                                             GAsyncResult        *result,
                                             GError             **error);
void            hl_import_take_back_async   (HlWorkspace         *workspace,
                                             HlSurvey            *survey,
                                             gint64               import_id,
                                             const char          *reason,
                                             GAsyncReadyCallback  callback,
                                             gpointer             data);
gboolean        hl_import_take_back_finish  (HlWorkspace         *workspace,
                                             GAsyncResult        *result,
                                             GError             **error);

G_END_DECLS
