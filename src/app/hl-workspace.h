#pragma once

#include <gio/gio.h>

#include "core/hl-office.h"
#include "core/hl-survey.h"
#include "store/hl-store.h"

G_BEGIN_DECLS

#define HL_TYPE_WORKSPACE (hl_workspace_get_type ())
G_DECLARE_FINAL_TYPE (HlWorkspace, hl_workspace, HL, WORKSPACE, GObject)

/**
 * HlWorkFunc:
 * @store: the open file; valid during the call only
 * @data: user data
 * @cancellable: (nullable): asks the work to stop
 * @error: return location for an error
 *
 * Work on the file, done in the workspace's own thread.
 *
 * Returns: (transfer full): the result; %NULL with @error set when it failed
 */
typedef gpointer (*HlWorkFunc) (HlStore      *store,
                                gpointer      data,
                                GCancellable *cancellable,
                                GError      **error);

void         hl_workspace_open_async    (const char          *path,
                                         HlDbMode             mode,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
HlWorkspace *hl_workspace_open_finish   (GAsyncResult        *result,
                                         GError             **error);
const char  *hl_workspace_get_path      (HlWorkspace         *self);
void         hl_workspace_run_async     (HlWorkspace         *self,
                                         HlWorkFunc           work,
                                         gpointer             work_data,
                                         GDestroyNotify       free_data,
                                         GDestroyNotify       free_result,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             data);
gpointer     hl_workspace_run_finish    (HlWorkspace         *self,
                                         GAsyncResult        *result,
                                         GError             **error);
void         hl_workspace_changed       (HlWorkspace         *self,
                                         gint64               survey_id);
void         hl_workspace_watch         (HlWorkspace         *self);

G_END_DECLS
